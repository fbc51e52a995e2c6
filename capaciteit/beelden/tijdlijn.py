"""A location through time: places and stays as measured, and what is planned, in one picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from jeugdzorg.kern.chart_kinds import Reeks, lijnen
from jeugdzorg.kern.charts import AFBOUW, REGIO, Grafiek
from jeugdzorg.kern.notation import datum, getal_tekst, hoofdletter, is_number
from jeugdzorg.kern.privacy_values import HIDDEN, is_hidden
from regio.choices import BronSoort

from ..choices import Aard, Capaciteitsmaat
from ..models import (
    Capaciteitsmeting,
    Locatie,
    Plaatsmutatie,
    Voorziening,
    Voorzieningstatusrij,
    Voorzieningversie,
)


@dataclass(frozen=True)
class Stand:
    """All facilities of the location together on a day, each as last measured up to it."""

    dag: date
    plaatsen: int | None
    bezet: Any
    gemeten: int
    anders: tuple[int, ...] = ()
    """What other sources say of the same facility and day."""


@dataclass(frozen=True)
class Voornemen:
    """Something that will change; ``verschil`` in places, None when it is not about a number."""

    dag: date
    wat: str
    waar: str
    verschil: int | None
    bron: Any = None


@dataclass(frozen=True)
class Tijdlijn:
    maat: str
    maten: tuple[tuple[str, str], ...]
    voorzieningen: int
    standen: tuple[Stand, ...]
    voornemens: tuple[Voornemen, ...]
    met_voorbeeld: bool

    @property
    def maatwoord(self) -> str:
        return Capaciteitsmaat(self.maat).label

    @property
    def gepland(self) -> list[tuple[date, int]]:
        """The places as they will be, from the last measurement on."""
        bekend = [stand for stand in self.standen if stand.plaatsen is not None]
        if not bekend:
            return []
        laatst = bekend[-1]
        plaatsen = laatst.plaatsen or 0
        punten = [(laatst.dag, plaatsen)]
        for voornemen in self.voornemens:
            if voornemen.verschil:
                plaatsen += voornemen.verschil
                punten.append((voornemen.dag, plaatsen))
        return punten if len(punten) > 1 else []

    @property
    def zin(self) -> str:
        bekend = [stand for stand in self.standen if stand.plaatsen is not None]
        if not bekend:
            return "Van deze locatie noemt geen bron op welke dag hoeveel plaatsen er waren."
        laatst = bekend[-1]
        zin = f"Op {datum(laatst.dag)} waren er {getal_tekst(laatst.plaatsen)} {self.maatwoord}"
        if is_number(laatst.bezet):
            zin += f", waarvan {getal_tekst(laatst.bezet)} bezet"
        if self.gepland:
            dag, plaatsen = self.gepland[-1]
            zin += f"; volgens plan zijn het er {getal_tekst(plaatsen)} vanaf {datum(dag)}"
        return f"{zin}."


def tijdlijn(locatie: Locatie, user: Any, *, maat: str = "", voorbeeld: bool = False) -> Tijdlijn:
    """As many queries for one facility as for ten."""
    voorzieningen = list(Voorziening.objects.visible_to(user).filter(locatie=locatie))
    alle = list(
        Capaciteitsmeting.objects.visible_to(user)
        .filter(voorziening__in=voorzieningen, aard=Aard.FEIT, peildatum__isnull=False)
        .with_bron()
        .order_by("peildatum", "bron__datum", "pk")
    )
    gekozen = [rij for rij in alle if rij.bron.is_voorbeeld == voorbeeld]
    maten = [(m.value, m.label) for m in Capaciteitsmaat if any(r.maat == m for r in gekozen)]
    maat = maat if maat in dict(maten) else voorkeursmaat(maten)
    return Tijdlijn(
        maat=maat,
        maten=tuple(maten),
        voorzieningen=len(voorzieningen),
        standen=tuple(standen([rij for rij in gekozen if rij.maat == maat])),
        voornemens=tuple(voornemens(voorzieningen, user, maat, voorbeeld=voorbeeld)),
        met_voorbeeld=any(rij.bron.is_voorbeeld for rij in alle),
    )


def voorkeursmaat(maten: Sequence[tuple[str, str]]) -> str:
    codes = [code for code, _ in maten]
    return Capaciteitsmaat.PLEKKEN if "plekken" in codes or not codes else codes[0]


def standen(metingen: Iterable[Any]) -> list[Stand]:
    """Per day on which something was measured; of each facility the last source up to it."""
    per_dag: dict[date, list[Any]] = {}
    for meting in metingen:
        per_dag.setdefault(meting.peildatum, []).append(meting)
    laatste: dict[int, Any] = {}
    gevonden = []
    for dag, gemeten in per_dag.items():
        nu = {meting.voorziening_id: meting for meting in gemeten}
        laatste |= nu
        anders = [m.plaatsen for m in gemeten if m.plaatsen != nu[m.voorziening_id].plaatsen]
        plaatsen = [meting.plaatsen for meting in laatste.values()]
        bezet = [meting.bezet for meting in laatste.values()]
        verschillend = tuple(p for p in anders if p is not None)
        gevonden.append(Stand(dag, samen(plaatsen), samen(bezet), len(laatste), verschillend))
    return gevonden


def samen(aantallen: Sequence[Any]) -> Any:
    """Together; hidden when one of them is, unknown when one of them is."""
    if is_hidden(*aantallen):
        return HIDDEN
    return None if None in aantallen else sum(aantallen)


def voornemens(
    voorzieningen: Sequence[Voorziening], user: Any, maat: str, *, voorbeeld: bool
) -> list[Voornemen]:
    """Planned movements of places, states and versions after today, in their order."""
    vandaag = timezone.localdate()
    gevonden = [
        *mutaties(voorzieningen, user, maat, vandaag, voorbeeld=voorbeeld),
        *statussen(voorzieningen, user, vandaag),
        *versies(voorzieningen, user, vandaag),
    ]
    return sorted(gevonden, key=lambda voornemen: (voornemen.dag, voornemen.waar))


def mutaties(
    voorzieningen: Sequence[Voorziening], user: Any, maat: str, na: date, *, voorbeeld: bool
) -> Iterable[Voornemen]:
    hier = {voorziening.pk for voorziening in voorzieningen}
    rijen = Plaatsmutatie.objects.visible_to(user).with_partijen()
    rijen = rijen.filter(
        Q(van__in=hier) | Q(naar__in=hier), aard=Aard.PLAN, datum__gt=na, maat=maat,
        herroept__isnull=True, herroepen_door__isnull=True,
    )  # fmt: skip
    for rij in rijen:
        if (rij.bron.soort == BronSoort.VOORBEELD) != voorbeeld:
            continue
        erbij = rij.aantal * ((rij.naar_id in hier) - (rij.van_id in hier))
        waar = rij.naar if rij.naar_id in hier else rij.van
        wat = f"{rij.aantal} plaatsen {rij.get_soort_display()}"
        if rij.van_id and rij.naar_id:
            wat += f": van {rij.van} naar {rij.naar}"
        yield Voornemen(rij.datum, hoofdletter(wat), str(waar), erbij, rij)


def statussen(voorzieningen: Sequence[Voorziening], user: Any, na: date) -> Iterable[Voornemen]:
    rijen = Voorzieningstatusrij.objects.visible_to(user).with_bron()
    rijen = rijen.filter(voorziening__in=voorzieningen, peildatum__gt=na)
    for rij in rijen.select_related("voorziening"):
        wat = f"Wordt {rij.get_status_display()}"
        yield Voornemen(rij.peildatum, wat, str(rij.voorziening), None, rij)


def versies(voorzieningen: Sequence[Voorziening], user: Any, na: date) -> Iterable[Voornemen]:
    rijen = Voorzieningversie.objects.visible_to(user).geldig().with_bron()
    rijen = rijen.filter(voorziening__in=voorzieningen, geldig_van__gt=na)
    for rij in rijen.select_related("voorziening"):
        groep = f", hooguit {rij.groepsgrootte_tot} per groep" if rij.groepsgrootte_tot else ""
        wat = f"Wordt {rij.get_zorgvorm_display()}{groep}"
        yield Voornemen(rij.geldig_van, wat, str(rij.voorziening), None, rij)


def tijdlijn_grafiek(beeld: Tijdlijn) -> Grafiek | None:
    """Needs two moments: two measurements, or one and a plan."""
    plaatsen = [(stand.dag, stand.plaatsen) for stand in beeld.standen]
    bezet = [(stand.dag, stand.bezet) for stand in beeld.standen]
    if len({dag for dag, _ in (*plaatsen, *beeld.gepland)}) < 2:
        return None
    reeksen = [Reeks(naam="plaatsen", punten=plaatsen, kleur=REGIO, trap=True)]
    if any(waarde is not None for _, waarde in bezet):
        reeksen.append(Reeks(naam="bezet", punten=bezet, kleur=AFBOUW))
    if beeld.gepland:
        reeksen.append(
            Reeks(naam="gepland", punten=beeld.gepland, kleur="#5b6573", trap=True, plan=True)
        )
    return lijnen(
        titel="Hoe veranderen de plaatsen op deze locatie?",
        conclusie=beeld.zin,
        eenheid=beeld.maatwoord,
        reeksen=reeksen,
        dagwoord=datum,
        vandaag=timezone.localdate() if beeld.gepland else None,
        kop="Dag",
    )
