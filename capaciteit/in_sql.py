"""What serializers of capacity work out in Python, told in SQL (``kern.jsonrows``)."""

from typing import Final

from jeugdzorg.kern import sqltext
from jeugdzorg.kern.jsonrows import Shape
from regio.choices import Zorgvorm


def beweging_sql(shape: Shape) -> str:
    opbouw = ", ".join(f"'{vorm.value}'" for vorm in Zorgvorm if vorm.beweging == "opbouw")
    is_opbouw = f"{shape.column('zorgvorm')} IN ({opbouw})"
    return f"CASE WHEN {is_opbouw} THEN '\"opbouw\"' ELSE '\"afbouw\"' END"


def vrij_sql(shape: Shape) -> str:
    return sqltext.concat(sqltext.whole(f"({shape.column('plaatsen')} - {shape.column('bezet')})"))


def bezettingsgraad_sql(shape: Shape) -> str:
    bezet, plaatsen = shape.column("bezet"), shape.column("plaatsen")
    return sqltext.concat(sqltext.share(f"({bezet}::float8 / nullif({plaatsen}, 0))"))


BEZETTING_SQL: Final = {"vrij": vrij_sql, "bezettingsgraad": bezettingsgraad_sql}
