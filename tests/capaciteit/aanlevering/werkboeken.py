"""A small world to deliver in, and its template as somebody filled it in."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl

from capaciteit.aanlevering.sjabloon import sjabloon_maken
from capaciteit.models import Aanleverplicht, Voorziening, Voorzieningstatusrij
from regio.aanleverbron import aanleverbron
from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebruiker, make_jeugdhulpregio
from tests.factories_aanlevering import make_ronde
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening

LENTE, ZOMER = date(2024, 3, 31), date(2024, 6, 30)
CIJFERS = {"VRZ-A": (12, 10), "VRZ-B": (8, 6)}
Vul = Callable[[Any], Any]


def make_wereld(**ronde: Any) -> Aanleverplicht:
    """Two facilities that are open (the first delivered 12 and 10 before), one that is planned,
    one that closed; one of somebody else; and two regions."""
    aanbieder = make_aanbieder(code="de-haven", naam="De Haven")
    make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder)
    locatie = make_locatie(naam="Wierden", aanbieders=[aanbieder])
    oud = date(2020, 1, 1)
    eerste = make_voorziening(code="VRZ-A", naam="Anker", locatie=locatie, sinds=oud)
    make_voorziening(code="VRZ-B", naam="Boei", locatie=locatie, sinds=oud)
    make_voorziening(code="VRZ-C", naam="Cabine", locatie=locatie, status="gepland", sinds=oud)
    make_voorziening(code="VRZ-D", naam="Dek", locatie=locatie, status="gesloten", sinds=oud)
    ander = make_locatie(aanbieders=[make_aanbieder()])
    make_voorziening(code="VRZ-X", naam="Xebec", locatie=ander, sinds=oud)
    make_meting(
        voorziening=eerste,
        bron=aanleverbron(aanbieder),
        peildatum=date(2023, 12, 31),
        plaatsen=12,
        bezet=10,
    )
    make_jeugdhulpregio(code="JZ01", naam="Twente", aliassen=["Samen14"])
    make_jeugdhulpregio(code="JZ02", naam="IJsselland")
    return Aanleverplicht.objects.create(
        ronde=make_ronde(**{"code": "2024-1", "peildata": [LENTE, ZOMER], **ronde}),
        organisatie_id=aanbieder.pk,
        termijn=date(2024, 8, 1),
    )


def sluit(code: str, dag: date) -> None:
    voorziening = Voorziening.objects.get(code=code)
    Voorzieningstatusrij.objects.create(
        voorziening=voorziening, status="gesloten", peildatum=dag, bron=voorziening.bron
    )


def ingevuld(plicht: Aanleverplicht, vul: Vul | None = None) -> bytes:
    """The template, filled in without a fault; ``vul`` then spoils the workbook of openpyxl."""
    boek = openpyxl.load_workbook(io.BytesIO(sjabloon_maken(plicht)))
    for rij in boek["Capaciteit"].iter_rows(min_row=2):
        if rij[0].value in CIJFERS:
            rij[5].value, rij[6].value = CIJFERS[rij[0].value]
    if "Herkomst" in boek.sheetnames:
        vel = boek["Herkomst"]
        vel["C2"], vel["D2"] = "Twente", 10
        vel["C5"], vel["D5"] = "Twente", 6
    if vul:
        vul(boek)
    return bewaard(boek)


def bewaard(boek: Any) -> bytes:
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def cel(adres: str, waarde: Any, blad: str = "Capaciteit", vorm: str = "") -> Vul:
    def vul(boek: Any) -> None:
        boek[blad][adres] = waarde
        if vorm:
            boek[blad][adres].number_format = vorm

    return vul


def cellen(blad: str, **waarden: Any) -> Vul:
    def vul(boek: Any) -> None:
        for adres, waarde in waarden.items():
            boek[blad][adres] = waarde

    return vul


def blad_deel(werkboek: bytes, blad: str = "Capaciteit") -> str:
    namen = openpyxl.load_workbook(io.BytesIO(werkboek)).sheetnames
    return f"xl/worksheets/sheet{namen.index(blad) + 1}.xml"


def met_xml(werkboek: bytes, verander: Callable[[str], str], blad: str = "Capaciteit") -> bytes:
    """The XML of a sheet changed by hand, to what no library writes."""
    deel = blad_deel(werkboek, blad)
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(werkboek)) as oud, zipfile.ZipFile(uit, "w", 8) as nieuw:
        for info in oud.infolist():
            inhoud = oud.read(info)
            if info.filename == deel:
                inhoud = verander(inhoud.decode()).encode()
            nieuw.writestr(info, inhoud)
    return uit.getvalue()


def vervang_cel(adres: str, nieuw: str) -> Callable[[str], str]:
    """``nieuw`` may keep the style of the cell by ``{stijl}``."""

    def verander(xml: str) -> str:
        oud = re.search(rf'<c r="{adres}"(?: s="(\d+)")?[^>]*?(?:/>|>.*?</c>)', xml)
        assert oud
        stijl = f' s="{oud[1]}"' if oud[1] else ""
        return xml.replace(oud[0], nieuw.format(stijl=stijl), 1)

    return verander


def als_csv(plicht: Aanleverplicht, blad: str = "Capaciteit", scheiding: str = ";") -> str:
    """The rows of a well filled sheet, the way Excel keeps them as text."""
    vel = openpyxl.load_workbook(io.BytesIO(ingevuld(plicht)))[blad]
    return "\r\n".join(
        scheiding.join(tekst_van(cel) for cel in rij) for rij in vel.iter_rows(values_only=True)
    )


def tekst_van(waarde: Any) -> str:
    if waarde is None:
        return ""
    return f"{waarde.day}-{waarde.month}-{waarde.year}" if isinstance(waarde, date) else str(waarde)
