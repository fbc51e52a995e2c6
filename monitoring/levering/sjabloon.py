"""The workbook of one delivery: the questions, the value before (locked), and what is known now.

Headings and questions are locked (without a password), answers and explanations are not. For whom
and what it was made stands on a sheet that nobody sees.
"""

import io
from typing import Any, Final

import xlsxwriter

from capaciteit.aanlevering.sjabloon import BESCHERMING, INVUL, KOP, VAST
from jeugdzorg.kern.notation import datum

from .kennis import Kennis, Vorige
from .vraag import TEKST_VAN, Vraag, goed

BLAD: Final = "Cijfers"
UITLEGBLAD: Final = "Uitleg"
KENBLAD: Final = "_sjabloon"
KENMERK: Final = "jeugdzorg-indicatoren"
VERSIE: Final = 1
KOLOMMEN: Final = (
    ("Code", 16),
    ("Indicator", 34),
    ("Uitsplitsing", 24),
    ("Eenheid", 22),
    ("Vorige waarde", 16),
    ("Vorige periode", 24),
    ("Waarde", 14),
    ("Toelichting", 60),
)
WAARDE: Final = 6
TOELICHTING: Final = 7
LANGST_KOP, LANGST_UITLEG = 32, 255  # of a message at a cell, to Excel
BOVEN: Final = {"text_wrap": True, "valign": "top"}


def sjabloon_maken(kennis: Kennis) -> bytes:
    """The workbook, filled with what is known."""
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        boek.set_properties({"title": f"Cijfers {kennis.plicht}"})
        schrijf_cijfers(boek, kennis)
        schrijf_uitleg(boek, kennis)
        schrijf_kenmerk(boek, kennis)
    return uit.getvalue()


def kenmerkregels(kennis: Kennis) -> list[tuple[str, str]]:
    plicht = kennis.plicht
    return [
        (KENMERK, str(VERSIE)),
        ("regio", plicht.jeugdhulpregio.code),
        ("halfjaar", str(plicht.halfjaar)),
    ]


def schrijf_kenmerk(boek: Any, kennis: Kennis) -> None:
    vel = boek.add_worksheet(KENBLAD)
    for nummer, (sleutel, waarde) in enumerate(kenmerkregels(kennis)):
        vel.write_string(nummer, 0, sleutel)
        vel.write_string(nummer, 1, waarde)
    vel.protect()
    vel.very_hidden()


def schrijf_cijfers(boek: Any, kennis: Kennis) -> None:
    vel = boek.add_worksheet(BLAD)
    kop, vast = boek.add_format(KOP), boek.add_format(VAST | BOVEN)
    invul = boek.add_format(INVUL | BOVEN)
    vel.set_row(0, 34)
    for plek, (naam, breedte) in enumerate(KOLOMMEN):
        vel.write_string(0, plek, naam, kop)
        vel.set_column(plek, plek, breedte)
    betekenis = {groep.geheel.sleutel: groep.gebruik.versie.betekenis for groep in kennis.groepen}
    for rij, vraag in enumerate(kennis.vragen, start=1):
        schrijf_vraag(vel, rij, vraag, kennis.vorige.get(vraag.sleutel), vast)
        let_op(vel, rij, vraag, betekenis.get(vraag.geheel, ""))
        gegeven = kennis.antwoorden.get(vraag.sleutel)
        if gegeven is not None and gegeven.waarde is not None:
            vel.write_number(rij, WAARDE, float(gegeven.waarde), invul)
        else:
            vel.write_string(rij, WAARDE, gegeven.tekst if gegeven else "", invul)
        vel.write_string(rij, TOELICHTING, gegeven.toelichting if gegeven else "", invul)
    vel.freeze_panes(1, 3)
    vel.set_landscape()
    vel.set_paper(9)
    vel.fit_to_pages(1, 0)
    vel.repeat_rows(0)
    vel.protect("", BESCHERMING)


def let_op(vel: Any, rij: int, vraag: Vraag, betekenis: str) -> None:
    """At the cell what is meant and may stand there; what Excel sees is wrong, it says at once.

    A warning only: who knows better goes on, and the check of the workbook tells the rest.
    """
    cel = f"{chr(ord('A') + WAARDE)}{rij + 1}"
    woorden = ",".join(f'LOWER(TRIM({cel}))="{woord}"' for woord in TEKST_VAN.values())
    vel.data_validation(
        rij,
        WAARDE,
        rij,
        WAARDE,
        {
            "validate": "custom",
            "value": f"=OR(ISNUMBER({cel}),{woorden})",
            "input_title": kort(vraag.indicator, LANGST_KOP),
            "input_message": kort(f"{betekenis} {goed(vraag)}".strip(), LANGST_UITLEG),
            "error_type": "warning",
            "error_title": "Dit is geen getal",
            "error_message": kort(goed(vraag), LANGST_UITLEG),
        },
    )


def kort(tekst: str, langst: int) -> str:
    return tekst if len(tekst) <= langst else f"{tekst[: langst - 1]}…"


def schrijf_vraag(vel: Any, rij: int, vraag: Vraag, vorige: Vorige | None, vast: Any) -> None:
    ster = " *" if vraag.verplicht and vraag.is_geheel else ""
    deel = vraag.uitsplitsing or "geheel"
    for plek, tekst in enumerate([vraag.sleutel, vraag.naam + ster, deel, vraag.eenheid]):
        vel.write_string(rij, plek, tekst, vast)
    if vorige is None:
        vel.write_string(rij, 4, "onbekend", vast)
        vel.write_blank(rij, 5, None, vast)
    else:
        label = " (voorbeeld)" if vorige.voorbeeld else ""
        vel.write_number(rij, 4, float(vorige.waarde), vast)
        vel.write_string(rij, 5, vorige.periode + label, vast)


def schrijf_uitleg(boek: Any, kennis: Kennis) -> None:
    vel = boek.add_worksheet(UITLEGBLAD)
    vet, gewoon = boek.add_format({"bold": True}), boek.add_format(BOVEN)
    vel.set_column(0, 0, 34)
    vel.set_column(1, 1, 90)
    plicht = kennis.plicht
    regels = [
        ("Levering", f"{plicht.jeugdhulpregio}, {plicht.halfjaar.label}"),
        ("Uiterlijk op", datum(plicht.termijn)),
        ("Waarde", "Een getal, of onbekend of n.v.t. Leeg: er verandert niets aan wat er stond."),
        ("Toelichting", "Nodig als een waarde opvalt. Schrijf nooit iets over een jeugdige."),
        ("*", "Deze indicator is verplicht."),
        ("Inleveren", "Bewaar het bestand en lever het in bij deze levering."),
    ]
    for rij, (wat, tekst) in enumerate(regels):
        vel.write_string(rij, 0, wat, vet)
        vel.write_string(rij, 1, tekst, gewoon)
    begin = len(regels) + 1
    vel.write_string(begin, 0, "Wat de indicatoren betekenen", vet)
    for rij, groep in enumerate(kennis.groepen, start=begin + 1):
        versie = groep.gebruik.versie
        tekst = f"{versie.betekenis} {versie.invoeruitleg}".strip()
        vel.write_string(rij, 0, f"{groep.geheel.indicator} {versie.naam}", gewoon)
        vel.write_string(rij, 1, tekst, gewoon)
    vel.protect("", BESCHERMING)
