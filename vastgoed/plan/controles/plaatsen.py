"""Places: the size of groups, the definition of the scheme, the baseline."""

from collections.abc import Iterator
from fractions import Fraction

from regio.choices import Zorgvorm

from ...choices_plan import Planernst
from ...rekenen.dekking import dekking
from ..document import Document, Rij
from .context import Context
from .register import Uitslag, controle
from .woorden import datum, getal_tekst, meervoud


def per_groep(rij: Rij) -> Fraction | None:
    aantal, groepen = rij.aantal("aantal"), rij.aantal("groepen")
    return Fraction(aantal, groepen) if aantal is not None and groepen else None


def kleinschalig(document: Document) -> Iterator[Rij]:
    return (r for r in document.rijen("plaatsen") if r.tekst("zorgvorm") == Zorgvorm.KLEINSCHALIG)


@controle(
    "kleinschalig_te_groot",
    Planernst.WAARSCHUWING,
    "Een kleinschalige groep heeft hooguit 6 plaatsen.",
)
def kleinschalig_te_groot(document: Document, context: Context) -> Iterator[Uitslag]:
    hooguit = context.hooguit_per_groep
    for rij in kleinschalig(document):
        grootte, aantal = per_groep(rij), rij.aantal("aantal") or 0
        if grootte is not None and grootte > hooguit:
            nodig = -(-aantal // hooguit)
            yield Uitslag(
                rij.pad("groepen"),
                f"{getal_tekst(grootte)} plaatsen per groep heet hier kleinschalig; "
                f"kleinschalig is hooguit {hooguit}.",
                f"Verdeel de {aantal} plaatsen over ten minste {nodig} groepen, of kies een andere "
                "zorgvorm.",
                str(grootte),
            )


@controle(
    "kleinschalig_zonder_groepen",
    Planernst.WAARSCHUWING,
    "Bij kleinschalig staat over hoeveel groepen de plaatsen gaan.",
)
def kleinschalig_zonder_groepen(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in kleinschalig(document):
        aantal = rij.aantal("aantal") or 0
        if not rij.aantal("groepen") and aantal > context.hooguit_per_groep:
            yield Uitslag(
                rij.pad("groepen"),
                f"{aantal} plaatsen heten kleinschalig, maar het aantal groepen staat er niet.",
                f"Vul het aantal groepen in; een groep heeft hooguit {context.hooguit_per_groep} "
                "plaatsen.",
            )


@controle("kleinschalig_liever_kleiner", Planernst.LET_OP, "Liefst heeft een groep 4 plaatsen.")
def kleinschalig_liever_kleiner(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in kleinschalig(document):
        grootte = per_groep(rij)
        if grootte and context.liever_per_groep < grootte <= context.hooguit_per_groep:
            yield Uitslag(
                rij.pad("groepen"),
                f"{getal_tekst(grootte)} plaatsen per groep mag; liefst zijn het er "
                f"{context.liever_per_groep}.",
                "Leg uit waarom een kleinere groep niet kan.",
                str(grootte),
            )


@controle("o3m_kleine_groep", Planernst.WAARSCHUWING, "O3M: groepen van ten minste 8 plaatsen.")
def o3m_kleine_groep(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in document.rijen("plaatsen"):
        grootte = per_groep(rij)
        is_o3m = rij.tekst("zorgvorm") == Zorgvorm.O3M
        if is_o3m and grootte is not None and grootte < context.minstens_o3m:
            yield Uitslag(
                rij.pad("zorgvorm"),
                f"{getal_tekst(grootte)} plaatsen per groep heet hier open residentieel (O3M); de "
                f"regeling telt groepen van ten minste {context.minstens_o3m}.",
                "Kies een andere zorgvorm, bijvoorbeeld kleinschalig.",
                str(grootte),
            )


@controle(
    "niet_van_regeling",
    Planernst.WAARSCHUWING,
    "Om te bouwen plaatsen zijn van de zorgvorm van de regeling.",
)
def niet_van_regeling(document: Document, context: Context) -> Iterator[Uitslag]:
    if not context.zorgvorm:
        return
    gevraagd = Zorgvorm(context.zorgvorm).label
    for rij in document.rijen("plaatsen"):
        kennis = context.voorzieningen.get(rij.tekst("van"))
        if kennis and kennis.zorgvorm != context.zorgvorm:
            yield Uitslag(
                rij.pad("van"),
                f"{kennis.naam} is in het register {Zorgvorm(kennis.zorgvorm).label}; "
                f"de regeling is voor {gevraagd}.",
                "Neem alleen plaatsen op die onder de regeling vallen, of leg uit waarom deze "
                "meetellen.",
            )


@controle(
    "startfoto_niet_gedekt",
    Planernst.WAARSCHUWING,
    "Elke plaats van de startfoto komt in een project terug.",
)
def startfoto_niet_gedekt(document: Document, context: Context) -> Iterator[Uitslag]:
    startfoto = document.bedrag("startfoto_plaatsen")
    if startfoto is None or not document.rijen("plaatsen"):
        return
    gedekt = sum(aantal for _, aantal in van_voorzieningen(document))
    if gedekt < startfoto:
        yield Uitslag(
            "startfoto_plaatsen",
            f"De startfoto telt {getal_tekst(startfoto)} plaatsen; de projecten nemen er "
            f"{gedekt} op. Van {meervoud(startfoto - gedekt, 'plaats', 'plaatsen')} staat niet wat "
            "ermee gebeurt.",
            "Neem ook die plaatsen op, of leg uit waarom zij blijven zoals ze zijn.",
            f"{startfoto} {gedekt}",
        )


def van_voorzieningen(document: Document) -> list[tuple[str, int]]:
    return [
        (van, rij.aantal("aantal") or 0)
        for rij in document.rijen("plaatsen")
        if (van := rij.tekst("van"))
    ]


@controle(
    "voorziening_niet_gedekt",
    Planernst.WAARSCHUWING,
    "Elke voorziening van de startfoto komt in een project terug.",
)
def voorziening_niet_gedekt(document: Document, context: Context) -> Iterator[Uitslag]:
    """Per facility, by the register; only when the document has places at all."""
    if not document.rijen("plaatsen"):
        return
    for regel in dekking(context.startfoto, van_voorzieningen(document)):
        if regel.voorziening in context.startfoto and regel.ontbreekt:
            kennis = context.voorzieningen.get(regel.voorziening)
            naam = kennis.naam if kennis else regel.voorziening
            yield Uitslag(
                f"plaatsen/{regel.voorziening}",
                f"{naam} ({regel.voorziening}) had op de peildatum {regel.startfoto} plaatsen; het "
                f"plan neemt er {regel.in_projecten} op.",
                f"Zeg ook wat er met de andere {regel.ontbreekt} gebeurt.",
                f"{regel.startfoto} {regel.in_projecten}",
            )


@controle(
    "voorziening_te_veel",
    Planernst.WAARSCHUWING,
    "Een plan verandert niet meer plaatsen dan er zijn.",
)
def voorziening_te_veel(document: Document, context: Context) -> Iterator[Uitslag]:
    geteld: dict[str, int] = {}
    for rij in document.rijen("plaatsen"):
        van, dag = rij.tekst("van"), document.dag("startfoto_peildatum")
        kennis = context.voorzieningen.get(van)
        er_zijn = kennis.plaatsen_op(dag) if kennis and dag else None
        geteld[van] = geteld.get(van, 0) + (rij.aantal("aantal") or 0)
        if kennis and dag and er_zijn is not None and geteld[van] > er_zijn:
            yield Uitslag(
                rij.pad("aantal"),
                f"Tot en met deze rij gaan er {geteld[van]} plaatsen van {kennis.naam} af; op "
                f"{datum(dag)} had zij er volgens het register {er_zijn}.",
                "Verlaag het aantal, of verbeter eerst het register.",
                f"{geteld[van]} {er_zijn}",
            )


@controle(
    "startfoto_niet_toegekend",
    Planernst.WAARSCHUWING,
    "De startfoto telt niet meer plaatsen dan er zijn toegekend.",
)
def startfoto_niet_toegekend(document: Document, context: Context) -> Iterator[Uitslag]:
    startfoto, toegekend = document.bedrag("startfoto_plaatsen"), context.toegekende_plaatsen
    if startfoto is not None and toegekend is not None and startfoto > toegekend:
        yield Uitslag(
            "startfoto_plaatsen",
            f"De startfoto telt {getal_tekst(startfoto)} plaatsen; toegekend zijn er {toegekend}.",
            "Tel alleen plaatsen die onder de regeling vallen.",
            f"{startfoto} {toegekend}",
        )


@controle("bestemming_dubbel", Planernst.WAARSCHUWING, "Plaatsen gaan naar één voorziening.")
def bestemming_dubbel(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in document.rijen("plaatsen"):
        if rij.tekst("naar") and rij.tekst("naar_naam"):
            yield Uitslag(
                rij.pad("naar_naam"),
                f"Deze plaatsen gaan naar {rij.tekst('naar')} én naar {rij.tekst('naar_naam')}.",
                "Laat een van de twee leeg.",
            )
