"""What a PDF may not be: two kinds at once, a program, a parcel, or locked."""

import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any, Final

from .fouten import Geweigerd, Reden

UITVOERBAAR: Final = {"/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/RichMedia"}
BIJLAGE: Final = {"/EmbeddedFiles", "/EmbeddedFile", "/XFA"}
ACHTERAAN: Final = 2048
VEEL: Final = 200_000


def keur_pdf(bestand: IO[bytes]) -> None:
    keur_randen(bestand)
    for sleutel in sleutels(bestand):
        if sleutel in UITVOERBAAR | BIJLAGE:
            raise Geweigerd(Reden.SCRIPT)


def keur_randen(bestand: IO[bytes]) -> None:
    """It ends where a PDF ends, and is nothing else besides."""
    bestand.seek(0)
    inhoud = bestand.read()
    rest = inhoud[-ACHTERAAN:].rpartition(b"%%EOF")
    if not rest[1] or rest[2].strip(b"\r\n\t \0"):
        raise Geweigerd(Reden.VERMOMD if b"%%EOF" in inhoud else Reden.BESCHADIGD)
    is_markup = re.search(rb"<\s*(?:html|script|!doctype|\?php)", inhoud[:ACHTERAAN], re.I)
    if is_markup or b"PK\x03\x04" in inhoud[:ACHTERAAN] or zipfile.is_zipfile(bestand):
        raise Geweigerd(Reden.VERMOMD)


def sleutels(bestand: IO[bytes]) -> Iterator[str]:
    """The names of all entries and actions, also of objects that are packed."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    bestand.seek(0)
    try:
        lezer = PdfReader(bestand)
        if lezer.is_encrypted:
            raise Geweigerd(Reden.WACHTWOORD)
        yield from namen_in(lezer.trailer)
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError, OSError):
        raise Geweigerd(Reden.BESCHADIGD) from None


def namen_in(wortel: Any) -> Iterator[str]:
    """Walk the objects from the trailer, each reference once."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

    gezien: set[int] = set()
    stapel: list[Any] = [wortel]
    while stapel:
        object = stapel.pop()
        if isinstance(object, IndirectObject):
            if object.idnum in gezien:
                continue
            gezien.add(object.idnum)
            object = object.get_object()
        if isinstance(object, DictionaryObject):
            yield from map(str, object.keys())
            actie = object.get("/S")
            if isinstance(actie, NameObject):
                yield str(actie)
            stapel.extend(object.raw_get(sleutel) for sleutel in object)
        elif isinstance(object, ArrayObject):
            stapel.extend(list.__iter__(object))
        if len(stapel) > VEEL:
            raise Geweigerd(Reden.UITGEPAKT)
