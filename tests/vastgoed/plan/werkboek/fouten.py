"""Mistakes as people make them in a workbook, each with the cell and the code of its finding."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from vastgoed.plan.werkboek.bladen import BLAD_VAN

from .boeken import adres, cel, vrije_rij, vul_rij


class Geplant(NamedTuple):
    """``doe`` plants it; ``blad`` and ``cel`` are where its finding must stand."""

    naam: str
    doe: Callable[[Any], None]
    blad: str
    cel: str
    code: str


FOUTEN: list[Geplant] = []


def zet(pad: str, waarde: Any, code: str, naam: str = "") -> None:
    """Another value in the cell of a place."""

    def doe(boek: Any) -> None:
        cel(boek, pad).value = waarde

    blad, plaats = PLEKKEN[pad]
    FOUTEN.append(Geplant(naam or f"{pad} = {str(waarde)[:20]}", doe, blad, plaats, code))


def plant(naam: str, blad: str, plaats: str, code: str) -> Callable[..., Any]:
    def bewaar(doe: Callable[[Any], None]) -> Callable[[Any], None]:
        FOUTEN.append(Geplant(naam, doe, blad, plaats, code))
        return doe

    return bewaar


PLEKKEN = {
    "startfoto_peildatum": ("Kern van het plan", "B4"),
    "startfoto_plaatsen": ("Kern van het plan", "B5"),
    "spuk_gevraagd": ("Kern van het plan", "B6"),
    "einddatum": ("Kern van het plan", "B7"),
    "contactfunctie": ("Kern van het plan", "B8"),
    "projecten/p2/code": ("Projecten", "A3"),
    "projecten/p1/soort": ("Projecten", "C2"),
    "projecten/p1/locatie": ("Projecten", "D2"),
    "projecten/p1/gemeente": ("Projecten", "F2"),
    "projecten/p2/gereed": ("Projecten", "K3"),
    "projecten/p1/start": ("Projecten", "J2"),
    "plaatsen/pl1/project": ("Plaatsen", "A2"),
    "plaatsen/pl1/van": ("Plaatsen", "B2"),
    "plaatsen/pl1/aantal": ("Plaatsen", "F2"),
    "plaatsen/pl2/aantal": ("Plaatsen", "F3"),
    "plaatsen/pl1/groepen": ("Plaatsen", "G2"),
    "plaatsen/pl1/zorgvorm": ("Plaatsen", "E2"),
    "fasen/f1/fase": ("Fasen", "B2"),
    "fasen/f2/einde": ("Fasen", "D3"),
    "fasen/f3/project": ("Fasen", "A4"),
    "gebouwen/g1/bouwjaar": ("Gebouwen", "C2"),
    "gebouwen/g1/staat": ("Gebouwen", "D2"),
    "gebouwen/g2/breedtegraad": ("Gebouwen", "I3"),
    "investeringen/i1/bedrag": ("Investeringen", "C2"),
    "investeringen/i2/bedrag": ("Investeringen", "C3"),
    "investeringen/i1/afschrijving_jaren": ("Investeringen", "D2"),
    "dekking/d1/bron": ("Dekking", "B2"),
    "dekking/d2/zeker": ("Dekking", "D3"),
    "leningen/l1/rente": ("Leningen", "C2"),
    "leningen/l1/looptijd_jaren": ("Leningen", "E2"),
    "exploitatie/e12025/jaar": ("Exploitatie", "B2"),
    "exploitatie/e12026/jaar": ("Exploitatie", "B3"),
    "exploitatie/e12025/bezetting": ("Exploitatie", "D2"),
    "exploitatie/e12025/fte": ("Exploitatie", "J2"),
    "exploitatie/e12025/plaatsen": ("Exploitatie", "C2"),
    "groepen/gr1/van": ("Schuifplan groepen", "D2"),
    "groepen/gr1/tot": ("Schuifplan groepen", "E2"),
    "groepen/gr1/jeugdigen": ("Schuifplan groepen", "C2"),
    "onderdak/o1/groep": ("Schuifplan onderdak", "A2"),
    "onderdak/o1/voorziening": ("Schuifplan onderdak", "B2"),
    "afspraken/a1/akkoord": ("Afspraken", "E2"),
    "risicos/r1/impact": ("Risico's", "B2"),
    "risicos/r1/omschrijving": ("Risico's", "A2"),
}
"""Where the places of the full example stand in its workbook."""

zet("startfoto_peildatum", "begin juli", "geen-datum")
zet("startfoto_peildatum", "31-02-2022", "geen-datum")
zet("startfoto_plaatsen", "16 stuks", "geen-getal")
zet("startfoto_plaatsen", 16.5, "geen-heel-getal")
zet("startfoto_plaatsen", -1, "buiten-grenzen")
zet("startfoto_plaatsen", date(2022, 7, 1), "datum-in-getal")
zet("startfoto_plaatsen", True, "geen-getal")
zet("spuk_gevraagd", "€ veel", "geen-getal")
zet("spuk_gevraagd", "-", "streepje")
zet("spuk_gevraagd", 1000.123, "geen-getal", "drie cijfers achter de komma")
zet("einddatum", 12, "geen-datum")
zet("contactfunctie", "x" * 301, "te-lang", "een te lange korte tekst")
zet("projecten/p2/code", "P1", "project_dubbel")
zet("projecten/p1/soort", "nieuwbouw", "geen-keuze")
zet("projecten/p1/locatie", "LOC-ONBEKEND", "locatie_onbekend")
zet("projecten/p1/gemeente", "Atlantis", "gemeente_onbekend")
zet("projecten/p2/gereed", date(2023, 1, 1), "omgekeerd", "klaar voor het begin")
zet("projecten/p1/start", datetime(1700, 1, 1), "geen-datum", "een jaar van lang geleden")
zet("plaatsen/pl1/project", "P7", "project_onbekend")
zet("plaatsen/pl1/project", None, "rij_zonder_project", "een rij zonder project")
zet("plaatsen/pl1/van", "VRZ-WEG", "voorziening_onbekend")
zet("plaatsen/pl1/aantal", 0, "buiten-grenzen")
zet("plaatsen/pl1/aantal", 501, "buiten-grenzen")
zet("plaatsen/pl1/aantal", "acht", "geen-getal")
zet("plaatsen/pl2/aantal", "50%", "procent-cel")
zet("plaatsen/pl1/groepen", "twee", "geen-getal")
zet("plaatsen/pl1/zorgvorm", "kasteel", "geen-keuze")
zet("fasen/f1/fase", "heien", "geen-keuze")
zet("fasen/f2/einde", date(2020, 1, 1), "omgekeerd")
zet("fasen/f3/project", "p2", "project_onbekend", "een projectcode in kleine letters")
zet("gebouwen/g1/bouwjaar", 74, "buiten-grenzen")
zet("gebouwen/g1/staat", "prima", "geen-keuze")
zet("gebouwen/g2/breedtegraad", 6.59, "buiten-grenzen", "breedte en lengte verwisseld")
zet("investeringen/i1/bedrag", "=1/0", "formule-fout", "een formule zonder uitkomst")
zet("investeringen/i2/bedrag", -1, "buiten-grenzen")
zet("investeringen/i2/bedrag", "1,2,3", "geen-getal")
zet("investeringen/i1/afschrijving_jaren", 61, "buiten-grenzen")
zet("dekking/d1/bron", "subsidie", "geen-keuze")
zet("dekking/d2/zeker", "misschien", "geen-keuze")
zet("leningen/l1/rente", 0.25, "buiten-grenzen", "25% rente in een cel met procenten")
zet("leningen/l1/looptijd_jaren", "20 jaar", "geen-getal")
zet("exploitatie/e12026/jaar", 2025, "jaar_dubbel")
zet("exploitatie/e12025/jaar", "'25", "geen-getal")
zet("exploitatie/e12025/bezetting", 1.2, "buiten-grenzen", "120% bezetting")
zet("exploitatie/e12025/fte", "n.v.t.", "geen-getal")
zet("groepen/gr1/van", "voorjaar", "geen-maand")
zet("groepen/gr1/tot", date(2024, 1, 1), "omgekeerd")
zet("groepen/gr1/jeugdigen", 8.5, "geen-heel-getal")
zet("onderdak/o1/groep", "De Wilg", "groep_onbekend")
zet("onderdak/o1/voorziening", None, "onderdak_zonder_plek", "onderdak zonder plek")
zet("afspraken/a1/akkoord", "zeker", "geen-keuze")
zet("risicos/r1/impact", "enorm", "geen-keuze")
zet("risicos/r1/omschrijving", "x" * 301, "te-lang", "een te lang risico")


@plant("een kop gewijzigd", "Plaatsen", "F1", "kop-ontbreekt")
def kop_gewijzigd(boek: Any) -> None:
    boek["Plaatsen"]["F1"].value = "Hoeveel"


@plant("een kop dubbel", "Dekking", "E1", "kop-dubbel")
def kop_dubbel(boek: Any) -> None:
    boek["Dekking"]["E1"].value = "Bedrag"


@plant("alle koppen weg", "Fasen", "", "geen-koppen")
def koppen_weg(boek: Any) -> None:
    for kop in boek["Fasen"][1]:
        kop.value = None


@plant("een blad weg", "Leningen", "", "blad-ontbreekt")
def blad_weg(boek: Any) -> None:
    boek.remove(boek["Leningen"])


@plant("een blad hernoemd", "Dekking", "", "blad-ontbreekt")
def blad_hernoemd(boek: Any) -> None:
    boek["Dekking"].title = "Financiering"


@plant("een kolom erbij", "Risico's", "J1", "kolom-extra")
def kolom_erbij(boek: Any) -> None:
    boek["Risico's"]["J1"].value = "Score"


@plant("een aantekening naast de tabel", "Risico's", "L2", "buiten-tabel")
def ernaast(boek: Any) -> None:
    boek["Risico's"]["L2"].value = "Vraag dit na."


@plant("cellen samengevoegd", "Projecten", "G2", "samengevoegd")
def samengevoegd(boek: Any) -> None:
    boek["Projecten"].merge_cells("G2:G3")


@plant("een verborgen rij", "Projecten", "A3", "rij-verborgen")
def verborgen(boek: Any) -> None:
    boek["Projecten"].row_dimensions[3].hidden = True


@plant("een gekopieerde rij", "Afspraken", "A4", "rij-kopie")
def kopie(boek: Any) -> None:
    blad = boek["Afspraken"]
    for van, naar in zip(blad[3], blad[4], strict=True):
        naar.value = van.value


@plant("een overschreven sleutel", "Dekking", "A2", "sleutel")
def sleutel(boek: Any) -> None:
    boek["Dekking"]["F2"].value = "wat is dit?"


@plant("een vraag gewist", "Beleid", "", "vraag-ontbreekt")
def vraag_gewist(boek: Any) -> None:
    boek["Beleid"].delete_rows(3)


@plant("een vraag veranderd", "Beleid", "A2", "vraag-gewijzigd")
def vraag_veranderd(boek: Any) -> None:
    boek["Beleid"]["A2"].value = "Waarom?"


@plant("een procentcel bij een aantal", "Exploitatie", "C2", "procent-cel")
def procentcel(boek: Any) -> None:
    boek["Exploitatie"]["C2"].value = 0.5
    boek["Exploitatie"]["C2"].number_format = "0%"


@plant("een nieuwe rij zonder project", "Transitiekosten", "B3", "geen-keuze")
def nieuwe_rij(boek: Any) -> None:
    vul_rij(boek, "transitiekosten", vrije_rij(boek, "transitiekosten"), soort="van alles")


@plant("een project krijgt een andere code", "Plaatsen", "A2", "project_onbekend")
def andere_code(boek: Any) -> None:
    boek["Projecten"]["A2"].value = "P9"


@plant("een totaalrij onder de tabel", "Investeringen", "A4", "project_onbekend")
def totaal(boek: Any) -> None:
    nummer = vrije_rij(boek, "investeringen")
    vul_rij(boek, "investeringen", nummer, project="Totaal", bedrag=900_000)


@plant("een blad van uzelf", "Kladblok", "", "blad-extra")
def kladblok(boek: Any) -> None:
    boek.create_sheet("Kladblok")["A1"].value = "Nog doen"


@plant("een project weg, zijn rijen niet", "Plaatsen", "A3", "project_onbekend")
def project_weg(boek: Any) -> None:
    for plek in range(1, len(BLAD_VAN["projecten"].velden) + 1):
        boek["Projecten"].cell(3, plek).value = None


def controleer_plekken(boek: Any) -> list[str]:
    """Places that do not stand where ``PLEKKEN`` says."""
    return [pad for pad, waar in PLEKKEN.items() if adres(boek, pad) != waar]
