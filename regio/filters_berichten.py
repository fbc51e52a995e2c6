"""What one can filter on in the lists of messages."""

import django_filters as filters
from django.db.models import Q, QuerySet

from .berichten.soorten import SOORTEN
from .choices_berichten import BerichtStatus
from .filters import DagFilter, KeuzeFilter
from .models import Bericht


def soorten_keuze() -> list[tuple[str, str]]:
    return sorted(((soort.code, soort.naam) for soort in SOORTEN.values()), key=lambda k: k[1])


class BerichtFilter(filters.FilterSet):
    status = KeuzeFilter("Status", BerichtStatus.choices)
    soort = KeuzeFilter("Soort bericht", soorten_keuze)
    van = DagFilter("Vanaf", field_name="klaargezet_op", lookup_expr="date__gte")
    tot = DagFilter("Tot en met", field_name="klaargezet_op", lookup_expr="date__lte")

    class Meta:
        model = Bericht
        fields: tuple[str, ...] = ()


class UitgaandFilter(BerichtFilter):
    wie = filters.CharFilter(label="Ontvanger of onderwerp", method="zoek", max_length=100)

    def zoek(self, qs: QuerySet, name: str, value: str) -> QuerySet:
        return qs.filter(Q(gebruiker__naam__icontains=value) | Q(onderwerp__icontains=value))
