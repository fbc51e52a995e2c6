"""Checks of pro rata paths: every printed part, the totals, and other paths to the same target."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any

from capaciteit.models import Capaciteitscijfer
from jeugdzorg.kern.notation import round_half_up
from regio.choices import Ernst, Oordeel
from regio.controle import Uitkomst, controle, vergelijk
from regio.models import Kerncijfer

from ..afbouw import afbouwpad_pro_rata, procent_per_jaar_samengesteld
from ..choices import Padsoort
from ..models import Afbouwpad, Paddeel
from ..padwaarde import maanden

TWAALF = Decimal(12)


def pro_rata_paden() -> Iterator[tuple[Afbouwpad, list[Paddeel]]]:
    for pad in Afbouwpad.objects.filter(soort=Padsoort.PRO_RATA).select_related(
        "bron__gebied", "gebied"
    ):
        yield pad, list(pad.delen.select_related("bron__gebied", "jeugdhulpregio"))


@controle(
    "pro-rata-delen",
    "Elke regio krijgt haar aandeel",
    "Rekent per regio doel, afname en afname per jaar uit het aandeel in het vertrekpunt.",
)
def pro_rata_delen() -> Iterator[Uitkomst]:
    for pad, delen in pro_rata_paden():
        berekend = afbouwpad_pro_rata(
            {deel.jeugdhulpregio.code: deel.basis for deel in delen},
            pad.doelwaarde,
            pad.looptijd_maanden or 12,
        )
        for deel in delen:
            uit = berekend.delen[deel.jeugdhulpregio.code]
            for veld, label, waarde, decimalen in (
                ("doel", "doel", uit.doel, 1),
                ("afname", "afname", uit.afname, 1),
                ("afname_procent", "afname in procent", uit.afname_procent, 0),
                ("per_jaar", "afname per jaar", uit.per_jaar, 1),
                ("per_jaar_procent", "afname per jaar in procent", uit.per_jaar_procent, 0),
            ):
                yield vergelijk(
                    deel,
                    getattr(deel, veld),
                    round_half_up(waarde, decimalen),
                    kenmerk=f"{pad.code}-{deel.jeugdhulpregio.code}-{veld}",
                    titel=f"{deel.jeugdhulpregio}: {label}",
                    vindplaats_b=f"aandeel {deel.basis:.0f} van {pad.startwaarde:.0f}",
                    gebied=pad.gebied,
                )


@controle(
    "pro-rata-totaal",
    "Regio's tellen op tot het doel van het gebied",
    "Telt de gedrukte delen op en vergelijkt met wat voor het gebied is gedrukt.",
)
def pro_rata_totaal() -> Iterator[Uitkomst]:
    for pad, delen in pro_rata_paden():
        for veld, label, gedrukt in (
            ("basis", "vertrekpunt", pad.startwaarde),
            ("doel", "doel", pad.doelwaarde),
            ("afname", "afname", pad.afname),
            ("per_jaar", "afname per jaar", pad.per_jaar),
        ):
            if gedrukt is not None:
                yield vergelijk(
                    pad,
                    gedrukt,
                    sum((getattr(deel, veld) for deel in delen), Decimal(0)),
                    kenmerk=f"{pad.code}-{veld}",
                    titel=f"{pad}: {label}, regio's opgeteld",
                    vindplaats_b=f"{len(delen)} regio's",
                    onderwerpen=(pad, *delen),
                )
        if pad.per_jaar_procent is not None and pad.looptijd_maanden:
            yield from per_jaar_in_procent(pad, pad.looptijd_maanden)


def per_jaar_in_procent(pad: Afbouwpad, maanden: int) -> Iterator[Uitkomst]:
    """The printed yearly percentage: of the baseline, and for comparison of the year before."""
    per_jaar = (pad.startwaarde - pad.doelwaarde) * 100 / pad.startwaarde * TWAALF / maanden
    gedrukt = pad.per_jaar_procent or Decimal(0)
    yield vergelijk(
        pad,
        abs(gedrukt),
        round_half_up(per_jaar, 0),
        kenmerk=f"{pad.code}-per-jaar-procent",
        titel=f"{pad}: afname per jaar in procent van het vertrekpunt",
        vindplaats_b=f"{pad.startwaarde:.0f} naar {pad.doelwaarde:.0f} in {maanden} maanden",
    )
    yield vergelijk(
        pad,
        abs(gedrukt),
        round_half_up(procent_per_jaar_samengesteld(pad.startwaarde, pad.doelwaarde, maanden), 1),
        kenmerk=f"{pad.code}-samengesteld",
        titel=f"{pad}: afname per jaar in procent van het jaar ervoor",
        vindplaats_b="samengesteld",
        oordeel=Oordeel.INDICATIEF,
        nota="Het gedrukte percentage is van het vertrekpunt, niet van het jaar ervoor.",
    )


@controle(
    "pad-afname-gedrukt",
    "Gedrukte afname volgt uit vertrekpunt en doel",
    "Trekt het doel af van het vertrekpunt, ook in procent.",
)
def pad_afname_gedrukt() -> Iterator[Uitkomst]:
    for pad in Afbouwpad.objects.filter(afname__isnull=False).select_related(
        "bron__gebied", "gebied"
    ):
        verschil = pad.startwaarde - pad.doelwaarde
        yield vergelijk(
            pad,
            pad.afname or 0,
            verschil,
            kenmerk=f"{pad.code}-afname",
            titel=f"{pad}: afname",
            vindplaats_b=f"{pad.startwaarde:.0f} min {pad.doelwaarde:.0f}",
        )
        if pad.afname_procent is not None:
            yield vergelijk(
                pad,
                abs(pad.afname_procent),
                round_half_up(100 * verschil / pad.startwaarde, 1),
                speling=2,
                kenmerk=f"{pad.code}-afname-procent",
                titel=f"{pad}: afname in procent",
                vindplaats_b=f"{verschil:.0f} van {pad.startwaarde:.0f}",
            )


@controle(
    "pad-vertrekpunt",
    "Paden naar hetzelfde doel vertrekken van hetzelfde punt",
    "Vergelijkt de afname van twee paden van één gebied naar hetzelfde doel.",
)
def pad_vertrekpunt() -> Iterator[Uitkomst]:
    paden = Afbouwpad.objects.filter(afname__isnull=False).select_related("bron__gebied", "gebied")
    for een, ander in combinations(paden.order_by("startdatum", "code"), 2):
        if (een.gebied_id, een.doelwaarde) != (ander.gebied_id, ander.doelwaarde):
            continue
        gemeen: dict[str, Any] = {
            "bron_b": ander.bron,
            "ernst": Ernst.HOOG,
            "onderwerpen": (een, ander),
        }
        yield vergelijk(
            een,
            een.afname or 0,
            ander.afname or 0,
            kenmerk=f"{een.code}-{ander.code}-afname",
            titel=f"Afname naar {een.doelwaarde:.0f} vanaf twee vertrekpunten",
            vindplaats_b=f"{ander.vindplaats}: vanaf {ander.startwaarde:.0f}",
            nota=f"Van {een.startwaarde:.0f} waren er al "
            f"{een.startwaarde - ander.startwaarde:.0f} af toen de looptijd begon.",
            **gemeen,
        )
        if een.per_jaar is not None and een.looptijd_maanden:
            yield vergelijk(
                een,
                een.per_jaar,
                round_half_up((ander.afname or 0) * TWAALF / een.looptijd_maanden, 1),
                kenmerk=f"{een.code}-{ander.code}-per-jaar",
                titel=f"Afname per jaar vanaf {ander.startwaarde:.0f}",
                vindplaats_b=f"{ander.afname:.0f} in {een.looptijd_maanden} maanden",
                nota="Het gedrukte tempo rust op het eerste vertrekpunt.",
                **gemeen,
            )


@controle(
    "pad-looptijd",
    "De looptijd telt zoveel maanden",
    "Telt de maanden van het begin van de looptijd tot de doeldatum.",
)
def pad_looptijd() -> Iterator[Uitkomst]:
    paden = Afbouwpad.objects.filter(looptijd_van__isnull=False, looptijd_maanden__isnull=False)
    for pad in paden.select_related("bron__gebied", "gebied"):
        yield vergelijk(
            pad,
            pad.looptijd_maanden or 0,
            round(maanden(pad.looptijd_van or pad.startdatum, laatste_dag(pad))),
            kenmerk=f"{pad.code}-looptijd",
            titel=f"{pad}: looptijd in maanden",
            vindplaats_b=f"van {pad.looptijd_van:%d-%m-%Y} tot {pad.doeldatum:%d-%m-%Y}",
        )


def laatste_dag(pad: Afbouwpad) -> date:
    """The day before a target on 1 January; else the target date itself."""
    eerste = pad.doeldatum.replace(month=1, day=1)
    return pad.doeldatum - timedelta(days=1) if pad.doeldatum == eerste else pad.doeldatum


@controle(
    "pad-doel-plekken",
    "Het doel van het pad is het aantal plekken dat blijft",
    "Vergelijkt de delen van een pad met de plekken die de bron voor het gebied als doel noemt.",
)
def pad_doel_plekken() -> Iterator[Uitkomst]:
    for pad, delen in pro_rata_paden():
        cijfers = Capaciteitscijfer.objects.filter(
            gebied=pad.gebied, aard="doel", bron=pad.bron, omschrijving__icontains="hybride"
        )
        for cijfer in cijfers.select_related("bron__gebied", "gebied"):
            yield vergelijk(
                cijfer,
                cijfer.waarde,
                sum((deel.doel for deel in delen), Decimal(0)),
                kenmerk=f"{pad.code}-{cijfer.code}",
                titel=f"{cijfer.omschrijving} in {pad.gebied} en het doel per regio",
                vindplaats_b=f"{pad.vindplaats}: {len(delen)} regio's opgeteld",
                onderwerpen=(cijfer, pad),
            )


@controle(
    "pad-regios",
    "Elke regio van het gebied heeft een deel",
    "Telt de delen van een pad en vergelijkt met het aantal regio's dat de bron noemt.",
)
def pad_regios() -> Iterator[Uitkomst]:
    for pad, delen in pro_rata_paden():
        for cijfer in Kerncijfer.objects.filter(
            gebied=pad.gebied, onderwerp="jeugdhulpregio's"
        ).select_related("bron__gebied"):
            yield vergelijk(
                cijfer,
                cijfer.waarde,
                len(delen),
                kenmerk=f"{pad.code}-regios",
                titel=f"{pad}: regio's met een deel",
                vindplaats_b="delen van het pad",
            )
