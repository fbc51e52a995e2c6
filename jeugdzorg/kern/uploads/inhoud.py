"""All text that a file holds, with where it stands: what people see, and what they forget.

Of a workbook every cell of every sheet (hidden ones too), names of sheets, remarks, drop-downs,
headers and footers, and the properties of the document.
"""

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import chain
from typing import IO, Any, Final

from ..persoonsgegevens import Plek, onverdacht
from .fouten import Geweigerd, Reden
from .office import elementen, elementen_in
from .soorten import Soort, als_tekst, tabel
from .voorzeef import Uitgedund
from .werkbladen import DAG_NUL, bladen, cellen, gedeelde_teksten, heel_getal

BUNDELS: Final = {"p", "si", "comment", "threadedComment"}
ATTRIBUTEN: Final = (
    *("name", "displayName", "descr", "title", "prompt", "promptTitle", "error"),
    *("errorTitle", "display", "tooltip", "author", "v"),
)
NIETS: Final[Mapping[str, Uitgedund]] = {}
MEETKUNDE: Final = {"coordinates", "arcs"}
PAGINAS: Final = 300
DELEN_ANDERS: Final = re.compile(
    r"^(?:xl/worksheets/sheet|xl/sharedstrings|xl/styles|xl/theme|xl/calcchain|word/styles"
    r"|word/theme|word/fonttable|word/settings|word/websettings|word/numbering|\[content_types)",
    re.I,
)
NAMEN: Final = {
    "docprops": "de eigenschappen van het document",
    "comments": "een opmerking",
    "threadedcomments": "een opmerking",
    "workbook": "de naam van een blad of bereik",
    "tables": "een kolomkop van een tabel",
    "drawings": "een tekening of tekstvak",
    "charts": "een grafiek",
    "header": "de koptekst",
    "footer": "de voettekst",
    "document": "de tekst",
    "footnotes": "een voetnoot",
}


def plekken(
    bestand: IO[bytes], soort: Soort, blad_uitgedund: Mapping[str, Uitgedund] = NIETS
) -> Iterator[Plek]:
    """``blad_uitgedund`` as ``keur_zip`` gives it: of which sheets the cells are known already.

    Of a picture nothing: its words went when it was drawn anew (``beelden``).
    """
    lezers: dict[Soort, Callable[[IO[bytes]], Iterator[Plek]]] = {
        Soort.XLSX: lambda boek: van_werkboek(boek, blad_uitgedund),
        Soort.DOCX: lambda document: van_delen(document),
        Soort.CSV: van_csv,
        Soort.GEOJSON: van_geojson,
        Soort.PDF: van_pdf,
    }
    bestand.seek(0)
    return lezers[soort](bestand) if soort in lezers else iter(())


def van_werkboek(bestand: IO[bytes], dunner: Mapping[str, Uitgedund]) -> Iterator[Plek]:
    with zipfile.ZipFile(bestand) as archief:
        gevonden = bladen(archief)
        dun = [dunner.get(deel) for _, deel in gevonden]
        zonder_personen = is_onverdacht(dun, gedeelde_teksten(archief))
        for blad, deel in gevonden:
            yield Plek("de naam van een blad", blad, cel=True)
            if zonder_personen:
                continue
            for adres, rij, tekst in cellen(archief, deel):
                yield Plek(f"cel {adres} van blad {blad}", tekst, rij=f"{deel}:{rij}", cel=True)
    bestand.seek(0)
    yield from van_delen(bestand, dunner)


def is_onverdacht(dunner: list[Uitgedund | None], gedeeld: list[str]) -> bool:
    """No cell of these sheets can point at a person, seen from their texts and numbers alone."""
    teksten, getallen = set(gedeeld), set()
    for blad in dunner:
        if blad is None or blad.teksten is None:
            return False
        teksten |= blad.teksten
        getallen |= blad.getallen
    return onverdacht(teksten, (DAG_NUL + timedelta(days=getal) for getal in getallen))


def van_delen(bestand: IO[bytes], dunner: Mapping[str, Uitgedund] = NIETS) -> Iterator[Plek]:
    """The text of every XML part, put together per paragraph; and what attributes say."""
    with zipfile.ZipFile(bestand) as archief:
        for naam in archief.namelist():
            if naam.endswith(".xml") and not naam.startswith("xl/worksheets/_rels"):
                waar = waar_in(naam)
                if not DELEN_ANDERS.match(naam):
                    yield from (Plek(waar, tekst) for tekst in teksten(archief, naam))
                elif naam.startswith("xl/worksheets/"):
                    dun = dunner.get(naam)
                    alles = elementen_in(io.BytesIO(dun.rest)) if dun else elementen(archief, naam)
                    yield from (Plek(waar, tekst) for tekst in randtekst(alles))


def waar_in(naam: str) -> str:
    for stuk, woorden in NAMEN.items():
        if stuk in naam.lower():
            return woorden
    return "een deel dat u niet meteen ziet"


def teksten(archief: zipfile.ZipFile, naam: str) -> Iterator[str]:
    bundel: list[str] = []
    for soort, element in elementen(archief, naam):
        yield from van_attributen(element)
        if element.text and element.text.strip():
            bundel.append(element.text)
            if soort not in {"t", "instrText", "delText"}:
                yield element.text
        if soort in BUNDELS:
            yield "".join(bundel)
            bundel.clear()
            element.clear()
    yield "".join(bundel)


def van_attributen(element: Any) -> Iterator[str]:
    """Names, remarks and prompts; and the values that a pivot table keeps (``v``)."""
    return (heel_getal(waarde) for sleutel in ATTRIBUTEN if (waarde := element.get(sleutel)))


def randtekst(alles: Iterator[tuple[str, Any]]) -> Iterator[str]:
    """Of a sheet what stands around the cells: headers, footers, drop-downs, links."""
    for soort, element in alles:
        if soort == "row":
            element.clear()
        elif soort not in {"c", "v", "is", "t", "f", "r"}:
            yield from van_attributen(element)
            if element.text and element.text.strip():
                yield element.text


def van_csv(bestand: IO[bytes]) -> Iterator[Plek]:
    rijen = tabel(als_tekst(bestand) or "")
    if onverdacht({heel_getal(tekst) for tekst in set(chain.from_iterable(rijen))}, ()):
        return
    for nummer, rij in enumerate(rijen, start=1):
        for kolom, tekst in enumerate(rij, start=1):
            waar = f"regel {nummer}, kolom {kolom}"
            yield Plek(waar, heel_getal(tekst), rij=str(nummer), cel=True)


def van_geojson(bestand: IO[bytes]) -> Iterator[Plek]:
    yield from van_json(json.loads(als_tekst(bestand) or "null"), "")


def van_json(waarde: Any, pad: str) -> Iterator[Plek]:
    """Names and values; where a border lies is long, and is nobody."""
    if isinstance(waarde, dict):
        for naam, deel in waarde.items():
            yield Plek("de naam van een eigenschap", naam, cel=True)
            if naam not in MEETKUNDE:
                yield from van_json(deel, naam)
    elif isinstance(waarde, list):
        for deel in waarde:
            yield from van_json(deel, pad)
    elif isinstance(waarde, str) or (isinstance(waarde, int) and pad):
        yield Plek(f"de eigenschap {pad}", str(waarde))


def van_pdf(bestand: IO[bytes]) -> Iterator[Plek]:
    """The text of the pages, and the properties; a scan has none."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        lezer = PdfReader(bestand)
        for waarde in (lezer.metadata or {}).values():
            yield Plek("de eigenschappen van het document", str(waarde))
        for nummer, pagina in enumerate(lezer.pages[:PAGINAS], start=1):
            yield Plek(f"de tekst van bladzijde {nummer}", pagina.extract_text())
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError, OSError):
        raise Geweigerd(Reden.BESCHADIGD) from None
