"""Every route of the URLconf, as every role and as nobody, held against the matrix of rights."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from jeugdzorg.rechten import (
    GEEN,
    INLOGGEN,
    MAG,
    MATRIX,
    NIEMAND,
    NIET_ZO,
    WIE,
    Regel,
    Relatie,
    regel_per_route,
)
from jeugdzorg.rechtentabel import BESTAND, tabel
from regio.choices import Rol
from tests.factories import make_toegangssleutel
from tests.rechten_voorwerpen import VOORWERPEN, Wereld

REGELS = regel_per_route()
KAN_NIET = {INLOGGEN, 401, 403, 404, NIET_ZO}
UITVOERIG = {NIEMAND, Rol.API_CLIENT}
MET_VRAAG = {"api:pas"}
"""Resources that want to be asked about an area."""


def patronen_van(patronen, voor="") -> Iterator[tuple[str, URLPattern]]:
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            ruimte = f"{patroon.namespace}:" if patroon.namespace else ""
            yield from patronen_van(patroon.url_patterns, voor + ruimte)
        else:
            yield f"{voor}{patroon.name}", patroon


PATRONEN = dict(patronen_van(get_resolver().url_patterns))
ROUTES = sorted(PATRONEN)


def test_every_route_has_a_row_and_every_row_a_route():
    assert sorted(REGELS) == ROUTES


def test_the_walk_can_fill_every_address():
    assert {regel.voorwerp for regel in MATRIX if regel.voorwerp} <= set(VOORWERPEN)


def test_the_document_is_what_the_matrix_says():
    assert BESTAND.read_text(encoding="utf-8") == tabel(), "Draai manage.py rechten."


def test_the_command_writes_that_document(tmp_path):
    call_command("rechten", uitvoer=tmp_path / "rechten.md")

    assert (tmp_path / "rechten.md").read_text(encoding="utf-8") == tabel()


class Wandelaar:
    """Asks for addresses as one visitor; whatever a request changes is undone."""

    def __init__(self, wie: str) -> None:
        self.wereld = Wereld(wie)
        self.client = Client(raise_request_exception=False)
        self.sleutel = {}
        self.verzoeken: Counter[str] = Counter()
        if self.wereld.bezoeker:
            self.client.force_login(self.wereld.bezoeker)
        if wie == Rol.API_CLIENT:
            sleutel = make_toegangssleutel(gebruiker=self.wereld.bezoeker)
            self.sleutel = {"HTTP_AUTHORIZATION": f"Bearer {sleutel.sleutel}"}

    def antwoord(self, methode: str, route: str, regel: Regel, relatie: Relatie) -> int:
        """The status; 302 only when it leads to the page to log in, else that counts as 200."""
        pad = reverse(route, args=self.wereld.adres(regel.voorwerp, relatie))
        koekjes = self.client.cookies.copy()
        kop = self.sleutel if route.startswith("api:") else {}
        with transaction.atomic():
            antwoord = self.client.generic(methode, pad, **kop)
            transaction.set_rollback(True)
        if antwoord.streaming:
            list(antwoord)
        self.client.cookies = koekjes
        self.verzoeken[methode] += 1
        if antwoord.status_code == 302:
            return INLOGGEN if antwoord.url.startswith("/inloggen") else MAG
        gevraagd = methode == "POST" or route in MET_VRAAG
        if gevraagd and antwoord.status_code == 400:  # may do it, with other input
            return MAG
        return MAG if antwoord.status_code in {204, 503} else antwoord.status_code


def relaties(regel: Regel) -> list[Relatie]:
    """Things to ask for; another's that anybody may have as if it were theirs is left out."""
    als_eigen = all(
        antwoord(wie, Relatie.ANDER) == antwoord(wie, Relatie.EIGEN)
        for wie in WIE
        for antwoord in (regel.bij_lezen, regel.bij_schrijven)
    )
    if not regel.voorwerp:
        return [Relatie.EIGEN]
    return [relatie for relatie in Relatie if relatie != Relatie.ANDER or not als_eigen]


def kan(route: str, methode: str) -> bool:
    """Could the view of a route answer this? Of a function nobody can tell without asking."""
    view = PATRONEN[route].callback
    if acties := getattr(view, "actions", None):
        return methode.lower() in acties
    klasse = getattr(view, "view_class", None)
    return klasse is None or hasattr(klasse, methode.lower())


def onveilig(wie: str, route: str, regel: Regel) -> list[str]:
    """Methods that a route does not have; some visitors ask for them all, others for those that
    something is there for."""
    alle = ["DELETE", "PATCH", "POST", "PUT"] if wie in UITVOERIG else ["POST"]
    eigen = {"POST", "PUT"} if regel.schrijven is not GEEN else set()
    return [m for m in alle if m not in eigen and (wie in UITVOERIG or kan(route, m))]


def klopt(werkelijk: int, verwacht: int, regel: Regel) -> bool:
    """As the matrix says; where a library decides too: never more than the matrix says."""
    if not regel.vrij:
        return werkelijk == verwacht
    return werkelijk < 500 and (verwacht == MAG or werkelijk != MAG)


@pytest.mark.django_db
@pytest.mark.usefixtures("zonder_kader")
@pytest.mark.parametrize("wie", WIE)
def test_no_route_gives_more_or_less_than_the_matrix_says(wie, settings, record_property):
    settings.API_LIMIET = "100000/min"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    wandelaar = Wandelaar(wie)
    fouten = []

    for route, regel in REGELS.items():
        for relatie in relaties(regel):
            verwacht = {"GET": regel.bij_lezen(wie, relatie)}
            if regel.schrijven is not GEEN:
                verwacht["POST"] = regel.bij_schrijven(wie, relatie)
            for methode, status in verwacht.items():
                werkelijk = wandelaar.antwoord(methode, route, regel, relatie)
                if not klopt(werkelijk, status, regel):
                    fouten.append(f"{methode} {route} {relatie.value}: {werkelijk}, niet {status}")
        for methode in onveilig(wie, route, regel):
            werkelijk = wandelaar.antwoord(methode, route, regel, Relatie.EIGEN)
            if werkelijk not in KAN_NIET and not regel.vrij:
                fouten.append(f"{methode} {route}: {werkelijk}, maar dit kan niemand")

    record_property("verzoeken", dict(wandelaar.verzoeken))
    assert not fouten, "\n".join(fouten)


def test_the_walk_covers_every_route_as_every_role(record_property):
    aantal = len(ROUTES) * len(WIE)
    record_property("routes × rollen", f"{len(ROUTES)} × {len(WIE)} = {aantal}")

    assert {NIEMAND, *Rol.values} < set(WIE)
    assert aantal > 1500
