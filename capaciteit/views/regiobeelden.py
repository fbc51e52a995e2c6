"""Pages that compare regions: month by month, by scale of the groups, per 10.000 youths."""

from typing import Any, ClassVar

from django.utils import timezone

from jeugdzorg.kern.chart_kinds import staven
from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.notation import getal_tekst, is_number

from ..beelden.grafieken import kleinschalig_grafiek
from ..beelden.kleinschalig import per_regio, per_schaal, verloop, zin
from ..beelden.overzicht import namen
from ..beelden.perioden import Periode
from ..beelden.stand import dekking, laatste_dag, metingen
from ..beelden.verhouding import afgerond, jeugdigentallen, verhoudingen
from ..beelden.warmtekaart import eerste_maand, warmtekaart
from ..forms_beelden import Regiokeuze, Warmtekeuze
from ..samenvatting import samenvatting
from ..samenvattinggeheugen import samenvatting_per_periode
from .beelden import Beeld

HALFJAREN = 8


class Regiobeeld(Beeld):
    """Of the last period that has figures: half-years, unless said otherwise."""

    formulier = Regiokeuze
    soort: ClassVar[str] = "halfjaar"

    def get_beeld(self) -> dict[str, Any]:
        user = self.request.user
        laatst = laatste_dag(metingen(user, tot=timezone.localdate(), **self.vraag))
        if laatst is None:
            return self.zonder_cijfers()
        periode = Periode.met(self.soort, self.keuze.cleaned_data.get("begin") or laatst)
        van_nu = metingen(user, van=periode.begin, tot=periode.eind, **self.vraag)
        return {
            "periode": periode,
            "is_laatste": periode.eind >= laatst,
            "dekking": dekking(user, van_nu, filters=self.keuze.filters, tot=periode.eind),
            **self.van_periode(periode),
        }

    def van_periode(self, periode: Periode) -> dict[str, Any]:
        raise NotImplementedError


class PerMaandView(Regiobeeld):
    titel = "Maand voor maand"
    fragment = "capaciteit/beelden/_warmtekaart.html"
    formulier = Warmtekeuze
    soort = "maand"
    uitleg = "Hoe vol de regio's de afgelopen twaalf maanden waren, of hoeveel plaatsen zij hadden."
    columns: ClassVar = [
        Column("Regio", "naam"),
        Column("Code", "rij.regio"),
        Column("Maand", "rij.periode_begin", "datum"),
        Column("Voorzieningen", "rij.voorzieningen", "getal"),
        Column("Plaatsen", "rij.plaatsen", "getal"),
        Column("Bezet, voor zover getoond", "rij.bezet", "getal"),
        Column("Bezettingsgraad", "rij.bezettingsgraad", "percentage"),
        Column("Afgeschermde cijfers", "rij.afgeschermde_rijen", "getal"),
    ]

    def van_periode(self, periode: Periode) -> dict[str, Any]:
        user = self.request.user
        rijen = samenvatting_per_periode(
            user, groepering=["regio"], periode="maand", van=eerste_maand(periode),
            tot=periode.eind, **self.vraag,
        )  # fmt: skip
        rijen.sort(key=lambda rij: (rij.regio or "", rij.periode_begin))
        bekend = namen(user, "regio")
        return {
            "kaart": warmtekaart(rijen, periode, bekend, self.keuze.cleaned_data["toon"]),
            "rijen": [
                {"naam": bekend.get(rij.regio or "", rij.regio or "onbekend"), "rij": rij}
                for rij in rijen
            ],
        }


class KleinschaligView(Regiobeeld):
    titel = "Kleinschalig"
    fragment = "capaciteit/beelden/_kleinschalig.html"
    uitleg = "Welk deel van de plaatsen in groepen van hooguit zes is, en of dat deel groeit."
    columns: ClassVar = [
        Column("Regio", "naam"),
        Column("Code", "code"),
        Column("Plaatsen in groepen van hooguit 4", "vier", "getal"),
        Column("Plaatsen in groepen van 5 of 6", "zes", "getal"),
        Column("Plaatsen in grotere groepen", "groter", "getal"),
        Column("Plaatsen met onbekende groepsgrootte", "onbekend", "getal"),
        Column("Deel kleinschalig", "aandeel", "percentage"),
    ]
    notes = ["Kleinschalig: hooguit zes jeugdigen in een groep. De groepsgrootte is die van nu."]

    def van_periode(self, periode: Periode) -> dict[str, Any]:
        user, perioden = self.request.user, periode.laatste(HALFJAREN)
        tijd = {"periode": self.soort, "tot": periode.eind, **self.vraag}
        alle = samenvatting_per_periode(
            user, groepering=["regio", "schaal"], van=perioden[0].begin, **tijd
        )
        nu = [rij for rij in alle if rij.periode_begin == periode.begin]
        door_de_tijd = verloop(alle, perioden)  # a location lies in one region: they add up
        samen = per_schaal(nu, "", "Alles samen")
        eerst = door_de_tijd[0] if len(door_de_tijd) > 1 else None
        return {
            "rijen": per_regio(nu, namen(user, "regio")),
            "samen": samen,
            "zin": zin(samen, eerst),
            "grafiek": self.get_grafiek(door_de_tijd, zin(samen, eerst)),
        }

    def get_grafiek(self, delen: Any, conclusie: str) -> Any:
        bekend = [(p, regel) for p, regel in delen if regel.aandeel is not None]
        if len(bekend) < 2:
            return None
        woorden = {periode.eind: periode.kort for periode, _ in delen}
        punten = [(p.eind, round(float(regel.aandeel) * 100, 1)) for p, regel in bekend]
        return kleinschalig_grafiek(punten, conclusie, lambda dag: woorden.get(dag, str(dag)))


class Per10000View(Regiobeeld):
    titel = "Per 10.000 jeugdigen"
    fragment = "capaciteit/beelden/_verhouding.html"
    uitleg = "Grote en kleine regio's naast elkaar, naar hoeveel jeugdigen er wonen."
    columns: ClassVar = [
        Column("Regio", "naam"),
        Column("Code", "code"),
        Column("Plaatsen", "plaatsen", "getal"),
        Column("Jeugdigen van 0 tot en met 17 jaar", "jeugdigen.aantal", "getal"),
        Column("Jeugdigen, peildatum", "jeugdigen.peildatum", "datum"),
        Column("Jeugdigen, bron", "jeugdigen.bron.korte_titel"),
        Column("Plaatsen per 10.000 jeugdigen", "per_10000", "getal"),
        Column("Bezet per 10.000 jeugdigen", "bezet_per_10000", "getal"),
    ]
    notes = ["Plaatsen staan waar de locatie is; jeugdigen kunnen uit een andere regio komen."]

    def van_periode(self, periode: Periode) -> dict[str, Any]:
        user = self.request.user
        rijen = samenvatting(
            user, groepering=["regio"], van=periode.begin, tot=periode.eind, **self.vraag
        )
        jeugdigen = jeugdigentallen(user, timezone.localdate(), voorbeeld=self.vraag["voorbeeld"])
        regels = verhoudingen(rijen, namen(user, "regio"), jeugdigen)
        bekend = [r for r in regels if is_number(r.per_10000)]
        return {
            "rijen": regels,
            "zonder": [regel for regel in regels if regel.jeugdigen is None],
            "grafiek": verhoudingstaven(bekend) if len(bekend) > 1 else None,
        }


def verhoudingstaven(regels: list[Any]) -> Any:
    meeste, minste = regels[0], regels[-1]
    return staven(
        titel="Welke regio heeft naar verhouding de meeste plaatsen?",
        conclusie=(
            f"{meeste.naam} heeft {getal_tekst(afgerond(meeste.per_10000))} plaatsen per 10.000 "
            f"jeugdigen, {minste.naam} {getal_tekst(afgerond(minste.per_10000))}."
        ),
        eenheid="plaatsen per 10.000 jeugdigen",
        rijen=[(regel.naam, afgerond(regel.per_10000)) for regel in regels],
        notatie=lambda waarde: getal_tekst(waarde, 1),
    )
