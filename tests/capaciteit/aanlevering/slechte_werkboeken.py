"""Workbooks as people send them: wrong in one way each, with the one thing that should be said.

``meldingen``: code and cell of everything that is said, nothing else; ``cijfers``: what was read of
facility and date. ``reden``: refused at the door, before anything is kept.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import openpyxl
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from capaciteit.aanlevering.sjabloon import csv_sjabloon, sjabloon_maken
from capaciteit.models import Aanleverplicht
from jeugdzorg.kern.uploads import Reden
from tests.capaciteit.aanlevering.werkboeken import (
    LENTE,
    ZOMER,
    als_csv,
    bewaard,
    cel,
    cellen,
    ingevuld,
    met_xml,
    vervang_cel,
)
from tests.factories import make_aanbieder
from tests.factories_aanlevering import make_plicht, make_ronde
from tests.kern import bestanden as b

Maak = Callable[[Aanleverplicht], bytes]
Cijfers = dict[tuple[str, date], tuple[int | None, ...]]


@dataclass(frozen=True)
class Geval:
    maak: Maak
    meldingen: tuple[tuple[str, str], ...] = ()
    cijfers: Cijfers = field(default_factory=dict)
    naam: str = "levering.xlsx"
    reden: Reden | None = None
    zegt: str = ""
    """What stands in the first message."""


def boek(vul: Any, *meldingen: tuple[str, str], **rest: Any) -> Geval:
    return Geval(lambda plicht: ingevuld(plicht, vul), meldingen, **rest)


def xml(verander: Callable[[str], str], *meldingen: tuple[str, str], **rest: Any) -> Geval:
    return Geval(lambda plicht: met_xml(ingevuld(plicht), verander), meldingen, **rest)


def geweigerd(maak: Maak, reden: Reden, naam: str = "levering.xlsx") -> Geval:
    return Geval(maak, naam=naam, reden=reden)


def tekst(
    maak: Callable[[Aanleverplicht], str], codering: str, *meldingen: Any, **rest: Any
) -> Geval:
    return Geval(
        lambda plicht: maak(plicht).encode(codering), meldingen, naam="levering.csv", **rest
    )


def gelezen_als(waarde: int) -> Cijfers:
    return {("VRZ-B", LENTE): (waarde, 6, None, None)}


# Who, which round, which version


def andere_organisatie(plicht: Aanleverplicht) -> bytes:
    return sjabloon_maken(make_plicht(ronde=plicht.ronde, organisatie=make_aanbieder()))


def andere_ronde(plicht: Aanleverplicht) -> bytes:
    ander = make_ronde(code="2023-2")
    return sjabloon_maken(
        Aanleverplicht(ronde=ander, organisatie=plicht.organisatie, termijn=LENTE)
    )


def kenmerk(**waarden: Any) -> Any:
    return cellen("_sjabloon", **waarden)


# Sheets and headings


def zonder(blad: str) -> Any:
    return lambda boek: boek.remove(boek[blad])


def hernoemd(boek: Any) -> None:
    boek["Capaciteit"].title = "Capaciteit 2024"


def leeg_blad(boek: Any) -> None:
    boek.remove(boek["Capaciteit"])
    boek.create_sheet("Capaciteit")


def verwissel(boek: Any) -> None:
    for rij in boek["Capaciteit"].iter_rows():
        rij[5].value, rij[6].value = rij[6].value, rij[5].value


def rijen_erboven(boek: Any) -> None:
    boek["Capaciteit"].insert_rows(1, 3)
    boek["Capaciteit"]["F5"] = "twaalf"


def kolom_ervoor(boek: Any) -> None:
    boek["Capaciteit"].insert_cols(1, 2)
    boek["Capaciteit"]["H2"] = "twaalf"


def extra_kolom(boek: Any) -> None:
    boek["Capaciteit"]["L1"] = "Wie belde"
    boek["Capaciteit"]["L2"] = "receptie"


def zonder_kolom(boek: Any) -> None:
    boek["Capaciteit"].delete_cols(8)


def verborgen(boek: Any) -> None:
    vel = boek["Capaciteit"]
    vel.row_dimensions[4].hidden = True
    vel.column_dimensions["F"].hidden = True
    vel["F4"] = "8,5"


def samengevoegd(boek: Any) -> None:
    boek["Capaciteit"].merge_cells("F2:F3")


def titel_samengevoegd(boek: Any) -> None:
    boek["Capaciteit"].insert_rows(1)
    boek["Capaciteit"]["A1"] = "Onze cijfers"
    boek["Capaciteit"].merge_cells("A1:K1")


def meer_bladen(boek: Any) -> None:
    boek.create_sheet("Eigen berekening").append(["Plaatsen", "Bezet", 3])
    boek["Capaciteit"]["G2"].comment = Comment("Nagekeken.", "Kwaliteit")


def dubbele_kop(boek: Any) -> None:
    boek["Capaciteit"]["L1"] = "Bezet"


# Rows


def dubbele_rij(boek: Any) -> None:
    vel = boek["Capaciteit"]
    vel.append([cel.value for cel in vel[2]])


def rij_weg(boek: Any) -> None:
    boek["Capaciteit"].delete_rows(2)


def gewist(boek: Any) -> None:
    for cel_ in boek["Capaciteit"][2]:
        cel_.value = None


def lege_rijen_ertussen(boek: Any) -> None:
    boek["Capaciteit"].insert_rows(3, 40)


def verschoven(boek: Any) -> None:
    """The names sorted, the rest not."""
    boek["Capaciteit"]["B2"], boek["Capaciteit"]["B4"] = "Boei", "Anker"


# Files


def versleuteld(plicht: Aanleverplicht) -> bytes:
    uit = io.BytesIO()
    OOXMLFile(io.BytesIO(ingevuld(plicht))).encrypt("geheim", uit)
    return uit.getvalue()


def met_macro(plicht: Aanleverplicht) -> bytes:
    return b.met_delen(ingevuld(plicht), **{"xl/vbaProject.bin": b"\0" * 50})


def bom(plicht: Aanleverplicht) -> bytes:
    return b.met_delen(ingevuld(plicht), **{"xl/bom.xml": b"<x>" + b" " * 20_000_000})


def oud_excel(plicht: Aanleverplicht) -> bytes:
    kop = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return kop + "Root Entry\0".encode("utf-16-le") + "Workbook\0".encode("utf-16-le")


def ods(plicht: Aanleverplicht) -> bytes:
    return b.zip_van(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": "<office:document-content xmlns:office='urn:x'/>",
        }
    )


def ver_weg(xml: str) -> str:
    rij = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return xml.replace("</sheetData>", rij)


def lege_opmaak(xml: str) -> str:
    """Two hundred thousand rows that somebody coloured, with nothing in them."""
    rijen = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(500, 200_500))
    return xml.replace("</sheetData>", f"{rijen}</sheetData>")


def zonder_adres(xml: str) -> str:
    return xml.replace('<c r="F2"', "<c", 1)


def met_voorvoegsel(xml: str) -> str:
    kaal = xml.replace("xmlns=", "xmlns:x=")
    return (
        kaal.replace("</", "<\0").replace("<", "<x:").replace("<x:\0", "</x:").replace("<x:?", "<?")
    )


def doorlopend_geschreven(plicht: Aanleverplicht) -> bytes:
    """By a program that writes texts into the cells, and leaves the very hidden sheet as it is."""
    bron = openpyxl.load_workbook(io.BytesIO(ingevuld(plicht)))
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"constant_memory": True}) as doel:
        datum = doel.add_format({"num_format": "d-m-yyyy"})
        for vel in bron.worksheets:
            nieuw = doel.add_worksheet(vel.title)
            for nummer, rij in enumerate(vel.iter_rows(values_only=True)):
                for plek, waarde in enumerate(rij):
                    nieuw.write(nummer, plek, waarde, datum if isinstance(waarde, date) else None)
    return uit.getvalue()


def leeg_werkboek(plicht: Aanleverplicht) -> bytes:
    return bewaard(openpyxl.Workbook())


def oproep(boek: Any) -> None:
    boek.defined_names.add(DefinedName("x", attr_text='CALL("k","W","J")'))


def naar_buiten(plicht: Aanleverplicht) -> bytes:
    return b.met_delen(ingevuld(plicht), **{"xl/externalLinks/externalLink1.xml": "<x/>"})


# CSV


def zonder_kenmerk(plicht: Aanleverplicht) -> str:
    return als_csv(plicht)


def met_kenmerk(waarde: str) -> Callable[[Aanleverplicht], str]:
    def maak(plicht: Aanleverplicht) -> str:
        kop, *rijen = als_csv(plicht).split("\r\n")
        return "\r\n".join([f"{kop};Sjabloon", *(f"{rij};{waarde}" for rij in rijen)])

    return maak


def toelichting_met_enter(plicht: Aanleverplicht) -> str:
    kop, eerste, tweede, *rest = als_csv(plicht).split("\r\n")
    eerste = eerste.removesuffix(";") + ';"Twee groepen;\r\nsamen één"'
    return "\r\n".join([kop, eerste, tweede.replace(";12;10;", ";12;10,5;"), *rest])


def gaten(plicht: Aanleverplicht) -> str:
    kop, *rijen = als_csv(plicht).split("\r\n")
    return "\r\n".join(["", kop, "", *(rij.rstrip(";") for rij in rijen), "", ""])


def alleen_koppen(plicht: Aanleverplicht) -> str:
    return als_csv(plicht).split("\r\n")[0] + "\r\n;;;;;;;;;;\r\n"


def csv_vervang(oud: str, nieuw: str) -> Callable[[Aanleverplicht], str]:
    return lambda plicht: als_csv(plicht).replace(oud, nieuw, 1)


GOED: Cijfers = {
    ("VRZ-A", LENTE): (12, 10, None, None),
    ("VRZ-A", ZOMER): (12, 10, None, None),
    ("VRZ-B", LENTE): (8, 6, None, None),
    ("VRZ-B", ZOMER): (8, 6, None, None),
}
MIST_A = (("ontbreekt", ""),) * 2
MIST = MIST_A * 2

GEVALLEN: dict[str, Geval] = {
    "as it should be": boek(None, cijfers=GOED),
    "the empty template": Geval(
        sjabloon_maken,
        tuple(("leeg", adres) for adres in ("G2", "G3", "F4", "G4", "F5", "G5")),
        zegt="G2 is leeg.",
    ),
    # The gate
    "any workbook": Geval(lambda _: b.werkboek(), (("geen-sjabloon", ""),)),
    "an empty workbook": Geval(leeg_werkboek, (("geen-sjabloon", ""),)),
    "of another organisation": Geval(andere_organisatie, (("sjabloon-organisatie", ""),)),
    "of another round": Geval(andere_ronde, (("sjabloon-ronde", ""),), zegt="2023-2"),
    "of an old version": boek(kenmerk(B1="0"), ("sjabloon-oud", ""), zegt="versie 0"),
    "a mark that is a number": boek(kenmerk(B1=1), cijfers=GOED),
    "a mark that says nothing": boek(kenmerk(B1="x"), ("geen-sjabloon", "")),
    # Sheets and headings
    "without sheet Herkomst": boek(zonder("Herkomst"), ("blad-ontbreekt", ""), zegt="Herkomst"),
    "without sheet Capaciteit": boek(zonder("Capaciteit"), ("blad-ontbreekt", "")),
    "a sheet with another name": boek(hernoemd, ("blad-ontbreekt", ""), zegt="'Capaciteit'"),
    "an empty sheet": boek(leeg_blad, ("geen-koppen", "")),
    "a heading renamed": boek(cel("F1", "Bedden"), ("kop-ontbreekt", "F1"), zegt="'Bedden'"),
    "a heading in capitals with a star": boek(cel("F1", " PLAATSEN *"), cijfers=GOED),
    "a column taken out": boek(zonder_kolom, ("kop-ontbreekt", ""), zegt="'Wachtend'"),
    "a heading twice": boek(dubbele_kop, ("kop-dubbel", "L1")),
    "two columns changed places": boek(verwissel, cijfers=GOED),
    "a column of their own": boek(extra_kolom, ("kolom-extra", "L1"), cijfers=GOED),
    "three empty rows above": boek(rijen_erboven, ("geen-getal", "F5"), zegt="In F5 staat"),
    "two empty columns before": boek(kolom_ervoor, ("geen-getal", "H2"), zegt="In H2 staat"),
    "a title in merged cells above": boek(titel_samengevoegd, cijfers=GOED),
    "hidden rows and columns": boek(verborgen, ("geen-heel-getal", "F4")),
    "merged cells": boek(samengevoegd, ("samengevoegd", "F2"), zegt="F2 tot en met F3"),
    "sheets and remarks of their own": boek(meer_bladen, cijfers=GOED),
    # Numbers
    "a decimal comma as text": boek(
        cel("F4", "12,5"), ("geen-heel-getal", "F4"), zegt="In F4 staat '12,5'."
    ),
    "a decimal number": boek(cel("F4", 12.5), ("geen-heel-getal", "F4"), zegt="'12,5'"),
    "a whole number with a comma": boek(cel("F4", "9,0"), cijfers=gelezen_als(9)),
    "a whole number with a point": boek(cel("F4", "9.0"), cijfers=gelezen_als(9)),
    "a number as text with spaces": boek(cel("F4", "  9 "), cijfers=gelezen_als(9)),
    "a number after a hard space": boek(cel("F4", "\u00a09\u202f"), cijfers=gelezen_als(9)),
    "thousands with a point": boek(cel("F4", "1.009"), ("sprong", "F5"), cijfers=gelezen_als(1009)),
    "thousands with a hard space": boek(
        cel("F4", "1\u00a0009"), ("sprong", "F5"), cijfers=gelezen_als(1009)
    ),
    "thousands or a comma": boek(cel("F4", "1,009"), ("geen-getal", "F4")),
    "negative": boek(cel("F4", -3), ("negatief", "F4"), zegt="In F4 staat '-3'."),
    "negative as text": boek(cel("F4", "-3"), ("negatief", "F4")),
    "a million": boek(cel("F4", 1e6), ("te-groot", "F4"), zegt="'1000000'"),
    "a percentage": boek(cel("F4", 0.85, vorm="0%"), ("geen-heel-getal", "F4")),
    "a percentage as text": boek(cel("F4", "85%"), ("geen-getal", "F4")),
    "true": boek(cel("F4", True), ("geen-getal", "F4"), zegt="'WAAR'"),
    "a date for a number": boek(cel("F4", date(2024, 12, 1)), ("geen-getal", "F4")),
    "words": boek(cel("F4", "circa acht"), ("geen-getal", "F4"), zegt="'circa acht'"),
    "a dash": boek(cel("H4", "-"), ("geen-getal", "H4"), zegt="streepje"),
    "empty where it must not be": boek(cel("F4", None), ("leeg", "F4"), zegt="F4 is leeg."),
    "spaces only": boek(cel("G4", "   "), ("leeg", "G4")),
    "an error of Excel": boek(cel("F4", "#N/A"), ("formule-fout", "F4"), zegt="'#N/A'"),
    "an error of a Dutch Excel as text": boek(cel("F4", "#N/B"), ("formule-fout", "F4")),
    "a formula with its outcome": xml(
        vervang_cel("F4", '<c r="F4"{stijl}><f>4+5</f><v>9</v></c>'), cijfers=gelezen_als(9)
    ),
    "a formula that failed": xml(
        vervang_cel("F4", '<c r="F4"{stijl} t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
        ("formule-fout", "F4"),
        zegt="'#DIV/0!'",
    ),
    "a formula that was never computed": boek(cel("F4", "=4+5"), ("formule-fout", "F4")),
    "a formula that gives a text": xml(
        vervang_cel("F4", '<c r="F4"{stijl} t="str"><f>"a"</f><v>acht</v></c>'),
        ("geen-getal", "F4"),
    ),
    # Dates
    "a date as text": boek(cel("E4", "31-03-2024"), cijfers=GOED),
    "a date in words": boek(cel("E4", "31 maart 2024"), cijfers=GOED),
    "a date with the year first": boek(cel("E4", "2024-03-31"), cijfers=GOED),
    "a date with two digits for the year": boek(cel("E4", "31/3/24"), cijfers=GOED),
    "a date with a time": boek(cel("E4", datetime(2024, 3, 31, 12, 30)), cijfers=GOED),
    "a date as the number it is": boek(cel("E4", 45382, vorm="0"), cijfers=GOED),
    "a date before the round": boek(
        cel("E4", date(1999, 3, 31)), ("peildatum-anders", "E4"), zegt="'31-3-1999'"
    ),
    "a date after the round": boek(cel("E4", date(2031, 3, 31)), ("peildatum-anders", "E4")),
    "no date": boek(cel("E4", "Pasen"), ("geen-datum", "E4")),
    "a date that does not exist": boek(cel("E4", "31-6-2024"), ("geen-datum", "E4")),
    "an empty date": boek(cel("E4", None), ("leeg", "E4")),
    # Facilities
    "a facility of another provider": boek(
        cel("A4", "VRZ-X"), ("voorziening-onbekend", "A4"), ("ontbreekt", "")
    ),
    "a facility that does not exist": boek(
        cel("A4", "VRZ-Q"), ("voorziening-onbekend", "A4"), ("ontbreekt", "")
    ),
    "a code in small letters with a space": boek(cel("A4", " vrz-b "), cijfers=GOED),
    "no code": boek(cel("A4", None), ("leeg", "A4"), ("ontbreekt", "")),
    "names that were shifted": boek(
        verschoven, ("naam-anders", "B2"), ("naam-anders", "B4"), zegt="'Boei'"
    ),
    "a row twice": boek(dubbele_rij, ("dubbele-rij", "A8"), zegt="Rij 2"),
    "a row taken out": boek(rij_weg, ("ontbreekt", ""), zegt="Anker"),
    "a row made empty": boek(gewist, ("ontbreekt", "")),
    "empty rows in between": boek(lege_rijen_ertussen, cijfers=GOED),
    "figures of what is only planned": boek(
        cellen("Capaciteit", F6=4, G6=0), ("niet-open", "F6"), zegt="nog niet open"
    ),
    # Rows and across
    "more youths than places": boek(
        cellen("Capaciteit", G4=9), ("bezet-boven-plaatsen", "G4"), zegt="8 plaatsen"
    ),
    "more not available than there are": boek(
        cellen("Capaciteit", I4=9, J4="verbouwing"),
        ("niet-beschikbaar", "I4"),
        ("bezet-boven-plaatsen", "G4"),
    ),
    "not available without a reason": boek(
        cellen("Capaciteit", I4=1), ("niet-beschikbaar", "J4"), zegt="J4 is leeg."
    ),
    "a reason without a number": boek(
        cellen("Capaciteit", J4="verbouwing"), ("niet-beschikbaar", "I4")
    ),
    "a reason of their own": boek(
        cellen("Capaciteit", I4=1, J4="vakantie"), ("geen-keuze", "J4"), zegt="'vakantie'"
    ),
    "a reason by its code": boek(
        cellen("Capaciteit", I4=1, J4=" Personeel"),
        cijfers={("VRZ-B", LENTE): (8, 6, None, 1)},
    ),
    "a jump since the delivery before": boek(
        cellen("Capaciteit", F2=20, F3=20), ("sprong", "F2"), zegt="Op 31-12-2023 waren het 12"
    ),
    # Origin
    "a region that is none": boek(
        cel("C2", "Atlantis", "Herkomst"),
        *(("regio-onbekend", "C2"), ("herkomst-telt-niet-op", "G3")),
    ),
    "a region by its code": boek(cel("C2", "jz02", "Herkomst"), cijfers=GOED),
    "a region by another name": boek(cel("C2", "Samen14", "Herkomst"), cijfers=GOED),
    "an unknown region, said so": boek(cel("C2", "Onbekend", "Herkomst"), cijfers=GOED),
    "no region": boek(cel("C2", None, "Herkomst"), ("leeg", "C2"), ("herkomst-telt-niet-op", "G3")),
    "a region twice": boek(
        cellen("Herkomst", C3="JZ01", D3=0), ("dubbele-rij", "A3"), zegt="voorziening en regio"
    ),
    "origins that do not add up": boek(
        cel("D2", 9, "Herkomst"), ("herkomst-telt-niet-op", "G3"), zegt="samen 9"
    ),
    "more emergencies than came in": boek(
        cellen("Herkomst", E2=1, H2=3), ("deel-boven-instroom", "H2")
    ),
    "a text for an origin": boek(
        cel("D2", "tien", "Herkomst"), ("geen-getal", "D2"), ("herkomst-telt-niet-op", "G3")
    ),
    # How it was saved
    "texts inside the cells": Geval(doorlopend_geschreven, cijfers=GOED),
    "200.000 coloured empty rows": xml(lege_opmaak, cijfers=GOED),
    "something in the last cell of all": xml(ver_weg, ("onleesbaar", ""), zegt="XFD1048576"),
    "a cell that does not say where": xml(zonder_adres, ("onleesbaar", ""), zegt="anders bewaard"),
    "names with a prefix": xml(met_voorvoegsel, ("onleesbaar", ""), zegt="anders bewaard"),
    # Refused at the door
    "an empty file": geweigerd(lambda _: b"", Reden.LEEG),
    "a password": geweigerd(versleuteld, Reden.WACHTWOORD),
    "macros": geweigerd(met_macro, Reden.MACRO),
    "a zip bomb": geweigerd(bom, Reden.UITGEPAKT),
    "half a file": geweigerd(lambda plicht: ingevuld(plicht)[:-500], Reden.BESCHADIGD),
    "an Excel of before 2007": geweigerd(oud_excel, Reden.OUD, "levering.xls"),
    "OpenDocument": geweigerd(ods, Reden.SOORT, "levering.ods"),
    "a table called a workbook": geweigerd(lambda plicht: als_csv(plicht).encode(), Reden.NAAM),
    "a PDF": geweigerd(lambda _: b.pdf(), Reden.SOORT, "levering.pdf"),
    "a BSN": geweigerd(lambda plicht: ingevuld(plicht, cel("H2", 123456782)), Reden.PERSOON),
    "a BSN as text far down": geweigerd(
        lambda plicht: ingevuld(plicht, cel("K90", "zie 1234.56.782")), Reden.PERSOON
    ),
    "a column with names": geweigerd(
        lambda plicht: ingevuld(plicht, cel("L1", "Naam jeugdige")), Reden.PERSOON
    ),
    "a name beside a date of birth": geweigerd(
        lambda plicht: ingevuld(
            plicht, cellen("Herkomst", K40="Daan de Vries", L40=date(2012, 3, 1))
        ),
        Reden.PERSOON,
    ),
    "a formula that fetches": geweigerd(
        lambda plicht: ingevuld(plicht, cel("F2", '=WEBSERVICE("https://x.example")')),
        Reden.FORMULE,
    ),
    "a name that calls a program": geweigerd(
        lambda plicht: ingevuld(plicht, oproep), Reden.FORMULE
    ),
    "another workbook behind it": geweigerd(naar_buiten, Reden.VERWIJZING),
    # CSV
    "CSV as it should be": tekst(als_csv, "utf-8-sig", cijfers=GOED),
    "CSV from an old Excel": tekst(
        csv_vervang("Wierden", "Coöperatie één"), "cp1252", cijfers=GOED
    ),
    "CSV in UTF-16 with tabs": tekst(
        lambda plicht: als_csv(plicht, scheiding="\t"), "utf-16", cijfers=GOED
    ),
    "CSV with commas": tekst(lambda plicht: als_csv(plicht, scheiding=","), "utf-8", cijfers=GOED),
    "CSV of its template": Geval(
        lambda plicht: csv_sjabloon(plicht, "Capaciteit"),
        tuple(("leeg", adres) for adres in ("G2", "G3", "F4", "G4", "F5", "G5")),
        naam="levering.csv",
    ),
    "CSV of another round": tekst(
        met_kenmerk("v1|de-haven|2023-2"), "utf-8", ("sjabloon-ronde", ""), zegt="2023-2"
    ),
    "CSV of another provider": tekst(
        met_kenmerk("v1|ander|2024-1"), "utf-8", ("sjabloon-organisatie", "")
    ),
    "CSV of an old version": tekst(
        met_kenmerk("v0|de-haven|2024-1"), "utf-8", ("sjabloon-oud", "")
    ),
    "CSV with a mark of nothing": tekst(met_kenmerk("zomaar"), "utf-8", ("sjabloon-oud", "")),
    "CSV with its own mark": tekst(met_kenmerk("v1|de-haven|2024-1"), "utf-8", cijfers=GOED),
    "CSV of origins": tekst(
        lambda plicht: als_csv(plicht, "Herkomst").replace("Twente;6", "Twente;zes"),
        *("utf-8", ("geen-getal", "D5")),
    ),
    "CSV with lines within a cell": tekst(
        toelichting_met_enter, "utf-8", ("geen-heel-getal", "G3"), zegt="In G3 staat '10,5'."
    ),
    "CSV with empty lines and short rows": tekst(gaten, "utf-8", cijfers=GOED),
    "CSV with headings only": tekst(alleen_koppen, "utf-8", *MIST),
    "CSV of something else": tekst(
        lambda _: "artikel;prijs\r\nstoel;12\r\n", "utf-8", ("geen-koppen", "")
    ),
    "CSV with a formula": geweigerd(
        lambda plicht: als_csv(plicht).replace(";12;", ";=6+6;", 1).encode(),
        *(Reden.FORMULE, "levering.csv"),
    ),
    "CSV with zeros in it": geweigerd(
        lambda plicht: als_csv(plicht).encode() + b"\0", Reden.SOORT, "levering.csv"
    ),
}
