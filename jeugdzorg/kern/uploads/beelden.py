"""Pictures: drawn anew, so that nothing comes along with them; and small, to show."""

import io
from typing import Any, Final

from PIL import Image, ImageOps, UnidentifiedImageError

from .fouten import Geweigerd, Reden
from .soorten import Soort

PUNTEN: Final = 40_000_000
"""Pixels: more than a camera makes; a small file can unpack to far more."""
VORM: Final = {Soort.PNG: "PNG", Soort.JPEG: "JPEG"}
KWALITEIT: Final = 90


def hertekend(inhoud: Any, soort: Soort) -> io.BytesIO:
    """The same picture without what a camera or program wrote beside it: place, time, maker, a
    second file behind it. Raises Geweigerd for what is no picture after all, or too large."""
    beeld = geopend(inhoud, soort)
    return bewaard(recht(beeld), soort)


def verkleind(inhoud: Any, soort: Soort, zijde: int = 480) -> io.BytesIO:
    """To show on a page: at most ``zijde`` pixels wide and high."""
    beeld = recht(geopend(inhoud, soort))
    beeld.thumbnail((zijde, zijde))
    return bewaard(beeld, soort)


def geopend(inhoud: Any, soort: Soort) -> Image.Image:
    inhoud.seek(0)
    try:
        beeld = Image.open(inhoud, formats=[VORM[soort]])
        if beeld.width * beeld.height > PUNTEN:
            raise Geweigerd(Reden.UITGEPAKT)
        beeld.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        raise Geweigerd(Reden.BESCHADIGD) from None
    return beeld


def recht(beeld: Image.Image) -> Image.Image:
    """Upright: how the camera was held is told beside the picture, and that goes."""
    return ImageOps.exif_transpose(beeld)


def bewaard(beeld: Image.Image, soort: Soort) -> io.BytesIO:
    """In plain colours; a picture of print (CMYK) becomes one for screens."""
    met_doorzicht = soort == Soort.PNG and (
        beeld.mode in {"RGBA", "LA"} or "transparency" in beeld.info
    )
    schoon = beeld.convert("RGBA" if met_doorzicht else "RGB")
    schoon.info.clear()
    uit = io.BytesIO()
    if soort == Soort.PNG:
        schoon.save(uit, "PNG", optimize=True)
    else:
        schoon.save(uit, "JPEG", quality=KWALITEIT)
    uit.seek(0)
    return uit
