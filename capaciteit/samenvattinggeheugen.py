"""Sums of many periods, of which only those are added up again in which a figure changed.

A period's sums are kept under what they were made from: the rights of the reader, the question, the
version of all other tables, and how many measurements its months have and which transactions wrote
them. Each change gives a row a higher number, so with as many rows the sum only grows: never stale.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.core.cache import cache
from django.db.models import Count, Sum
from django.utils import timezone

from jeugdzorg.kern.dataversie import UUR, dataversie, onthouden, samengevat
from regio.inzage import inzage_van
from regio.models import Bron, Gebied, GebiedRegio, Jeugdhulpregio, Organisatie

from .models import Capaciteitsmeting, Locatie, Voorziening
from .samenvatting import Samenvattingrij, eind_van_periode, samenvatting
from .samenvattingvraag import PERIODEN

JAREN: Final = 3
VERDER_GELEZEN: Final = (
    Voorziening,
    Locatie,
    Locatie.aanbieders.through,
    Bron,
    Gebied,
    GebiedRegio,
    Jeugdhulpregio,
    Organisatie,
)
"""All that ``samenvatting`` reads beside measurements."""


def samenvatting_per_periode(
    user: Any, *, groepering: Sequence[str] = (), **vraag: Any
) -> list[Samenvattingrij]:
    """``samenvatting`` per period, in order of period; ``van`` and ``tot`` bound whole periods."""
    [gevonden] = per_periode(user, [groepering], **vraag)
    return gevonden


def samenvatting_met_totaal(
    user: Any, *, groepering: Sequence[str], **vraag: Any
) -> tuple[list[Samenvattingrij], list[Samenvattingrij]]:
    """The same of the groups and of all of them together; the figures are read once for both."""
    groepen, totaal = per_periode(user, [groepering, ()], **vraag)
    return groepen, totaal


def per_periode(
    user: Any,
    groeperingen: Sequence[Sequence[str]],
    *,
    periode: str,
    van: date,
    tot: date,
    filters: Mapping[str, Any],
    **vraag: Any,
) -> list[list[Samenvattingrij]]:
    """Per grouping the rows in order of period; the second grouping is no grouping at all."""
    maanden = maandversies(van, tot)
    alle = begins(van, tot, PERIODEN[periode])
    basis = (
        inzage_van(user), periode, codes_van(filters), sorted(vraag.items()), timezone.localdate(),
        dataversie(*VERDER_GELEZEN),
    )  # fmt: skip
    plekken = {
        (nummer, begin): f"samenvatting-{samengevat(*basis, sorted(groepering), begin, versie)}"
        for begin in alle
        for versie in [maanden_in(maanden, begin, periode)]
        for nummer, groepering in enumerate(groeperingen)
    }
    gevonden: dict[str, list[Samenvattingrij]] = cache.get_many(plekken.values())
    if ontbreekt := sorted({begin for (_, begin), plek in plekken.items() if plek not in gevonden}):
        rijen = samenvatting(
            user, groepering=[*groeperingen[0], "periode"], periode=periode, van=ontbreekt[0],
            tot=eind_van_periode(ontbreekt[-1], PERIODEN[periode]), filters=filters,
            met_totaal=len(groeperingen) > 1, **vraag,
        )  # fmt: skip
        per_begin = verdeeld(rijen, groeperingen)
        nieuw = {
            plek: per_begin[plaats] for plaats, plek in plekken.items() if plaats[1] in ontbreekt
        }
        cache.set_many(nieuw, timeout=UUR)
        gevonden |= nieuw
    return [
        [rij for begin in alle for rij in gevonden[plekken[nummer, begin]]]
        for nummer in range(len(groeperingen))
    ]


def verdeeld(
    rijen: Sequence[Samenvattingrij], groeperingen: Sequence[Sequence[str]]
) -> dict[tuple[int, date], list[Samenvattingrij]]:
    """Rows per grouping and period: of a total every key is ``None``."""
    per_begin: dict[tuple[int, date], list[Samenvattingrij]] = defaultdict(list)
    for rij in rijen:
        is_totaal = all(getattr(rij, naam) is None for naam in groeperingen[0])
        nummer = len(groeperingen) - 1 if is_totaal else 0
        per_begin[nummer, rij.periode_begin].append(rij)
    return per_begin


def codes_van(filters: Mapping[str, Any]) -> list[tuple[str, str]]:
    return sorted((naam, str(getattr(w, "code", w))) for naam, w in filters.items() if w)


def begins(van: date, tot: date, maanden: int) -> list[date]:
    gevonden = [van]
    while (eind := eind_van_periode(gevonden[-1], maanden)) < tot:
        gevonden.append(eind + timedelta(days=1))
    return gevonden


def maandversies(van: date, tot: date) -> dict[date, tuple[int, int]]:
    """Per month how many measurements it has, and the sum of who wrote them.

    Of whole years, so that all readers and pages have it from each other.
    """
    van, tot = min(van, date(tot.year - JAREN, 1, 1)), date(tot.year, 12, 31)
    rijen = Capaciteitsmeting.alle_versies.filter(peildatum__gte=van, peildatum__lte=tot)
    per_dag = rijen.order_by().values_list("peildatum").annotate(Count("pk"), Sum("gewijzigd"))

    def tellen() -> dict[date, tuple[int, int]]:
        maanden: dict[date, tuple[int, int]] = {}
        for dag, aantal, schrijvers in per_dag:
            maand = dag.replace(day=1)
            eerder = maanden.get(maand, (0, 0))
            maanden[maand] = eerder[0] + aantal, eerder[1] + int(schrijvers)
        return maanden

    return onthouden("maandversies", (van, tot), dataversie(Capaciteitsmeting), tellen)


def maanden_in(
    maanden: Mapping[date, tuple[int, int]], begin: date, periode: str
) -> list[tuple[int, int] | None]:
    eind = eind_van_periode(begin, PERIODEN[periode])
    return [maanden.get(maand) for maand in begins(begin, eind, 1)]
