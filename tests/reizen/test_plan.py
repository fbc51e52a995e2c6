"""The journey of a plan in a real browser: four roles, from first draft to decision, on the real
Overijssel framework of 27 criteria."""

import pytest

from capaciteit.models import Plaatsmutatie
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Oordeel, Planvoorwaarde

from .als_aanbieder import beantwoord, lees_besluit, maak_plan, vul_aan, vul_in
from .als_gemeente import (
    adviseer,
    besluit,
    geef_terug,
    neem_in_toetsing,
    oordeel_samen,
    vraag_aanvulling,
    wijs_toetsers_aan,
)
from .als_toetser import toets_blind, toets_opnieuw
from .kijken import doe_stap
from .spelers import Spelers, planinhoud

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("gegevens")]


@pytest.fixture
def spelers():
    return Spelers()


@pytest.fixture
def paginas(spelers, pagina_van):
    """A browser of their own for each who plays."""
    wie = ("anna", "bram", "cas", "dina", "els")
    return {naam: pagina_van(getattr(spelers, naam), accept_downloads=True) for naam in wie}


def test_from_first_draft_to_decision(paginas, spelers, tmp_path):
    anna, bram = paginas["anna"], paginas["bram"]
    plan = maak_plan(anna, spelers)
    vul_in(anna, plan, planinhoud(), tmp_path)
    doe_stap(anna, plan, "Plan indienen", "indienen")
    geef_terug(bram, plan)
    vul_aan(anna, plan)
    doe_stap(anna, plan, "Plan indienen", "opnieuw-indienen")
    wijs_toetsers_aan(bram, plan)
    neem_in_toetsing(bram, plan, "in_toetsing_nemen")
    toetsingen = toets_blind(paginas, spelers, plan)
    vraag_aanvulling(bram, plan)
    beantwoord(anna, plan, tmp_path)
    neem_in_toetsing(bram, plan, "opnieuw-in_toetsing")
    for page, toetsing, naam in zip(
        (paginas["cas"], paginas["dina"]), toetsingen, ("cas", "dina"), strict=True
    ):
        toets_opnieuw(page, toetsing, naam)
    assert Oordeel.objects.filter(toetsing=toetsingen[0], versie__nummer=2).count() == 26
    oordeel_samen(bram, plan)
    adviseer(bram, plan)
    besluit(paginas["els"], plan)
    lees_besluit(anna, plan)

    plan.refresh_from_db()
    assert (plan.status, plan.uitkomst) == (
        Planstatus.BESLOTEN,
        "goedgekeurd_onder_voorwaarden",
    )
    assert Plaatsmutatie.objects.filter(aard="plan", project__startswith=plan.code).count() == 2
    assert Planvoorwaarde.objects.bindend().filter(plan=plan).count() == 2
