"""The counts of youths of this app and how they add up, for ``regio.afscherming``."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.db.models import Q

from jeugdzorg.kern.privacy import LIMIT
from regio.choices import BronSoort, Zichtbaarheid
from regio.models import GebiedRegio
from regio.telblad import Bereik, Periode, Telblad, Teller

from .alleenstaand import BEZETTE, alleenstaanden_beoordelen, nog_te_doen, voorzieningjaren
from .choices import Capaciteitsmaat
from .herkomsttelling import BEZET, HERKOMST, WAAR, herkomst_tellen, plek_uit
from .models import Capaciteitscijfer, Capaciteitsmeting, Herkomst, Voorziening

VOORZIENINGJAREN: Final = "voorzieningjaren"
"""Kind of ``Bereik``: a facility and a year, with everything that was counted of it in it."""
DAGEN: Final = "dagen"
"""Kind of ``Bereik``: what is printed as of a day."""
GEBIEDEN: Final = "gebieden"
"""Kind of ``Bereik``: origin as counted for an area."""
GETELD: Final = (*BEZETTE, Capaciteitsmaat.BUITEN_GEBIED)
ONDERWERPEN: Final = ("voorziening", "aanbieder", "gemeente", "jeugdhulpregio", "gebied")


class Capaciteitteller(Teller):
    """Facilities per year, printed figures per day, origins per area; see below for the kinds."""

    @cached_property
    def voorzieningen_per_cijfer(self) -> list[tuple[date | None, set[int]]]:
        """Of each printed number of youths its day, and the facilities that it is about."""
        cijfers = voor_allen(Capaciteitscijfer).filter(maat__in=BEZETTE)
        return [(cijfer.peildatum, set(over_voorzieningen(cijfer))) for cijfer in cijfers]

    def vullen(self, blad: Telblad, bereik: Bereik | None) -> None:
        bezetting_tellen(blad, per_voorziening(voor_allen(Capaciteitsmeting), bereik, "peildatum"))
        cijfers = voor_allen(Capaciteitscijfer)
        if bereik is not None:
            cijfers = cijfers.filter(op_dagen(bereik.get(DAGEN, set())))
        cijfers_tellen(blad, cijfers)
        herkomst = voor_allen(Herkomst)
        if bereik is not None:
            van_gebieden = herkomst.filter(gebied__in=bereik.get(GEBIEDEN, set()))
            herkomst = [*van_gebieden, *per_voorziening(herkomst, bereik, "periode_van")]
        herkomst_tellen(blad, herkomst, leden_van_gebieden())
        if bereik is not None:
            blad.eerder |= eerder_verborgen({pk for pk, _ in bereik.get(VOORZIENINGJAREN, ())})

    def begin(self, alles: bool) -> Bereik:
        cijfers, herkomst = nog_te_doen(Capaciteitscijfer, alles), nog_te_doen(Herkomst, alles)
        return {
            VOORZIENINGJAREN: voorzieningjaren(alles),
            DAGEN: set(cijfers.values_list("peildatum", flat=True)),
            GEBIEDEN: set(herkomst.filter(gebied__isnull=False).values_list("gebied", flat=True)),
        }

    def verwant(self, bereik: Bereik) -> Bereik:
        """Days on which a figure is printed about a facility; all facilities of those figures."""
        paren, dagen = bereik.get(VOORZIENINGJAREN, set()), bereik.get(DAGEN, set())
        geraakt = [
            (dag, over)
            for dag, over in self.voorzieningen_per_cijfer
            if dag in dagen or any((pk, jaar_van(dag)) in paren for pk in over)
        ]
        return {
            DAGEN: {dag for dag, _ in geraakt},
            VOORZIENINGJAREN: {(pk, jaar_van(dag)) for dag, over in geraakt for pk in over},
        }

    def alleenstaand(self) -> int:
        return alleenstaanden_beoordelen()


def per_voorziening(rijen: Any, bereik: Bereik | None, veld: str) -> Any:
    """Rows about the facilities and years of ``bereik``; all when there is none."""
    if bereik is None:
        return rijen
    paren = bereik.get(VOORZIENINGJAREN, set())
    jaren = Q(**{f"{veld}__year__in": {jaar for _, jaar in paren if jaar}})
    if any(jaar is None for _, jaar in paren):
        jaren |= Q(**{f"{veld}__isnull": True})
    return rijen.filter(jaren, voorziening__in={pk for pk, _ in paren})


def op_dagen(dagen: set[date | None]) -> Q:
    zonder = Q(peildatum__isnull=True) if None in dagen else Q(pk__in=[])
    return Q(peildatum__in=[dag for dag in dagen if dag]) | zonder


def jaar_van(dag: date | None) -> int | None:
    return dag.year if dag else None


def over_voorzieningen(cijfer: Capaciteitscijfer) -> Iterable[int]:
    return [cijfer.voorziening_id] if cijfer.voorziening_id else voorzieningen_bij(cijfer)


def eerder_verborgen(voorzieningen: set[int]) -> set[Hashable]:
    """What is hidden of these facilities in any period, or will be because it is small."""

    def verborgen(rijen: Any, veld: str) -> Any:
        klein = Q(**{f"{veld}__range": (1, LIMIT - 1)})
        gedeeld = Q(bron__zichtbaarheid=Zichtbaarheid.GEDEELD)
        return rijen.filter(Q(afscherming__has_key=veld) | gedeeld & klein).order_by()

    rijen = Capaciteitsmeting.objects.filter(voorziening__in=voorzieningen)
    gevonden: set[Hashable] = {
        (veld, "voorziening", pk, "")
        for veld in (BEZET, "wachtend")
        for pk in verborgen(rijen, veld).values_list("voorziening", flat=True).distinct()
    }
    cellen = Herkomst.objects.filter(voorziening__in=voorzieningen, gebied__isnull=True)
    for populatie, *plek in verborgen(cellen, "aantal").values_list(*WAAR).distinct():
        gevonden.add(((HERKOMST, plek[-1], populatie), plek_uit(*plek)))
    return gevonden


def voor_allen(model: Any) -> Any:
    """Rows that every member sees in one way or another; made-up ones belong to nothing.

    Superseded versions too: what they held must not follow from what holds now.
    """
    rijen = getattr(model, "alle_versies", model.objects)
    rijen = rijen.exclude(bron__zichtbaarheid=Zichtbaarheid.BESLOTEN)
    return rijen.exclude(bron__soort=BronSoort.VOORBEELD).order_by("pk")


def leden_van_gebieden() -> dict[int, set[int]]:
    """Per area the regions in it today."""
    leden: dict[int, set[int]] = defaultdict(set)
    for gebied, regio in GebiedRegio.objects.at().values_list("gebied", "jeugdhulpregio"):
        leden[gebied].add(regio)
    return leden


def bezetting_tellen(blad: Telblad, metingen: Iterable[Capaciteitsmeting]) -> None:
    """Occupied and waiting, per facility and day."""
    for rij in metingen:
        blad.gelezen(rij)
        telt = {BEZET: rij.bezet, "wachtend": rij.wachtend}
        if rij.maat in BEZETTE:
            telt["plaatsen"] = rij.plaatsen
        for veld, waarde in telt.items():
            if waarde is not None:
                wat = "wachtend" if veld == "wachtend" else BEZET
                reeks = (wat, "voorziening", rij.voorziening_id, "")
                dag = (rij.peildatum, rij.peildatum)
                blad.telt((rij._meta.label, rij.pk, veld), waarde, reeks, dag)


def cijfers_tellen(blad: Telblad, rijen: Iterable[Capaciteitscijfer]) -> None:
    """Counts about a region or provider: the facilities there together, as far as measured."""
    rijen = list(rijen)
    cijfers = [rij for rij in rijen if rij.maat in GETELD]
    for rij in rijen:
        blad.gelezen(rij)
    for rij in cijfers:
        sleutel = (rij._meta.label, rij.pk, "waarde")
        blad.telt(sleutel, rij.waarde, reeks_van(rij), dag_van(rij))
        blad.volgers[rij._meta.label, rij.pk, "waarde_tot"].append(sleutel)
    for rij in rijen:
        if rij.maat == Capaciteitsmaat.BEZETTINGSPERCENTAGE:
            label = rij._meta.label
            blad.zonder_basis |= {(label, rij.pk, veld) for veld in ("waarde", "waarde_tot")}
    leden = leden_van_gebieden()
    for rij in cijfers:
        totaal = (rij._meta.label, rij.pk, "waarde")
        wat, soort, pk, zorgvorm = reeks_van(rij)
        if wat == BEZET and soort != "voorziening":
            delen = [
                blad.eerste((BEZET, "voorziening", voorziening, ""), dag_van(rij))
                for voorziening in voorzieningen_bij(rij)
            ]
            blad.som(totaal, delen, open_=True)
        if soort == "gebied":
            regios = [
                blad.eerste((wat, "jeugdhulpregio", regio, zorgvorm), dag_van(rij))
                for regio in sorted(leden[pk])
            ]
            blad.som(totaal, regios, open_=None in regios)


def dag_van(rij: Capaciteitscijfer) -> Periode:
    return rij.peildatum, rij.peildatum


def reeks_van(rij: Capaciteitscijfer) -> tuple[str, str, int, str]:
    soort = next(naam for naam in ONDERWERPEN if getattr(rij, f"{naam}_id"))
    zorgvorm = "" if soort == "voorziening" else rij.zorgvorm
    wat = BEZET if rij.maat in BEZETTE else str(rij.maat)
    return wat, soort, getattr(rij, f"{soort}_id"), zorgvorm


def voorzieningen_bij(rij: Capaciteitscijfer) -> Iterable[int]:
    """The facilities that a figure is about."""
    alle = Voorziening.objects.order_by("pk")
    if rij.zorgvorm:
        alle = alle.filter(zorgvorm=rij.zorgvorm)
    if rij.aanbieder_id:
        alle = alle.filter(locatie__aanbieders=rij.aanbieder_id)
    elif rij.jeugdhulpregio_id:
        alle = alle.filter(locatie__jeugdhulpregio=rij.jeugdhulpregio_id)
    elif rij.gebied:
        alle = alle.in_gebied(rij.gebied)
    else:
        return []
    return alle.values_list("pk", flat=True).distinct()
