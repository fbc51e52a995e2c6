"""The API."""

from dataclasses import replace
from typing import Final

from .regel import Regel, hulpbron, planbron, routes
from .toegang import IEDEREEN, LEVERSLEUTEL, MAG, SLEUTEL

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
    "indicatorversies": "indicatorversie",
    "gebiedsindicatoren": "gebiedsindicator",
    "metingen": "meting",
    "doelstellingen": "doelstelling",
    "cycli": "cyclus",
    "afbouwpaden": "afbouwpad",
    "scenario": "scenario",
    "alternatieven": "alternatief",
    "reflectiesessies": "reflectiesessie",
    "analyseversies": "analyse",
    "ontwikkelopdrachten": "ontwikkelopdracht",
    "bronnen": "bron",
    "bevindingen": "bevinding",
    "controles": "controleuitkomst",
}

REGELS: Final[tuple[Regel, ...]] = (
    Regel(("api:root", "api:openapi", "api:woordenboek"), IEDEREEN),
    Regel(("api:aanlevering-list",), LEVERSLEUTEL, LEVERSLEUTEL),
    Regel(("api:aanlevering-detail",), LEVERSLEUTEL, voorwerp="aanlevering"),
    Regel(("api:indicatorlevering-list",), LEVERSLEUTEL, LEVERSLEUTEL),
    Regel(("api:indicatorlevering-detail",), LEVERSLEUTEL, voorwerp="indicatorlevering"),
    Regel(("api:planwerkboek-list",), LEVERSLEUTEL, LEVERSLEUTEL, "plan met werkboek"),
    # The API.
    Regel(("api:wijzigingen", "api:monitoring-wijzigingen"), SLEUTEL),
    Regel(("api:samenvatting", "api:pas", "api:gebiedscijfer-list"), SLEUTEL),
    *(regel for naam, model in PLANBRONNEN.items() for regel in planbron(naam, model)),
    Regel(routes("api", "rapport-list rapport-download rapport-velden"), SLEUTEL),
    Regel(("api:rapport-detail",), replace(SLEUTEL, verborgen=MAG), voorwerp="gepubliceerd"),
    *(regel for naam, model in HULPBRONNEN.items() for regel in hulpbron(naam, model)),
)
