"""All counts of youths that stand in sums with each other, as ``kern.privacy`` wants them.

Each app says which counts it has and how they add up (``register_telblad`` in ``AppConfig.ready``);
counts of different sources, and of different apps, about the same thing hang together.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from jeugdzorg.kern.privacy import LIMIT, is_small
from jeugdzorg.kern.privacy_tables import Count, Key, Relation, Table

Sleutel = tuple[str, int, str]
"""Model label, primary key and field of one count."""
Periode = tuple[date | None, date | None]
REST: Final = "rest"
"""Model of what a sum leaves over: a count that stands in no row."""


@dataclass
class Telblad:
    """Counts by ``Sleutel``, the sums they stand in, and what goes hidden with them.

    ``reeksen``: what a count counts, the same in every period, and which. ``volgers``: fields that
    are hidden when one of these counts is. ``zonder_basis``: shares and averages of which nobody
    can say on how many youths they rest; always hidden.
    """

    waarden: dict[Key, Count | None] = field(default_factory=dict)
    sommen: list[Relation] = field(default_factory=list)
    reeksen: dict[Sleutel, tuple[Hashable, Periode]] = field(default_factory=dict)
    volgers: dict[Sleutel, list[Sleutel]] = field(default_factory=lambda: defaultdict(list))
    zonder_basis: set[Sleutel] = field(default_factory=set)
    over: dict[tuple[Hashable, Periode], list[Key]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def telt(self, sleutel: Sleutel, waarde: Count, reeks: Hashable, periode: Periode) -> None:
        """A count of ``reeks`` in a period."""
        self.waarden[sleutel] = waarde
        self.reeksen[sleutel] = reeks, periode
        self.hetzelfde(sleutel, reeks, periode)

    def hetzelfde(self, sleutel: Sleutel, reeks: Hashable, periode: Periode) -> None:
        """``sleutel`` is the same number as every other count of ``reeks`` in that period."""
        over = self.over[reeks, periode]
        if over:
            self.som(over[0], [sleutel])
        over.append(sleutel)

    def eerste(self, reeks: Hashable, periode: Periode) -> Key | None:
        """One of the counts about ``reeks`` in a period, when there is any."""
        return next(iter(self.over.get((reeks, periode), ())), None)

    def som(self, totaal: Key | None, delen: Iterable[Key | None], open_: bool = False) -> None:
        """``totaal`` is ``delen`` together, and when ``open_`` something that no row counts.

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
        for begin in self.waarden:
            if begin in gezien:
                continue
            sleutels, sommen, te_gaan = {begin: None}, dict[int, Relation](), [begin]
            while te_gaan:
                for som in verwant[te_gaan.pop()]:
                    sommen[id(som)] = som
                    nieuw = [sleutel for sleutel in som.signs if sleutel not in sleutels]
                    sleutels.update(dict.fromkeys(nieuw))
                    te_gaan += nieuw
            gezien |= sleutels.keys()
            volgorde = [sleutel for sleutel in self.waarden if sleutel in sleutels]
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


Vuller = Callable[[Telblad], None]
VULLERS: Final[list[Vuller]] = []


def register_telblad(vuller: Vuller) -> None:
    """Let ``vuller`` put the counts of an app in the sheet, in the order of the apps."""
    if vuller not in VULLERS:
        VULLERS.append(vuller)


def telblad() -> Telblad:
    blad = Telblad()
    for vuller in VULLERS:
        vuller(blad)
    blad.jaren_tellen_op()
    return blad
