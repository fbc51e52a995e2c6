"""Checks of grants: does every printed amount follow from the places, and do totals add up?"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from regio.choices import Ernst, Oordeel
from regio.controle import Uitkomst, controle, vergelijk

from ..models import Beschikking, Regeling, Toekenning, Verdeeltotaal
from ..verdeling import bedrag, tarief_per_plaats

Rij = Beschikking | Toekenning | Verdeeltotaal
EEN_EURO = Decimal(1)


def tarief(regeling: Regeling) -> Fraction:
    """Euro per place of a scheme: its total over its national places."""
    return tarief_per_plaats(regeling.bedrag or 0, regeling.plaatsen or 0)


def regelingen_met_tarief() -> list[Regeling]:
    return list(
        Regeling.objects.filter(bedrag__isnull=False, plaatsen__isnull=False).select_related("bron")
    )


def gedrukte_rijen(regeling: Regeling) -> list[Rij]:
    """Every printed row with places and an amount, the national total aside."""
    return [
        *regeling.beschikkingen.select_related("bron__gebied", "gemeente"),
        *regeling.toekenningen.select_related("bron__gebied", "gemeente", "aanbieder"),
        *regeling.verdeeltotalen.select_related("bron__gebied", "gebied").exclude(
            gebied__soort="land"
        ),
    ]


def naam(rij: Rij) -> str:
    if isinstance(rij, Verdeeltotaal):
        return str(rij.gebied)
    if isinstance(rij, Beschikking):
        return f"{rij.gemeente}, totaal"
    deel = " (deel voor één locatie)" if rij.is_deel else ""
    return f"{rij.naam_volgens_bron or rij.aanbieder}{deel}"


@controle(
    "toekenning-tarief",
    "Bedrag volgt uit de plaatsen",
    "Rekent elk gedrukt bedrag na: plaatsen maal het landelijke tarief, afgerond op hele euro's.",
)
def toekenning_tarief() -> Iterator[Uitkomst]:
    for regeling in regelingen_met_tarief():
        per_plaats = tarief(regeling)
        yield vergelijk(
            regeling,
            "niet gedrukt",
            per_plaats,
            kenmerk=f"{regeling.code}-tarief",
            titel=f"Tarief per plaats van {regeling}",
            vindplaats_b=f"totaalbedrag gedeeld door {regeling.plaatsen} plaatsen",
            oordeel=Oordeel.AFGELEID,
            decimalen=2,
        )
        for rij in gedrukte_rijen(regeling):
            yield vergelijk(
                rij,
                rij.bedrag,
                bedrag(rij.plaatsen, per_plaats),
                kenmerk=f"{kenmerk(rij)}-bedrag",
                titel=f"Bedrag van {naam(rij)}",
                vindplaats_b=f"{rij.plaatsen} plaatsen maal het landelijke tarief",
                ernst=Ernst.HOOG,
                nota="Het gedrukte bedrag hoort niet bij dit aantal plaatsen.",
            )


def kenmerk(rij: Rij) -> str:
    if isinstance(rij, Verdeeltotaal):
        return f"{rij.regeling.code}-{rij.gebied.code}-{rij.bron.code}"
    return rij.code


@controle(
    "toekenning-per-plaats",
    "Bedrag per plaats is overal gelijk",
    "Deelt elk gedrukt bedrag door de plaatsen en vergelijkt dat met het landelijke tarief.",
)
def toekenning_per_plaats() -> Iterator[Uitkomst]:
    for regeling in regelingen_met_tarief():
        per_plaats = tarief(regeling)
        for rij in regeling.toekenningen.select_related("bron__gebied", "gemeente", "aanbieder"):
            yield vergelijk(
                rij,
                per_plaats,
                Fraction(rij.bedrag) / rij.plaatsen,
                speling=EEN_EURO / rij.plaatsen,
                kenmerk=rij.code,
                titel=f"Bedrag per plaats van {naam(rij)}",
                vindplaats_b=f"gedrukt bedrag gedeeld door {rij.plaatsen} plaatsen",
                nota="De andere rijen volgen het landelijke tarief tot op de euro.",
                decimalen=2,
            )


@controle(
    "toekenning-gemeente",
    "Toekenningen tellen op tot de beschikking",
    "Telt per gemeente en bron de toekenningen aan aanbieders op.",
)
def toekenning_gemeente() -> Iterator[Uitkomst]:
    for beschikking in Beschikking.objects.select_related("bron__gebied", "gemeente", "regeling"):
        rijen = hele_toekenningen(beschikking)
        if not rijen:
            continue
        for veld, label in (("plaatsen", "Plaatsen"), ("bedrag", "Bedragen")):
            yield vergelijk(
                beschikking,
                getattr(beschikking, veld),
                sum(getattr(rij, veld) for rij in rijen),
                speling=EEN_EURO,
                kenmerk=f"{beschikking.code}-{veld}",
                titel=f"{label} van {beschikking.gemeente}: aanbieders opgeteld",
                vindplaats_b=f"{len(rijen)} rijen van aanbieders in dezelfde bron",
                ernst=Ernst.HOOG,
                onderwerpen=(beschikking, *rijen),
            )


def hele_toekenningen(beschikking: Beschikking) -> list[Toekenning]:
    """The grants out of this award that its source prints whole."""
    return list(
        Toekenning.objects.hele_toekenningen().filter(
            regeling=beschikking.regeling, gemeente=beschikking.gemeente, bron=beschikking.bron
        )
    )


@controle(
    "beschikking-bronnen",
    "Bronnen noemen dezelfde beschikking",
    "Vergelijkt de beschikking van een gemeente in de ene bron met die in de andere.",
)
def beschikking_bronnen() -> Iterator[Uitkomst]:
    rijen = Beschikking.objects.select_related("bron__gebied", "gemeente").order_by("bron__datum")
    eerder: dict[tuple[int, int], Beschikking] = {}
    for rij in rijen:
        ander = eerder.setdefault((rij.regeling_id, rij.gemeente_id), rij)
        if ander is rij:
            continue
        for veld, label in (("plaatsen", "Plaatsen"), ("bedrag", "Bedrag")):
            yield vergelijk(
                ander,
                getattr(ander, veld),
                getattr(rij, veld),
                kenmerk=f"{rij.code}-{veld}",
                titel=f"{label} van {rij.gemeente} in twee bronnen",
                bron_b=rij.bron,
                vindplaats_b=rij.vindplaats,
                ernst=Ernst.HOOG,
                onderwerpen=(ander, rij),
            )
