"""The schuifplan: every group has an address in every month, at a place that is there and free."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from capaciteit.choices import VoorzieningStatus

from ...choices_plan import Planernst, Projectsoort
from ...rekenen.maanden import Maand, aaneen, reeks
from ..document import Document, Rij
from ..doorrekenen import onderdak_naam, schuifplan
from ..keuzes import Fase
from .context import Context, Voorzieningkennis
from .register import Uitslag, controle
from .woorden import datum, maand, maanden, meervoud

BRUIKBAAR = (VoorzieningStatus.OPEN, VoorzieningStatus.IN_AFBOUW)


def rij_van(document: Document, tabel: str, naam: str) -> Rij:
    return next(rij for rij in document.rijen(tabel) if rij.tekst("groep") == naam)


@controle("zonder_adres", Planernst.WAARSCHUWING, "Elke groep heeft in elke maand een adres.")
def zonder_adres(document: Document, context: Context) -> Iterator[Uitslag]:
    per_groep: dict[str, list] = {}
    for gat in schuifplan(document).gaten:
        per_groep.setdefault(gat.groep, []).append(gat)
    for naam, gaten in per_groep.items():
        delen = [
            f"{maanden(gat.van, gat.tot)} {meervoud(gat.aantal, 'jeugdige', 'jeugdigen')}"
            for gat in gaten
        ]
        yield Uitslag(
            rij_van(document, "groepen", naam).pad("groep"),
            f"{naam} heeft niet steeds een adres. Zonder adres: {'; '.join(delen)}.",
            "Voeg onderdak toe voor deze maanden.",
        )


@controle("schuifplan_krap", Planernst.WAARSCHUWING, "Er is steeds genoeg tijdelijk onderdak.")
def schuifplan_krap(document: Document, context: Context) -> Iterator[Uitslag]:
    plan = schuifplan(document)
    krap = [stand for stand in plan.standen if stand.ruimte < 0]
    if krap and plan.krapste:
        krapste = plan.krapste
        stukken = [maanden(van, tot) for van, tot in aaneen([stand.maand for stand in krap])]
        yield Uitslag(
            "onderdak",
            f"Er is te weinig onderdak {'; '.join(stukken)}. Het krapst is {maand(krapste.maand)}: "
            f"{krapste.nodig} jeugdigen, {krapste.beschikbaar} plaatsen.",
            f"Zorg voor ten minste {-krapste.ruimte} plaatsen meer, of spreid de bouw.",
        )


@controle("onderdak_te_veel", Planernst.LET_OP, "Onderdak is voor de groep en in haar maanden.")
def onderdak_te_veel(document: Document, context: Context) -> Iterator[Uitslag]:
    """Stays in months in which the group can live in its own house."""
    groepen = document.codes(("groepen", "groep"))
    plan = schuifplan(document)
    for rij in document.rijen("onderdak"):
        naam, van, tot = rij.tekst("groep"), rij.maand("van"), rij.maand("tot")
        if naam not in groepen or van is None or tot is None:
            continue
        buiten = [m for m in reeks(van, tot) if not plan.nodig(naam, m)]
        if buiten:
            stukken = [maanden(*stuk) for stuk in aaneen(buiten)]
            yield Uitslag(
                rij.pad("van"),
                f"{naam} heeft onderdak {'; '.join(stukken)}, maar hoeft dan het eigen huis niet "
                "uit.",
                "Kort het onderdak in, of verleng de maanden van de groep.",
            )


@controle("onderdak_zonder_plek", Planernst.FOUT, "Bij onderdak staat waar het is.")
def onderdak_zonder_plek(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in document.rijen("onderdak"):
        if rij.tekst("groep") and not onderdak_naam(rij):
            yield Uitslag(
                rij.pad("voorziening"),
                f"Waar {rij.tekst('groep')} in deze maanden woont, staat er niet.",
                "Kies een voorziening, of vul een ander onderdak in.",
            )


@controle("onderdak_niet_open", Planernst.WAARSCHUWING, "Tijdelijk onderdak is open.")
def onderdak_niet_open(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in document.rijen("onderdak"):
        kennis = context.voorzieningen.get(rij.tekst("voorziening"))
        van, tot = rij.maand("van"), rij.maand("tot")
        if kennis is None or van is None or tot is None:
            continue
        for dag in (van.eerste_dag, tot.laatste_dag):
            status = kennis.status_op(dag)
            if status and status not in BRUIKBAAR:
                yield Uitslag(
                    rij.pad("voorziening"),
                    f"{kennis.naam} is op {datum(dag)} volgens het register "
                    f"{VoorzieningStatus(status).label}.",
                    "Kies onderdak dat in al deze maanden open is, of verbeter eerst het register.",
                    f"{status} {dag}",
                )
                break


@dataclass(frozen=True)
class Beslag:
    """What the stays of this plan ask of one facility, month by month."""

    kennis: Voorzieningkennis
    rij: Rij
    per_maand: dict[Maand, int]


def beslagen(document: Document, context: Context) -> Iterator[Beslag]:
    per_plek: dict[str, dict[Maand, int]] = {}
    eerste: dict[str, Rij] = {}
    for rij in document.rijen("onderdak"):
        plek, van, tot = rij.tekst("voorziening"), rij.maand("van"), rij.maand("tot")
        if plek in context.voorzieningen and van and tot:
            eerste.setdefault(plek, rij)
            geteld = per_plek.setdefault(plek, {})
            for welke in reeks(van, tot):
                geteld[welke] = geteld.get(welke, 0) + (rij.aantal("plaatsen") or 0)
    for plek, geteld in per_plek.items():
        yield Beslag(context.voorzieningen[plek], eerste[plek], geteld)


def plaatsen_in(document: Document, kennis: Voorzieningkennis, welke: Maand) -> int | None:
    """The fewest places in that month: by the register, less and plus what this plan changes."""
    dagen = [dag for dag, _ in kennis.standen if welke.eerste_dag < dag <= welke.laatste_dag]
    standen = [kennis.plaatsen_op(dag) for dag in (welke.eerste_dag, *dagen)]
    bekend = [stand for stand in standen if stand is not None]
    if not bekend:
        return None
    erbij = sum(
        (rij.aantal("aantal") or 0)
        * ((rij.tekst("naar") == kennis.code) - (rij.tekst("van") == kennis.code))
        for rij in document.rijen("plaatsen")
        if (dag := rij.dag("datum")) and dag <= welke.laatste_dag
    )
    return min(bekend) + erbij


def te_vol(document: Document, beslag: Beslag, bezet: int = 0) -> list[Maand]:
    """Months in which the facility has fewer places than is asked of it."""
    plaatsen = partial(plaatsen_in, document, beslag.kennis)
    return [
        welke
        for welke, gevraagd in beslag.per_maand.items()
        if (er_zijn := plaatsen(welke)) is not None and gevraagd + bezet > max(er_zijn, 0)
    ]


@controle("onderdak_te_klein", Planernst.WAARSCHUWING, "Onderdak heeft genoeg plaatsen.")
def onderdak_te_klein(document: Document, context: Context) -> Iterator[Uitslag]:
    for beslag in beslagen(document, context):
        if maanden_vol := te_vol(document, beslag):
            welke = max(maanden_vol, key=lambda m: beslag.per_maand[m])
            er_zijn = max(plaatsen_in(document, beslag.kennis, welke) or 0, 0)
            stukken = [maanden(*stuk) for stuk in aaneen(maanden_vol)]
            yield Uitslag(
                beslag.rij.pad("voorziening"),
                f"{beslag.kennis.naam} is te klein {'; '.join(stukken)}: in {maand(welke)} zijn er "
                f"{beslag.per_maand[welke]} plaatsen nodig en {er_zijn} in het register, "
                "geplande veranderingen meegeteld.",
                "Kies minder plaatsen, andere maanden, of ander onderdak.",
            )


@controle("onderdak_niet_vrij", Planernst.WAARSCHUWING, "De tijdelijke plaatsen zijn vrij.")
def onderdak_niet_vrij(document: Document, context: Context) -> Iterator[Uitslag]:
    """By the last occupancy known, of own facilities only. How many stay is not said: the count may
    be too small to show to every reader of the plan."""
    for beslag in beslagen(document, context):
        if beslag.kennis.bezet is None or te_vol(document, beslag):
            continue
        if vol := te_vol(document, beslag, beslag.kennis.bezet):
            stukken = [maanden(*stuk) for stuk in aaneen(vol)]
            yield Uitslag(
                beslag.rij.pad("plaatsen"),
                f"{beslag.kennis.naam} heeft {'; '.join(stukken)} niet genoeg vrije plaatsen, als "
                "er evenveel jeugdigen blijven als bij de laatste telling.",
                "Zeg hoe de plaatsen vrij komen, of kies ander onderdak.",
                f"{sorted(beslag.per_maand.values())[-1]} {beslag.kennis.bezet}",
            )


@controle("schuifplan_ontbreekt", Planernst.LET_OP, "Wie verbouwt, zegt waar de groepen wonen.")
def schuifplan_ontbreekt(document: Document, context: Context) -> Iterator[Uitslag]:
    """A project on the site with a building phase that takes up places, and no group."""
    for project in document.projecten:
        code = project.project
        bouwt = any(r.tekst("fase") == Fase.BOUW for r in document.rijen("fasen", code))
        bewoond = any(rij.tekst("van") for rij in document.rijen("plaatsen", code))
        terrein = project.tekst("soort") == Projectsoort.TERREIN
        if terrein and bouwt and bewoond and not document.rijen("groepen", code):
            yield Uitslag(
                f"groepen/{project.sleutel}",
                f"{code} verbouwt plaatsen, maar heeft geen groep in het schuifplan.",
                "Voeg de groepen toe, of zeg dat iedereen kan blijven wonen.",
            )
