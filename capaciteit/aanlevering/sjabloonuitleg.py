"""The first sheet of the template: for whom, by when, how, and what every column means."""

from collections.abc import Iterator
from typing import Any, Final

import xlsxwriter

from ..models import Aanleverplicht
from .velden import Blad, bladen_van, toegestaan

KOPPEN: Final = ("Kolom", "Wat vult u in", "Wat mag", "Moet ingevuld", "Voorbeeld")
BREEDTES: Final = (26, 62, 44, 14, 34)
TITEL: Final = {"bold": True, "font_size": 16, "font_color": "#154273"}
TUSSENKOP: Final = {"bold": True, "font_size": 13, "font_color": "#154273", "bottom": 1}
TEKST: Final = {"text_wrap": True, "valign": "top"}
VET: Final = {"bold": True, "valign": "top"}


def schrijf_uitleg(boek: xlsxwriter.Workbook, plicht: Aanleverplicht) -> None:
    vel = boek.add_worksheet("Uitleg")
    for kolom, breedte in enumerate(BREEDTES):
        vel.set_column(kolom, kolom, breedte)
    vormen = {
        naam: boek.add_format(vorm)
        for naam, vorm in {"titel": TITEL, "kop": TUSSENKOP, "tekst": TEKST, "vet": VET}.items()
    }
    for nummer, (vorm, cellen) in enumerate(regels(plicht)):
        for kolom, tekst in enumerate(cellen):
            eerste = kolom == 0 and vorm == "tekst"
            vel.write_string(nummer, kolom, tekst, vormen["vet" if eerste else vorm])
    vel.hide_gridlines(2)
    vel.protect()
    vel.set_landscape()
    vel.set_paper(9)
    vel.fit_to_pages(1, 0)


def regels(plicht: Aanleverplicht) -> Iterator[tuple[str, tuple[str, ...]]]:
    ronde = plicht.ronde
    yield "titel", (f"Capaciteit aanleveren: {ronde.naam}",)
    yield "tekst", ("Organisatie", plicht.organisatie.naam)
    yield "tekst", ("Periode", f"{dag(ronde.van)} tot en met {dag(ronde.tot)}")
    yield "tekst", ("Peildata", " en ".join(dag(peildatum) for peildatum in ronde.peildata))
    yield "tekst", ("Aanleveren voor of op", dag(plicht.termijn))
    yield "tekst", ()
    yield "kop", ("Zo doet u het",)
    for nummer, stap in enumerate(stappen(plicht), start=1):
        yield "tekst", (f"Stap {nummer}", stap)
    yield "tekst", ()
    for blad in bladen_van(ronde.met_herkomst):
        yield from van_blad(blad)


def stappen(plicht: Aanleverplicht) -> Iterator[str]:
    yield "Vul de gele cellen in. Grijze cellen staan vast. Wat wij al weten, is ingevuld."
    yield "Verander geen koppen, codes en peildata, en laat de bladen hun naam houden."
    if plicht.ronde.met_herkomst:
        yield (
            "Vul op blad Herkomst per voorziening in waar jeugdigen vandaan komen. "
            "Kies de regio uit de lijst. Lege rijen mogen blijven staan."
        )
    yield "Bewaar het bestand als .xlsx en lever het aan op de pagina waar u het ophaalde."
    yield (
        "Klopt er iets niet? Dan krijgt u dit werkboek terug met de cellen gemerkt. "
        "Klopt een opvallend cijfer wel, schrijf dan in Toelichting waarom."
    )
    yield "Zet nergens namen, geboortedata of burgerservicenummers. Alleen aantallen."


def van_blad(blad: Blad) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield "kop", (f"Blad {blad.naam}",)
    yield "tekst", ("Rijen", blad.uitleg)
    yield "vet", KOPPEN
    for veld in blad.velden:
        moet = "ja" if veld.verplicht else "nee"
        yield "tekst", (veld.kop, veld.uitleg, toegestaan(veld), moet, veld.voorbeeld)
    yield "tekst", ()


def dag(datum: Any) -> str:
    return f"{datum.day}-{datum.month}-{datum.year}"
