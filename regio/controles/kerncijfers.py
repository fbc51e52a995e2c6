"""Checks of loose figures: population totals, counts of regions, shares of a whole."""

from collections.abc import Iterator
from decimal import Decimal

from jeugdzorg.kern.notation import hoofdletter, round_half_up

from ..choices import Oordeel
from ..controle import Uitkomst, controle, vergelijk
from ..models import Gebied, Jeugdhulpregio, Kerncijfer

JEUGDIGEN = "jeugdigen 0 tot en met 22 jaar"
ONDER_18 = "jeugdigen onder 18"
HELE_JAREN = Decimal(18) / Decimal(23)


def over(onderwerp: str) -> list[Kerncijfer]:
    return list(
        Kerncijfer.objects.filter(onderwerp=onderwerp).select_related(
            "bron__gebied", "gebied", "jeugdhulpregio"
        )
    )


@controle(
    "kerncijfer-jeugdigen",
    "Jeugdigen per regio tellen op tot het gebied",
    "Telt de jeugdigen van de regio's van een gebied op.",
)
def kerncijfer_jeugdigen() -> Iterator[Uitkomst]:
    for totaal in over(JEUGDIGEN):
        if totaal.gebied is None:
            continue
        delen = Kerncijfer.objects.filter(
            onderwerp=JEUGDIGEN,
            bron=totaal.bron,
            jeugdhulpregio__gebiedregios__gebied=totaal.gebied,
        ).distinct()
        if delen:
            yield vergelijk(
                totaal,
                totaal.waarde,
                sum((rij.waarde for rij in delen), Decimal(0)),
                kenmerk=totaal.code,
                titel=f"Jeugdigen in {totaal.gebied}: regio's opgeteld",
                vindplaats_b=f"{len(delen)} regio's",
                onderwerpen=(totaal, *delen),
            )


@controle(
    "kerncijfer-regios",
    "Het genoemde aantal regio's klopt",
    "Telt de vastgelegde regio's van een gebied of van het land.",
)
def kerncijfer_regios() -> Iterator[Uitkomst]:
    tellingen = {
        "jeugdhulpregio's in Nederland": lambda: Jeugdhulpregio.objects.at().count(),
        "Gelderse regio's": lambda: regios_in("GLD"),
        "jeugdhulpregio's": lambda: regios_in("ZW"),
    }
    for onderwerp, tellen in tellingen.items():
        for cijfer in over(onderwerp):
            yield vergelijk(
                cijfer,
                cijfer.waarde,
                tellen(),
                kenmerk=cijfer.code,
                titel=hoofdletter(onderwerp),
                vindplaats_b="geteld in de vastgelegde regio's",
            )


def regios_in(code: str) -> int:
    gebied = Gebied.objects.get(code=code)
    return gebied.gebiedregios.at().values("jeugdhulpregio").distinct().count()


@controle(
    "kerncijfer-doelgroep",
    "De omvang van de doelgroep volgt uit het aandeel",
    "Vermenigvuldigt het genoemde aandeel met de jeugdigen onder 18 van de regio's.",
)
def kerncijfer_doelgroep() -> Iterator[Uitkomst]:
    jeugdigen = Kerncijfer.objects.filter(onderwerp__startswith=f"{ONDER_18} in ")
    for omvang in Kerncijfer.objects.filter(
        onderwerp__startswith="omvang doelgroep"
    ).select_related("bron__gebied", "gebied"):
        aandeel = Kerncijfer.objects.filter(
            onderwerp="aandeel doelgroep van alle jeugdigen", bron=omvang.bron
        ).first()
        regios = jeugdigen.filter(bron=omvang.bron)
        if aandeel and regios:
            samen = sum((rij.waarde for rij in regios), Decimal(0))
            yield vergelijk(
                omvang,
                omvang.waarde,
                round_half_up(samen * aandeel.waarde / 100, 0),
                speling=3,
                kenmerk=omvang.code,
                titel="Omvang van de doelgroep",
                vindplaats_b=f"{aandeel.waarde}% van {samen:.0f} jeugdigen onder 18",
                onderwerpen=(omvang, *regios),
            )


@controle(
    "kerncijfer-leeftijd",
    "Jeugdigen onder 18 en tot en met 22 passen bij elkaar",
    "Deelt jeugdigen onder 18 door jeugdigen tot en met 22 en vergelijkt met 18 van 23 jaren.",
)
def kerncijfer_leeftijd() -> Iterator[Uitkomst]:
    jong = Kerncijfer.objects.filter(
        onderwerp__startswith=ONDER_18, jeugdhulpregio__isnull=False
    ).select_related("bron__gebied", "jeugdhulpregio")
    for rij in jong:
        alle = Kerncijfer.objects.filter(
            onderwerp=JEUGDIGEN, jeugdhulpregio=rij.jeugdhulpregio
        ).first()
        if alle:
            yield vergelijk(
                rij,
                f"ongeveer {round_half_up(HELE_JAREN, 2)}".replace(".", ","),
                round_half_up(rij.waarde / alle.waarde, 2),
                kenmerk=rij.code,
                titel=f"Aandeel onder 18 in {rij.jeugdhulpregio}",
                bron_b=alle.bron,
                vindplaats_b=f"{rij.waarde:.0f} van {alle.waarde:.0f}",
                oordeel=Oordeel.INDICATIEF,
                nota="Andere leeftijdsgrens en andere bron.",
            )


@controle(
    "kerncijfer-vertrek",
    "Eén vertrek uit een groep van vier",
    "Rekent welk deel van de inkomsten wegvalt als één van vier jeugdigen vertrekt.",
)
def kerncijfer_vertrek() -> Iterator[Uitkomst]:
    for cijfer in over("inkomstenverlies bij één vertrek in groep van vier"):
        yield vergelijk(
            cijfer,
            cijfer.waarde,
            Decimal(100) / 4,
            kenmerk=cijfer.code,
            titel="Inkomstenverlies bij één vertrek uit een groep van vier, in procent",
            vindplaats_b="100 gedeeld door 4",
        )
