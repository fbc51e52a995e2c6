"""Locations and facilities that could be one and the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import EmptyResultSet
from django.db import connection

from ..models import Locatie, Tweetal, Voorziening
from .keuzes import bij_te_houden

GELIJKENIS: Final = 0.5
"""From which similarity (pg_trgm, 0–1) two names could be one."""
DICHTBIJ: Final = 150
"""Metres between two locations of one provider that could be one."""

LOCATIES: Final = """
WITH mijn AS MATERIALIZED (
    SELECT id, naam, lower(plaats) AS plaats, lower(adres) AS adres, gemeente_id,
           breedtegraad::float AS noord, lengtegraad::float AS oost,
           coordinaat_precisie = 'adres' AS precies
    FROM capaciteit_locatie WHERE id IN ({mijn})
), paren AS (
    SELECT a.id AS een, b.id AS ander, 'naam' AS reden, similarity(a.naam, b.naam) AS mate
    FROM mijn a JOIN mijn b ON a.id < b.id AND a.plaats = b.plaats AND a.plaats <> ''
    UNION ALL
    SELECT a.id, b.id, 'naam', similarity(a.naam, b.naam)
    FROM mijn a JOIN mijn b ON a.id < b.id AND a.gemeente_id = b.gemeente_id
    UNION ALL
    SELECT a.id, b.id, 'adres', 1
    FROM mijn a JOIN mijn b
      ON a.id < b.id AND a.adres = b.adres AND a.adres <> '' AND a.plaats = b.plaats
    UNION ALL
    SELECT a.id, b.id, 'afstand', 1
    FROM mijn a CROSS JOIN LATERAL generate_series(-1, 1) AS stap
    JOIN mijn b ON b.precies AND floor(b.noord * 500) = floor(a.noord * 500) + stap
    WHERE a.precies AND a.id < b.id
      AND sqrt(((a.noord - b.noord) * 111320) ^ 2 + ((a.oost - b.oost) * 68500) ^ 2) <= {meter}
      AND EXISTS (
          SELECT FROM capaciteit_locatie_aanbieders x JOIN capaciteit_locatie_aanbieders y
            ON x.aanbieder_id = y.aanbieder_id
          WHERE x.locatie_id = a.id AND y.locatie_id = b.id)
)
SELECT een, ander, array_agg(DISTINCT reden ORDER BY reden)
FROM paren WHERE mate >= {gelijkenis}
GROUP BY een, ander ORDER BY count(DISTINCT reden) DESC, max(mate) DESC, een, ander
"""
VOORZIENINGEN: Final = """
WITH mijn AS MATERIALIZED (
    SELECT id, naam, zorgvorm, locatie_id FROM capaciteit_voorziening WHERE id IN ({mijn})
)
SELECT a.id, b.id, ARRAY['naam']
FROM mijn a JOIN mijn b
  ON a.id < b.id AND a.locatie_id = b.locatie_id AND a.zorgvorm = b.zorgvorm
WHERE similarity(a.naam, b.naam) >= {gelijkenis}
ORDER BY similarity(a.naam, b.naam) DESC, a.id, b.id
"""
IN_WOORDEN: Final = {
    "naam": "de namen lijken op elkaar en ze staan in dezelfde plaats",
    "adres": "ze hebben hetzelfde adres",
    "afstand": f"ze liggen binnen {DICHTBIJ} meter van elkaar en hebben een aanbieder gemeen",
}


@dataclass(frozen=True)
class Paar:
    """Keys of two that could be one, the lower first, and why."""

    een: int
    ander: int
    redenen: tuple[str, ...]


def paren(user: Any, model: type[Locatie] | type[Voorziening]) -> list[Paar]:
    """What ``user`` keeps the register of, the most alike first; what somebody said are two not."""
    mijn: Any = bij_te_houden(user)
    vraag = LOCATIES
    if model is Voorziening:
        mijn = Voorziening.objects.visible_to(user).filter(locatie__in=mijn)
        vraag = VOORZIENINGEN
    twee = set(tweetallen(model))
    return [paar for paar in gevonden(vraag, mijn) if (paar.een, paar.ander) not in twee]


def gevonden(vraag: str, mijn: Any) -> Iterator[Paar]:
    try:
        sleutels, waarden = mijn.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:  # Django knows without asking that there are none
        return
    sql = vraag.format(mijn=sleutels, meter=DICHTBIJ, gelijkenis=GELIJKENIS)
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        for een, ander, redenen in cursor.fetchall():
            yield Paar(een, ander, tuple(IN_WOORDEN[reden] for reden in redenen))


def tweetallen(model: type[Locatie] | type[Voorziening]) -> Any:
    soort = ContentType.objects.get_for_model(model)
    return Tweetal.objects.filter(content_type=soort).values_list("eerste_id", "tweede_id")
