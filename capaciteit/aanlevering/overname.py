"""Taking the rows of a delivery over, and back: set by set in SQL, whatever their number.

Both end versions and add others at the same moment; what was known is never changed.
"""

from datetime import datetime
from typing import Any, Final

from django.db import connection

from regio.models import Bron

from ..choices import AanleverKanaal, Regelsoort
from ..models import Aanlevering
from .verschil import FIGUREN, waarden

VERVALLEN: Final = """
UPDATE {figuren} m SET vervallen_op = %(nu)s
FROM capaciteit_aanleverregel r
WHERE r.aanlevering_id = %(aanlevering)s AND r.soort = '{soort}' AND r.uitkomst = 'gewijzigd'
    AND m.id = r.oud AND m.vervallen_op IS NULL
"""
NIEUWE_METINGEN: Final = """
INSERT INTO capaciteit_capaciteitsmeting (
    voorziening_id, maat, peildatum, peildatum_precisie, plaatsen, bezet, wachtend,
    niet_beschikbaar, reden_niet_beschikbaar, aard, bron_id, vindplaats, opmerking, bekend_op,
    aanlevering_id)
SELECT r.voorziening_id, r.maat, r.peildatum, 'dag', r.plaatsen, r.bezet, r.wachtend,
    r.niet_beschikbaar, r.reden_niet_beschikbaar, 'feit', %(bron)s,
    r.blad || CASE WHEN %(scherm)s THEN ', op het scherm' ELSE ', rij ' || r.rij END,
    r.opmerking, %(nu)s, r.aanlevering_id
FROM capaciteit_aanleverregel r
WHERE r.aanlevering_id = %(aanlevering)s AND r.soort = 'meting'
    AND r.uitkomst IN ('nieuw', 'gewijzigd')
ORDER BY r.id
"""
NIEUWE_HERKOMSTEN: Final = """
INSERT INTO capaciteit_herkomst (
    code, voorziening_id, maat, herkomst_regio_id, aantal, zorgvorm, peildatum,
    peildatum_precisie, periode_van, periode_tot, periode_precisie, populatie, bestemming_buiten,
    bron_id, vindplaats, opmerking, bekend_op, aanlevering_id)
SELECT v.code || '.' || coalesce(j.code, 'onbekend') || '.' || %(ronde)s || '.' || r.maat,
    r.voorziening_id, r.maat, r.herkomst_regio_id, r.aantal, v.zorgvorm, %(tot)s, 'dag', %(van)s,
    %(tot)s, 'dag', '', false, %(bron)s,
    r.blad || CASE WHEN %(scherm)s THEN ', op het scherm' ELSE ', rij ' || r.rij END,
    r.opmerking, %(nu)s, r.aanlevering_id
FROM capaciteit_aanleverregel r
JOIN capaciteit_voorziening v ON v.id = r.voorziening_id
LEFT JOIN regio_jeugdhulpregio j ON j.id = r.herkomst_regio_id
WHERE r.aanlevering_id = %(aanlevering)s AND r.soort = 'herkomst'
    AND r.uitkomst IN ('nieuw', 'gewijzigd')
ORDER BY r.id
"""
NIEUWE: Final = {Regelsoort.METING: NIEUWE_METINGEN, Regelsoort.HERKOMST: NIEUWE_HERKOMSTEN}
HERSTELD: Final = {
    Regelsoort.METING: (
        "voorziening_id, maat, peildatum, peildatum_precisie, plaatsen, bezet, wachtend,"
        " niet_beschikbaar, reden_niet_beschikbaar, aard, bron_id, vindplaats, opmerking,"
        " aanlevering_id"
    ),
    Regelsoort.HERKOMST: (
        "code, voorziening_id, maat, herkomst_regio_id, aantal, percentage, noemer, zorgvorm,"
        " peildatum, peildatum_precisie, periode_van, periode_tot, periode_precisie, populatie,"
        " bestemming_buiten, bestemming_gebied_id, herkomst_gebied_id, gebied_id, aanbieder_id,"
        " bron_id, vindplaats, opmerking, aanlevering_id"
    ),
}
WEG: Final = """
UPDATE {figuren} SET vervallen_op = %(nu)s
WHERE aanlevering_id = %(aanlevering)s AND vervallen_op IS NULL
"""
TERUG: Final = """
INSERT INTO {figuren} ({kolommen}, bekend_op)
SELECT {kolommen}, %(nu)s FROM {figuren} WHERE id IN (
    SELECT oud FROM capaciteit_aanleverregel
    WHERE aanlevering_id = %(aanlevering)s AND soort = '{soort}' AND uitkomst = 'gewijzigd')
ORDER BY id
"""
WEG_AL: Final = """
SELECT EXISTS (
    SELECT FROM {figuren} WHERE aanlevering_id = %(aanlevering)s AND vervallen_op IS NOT NULL)
"""


def plannen_vergeten() -> None:
    """Let the triggers of the audit trail plan anew, for as many rows as come now.

    They join old and new rows by a plan that a session keeps from its first, mostly small, change;
    for ten thousand rows that plan takes a minute.
    """
    with connection.cursor() as cursor:
        cursor.execute("DISCARD PLANS")


def versies_overnemen(aanlevering: Aanlevering, bron: Bron, *, nu: datetime) -> None:
    """End the versions that change, add the new ones; outcomes must be compared under the lock."""
    gegevens = {
        **waarden(aanlevering, bron),
        "nu": nu,
        "ronde": aanlevering.plicht.ronde.code,
        "scherm": aanlevering.kanaal == AanleverKanaal.SCHERM,
    }
    plannen_vergeten()
    for soort in Regelsoort:
        if aanlevering.gewijzigd:
            uitvoeren(VERVALLEN, soort, gegevens)
        uitvoeren(NIEUWE[soort], soort, gegevens)


def versies_terugnemen(aanlevering: Aanlevering, *, nu: datetime) -> None:
    """End what the delivery brought, and add again what it ended, as known from now on."""
    gegevens = {"aanlevering": aanlevering.pk, "nu": nu}
    plannen_vergeten()
    for soort in Regelsoort:
        uitvoeren(WEG, soort, gegevens)
        uitvoeren(TERUG, soort, gegevens, kolommen=HERSTELD[soort])


def is_gecorrigeerd(aanlevering: Aanlevering) -> bool:
    """A figure that the delivery brought does not hold any more."""
    return any(
        uitvoeren(WEG_AL, soort, {"aanlevering": aanlevering.pk}, lezen=True)
        for soort in Regelsoort
    )


def uitvoeren(
    vraag: str,
    soort: Regelsoort,
    gegevens: dict[str, Any],
    *,
    kolommen: str = "",
    lezen: bool = False,
) -> Any:
    """``lezen``: gives the one value that it answers."""
    figuren, _ = FIGUREN[soort]
    with connection.cursor() as cursor:
        cursor.execute(
            vraag.format(figuren=figuren, soort=soort.value, kolommen=kolommen), gegevens
        )
        return cursor.fetchone()[0] if lezen else None
