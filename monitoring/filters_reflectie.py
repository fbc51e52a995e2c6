"""What one can choose on the lists of reflection sessions and assignments."""

from typing import Any

import django_filters as filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from regio.gebiedskeuze import gebieden_voor
from regio.models import Jeugdhulpregio, Organisatie

from .choices_reflectie import OPDRACHT_LOOPT, Opdrachtstatus, Sessiestatus
from .models import Cyclus, Ontwikkelopdracht, Reflectiesessie


def regios_met_sessie(request: HttpRequest | None) -> QuerySet:
    if request is None:
        return Jeugdhulpregio.objects.none()
    sessies = Reflectiesessie.objects.visible_to(request.user)
    return Jeugdhulpregio.objects.visible_to(request.user).filter(
        pk__in=sessies.values("jeugdhulpregio")
    )


def opdrachtnemers(request: HttpRequest | None) -> QuerySet:
    if request is None:
        return Organisatie.objects.none()
    opdrachten = Ontwikkelopdracht.objects.visible_to(request.user)
    return Organisatie.objects.visible_to(request.user).filter(
        pk__in=opdrachten.values("organisatie")
    )


def halfjaren(request: HttpRequest | None = None) -> list[tuple[str, str]]:
    rijen = Cyclus.objects.filter(reflectiesessies__isnull=False).distinct()
    gevonden = sorted({rij.halfjaar for rij in rijen}, reverse=True)
    return [(str(halfjaar), halfjaar.label) for halfjaar in gevonden]


class ReflectiesessieFilter(filters.FilterSet):
    gebied = filters.ModelChoiceFilter(
        label="Gebied", queryset=gebieden_voor, to_field_name="code", field_name="cyclus__gebied"
    )
    regio = filters.ModelChoiceFilter(
        label="Regio",
        queryset=regios_met_sessie,
        to_field_name="code",
        field_name="jeugdhulpregio",
    )
    halfjaar = filters.ChoiceFilter(label="Halfjaar", choices=halfjaren, method="in_halfjaar")
    status = filters.ChoiceFilter(label="Status", choices=Sessiestatus.choices)

    class Meta:
        model = Reflectiesessie
        fields: list[str] = []

    def in_halfjaar(self, queryset: Any, name: str, value: str) -> QuerySet:
        jaar, _, helft = value.partition("-")
        return queryset.filter(cyclus__jaar=jaar, cyclus__helft=helft)


LOOPT = [("loopt", "loopt nog"), ("te_laat", "loopt, termijn voorbij"), ("gesloten", "gesloten")]


class OpdrachtFilter(filters.FilterSet):
    zoek = filters.CharFilter(label="Zoek", method="zoeken")
    gebied = filters.ModelChoiceFilter(
        label="Gebied", queryset=gebieden_voor, to_field_name="code", field_name="gebied"
    )
    organisatie = filters.ModelChoiceFilter(
        label="Voor organisatie", queryset=opdrachtnemers, to_field_name="code"
    )
    stand = filters.ChoiceFilter(label="Stand", choices=LOOPT, method="met_stand")
    status = filters.ChoiceFilter(label="Status", choices=Opdrachtstatus.choices)

    class Meta:
        model = Ontwikkelopdracht
        fields: list[str] = []

    def zoeken(self, queryset: Any, name: str, value: str) -> QuerySet:
        return queryset.filter(
            Q(titel__icontains=value)
            | Q(resultaat__icontains=value)
            | Q(opdrachtnemer__icontains=value)
            | Q(code__icontains=value)
        )

    def met_stand(self, queryset: Any, name: str, value: str) -> QuerySet:
        if value == "te_laat":
            return queryset.te_laat()
        if value == "loopt":
            return queryset.lopend()
        return queryset.exclude(status__in=OPDRACHT_LOOPT)
