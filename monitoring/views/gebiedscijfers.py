"""Totals of areas: what their regions come to, and on how many of them that rests."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from jeugdzorg.kern.audit import meld_export
from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.exporting import FORMATS, Export, export_response
from jeugdzorg.kern.templatetags.lijsten import chosen_words
from jeugdzorg.kern.views import PageMixin
from regio.gebiedskeuze import GebiedMixin

from ..filters_gebiedscijfers import GebiedscijferFilter
from ..levering.gebiedscijfers import Plek, Vraag, gebiedscijfers, plekken

KOLOMMEN = [
    Column("Gebied", "plek.gebied.naam"),
    Column("Code", "plek.indicator.code"),
    Column("Indicator", "plek.indicator.naam"),
    Column("Halfjaar", "plek.halfjaar.label"),
    Column("Regio's samen", "samen.getoond", "getal"),
    Column("Eenheid", "eenheid"),
    Column("Waarom geen waarde", "samen.waarom_leeg"),
    Column("Hoe geteld", "telwijze_tekst"),
    Column("Geleverd", "aantal_geleverd", "getal"),
    Column("Verwacht", "samen.dekking.totaal", "getal"),
    Column("Dekking", "samen.dekking.tekst"),
    Column("Ontbreekt", "samen.dekking.ontbreekt"),
    Column("Verzonnen", "samen.voorbeeld"),
    Column("Versie van de definitie", "versie.nummer", "getal"),
    Column("Totaal volgens bron", "totaal", "getal"),
    Column("Bron", "samen.gedrukt.bron.korte_titel"),
    Column("Vindplaats", "samen.gedrukt.vindplaats"),
    Column("Peildatum", "samen.gedrukt.peildatum", "datum"),
]
NOTEN = (
    "Regio's samen is opgeteld uit wat u mag zien; Dekking zegt van hoeveel regio's.",
    "n.v.t.: deze waarden van regio's tellen niet op.",
    "Totaal volgens bron staat zo in de bron.",
)


class GebiedscijferLijst(GebiedMixin, PageMixin, TemplateView):
    """Not rows of a table, so not a ``ListPage``: they are put together per page."""

    filterset_class = GebiedscijferFilter
    template_name = "monitoring/gebiedscijfer_list.html"
    titel = "Totalen van gebieden"
    per_pagina = 50

    @cached_property
    def alle(self) -> list[Plek]:
        return plekken(Vraag(), self.request.user)

    @cached_property
    def filterset(self) -> GebiedscijferFilter:
        return GebiedscijferFilter(self.request.GET, plekken=self.alle, request=self.request)

    @cached_property
    def gekozen(self) -> list[Plek]:
        vraag = self.filterset.vraag()
        return [plek for plek in self.alle if vraag.neemt(plek)] if vraag else []

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        formaat = request.GET.get("formaat", "")
        if formaat in FORMATS and self.filterset.form.is_valid():
            export = self.export()
            meld_export(request, export, formaat)
            return export_response(export, formaat)
        return super().get(request, *args, **kwargs)

    def export(self) -> Export:
        form = self.filterset.form
        return Export(
            title=self.titel,
            columns=KOLOMMEN,
            rows=gebiedscijfers(self.gekozen, self.request.user),
            filters=[
                (str(veld.label), chosen_words(form, naam))
                for naam, veld in form.fields.items()
                if form.data.get(naam)
            ],
            notes=NOTEN,
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bladen = Paginator(self.gekozen, self.per_pagina)
        pagina = bladen.get_page(self.request.GET.get("pagina"))
        return super().get_context_data(
            **{
                "titel": self.titel,
                "filter": self.filterset,
                "meervoud": "totalen",
                "enkelvoud": "totaal",
                "formaten": " ".join(FORMATS),
                "page_obj": pagina,
                "cijfers": gebiedscijfers(list(pagina), self.request.user),
                **kwargs,
            }
        )
