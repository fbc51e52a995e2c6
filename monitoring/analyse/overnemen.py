"""What stood in one version of an analysis, as the beginning of the next."""

from typing import Any

from ..models import Advies, Analyse, Analyseblok, Hiaat


def inhoud_overnemen(van: Analyse, naar: Analyse, by: Any) -> None:
    """Copy texts (with their live figures) and gaps; the advice is copied when it is begun."""
    Analyseblok.objects.bulk_create(
        Analyseblok(
            analyse=naar,
            code=blok.code,
            titel=blok.titel,
            tekst=blok.tekst,
            volgorde=blok.volgorde,
            door=by,
        )
        for blok in van.blokken.all()
    )
    for hiaat in van.hiaten.prefetch_related("regios", "antwoorden"):
        hiaat_overnemen(hiaat, naar, by)


def hiaat_overnemen(hiaat: Hiaat, naar: Analyse, by: Any) -> None:
    nieuw = Hiaat.objects.create(
        analyse=naar,
        behoefte=hiaat.behoefte,
        doelgroep=hiaat.doelgroep,
        toelichting=hiaat.toelichting,
        plaatsen=hiaat.plaatsen,
        volgorde=hiaat.volgorde,
        door=by,
    )
    nieuw.regios.set(hiaat.regios.all())
    nieuw.antwoorden.set(hiaat.antwoorden.all())


def aanbevelingen_overnemen(van: Advies, naar: Advies) -> None:
    """Copy recommendations to the advice on a next version; each to the same gap there."""
    hiaten = {
        (hiaat.behoefte.lower(), hiaat.doelgroep.lower()): hiaat
        for hiaat in naar.analyse.hiaten.all()
    }
    for rij in van.aanbevelingen.select_related("hiaat"):
        hiaat = rij.hiaat
        rij.pk, rij.advies = None, naar
        sleutel = (hiaat.behoefte.lower(), hiaat.doelgroep.lower()) if hiaat else None
        rij.hiaat = hiaten.get(sleutel) if sleutel else None
        rij.save()
