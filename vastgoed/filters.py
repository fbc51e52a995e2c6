"""What one can choose on the lists of schemes and deadlines."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from regio.gebiedskeuze import gebieden_voor

from .choices import Termijnsoort, Termijnstatus
from .models import Regeling, Termijn
from .models.termijn import BINNENKORT

DATUM = forms.DateInput(attrs={"type": "date"})


def regelingen_voor(request: HttpRequest | None) -> QuerySet:
    if request is None:
        return Regeling.objects.none()
    termijnen = Termijn.objects.visible_to(request.user).values("regeling")
    return Regeling.objects.visible_to(request.user).filter(pk__in=termijnen)


class TermijnFilter(filters.FilterSet):
    """Expects rows with ``geldende_datum`` (``with_verlengingen``)."""

    zoek = filters.CharFilter(label="Zoek", field_name="mijlpaal", lookup_expr="icontains")
    gebied = filters.ModelChoiceFilter(label="Gebied", queryset=gebieden_voor, to_field_name="code")
    regeling = filters.ModelChoiceFilter(
        label="Regeling", queryset=regelingen_voor, to_field_name="code"
    )
    soort = filters.ChoiceFilter(label="Soort", choices=Termijnsoort.choices)
    status = filters.ChoiceFilter(
        label="Status", choices=Termijnstatus.choices, method="met_status"
    )
    wie = filters.CharFilter(
        label="Verantwoordelijke", field_name="verantwoordelijke", lookup_expr="icontains"
    )
    van = filters.DateFilter(
        label="Vanaf", field_name="geldende_datum", lookup_expr="gte", widget=DATUM
    )
    tot = filters.DateFilter(
        label="Tot en met", field_name="geldende_datum", lookup_expr="lte", widget=DATUM
    )

    class Meta:
        model = Termijn
        fields: list[str] = []

    def met_status(self, queryset: Any, name: str, value: str) -> QuerySet:
        """The same borders as ``Termijn.status``."""
        vandaag = timezone.localdate()
        grens = vandaag + BINNENKORT
        return {
            Termijnstatus.ZONDER_DATUM: queryset.filter(geldende_datum__isnull=True),
            Termijnstatus.VERSTREKEN: queryset.filter(geldende_datum__lt=vandaag),
            Termijnstatus.BINNENKORT: queryset.filter(geldende_datum__range=(vandaag, grens)),
            Termijnstatus.LOOPT: queryset.filter(geldende_datum__gt=grens),
        }[Termijnstatus(value)]
