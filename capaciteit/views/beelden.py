"""The pages that show capacity: a choice, and below it what was found, kept until it changes."""

from collections.abc import Sequence
from typing import Any, ClassVar, Final
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from jeugdzorg.kern.audit import meld_export
from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.dataversie import dataversie, onthouden, versies_gelezen
from jeugdzorg.kern.exporting import FORMATS, Export, export_response
from jeugdzorg.kern.templatetags.lijsten import chosen_words
from jeugdzorg.kern.views import OverviewView
from regio.gebiedskeuze import gekozen_gebied, keuze_gebieden
from regio.inzage import inzage_van
from regio.models import (
    Bron,
    Gebied,
    GebiedRegio,
    Gemeente,
    Jeugdhulpregio,
    Jeugdigental,
    Organisatie,
)

from ..beelden.stand import andere_maten
from ..choices import Capaciteitsmaat
from ..forms_beelden import Beeldkeuze
from ..models import Capaciteitsmeting, Locatie, Voorziening, Voorzieningstatusrij

PAGINAS: Final = (
    ("Overzicht", "capaciteit:overzicht"),
    ("Bezetting", "capaciteit:bezetting"),
    ("Vrije plaatsen", "capaciteit:vrije-plaatsen"),
    ("Maand voor maand", "capaciteit:per-maand"),
    ("Kleinschalig", "capaciteit:kleinschalig"),
    ("Per 10.000 jeugdigen", "capaciteit:per-10000"),
)
MEE: Final = ("gebied", "zorgvorm", "regio", "aanbieder", "beweging", "voorbeeld")
"""What a link to another of these pages takes along."""

MODELLEN: Final = (
    Capaciteitsmeting,
    Voorziening,
    Locatie,
    Locatie.aanbieders.through,
    Voorzieningstatusrij,
    Bron,
    Gebied,
    GebiedRegio,
    Gemeente,
    Jeugdhulpregio,
    Jeugdigental,
    Organisatie,
)
"""All that these pages read."""


class Beeld(OverviewView):
    """One question about capacity.

    ``get_beeld`` gives what ``fragment`` shows and, under ``rijen``, what is downloaded. The
    fragment is kept for everybody with the same rights, until what it was made from changes; so it
    may hold nothing about the user.
    """

    template_name = "capaciteit/beelden/beeld.html"
    inhoud = "capaciteit/beelden/_inhoud.html"
    fragment: ClassVar[str]
    formulier: ClassVar[type[Beeldkeuze]] = Beeldkeuze
    uitleg: ClassVar[str] = ""
    columns: ClassVar[Sequence[Column]] = ()
    notes: ClassVar[Sequence[str]] = ()
    keuze: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        gebied = gekozen_gebied(request)
        if gebied and "gebied" not in request.GET:
            return redirect(f"{request.path}?{self.adres({'gebied': gebied.code})}")
        formaat = request.GET.get("formaat", "")
        if self.columns and formaat in FORMATS:
            self.keuze = self.maak_keuze()
            if self.keuze.is_valid():
                export = self.get_export()
                meld_export(request, export, formaat)
                return export_response(export, formaat)
        return super().get(request, *args, **kwargs)

    def maak_keuze(self) -> Beeldkeuze:
        return self.formulier(self.request.GET, gebieden=self.get_gebieden())

    def get_gebieden(self) -> list[Gebied]:
        return keuze_gebieden(self.request)

    def adres(self, erbij: dict[str, str]) -> str:
        query = self.request.GET.copy()
        query.update(erbij)
        return query.urlencode()

    @property
    def vraag(self) -> dict[str, Any]:
        """Which measurements: for ``samenvatting`` and ``metingen``."""
        keuze = self.keuze.cleaned_data
        maat = keuze.get("maat", Capaciteitsmaat.PLEKKEN)
        return {"filters": self.keuze.filters, "maat": maat, "voorbeeld": keuze["voorbeeld"]}

    def zonder_cijfers(self) -> dict[str, Any]:
        """What an empty page offers: the measures that do have figures."""
        return {"rijen": [], "andere_maten": andere_maten(self.request.user, self.vraag)}

    def get_beeld(self) -> dict[str, Any]:
        raise NotImplementedError

    def get_inhoud(self) -> SafeString:
        """The fragment, from memory while nothing changed."""
        with versies_gelezen(*MODELLEN):
            versie = dataversie(*MODELLEN)
            rechten = inzage_van(self.request.user)
            gevraagd = sorted(self.request.GET.lists())
            sleutel = (self.request.path, rechten, gevraagd, timezone.localdate())
            return onthouden("beeld", sleutel, versie, self.maak_inhoud)

    def maak_inhoud(self) -> SafeString:
        """The choice and what was found, or what is wrong with the choice."""
        self.keuze = self.maak_keuze()
        context = {"filter": {"form": self.keuze}, "fragment": self.fragment}
        if self.keuze.is_valid():
            context |= self.get_fragment()
        return render_to_string(self.inhoud, context, request=self.request)

    def get_fragment(self) -> dict[str, Any]:
        return {
            "titel": self.titel,
            "keuze": self.keuze.cleaned_data,
            "voorbeeld": self.keuze.cleaned_data["voorbeeld"],
            "formaten": " ".join(FORMATS) if self.columns else "",
            "mee": self.meegenomen(),
            **self.get_beeld(),
        }

    def get_export(self) -> Export:
        verzonnen = ", voorbeeld" if self.keuze.cleaned_data["voorbeeld"] else ""
        return Export(
            title=f"{self.titel}{verzonnen}",
            columns=self.columns,
            rows=self.get_beeld()["rijen"],
            filters=list(self.keuze_in_woorden()),
            notes=self.notes,
        )

    def keuze_in_woorden(self) -> Any:
        for naam, veld in self.keuze.fields.items():
            if self.keuze.data.get(naam):
                yield str(veld.label), chosen_words(self.keuze, naam)

    def meegenomen(self) -> str:
        gekozen = {naam: self.request.GET[naam] for naam in MEE if naam in self.request.GET}
        return urlencode(gekozen)

    def get_tabs(self) -> list[dict[str, Any]]:
        hier = self.request.resolver_match.view_name if self.request.resolver_match else ""
        mee = self.meegenomen()
        return [
            {"label": label, "url": f"{reverse(naam)}?{mee}", "actief": naam == hier}
            for label, naam in PAGINAS
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "uitleg": self.uitleg,
                "tabs": self.get_tabs(),
                "inhoud": self.get_inhoud(),
                **kwargs,
            }
        )
