"""Reading a workbook into a document: the whole file, all that is wrong with it at once."""

from typing import IO, Final

from capaciteit.aanlevering.meldingen import Verzamelaar
from capaciteit.aanlevering.meldingenblad import NAAM as MELDINGENBLAD
from capaciteit.aanlevering.poort import fout
from capaciteit.choices import AanleverErnst
from jeugdzorg.kern.importing import Unreadable, Workbook, read_workbook

from ...models import Planversie
from .bladen import BLADEN, UITLEGBLAD, VOORBLAD, VRAGENBLAD
from .bladlezer import Tabellezer, Veldlezer
from .gelezen import Gelezen
from .lijsten import LIJSTBLAD
from .opmaak import Opmaak, opmaak_van
from .poort import KENBLAD, houd_tegen, uit_werkboek
from .vragen import lees_antwoorden, vragen_van

EIGEN: Final = {VOORBLAD, UITLEGBLAD, VRAGENBLAD, LIJSTBLAD, KENBLAD, MELDINGENBLAD}


def lees(bestand: IO[bytes], versie: Planversie) -> Gelezen:
    """What the file says and what is wrong with it; changes nothing. Never raises over content."""
    try:
        bestand.seek(0)
        boek = read_workbook(bestand)
        kenmerk = uit_werkboek(boek)
        tegen = list(houd_tegen(kenmerk, versie))
        if kenmerk is None or tegen:
            return Gelezen(meldingen=tegen)
        gelezen = Gelezen(revisie=kenmerk.revisie, sjabloon=kenmerk.sjabloon)
        lees_bladen(boek, opmaak_van(bestand), gelezen)
        lees_vragen(boek, versie, gelezen)
    except Unreadable as onleesbaar:
        melding = fout("onleesbaar", str(onleesbaar), "Vul het werkboek in en sla dat op.")
        return Gelezen(meldingen=[melding])
    return gelezen


def lees_bladen(boek: Workbook, opmaak: dict[str, Opmaak], gelezen: Gelezen) -> None:
    verzamelaar = Verzamelaar()
    for blad in BLADEN:
        if blad.naam not in boek:
            verzamelaar.meld(
                fout(
                    "blad-ontbreekt",
                    f"Blad '{blad.naam}' ontbreekt.",
                    "Zet het blad terug onder die naam, of download het werkboek opnieuw.",
                )._replace(blad=blad.naam)
            )
            continue
        lezer = Tabellezer if blad.tabel else Veldlezer
        vorm = opmaak.get(blad.naam, Opmaak())
        lezer(blad, vorm, gelezen, verzamelaar).lees(boek[blad.naam])
    bekend = EIGEN | {blad.naam for blad in BLADEN}
    for naam in boek.sheets:
        if naam not in bekend:
            verzamelaar.cel(
                *(AanleverErnst.WAARSCHUWING, "blad-extra", naam[:31], None, 0, "", ""),
                f"Blad '{naam}' hoort niet bij het werkboek en wordt niet gelezen.",
                "Zet wat bij het plan hoort op het juiste blad.",
            )
    gelezen.meldingen.extend(verzamelaar.af())


def lees_vragen(boek: Workbook, versie: Planversie, gelezen: Gelezen) -> None:
    """Answers to what is asked now; without the sheet there are none."""
    gesteld = {vraag.pk for vraag in vragen_van(versie.plan)}
    if not gesteld or VRAGENBLAD not in boek:
        return
    for pk, antwoord in lees_antwoorden(boek[VRAGENBLAD]):
        if pk in gesteld:
            gelezen.antwoorden[pk] = antwoord
