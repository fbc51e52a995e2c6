"""Published reports in the API."""

import django_filters as filters
from django.db.models import QuerySet

from jeugdzorg.kern.api_filters import CamelCaseFilterSet, CodeFilter
from jeugdzorg.kern.lists import ONLY_WHICH
from jeugdzorg.kern.viewsets import NumberedViewSet
from regio.models import Gebied, Jeugdhulpregio

from .models import Rapport
from .serializers_rapport import RapportSerializer


class RapportFilter(CamelCaseFilterSet):
    gebied = CodeFilter(Gebied, "cyclus__gebied", help_text="Code van een gebied.")
    regio = CodeFilter(Jeugdhulpregio, "jeugdhulpregio", help_text="Code van een regio.")
    jaar = filters.NumberFilter(
        "cyclus__jaar", help_text="Jaar van het halfjaar.", max_value=9999, min_value=1
    )


class RapportViewSet(NumberedViewSet):
    queryset = Rapport.objects.gepubliceerd()
    serializer_class = RapportSerializer
    related = ("cyclus__gebied", "jeugdhulpregio")
    filterset_class = RapportFilter
    sort_fields = {"id": "pk", "jaar": "cyclus__jaar", "gepubliceerdOp": "gepubliceerd_op"}
    tag, enkelvoud, meervoud = "Monitoring", "rapport", "rapporten"
    uitleg = (
        "Een gepubliceerd halfjaarrapport van een gebied of regio, met zijn cijfers zoals toen "
        "gerapporteerd en de kenmerken waarmee u bestand en cijfers controleert."
    )
    gone_fields = ONLY_WHICH

    def gone(self) -> QuerySet:
        return Rapport.objects.ingetrokken(self.request.user)
