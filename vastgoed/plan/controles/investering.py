"""Money for the works: budget and sources, what is asked and granted, loans."""

from collections.abc import Iterator
from decimal import Decimal

from jeugdzorg.kern.rounding import Exact, round_half_up

from ...choices_plan import Planernst
from ..document import Document
from ..doorrekenen import NUL, dekking, investering, per_plaats, plaatsen_na, som, spuk
from ..keuzes import Financieringsbron
from .context import Context
from .register import Uitslag, controle
from .woorden import euro, meervoud


@controle("dekking_ongelijk", Planernst.WAARSCHUWING, "De dekking is gelijk aan de investering.")
def dekking_ongelijk(document: Document, context: Context) -> Iterator[Uitslag]:
    for project in document.projecten:
        rijen = document.rijen("dekking", project.project)
        nodig, gedekt = investering(document, project.project), som(rijen, "bedrag")
        if (nodig or gedekt) and nodig != gedekt:
            verschil = gedekt - nodig
            woord = "te veel" if verschil > 0 else "te weinig"
            yield Uitslag(
                rijen[0].pad("bedrag") if rijen else f"dekking/{project.sleutel}",
                f"{project.project}: de investering is {euro(nodig)}, de dekking {euro(gedekt)}. "
                f"Dat is {euro(abs(verschil))} {woord}.",
                f"Maak de dekking samen {euro(nodig)}, of verbeter de investering.",
                f"{nodig} {gedekt}",
            )


@controle(
    "boven_toegekend", Planernst.WAARSCHUWING, "Er wordt niet meer gevraagd dan is toegekend."
)
def boven_toegekend(document: Document, context: Context) -> Iterator[Uitslag]:
    gevraagd = document.bedrag("spuk_gevraagd")
    if gevraagd is not None and context.toegekend is not None and gevraagd > context.toegekend:
        yield Uitslag(
            "spuk_gevraagd",
            f"U vraagt {euro(gevraagd)}; toegekend is {euro(context.toegekend)}. Dat is "
            f"{euro(gevraagd - context.toegekend)} meer.",
            f"Vraag hooguit {euro(context.toegekend)}, of noem de overheveling die de rest dekt.",
            f"{gevraagd} {context.toegekend}",
        )


@controle("spuk_ongelijk", Planernst.WAARSCHUWING, "De gevraagde bijdrage staat in de dekking.")
def spuk_ongelijk(document: Document, context: Context) -> Iterator[Uitslag]:
    gevraagd, gedekt = document.bedrag("spuk_gevraagd"), spuk(document)
    if gevraagd is not None and document.rijen("dekking") and gevraagd != gedekt:
        yield Uitslag(
            "spuk_gevraagd",
            f"De gevraagde bijdrage is {euro(gevraagd)}; in de dekking staat {euro(gedekt)} uit de "
            "specifieke uitkering.",
            "Maak beide gelijk.",
            f"{gevraagd} {gedekt}",
        )


@controle("lening_ongelijk", Planernst.WAARSCHUWING, "Wat u leent, staat bij de leningen.")
def lening_ongelijk(document: Document, context: Context) -> Iterator[Uitslag]:
    """Older loans may stand beside it, so more is fine."""
    for project in document.projecten:
        geleend = dekking(document, project.project, Financieringsbron.LENING)
        leningen = som(document.rijen("leningen", project.project), "hoofdsom")
        if geleend > leningen:
            rij = next(
                r for r in document.rijen("dekking", project.project)
                if r.tekst("bron") == Financieringsbron.LENING
            )  # fmt: skip
            yield Uitslag(
                rij.pad("bedrag"),
                f"{project.project} wordt voor {euro(geleend)} met leningen betaald; bij de "
                f"leningen staat {euro(leningen)}.",
                "Voeg de lening toe, of verbeter het bedrag.",
                f"{geleend} {leningen}",
            )


@controle("niet_toegezegd", Planernst.LET_OP, "Het geld is toegezegd.")
def niet_toegezegd(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in document.rijen("dekking"):
        bedrag = rij.bedrag("bedrag")
        if rij.cellen.get("zeker") is False and bedrag > NUL:
            yield Uitslag(
                rij.pad("zeker"),
                f"{euro(bedrag)} voor {rij.project} is nog niet toegezegd.",
                "Zeg wanneer het zeker is, en wat u doet als het niet doorgaat.",
                str(bedrag),
            )


@controle("lening_zonder_rente", Planernst.LET_OP, "Een lening kost rente.")
def lening_zonder_rente(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in document.rijen("leningen"):
        if rij.getal("rente") == 0 and rij.bedrag("hoofdsom") > NUL:
            yield Uitslag(
                rij.pad("rente"),
                f"De lening van {euro(rij.bedrag('hoofdsom'))} kost 0% rente.",
                "Klopt het? Noem dan wie zonder rente leent.",
            )


@controle(
    "duurder_per_plaats",
    Planernst.LET_OP,
    "De investering per plaats past bij vergelijkbare projecten.",
)
def duurder_per_plaats(document: Document, context: Context) -> Iterator[Uitslag]:
    for project in document.projecten:
        per, soort = per_plaats(document, project.project), project.tekst("soort")
        breedte = context.vergelijkbaar.get(soort)
        if per is None or breedte is None or breedte.plek_van(per) != "boven":
            continue
        aantal, hooguit = plaatsen_na(document, project.project), euro(heel(breedte.driekwart))
        yield Uitslag(
            project.pad("naam"),
            f"{project.project} kost {euro(heel(per))} per plaats "
            f"({meervoud(aantal, 'plaats', 'plaatsen')}). Van {breedte.aantal} vergelijkbare "
            f"projecten kost driekwart {hooguit} of minder.",
            "Leg uit wat dit project duurder maakt.",
            str(per),
        )


def heel(bedrag: Exact) -> Decimal:
    return round_half_up(bedrag)
