"""Adopted analyses of areas in the API, with the advice on them and what was decided."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from jeugdzorg.kern.lists import ONLY_WHICH
from jeugdzorg.kern.viewsets import NumberedViewSet

from .api_filters_indicatoren import HalfjaarFilterSet
from .models import (
    Aanbeveling,
    Advies,
    Analyse,
    Analyseblok,
    Besluitregel,
    Cyclusbesluit,
    Hiaat,
    Ontwikkelopdracht,
)
from .serializers_analyse import AnalyseSerializer


class AnalyseViewSet(NumberedViewSet):
    queryset = Analyse.objects.vastgesteld()
    serializer_class = AnalyseSerializer
    filterset_class = HalfjaarFilterSet
    sort_fields = {
        "id": "pk",
        "gebied": "cyclus__gebied__naam",
        "jaar": "cyclus__jaar",
        "vastgesteldOp": "vastgesteld_op",
    }
    tag, enkelvoud, meervoud = "Monitoring", "bovenregionale analyse", "bovenregionale analyses"
    uitleg = (
        "De analyse van een gebied over een halfjaar zoals vastgesteld: tekst en cijfers blijven "
        "zoals zij zijn. Met het advies zodra dat bij de stuurgroep ligt, en wat zij besloot. Een "
        "volgende versie is een eigen rij."
    )

    gone_fields = ONLY_WHICH

    def gone(self) -> QuerySet:
        return Analyse.objects.niet_meer_leesbaar(self.request.user)

    def with_related(self, rows: Any) -> QuerySet:
        user = self.request.user
        hiaten = Hiaat.objects.visible_to(user).prefetch_related("regios")
        return rows.select_related("cyclus__gebied").prefetch_related(
            Prefetch("blokken", Analyseblok.objects.visible_to(user)),
            Prefetch("hiaten", hiaten),
            Prefetch("advies", adviezen(user)),
        )


def adviezen(user: Any) -> QuerySet:
    """Handed over, with what was decided; of an assignment only what ``user`` may see."""
    besluiten = Cyclusbesluit.objects.visible_to(user).geldend()
    opdrachten = Ontwikkelopdracht.objects.visible_to(user)
    regels = Besluitregel.objects.filter(besluit__in=besluiten).prefetch_related(
        Prefetch("opdracht", opdrachten)
    )
    aanbevelingen = (
        Aanbeveling.objects.visible_to(user)
        .select_related("organisatie", "hiaat")
        .prefetch_related(Prefetch("besluitregels", regels))
    )
    return (
        Advies.objects.visible_to(user)
        .filter(aangeboden_op__isnull=False)
        .prefetch_related(
            Prefetch("aanbevelingen", aanbevelingen), Prefetch("besluiten", besluiten)
        )
    )
