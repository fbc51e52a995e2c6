"""What one can choose on the list of reports."""

import django_filters as filters
from django.db.models import QuerySet
from django.http import HttpRequest

from regio.gebiedskeuze import gebieden_voor
from regio.models import Jeugdhulpregio

from .choices_rapport import Rapportstatus
from .models import Rapport


def regios_met_rapport(request: HttpRequest | None) -> QuerySet:
    if request is None:
        return Jeugdhulpregio.objects.none()
    rapporten = Rapport.objects.visible_to(request.user)
    return Jeugdhulpregio.objects.filter(pk__in=rapporten.values("jeugdhulpregio"))


class RapportFilter(filters.FilterSet):
    gebied = filters.ModelChoiceFilter(
        label="Gebied", queryset=gebieden_voor, to_field_name="code", field_name="cyclus__gebied"
    )
    regio = filters.ModelChoiceFilter(
        label="Regio",
        queryset=regios_met_rapport,
        to_field_name="code",
        field_name="jeugdhulpregio",
    )
    jaar = filters.NumberFilter(label="Jaar", field_name="cyclus__jaar")
    status = filters.ChoiceFilter(label="Status", choices=Rapportstatus.choices)

    class Meta:
        model = Rapport
        fields: list[str] = []
