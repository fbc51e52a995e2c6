"""What was read of a delivery, stored beside what it would change: by COPY and one comparison.

Rows go by COPY into a table of this transaction, and from there, compared with the figures of the
same source that hold now, into ``Aanleverregel``: written once, no row passes the ORM.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection, transaction

from regio.models import Bron

from ..choices import Regelsoort
from ..models import Aanlevering, Aanleverregel
from .regels import Regel

KOLOMMEN: Final = ", ".join(Regel._fields)
KLAD: Final = """
CREATE TEMPORARY TABLE IF NOT EXISTS aangeleverd (
    n integer, soort varchar, blad varchar, rij integer, voorziening bigint, maat varchar,
    peildatum date, plaatsen integer, bezet integer, wachtend integer, niet_beschikbaar integer,
    reden_niet_beschikbaar varchar, herkomst_regio bigint, aantal integer, opmerking varchar
) ON COMMIT DELETE ROWS;
TRUNCATE aangeleverd
"""
BIJ_METING: Final = """
    m.vervallen_op IS NULL AND m.bron_id = %(bron)s
    AND m.voorziening_id = r.voorziening{id} AND m.maat = r.maat AND m.peildatum = r.peildatum
"""
BIJ_HERKOMST: Final = """
    m.vervallen_op IS NULL AND m.bron_id = %(bron)s AND m.gebied_id IS NULL
    AND m.voorziening_id = r.voorziening{id} AND m.maat = r.maat
    AND m.periode_van = %(van)s AND m.periode_tot = %(tot)s
    AND coalesce(m.herkomst_regio_id, 0) = coalesce(r.herkomst_regio{id}, 0)
"""
ANDERS: Final = {
    Regelsoort.METING: """
        (m.plaatsen, m.bezet, m.wachtend, m.niet_beschikbaar, m.reden_niet_beschikbaar, m.opmerking)
        IS DISTINCT FROM
        (r.plaatsen, r.bezet, r.wachtend, r.niet_beschikbaar, r.reden_niet_beschikbaar, r.opmerking)
    """,
    Regelsoort.HERKOMST: "(m.aantal, m.opmerking) IS DISTINCT FROM (r.aantal, r.opmerking)",
}
FIGUREN: Final = {
    Regelsoort.METING: ("capaciteit_capaciteitsmeting", BIJ_METING),
    Regelsoort.HERKOMST: ("capaciteit_herkomst", BIJ_HERKOMST),
}
UITKOMST: Final = """
    CASE WHEN m.id IS NULL THEN 'nieuw' WHEN {anders} THEN 'gewijzigd' ELSE 'ongewijzigd' END
"""
VERGELIJKEN: Final = """
WITH bewaard AS (
    INSERT INTO capaciteit_aanleverregel (
        aanlevering_id, soort, blad, rij, voorziening_id, maat, peildatum, plaatsen, bezet,
        wachtend, niet_beschikbaar, reden_niet_beschikbaar, herkomst_regio_id, aantal, opmerking,
        uitkomst, oud)
    SELECT %(aanlevering)s, r.soort, r.blad, r.rij, r.voorziening, r.maat, r.peildatum, r.plaatsen,
        r.bezet, r.wachtend, r.niet_beschikbaar, r.reden_niet_beschikbaar, r.herkomst_regio,
        r.aantal, r.opmerking, {uitkomst}, m.id
    FROM aangeleverd r LEFT JOIN {figuren} m ON {bij}
    WHERE r.soort = '{soort}' ORDER BY r.n
    RETURNING uitkomst
) SELECT uitkomst, count(*) FROM bewaard GROUP BY uitkomst
"""
NU: Final = """
SELECT r.id, r.uitkomst AS was, r.oud AS was_oud, {uitkomst} AS uitkomst, m.id AS oud
FROM capaciteit_aanleverregel r LEFT JOIN {figuren} m ON {bij}
WHERE r.aanlevering_id = %(aanlevering)s AND r.soort = '{soort}'
"""
OPNIEUW: Final = """
SELECT uitkomst, count(*), count(*) FILTER (WHERE (uitkomst, oud) IS DISTINCT FROM (was, was_oud))
FROM (%s) nu GROUP BY uitkomst
""".replace("%s", NU)
BIJWERKEN: Final = """
UPDATE capaciteit_aanleverregel regel SET uitkomst = nu.uitkomst, oud = nu.oud
FROM (%s) nu
WHERE nu.id = regel.id AND (nu.uitkomst, nu.oud) IS DISTINCT FROM (nu.was, nu.was_oud)
""".replace("%s", NU)


@transaction.atomic
def regels_bewaren(aanlevering: Aanlevering, bron: Bron, regels: Iterable[Regel]) -> Counter[str]:
    """Store ``regels`` and what each would change, in place of what was; counts per outcome."""
    Aanleverregel.objects.filter(aanlevering=aanlevering).delete()
    soorten = set()
    with connection.cursor() as cursor:
        cursor.execute(KLAD)
        with cursor.copy(f"COPY aangeleverd (n, {KOLOMMEN}) FROM STDIN") as copy:
            for n, regel in enumerate(regels):
                soorten.add(regel.soort)
                copy.write_row((n, *regel))
    tel: Counter[str] = Counter()
    with zonder_lussen():
        for soort in sorted(soorten):
            tel.update(dict(vraag(VERGELIJKEN, soort, aanlevering, bron)))
    return tel


def opnieuw_vergelijken(aanlevering: Aanlevering, bron: Bron) -> Counter[str]:
    """The same against what holds now; rows are only written when it turns out otherwise."""
    tel: Counter[str] = Counter()
    with zonder_lussen():
        for soort in Regelsoort:
            rijen = vraag(OPNIEUW, soort, aanlevering, bron)
            tel.update({uitkomst: aantal for uitkomst, aantal, _ in rijen})
            if any(anders for *_, anders in rijen):
                vraag(BIJWERKEN, soort, aanlevering, bron)
    return tel


@contextmanager
def zonder_lussen() -> Iterator[None]:
    """Whole sets against each other: of rows that came just now the planner has no statistics,
    and row by row it can take a thousand times as long.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")
        yield
        cursor.execute("SET LOCAL enable_nestloop TO DEFAULT")


def vraag(sql: str, soort: Regelsoort, aanlevering: Aanlevering, bron: Bron) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(ingevuld(sql, soort), waarden(aanlevering, bron))
        return cursor.fetchall() if cursor.description else []


def ingevuld(sql: str, soort: Regelsoort) -> str:
    figuren, bij = FIGUREN[soort]
    kolom = "_id" if "aangeleverd" not in sql else ""
    return sql.format(
        soort=soort.value,
        figuren=figuren,
        bij=bij.format(id=kolom),
        uitkomst=UITKOMST.format(anders=ANDERS[soort]),
    )


def waarden(aanlevering: Aanlevering, bron: Bron) -> dict[str, Any]:
    ronde = aanlevering.plicht.ronde
    return {"aanlevering": aanlevering.pk, "bron": bron.pk, "van": ronde.van, "tot": ronde.tot}


def regels_van(aanlevering: Aanlevering) -> Iterator[Regel]:
    """The rows of a delivery as they were read."""
    velden = [veld if veld != "voorziening" else "voorziening_id" for veld in Regel._fields]
    velden = [veld if veld != "herkomst_regio" else "herkomst_regio_id" for veld in velden]
    rijen = Aanleverregel.objects.filter(aanlevering=aanlevering).order_by("pk")
    for rij in rijen.values_list(*velden):
        yield Regel(Regelsoort(rij[0]), *rij[1:])
