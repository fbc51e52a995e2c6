"""The plaatsenbalans as a page shows it: rows per group and measure, beside what was measured."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import QuerySet

from jeugdzorg.kern.notation import getal_tekst
from regio.choices import BronSoort

from .balansgroepen import Groepeerder, Groepering, Keuze, groepen
from .choices import Aard, Capaciteitsmaat
from .gemeten import Plek, Vergelijking, geteld, laatste_metingen, plekken_van, vergelijken
from .models import Capaciteitsmeting, Plaatsmutatie, Voorziening
from .plaatsenbalans import Balansregel, Boeking, Rekening, balans
from .querysets import CapaciteitsmetingQuerySet, PlaatsmutatieQuerySet

MUTATIES: Final = (
    ("bij", "beginstand", "Bij: beginstand"),
    ("bij", "nieuw", "Bij: nieuw"),
    ("bij", "verplaatst", "Bij: verplaatst"),
    ("bij", "omgezet", "Bij: omgezet"),
    ("af", "verplaatst", "Af: verplaatst"),
    ("af", "omgezet", "Af: omgezet"),
    ("af", "beeindigd", "Af: beëindigd"),
)
"""The columns between begin and end: side, kind, and what it is called."""


@dataclass
class Balansrij:
    """One group in one measure. What was measured counts only where each facility can be told."""

    groep: Groepering
    maat: Capaciteitsmaat
    regel: Balansregel
    voorzieningen: int = 0
    vergelijkingen: list[Vergelijking] = field(default_factory=list)

    @property
    def naam(self) -> str:
        return self.groep.naam

    @property
    def vraag(self) -> str:
        return urlencode([*self.groep.vraag, ("maat", self.maat.value)])

    @property
    def gemeten(self) -> int | None:
        return som(deel.meting.plaatsen or 0 for deel in self.vergelijkingen)

    @property
    def sindsdien(self) -> int | None:
        return som(deel.sindsdien for deel in self.vergelijkingen)

    @property
    def verschil(self) -> int | None:
        return som(deel.verschil for deel in self.vergelijkingen)

    kolommen: tuple[str, ...] = ()
    """The movements that are shown; the view leaves out those that no row has."""

    @property
    def mutaties(self) -> list[tuple[str, int]]:
        """What came and went, with what each is called."""
        return [(naam, getattr(self.regel, kant)[soort]) for kant, soort, naam in MUTATIES]

    @property
    def getoond(self) -> list[tuple[str, int]]:
        return [(naam, aantal) for naam, aantal in self.mutaties if naam in self.kolommen]

    @property
    def wijkt_af(self) -> list[Vergelijking]:
        """Facilities that differ, also when the differences cancel out in the sum."""
        return [deel for deel in self.vergelijkingen if deel.verschil]


def som(getallen: Iterable[int]) -> int | None:
    """The sum; nothing, not zero, of nothing."""
    rij = list(getallen)
    return sum(rij) if rij else None


@dataclass
class Maatbeeld:
    """All rows of one measure, with what they add up to."""

    maat: Capaciteitsmaat
    rijen: list[Balansrij]
    totaal: Balansrij
    onderling: int

    @property
    def klopt(self) -> bool:
        return not self.totaal.wijkt_af

    @property
    def rekening(self) -> str:
        """The sum in words."""
        regel = self.totaal.regel
        begin, bij, af, eind = map(
            getal_tekst, (regel.begin, regel.bij.total(), regel.af.total(), regel.eind)
        )
        return f"{begin} aan het begin, {bij} erbij en {af} eraf is {eind} aan het eind."

    @property
    def meting(self) -> str:
        """Whether what was measured says the same."""
        gemeten, alle = len(self.totaal.vergelijkingen), self.totaal.voorzieningen
        anders = len(self.totaal.wijkt_af)
        if not gemeten:
            return "Niemand mat deze voorzieningen in deze maat."
        deel = f"{getal_tekst(gemeten)} van de {getal_tekst(alle)} voorzieningen"
        wie = deel if gemeten < alle else "alle voorzieningen" if alle > 1 else "deze voorziening"
        if not anders:
            return f"Van {wie} is er een meting: die zegt hetzelfde."
        hoe = f"bij {getal_tekst(anders)} daarvan noemt die" if alle > 1 else "die noemt"
        return f"Van {wie} is er een meting: {hoe} een ander aantal."


@dataclass
class Balansbeeld:
    """The whole page. ``zonder_boeking`` are measured facilities that are in no book: each its name
    and the code of its location.
    """

    van: date | None
    tot: date
    maten: list[Maatbeeld]
    zonder_boeking: list[tuple[str, str]]

    @property
    def rijen(self) -> list[Balansrij]:
        return [rij for maat in self.maten for rij in maat.rijen]

    def kolommen_kiezen(self) -> tuple[str, ...]:
        """Leave out the movements that no row has; gives those that are left."""
        alle = [*self.rijen, *(maat.totaal for maat in self.maten)]
        gebruikt = {naam for rij in alle for naam, aantal in rij.mutaties if aantal}
        kolommen = tuple(naam for _, _, naam in MUTATIES if naam in gebruikt)
        for rij in alle:
            rij.kolommen = kolommen
        return kolommen


def balansbeeld(user: Any, voorzieningen: QuerySet, keuze: Keuze) -> Balansbeeld:
    """The balance of those ``voorzieningen`` (visible to ``user``), facts only."""
    mutaties, metingen = gelezen(user, keuze)
    boekingen = list(mutaties.boekingen())
    geboekt = plekken_van(boekingen)
    van_wie = per_sleutel(voorzieningen, {pk for pk, _ in geboekt})
    groep_van = groepen(van_wie, keuze)
    gemeten = laatste_metingen(metingen.filter(voorziening__in=van_wie.keys()), keuze.tot)
    in_boek = {plek: rijen for plek, rijen in gemeten.items() if plek in geboekt}
    vergeleken = vergelijken(in_boek, boekingen, keuze.tot)
    per_maat: dict[str, list[Boeking]] = defaultdict(list)
    for boeking in boekingen:
        per_maat[maat_van(boeking)].append(boeking)
    maten = [
        maatbeeld(maat, per_maat[maat], vergeleken, groep_van, keuze)
        for maat in Capaciteitsmaat
        if maat in per_maat
    ]
    niet = ongeboekt(voorzieningen, metingen, {pk for pk, _ in geboekt}, keuze.tot)
    return Balansbeeld(
        van=keuze.van,
        tot=keuze.tot,
        maten=[maat for maat in maten if maat.rijen],
        zonder_boeking=list(niet.order_by("naam", "pk").values_list("naam", "locatie__code")),
    )


def gelezen(user: Any, keuze: Keuze) -> tuple[PlaatsmutatieQuerySet, CapaciteitsmetingQuerySet]:
    """The entries and the measurements that count, as far as ``user`` may see them."""
    mutaties = Plaatsmutatie.objects.visible_to(user).filter(aard=Aard.FEIT)
    metingen = Capaciteitsmeting.objects.visible_to(user)
    if not keuze.voorbeeld:
        mutaties = mutaties.zonder_voorbeeld()
        metingen = metingen.exclude(bron__soort=BronSoort.VOORBEELD)
    if keuze.maat:
        mutaties, metingen = mutaties.filter(maat=keuze.maat), metingen.filter(maat=keuze.maat)
    return mutaties, metingen


def ongeboekt(
    voorzieningen: QuerySet, metingen: CapaciteitsmetingQuerySet, geboekt: set[int], tot: date
) -> QuerySet:
    """Facilities that were measured and are in no book."""
    gemeten = geteld(metingen, tot).order_by().values("voorziening")
    return voorzieningen.filter(pk__in=gemeten).exclude(pk__in=geboekt)


def maat_van(boeking: Boeking) -> str:
    return (boeking.van or boeking.naar or Rekening(0, "", "")).maat


def per_sleutel(voorzieningen: QuerySet, sleutels: set[int]) -> dict[int, Voorziening]:
    rijen = voorzieningen.filter(pk__in=sleutels).select_related(
        "locatie__jeugdhulpregio", "locatie__gebied"
    )
    return {rij.pk: rij for rij in rijen.prefetch_related("locatie__aanbieders")}


def maatbeeld(
    maat: Capaciteitsmaat,
    boekingen: list[Boeking],
    vergeleken: dict[Plek, Vergelijking],
    groep_van: Groepeerder,
    keuze: Keuze,
) -> Maatbeeld:
    uitkomst = balans(boekingen, groep_van, keuze.van or date.min, keuze.tot)
    rijen = {groep: Balansrij(groep, maat, regel) for groep, regel in uitkomst.regels.items()}
    totaal = Balansrij(Groepering("Samen"), maat, uitkomst.totaal)
    for voorziening, groepen_ervan in groepen_per_voorziening(boekingen, groep_van, keuze.tot):
        geteld_in = [rijen[groep] for groep in groepen_ervan if groep]
        for rij in geteld_in:
            rij.voorzieningen += 1
        totaal.voorzieningen += bool(geteld_in)
        beeld = vergeleken.get((voorziening, maat.value))
        if beeld and len(groepen_ervan) == len(geteld_in) == 1:
            geteld_in[0].vergelijkingen.append(beeld)
            totaal.vergelijkingen.append(beeld)
    op_naam = sorted(rijen.values(), key=lambda rij: rij.naam)
    return Maatbeeld(maat, op_naam, totaal, uitkomst.onderling)


def groepen_per_voorziening(
    boekingen: list[Boeking], groep_van: Groepeerder, tot: date
) -> Iterator[tuple[int, set[Groepering | None]]]:
    """Under which groups the places of each facility are counted on ``tot``.

    A measurement is of a facility as a whole: with places in two groups it belongs to neither.
    """
    standen: dict[int, Counter[Rekening]] = defaultdict(Counter)
    for boeking in boekingen:
        for kant, teken in ((boeking.van, -1), (boeking.naar, 1)):
            if kant is not None and boeking.datum <= tot:
                standen[kant.voorziening][kant] += teken * boeking.aantal
    for voorziening, rekeningen in standen.items():
        gevuld = [rekening for rekening, aantal in rekeningen.items() if aantal]
        yield voorziening, {groep_van(rekening) for rekening in gevuld or rekeningen}
