"""The first sheet (which plan, how to fill in, where everything is) and the sheet of meanings."""

from collections.abc import Iterator
from typing import Any, Final

import xlsxwriter
from django.utils import timezone

from capaciteit.aanlevering.sjabloon import BESCHERMING, KOP
from capaciteit.aanlevering.sjabloonuitleg import TEKST, TITEL, TUSSENKOP, VET
from jeugdzorg.kern.notation import datum

from ...models import Planversie
from ..inhoud import rijen
from ..velden import DEFINITIEVERSIE, Veld
from .bladen import BLADEN, UITLEGBLAD, VOORBLAD, VRAGENBLAD, Blad
from .cellen import wat_mag

LINK: Final = {"font_color": "#154273", "underline": 1, "valign": "top"}
UITLEGKOPPEN: Final = ("Wat", "Wat u invult", "Wat mag", "Moet ingevuld", "Voorbeeld")
UITLEGBREEDTES: Final = (30, 56, 52, 14, 44)
INHOUDKOPPEN: Final = ("Blad", "Waarover het gaat", "Nu ingevuld")


def schrijf_voorblad(boek: xlsxwriter.Workbook, versie: Planversie, met_vragen: bool) -> None:
    vel = boek.add_worksheet(VOORBLAD)
    vormen = formaten(boek)
    for kolom, breedte in enumerate((30, 78, 18)):
        vel.set_column(kolom, kolom, breedte)
    nummer = 0
    for nummer, (vorm, cellen) in enumerate(regels(versie, met_vragen)):
        for kolom, tekst in enumerate(cellen):
            eerste = kolom == 0 and vorm == "tekst"
            vel.write_string(nummer, kolom, tekst, vormen["vet" if eerste else vorm])
    for rij, blad in enumerate(BLADEN, start=nummer + 1):
        naar = blad.naam.replace("'", "''")
        vel.write_url(rij, 0, f"internal:'{naar}'!A1", vormen["link"], blad.naam)
        uitleg = blad.tabel.uitleg if blad.tabel else blad.sectie.uitleg
        vel.write_string(rij, 1, uitleg, vormen["tekst"])
        vel.write_string(rij, 2, gevuld(blad, versie), vormen["tekst"])
    afwerken(vel)


def regels(versie: Planversie, met_vragen: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    plan = versie.plan
    yield "titel", (plan.titel,)
    yield "tekst", ("Aanbieder", plan.aanbieder.naam)
    yield "tekst", ("Regeling", plan.regeling.naam)
    yield "tekst", ("Coördinerende gemeente", plan.gemeente.naam)
    yield "tekst", ("Plan", f"{plan.code}, versie {versie.nummer}")
    yield "tekst", ("Stand van het plan", f"revisie {versie.revisie}, {vandaag()}")
    yield "tekst", ("Versie van de vragen", str(DEFINITIEVERSIE))
    yield "tekst", ()
    yield "kop", ("Zo doet u het",)
    for nummer, stap in enumerate(stappen(met_vragen), start=1):
        yield "tekst", (f"Stap {nummer}", stap)
    yield "tekst", ()
    yield "kop", ("Wat staat waar",)
    yield "tabelkop", INHOUDKOPPEN


def stappen(met_vragen: bool) -> Iterator[str]:
    if met_vragen:
        yield (
            f"Lees de vragen op blad {VRAGENBLAD} en schrijf uw antwoord erbij. Verander alleen "
            "gele cellen: die zijn opengesteld. Een andere wijziging wordt niet overgenomen."
        )
    else:
        yield (
            "Vul de gele cellen in. Grijze cellen staan vast. Wat het plan al bevat, is ingevuld. "
            "U hoeft niet alles in één keer in te vullen."
        )
        yield (
            "Begin met blad Projecten: op de andere bladen kiest u per rij de code van een "
            "project. Een rij erbij: vul een lege rij in. Een rij weg: verwijder haar, of maak "
            "haar leeg. Wat u weghaalt of leegmaakt, verdwijnt uit het plan."
        )
    yield "Verander geen koppen en laat de bladen hun naam houden. Kolommen met * zijn nodig."
    yield "Bedragen in hele euro's of met centen. Percentages mag u als 95% of als 95 typen."
    yield (
        "Bewaar het bestand als .xlsx en lever het in op de pagina waar u het ophaalde. U ziet "
        "eerst wat er verandert; dan pas neemt u het over."
    )
    yield "Klopt er iets niet? Dan krijgt u dit werkboek terug met de cellen gemerkt."
    yield "Zet nergens namen, geboortedata of burgerservicenummers. Alleen aantallen en functies."


def gevuld(blad: Blad, versie: Planversie) -> str:
    if blad.tabel:
        aantal = len(rijen(versie.inhoud, blad.tabel.code))
        return "nog niets" if not aantal else f"{aantal} rij{'' if aantal == 1 else 'en'}"
    codes = [veld.code for veld in blad.sectie.velden]
    return f"{sum(code in versie.inhoud['velden'] for code in codes)} van {len(codes)}"


def schrijf_uitleg(boek: xlsxwriter.Workbook) -> None:
    """Every question and column: what it means, what may stand there, an example."""
    vel = boek.add_worksheet(UITLEGBLAD)
    vormen = formaten(boek)
    for kolom, breedte in enumerate(UITLEGBREEDTES):
        vel.set_column(kolom, kolom, breedte)
    nummer = 0
    for blad in BLADEN:
        velden = blad.tabel.kolommen if blad.tabel else blad.sectie.velden
        vel.write_string(nummer, 0, f"Blad {blad.naam}", vormen["kop"])
        schrijf_regel(vel, nummer + 1, UITLEGKOPPEN, [vormen["tabelkop"]] * 5)
        for rij, veld in enumerate(velden, start=nummer + 2):
            schrijf_regel(vel, rij, uitleg_van(veld), [vormen["vet"], *[vormen["tekst"]] * 4])
        nummer += len(velden) + 3
    afwerken(vel)


def schrijf_regel(vel: Any, rij: int, cellen: tuple[str, ...], vormen: list[Any]) -> None:
    for kolom, (tekst, vorm) in enumerate(zip(cellen, vormen, strict=True)):
        vel.write_string(rij, kolom, tekst, vorm)


def uitleg_van(veld: Veld) -> tuple[str, ...]:
    moet = "voor indienen" if veld.verplicht else "nee"
    return veld.label, veld.uitleg, wat_mag(veld), moet, veld.voorbeeld


def formaten(boek: xlsxwriter.Workbook) -> dict[str, Any]:
    vormen = {
        "titel": TITEL,
        "kop": TUSSENKOP,
        "tekst": TEKST,
        "vet": VET | {"text_wrap": True},
        "link": LINK,
        "tabelkop": KOP,
    }
    return {naam: boek.add_format(vorm) for naam, vorm in vormen.items()}


def afwerken(vel: Any) -> None:
    vel.hide_gridlines(2)
    vel.protect("", BESCHERMING)
    vel.set_landscape()
    vel.set_paper(9)
    vel.fit_to_pages(1, 0)
    vel.set_footer("&L&A&RBladzijde &P van &N")


def vandaag() -> str:
    return datum(timezone.localdate())
