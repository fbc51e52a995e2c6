"""The main navigation: seven sections, each with its pages, in one place.

Which page is current follows from the address: the page whose address is the longest prefix.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse

ONDERDELEN: Final[list[tuple[str, list[tuple[str, str]]]]] = [
    ("Overzicht", [("Overzicht", "start")]),
    (
        "Regio's en aanbieders",
        [
            ("Aanbieders", "regio:aanbieder-lijst"),
            ("Gebieden", "regio:gebied-lijst"),
            ("Jeugdhulpregio's", "regio:jeugdhulpregio-lijst"),
            ("Organisaties", "regio:organisatie-lijst"),
            ("Overleggen", "regio:overleg-lijst"),
        ],
    ),
    (
        "Capaciteit",
        [
            ("Overzicht", "capaciteit:overzicht"),
            ("Vrije plaatsen", "capaciteit:vrije-plaatsen"),
            ("Voorzieningen", "capaciteit:voorziening-lijst"),
            ("Locaties", "capaciteit:locatie-lijst"),
            ("Plaatsenbalans", "capaciteit:plaatsenbalans"),
            ("Herkomst", "capaciteit:herkomst"),
            ("Herkomst per voorziening", "capaciteit:herkomst-matrix"),
            ("Herzieningen", "capaciteit:herziening-lijst"),
            ("Kaart", "capaciteit:kaart"),
            ("Aanleveren", "capaciteit:aanleveren"),
            ("Wie is nog niet klaar", "capaciteit:aanleverplicht-lijst"),
        ],
    ),
    (
        "Plannen",
        [
            ("Plannen", "vastgoed:plan-lijst"),
            ("Toetsingskader", "vastgoed:toetsingskader-lijst"),
        ],
    ),
    (
        "Geld en termijnen",
        [
            ("Regelingen", "vastgoed:regeling-lijst"),
            ("Termijnen", "vastgoed:termijn-lijst"),
        ],
    ),
    (
        "Monitoring",
        [
            ("Afbouwpaden", "monitoring:afbouwpad-lijst"),
            ("Doelen", "monitoring:doel-lijst"),
            ("In de pas", "monitoring:pas"),
            ("Alternatieven", "monitoring:alternatief-lijst"),
            ("Scenario's", "monitoring:scenario-lijst"),
            ("Instroom en metingen", "monitoring:meting-lijst"),
            ("Indicatoren", "monitoring:indicator-lijst"),
            ("Cycli", "monitoring:cyclus-lijst"),
            ("Leveringen", "monitoring:leverplicht-lijst"),
            ("Reflectiesessies", "monitoring:reflectie-lijst"),
            ("Ontwikkelopdrachten", "monitoring:opdracht-lijst"),
            ("Adviezen", "monitoring:advies-lijst"),
            ("Rapporten", "monitoring:rapport-lijst"),
        ],
    ),
    (
        "Bronnen en bevindingen",
        [
            ("Bevindingen", "regio:bevinding-lijst"),
            ("Bronnen", "regio:bron-lijst"),
            ("Controles", "regio:controle-lijst"),
        ],
    ),
]

ONDER: Final[dict[str, str]] = {
    "/aanbevelingen": "monitoring:advies-lijst",
    "/analyses": "monitoring:cyclus-lijst",
    "/besluitregels": "monitoring:advies-lijst",
    "/cyclusbesluiten": "monitoring:advies-lijst",
    "/gebiedscijfers": "monitoring:meting-lijst",
    "/hiaten": "monitoring:cyclus-lijst",
    "/leverbestanden": "monitoring:leverplicht-lijst",
    "/leverversies": "monitoring:leverplicht-lijst",
    "/mijn-werk": "start",
    "/taken": "start",
    "/toetsingen": "vastgoed:plan-lijst",
}
"""Addresses that lie under a page of the menu, though theirs does not begin with its address."""


@dataclass
class Deel:
    """One link of the navigation."""

    label: str
    url: str
    huidig: bool = False
    daaronder: bool = False
    delen: list["Deel"] = field(default_factory=list)

    @property
    def soort_huidig(self) -> str:
        """``page`` on the page itself; ``true`` on a page inside the section."""
        return "true" if self.delen or self.daaronder else "page"


def navigatie(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``navigatie`` (sections with ``huidig`` and ``delen``) and ``versie``."""
    user = getattr(request, "user", None)
    gevonden = [onderdeel(label, paginas, user) for label, paginas in ONDERDELEN]
    onderdelen = [deel for deel in gevonden if deel]
    markeer_huidig(onderdelen, request.path)
    return {"navigatie": onderdelen, "programmaversie": settings.VERSIE}


def onderdeel(label: str, paginas: list[tuple[str, str]], user: Any) -> Deel | None:
    """A section with the pages that ``user`` has a use for; none: no section."""
    delen = [Deel(naam, adres(pagina)) for naam, pagina in paginas if zichtbaar(pagina, user)]
    if not delen:
        return None
    return Deel(label, delen[0].url, delen=delen if len(delen) > 1 else [])


@cache
def adres(pagina: str) -> str:
    """The address of a page, or nothing when this installation does not have it."""
    try:
        return reverse(pagina)
    except NoReverseMatch:
        return ""


def zichtbaar(pagina: str, user: Any) -> bool:
    """The page exists and says that it is for ``user`` (``kern.views.PageMixin``)."""
    if user is None or not user.is_authenticated or not adres(pagina):
        return False
    visible_for = getattr(view_class(pagina), "visible_for", None)
    return visible_for is None or visible_for(user)


@cache
def view_class(pagina: str) -> Any:
    """What answers at the address of a page, when that is a class."""
    return getattr(resolve(adres(pagina)).func, "view_class", None)


def markeer_huidig(onderdelen: list[Deel], pad: str) -> None:
    """Mark the page at ``pad``, or the page it lies under, and its section."""
    elders = next((pagina for begin, pagina in ONDER.items() if onder(pad, begin)), "")
    waar = adres(elders) if elders else pad
    treffers = [
        (len(deel.url), sectie, deel)
        for sectie in onderdelen
        for deel in (sectie.delen or [sectie])
        if onder(waar, deel.url)
    ]
    if treffers:
        _, sectie, deel = max(treffers, key=lambda treffer: treffer[0])
        sectie.huidig = deel.huidig = True
        sectie.daaronder = deel.daaronder = pad != deel.url


def onder(pad: str, begin: str) -> bool:
    return pad == begin or (begin != "/" and pad.startswith(f"{begin}/"))
