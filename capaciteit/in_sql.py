"""What serializers of capacity work out in Python, told in SQL (``kern.jsonrows``)."""

from typing import Final

from jeugdzorg.kern import sqltext
from jeugdzorg.kern.jsonrows import Shape, SqlField, address
from regio.choices import Zorgvorm

from .choices import Mutatiesoort


def beweging_sql(shape: Shape) -> str:
    opbouw = ", ".join(f"'{vorm.value}'" for vorm in Zorgvorm if vorm.beweging == "opbouw")
    is_opbouw = f"{shape.column('zorgvorm')} IN ({opbouw})"
    return f"CASE WHEN {is_opbouw} THEN '\"opbouw\"' ELSE '\"afbouw\"' END"


def herroept_sql(shape: Shape) -> str:
    """The entry that this one takes back: named as ``Plaatsmutatie`` is (``str``)."""
    sleutel = shape.column("herroept__pk")
    soort = shape.column("herroept__soort")
    woorden = " ".join(
        f"WHEN {sqltext.literal(keuze.value)} THEN {sqltext.literal(str(keuze.label))}"
        for keuze in Mutatiesoort
    )
    naam: sqltext.Pieces = [
        sqltext.Sql(shape.column("herroept__aantal")), " plaatsen ",
        sqltext.Sql(f"CASE {soort} {woorden} END"), " op ",
        sqltext.Sql(shape.column("herroept__datum")),
    ]  # fmt: skip
    delen = ['{"code":"', sqltext.Sql(sleutel), '","naam":']
    delen += [sqltext.Sql(f"to_json({sqltext.concat(naam)})"), ',"url":']
    delen += [*address("herroept__", shape.model, shape), "}"]
    return f"CASE WHEN {sleutel} IS NULL THEN 'null' ELSE {sqltext.concat(delen)} END"


def vrij_cel(shape: Shape) -> str:
    return f"({shape.column('plaatsen')} - {shape.column('bezet')})"


def bezettingsgraad_cel(shape: Shape) -> str:
    """Whole ones are found by counting, which is cheaper than by dividing."""
    bezet, plaatsen = shape.column("bezet"), shape.column("plaatsen")
    return (
        f"CASE WHEN {plaatsen} = 0 THEN NULL"
        f" WHEN {bezet} %% {plaatsen} = 0 THEN ({bezet} / {plaatsen})::text || '.0'"
        f" ELSE ({bezet}::float8 / {plaatsen})::text END"
    )


def of_niets(cel: SqlField) -> SqlField:
    """A number as JSON."""
    return lambda shape: f"coalesce(({cel(shape)})::text, 'null')"


BEZETTING_CELLEN: Final = {"vrij": vrij_cel, "bezettingsgraad": bezettingsgraad_cel}
BEZETTING_SQL: Final = {naam: of_niets(cel) for naam, cel in BEZETTING_CELLEN.items()}
