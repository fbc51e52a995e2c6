"""All counts of youths that stand in sums with each other, as ``kern.privacy`` wants them.

Each app says which counts it has and how they add up (``register_teller`` in ``AppConfig.ready``);
counts of different sources, and of different apps, about the same thing hang together.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from jeugdzorg.kern.privacy import LIMIT, is_small
from jeugdzorg.kern.privacy_tables import Count, Key, Relation, Table

Sleutel = tuple[str, int, str]
"""Model label, primary key and field of one count."""
Periode = tuple[date | None, date | None]
REST: Final = "rest"
"""Model of what a sum leaves over: a count that stands in no row."""
Bereik = dict[str, set[Any]]
"""What hangs together, by kind; each app says what its kinds are."""


class Vroeger(NamedTuple):
    """A version that was superseded: no reader without the exact right sees its count."""

    sleutel: Sleutel
    van: datetime
    tot: datetime


@dataclass
class Telblad:
    """Counts by ``Sleutel``, the sums they stand in, and what goes hidden with them.

    ``reeksen``: what a count counts, the same in every period, and which. ``volgers``: fields that
    are hidden when one of these counts is. ``zonder_basis``: shares and averages of which nobody
    can say on how many youths they rest; always hidden. ``aandelen``: shares, counted as the number
    they say and never shown as one. ``rijen``: the rows as they were read.
    ``vroeger``: superseded versions; ``eerder``: what is hidden in a period that was not read.
    """

    waarden: dict[Key, Count | None] = field(default_factory=dict)
    sommen: list[Relation] = field(default_factory=list)
    reeksen: dict[Sleutel, tuple[Hashable, Periode]] = field(default_factory=dict)
    volgers: dict[Sleutel, list[Sleutel]] = field(default_factory=lambda: defaultdict(list))
    zonder_basis: set[Sleutel] = field(default_factory=set)
    aandelen: set[Sleutel] = field(default_factory=set)
    over: dict[tuple[Hashable, Periode], list[Key]] = field(
        default_factory=lambda: defaultdict(list)
    )
    rijen: dict[tuple[str, int], Any] = field(default_factory=dict)
    vroeger: dict[tuple[Hashable, Periode], list[Vroeger]] = field(
        default_factory=lambda: defaultdict(list)
    )
    vervallen: set[Sleutel] = field(default_factory=set)
    eerder: set[Hashable] = field(default_factory=set)

    def gelezen(self, rij: Any) -> tuple[str, int]:
        """A row that has counts, or could have."""
        plek = rij._meta.label, rij.pk
        self.rijen[plek] = rij
        return plek

    def telt(self, sleutel: Sleutel, waarde: Count, reeks: Hashable, periode: Periode) -> None:
        """A count of ``reeks`` in a period; or what it was held to be, when it was superseded."""
        self.waarden[sleutel] = waarde
        self.reeksen[sleutel] = reeks, periode
        rij = self.rijen.get(sleutel[:2])
        if rij is not None and getattr(rij, "vervallen_op", None):
            self.vervallen.add(sleutel)
            self.vroeger[reeks, periode].append(Vroeger(sleutel, rij.bekend_op, rij.vervallen_op))
        else:
            self.hetzelfde(sleutel, reeks, periode)

    def hetzelfde(self, sleutel: Sleutel, reeks: Hashable, periode: Periode) -> None:
        """``sleutel`` is the same number as every other count of ``reeks`` in that period."""
        over = self.over[reeks, periode]
        if over:
            self.som(over[0], [sleutel])
        over.append(sleutel)

    def eerste(self, reeks: Hashable, periode: Periode) -> Key | None:
        """One of the counts about ``reeks`` in a period, when there is any; else a superseded."""
        nu: list[Key] = self.over.get((reeks, periode), [])
        vroeger = self.vroeger.get((reeks, periode), [])
        return next(iter(nu), None) or next((versie.sleutel for versie in vroeger), None)

    def som(self, totaal: Key | None, delen: Iterable[Key | None], open_: bool = False) -> None:
        """``totaal`` is ``delen`` together, and when ``open_`` something that no row counts.

        So it is now, and so it was at each moment before one of them was superseded: who remembers
        that sum must not work out from it what a superseded version was.
        """
        leden = [totaal, *delen]
        nu = [None if lid in self.vervallen else lid for lid in leden]
        self.som_van(nu[0], nu[1:], open_)
        for moment in sorted({versie.tot for lid in leden for versie in self.versies(lid)}):
            toen = [self.versie_op(lid, moment) for lid in leden]
            if toen != nu:
                self.som_van(toen[0], toen[1:], open_)

    def versies(self, lid: Key | None) -> list[Vroeger]:
        """The superseded versions of what ``lid`` counts."""
        return self.vroeger.get(self.reeksen[lid], []) if lid in self.reeksen else []

    def versie_op(self, lid: Key | None, moment: datetime) -> Key | None:
        """What ``lid`` was until ``moment``; nothing when it was not known yet."""
        for versie in self.versies(lid):
            if versie.van < moment <= versie.tot:
                return versie.sleutel
        rij = self.rijen.get(lid[:2]) if isinstance(lid, tuple) else None
        nog_niet = rij is not None and getattr(rij, "bekend_op", moment) >= moment
        bekend = getattr(rij, "bekend_op", None) is None or not nog_niet
        return lid if bekend and lid not in self.vervallen else None

    def som_van(self, totaal: Key | None, delen: Iterable[Key | None], open_: bool) -> None:
        """One sum, at one moment.

        Of a sum that is not open everybody may know by how much it is off. Of one that is, what is
        left over can be anything, so that nothing follows from it; but when few are left over,
        those are a count that anybody can work out: it is protected like any other.
        """
        bekend = [deel for deel in dict.fromkeys(delen) if deel is not None and deel != totaal]
        if totaal is None or not bekend:
            return
        rest = (self.waarden[totaal] or 0) - sum(self.waarden[deel] or 0 for deel in bekend)
        if open_ and rest >= LIMIT:
            return
        if is_small(rest):
            over = (REST, len(self.waarden), "")
            self.waarden[over] = rest
            bekend.append(over)
        self.sommen.append(Relation(totaal, tuple(bekend)))

    def jaren_tellen_op(self) -> None:
        """A year is its half-years together, of everything that is counted over a period."""
        perioden: dict[Hashable, set[Periode]] = defaultdict(set)
        for reeks, periode in self.over:
            if periode[0] and periode[0] != periode[1]:
                perioden[reeks].add(periode)
        for reeks, bekend in perioden.items():
            for geheel, delen in aaneen(sorted(bekend, key=str)):
                self.som(self.eerste(reeks, geheel), [self.eerste(reeks, deel) for deel in delen])

    def in_rijen(self, tabel: Table) -> list[Sleutel]:
        """The cells of a table that stand in a row."""
        return [sleutel for sleutel in tabel.cells if sleutel in self.reeksen]

    def tabellen(self) -> Iterator[Table]:
        """The counts that hang together by sums, apart from the others."""
        verwant: dict[Key, list[Relation]] = defaultdict(list)
        for som in self.sommen:
            for sleutel in som.signs:
                verwant[sleutel].append(som)
        gezien: set[Key] = set()
        plaats = {sleutel: nummer for nummer, sleutel in enumerate(self.waarden)}
        for begin in self.waarden:
            if begin in gezien:
                continue
            if begin not in verwant:
                yield Table({begin: self.waarden[begin]}, [])
                continue
            sleutels, sommen, te_gaan = {begin: None}, dict[int, Relation](), [begin]
            while te_gaan:
                for som in verwant[te_gaan.pop()]:
                    sommen[id(som)] = som
                    nieuw = [sleutel for sleutel in som.signs if sleutel not in sleutels]
                    sleutels.update(dict.fromkeys(nieuw))
                    te_gaan += nieuw
            gezien |= sleutels.keys()
            volgorde = sorted(sleutels, key=plaats.__getitem__)
            yield Table({key: self.waarden[key] for key in volgorde}, list(sommen.values()))


def aaneen(perioden: Iterable[Periode]) -> Iterator[tuple[Periode, tuple[Periode, Periode]]]:
    """Periods that are two others after each other: a year and its half-years."""
    bekend = [(van, tot) for van, tot in perioden if van and tot]
    for van, tot in bekend:
        for eerste in bekend:
            for tweede in bekend:
                sluit_aan = eerste[1] + timedelta(days=1) == tweede[0]
                if sluit_aan and (eerste[0], tweede[1]) == (van, tot):
                    yield (van, tot), (eerste, tweede)


class Teller:
    """The counts of one app; made anew for each run, so that it may remember what it read."""

    def vullen(self, blad: Telblad, bereik: Bereik | None) -> None:
        """Put the counts in the sheet: all of them, or at least those in ``bereik``."""
        raise NotImplementedError

    def begin(self, alles: bool) -> Bereik:
        """Where rows are that nobody judged; with ``alles`` also all others that are in a sum."""
        raise NotImplementedError

    def verwant(self, bereik: Bereik) -> Bereik:
        """What stands in a sum with something in ``bereik``."""
        return {}

    def alleenstaand(self) -> int:
        """Judge the new rows that stand in no sum at all; how many there were."""
        return 0


TELLERS: Final[list[Callable[[], Teller]]] = []


def register_teller(teller: Callable[[], Teller]) -> None:
    """Let ``teller`` put the counts of an app in the sheet, in the order of the apps."""
    if teller not in TELLERS:
        TELLERS.append(teller)


def telblad(bereik: Bereik | None = None, tellers: Iterable[Teller] | None = None) -> Telblad:
    """The sheet of everything, or of what hangs together."""
    blad = Telblad()
    for teller in tellers if tellers is not None else [maak() for maak in TELLERS]:
        teller.vullen(blad, bereik)
    blad.jaren_tellen_op()
    return blad


def gesloten(begin: Bereik, tellers: Iterable[Teller]) -> Bereik:
    """``begin`` and all that hangs together with it, however far."""
    bereik = {soort: set(deel) for soort, deel in begin.items() if deel}
    while True:
        omvang = sum(map(len, bereik.values()))
        for teller in tellers:
            for soort, deel in teller.verwant(bereik).items():
                bereik.setdefault(soort, set()).update(deel)
        if sum(map(len, bereik.values())) == omvang:
            return bereik
