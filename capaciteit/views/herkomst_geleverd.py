"""Origin as providers delivered it: who stays where, what follows from it, two half-years."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from jeugdzorg.kern.audit import meld_export
from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.exporting import FORMATS, Export, export_response
from jeugdzorg.kern.templatetags.lijsten import chosen_words
from jeugdzorg.kern.views import OverviewView
from regio.gebiedskeuze import gekozen_gebied, keuze_gebieden

from ..charts import nettostroom_grafiek
from ..choices import Herkomstmaat
from ..forms_herkomst import Herkomstkeuze, Matrixkeuze, Vergelijkkeuze
from ..herkomstaandelen import (
    dekking,
    grootste_stromen,
    halfjaar_van,
    regioaandelen,
    vergelijken,
)
from ..herkomstmatrix import Levering, Rij, halfjaren, levering, tabel
from ..tijden import Tijden, tijden_van

STROMEN = 15


class GeleverdView(OverviewView):
    """A choice by address; ``get_beeld`` is what it shows once the choice holds."""

    formulier: ClassVar[type[Herkomstkeuze]]
    keuze: Herkomstkeuze

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.gebied = gekozen_gebied(request)
        if self.gebied and "gebied" not in request.GET:
            query = request.GET.copy()
            query["gebied"] = self.gebied.code
            return redirect(f"{request.path}?{query.urlencode()}")
        self.halfjaren = halfjaren(request.user, self.tijden.bekend_op)
        self.keuze = self.formulier(
            request.GET, gebieden=keuze_gebieden(request), halfjaren=self.halfjaren
        )
        self.kan = bool(self.halfjaren) and self.keuze.is_valid()
        formaat = request.GET.get("formaat", "")
        if self.kan and formaat in FORMATS:
            export = self.get_export()
            meld_export(request, export, formaat)
            return export_response(export, formaat)
        return super().get(request, *args, **kwargs)

    @property
    def tijden(self) -> Tijden:
        return tijden_van(self.request.GET)

    def van(self, veld: str, **keuze: Any) -> Levering:
        """What was delivered of the half-year chosen in ``veld``."""
        halfjaar = halfjaar_van(self.keuze.cleaned_data[veld])
        assert halfjaar is not None  # noqa: S101 - one of the choices
        return levering(self.request.user, halfjaar, bekend_op=self.tijden.bekend_op, **keuze)

    def get_beeld(self) -> dict[str, Any]:
        raise NotImplementedError

    def get_export(self) -> Export:
        raise NotImplementedError

    def keuze_in_woorden(self) -> list[tuple[str, str]]:
        velden = self.keuze.fields.items()
        return [
            (str(veld.label), chosen_words(self.keuze, naam))
            for naam, veld in velden
            if self.keuze.data.get(naam)
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = self.get_beeld() if self.kan else {}
        return super().get_context_data(
            **{
                "tijden": self.tijden,
                "tijdkeuze": self.keuze,
                "gebied": self.gebied,
                "kan": self.kan,
                "is_leeg": not self.halfjaren and not self.tijden.bekend_op,
                "formaten": " ".join(FORMATS),
                **beeld,
                **kwargs,
            }
        )


class HerkomstMatrix(GeleverdView):
    titel = "Herkomst per voorziening"
    template_name = "capaciteit/herkomst_geleverd.html"
    formulier = Matrixkeuze

    def get_beeld(self) -> dict[str, Any]:
        keuze = self.keuze.cleaned_data
        getoond = self.van("halfjaar", maat=keuze["maat"], gebied=self.gebied)
        overal = getoond
        if self.gebied or keuze["maat"] != Herkomstmaat.VERBLIJVEND:
            overal = self.van("halfjaar")
        stromen = grootste_stromen(overal, self.gebied, STROMEN)
        return {
            "levering": getoond,
            "maat": Herkomstmaat(keuze["maat"]).label,
            "per": keuze["per"],
            "draai": keuze["draai"],
            "tabel": tabel(getoond.rijen, per=keuze["per"], draai=keuze["draai"]),
            "dekking": dekking(getoond, self.gebied),
            "aandelen": regioaandelen(overal, self.gebied),
            "stroomgrafiek": nettostroom_grafiek(stromen, overal.regios) if stromen else None,
        }

    def get_export(self) -> Export:
        beeld = self.get_beeld()
        gevonden = beeld["tabel"]
        kolommen = [
            Column(kop.naam, cel_van(nummer), "getal")
            for nummer, kop in enumerate(gevonden.kolommen)
        ]
        return Export(
            title=f"{self.titel}, {beeld['maat']}, {beeld['levering'].halfjaar}",
            columns=[
                Column("Regio" if beeld["draai"] else beeld["per"].capitalize(), "kop.naam"),
                *kolommen,
                Column("Samen, van wat u mag zien", "totaal.getoond", "getal"),
                Column("Afgeschermd", "totaal.afgeschermd", "getal"),
            ],
            rows=gevonden.rijen,
            filters=self.keuze_in_woorden(),
            notes=[
                f"Periode (waar het over gaat): {beeld['levering'].halfjaar}.",
                f"Stand {self.tijden.bekend_zin.removeprefix('zoals ')}.",
                f"Aangeleverd door {beeld['dekking'].tekst}.",
                "Een som telt alleen op wat u mag zien; ernaast staat hoeveel is afgeschermd.",
            ],
        )


def cel_van(nummer: int) -> Any:
    def waarde(rij: Rij) -> Any:
        return rij.cellen[nummer][1].waarde

    return waarde


WIJZIGINGEN = {
    "binnen": "Blijft in de eigen regio",
    "zelfvoorzienend": "Komt uit de eigen regio",
    "onbekend": "Herkomst onbekend",
    "netto": "Netto van elders",
}


class HerkomstVergelijking(GeleverdView):
    titel = "Herkomst vergelijken"
    template_name = "capaciteit/herkomst_vergelijking.html"
    formulier = Vergelijkkeuze

    def get_beeld(self) -> dict[str, Any]:
        eerst, dan = self.van("eerst"), self.van("dan")
        return {
            "eerst": eerst,
            "dan": dan,
            "dekking_eerst": dekking(eerst, self.gebied),
            "dekking_dan": dekking(dan, self.gebied),
            "maten": WIJZIGINGEN,
            "rijen": vergelijken(
                regioaandelen(eerst, self.gebied), regioaandelen(dan, self.gebied)
            ),
        }

    def get_export(self) -> Export:
        beeld = self.get_beeld()
        eerst, dan = beeld["eerst"].halfjaar, beeld["dan"].halfjaar
        kolommen = []
        for veld, naam in WIJZIGINGEN.items():
            soort: Any = "getal" if veld == "netto" else "percentage"
            kolommen += [
                Column(f"{naam}, {eerst}", f"{veld}.eerst", soort),
                Column(f"{naam}, {dan}", f"{veld}.dan", soort),
                Column(f"{naam}, verschil", f"{veld}.verschil", "getal"),
            ]
        return Export(
            title=f"{self.titel}, {eerst} en {dan}",
            columns=[Column("Regio", "naam"), *kolommen],
            rows=beeld["rijen"],
            filters=self.keuze_in_woorden(),
            notes=[
                f"Stand {self.tijden.bekend_zin.removeprefix('zoals ')}.",
                f"{eerst}: {beeld['dekking_eerst'].tekst}; {dan}: {beeld['dekking_dan'].tekst}.",
                "Verschil van een aandeel: in procentpunten.",
            ],
        )
