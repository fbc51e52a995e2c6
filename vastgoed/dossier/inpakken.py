"""The dossier as a zip: data, files, and a list of what is in it with the hash of each."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, Any, Final

from jeugdzorg.kern.exporting import defused, words

from ..models import Planbijlage, Planversie
from ..plan.definities import TABELLEN, VELDEN
from ..plan.inhoud import rijen
from ..plan.waarden import in_woorden
from .lezen import Dossier

LIJST: Final = "inhoud.csv"
Regels = Iterable[Iterable[Any]]


def inpakken(dossier: Dossier, pdf: bytes, doel: IO[bytes]) -> int:
    """Write the archive to ``doel``; gives how many files are in it, the list not counted."""
    lijst: list[tuple[str, str, int, str]] = []
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, wat, inhoud in bestanden(dossier, pdf):
            archief.writestr(naam, inhoud)
            lijst.append((naam, wat, len(inhoud), hashlib.sha256(inhoud).hexdigest()))
        archief.writestr(LIJST, als_csv(("bestand", "wat", "bytes", "sha-256"), lijst))
    return len(lijst)


def bestanden(dossier: Dossier, pdf: bytes) -> Iterator[tuple[str, str, bytes]]:
    """Name, what it is, and content of every file."""
    yield "dossier.pdf", "het hele dossier om te lezen", pdf
    yield "verloop.csv", "wat er met het plan gebeurde", verloop(dossier)
    yield "berichten.csv", "wie bericht kreeg van welke stap", berichten(dossier)
    for versie in dossier.versies:
        yield from van_versie(versie)
    yield "toetsing.csv", "oordelen per criterium", oordelen(dossier)
    yield "vragen.csv", "vragen om aanvulling, met antwoord", vragen(dossier)
    yield "besluiten.csv", "adviezen, besluiten en voorwaarden", besluiten(dossier)
    for bijlage in dossier.bijlagen:
        with bijlage.opslag.open("rb") as bestand:
            yield bijlagenaam(bijlage), bijlage.titel, bestand.read()


def bijlagenaam(bijlage: Planbijlage) -> str:
    return f"bijlagen/{bijlage.pk}-{bijlage.bestandsnaam}"


def van_versie(versie: Planversie) -> Iterator[tuple[str, str, bytes]]:
    """The document as JSON, and as it reads in tables."""
    map_ = f"versie-{versie.nummer}"
    stand = "concept" if versie.is_concept else "ingediend"
    ruw = json.dumps(versie.inhoud, ensure_ascii=False, indent=1).encode()
    yield f"{map_}/plan.json", f"versie {versie.nummer} ({stand}), hash {versie.hash}", ruw
    velden = (
        (veld.label, in_woorden(veld, versie.inhoud["velden"].get(code)))
        for code, veld in VELDEN.items()
    )
    yield f"{map_}/velden.csv", "de vragen met antwoord", als_csv(("vraag", "antwoord"), velden)
    for tabel in TABELLEN.values():
        if lijst := rijen(versie.inhoud, tabel.code):
            regels = (
                [in_woorden(kolom, rij.get(kolom.code)) for kolom in tabel.kolommen]
                for rij in lijst
            )
            koppen = [kolom.label for kolom in tabel.kolommen]
            yield f"{map_}/{tabel.code}.csv", tabel.naam, als_csv(koppen, regels)


def verloop(dossier: Dossier) -> bytes:
    return als_csv(
        ("op", "stap", "van", "naar", "door", "reden"),
        (
            (
                stap.op.isoformat(timespec="seconds"),
                stap.wat,
                stap.get_van_display(),
                stap.get_naar_display(),
                stap.namens,
                stap.reden,
            )
            for stap in reversed(dossier.gebeurtenissen)
        ),
    )


def berichten(dossier: Dossier) -> bytes:
    regels = (
        (bericht.op.isoformat(timespec="seconds"), bericht.over, bericht.aan)
        for bericht in reversed(dossier.berichten)
    )
    return als_csv(("op", "over", "aan"), regels)


def oordelen(dossier: Dossier) -> bytes:
    return als_csv(
        ("criterium", "wie", "oordeel", "opmerking"),
        (
            (regel.criterium, wie, oordeel, opmerking)
            for regel in dossier.oordelen
            for wie, oordeel, opmerking in stemmen(regel)
        ),
    )


def stemmen(regel: Any) -> Iterator[tuple[Any, Any, str]]:
    for oordeel in regel.oordelen:
        yield oordeel.toetsing.organisatie, oordeel.waarde.label, oordeel.opmerking_toetsers
    if regel.samen:
        yield "gezamenlijk", regel.samen.get_waarde_display(), regel.samen.reden


def vragen(dossier: Dossier) -> bytes:
    return als_csv(
        ("verzoek", "criterium", "vraag", "antwoord"),
        (
            (deel.verzoek.nummer, vraag.criterium or "", vraag.vraag, vraag.antwoord)
            for deel in dossier.verzoeken
            for vraag in deel.vragen
        ),
    )


def besluiten(dossier: Dossier) -> bytes:
    regels: list[tuple[Any, ...]] = [
        ("advies", advies.gegeven_op.date(), advies.get_uitkomst_display(), advies.motivering)
        for advies in dossier.adviezen
        if advies.gegeven_op
    ]
    regels += [
        ("besluit", besluit.genomen_op, besluit.get_uitkomst_display(), besluit.motivering)
        for besluit in dossier.besluiten
    ]
    regels += [
        ("voorwaarde", rij.uiterlijk or "", "voldaan" if rij.voldaan_op else "open", rij.tekst)
        for rij in dossier.voorwaarden
    ]
    return als_csv(("soort", "datum", "uitkomst", "tekst"), regels)


def als_csv(koppen: Iterable[str], regels: Regels) -> bytes:
    """With a byte order mark and semicolons, as Dutch spreadsheets expect; no cell is a formula."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(koppen)
    schrijver.writerows([defused(words(cel)) for cel in regel] for regel in regels)
    return uit.getvalue().encode("utf-8-sig")
