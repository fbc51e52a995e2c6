"""Charts: a Vega-Lite specification, drawn on the server as SVG for screen and PDF alike.

Every chart answers one question (its title), says in a sentence what to see, and carries its
figures as a table. The same meaning has the same colour everywhere, and another lightness, so that
it survives a grey print. The builders of specifications are in ``chart_kinds``.
"""

import hashlib
import json
import os
import re
from dataclasses import dataclass
from itertools import count
from threading import Lock
from typing import Any, Final

from django.core.cache import cache
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

VL_VERSION: Final = "5.21"
LOCALE: Final = "nl-NL"
LETTER: Final = "Liberation Sans, Arial, Helvetica, DejaVu Sans, sans-serif"

AFBOUW: Final = "#8a3b12"
OPBOUW: Final = "#0b6e4f"
PAD: Final = "#5b6573"
WERKELIJK: Final = "#00568b"
BAND: Final = "#c9d1dc"
REGIO: Final = "#00568b"
REGIO_LICHT: Final = "#8fb4d0"
TEKST: Final = "#1c2733"
RASTER: Final = "#dfe3e8"

CONFIG: Final[dict[str, Any]] = {
    "font": LETTER,
    "background": None,
    # Room for words that come out wider in the letters of another machine.
    "padding": {"left": 24, "right": 20, "top": 5, "bottom": 5},
    "view": {"stroke": None},
    "axis": {
        "labelColor": TEKST,
        "titleColor": TEKST,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": RASTER,
        "domainColor": PAD,
        "tickColor": PAD,
    },
    "text": {"fontSize": 12, "color": TEKST},
}


PREFIX: Final = "PLAATS"
_occurrences = count(1)
_one_at_a_time = Lock()
_engine: dict[str, int | None] = {"pid": None}


@dataclass(frozen=True)
class Tabel:
    """The figures behind a picture: the first column names the row."""

    kop: tuple[str, ...]
    rijen: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Grafiek:
    """One chart. ``titel`` is its question, ``beschrijving`` what is drawn (read aloud),
    ``conclusie`` the one sentence that says what to see."""

    titel: str
    beschrijving: str
    conclusie: str
    spec: dict[str, Any]
    tabel: Tabel


def svg(grafiek: Grafiek) -> SafeString:
    """The chart as inline SVG with title and description; drawn once per content.

    Our kinds of charts have no ids, so one chart can stand on a page twice. A drawing that does
    have ids (a clip, a gradient) gets a fresh prefix each time it is placed.
    """
    source = json.dumps(
        [VL_VERSION, grafiek.titel, grafiek.beschrijving, grafiek.spec, CONFIG], sort_keys=True
    )
    key = f"grafiek-{hashlib.sha256(source.encode()).hexdigest()[:32]}"
    drawn = cache.get(key)
    if drawn is None:
        drawn = accessible(draw(grafiek.spec), grafiek.titel, grafiek.beschrijving, PREFIX)
        cache.set(key, drawn, timeout=None)
    if PREFIX in drawn:
        drawn = drawn.replace(PREFIX, f"g{next(_occurrences)}")
    return mark_safe(drawn)  # noqa: S308  (our own drawing; words are escaped)


def draw(spec: dict[str, Any]) -> str:
    """SVG by Vega-Lite, without anything from outside the specification.

    The engine runs in threads of its own, which a fork does not copy: a child of a process that
    drew before would wait for ever. That is refused here, in words.
    """
    # Imported here: the engine must not start in a process that forks afterwards.
    import vl_convert

    if _engine["pid"] not in (None, os.getpid()):
        raise RuntimeError("Charts were drawn before this process was forked; start it afresh.")
    with _one_at_a_time:
        _engine["pid"] = os.getpid()
        return vl_convert.vegalite_to_svg(
            spec,
            vl_version=VL_VERSION,
            config=CONFIG,
            allowed_base_urls=[],
            format_locale=LOCALE,
            time_format_locale=LOCALE,
        )


def accessible(drawing: str, title: str, description: str, ident: str = PREFIX) -> str:
    """One image to a screen reader and in a PDF: named by title and description, the parts' own
    roles gone. Style attributes go too: the content security policy would refuse them.
    """
    plain = re.sub(r' (?:role|style|aria-[a-z]+)="[^"]*"', "", drawing)
    plain = re.sub(r'\bid="|url\(#', lambda hit: f"{hit[0]}{ident}-", plain)
    name = escape(f"{title} {description}".strip())
    return re.sub(
        r"<svg ([^>]*)>",
        lambda hit: f'<svg role="img" aria-label="{name}" {hit[1]}><title>{name}</title>',
        plain,
        count=1,
    )
