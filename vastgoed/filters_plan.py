"""What one can choose on the list of plans; its choices come from the plans one may see."""

from typing import Any, Final

import django_filters as filters
from django import forms
from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.forms.utils import flatatt
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from jeugdzorg.kern.dataversie import vingerafdruk
from regio.gebiedskeuze import keuze_gebieden

from .choices_plan import Aanzet, Planstatus, Planuitkomst
from .models import Vastgoedplan

MINUUT: Final = 60
UIT_PLANNEN: Final = ("aanbieder", "gemeente", "regeling")


class LangeKeuze(forms.Select):
    """Writes its options itself: a template for each of hundreds takes longer than the list."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        gekozen = "" if value is None else str(value)
        opties = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (code, SafeString(" selected") if str(code) == gekozen else "", label)
                for code, label in self.choices
            ),
        )
        kenmerken = self.build_attrs(self.attrs, {**(attrs or {}), "name": name})
        return format_html("<select{}>{}</select>", flatatt(kenmerken), opties)


class PlanFilter(filters.FilterSet):
    """Whose turn it is, since when, and for which area, provider or scheme."""

    zoek = filters.CharFilter(label="Zoek", method="met_tekst")
    gebied = filters.ChoiceFilter(
        label="Gebied", empty_label="alle gebieden", field_name="gebied__code"
    )
    regeling = filters.ChoiceFilter(
        label="Regeling",
        empty_label="alle regelingen",
        field_name="regeling__code",
        widget=LangeKeuze,
    )
    aanbieder = filters.ChoiceFilter(
        label="Aanbieder",
        empty_label="alle aanbieders",
        field_name="aanbieder__code",
        widget=LangeKeuze,
    )
    gemeente = filters.ChoiceFilter(
        label="Gemeente",
        empty_label="alle gemeenten",
        field_name="gemeente__code",
        widget=LangeKeuze,
    )
    status = filters.ChoiceFilter(
        label="Status",
        empty_label="alle",
        choices=[("lopend", "alles wat loopt"), *Planstatus.choices],
        method="met_status",
    )
    aan_zet = filters.ChoiceFilter(
        label="Wie is aan zet", empty_label="alle", choices=Aanzet.choices
    )
    uitkomst = filters.ChoiceFilter(
        label="Besluit", empty_label="alle", choices=Planuitkomst.choices
    )
    te_laat = filters.ChoiceFilter(
        label="Termijn", empty_label="alle", choices=[("ja", "te laat")], method="over_de_termijn"
    )

    class Meta:
        model = Vastgoedplan
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        request: Any = self.request
        self.kies("gebied", [(rij.code, rij.naam) for rij in keuze_gebieden(request)])
        plannen = Vastgoedplan.objects.visible_to(request.user)
        for naam, keuzes in bewaarde_partijen(plannen, gevraagd=self.data).items():
            self.kies(naam, keuzes)

    def kies(self, naam: str, keuzes: list[tuple[str, str]]) -> None:
        self.filters[naam].extra["choices"] = keuzes

    def met_tekst(self, rijen: QuerySet, naam: str, tekst: str) -> QuerySet:
        return rijen.filter(
            Q(titel__icontains=tekst)
            | Q(code__icontains=tekst)
            | Q(aanbieder__naam__icontains=tekst)
        )

    def met_status(self, rijen: Any, naam: str, waarde: str) -> QuerySet:
        return rijen.lopend() if waarde == "lopend" else rijen.filter(status=waarde)

    def over_de_termijn(self, rijen: QuerySet, naam: str, waarde: str) -> QuerySet:
        return rijen.filter(uiterlijk__lt=timezone.localdate())


def bewaarde_partijen(plannen: QuerySet, *, gevraagd: Any) -> dict[str, list[tuple[str, str]]]:
    """``partijen``, kept for a minute per right to read; a party that is asked for and not known
    yet is looked up at once."""
    plek = f"planpartijen-{vingerafdruk(plannen)}"
    gevonden = cache.get(plek)
    if gevonden is None or not kent(gevonden, gevraagd):
        gevonden = partijen(plannen)
        cache.set(plek, gevonden, timeout=MINUUT)
    return gevonden


def kent(gevonden: dict[str, list[tuple[str, str]]], gevraagd: Any) -> bool:
    codes = {naam: {code for code, _ in keuzes} for naam, keuzes in gevonden.items()}
    vragen = {naam: (gevraagd or {}).get(naam) for naam in codes}
    return all(not code or code in codes[naam] for naam, code in vragen.items())


def partijen(plannen: QuerySet) -> dict[str, list[tuple[str, str]]]:
    """The providers, municipalities and schemes of these plans, each once, in one query."""
    velden = [f"{naam}__{deel}" for naam in UIT_PLANNEN for deel in ("code", "naam")]
    rijen = list(plannen.order_by().values_list(*velden).distinct())
    return {
        naam: sorted({(rij[2 * n], rij[2 * n + 1]) for rij in rijen}, key=lambda keuze: keuze[1])
        for n, naam in enumerate(UIT_PLANNEN)
    }
