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
    user: Any,
    *,
    groepering: Sequence[str] = (),
    periode: str,
    van: date,
    tot: date,
    filters: Mapping[str, Any],
    **vraag: Any,
) -> list[Samenvattingrij]:
    """``samenvatting`` per period, in order of period; ``van`` and ``tot`` bound whole periods."""
    groepen = [*groepering, "periode"]
    codes, overig = codes_van(filters), sorted(vraag.items())
    basis = (
        inzage_van(user), sorted(groepen), periode, codes, overig, timezone.localdate(),
        dataversie(*VERDER_GELEZEN),
    )  # fmt: skip
    maanden = maandversies(van, tot)
    plekken = {
        begin: f"samenvatting-{samengevat(*basis, begin, maanden_in(maanden, begin, periode))}"
        for begin in begins(van, tot, PERIODEN[periode])
    }
    gevonden: dict[str, list[Samenvattingrij]] = cache.get_many(plekken.values())
    if ontbreekt := [begin for begin, plek in plekken.items() if plek not in gevonden]:
        per_begin: dict[date, list[Samenvattingrij]] = defaultdict(list)
        for rij in samenvatting(
            user, groepering=groepen, periode=periode, van=ontbreekt[0],
            tot=eind_van_periode(ontbreekt[-1], PERIODEN[periode]), filters=filters, **vraag,
        ):  # fmt: skip
            per_begin[rij.periode_begin].append(rij)
        nieuw = {plekken[begin]: per_begin[begin] for begin in ontbreekt}
        cache.set_many(nieuw, timeout=UUR)
        gevonden |= nieuw
    return [rij for plek in plekken.values() for rij in gevonden[plek]]


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
