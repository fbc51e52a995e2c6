"""Every role at every page of targets, versions and scenario's, as the matrix says."""

import pytest

from jeugdzorg.rechten import GEEN, WIE
from tests.test_rechten import REGELS, Wandelaar, klopt, relaties

pytestmark = pytest.mark.django_db
DEELS = ("monitoring:doel", "monitoring:pad-", "monitoring:scenario")
VAN_DEZE_KAMER = {route: regel for route, regel in REGELS.items() if route.startswith(DEELS)}


@pytest.mark.parametrize("wie", WIE)
def test_no_page_of_targets_gives_more_or_less_than_the_matrix_says(wie):
    wandelaar = Wandelaar(wie)
    fouten = []

    for route, regel in VAN_DEZE_KAMER.items():
        for relatie in relaties(regel):
            verwacht = {"GET": regel.bij_lezen(wie, relatie)}
            if regel.schrijven is not GEEN:
                verwacht["POST"] = regel.bij_schrijven(wie, relatie)
            for methode, status in verwacht.items():
                werkelijk = wandelaar.antwoord(methode, route, regel, relatie)
                if not klopt(werkelijk, status, regel):
                    fouten.append(f"{methode} {route} {relatie.value}: {werkelijk}, niet {status}")

    assert not fouten, "\n".join(fouten)


def test_there_are_pages_to_walk():
    assert len(VAN_DEZE_KAMER) >= 15
