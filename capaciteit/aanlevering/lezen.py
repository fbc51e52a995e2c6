"""Reading and checking a delivery: the whole file, all that is wrong with it at once."""

from typing import IO

from jeugdzorg.kern.importing import Sheet, Unreadable, read_csv, read_workbook
from jeugdzorg.kern.uploads import Soort

from ..models import Aanleverplicht
from .controles import BESTAND, Bestand
from .kennis import verzamel
from .koppen import ZOEKEN, herkend, kop_van
from .meldingen import Verzamelaar
from .poort import Kenmerk, fout, houd_tegen, uit_tekst, uit_werkboek
from .regels import Gelezen
from .rijen import Bladlezer
from .velden import BLADEN, SJABLOONVELD, Blad, bladen_van


def controleer(inhoud: IO[bytes], soort: Soort, plicht: Aanleverplicht) -> Gelezen:
    """What the file says and what is wrong with it; changes nothing. Never raises over content."""
    try:
        if soort == Soort.CSV:
            return van_csv(inhoud, plicht)
        return van_werkboek(inhoud, plicht)
    except Unreadable as onleesbaar:
        melding = fout("onleesbaar", str(onleesbaar), "Vul het sjabloon in en sla dat op.")
        return Gelezen(meldingen=[melding])


def van_werkboek(inhoud: IO[bytes], plicht: Aanleverplicht) -> Gelezen:
    boek = read_workbook(inhoud)
    kenmerk = uit_werkboek(boek)
    if kenmerk and kenmerk.los:
        bladen = [blad for blad in bladen_van(plicht.ronde.met_herkomst) if blad.naam in boek]
        return lees([(blad, boek[blad.naam]) for blad in bladen], plicht)
    if tegen := list(houd_tegen(kenmerk, plicht)):
        return Gelezen(meldingen=tegen, sjabloonversie=kenmerk.versie if kenmerk else None)
    gevraagd = bladen_van(plicht.ronde.met_herkomst)
    paren = [(blad, boek[blad.naam]) for blad in gevraagd if blad.naam in boek]
    gelezen = lees(paren, plicht)
    gelezen.meldingen[:0] = [
        fout(
            "blad-ontbreekt",
            f"Blad '{blad.naam}' ontbreekt.",
            "Zet het blad terug onder die naam, of begin opnieuw met het sjabloon.",
        )._replace(blad=blad.naam)
        for blad in gevraagd
        if blad.naam not in boek
    ]
    return gelezen


def van_csv(inhoud: IO[bytes], plicht: Aanleverplicht) -> Gelezen:
    """One sheet; its headings tell which. The column Sjabloon may be left out, not be wrong."""
    tabel = read_csv(inhoud)
    blad = welk_blad(tabel)
    kenmerk = kenmerk_in(tabel)
    if kenmerk is not None and (tegen := list(houd_tegen(kenmerk, plicht))):
        return Gelezen(meldingen=tegen, sjabloonversie=kenmerk.versie)
    if blad not in bladen_van(plicht.ronde.met_herkomst):
        melding = fout("blad-niet-gevraagd", f"Deze ronde vraagt geen {blad.naam.lower()}.", "")
        return Gelezen(meldingen=[melding])
    return lees([(blad, tabel)], plicht)


def welk_blad(tabel: Sheet) -> Blad:
    """The sheet with most of its headings in the first rows."""
    eerste = [rij for _, rij in zip(range(ZOEKEN), tabel.rows(), strict=False)]
    return max(BLADEN, key=lambda blad: max((herkend(blad, rij) for _, rij in eerste), default=0))


def kenmerk_in(tabel: Sheet) -> Kenmerk | None:
    plek = None
    for nummer, rij in tabel.rows():
        if plek is not None and len(rij) > plek and rij[plek].strip():
            return uit_tekst(rij[plek]) or Kenmerk(0, rij[plek], "")
        koppen = [kop_van(cel) for cel in rij]
        if plek is None and SJABLOONVELD.casefold() in koppen:
            plek = koppen.index(SJABLOONVELD.casefold())
        if plek is None and nummer >= ZOEKEN:
            break
    return None


def lees(paren: list[tuple[Blad, Sheet]], plicht: Aanleverplicht) -> Gelezen:
    kennis = verzamel(plicht)
    meldingen, bestand = Verzamelaar(), Bestand(kennis)
    lezers: dict[str, Bladlezer] = {}
    for blad, sheet in paren:
        lezers[blad.naam] = Bladlezer(blad, kennis, bestand, meldingen)
        lezers[blad.naam].lees(sheet)
    beoordeel_geheel(bestand, lezers)
    kenmerk = Kenmerk.van(plicht)
    return Gelezen(bestand.regels, meldingen.af(), kenmerk.versie)


def beoordeel_geheel(bestand: Bestand, lezers: dict[str, Bladlezer]) -> None:
    for controle in BESTAND:
        for oordeel in controle.voer(bestand):
            lezer = lezers[oordeel.blad]
            lezer.meld_oordeel(
                controle.code, controle.ernst, oordeel, oordeel.rij, oordeel.toelichting
            )
