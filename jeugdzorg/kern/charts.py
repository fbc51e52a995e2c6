"""Charts: a Vega-Lite specification, drawn on the server as SVG for screen and PDF alike.

Every chart answers one question (its title), says in a sentence what to see, and carries its
figures as a table. The same meaning has the same colour everywhere, and another lightness, so that
it survives a grey print. The builders of specifications are in ``chart_kinds``.
"""

import hashlib
import json
import re
from dataclasses import dataclass
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
TEKST: Final = "#1c2733"
RASTER: Final = "#dfe3e8"

CONFIG: Final[dict[str, Any]] = {
    "font": LETTER,
    "background": None,
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
    """The chart as inline SVG with title and description; drawn once per content."""
    source = json.dumps([grafiek.titel, grafiek.beschrijving, grafiek.spec, CONFIG], sort_keys=True)
    key = f"grafiek-{hashlib.sha256(source.encode()).hexdigest()[:32]}"
    drawn = cache.get(key)
    if drawn is None:
        drawn = accessible(draw(grafiek.spec), grafiek.titel, grafiek.beschrijving, key[-12:])
        cache.set(key, drawn, timeout=None)
    return mark_safe(drawn)  # noqa: S308  (our own drawing; words are escaped)


def draw(spec: dict[str, Any]) -> str:
    """SVG by Vega-Lite, without anything from outside the specification."""
    # Imported here: the engine must not start in a process that forks afterwards.
    import vl_convert

    return vl_convert.vegalite_to_svg(
        spec,
        vl_version=VL_VERSION,
        config=CONFIG,
        allowed_base_urls=[],
        format_locale=LOCALE,
        time_format_locale=LOCALE,
    )


def accessible(drawing: str, title: str, description: str, ident: str) -> str:
    """One image to a screen reader: title and description first, the parts' own roles gone."""
    plain = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", drawing)
    plain = re.sub(r'\bid="|url\(#', lambda hit: f"{hit[0]}{ident}-", plain)
    head = (
        f'<title id="{ident}-titel">{escape(title)}</title>'
        f'<desc id="{ident}-tekst">{escape(description)}</desc>'
    )
    return re.sub(
        r"<svg ([^>]*)>",
        lambda hit: (
            f'<svg role="img" aria-labelledby="{ident}-titel {ident}-tekst" {hit[1]}>{head}'
        ),
        plain,
        count=1,
    )
