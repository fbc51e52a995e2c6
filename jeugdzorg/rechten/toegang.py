"""Who gets in, by how a thing stands to the user, and what the others are told."""

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from capaciteit.rules import AANLEVERAARS
from capaciteit.rules import BEHEERDERS as BEHEERDERS_VAN_CIJFERS
from monitoring.rules_cyclus import NETWERKROLLEN
from monitoring.rules_doelen import BESLISSERS as DOELBESLUITROLLEN
from monitoring.rules_levering import LEVERAARS as INDICATORROLLEN
from monitoring.rules_levering import VOLGERS as INDICATORVOLGROLLEN
from monitoring.rules_rapport import PUBLICEERDERS, VASTSTELLERS
from monitoring.rules_reflectie import MELDERS
from regio.choices import Rol
from regio.rules import DUIDERS, SJABLOONBEHEERDERS


class Relatie(Enum):
    EIGEN = "eigen"
    ANDER = "ander"
    VERBORGEN = "verborgen"


NIEMAND: Final = "niemand"
ZONDER_ROL: Final = "zonder rol"
ROLLEN: Final = tuple(Rol.values)
WIE: Final = (NIEMAND, ZONDER_ROL, *ROLLEN)
"""As whom the test walks; who has no role (any more) has an account whose membership ended."""

MAG, INLOGGEN, VERBODEN, ONBEKEND, NIET_ZO = 200, 302, 403, 404, 405


@dataclass(frozen=True)
class Toegang:
    """Who gets in, and what everybody else is answered.

    ``geweigerd``: to an account without the role. ``ander`` and ``verborgen``: with the role, at a
    thing of another.
    """

    naam: str
    rollen: frozenset[str]
    geweigerd: int = VERBODEN
    ander: int = VERBODEN
    verborgen: int = ONBEKEND
    niet_ingelogd: int = INLOGGEN

    def antwoord(self, wie: str, relatie: Relatie) -> int:
        if wie not in self.rollen:
            return self.niet_ingelogd if wie == NIEMAND else self.geweigerd
        per_relatie = {Relatie.ANDER: self.ander, Relatie.VERBORGEN: self.verborgen}
        return per_relatie.get(relatie, MAG)


ROLHOUDERS = frozenset(ROLLEN)
ACCOUNTS = ROLHOUDERS | {ZONDER_ROL}
IEDEREEN = Toegang("iedereen, ook zonder account", ACCOUNTS | {NIEMAND}, ander=MAG, verborgen=MAG)
INGELOGD = Toegang("elk account", ACCOUNTS, ander=MAG, verborgen=MAG)
LEDEN = Toegang("wie een rol heeft", ROLHOUDERS, geweigerd=ONBEKEND, ander=MAG)
ZELF = Toegang("alleen de eigenaar", ACCOUNTS, ander=ONBEKEND)
DUIDT = Toegang("wie cijfers duidt, in het eigen gebied", frozenset(DUIDERS))
BEHEERDERS = Toegang("wie ergens beheerder is", frozenset({Rol.BEHEERDER}))
KETEN = Toegang(
    "wie beheert of beslist", frozenset({Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.STUURGROEPLID})
)
BEHEERT = Toegang("de beheerder", frozenset({Rol.BEHEERDER}), ander=ONBEKEND)
SLEUTELHOUDERS = Toegang(
    "de beheerder, of de API-client zelf",
    frozenset({Rol.BEHEERDER, Rol.API_CLIENT}),
    ander=ONBEKEND,
)
SLEUTEL = Toegang(
    "een API-client met een geldige sleutel",
    frozenset({Rol.API_CLIENT}),
    geweigerd=401,
    ander=MAG,
    niet_ingelogd=401,
)
ZELF_OF_BEHEERDER = Toegang(
    "de ontvanger, en de beheerder van diens organisatie of van de afzender",
    ACCOUNTS,
    ander=ONBEKEND,
)
BERICHTSCHRIJVERS = Toegang(
    "wie de berichten van de organisatie opstelt",
    frozenset(SJABLOONBEHEERDERS),
    ander=ONBEKEND,
)
PLAATSEN = Toegang(
    "wie het register van die locaties bijhoudt",
    frozenset({Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.AANBIEDER}),
)
LEVERAARS = Toegang(
    "wie voor een organisatie aanlevert",
    frozenset(AANLEVERAARS),
    ander=ONBEKEND,
)
VOLGERS = Toegang(
    "wie volgt wie er aanlevert",
    frozenset({*BEHEERDERS_VAN_CIJFERS, Rol.REGIO_ANALIST, Rol.BOVENREGIONAAL_ANALIST}),
    ander=MAG,
    verborgen=MAG,
)
RONDEBEHEER = Toegang("wie aanleverrondes beheert", frozenset(BEHEERDERS_VAN_CIJFERS))
UITSTELLERS = Toegang(
    "wie voor de aanbieder plant", frozenset(BEHEERDERS_VAN_CIJFERS), ander=ONBEKEND
)
PARTIJEN = Toegang(
    "wie een rol heeft bij de organisatie",
    ROLHOUDERS,
    geweigerd=ONBEKEND,
    ander=ONBEKEND,
)
PLANLEZERS = Toegang(
    "wie een rol heeft bij de aanbieder of, na indienen, bij de gemeente",
    ROLHOUDERS,
    geweigerd=ONBEKEND,
    ander=ONBEKEND,
)
PLANOPSTELLERS = Toegang(
    "wie het plan voor de aanbieder opstelt",
    frozenset({Rol.AANBIEDER, Rol.BEHEERDER}),
    ander=ONBEKEND,
)
PLANBEGINNERS = Toegang(
    "wie plannen voor een aanbieder opstelt",
    frozenset({Rol.AANBIEDER, Rol.BEHEERDER}),
    ander=MAG,
    verborgen=MAG,
)
KADERBEHEER = Toegang(
    "wie het toetsingskader bewerkt", frozenset({Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER})
)
KADERCONCEPT = Toegang(
    "wie het toetsingskader bewerkt",
    frozenset({Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER}),
    ander=ONBEKEND,
)
KADERBEGINNERS = Toegang(
    "wie plannen coördineert", frozenset({Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER})
)
TOETSERS = Toegang("wie dit plan toetst", frozenset({Rol.TOETSER}))
OORDEELLEZERS = Toegang(
    "wie het plan coördineert of toetst",
    frozenset({Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.TOETSER}),
    ander=ONBEKEND,
)
COORDINATOREN = Toegang(
    "wie het plan coördineert",
    frozenset({Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER}),
    ander=ONBEKEND,
)
LEVERSLEUTEL = Toegang(
    "een API-client met een geldige sleutel, van de eigen organisatie",
    frozenset({Rol.API_CLIENT}),
    geweigerd=401,
    ander=ONBEKEND,
    niet_ingelogd=401,
)
PLANSLEUTEL = replace(
    LEVERSLEUTEL, naam="een API-client met een geldige sleutel, van een partij bij het plan"
)
CYCLUSBEGELEIDERS = Toegang("wie de cyclus van het gebied begeleidt", frozenset(NETWERKROLLEN))
ANALISTEN = Toegang("wie de analyse van het gebied maakt", frozenset(NETWERKROLLEN))
CYCLUSBESLISSERS = Toegang(
    "de stuurgroep van het gebied, of wie voor haar notuleert",
    frozenset({*NETWERKROLLEN, Rol.STUURGROEPLID}),
)
UITZETTERS = Toegang(
    "wie in het gebied opdrachten geeft", frozenset({Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER})
)
MEESTUURDERS = Toegang(
    "wie in het gebied meestuurt en geen aanbieder is", ROLHOUDERS, geweigerd=ONBEKEND, ander=MAG
)
REGIOLEZERS = Toegang(
    "wie bij de regio werkt; na het vaststellen ook wie in het gebied meestuurt",
    ROLHOUDERS,
    geweigerd=ONBEKEND,
)
SESSIEHOUDERS = Toegang(
    "wie voor de regio de reflectiesessie houdt",
    frozenset({Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.REGIO_ANALIST}),
)
OPDRACHTMELDERS = Toegang(
    "wie bij de partij werkt, of in het gebied opdrachten geeft", frozenset(MELDERS)
)
DOELCONCEPT = replace(DUIDT, ander=ONBEKEND)
DOELBESLISSERS = Toegang(
    "wie besluiten over doelen in het eigen gebied vastlegt", frozenset(DOELBESLUITROLLEN)
)
DOELCONCEPTBESLISSERS = replace(DOELBESLISSERS, ander=ONBEKEND)
INDICATORLEVERAARS = Toegang(
    "wie voor de regio indicatoren levert",
    frozenset(INDICATORROLLEN),
    ander=ONBEKEND,
)
INDICATORVOLGERS = Toegang(
    "wie volgt wie er indicatoren levert",
    frozenset(INDICATORVOLGROLLEN),
    ander=MAG,
    verborgen=MAG,
)
SCENARIOMAKER = Toegang("wie het scenario maakte", ROLHOUDERS, geweigerd=ONBEKEND)
RAPPORTVASTSTELLERS = Toegang("wie rapporten van het gebied vaststelt", frozenset(VASTSTELLERS))
RAPPORTPUBLICEERDERS = Toegang("wie rapporten van het gebied publiceert", frozenset(PUBLICEERDERS))
GEEN = Toegang("niemand", frozenset(), geweigerd=NIET_ZO)
