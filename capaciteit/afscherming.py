"""The counts of youths of this app and how they add up, for ``regio.afscherming``."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from regio.choices import BronSoort, Zichtbaarheid
from regio.models import GebiedRegio
from regio.telblad import Periode, Telblad

from .choices import Capaciteitsmaat
from .herkomsttelling import BEZET, herkomst_tellen
from .models import Capaciteitscijfer, Capaciteitsmeting, Herkomst, Voorziening

BEZETTE: Final = (Capaciteitsmaat.BEZET, Capaciteitsmaat.JEUGDIGEN)
GETELD: Final = (*BEZETTE, Capaciteitsmaat.BUITEN_GEBIED)
ONDERWERPEN: Final = ("voorziening", "aanbieder", "gemeente", "jeugdhulpregio", "gebied")


def telblad_vullen(blad: Telblad) -> None:
    bezetting_tellen(blad)
    cijfers_tellen(blad)
    herkomst_tellen(blad, voor_allen(Herkomst), leden_van_gebieden())


def voor_allen(model: Any) -> Any:
    """Rows that every member sees in one way or another; made-up ones belong to nothing."""
    rijen = model.objects.exclude(bron__zichtbaarheid=Zichtbaarheid.BESLOTEN)
    return rijen.exclude(bron__soort=BronSoort.VOORBEELD).order_by("pk")


def leden_van_gebieden() -> dict[int, set[int]]:
    """Per area the regions in it today."""
    leden: dict[int, set[int]] = defaultdict(set)
    for gebied, regio in GebiedRegio.objects.at().values_list("gebied", "jeugdhulpregio"):
        leden[gebied].add(regio)
    return leden


def bezetting_tellen(blad: Telblad) -> None:
    """Occupied and waiting, per facility and day."""
    for rij in voor_allen(Capaciteitsmeting):
        telt = {BEZET: rij.bezet, "wachtend": rij.wachtend}
        if rij.maat in BEZETTE:
            telt["plaatsen"] = rij.plaatsen
        for veld, waarde in telt.items():
            if waarde is not None:
                wat = "wachtend" if veld == "wachtend" else BEZET
                reeks = (wat, "voorziening", rij.voorziening_id, "")
                dag = (rij.peildatum, rij.peildatum)
                blad.telt((rij._meta.label, rij.pk, veld), waarde, reeks, dag)


def cijfers_tellen(blad: Telblad) -> None:
    """Counts about a region or provider: the facilities there together, as far as measured."""
    cijfers = [rij for rij in voor_allen(Capaciteitscijfer) if rij.maat in GETELD]
    for rij in cijfers:
        sleutel = (rij._meta.label, rij.pk, "waarde")
        blad.telt(sleutel, rij.waarde, reeks_van(rij), dag_van(rij))
        blad.volgers[rij._meta.label, rij.pk, "waarde_tot"].append(sleutel)
    for rij in voor_allen(Capaciteitscijfer).filter(maat=Capaciteitsmaat.BEZETTINGSPERCENTAGE):
        blad.zonder_basis |= {(rij._meta.label, rij.pk, veld) for veld in ("waarde", "waarde_tot")}
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
