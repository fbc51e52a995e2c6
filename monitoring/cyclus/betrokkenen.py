"""Who has to do with a cycle, as people who can be written to: per party, and whose turn it is."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from regio.berichten.ontvangers import Ontvanger, ontvangers_van
from regio.choices import OrganisatieSoort, Rol
from regio.models import Gebied, Jeugdhulpregio, Lidmaatschap
from regio.werkgebied import werkgebieden
from vastgoed.betrokkenen import als_ontvangers, leden

from ..choices_cyclus import Cyclusbeurt
from ..levering.plichten import openstaand, regios_van
from ..models import Cyclus, Cyclusinstelling
from ..rules_cyclus import BEGELEIDERS, NETWERKROLLEN

LEVERT: Final = "levert cijfers en bespreekt ze"
BEGELEIDT: Final = "begeleidt de cyclus"
ANALYSEERT: Final = "maakt de analyse en het advies"
BESLUIT: Final = "zit in de stuurgroep"
IN_DE_REGIO: Final = (Rol.REGIO_ANALIST, Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER)


def instelling_van(gebied: Gebied) -> Cyclusinstelling | None:
    return Cyclusinstelling.objects.with_partijen().filter(gebied=gebied).first()


def eerste_per_organisatie(
    gevonden: Iterable[Lidmaatschap], rollen: tuple[Rol, ...], reden: str
) -> list[Ontvanger]:
    """Of each organisation who has the first of these roles that anybody has there."""
    per_organisatie: dict[int, list[Lidmaatschap]] = defaultdict(list)
    for lid in gevonden:
        per_organisatie[lid.organisatie_id].append(lid)
    wie: list[Lidmaatschap] = []
    for bij in per_organisatie.values():
        hoogste = min(rollen.index(Rol(lid.rol)) for lid in bij)
        wie.extend(lid for lid in bij if lid.rol == rollen[hoogste])
    return als_ontvangers(wie, reden)


def van_regios(regios: Iterable[Jeugdhulpregio]) -> list[Ontvanger]:
    """At the office of each region who delivers its figures."""
    bij = leden(*IN_DE_REGIO).filter(
        organisatie__soort=OrganisatieSoort.REGIO, organisatie__jeugdhulpregio__in=list(regios)
    )
    return eerste_per_organisatie(bij, IN_DE_REGIO, LEVERT)


def regios(cyclus: Cyclus) -> list[Ontvanger]:
    return van_regios(regios_van(cyclus.gebied, cyclus.halfjaar))


def begeleiders(cyclus: Cyclus) -> list[Ontvanger]:
    """At the organisation that the settings name; else at each that works in the area."""
    instelling = instelling_van(cyclus.gebied)
    if instelling and instelling.coordinerende_id:
        volgorde = (Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER, Rol.BOVENREGIONAAL_ANALIST)
        bij = leden(*NETWERKROLLEN).filter(organisatie=instelling.coordinerende_id)
        return eerste_per_organisatie(bij, volgorde, BEGELEIDT)
    hier = in_gebied(leden(*BEGELEIDERS), cyclus)
    return eerste_per_organisatie(hier, (Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER), BEGELEIDT)


def analisten(cyclus: Cyclus) -> list[Ontvanger]:
    instelling = instelling_van(cyclus.gebied)
    if instelling and instelling.analist_id:
        volgorde = (Rol.BOVENREGIONAAL_ANALIST, Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER)
        bij = leden(*NETWERKROLLEN).filter(organisatie=instelling.analist_id)
        return eerste_per_organisatie(bij, volgorde, ANALYSEERT)
    return als_ontvangers(in_gebied(leden(Rol.BOVENREGIONAAL_ANALIST), cyclus), ANALYSEERT)


def stuurgroep(cyclus: Cyclus) -> list[Ontvanger]:
    """The members of the steering boards that work in the area."""
    return als_ontvangers(in_gebied(leden(Rol.STUURGROEPLID), cyclus), BESLUIT)


def in_gebied(alle: Iterable[Lidmaatschap], cyclus: Cyclus) -> list[Lidmaatschap]:
    """Of these roles those at an organisation, not a provider, that works in the area."""
    bij = [lid for lid in alle if lid.organisatie.soort != OrganisatieSoort.AANBIEDER]
    waar = werkgebieden({lid.organisatie_id for lid in bij})
    return [lid for lid in bij if cyclus.gebied_id in waar[lid.organisatie_id].gebieden]


PARTIJEN: Final[dict[str, Callable[[Cyclus], list[Ontvanger]]]] = {
    "regios": regios,
    "begeleiders": begeleiders,
    "analisten": analisten,
    "stuurgroep": stuurgroep,
}


def ontvangers(cyclus: Cyclus, partijen: Iterable[str]) -> list[Ontvanger]:
    """Each person of these parties once, the first reason counts."""
    return ontvangers_van([een for naam in partijen for een in PARTIJEN[naam](cyclus)])


def aan_zet(cyclus: Cyclus) -> list[Ontvanger]:
    """Whose turn it is; while figures are delivered only the regions that still owe some."""
    match cyclus.aan_zet:
        case Cyclusbeurt.REGIOS if cyclus.status == "aanlevering":
            return van_regios([plicht.jeugdhulpregio for plicht in openstaand(cyclus)])
        case Cyclusbeurt.REGIOS:
            return regios(cyclus)
        case Cyclusbeurt.ANALIST:
            return analisten(cyclus)
        case Cyclusbeurt.STUURGROEP:
            return stuurgroep(cyclus)
        case Cyclusbeurt.COORDINATOR:
            return begeleiders(cyclus)
    return []
