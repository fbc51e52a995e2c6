"""Checks of reduction paths: does each step follow, and does the path meet reality?"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from django.db.models import QuerySet

from jeugdzorg.kern.notation import round_half_up
from regio.choices import Ernst, Oordeel
from regio.controle import Uitkomst, controle, vergelijk
from regio.models import Kerncijfer

from ..afbouw import afbouwpad_percentage, plekken_uit_instroom
from ..choices import Padgrootheid, Padsoort
from ..models import Afbouwpad, Meting, Padpunt
from .instroom import is_half_jaar

HONDERD = Decimal(100)


def percentagepaden() -> Iterator[tuple[Afbouwpad, list[Padpunt]]]:
    for pad in Afbouwpad.objects.filter(soort=Padsoort.PERCENTAGE):
        yield (
            pad,
            list(pad.punten.filter(datum__isnull=False).select_related("bron__gebied", "pad")),
        )


def metingen_van(pad: Afbouwpad) -> list[Meting]:
    """What was really measured for the area of a path, example data aside."""
    if pad.indicator is None:
        return []
    rijen = Meting.objects.filter(indicator=pad.indicator, gebied=pad.gebied, uitsplitsing="")
    return list(rijen.exclude(bron__soort="voorbeeld").select_related("bron__gebied", "gebied"))


def jaarmetingen(pad: Afbouwpad) -> dict[int, Meting]:
    return {rij.periode_van.year: rij for rij in metingen_van(pad) if rij.is_jaar}


def rest(waarde: Decimal, percentage: Decimal | None) -> int:
    """What is left of ``waarde`` after one step of the path."""
    return afbouwpad_percentage(int(waarde), [(percentage or Decimal(0)) / HONDERD])[-1]


@controle(
    "pad-stappen",
    "Elke stap volgt uit de vorige",
    "Rekent per jaar wat overblijft na de afname, half naar boven afgerond.",
)
def pad_stappen() -> Iterator[Uitkomst]:
    for pad, punten in percentagepaden():
        for eerder, punt in pairwise(punten):
            yield vergelijk(
                punt,
                punt.waarde,
                rest(eerder.waarde, punt.percentage),
                kenmerk=f"{pad.code}-{punt.volgnummer}",
                titel=f"{pad}: waarde in {jaar(punt)}",
                vindplaats_b=f"{eerder.waarde:.0f} min {punt.percentage:.0f}%, rest afgerond",
                gebied=pad.gebied,
            )
        if punten:
            yield zonder_tussenafronding(pad, punten)


def jaar(punt: Padpunt) -> int:
    return punt.datum.year if punt.datum else 0


def zonder_tussenafronding(pad: Afbouwpad, punten: list[Padpunt]) -> Uitkomst:
    waarde = punten[0].waarde
    for punt in punten[1:]:
        waarde *= 1 - (punt.percentage or Decimal(0)) / HONDERD
    return vergelijk(
        punten[-1],
        punten[-1].waarde,
        round_half_up(waarde, 2),
        kenmerk=f"{pad.code}-doorgerekend",
        titel=f"{pad}: eindwaarde zonder tussentijds afronden",
        vindplaats_b=f"{len(punten) - 1} stappen zonder afronden",
        oordeel=Oordeel.INDICATIEF,
        gebied=pad.gebied,
    )


@controle(
    "pad-afname",
    "Gedrukte afname per stap",
    "Rondt per stap de afname zelf af, half naar boven, en vergelijkt met de gedrukte afname.",
)
def pad_afname() -> Iterator[Uitkomst]:
    for pad, punten in percentagepaden():
        for eerder, punt in pairwise(punten):
            if punt.afname is None or punt.percentage is None:
                continue
            yield vergelijk(
                punt,
                punt.afname,
                round_half_up(eerder.waarde * punt.percentage / HONDERD, 0),
                kenmerk=f"{pad.code}-{punt.volgnummer}",
                titel=f"{pad}: afname in {jaar(punt)}",
                vindplaats_b=f"{punt.percentage:.0f}% van {eerder.waarde:.0f}",
                ernst=Ernst.LAAG,
                nota="Alleen afronden van wat overblijft past op alle stappen.",
                gebied=pad.gebied,
            )


@controle(
    "pad-werkelijk",
    "Pad tegenover de werkelijkheid",
    "Vergelijkt het pad met de gemeten jaren, en rekent elke stap ook vanaf het gemeten jaar.",
)
def pad_werkelijk() -> Iterator[Uitkomst]:
    for pad, punten in percentagepaden():
        gemeten = jaarmetingen(pad)
        for punt in punten:
            if meting := gemeten.get(jaar(punt)):
                yield vergelijk(
                    punt,
                    punt.waarde,
                    meting.waarde,
                    kenmerk=f"{pad.code}-{jaar(punt)}-gemeten",
                    titel=f"{pad}: pad en werkelijkheid in {jaar(punt)}",
                    bron_b=meting.bron,
                    vindplaats_b=meting.vindplaats,
                    nota=f"Het verschil is {abs(meting.waarde - punt.waarde):.0f}.",
                    gebied=pad.gebied,
                    onderwerpen=(punt, meting),
                )
            if meting := gemeten.get(jaar(punt) - 1):
                yield vergelijk(
                    punt,
                    punt.waarde,
                    rest(meting.waarde, punt.percentage),
                    kenmerk=f"{pad.code}-{jaar(punt)}-vanaf-gemeten",
                    titel=f"{pad}: {jaar(punt)} gerekend vanaf de werkelijkheid",
                    bron_b=meting.bron,
                    vindplaats_b=f"{meting.waarde:.0f} min {punt.percentage:.0f}%",
                    nota="De gedrukte waarde rust op de reeks, niet op wat gemeten is.",
                    gebied=pad.gebied,
                    onderwerpen=(punt, meting),
                )


@controle(
    "pad-start",
    "Het pad begint waar de meting begint",
    "Vergelijkt de startwaarde met wat op die dag of in dat jaar is gemeten.",
)
def pad_start() -> Iterator[Uitkomst]:
    for pad in Afbouwpad.objects.select_related("bron__gebied", "indicator", "gebied"):
        for meting in metingen_van(pad):
            if meting.periode_van == pad.startdatum == meting.periode_tot:
                yield vergelijk(
                    pad,
                    pad.startwaarde,
                    meting.waarde,
                    kenmerk=f"{pad.code}-{meting.code}",
                    titel=f"{pad}: startwaarde",
                    bron_b=meting.bron,
                    vindplaats_b=meting.vindplaats,
                    onderwerpen=(pad, meting),
                )


@controle(
    "pad-half-jaar",
    "Gemeten half jaar verdubbeld tegenover het pad",
    "Verdubbelt een gemeten half jaar en legt het naast het pad van dat jaar.",
)
def pad_half_jaar() -> Iterator[Uitkomst]:
    for pad, punten in percentagepaden():
        waarden = {jaar(punt): punt for punt in punten}
        for meting in filter(is_half_jaar, metingen_van(pad)):
            if punt := waarden.get(meting.periode_van.year):
                over = punt.waarde - meting.waarde
                yield vergelijk(
                    punt,
                    punt.waarde,
                    2 * meting.waarde,
                    kenmerk=f"{pad.code}-{meting.code}",
                    titel=f"{pad}: twee keer het eerste halfjaar van {jaar(punt)}",
                    bron_b=meting.bron,
                    vindplaats_b=f"2 maal {meting.waarde:.0f}",
                    oordeel=Oordeel.INDICATIEF,
                    nota=f"Voor het pad mag het tweede halfjaar hooguit {over:.0f} tellen.",
                    gebied=pad.gebied,
                    onderwerpen=(punt, meting),
                )


@controle(
    "pad-plekken",
    "Plekken volgen uit de instroom",
    "Rekent plekken uit instroom en verblijfsduur, en kijkt of de bandbreedte erbij aansluit.",
)
def pad_plekken() -> Iterator[Uitkomst]:
    for pad, punten in percentagepaden():
        duur = pad.verblijfsduur_maanden
        for punt in punten:
            if punt.plekken is None or duur is None:
                continue
            yield vergelijk(
                punt,
                punt.plekken,
                round_half_up(plekken_uit_instroom(punt.waarde, duur), 1),
                kenmerk=f"{pad.code}-{jaar(punt)}",
                titel=f"{pad}: plekken in {jaar(punt)}",
                vindplaats_b=f"{punt.waarde:.0f} maal {duur:.0f} maanden, gedeeld door 12",
                gebied=pad.gebied,
            )
            if jaar(punt) == pad.band_jaar and pad.band_van is not None:
                yield vergelijk(
                    pad,
                    pad.band_van,
                    punt.plekken,
                    kenmerk=f"{pad.code}-band",
                    titel=f"{pad}: onderkant van de bandbreedte in {pad.band_jaar}",
                    vindplaats_b=f"plekken in {jaar(punt)}",
                    onderwerpen=(pad, punt),
                )
                yield from met_andere_duur(pad, punt)


def met_andere_duur(pad: Afbouwpad, punt: Padpunt) -> Iterator[Uitkomst]:
    """The places of the last year with the length of stay that another area aims for."""
    for weken in verblijfsduren_in_weken():
        yield vergelijk(
            punt,
            punt.plekken or 0,
            round_half_up(punt.waarde * weken.waarde / 52, 1),
            kenmerk=f"{pad.code}-{weken.code}",
            titel=f"{pad}: plekken in {jaar(punt)} bij {weken.waarde:.0f} weken verblijf",
            bron_b=weken.bron,
            vindplaats_b=f"{punt.waarde:.0f} maal {weken.waarde:.0f} weken, gedeeld door 52",
            oordeel=Oordeel.INDICATIEF,
            nota="Het aantal plekken hangt sterk af van de gekozen verblijfsduur.",
            gebied=pad.gebied,
        )


def verblijfsduren_in_weken() -> QuerySet[Kerncijfer]:
    """Lengths of stay that an area aims for, in weeks."""
    return Kerncijfer.objects.filter(
        onderwerp__startswith="verblijfsduur 2028", eenheid="weken"
    ).select_related("bron")


@controle(
    "pad-mijlpalen",
    "Afname tussen mijlpalen",
    "Rekent de afname in procent tussen de gemeten mijlpalen van een pad.",
)
def pad_mijlpalen() -> Iterator[Uitkomst]:
    paden = Afbouwpad.objects.filter(soort=Padsoort.MIJLPALEN, grootheid=Padgrootheid.STAND)
    for pad in paden:
        feiten = list(
            pad.punten.filter(aard="feit", datum__isnull=False).select_related("bron__gebied")
        )
        for eerder, punt in pairwise(feiten):
            if eerder.waarde:
                yield vergelijk(
                    punt,
                    "niet gedrukt",
                    round_half_up(HONDERD * (punt.waarde - eerder.waarde) / eerder.waarde, 1),
                    kenmerk=f"{pad.code}-{punt.volgnummer}",
                    titel=f"{pad}: verandering sinds {jaar(eerder)}, in procent",
                    vindplaats_b=f"van {eerder.waarde:.0f} naar {punt.waarde:.0f}",
                    oordeel=Oordeel.AFGELEID,
                    gebied=pad.gebied,
                )
