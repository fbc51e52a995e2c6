"""The map of the jeugdhulpregio's: a tile per region, or its borders when they are loaded.

Colour, words and a table say the same thing. Every tile is a link with a name that is read aloud;
the picture for paper has no links and one description.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from .charts import LETTER, Tabel
from .geo import Geometry
from .kaart_indeling import INDELING, KOLOMMEN, RIJEN
from .kaart_klassen import BUITEN, Klasse, klasse_van, klassen_voor
from .kaart_vormen import Vorm, border_shapes, tile_shape

TEGEL_BREED: Final = 98
TEGEL_HOOG: Final = 56
TUSSEN: Final = 3
BREEDTE: Final = KOLOMMEN * TEGEL_BREED
LEGENDA_REGEL: Final = 22
KOP_EXTRA: Final = 26
RAND: Final = 6
"""Room around the drawing for the ring around a tile that has the focus."""

_numbers = count(1)


@dataclass(frozen=True)
class Tegelwaarde:
    """What one region shows. ``waarde`` decides the colour, ``tekst`` is printed.

    ``waarde`` None: ``tekst`` tells why ("onbekend", "n.v.t." or "<5").
    """

    waarde: float | None
    tekst: str
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Kaart:
    """One map. ``titel`` is its question, ``conclusie`` the sentence that says what to see.

    waarden: region code (JZ01 …) → ``Tegelwaarde``; a region without one is only outlined
    eenheid: what is counted ("plekken")
    tabel: the same figures as ``kern.charts.Tabel``
    namen: region code → full name, for the words that are read aloud; the tile's label otherwise
    grenzen: region code → GeoJSON geometry in WGS 84 (``kern.geo.read_boundaries``); given, these
        are drawn instead of the tiles
    """

    titel: str
    beschrijving: str
    waarden: Mapping[str, Tegelwaarde]
    tabel: Tabel
    conclusie: str = ""
    eenheid: str = ""
    namen: Mapping[str, str] = field(default_factory=dict)
    grenzen: Mapping[str, Geometry] = field(default_factory=dict)


@dataclass(frozen=True)
class Vlak:
    """One region as it is drawn."""

    vorm: Vorm
    klasse: Klasse
    vulling: str
    label: str
    tekst: str = ""
    url: str = ""
    naam: str = ""
    is_getal: bool = False


def kaart_svg(kaart: Kaart, *, links: bool = True) -> SafeString:
    """The map as inline SVG; ``links=False`` gives one image with a description, for paper."""
    ident = f"kaart{next(_numbers)}"
    klassen = klassen_voor(w.waarde for w in kaart.waarden.values())
    shapes, top, extra_y = place(kaart)
    vlakken = [region(kaart, code, vorm, klassen, ident) for code, vorm in shapes.items()]
    legenda = legend([v.klasse for v in vlakken], klassen, ident, top + LEGENDA_REGEL)
    height = legenda[-1]["y"] + LEGENDA_REGEL if legenda else top
    context = {
        "kaart": kaart,
        "ident": ident,
        "links": links,
        "letter": LETTER,
        "breedte": BREEDTE + 2 * RAND,
        "hoogte": height + 2 * RAND,
        "kader": f"{-RAND} {-RAND} {BREEDTE + 2 * RAND} {height + 2 * RAND}",
        "vlakken": vlakken,
        "legenda": legenda,
        "legenda_y": top + LEGENDA_REGEL - 8,
        "ontbrekend_y": extra_y,
    }
    return SafeString(render_to_string("components/tegelkaart.svg", context).strip())


def place(kaart: Kaart) -> tuple[dict[str, Vorm], int, int]:
    """Where every region stands, the height of that, and where what has no place begins (or 0)."""
    size = (TEGEL_BREED, TEGEL_HOOG, TUSSEN)
    if kaart.grenzen:
        shapes, height = border_shapes(kaart.grenzen, BREEDTE)
    else:
        shapes = {code: tile_shape(plek.kolom, plek.rij, size) for code, plek in INDELING.items()}
        height = RIJEN * TEGEL_HOOG
    extra = [code for code in kaart.waarden if code not in shapes]
    if not extra:
        return shapes, height, 0
    for number, code in enumerate(extra):
        row, column = divmod(number, KOLOMMEN)
        shapes[code] = tile_shape(column, row, size, top=height + KOP_EXTRA)
    rows = -(-len(extra) // KOLOMMEN)
    return shapes, height + KOP_EXTRA + rows * TEGEL_HOOG, height + KOP_EXTRA - 8


def region(kaart: Kaart, code: str, vorm: Vorm, klassen: list[Klasse], ident: str) -> Vlak:
    label = INDELING[code].label if code in INDELING else kaart.namen.get(code, code)
    shown = kaart.waarden.get(code)
    if shown is None:
        return Vlak(vorm, BUITEN, BUITEN.vulling, label)
    klasse = klasse_van(shown.waarde, shown.tekst, klassen)
    unit = f" {kaart.eenheid}" if kaart.eenheid and shown.waarde is not None else ""
    name = f"{kaart.namen.get(code, label)}: {shown.tekst}{unit}"
    number = shown.waarde is not None
    return Vlak(vorm, klasse, klasse.fill(ident), label, shown.tekst, shown.url, name, number)


def legend(used: list[Klasse], klassen: list[Klasse], ident: str, top: int) -> list[dict[str, Any]]:
    """A line per class in two columns: numbers from low to high, then what is not a number."""
    others = [k for k in dict.fromkeys(used) if k not in klassen]
    columns = [(klassen, 2), (others, BREEDTE // 2 if klassen else 2)]
    return sorted(
        (
            {"klasse": k, "vulling": k.fill(ident), "x": x, "y": top + LEGENDA_REGEL * i}
            for column, x in columns
            for i, k in enumerate(column)
        ),
        key=lambda line: line["y"],
    )
