"""Who may open which address, and what they may change there: one row per named route.

``manage.py rechten`` writes this table to ``docs/rechten.md``; ``tests/test_rechten.py`` walks
every route of the URLconf as every role, with things of its own and of others, and compares. A
route without a row fails that test.

A new route: add its name to the row of its kind below (or a row of its own), then run
``manage.py rechten``. A route with a new kind of thing in its address also needs that kind in
``tests/rechten_voorwerpen.py``: a function that makes one, given a source.

A thing stands in one of three relations to the user: *eigen* (of its organisation, or in its area),
*ander* (of another, but everybody with a role may see it) and *verborgen* (another's, closed). What
may not be known to exist answers 404, what is known but not allowed 403, without a login the page
to log in (API: 401), and a method that a route does not have 405.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from capaciteit.rules import AANLEVERAARS
from capaciteit.rules import BEHEERDERS as BEHEERDERS_VAN_CIJFERS
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
SCENARIOMAKER = Toegang("wie het scenario maakte", ROLHOUDERS, geweigerd=ONBEKEND)
GEEN = Toegang("niemand", frozenset(), geweigerd=NIET_ZO)


@dataclass(frozen=True)
class Regel:
    """The routes of one kind: who reads, who changes, and what kind of thing the address names.

    ``vrij``: a library decides more than this (was the password just given, is there a passkey);
    then the answer is held against the matrix only where the matrix says no.
    """

    routes: tuple[str, ...]
    lezen: Toegang
    schrijven: Toegang = GEEN
    voorwerp: str = ""
    vrij: bool = False

    def bij_lezen(self, wie: str, relatie: Relatie) -> int:
        return self.lezen.antwoord(wie, relatie)

    def bij_schrijven(self, wie: str, relatie: Relatie) -> int:
        """First the right to read the thing, when the route can; then the right to change it."""
        gelezen = MAG if self.lezen is GEEN else self.bij_lezen(wie, relatie)
        return self.schrijven.antwoord(wie, relatie) if gelezen == MAG else gelezen


def routes(app: str, namen: str) -> tuple[str, ...]:
    return tuple(f"{app}:{naam}" if app else naam for naam in namen.split())


def bij(voorwerp: str, app: str, namen: str) -> Regel:
    """Pages about one thing that everybody with a role reads, unless its source is closed."""
    return Regel(routes(app, namen), LEDEN, voorwerp=voorwerp)


def hulpbron(naam: str, model: str) -> Iterable[Regel]:
    """A resource of the API: its list, that as a file, what its fields mean, and one row."""
    yield Regel(routes("api", f"{model}-list {model}-download {model}-velden"), SLEUTEL)
    yield Regel((f"api:{model}-detail",), SLEUTEL, voorwerp=naam)


def planbron(naam: str, model: str) -> Iterable[Regel]:
    """The same for what belongs to a plan, which nobody knows of who may not see the plan."""
    lijst, een = hulpbron(naam, model)
    yield lijst
    yield replace(een, lezen=PLANSLEUTEL)


PLANBRONNEN: Final = {
    "vastgoedplannen": "vastgoedplan",
    "planprojecten": "planproject",
    "planplaatsen": "planplaats",
}
HULPBRONNEN: Final = {
    "gemeenten": "gemeente",
    "jeugdhulpregios": "jeugdhulpregio",
    "gebieden": "gebied",
    "aanbieders": "aanbieder",
    "locaties": "locatie",
    "voorzieningen": "voorziening",
    "capaciteitsmetingen": "capaciteitsmeting",
    "capaciteitscijfers": "capaciteitscijfer",
    "herkomst": "herkomst",
    "herzieningen": "herziening",
    "herkomstherzieningen": "herkomstherziening",
    "plaatsmutaties": "plaatsmutatie",
    "regelingen": "regeling",
    "beschikkingen": "beschikking",
    "toekenningen": "toekenning",
    "termijnen": "termijn",
    "indicatoren": "indicator",
    "metingen": "meting",
    "afbouwpaden": "afbouwpad",
    "bronnen": "bron",
    "bevindingen": "bevinding",
    "controles": "controleuitkomst",
}

MATRIX: Final[tuple[Regel, ...]] = (
    # Open to anyone.
    Regel(("toegankelijkheid", "kleine-aantallen", "security-txt", "gezondheid"), IEDEREEN),
    Regel(("api:root", "api:openapi", "api:woordenboek"), IEDEREEN),
    Regel(("regio:uitnodiging",), IEDEREEN, IEDEREEN, voorwerp="link"),
    Regel(
        routes(
            "",
            "account_login mfa_authenticate mfa_login_webauthn socialaccount_login_cancelled"
            " account_reset_password account_reset_password_done"
            " account_reset_password_from_key_done",
        ),
        IEDEREEN,
        IEDEREEN,
        vrij=True,
    ),
    Regel(("account_reset_password_from_key",), IEDEREEN, IEDEREEN, "herstellink", vrij=True),
    Regel(
        ("openid_connect_login", "openid_connect_callback"), IEDEREEN, IEDEREEN, "dienst", vrij=True
    ),
    Regel(("kern:sessie",), IEDEREEN, IEDEREEN, vrij=True),
    # The user's own account.
    Regel(
        routes(
            "",
            "account_change_password account_reauthenticate mfa_reauthenticate"
            " mfa_reauthenticate_webauthn mfa_index mfa_activate_totp mfa_deactivate_totp"
            " mfa_add_webauthn mfa_view_recovery_codes mfa_generate_recovery_codes"
            " mfa_download_recovery_codes",
        ),
        INGELOGD,
        INGELOGD,
        vrij=True,
    ),
    Regel(("mfa_edit_webauthn", "mfa_remove_webauthn"), ZELF, ZELF, "passkey", vrij=True),
    Regel(("uitloggen",), GEEN, IEDEREEN, vrij=True),
    Regel(("kern:sessie-hersteld",), INGELOGD, vrij=True),
    Regel(("regio:mijn-gegevens", "regio:mijn-gegevens-bestand"), INGELOGD),
    Regel(("regio:weergave-lijst",), INGELOGD),
    Regel(("regio:weergave-maken",), INGELOGD, INGELOGD, "lijst"),
    Regel(("regio:weergave-wijzigen", "regio:weergave-verwijderen"), ZELF, ZELF, "weergave"),
    Regel(("kern:taak-lijst",), INGELOGD),
    Regel(("kern:taak",), ZELF, voorwerp="taak"),
    Regel(("kern:taak-opnieuw", "kern:taak-afbreken"), GEEN, ZELF, "taak"),
    # Lists: everybody may open them; in them stands what one may see.
    Regel(("start", "zoeken"), INGELOGD),
    Regel(
        routes(
            "regio",
            "gebied-lijst jeugdhulpregio-lijst aanbieder-lijst organisatie-lijst overleg-lijst"
            " bevinding-lijst bron-lijst controle-lijst",
        ),
        INGELOGD,
    ),
    Regel(("regio:controle",), INGELOGD, voorwerp="controle"),
    Regel(routes("capaciteit", "voorziening-lijst locatie-lijst herkomst kaart"), INGELOGD),
    Regel(routes("capaciteit", "plaatsenbalans plaatsmutatie-lijst"), INGELOGD),
    Regel(routes("capaciteit", "herkomst-matrix herkomst-vergelijken"), INGELOGD),
    Regel(
        routes("capaciteit", "herziening-lijst herkomstherziening-lijst gerapporteerd-lijst"),
        INGELOGD,
    ),
    Regel(
        routes("vastgoed", "regeling-lijst termijn-lijst termijn-agenda toetsingskader-lijst"),
        INGELOGD,
    ),
    Regel(
        routes(
            "monitoring", "afbouwpad-lijst meting-lijst indicator-lijst rapport-lijst cyclus-lijst"
        ),
        INGELOGD,
    ),
    Regel(
        routes(
            "capaciteit",
            "overzicht bezetting per-maand kleinschalig per-10000 vrije-plaatsen",
        ),
        INGELOGD,
    ),
    Regel(routes("monitoring", "scenario-lijst scenario-vergelijken"), INGELOGD),
    Regel(routes("vastgoed", "plan-lijst plan-vergelijken mijn-werk"), INGELOGD),
    # Pages about one thing.
    bij(
        "gebieden",
        "regio",
        "gebied gebied-uitgangspunten gebied-knelpunten gebied-overleggen gebied-bevindingen"
        " gebied-wijzigingen",
    ),
    bij("gebieden", "capaciteit", "gebied-capaciteit"),
    bij("gebieden", "vastgoed", "gebied-geld gebied-termijnen gebied-plannen"),
    bij("gebieden", "monitoring", "gebied-monitoring"),
    bij("jeugdhulpregios", "regio", "jeugdhulpregio jeugdhulpregio-wijzigingen"),
    bij("jeugdhulpregios", "capaciteit", "jeugdhulpregio-capaciteit"),
    bij("jeugdhulpregios", "monitoring", "jeugdhulpregio-monitoring"),
    bij("aanbieders", "regio", "aanbieder aanbieder-wijzigingen"),
    bij("aanbieders", "capaciteit", "aanbieder-locaties"),
    bij("aanbieders", "vastgoed", "aanbieder-toekenningen aanbieder-plannen"),
    bij("organisaties", "regio", "organisatie"),
    bij("overleggen", "regio", "overleg overleg-agenda"),
    bij("bronnen", "regio", "bron"),
    bij("locaties", "capaciteit", "locatie locatie-tijdlijn"),
    bij("locaties", "capaciteit", "locatie-plaatsen"),
    bij(
        "regelingen",
        "vastgoed",
        "regeling regeling-toekenningen regeling-rekenblad regeling-termijnen regeling-coordinatie",
    ),
    bij("termijnen", "vastgoed", "termijn"),
    bij("toetsingskaders", "vastgoed", "toetsingskader"),
    bij("afbouwpaden", "monitoring", "afbouwpad scenario-rekenen"),
    bij("scenario", "monitoring", "scenario"),
    bij("indicatoren", "monitoring", "indicator"),
    bij("rapporten", "monitoring", "rapport rapport-bestand"),
    bij("cycli", "monitoring", "cyclus"),
    # What only some may do.
    Regel(("regio:bevinding",), LEDEN, DUIDT, "bevinding"),
    Regel(("regio:controles-opnieuw",), GEEN, DUIDT),
    Regel(("monitoring:rapport-maken",), DUIDT, DUIDT),
    Regel(("monitoring:scenario-bewaren",), DUIDT, DUIDT, "scenariopad"),
    Regel(("monitoring:scenario-stap",), GEEN, SCENARIOMAKER, "scenario"),
    Regel(("capaciteit:plaatsmutatie-boeken",), PLAATSEN, PLAATSEN),
    Regel(("capaciteit:plaatsmutatie-gevolg",), PLAATSEN),
    Regel(
        routes("capaciteit", "plaatsmutatie-terugboeken plaatsmutatie-uitvoeren"),
        PLAATSEN,
        PLAATSEN,
        "boeking",
    ),
    Regel(routes("capaciteit", "locatie-toevoegen"), PLAATSEN, PLAATSEN),
    Regel(routes("capaciteit", "register-dubbelen"), PLAATSEN),
    Regel(
        routes("capaciteit", "locatie-wijzigen locatie-sluiten voorziening-toevoegen"),
        PLAATSEN,
        PLAATSEN,
        "registerlocatie",
    ),
    Regel(
        routes(
            "capaciteit",
            "voorziening-wijzigen voorziening-omzetten voorziening-status voorziening-sluiten",
        ),
        PLAATSEN,
        PLAATSEN,
        "registervoorziening",
    ),
    Regel(("capaciteit:versie-terugdraaien",), PLAATSEN, PLAATSEN, "registerversie"),
    Regel(("capaciteit:status-terugdraaien",), PLAATSEN, PLAATSEN, "registerstatus"),
    Regel(("capaciteit:locatie-samenvoegen",), PLAATSEN, PLAATSEN, "registerlocaties"),
    Regel(("capaciteit:voorziening-samenvoegen",), PLAATSEN, PLAATSEN, "registervoorzieningen"),
    Regel(("capaciteit:samenvoeging-ongedaan",), PLAATSEN, PLAATSEN, "samenvoeging"),
    # Plans and the steps of their workflow.
    Regel(routes("vastgoed", "plan plan-inhoud plan-versies"), PLANLEZERS, voorwerp="plan"),
    Regel(routes("vastgoed", "plan-bevindingen plan-doorrekening"), PLANLEZERS, voorwerp="plan"),
    Regel(("vastgoed:plan-schuifplan",), PLANLEZERS, PLANOPSTELLERS, "planconcept"),
    Regel(("vastgoed:plan-bevinding-toelichten",), PLANLEZERS, PLANOPSTELLERS, "planbevinding"),
    Regel(("vastgoed:plan-voorwaarden",), PLANLEZERS, voorwerp="plan"),
    Regel(("vastgoed:plan-stap",), COORDINATOREN, COORDINATOREN, "planstap"),
    Regel(("vastgoed:plan-toetsers",), COORDINATOREN, voorwerp="plan"),
    Regel(("vastgoed:plan-toetser-aanwijzen",), COORDINATOREN, COORDINATOREN, "toetskeuze"),
    Regel(
        routes("vastgoed", "plan-toetser-wijzigen plan-toetser-intrekken"),
        COORDINATOREN,
        COORDINATOREN,
        "toewijzing",
    ),
    Regel(("vastgoed:plan-voorwaarde-stap",), COORDINATOREN, COORDINATOREN, "planvoorwaarde"),
    Regel(("vastgoed:plan-voorwaarde-bestand",), PLANLEZERS, voorwerp="voorwaardebestand"),
    Regel(("vastgoed:plan-verschil",), PLANLEZERS, voorwerp="planversies"),
    Regel(("vastgoed:plan-werkboek",), PLANOPSTELLERS, PLANOPSTELLERS, "planconcept"),
    Regel(("vastgoed:plan-werkboek-sjabloon",), PLANOPSTELLERS, voorwerp="planconcept"),
    Regel(
        routes("vastgoed", "plan-werkboek-een plan-werkboek-terugdraaien"),
        PLANOPSTELLERS,
        PLANOPSTELLERS,
        "planwerkboek",
    ),
    Regel(
        routes("vastgoed", "plan-werkboek-bestand plan-werkboek-gemerkt"),
        PLANOPSTELLERS,
        voorwerp="planwerkboek",
    ),
    Regel(("vastgoed:plan-werkboek-wegleggen",), GEEN, PLANOPSTELLERS, "planwerkboek"),
    Regel(("vastgoed:plan-dossier",), PLANLEZERS, PLANLEZERS, "plan"),
    Regel(
        routes("vastgoed", "plan-dossier-pdf plan-dossier-zip"), PLANLEZERS, voorwerp="plandossier"
    ),
    # Making a plan and filling it in.
    Regel(("vastgoed:plan-nieuw",), PLANBEGINNERS, PLANBEGINNERS, "opstellersrol"),
    Regel(
        routes("vastgoed", "plan-invullen plan-veldhistorie"),
        PLANOPSTELLERS,
        voorwerp="planconcept",
    ),
    Regel(("vastgoed:plan-sectie",), PLANOPSTELLERS, PLANOPSTELLERS, "plansectie"),
    Regel(
        routes("vastgoed", "plan-veld plan-samenvoegen plan-terugzetten"),
        GEEN,
        PLANOPSTELLERS,
        "plansectie",
    ),
    Regel(("vastgoed:plan-bijlagen",), PLANLEZERS, PLANOPSTELLERS, "planconcept"),
    Regel(
        routes("vastgoed", "plan-bijlage plan-bijlage-voorbeeld"),
        PLANLEZERS,
        voorwerp="planbijlage",
    ),
    Regel(("vastgoed:plan-bijlage-wijzigen",), PLANOPSTELLERS, PLANOPSTELLERS, "planbijlage"),
    # Assessment frameworks and their versions.
    Regel(("vastgoed:toetsingskader-beginnen",), KADERBEGINNERS, KADERBEGINNERS),
    Regel(
        ("vastgoed:toetsingskader-nieuwe-versie", "vastgoed:toetsingskader-terugdraaien"),
        KADERBEHEER,
        KADERBEHEER,
        "eigen kader",
    ),
    Regel(
        routes(
            "vastgoed",
            "toetsingskader-wijzigen toetsingskader-vaststellen toetsingskader-intrekken"
            " toetsingskader-terughalen criterium-toevoegen",
        ),
        KADERCONCEPT,
        KADERCONCEPT,
        "kaderconcept",
    ),
    Regel(
        routes("vastgoed", "criterium-wijzigen criterium-verwijderen"),
        KADERCONCEPT,
        KADERCONCEPT,
        "criterium",
    ),
    Regel(("vastgoed:criterium-verplaatsen",), GEEN, KADERCONCEPT, "criterium"),
    Regel(("vastgoed:toetsingskader-vergelijken",), LEDEN, voorwerp="kaderversies"),
    # Messages.
    Regel(("regio:bericht-lijst",), INGELOGD),
    Regel(("regio:berichtvoorkeur",), INGELOGD, INGELOGD),
    Regel(("regio:bericht",), ZELF_OF_BEHEERDER, voorwerp="bericht"),
    Regel(("regio:bericht-opnieuw",), GEEN, BEHEERT, "bericht"),
    Regel(("regio:bericht-uitgaand",), BEHEERDERS),
    Regel(("regio:berichtsjabloon-lijst",), BERICHTSCHRIJVERS),
    Regel(
        ("regio:berichtsjabloon", "regio:berichtsjabloon-standaard"),
        BERICHTSCHRIJVERS,
        BERICHTSCHRIJVERS,
        "berichtsjabloon",
    ),
    # Reviewing plans.
    Regel(("vastgoed:plan-toetsing",), PLANLEZERS, voorwerp="plan"),
    Regel(("vastgoed:toetsing",), TOETSERS, voorwerp="toetsing"),
    Regel(
        routes("vastgoed", "toetsing-belang toetsing-inleveren toetsing-terugnemen"),
        TOETSERS,
        TOETSERS,
        "toetsing",
    ),
    Regel(("vastgoed:toetsing-criterium",), TOETSERS, TOETSERS, "toetsingscriterium"),
    Regel(("vastgoed:plan-oordelen",), OORDEELLEZERS, voorwerp="getoetst plan"),
    Regel(("vastgoed:plan-oordelen-eensgezind",), GEEN, COORDINATOREN, "getoetst plan"),
    Regel(
        routes("vastgoed", "plan-oordelen-opnieuw plan-advies-opstellen"),
        COORDINATOREN,
        COORDINATOREN,
        "getoetst plan",
    ),
    Regel(("vastgoed:plan-oordeel-samen",), COORDINATOREN, COORDINATOREN, "planoordeel"),
    # Supplement requests.
    Regel(("vastgoed:plan-vragen",), COORDINATOREN, voorwerp="getoetst plan"),
    Regel(
        routes("vastgoed", "plan-vraag-maken plan-vragen-verzoek"),
        COORDINATOREN,
        COORDINATOREN,
        "getoetst plan",
    ),
    Regel(("vastgoed:plan-vragen-overnemen",), GEEN, COORDINATOREN, "getoetst plan"),
    Regel(("vastgoed:plan-vraag-wijzigen",), COORDINATOREN, COORDINATOREN, "aanvulvraag"),
    Regel(("vastgoed:plan-vraag-opnemen",), GEEN, COORDINATOREN, "aanvulvraag"),
    Regel(("vastgoed:plan-aanvullen",), PLANLEZERS, PLANOPSTELLERS, "planconcept"),
    Regel(("vastgoed:toetsing-vraag",), TOETSERS, TOETSERS, "toetsingscriterium"),
    # Managing people.
    Regel(("regio:wijziging-lijst", "regio:beveiliging-lijst"), BEHEERDERS),
    Regel(("regio:keten", "regio:keten-bestand"), KETEN),
    Regel(("regio:toegang-lijst",), BEHEERT),
    Regel(("regio:toegang",), BEHEERT, voorwerp="toegang"),
    Regel(("regio:toegang-uitnodigen", "regio:toegang-beoordeling"), BEHEERT, BEHEERT, "toegang"),
    Regel(
        ("regio:rol-wijzigen", "regio:rol-beeindigen", "regio:tweede-stap-wissen"),
        BEHEERT,
        BEHEERT,
        "lidmaatschap",
    ),
    Regel(
        ("regio:uitnodiging-opnieuw", "regio:uitnodiging-intrekken"), GEEN, BEHEERT, "uitnodiging"
    ),
    Regel(("regio:sleutel-lijst",), SLEUTELHOUDERS),
    Regel(("regio:sleutel-maken",), SLEUTELHOUDERS, SLEUTELHOUDERS),
    Regel(("regio:sleutel-intrekken",), SLEUTELHOUDERS, SLEUTELHOUDERS, "sleutel"),
    # Delivering.
    Regel(("capaciteit:aanleveren",), LEVERAARS),
    Regel(("capaciteit:aanleverplicht-lijst", "capaciteit:aanleverronde-lijst"), VOLGERS),
    Regel(("capaciteit:aanleverronde",), VOLGERS, voorwerp="aanleverronde"),
    Regel(("capaciteit:aanleverronde-maken",), RONDEBEHEER, RONDEBEHEER),
    Regel(("capaciteit:aanleverplicht",), PARTIJEN, LEVERAARS, "aanleverplicht"),
    Regel(("capaciteit:aanleverplicht-sjabloon",), LEVERAARS, voorwerp="aanleverplicht"),
    Regel(
        (
            "capaciteit:aanleverplicht-invullen",
            "capaciteit:aanleverplicht-niets",
            "capaciteit:herkomst-invoeren",
        ),
        LEVERAARS,
        LEVERAARS,
        "aanleverplicht",
    ),
    Regel(("capaciteit:aanleverplicht-uitstel",), UITSTELLERS, UITSTELLERS, "aanleverplicht"),
    Regel(("capaciteit:aanlevering",), PARTIJEN, LEVERAARS, "aanlevering"),
    Regel(
        routes("capaciteit", "aanlevering-voorbeeld aanlevering-bestand aanlevering-gemerkt"),
        PARTIJEN,
        voorwerp="aanlevering",
    ),
    Regel(("capaciteit:aanlevering-terugnemen",), LEVERAARS, LEVERAARS, "aanlevering"),
    Regel(
        routes("capaciteit", "aanlevering-overnemen aanlevering-intrekken aanlevering-controleren"),
        GEEN,
        LEVERAARS,
        "aanlevering",
    ),
    Regel(("api:aanlevering-list",), LEVERSLEUTEL, LEVERSLEUTEL),
    Regel(("api:aanlevering-detail",), LEVERSLEUTEL, voorwerp="aanlevering"),
    Regel(("api:planwerkboek-list",), LEVERSLEUTEL, LEVERSLEUTEL, "plan met werkboek"),
    # The API.
    Regel(("api:wijzigingen",), SLEUTEL),
    Regel(("api:samenvatting",), SLEUTEL),
    *(regel for naam, model in PLANBRONNEN.items() for regel in planbron(naam, model)),
    *(regel for naam, model in HULPBRONNEN.items() for regel in hulpbron(naam, model)),
)


def regel_per_route() -> dict[str, Regel]:
    """Raises ValueError for a route that has two rows."""
    gevonden: dict[str, Regel] = {}
    for regel in MATRIX:
        for route in regel.routes:
            if route in gevonden:
                raise ValueError(f"{route} staat twee keer in de matrix.")
            gevonden[route] = regel
    return gevonden
