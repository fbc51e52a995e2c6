"""What taking a delivery over would change, in words: the old value beside the new."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from jeugdzorg.kern.notation import datum

from ..choices import Herkomstmaat, NietBeschikbaar, Regelsoort, Regeluitkomst
from ..models import Aanlevering, Aanleverregel, Capaciteitsmeting, Herkomst
from .verschil import FIGUREN

WAARDEN: Final = (
    ("plaatsen", "plaatsen"),
    ("bezet", "bezet"),
    ("wachtend", "wachtend"),
    ("niet_beschikbaar", "niet beschikbaar"),
)
NIET_GENOEMD: Final = """
SELECT count(*) FROM {figuren} m
WHERE m.vervallen_op IS NULL AND m.bron_id = (
        SELECT id FROM regio_bron WHERE code = %(bron)s)
    AND {periode}
    AND NOT EXISTS (
        SELECT FROM capaciteit_aanleverregel r
        WHERE r.aanlevering_id = %(aanlevering)s AND r.oud = m.id AND r.soort = '{soort}')
"""
PERIODE: Final = {
    Regelsoort.METING: "m.peildatum = ANY(%(peildata)s)",
    Regelsoort.HERKOMST: "m.periode_van = %(van)s AND m.periode_tot = %(tot)s",
}


@dataclass(frozen=True)
class Waarde:
    """One value: ``oud`` is what holds now; ``anders`` when the two differ."""

    wat: str
    oud: Any
    nieuw: Any
    anders: bool


@dataclass(frozen=True)
class Voorbeeldregel:
    regel: Aanleverregel
    waarover: str
    waarden: list[Waarde]

    @property
    def uitkomst(self) -> Regeluitkomst:
        return Regeluitkomst(self.regel.uitkomst)

    @property
    def is_gewijzigd(self) -> bool:
        return self.uitkomst == Regeluitkomst.GEWIJZIGD


def voorbeeldregels(regels: Iterable[Aanleverregel], user: Any) -> list[Voorbeeldregel]:
    """Rows with the versions they would replace, as far as ``user`` may see those."""
    rijen = list(regels)
    oud = {soort: versies(soort, rijen, user) for soort in Regelsoort}
    return [als_voorbeeld(rij, oud[Regelsoort(rij.soort)].get(rij.oud or 0)) for rij in rijen]


def versies(soort: Regelsoort, rijen: list[Aanleverregel], user: Any) -> dict[int, Any]:
    sleutels = [rij.oud for rij in rijen if rij.soort == soort and rij.oud]
    if not sleutels:
        return {}
    model = Capaciteitsmeting if soort == Regelsoort.METING else Herkomst
    return model.alle_versies.visible_to(user).in_bulk(sleutels)


def als_voorbeeld(rij: Aanleverregel, oud: Any) -> Voorbeeldregel:
    paren: list[tuple[str, Any, Any]]
    if rij.soort == Regelsoort.HERKOMST:
        waarover = f"{Herkomstmaat(rij.maat).label}, {rij.herkomst_regio or 'herkomst onbekend'}"
        paren = [("jeugdigen", getattr(oud, "aantal", None), rij.aantal)]
    else:
        waarover = datum(rij.peildatum)
        paren = [(wat, getattr(oud, veld, None), getattr(rij, veld)) for veld, wat in WAARDEN]
        paren.append(("reden", reden(oud), reden(rij)))
    paren.append(("toelichting", getattr(oud, "opmerking", "") or None, rij.opmerking or None))
    waarden = [
        Waarde(wat, was, wordt, oud is not None and was != wordt)
        for wat, was, wordt in paren
        if was is not None or wordt is not None
    ]
    return Voorbeeldregel(rij, waarover, waarden)


def reden(rij: Any) -> str | None:
    waarde = getattr(rij, "reden_niet_beschikbaar", "")
    return str(NietBeschikbaar(waarde).label) if waarde else None


def niet_genoemd(aanlevering: Aanlevering) -> int:
    """Figures of this round that hold and that the delivery says nothing of; they stay.

    Counted per kind that the delivery has.
    """
    ronde = aanlevering.plicht.ronde
    gegevens = {
        "aanlevering": aanlevering.pk,
        "bron": f"AANLEVERING-{aanlevering.plicht.organisatie_id}",
        "peildata": ronde.peildata,
        "van": ronde.van,
        "tot": ronde.tot,
    }
    soorten = set(
        Aanleverregel.objects.filter(aanlevering=aanlevering)
        .order_by()
        .values_list("soort", flat=True)
        .distinct()
    )
    return sum(tel(Regelsoort(soort), gegevens) for soort in soorten)


def tel(soort: Regelsoort, gegevens: dict[str, Any]) -> int:
    figuren, _ = FIGUREN[soort]
    sql = NIET_GENOEMD.format(figuren=figuren, soort=soort.value, periode=PERIODE[soort])
    with connection.cursor() as cursor:
        cursor.execute(sql, gegevens)
        return int(cursor.fetchone()[0])
