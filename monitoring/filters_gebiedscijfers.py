"""What one can choose on the list of totals of areas."""

from collections.abc import Iterable
from typing import Any

import django_filters as filters
from django.http import HttpRequest

from jeugdzorg.kern.vrije_tekst import Formulier
from regio.gebiedskeuze import gebieden_voor
from regio.models import Gebied

from .halfjaar import Halfjaar
from .levering.gebiedscijfers import Plek, Vraag
from .models import Indicator


class Grenzen(Formulier):
    """From and until in that order; half-years sort as their texts do."""

    def clean(self) -> dict[str, Any]:
        gekozen = super().clean() or self.cleaned_data
        van, tot = gekozen.get("van"), gekozen.get("tot")
        if van and tot and van > tot:
            self.add_error("tot", "Dit halfjaar ligt voor het eerste. Kies een later halfjaar.")
        return gekozen


class GebiedscijferFilter(filters.FilterSet):
    """Asks; the rows are put together from the answers (``vraag``)."""

    indicator = filters.ModelChoiceFilter(
        label="Indicator", queryset=Indicator.objects.none(), to_field_name="code"
    )
    gebied = filters.ModelChoiceFilter(label="Gebied", queryset=gebieden_voor, to_field_name="code")
    van = filters.ChoiceFilter(label="Vanaf", choices=())
    tot = filters.ChoiceFilter(label="Tot en met", choices=())

    class Meta:
        model = Gebied
        fields: list[str] = []
        form = Grenzen

    def __init__(self, data: Any, *, plekken: Iterable[Plek], request: HttpRequest) -> None:
        super().__init__(data, queryset=Gebied.objects.none(), request=request)
        rijen = list(plekken)
        halfjaren = sorted({plek.halfjaar for plek in rijen}, reverse=True)
        keuzes = [(str(halfjaar), halfjaar.label) for halfjaar in halfjaren]
        self.filters["van"].extra["choices"] = self.filters["tot"].extra["choices"] = keuzes
        bekend = Indicator.objects.filter(pk__in={plek.indicator.pk for plek in rijen})
        self.filters["indicator"].queryset = bekend
        self.form.is_filter = True

    def vraag(self) -> Vraag | None:
        """None: what was filled in is wrong."""
        if not self.form.is_valid():
            return None
        gekozen = self.form.cleaned_data
        grenzen = [Halfjaar.parse(gekozen[n]) if gekozen[n] else None for n in ("van", "tot")]
        return Vraag(gekozen["gebied"], gekozen["indicator"], *grenzen)
