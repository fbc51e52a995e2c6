"""Rows of a sheet as spreadsheets write them, in one pattern that is matched in one go.

``GEWONE_RIJEN`` matches nothing that is not well-formed (given that it is ASCII): attributes stand
in a fixed order, each at most once, and no text holds a mark-up sign. ``EXCEL_RIJEN`` the same,
where the sheet says what ``x14ac`` is. ``RIJEN`` matches more: formulas, and signs by their number.
``KLEINE_RIJEN`` are usual rows before the 100.000th, up to column Z, without formulas that failed.
None of them tries anything twice.
"""

import re
from typing import Final

GETAL: Final = rb"=\"[\d.]++\")?+"
JA_NEE: Final = rb"=\"(?:true|false|[01])\")?+"
RIJ: Final = (
    rb"<row r=\"\d++\"(?: spans=\"[\d:]++\")?+(?: s%(getal)b(?: customFormat%(ja_nee)b"
    rb"(?: ht%(getal)b(?: hidden%(ja_nee)b(?: customHeight%(ja_nee)b(?: outlineLevel%(getal)b"
    rb"(?: collapsed%(ja_nee)b(?: thickTop%(ja_nee)b(?: thickBot%(ja_nee)b"
) % {b"getal": GETAL, b"ja_nee": JA_NEE}
TEKST: Final = rb"[^<>&\x00-\x1f\x7f]*+"
CEL: Final = (
    rb"(?: s=\"\d++\")?+(?: t=\"[a-zA-Z]++\")?+(?:/>|>"
    rb"(?:<v>%(tekst)b</v>|<is><t(?: xml:space=\"preserve\")?+>%(tekst)b</t></is>)?+</c>)"
) % {b"tekst": TEKST}
DALING: Final = rb"(?: x14ac:dyDescent" + GETAL
GEVULD: Final = rb"(?:/>|>(?:<c r=\"[A-Z]{1,3}+\d++\"" + CEL + rb")*+</row>)"
GEEN_FOUT: Final = CEL.replace(rb"[a-zA-Z]++", rb"(?!e\")[a-zA-Z]++")
KLEIN: Final = rb"(?:/>|>(?:<c r=\"[A-Z]\d{1,5}+\"" + GEEN_FOUT + rb")*+</row>)"
GEWONE_RIJEN: Final = re.compile(rb"(?:" + RIJ + GEVULD + rb")*+")
EXCEL_RIJEN: Final = re.compile(rb"(?:" + RIJ + DALING + GEVULD + rb")*+")
KLEINE_RIJEN: Final = re.compile(
    rb"(?:" + RIJ.replace(rb"\d++", rb"\d{1,5}+", 1) + DALING + KLEIN + rb")*+"
)
X14AC: Final = re.compile(rb"<worksheet\s[^<>]*\sxmlns:x14ac=\"[^<>\"]+\"")
RUIME_CEL: Final = (
    rb"\s*+<c(?: [^<>]*+)?+>(?:(?<=/>)|(?:<f(?: [^<>]*+)?+>(?:(?<=/>)|[^<]*+</f>))?+"
    rb"(?:<v>[^<]*+</v>|<v/>|<is><t(?: [^<>/]*+)?+>[^<]*+</t></is>)?+</c>)"
)
RIJEN: Final = re.compile(
    rb"(?:\s*+<row(?: [^<>]*+)?+>(?:(?<=/>)|(?:" + RUIME_CEL + rb")*+\s*+</row>))*+"
)
