"""Organisations, sources, messages and people."""

from typing import Final

from .regel import Regel, bij, routes
from .toegang import (
    BEHEERDERS,
    BEHEERT,
    BERICHTSCHRIJVERS,
    DUIDT,
    GEEN,
    IEDEREEN,
    INGELOGD,
    KETEN,
    LEDEN,
    SLEUTELHOUDERS,
    ZELF,
    ZELF_OF_BEHEERDER,
)

REGELS: Final[tuple[Regel, ...]] = (
    Regel(("regio:uitnodiging",), IEDEREEN, IEDEREEN, voorwerp="link"),
    Regel(("regio:mijn-gegevens", "regio:mijn-gegevens-bestand"), INGELOGD),
    Regel(("regio:weergave-lijst",), INGELOGD),
    Regel(("regio:weergave-maken",), INGELOGD, INGELOGD, "lijst"),
    Regel(("regio:weergave-wijzigen", "regio:weergave-verwijderen"), ZELF, ZELF, "weergave"),
    Regel(
        routes(
            "regio",
            "gebied-lijst jeugdhulpregio-lijst aanbieder-lijst organisatie-lijst overleg-lijst"
            " bevinding-lijst bron-lijst controle-lijst",
        ),
        INGELOGD,
    ),
    Regel(("regio:controle",), INGELOGD, voorwerp="controle"),
    # Pages about one thing.
    bij(
        "gebieden",
        "regio",
        "gebied gebied-uitgangspunten gebied-knelpunten gebied-overleggen gebied-bevindingen"
        " gebied-wijzigingen",
    ),
    bij("jeugdhulpregios", "regio", "jeugdhulpregio jeugdhulpregio-wijzigingen"),
    bij("aanbieders", "regio", "aanbieder aanbieder-wijzigingen"),
    bij("organisaties", "regio", "organisatie"),
    bij("overleggen", "regio", "overleg overleg-agenda"),
    bij("bronnen", "regio", "bron"),
    # What only some may do.
    Regel(("regio:bevinding",), LEDEN, DUIDT, "bevinding"),
    Regel(("regio:controles-opnieuw",), GEEN, DUIDT),
    # Messages.
    Regel(("regio:bericht-lijst",), INGELOGD),
    Regel(("regio:berichtvoorkeur",), INGELOGD, INGELOGD),
    Regel(("regio:bericht",), ZELF_OF_BEHEERDER, voorwerp="bericht"),
    Regel(("regio:bericht-opnieuw",), GEEN, BEHEERT, "bericht"),
    Regel(("regio:bericht-uitgaand",), BEHEERDERS),
    Regel(("regio:wachtrij",), BEHEERDERS),
    Regel(routes("regio", "wachtrij-opnieuw wachtrij-afdoen"), GEEN, BEHEERT, "collegataak"),
    Regel(("regio:berichtsjabloon-lijst",), BERICHTSCHRIJVERS),
    Regel(
        ("regio:berichtsjabloon", "regio:berichtsjabloon-standaard"),
        BERICHTSCHRIJVERS,
        BERICHTSCHRIJVERS,
        "berichtsjabloon",
    ),
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
)
