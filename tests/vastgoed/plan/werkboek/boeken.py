"""A plan of a provider with its register, its workbook, and filling that in as in Excel."""

import io
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from regio.choices import Rol
from regio.models import Gebruiker
from tests.factories import make_gebruiker
from tests.factories_plan import make_plan, volledige_inhoud
from tests.factories_vastgoed import make_regeling, make_toekenning
from tests.planinhoud import make_register
from vastgoed.choices_plan import Kanaal
from vastgoed.models import Planwerkboek, Vastgoedplan
from vastgoed.plan.inhoud import lege_inhoud
from vastgoed.plan.werkboek.bladen import BLAD_VAN
from vastgoed.plan.werkboek.ontvangen import ontvangen
from vastgoed.plan.werkboek.sjabloon import sjabloon_maken

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def plan_met_register(inhoud: Any = None, **velden: Any) -> Vastgoedplan:
    """A plan of a provider whose facilities are in the register, with what it was granted."""
    aanbieder = velden.pop("aanbieder", None) or make_register()
    regeling = velden.pop("regeling", None) or make_regeling(zorgvorm="o3m")
    plan = make_plan(inhoud, aanbieder=aanbieder, regeling=regeling, **velden)
    make_toekenning(
        regeling=regeling,
        gemeente=plan.gemeente,
        aanbieder=aanbieder,
        bedrag=270_000,
        plaatsen=16,
    )
    return plan


def vol_plan(**velden: Any) -> Vastgoedplan:
    return plan_met_register(volledige_inhoud(), **velden)


def leeg_plan(**velden: Any) -> Vastgoedplan:
    return plan_met_register(lege_inhoud(), **velden)


def opsteller(plan: Vastgoedplan) -> Gebruiker:
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)


def geopend(plan: Vastgoedplan) -> Any:
    return openpyxl.load_workbook(io.BytesIO(sjabloon_maken(versie(plan))))


def versie(plan: Vastgoedplan) -> Any:
    return plan.nieuwste_versie


def bewaard(boek: Any) -> bytes:
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def bestand(inhoud: bytes, naam: str = "plan.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud, content_type=XLSX)


def ingeleverd(
    plan: Vastgoedplan, boek: Any, by: Gebruiker | None = None, kanaal: str = Kanaal.WERKBOEK
) -> Planwerkboek:
    """Handed in: an open workbook, or its bytes."""
    inhoud = boek if isinstance(boek, bytes) else bewaard(boek)
    return ontvangen(plan, bestand(inhoud), by=by or opsteller(plan), kanaal=kanaal)


def adres(boek: Any, pad: str) -> tuple[str, str]:
    """Sheet and cell of a place, found as a person would: by heading and by row."""
    onderdeel, _, rest = pad.partition("/")
    blad = boek[BLAD_VAN[onderdeel].naam]
    if not rest:
        rij = next(r for r in blad.iter_rows(min_row=2) if r[4].value == onderdeel)
        return blad.title, rij[1].coordinate
    sleutel, _, kolom = rest.partition("/")
    plek = BLAD_VAN[onderdeel].plek(kolom)
    rij = next(r for r in blad.iter_rows(min_row=2) if r[-1].value == sleutel)
    return blad.title, rij[plek].coordinate


def cel(boek: Any, pad: str) -> Any:
    blad, plaats = adres(boek, pad)
    return boek[blad][plaats]


def vrije_rij(boek: Any, tabel: str) -> int:
    """The first empty row of the sheet of a table."""
    blad = boek[BLAD_VAN[tabel].naam]
    breed = len(BLAD_VAN[tabel].velden) - 1
    return next(
        rij[0].row
        for rij in blad.iter_rows(min_row=2, max_col=breed)
        if all(c.value is None for c in rij)
    )


def vul_rij(boek: Any, tabel: str, nummer: int, **cellen: Any) -> None:
    for kolom, waarde in cellen.items():
        plek = BLAD_VAN[tabel].plek(kolom) + 1
        boek[BLAD_VAN[tabel].naam].cell(nummer, plek).value = waarde
