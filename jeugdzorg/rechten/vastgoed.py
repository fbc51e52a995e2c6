"""Schemes, plans and their review."""

from typing import Final

from .regel import Regel, bij, routes
from .toegang import (
    COORDINATOREN,
    GEEN,
    INGELOGD,
    KADERBEGINNERS,
    KADERBEHEER,
    KADERCONCEPT,
    LEDEN,
    OORDEELLEZERS,
    PLANBEGINNERS,
    PLANLEZERS,
    PLANOPSTELLERS,
    TOETSERS,
)

REGELS: Final[tuple[Regel, ...]] = (
    Regel(
        routes("vastgoed", "regeling-lijst termijn-lijst termijn-agenda toetsingskader-lijst"),
        INGELOGD,
    ),
    Regel(routes("vastgoed", "plan-lijst plan-vergelijken mijn-werk"), INGELOGD),
    bij("gebieden", "vastgoed", "gebied-geld gebied-termijnen gebied-plannen"),
    bij("aanbieders", "vastgoed", "aanbieder-toekenningen aanbieder-plannen"),
    bij(
        "regelingen",
        "vastgoed",
        "regeling regeling-toekenningen regeling-rekenblad regeling-termijnen regeling-coordinatie",
    ),
    bij("termijnen", "vastgoed", "termijn"),
    bij("toetsingskaders", "vastgoed", "toetsingskader"),
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
)
