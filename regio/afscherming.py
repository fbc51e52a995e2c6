"""Working out which counts of youths are shielded, and storing that with the rows.

Stored, so that every reader without the exact right sees the same pattern, whatever the filter, and
so that it can be chosen with all totals in sight. It holds against each organisation that knows a
part exactly, and against each user with memberships at more than one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from itertools import islice
from json import dumps
from typing import Any, Final

from django.apps import apps
from django.db import connection, transaction

from jeugdzorg.kern.privacy import SHIELDED, Pattern, exposed, is_small, suppress
from jeugdzorg.kern.privacy_tables import Key, Table

from .afschermkennis import Kennis, Plek
from .choices import Zichtbaarheid
from .models import Bron, Telling
from .telblad import TELLERS, Bereik, Sleutel, Telblad, Teller, gesloten, telblad

Labels = dict[Sleutel, str | None]
STUK: Final = {"voorzieningjaren": 500}
"""How much of a kind is read at once; of other kinds one thing and what hangs together with it."""
SLOT: Final = 20140014
"""Two at once would not see each other's pattern."""


@transaction.atomic
def afscherming_bepalen(*, alles: bool = False) -> int:
    """Judge every shared row with counts that nobody judged since it changed; how many there were.

    What was published before stays as it is, unless that would give a count away. With ``alles``
    also rows that were judged: needed when memberships or borders have changed. Reads only what
    hangs together with what is to be judged, a piece at a time.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SLOT])
    tellers = [maak() for maak in TELLERS]
    aantal = sum(teller.alleenstaand() for teller in tellers)
    nieuw = onbeoordeeld()
    aantal += len(nieuw)
    if nieuw or alles:
        kennis = Kennis()
        for bereik in stukken(tellers, alles):
            nieuw -= stuk_beoordelen(telblad(bereik, tellers), kennis, nieuw, alles)
    zonder_telling(nieuw)
    return tellingen() if alles else aantal


def tellingmodellen() -> list[type[Telling]]:
    """A proxy reads the rows of another: those are judged once."""
    alle = (model for model in apps.get_models() if issubclass(model, Telling))
    return [model for model in alle if not model._meta.proxy]


def gedeelde_rijen(model: type[Telling]) -> Any:
    """Rows of shared sources."""
    bronnen = Bron.objects.filter(zichtbaarheid=Zichtbaarheid.GEDEELD)
    return model.objects.filter(bron__in=bronnen).order_by()


def onbeoordeeld() -> set[Plek]:
    return {
        (model._meta.label, pk)
        for model in tellingmodellen()
        for pk in gedeelde_rijen(model)
        .filter(afscherming__isnull=True)
        .values_list("pk", flat=True)
    }


def tellingen() -> int:
    return sum(gedeelde_rijen(model).count() for model in tellingmodellen())


def stukken(tellers: list[Teller], alles: bool) -> Iterator[Bereik]:
    """Everything to be judged in pieces that each hold all that hangs together with them."""
    begin: Bereik = {}
    for teller in tellers:
        for soort, deel in teller.begin(alles).items():
            begin.setdefault(soort, set()).update(deel)
    for soort in sorted(begin, key=lambda soort: STUK.get(soort, 1)):
        te_gaan = sorted(begin[soort], key=str)
        while te_gaan:
            stuk = set(islice(te_gaan, STUK.get(soort, 1)))
            bereik = gesloten({soort: stuk}, tellers)
            yield bereik
            for klaar, deel in bereik.items():
                begin.get(klaar, set()).difference_update(deel)
            te_gaan = [wat for wat in te_gaan if wat in begin[soort]]


def stuk_beoordelen(blad: Telblad, kennis: Kennis, nieuw: Set[Plek], alles: bool) -> set[Plek]:
    """Judge what is in one sheet; which of ``nieuw`` that were."""
    gedeeld = set(
        Bron.objects.filter(zichtbaarheid=Zichtbaarheid.GEDEELD).values_list("pk", flat=True)
    )
    rijen = {plek: rij for plek, rij in blad.rijen.items() if rij.bron_id in gedeeld}
    te_doen = {plek for plek in rijen if alles or plek in nieuw}
    te_doen -= {sleutel[:2] for sleutel in blad.vervallen}
    vorige = verborgen_reeksen(blad, rijen)
    labels: Labels = {}
    for tabel in blad.tabellen():
        eigen = [sleutel for sleutel in blad.in_rijen(tabel) if sleutel[:2] in rijen]
        if not te_doen.isdisjoint(sleutel[:2] for sleutel in eigen):
            gevonden = patroon(tabel, blad, rijen, kennis, vorige)
            labels |= {sleutel: gevonden.get(sleutel) for sleutel in eigen}
    labels |= {s: SHIELDED for s, label in labels.items() if label and s in blad.aandelen}
    labels |= meegaand(blad, labels, rijen, te_doen)
    labels |= {sleutel: SHIELDED for sleutel in blad.zonder_basis if sleutel[:2] in te_doen}
    bewaren({s: label for s, label in labels.items() if s not in blad.vervallen}, rijen, te_doen)
    return te_doen & nieuw


def patroon(
    tabel: Table, blad: Telblad, rijen: Mapping[Plek, Any], kennis: Kennis, vorige: Set[Any]
) -> Pattern:
    """The pattern of one table; what is public in it everybody knows, what is past nobody."""
    sleutels = blad.in_rijen(tabel)
    openbaar = frozenset[Key](sleutel for sleutel in sleutels if sleutel[:2] not in rijen)
    voorbij = {s for s in sleutels if s in blad.vervallen and s not in openbaar}
    vast = {s for s in sleutels if s not in openbaar and rijen[s[:2]].afscherming is not None}
    eerder = {s: SHIELDED for s in sleutels if s not in vast and blad.reeksen[s][0] in vorige}
    eerder |= {s: label for s in vast if (label := huidig(rijen, s))}
    eerder |= dict.fromkeys(voorbij, SHIELDED)
    klein = any(is_small(tabel.cells[s]) for s in tabel.cells if s not in openbaar)
    if not (klein or voorbij or any(s in eerder for s in vast)):
        return {}  # there is nothing to hide
    insiders = kennis.van(sleutels, rijen) if tabel.relations else []
    keuze: dict[str, Any] = {"exact": openbaar, "insiders": insiders, "earlier": eerder}
    gevonden = suppress(tabel, **keuze, fixed=vast | voorbij)
    lekt = vast and any(
        next(exposed(tabel, gevonden, bekend | openbaar), None)
        for bekend in (frozenset[Key](), *insiders)
    )
    return suppress(tabel, **keuze, fixed=voorbij) if lekt else gevonden


def huidig(rijen: Mapping[Plek, Any], sleutel: Sleutel) -> str | None:
    """How a count is shown now."""
    return (rijen[sleutel[:2]].afscherming or {}).get(sleutel[2])


def verborgen_reeksen(blad: Telblad, rijen: Mapping[Plek, Any]) -> set[Any]:
    """What is hidden in another period."""
    gedeeld = ((s, reeks) for s, (reeks, _) in blad.reeksen.items() if s[:2] in rijen)
    return blad.eerder | {reeks for sleutel, reeks in gedeeld if huidig(rijen, sleutel)}


def meegaand(
    blad: Telblad, labels: Labels, rijen: Mapping[Plek, Any], te_doen: Set[Plek]
) -> Labels:
    """Shares and the like: hidden when one of the counts they come from is."""

    def eigen(volger: Sleutel) -> str | None:
        """What is hidden for the number that it says itself."""
        return labels.get(volger, huidig(rijen, volger) if volger in blad.aandelen else None)

    return {
        volger: SHIELDED if any(labels.get(s, huidig(rijen, s)) for s in uit) else eigen(volger)
        for volger, uit in blad.volgers.items()
        if volger[:2] in rijen and (volger[:2] in te_doen or not labels.keys().isdisjoint(uit))
    }


def bewaren(labels: Labels, rijen: Mapping[Plek, Any], nieuw: Set[Plek]) -> None:
    """Store the labels with their rows; what was not judged now stays."""
    gelabeld: dict[Plek, dict[str, str | None]] = {plek: {} for plek in nieuw}
    for (naam, pk, veld), label in labels.items():
        gelabeld.setdefault((naam, pk), {})[veld] = label
    per_model: dict[type[Telling], list[tuple[Any, dict[str, str]]]] = defaultdict(list)
    for plek, velden in gelabeld.items():
        rij = rijen[plek]
        samen = {**(rij.afscherming or {}), **velden}
        wordt = {veld: label for veld, label in samen.items() if label}
        if wordt != rij.afscherming:
            per_model[type(rij)].append((rij, wordt))
    for model, paren in per_model.items():
        schrijven(model, paren)


def schrijven(model: type[Telling], paren: list[tuple[Any, dict[str, str]]]) -> None:
    """All rows at once; not one that changed since it was read: that will be judged by itself.

    Plans are forgotten: triggers keep that of their first, often small, change for many rows too.
    """
    tabel, velden = model._meta.db_table, list(model.objects.all().telvelden)
    kolommen = {kolom.name: kolom for kolom in model._meta.concrete_fields}
    soorten = [kolommen[veld].rel_db_type(connection) for veld in velden]
    tellers = [f"v{nummer}" for nummer in range(len(velden))]
    gelijk = " AND ".join(
        f'm."{veld}" IS NOT DISTINCT FROM nu.{teller}'
        for veld, teller in zip(velden, tellers, strict=True)
    )
    if hasattr(model, "vervallen_op"):
        gelijk += " AND m.vervallen_op IS NULL"
    reeksen = "".join(f", %s::{soort}[]" for soort in soorten)
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")
        cursor.execute(
            f'UPDATE "{tabel}" m SET afscherming = nu.wordt::jsonb'  # noqa: S608 - our own names
            f" FROM unnest(%s::bigint[], %s::text[], %s::text[]{reeksen})"
            f" AS nu(id, was, wordt, {', '.join(tellers)}) WHERE m.id = nu.id"
            f" AND m.afscherming IS NOT DISTINCT FROM nu.was::jsonb AND {gelijk}",
            [
                [rij.pk for rij, _ in paren],
                [None if rij.afscherming is None else dumps(rij.afscherming) for rij, _ in paren],
                [dumps(wordt) for _, wordt in paren],
                *([getattr(rij, veld) for rij, _ in paren] for veld in velden),
            ],
        )


def zonder_telling(nieuw: Set[Plek]) -> None:
    """Rows that count nothing, or that are made up: there is nothing to hide in them."""
    for model in tellingmodellen():
        pks = [pk for label, pk in nieuw if label == model._meta.label]
        gedeelde_rijen(model).filter(pk__in=pks, afscherming__isnull=True).update(afscherming={})
