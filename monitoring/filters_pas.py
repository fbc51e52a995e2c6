"""What one can choose on the list of alternatives."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from regio.choices import UitspraakSoort
from regio.gebiedskeuze import gebieden_voor
from regio.models import Gebied, Jeugdhulpregio, Uitspraak

from .choices_pas import ALTERNATIEFSOORTEN, Alternatiefstatus, Zekerheid
from .models import Alternatief


def regios(request: HttpRequest | None) -> QuerySet:
    if request is None:
        return Jeugdhulpregio.objects.none()
    gezien = Alternatief.objects.visible_to(request.user)
    return Jeugdhulpregio.objects.filter(pk__in=gezien.values("jeugdhulpregios"))


def behoeften(request: HttpRequest | None) -> QuerySet:
    if request is None:
        return Uitspraak.objects.none()
    return Uitspraak.objects.visible_to(request.user).filter(soort=UitspraakSoort.DOELGROEP)


class AlternatiefFilter(filters.FilterSet):
    zoek = filters.CharFilter(label="Zoek", method="zoeken")
    gebied = filters.ModelChoiceFilter(
        label="Gebied", queryset=gebieden_voor, to_field_name="code", method="binnen_gebied"
    )
    regio = filters.ModelChoiceFilter(
        label="Regio", queryset=regios, to_field_name="code", field_name="jeugdhulpregios"
    )
    soort = filters.ChoiceFilter(label="Soort", choices=ALTERNATIEFSOORTEN)
    fase = filters.ChoiceFilter(label="Fase", choices=Zekerheid.choices)
    behoefte = filters.ModelChoiceFilter(label="Behoefte", queryset=behoeften, to_field_name="code")
    status = filters.ChoiceFilter(label="Status", choices=Alternatiefstatus.choices)

    class Meta:
        model = Alternatief
        fields: list[str] = []

    def zoeken(self, queryset: Any, name: str, value: str) -> QuerySet:
        return queryset.filter(
            Q(naam__icontains=value)
            | Q(omschrijving__icontains=value)
            | Q(doelgroep__icontains=value)
            | Q(andere_partners__icontains=value)
        )

    def binnen_gebied(self, queryset: Any, name: str, value: Gebied) -> QuerySet:
        return queryset.in_gebied(value)
