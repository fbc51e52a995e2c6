"""Checks of measurements: do regions add up to their area, and which way do figures go?"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from capaciteit.choices import Aard, Capaciteitsmaat
from capaciteit.models import Capaciteitscijfer
from jeugdzorg.kern.notation import round_half_up
from regio.choices import Oordeel
from regio.controle import Uitkomst, controle, vergelijk

from ..models import Meting


def metingen_van_gebied() -> list[Meting]:
    return list(
        Meting.objects.filter(gebied__isnull=False).select_related(
            "indicator", "gebied", "bron__gebied"
        )
    )


def regiometingen(totaal: Meting) -> list[Meting]:
    """The same figure for each region of the area, from the same source."""
    rijen = Meting.objects.filter(
        indicator=totaal.indicator,
        bron=totaal.bron,
        periode_van=totaal.periode_van,
        periode_tot=totaal.periode_tot,
        uitsplitsing=totaal.uitsplitsing,
        jeugdhulpregio__gebiedregios__gebied=totaal.gebied,
    )
    return list(rijen.select_related("jeugdhulpregio").distinct())


@controle(
    "meting-regios",
    "Regio's tellen op tot hun gebied",
    "Telt per indicator, periode en uitsplitsing de regio's van een gebied op.",
)
def meting_regios() -> Iterator[Uitkomst]:
    for totaal in metingen_van_gebied():
        delen = regiometingen(totaal)
        if delen:
            yield vergelijk(
                totaal,
                totaal.waarde,
                sum((rij.waarde for rij in delen), Decimal(0)),
                kenmerk=totaal.code,
                titel=omschrijving(totaal),
                vindplaats_b=f"{len(delen)} regio's opgeteld",
                onderwerpen=(totaal, *delen),
            )


def omschrijving(meting: Meting) -> str:
    deel = f" ({meting.uitsplitsing})" if meting.uitsplitsing else ""
    return f"{meting.indicator}{deel}, {meting.onderwerp}, {meting.periode_tekst}"


def is_half_jaar(meting: Meting) -> bool:
    van, tot = meting.periode_van, meting.periode_tot
    return van.year == tot.year and tot.month - van.month == 5


@controle(
    "meting-uitsplitsing",
    "Uitsplitsingen tellen op tot het geheel",
    "Telt per gebied de uitsplitsingen van een indicator op.",
)
def meting_uitsplitsing() -> Iterator[Uitkomst]:
    totalen = Meting.objects.filter(uitsplitsing="", gebied__isnull=False)
    for totaal in totalen.select_related("indicator", "gebied", "bron__gebied"):
        delen = Meting.objects.filter(
            indicator=totaal.indicator,
            bron=totaal.bron,
            gebied=totaal.gebied,
            periode_van=totaal.periode_van,
            periode_tot=totaal.periode_tot,
        ).exclude(uitsplitsing="")
        if delen:
            yield vergelijk(
                totaal,
                totaal.waarde,
                sum((rij.waarde for rij in delen), Decimal(0)),
                kenmerk=totaal.code,
                titel=f"{omschrijving(totaal)}: uitsplitsingen opgeteld",
                vindplaats_b=" + ".join(f"{rij.waarde:.0f}" for rij in delen),
                onderwerpen=(totaal, *delen),
            )


@controle(
    "meting-regio-totaal",
    "Totaal van een regio over de uitsplitsingen",
    "Telt per regio de uitsplitsingen op waar de bron geen totaal drukt.",
)
def meting_regio_totaal() -> Iterator[Uitkomst]:
    rijen = Meting.objects.filter(jeugdhulpregio__isnull=False).exclude(uitsplitsing="")
    groepen: dict[tuple[object, ...], list[Meting]] = {}
    for rij in rijen.select_related("indicator", "jeugdhulpregio", "bron__gebied"):
        sleutel = (rij.indicator_id, rij.jeugdhulpregio_id, rij.periode_van, rij.bron_id)
        groepen.setdefault(sleutel, []).append(rij)
    for groep in groepen.values():
        eerste = groep[0]
        yield vergelijk(
            eerste,
            "niet gedrukt",
            sum((rij.waarde for rij in groep), Decimal(0)),
            kenmerk=eerste.code,
            titel=f"{eerste.indicator}, {eerste.jeugdhulpregio}, alle uitsplitsingen",
            vindplaats_b=" + ".join(f"{rij.waarde:.0f}" for rij in groep),
            oordeel=Oordeel.AFGELEID,
            onderwerpen=tuple(groep),
        )


@controle(
    "meting-half-jaar",
    "Een half jaar verdubbeld tegenover het jaar ervoor",
    "Verdubbelt een half jaar instroom; zonder rekening te houden met het seizoen.",
)
def meting_half_jaar() -> Iterator[Uitkomst]:
    rijen = Meting.objects.select_related("indicator", "jeugdhulpregio", "gebied", "bron__gebied")
    for half in filter(is_half_jaar, rijen.exclude(bron__soort="voorbeeld")):
        jaar = rijen.filter(
            indicator=half.indicator,
            jeugdhulpregio=half.jeugdhulpregio,
            gebied=half.gebied,
            uitsplitsing=half.uitsplitsing,
            bron=half.bron,
            periode_van=date(half.periode_van.year - 1, 1, 1),
            periode_tot=date(half.periode_van.year - 1, 12, 31),
        ).first()
        if jaar:
            dubbel = 2 * half.waarde
            richting = "stijgt" if dubbel > jaar.waarde else "daalt of blijft gelijk"
            yield vergelijk(
                jaar,
                jaar.waarde,
                dubbel,
                kenmerk=half.code,
                titel=f"{half.indicator}, {half.onderwerp}: twee keer het halve jaar",
                vindplaats_b=f"2 maal {half.waarde:.0f}",
                oordeel=Oordeel.INDICATIEF,
                nota=f"De instroom {richting}.",
                onderwerpen=(jaar, half),
            )


@controle(
    "opnames-per-plek",
    "Opnames per beschikbare plek",
    "Deelt de opnames in een jaar door de plekken aan het eind van dat jaar.",
)
def opnames_per_plek() -> Iterator[Uitkomst]:
    opnames = Meting.objects.filter(indicator__code="OPNAMES-JHP", gebied__isnull=False)
    for meting in opnames.select_related("indicator", "gebied", "bron__gebied"):
        plekken = Capaciteitscijfer.objects.filter(
            gebied=meting.gebied,
            bron=meting.bron,
            aard=Aard.FEIT,
            peildatum=meting.periode_tot,
            maat__in=[Capaciteitsmaat.PLEKKEN, Capaciteitsmaat.IN_GEBRUIK],
        ).first()
        if plekken:
            yield vergelijk(
                meting,
                "niet gedrukt",
                round_half_up(meting.waarde / plekken.waarde, 2),
                kenmerk=meting.code,
                titel=f"Opnames per plek in {meting.gebied}, {meting.periode_tot.year}",
                vindplaats_b=f"{meting.waarde:.0f} opnames op {plekken.waarde:.0f} plekken",
                oordeel=Oordeel.AFGELEID,
            )
