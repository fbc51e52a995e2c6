"""Checks of area totals: do the rows of a table add up to it, and if not, which row is to blame?"""

from collections.abc import Iterable, Iterator

from capaciteit.choices import Capaciteitsmaat
from capaciteit.models import Capaciteitscijfer, Capaciteitsmeting
from regio.choices import Ernst, Oordeel
from regio.controle import Uitkomst, controle, vergelijk
from regio.models import Gebied

from ..models import Beschikking, Toekenning, Verdeeltotaal
from ..verdeling import bedrag
from .bedragen import EEN_EURO, hele_toekenningen, kenmerk, naam, tarief


def delen_van(totaal: Verdeeltotaal) -> list[Beschikking | Toekenning]:
    """The rows of a source that make up its area total, read from the database."""
    zelfde = {"regeling": totaal.regeling, "bron": totaal.bron}
    return delen_uit(
        Beschikking.objects.filter(**zelfde).select_related("gemeente", "bron__gebied"),
        Toekenning.objects.filter(**zelfde).select_related("aanbieder", "gemeente", "bron__gebied"),
    )


def delen_uit(
    beschikkingen: Iterable[Beschikking], toekenningen: Iterable[Toekenning]
) -> list[Beschikking | Toekenning]:
    """Of the rows of one source and scheme those that make up its area total.

    Of a municipality whose providers are printed whole its award counts; of one that is printed
    only for one location, that part counts.
    """
    toekenningen = list(toekenningen)
    heel = {rij.gemeente_id for rij in toekenningen if not rij.is_deel}
    return [
        *(rij for rij in beschikkingen if rij.gemeente_id in heel),
        *(rij for rij in toekenningen if rij.is_deel),
    ]


@controle(
    "gebied-totaal",
    "Rijen tellen op tot het gebiedstotaal",
    "Telt de rijen van de verdeeltabel op en zoekt de rij waar een verschil vandaan komt.",
)
def gebied_totaal() -> Iterator[Uitkomst]:
    totalen = Verdeeltotaal.objects.exclude(gebied__soort="land")
    for totaal in totalen.select_related("bron__gebied", "gebied", "regeling"):
        delen = delen_van(totaal)
        if not delen:
            continue
        for veld, label in (("plaatsen", "Plaatsen"), ("bedrag", "Bedragen")):
            yield vergelijk(
                totaal,
                getattr(totaal, veld),
                sum(getattr(rij, veld) for rij in delen),
                speling=EEN_EURO,
                kenmerk=f"{kenmerk(totaal)}-{veld}",
                titel=f"{label} van {totaal.gebied}: rijen opgeteld",
                vindplaats_b=f"{len(delen)} rijen van dezelfde tabel",
                ernst=Ernst.MIDDEN,
                nota="Het verschil komt van de rij waarvan het bedrag niet bij de plaatsen hoort.",
            )
        yield from afwijkende_delen(totaal, delen)


def afwijkende_delen(
    totaal: Verdeeltotaal, delen: list[Beschikking | Toekenning]
) -> Iterator[Uitkomst]:
    """For each part whose amount does not follow from its places: what the total leaves for it."""
    per_plaats = tarief(totaal.regeling)
    opgeteld = sum(rij.bedrag for rij in delen)
    for rij in delen:
        if not isinstance(rij, Toekenning) or rij.bedrag == bedrag(rij.plaatsen, per_plaats):
            continue
        yield vergelijk(
            rij,
            rij.bedrag,
            totaal.bedrag - (opgeteld - rij.bedrag),
            kenmerk=f"{rij.code}-rest",
            titel=f"Bedrag van {naam(rij)} volgens het totaal van de tabel",
            vindplaats_b=f"totaal van {totaal.gebied} min de andere rijen",
            ernst=Ernst.HOOG,
            nota="Het totaal van de tabel vraagt voor deze rij een ander bedrag.",
            onderwerpen=(rij, totaal),
        )
        yield from weggevallen_cijfer(rij)


def weggevallen_cijfer(rij: Toekenning) -> Iterator[Uitkomst]:
    """Does the amount equal that of the whole grant, but for its first digit?"""
    heel = Toekenning.objects.hele_toekenningen().filter(
        regeling=rij.regeling, gemeente=rij.gemeente, aanbieder=rij.aanbieder
    )
    for ander in heel.select_related("bron__gebied"):
        if str(ander.bedrag)[1:] == str(rij.bedrag):
            yield vergelijk(
                ander,
                ander.bedrag,
                rij.bedrag,
                kenmerk=f"{rij.code}-eerste-cijfer",
                titel=f"Bedrag van {naam(rij)} is dat van het geheel zonder het eerste cijfer",
                bron_b=rij.bron,
                vindplaats_b=rij.vindplaats,
                oordeel=Oordeel.INDICATIEF,
                nota="Vermoedelijk viel het eerste cijfer weg.",
            )


@controle(
    "gebied-totaal-andere-opgave",
    "Gebiedstotaal met de plaatsen van een andere bron",
    "Telt het gebiedstotaal opnieuw op met de plaatsen die een andere bron voor een locatie noemt.",
)
def gebied_totaal_andere_opgave() -> Iterator[Uitkomst]:
    totalen = Verdeeltotaal.objects.exclude(gebied__soort="land")
    for totaal in totalen.select_related("bron__gebied", "gebied", "regeling"):
        delen = delen_van(totaal)
        opgeteld = sum(rij.plaatsen for rij in delen)
        for rij in delen:
            for meting in andere_opgaven(rij):
                yield vergelijk(
                    totaal,
                    totaal.plaatsen,
                    opgeteld - rij.plaatsen + (meting.plaatsen or 0),
                    kenmerk=f"{kenmerk(totaal)}-{rij.code}-{meting.bron.code}",
                    titel=f"Plaatsen van {totaal.gebied} met {meting.plaatsen} voor {naam(rij)}",
                    bron_b=meting.bron,
                    vindplaats_b=f"{meting.vindplaats}: {meting.plaatsen} plaatsen",
                    nota=f"{meting.plaatsen} past niet bij het gedrukte totaal.",
                    onderwerpen=(totaal, meting),
                )


def andere_opgaven(rij: Beschikking | Toekenning) -> list[Capaciteitsmeting]:
    """Granted places of the one location of a part, as other sources print them."""
    if not isinstance(rij, Toekenning) or not rij.is_deel:
        return []
    return list(
        Capaciteitsmeting.objects.filter(
            voorziening__locatie__in=rij.locaties.all(),
            voorziening__locatie__aanbieders=rij.aanbieder,
            maat=Capaciteitsmaat.TOEGEKEND,
        )
        .exclude(bron=rij.bron)
        .select_related("bron", "voorziening")
    )


@controle(
    "gebied-overige-plaatsen",
    "Plaatsen van aanbieders zonder eigen rij",
    "Leidt uit de plaatsen per regio af hoeveel er overblijven voor aanbieders onder een andere "
    "coördinerende gemeente, bij elke opgave van de locatie buiten het gebied.",
)
def gebied_overige_plaatsen() -> Iterator[Uitkomst]:
    for beschikking in Beschikking.objects.select_related("bron__gebied", "gemeente"):
        regios = plaatsen_per_regio(beschikking)
        if not regios:
            continue
        in_gebied = sum(cijfer.waarde for cijfer in regios)
        for meting in plaatsen_buiten_gebied(beschikking, beschikking.bron.gebied):
            yield vergelijk(
                beschikking,
                "niet gedrukt",
                in_gebied - (beschikking.plaatsen - (meting.plaatsen or 0)),
                kenmerk=f"{beschikking.code}-{meting.bron.code}",
                titel=f"Plaatsen in {beschikking.bron.gebied} onder een andere gemeente, "
                f"bij {meting.plaatsen} plaatsen in {meting.voorziening}",
                bron_b=meting.bron,
                vindplaats_b=f"{in_gebied:.0f} in de regio's min {beschikking.plaatsen} van "
                f"{beschikking.gemeente}, zonder {meting.voorziening}",
                oordeel=Oordeel.AFGELEID,
                onderwerpen=(beschikking, *regios),
            )


def plaatsen_per_regio(beschikking: Beschikking) -> list[Capaciteitscijfer]:
    """Granted places per region that the source of an award prints for its area."""
    return list(
        Capaciteitscijfer.objects.filter(
            bron=beschikking.bron, maat=Capaciteitsmaat.TOEGEKEND, jeugdhulpregio__isnull=False
        ).select_related("jeugdhulpregio")
    )


def plaatsen_buiten_gebied(
    beschikking: Beschikking, gebied: Gebied | None
) -> list[Capaciteitsmeting]:
    """Places of locations outside the area that are part of the municipality's award."""
    aanbieders = hele_toekenningen(beschikking)
    return list(
        Capaciteitsmeting.objects.filter(
            maat=Capaciteitsmaat.TOEGEKEND,
            voorziening__locatie__aanbieders__in=[rij.aanbieder for rij in aanbieders],
            voorziening__locatie__toekenningen__in=aanbieders,
        )
        .exclude(voorziening__locatie__gebied=gebied)
        .select_related("bron", "voorziening")
        .distinct()
    )
