"""A workbook made from a CSV that was delivered, so that its cells can be marked."""

import io
from collections.abc import Iterator
from typing import IO, Any, Final

import xlsxwriter

from jeugdzorg.kern.import_cells import whole_number
from jeugdzorg.kern.importing import Sheet, Unreadable, read_csv

from .koppen import ZOEKEN, is_koprij, kop_van
from .lezen import welk_blad
from .poort import Kenmerk
from .sjabloon import KOP, schrijf_kenmerk, vorm_van
from .velden import SJABLOONVERSIE, Blad, Veldsoort

LEEG: Final = {"locked": False}


def werkboek_van_csv(inhoud: IO[bytes]) -> IO[bytes]:
    """The rows on a sheet with the name that the messages use; delivered again it is read as one
    sheet, as the CSV was."""
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        try:
            tabel = read_csv(inhoud)
        except Unreadable:
            boek.add_worksheet("Leeg")
        else:
            schrijf_tabel(boek, tabel, welk_blad(tabel))
            schrijf_kenmerk(boek, Kenmerk(SJABLOONVERSIE, "", "", los=True))
    uit.seek(0)
    return uit


def schrijf_tabel(boek: Any, tabel: Sheet, blad: Blad) -> None:
    vel = boek.add_worksheet(blad.naam)
    kop, gewoon = boek.add_format(KOP), boek.add_format(LEEG)
    vormen = [gewoon] * 50
    tellen: set[int] = set()
    for nummer, rij in tabel.rows():
        is_kop = nummer <= ZOEKEN and is_koprij(blad, rij)
        if is_kop:
            vormen = [vorm or gewoon for vorm in vormen_van(boek, blad, rij)]
            tellen = set(telkolommen(blad, rij))
            vel.freeze_panes(nummer, 2)
        for plek, waarde in enumerate(rij):
            getal = whole_number(waarde) if plek in tellen else None
            vorm = kop if is_kop else vormen[plek] if plek < len(vormen) else gewoon
            if isinstance(getal, int) and not is_kop:
                vel.write_number(nummer - 1, plek, getal, vorm)
            elif waarde:
                vel.write_string(nummer - 1, plek, waarde, vorm)
            else:
                vel.write_blank(nummer - 1, plek, None, vorm)
    vel.set_column(0, 60, 16)


def vormen_van(boek: Any, blad: Blad, koppen: list[str]) -> Iterator[Any]:
    velden = {veld.kop.casefold(): veld for veld in blad.velden}
    for kop in koppen:
        veld = velden.get(kop_van(kop))
        yield boek.add_format(vorm_van(veld, veld.invulbaar)) if veld else None


def telkolommen(blad: Blad, koppen: list[str]) -> Iterator[int]:
    tellen = {veld.kop.casefold() for veld in blad.velden if veld.soort == Veldsoort.AANTAL}
    return (plek for plek, kop in enumerate(koppen) if kop_van(kop) in tellen)
