"""Counts that stand in no sum: the database judges them by itself, a hundred thousand at once.

A count is small or it is not. Anything about which that is not certain goes the general way
(``regio.afscherming``), which gives the same pattern.
"""

from typing import Any, Final

from django.db import connection

from jeugdzorg.kern.privacy import LIMIT, SMALL
from regio.choices import BronSoort, Zichtbaarheid
from regio.models import Bron

from .choices import Capaciteitsmaat, Herkomstmaat

BEZETTE: Final = (Capaciteitsmaat.BEZET, Capaciteitsmaat.JEUGDIGEN)
WAARDEN: Final[dict[str, Any]] = {
    "klein": SMALL,
    "grens": LIMIT,
    "gedeeld": Zichtbaarheid.GEDEELD.value,
    "besloten": Zichtbaarheid.BESLOTEN.value,
    "voorbeeld": BronSoort.VOORBEELD.value,
    "bezette": [maat.value for maat in BEZETTE],
    "verblijvend": Herkomstmaat.VERBLIJVEND.value,
}
# ``+ 0``: all rows of a source are no way to find the few of a facility.
# A half-year can end on the first day of the next: see herkomsttelling.laatste_dag.
METING_IN_SOM: Final = """
    m.peildatum IS NULL OR m.maat = ANY(%(bezette)s)
    OR EXISTS (
        SELECT FROM capaciteit_capaciteitsmeting o
        WHERE o.voorziening_id = m.voorziening_id AND o.peildatum = m.peildatum
            AND (o.bron_id, o.maat) <> (m.bron_id, m.maat))
    OR EXISTS (SELECT FROM capaciteit_capaciteitscijfer c WHERE c.peildatum = m.peildatum)
    OR EXISTS (
        SELECT FROM capaciteit_herkomst h
        WHERE h.voorziening_id = m.voorziening_id AND h.gebied_id IS NULL
            AND h.maat = %(verblijvend)s
            AND m.peildatum BETWEEN h.periode_van AND h.periode_tot + 1
            AND NOT EXISTS (
                SELECT FROM capaciteit_capaciteitsmeting n
                WHERE n.voorziening_id = m.voorziening_id AND n.bron_id + 0 = m.bron_id
                    AND n.bezet IS NOT NULL
                    AND n.peildatum > m.peildatum AND n.peildatum <= h.periode_tot))
"""
HERKOMST_IN_SOM: Final = """
    m.gebied_id IS NOT NULL OR m.percentage IS NOT NULL OR m.noemer IS NOT NULL
    OR m.periode_van IS NULL OR m.periode_tot IS NULL
    OR EXISTS (
        SELECT FROM capaciteit_herkomst o
        WHERE o.voorziening_id = m.voorziening_id AND o.gebied_id IS NULL AND o.maat = m.maat
            AND o.periode_van <= m.periode_tot AND o.periode_tot >= m.periode_van
            AND o.herkomst_regio_id IS NOT DISTINCT FROM m.herkomst_regio_id
            AND (o.bron_id, o.periode_van, o.periode_tot)
                <> (m.bron_id, m.periode_van, m.periode_tot))
    OR m.maat = %(verblijvend)s AND EXISTS (
        SELECT FROM capaciteit_capaciteitsmeting b
        WHERE b.voorziening_id = m.voorziening_id AND b.bezet IS NOT NULL
            AND b.peildatum BETWEEN m.periode_van AND m.periode_tot + 1)
"""
GELABELD: Final = (
    "CASE WHEN m.{0} > 0 AND m.{0} < %(grens)s THEN jsonb_build_object('{0}', %(klein)s::text)"
    " ELSE '{{}}' END"
)
TABELLEN: Final = {
    "capaciteit_capaciteitsmeting": (METING_IN_SOM, ("bezet", "wachtend"), "peildatum"),
    "capaciteit_herkomst": (HERKOMST_IN_SOM, ("aantal",), "periode_van"),
}
BEOORDELEN: Final = """
UPDATE {tabel} m
SET afscherming = CASE WHEN b.soort = %(voorbeeld)s THEN '{{}}' ELSE {labels} END
FROM regio_bron b
WHERE b.id = m.bron_id AND b.zichtbaarheid = %(gedeeld)s
    AND m.afscherming IS NULL AND m.vervallen_op IS NULL
    AND (b.soort = %(voorbeeld)s OR NOT ({in_som}))
"""
JAREN: Final = """
SELECT DISTINCT m.voorziening_id, extract(year FROM m.{dag})::int
FROM {tabel} m JOIN regio_bron b ON b.id = m.bron_id
WHERE b.zichtbaarheid = %(gedeeld)s AND m.vervallen_op IS NULL AND m.voorziening_id IS NOT NULL
    AND {welke}
"""
# Rows without an area only: those of an area stand in the sums of that area.
PER_VOORZIENING: Final = {"capaciteit_herkomst": " AND m.gebied_id IS NULL"}


def alleenstaanden_beoordelen() -> int:
    """Judge the new measurements and delivered origins that stand in no sum; how many."""
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")  # see regio.afscherming.schrijven
        aantal = 0
        for tabel, (in_som, velden, _) in TABELLEN.items():
            labels = " || ".join(GELABELD.format(veld) for veld in velden)
            cursor.execute(BEOORDELEN.format(tabel=tabel, labels=labels, in_som=in_som), WAARDEN)
            aantal += cursor.rowcount
        return aantal


def voorzieningjaren(alles: bool) -> set[tuple[int, int | None]]:
    """Facilities and years with a count that nobody judged; with ``alles`` also one in a sum."""
    gevonden: set[tuple[int, int | None]] = set()
    with connection.cursor() as cursor:
        for tabel, (in_som, _, dag) in TABELLEN.items():
            nieuw = "m.afscherming IS NULL"
            welke = f"({nieuw} OR {in_som})" if alles else nieuw
            welke += PER_VOORZIENING.get(tabel, "")
            cursor.execute(JAREN.format(tabel=tabel, dag=dag, welke=welke), WAARDEN)
            gevonden.update(cursor.fetchall())
    return gevonden


def nog_te_doen(model: Any, alles: bool) -> Any:
    """Rows of shared sources that nobody judged; with ``alles`` the others too."""
    gedeeld = Bron.objects.filter(zichtbaarheid=Zichtbaarheid.GEDEELD)
    rijen = model.objects.filter(bron__in=gedeeld).order_by()
    return rijen if alles else rijen.filter(afscherming__isnull=True)
