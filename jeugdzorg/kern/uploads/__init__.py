"""The one door for files: ``ontvang`` takes them in, ``uitgeven`` sends them out.

Nothing is stored before all of this holds: not too large; of a kind that is asked for, by content;
a name of that kind; no second file, program or link inside; nothing that the virus scanner knows;
nothing that points at a person. A picture is drawn anew: what a camera wrote beside it is left out.
"""

import hashlib
import io
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from ..persoonsgegevens import doorzoek
from ..signals import upload_geweigerd
from .beelden import hertekend, verkleind
from .fouten import Geweigerd, Reden
from .inhoud import plekken
from .namen import nette_naam
from .office import keur_office
from .pdf import keur_pdf
from .soorten import BEELDEN, VORMEN, Soort, soort_van
from .tabellen import keur_csv
from .virusscan import keur_virus
from .voorzeef import Uitgedund
from .zippen import keur_zip

__all__ = [
    "BEELDEN",
    "Geweigerd",
    "Ontvangst",
    "Reden",
    "Soort",
    "keur",
    "ontvang",
    "uitgeven",
    "verkleind",
]

MAP: Final = "ontvangen"
MEGABYTE: Final = 1_000_000
PLEKKEN: Final = 10
"""So many places with persons are named; then it is clear."""


@dataclass(frozen=True)
class Ontvangst:
    """A file that was taken in: ``opslag`` is its name in the storage, ``naam`` what people see."""

    naam: str
    soort: Soort
    opslag: str
    grootte: int
    sha256: str


def ontvang(bestand: Any, *, soorten: Collection[Soort]) -> Ontvangst:
    """Check a received file and keep it under a name that nobody can guess.

    ``bestand`` is an UploadedFile, or any file with a ``name``. Raises Geweigerd (a
    ValidationError) with the reason in words, after telling ``upload_geweigerd``.
    """
    inhoud, naam, soort = keur(bestand, soorten=soorten)
    opslag = default_storage.save(
        f"{MAP}/{secrets.token_hex(16)}{VORMEN[soort].achtervoegsels[0]}", File(inhoud)
    )
    sha256 = hashlib.sha256(inhoud.getbuffer()).hexdigest()
    return Ontvangst(naam, soort, opslag, len(inhoud.getbuffer()), sha256)


def keur(
    bestand: Any, *, soorten: Collection[Soort], hoogstens: int | None = None
) -> tuple[io.BytesIO, str, Soort]:
    """Check without keeping: gives the content, the name as it may be shown, and the kind.

    ``hoogstens``: megabytes, when that is not UPLOAD_MAX_MB.
    """
    soort = None
    try:
        inhoud = lees(bestand, hoogstens or settings.UPLOAD_MAX_MB)
        soort = soort_van(inhoud)
        if soort is None or soort not in soorten:
            namen = " of ".join(VORMEN[mogelijk].naam for mogelijk in Soort if mogelijk in soorten)
            raise Geweigerd(Reden.SOORT, soorten=namen)
        naam = nette_naam(getattr(bestand, "name", None) or "", soort)
        bladen = keur_inhoud(inhoud, soort)
        keur_virus(inhoud)
        if soort in BEELDEN:
            inhoud = hertekend(inhoud, soort)
        keur_personen(inhoud, soort, bladen)
    except Geweigerd as fout:
        upload_geweigerd.send(
            keur,
            soort=fout.reden.value,
            waar=", ".join(fout.gevonden),
            bestand=soort.value if soort else "onbekend",
        )
        raise
    inhoud.seek(0)
    return inhoud, naam, soort


def lees(bestand: Any, hoogstens: int) -> io.BytesIO:
    """All of it, never more than is allowed, whatever it says of its own size."""
    bestand.seek(0)
    inhoud = io.BytesIO(bestand.read(hoogstens * MEGABYTE + 1))
    grootte = inhoud.seek(0, 2)
    if not grootte:
        raise Geweigerd(Reden.LEEG)
    if grootte > hoogstens * MEGABYTE:
        raise Geweigerd(Reden.TE_GROOT, hoogstens=hoogstens)
    inhoud.seek(0)
    return inhoud


def keur_inhoud(inhoud: IO[bytes], soort: Soort) -> dict[str, Uitgedund]:
    """Gives of sheets what was seen on the way."""
    bladen = {}
    if soort in {Soort.XLSX, Soort.DOCX}:
        bladen = keur_zip(inhoud)
        keur_office(inhoud, bladen)
    elif soort == Soort.PDF:
        keur_pdf(inhoud)
    elif soort == Soort.CSV:
        keur_csv(inhoud)
    return bladen


def keur_personen(inhoud: IO[bytes], soort: Soort, bladen: dict[str, Uitgedund]) -> None:
    gevonden = doorzoek(plekken(inhoud, soort, bladen))
    try:
        treffers = list(dict.fromkeys(islice(gevonden, PLEKKEN)))
    except RecursionError:
        raise Geweigerd(Reden.BESCHADIGD) from None
    if treffers:
        raise Geweigerd(Reden.PERSOON, treffers=treffers)


def uitgeven(bestand: Any, naam: str = "", *, mag: bool) -> FileResponse:
    """A stored file to download, for who may (``mag``); else 404.

    ``bestand`` is the value of a FileField or an open file. Always as attachment, with the type
    that its content has, and kept by nobody on the way.
    """
    if not mag or not bestand:
        raise Http404
    try:
        inhoud = bestand.open("rb") if hasattr(bestand, "open") else bestand
        soort = soort_van(inhoud)
    except (FileNotFoundError, Geweigerd):
        raise Http404 from None
    inhoud.seek(0)
    type_ = VORMEN[soort].content_type if soort else "application/octet-stream"
    antwoord = FileResponse(
        inhoud,
        as_attachment=True,
        filename=Path(naam or bestand.name).name,
        content_type=type_,
    )
    antwoord.headers["X-Content-Type-Options"] = "nosniff"
    antwoord.headers["Cache-Control"] = "private, no-store"
    antwoord.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    antwoord.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return antwoord
