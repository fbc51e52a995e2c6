"""An adopted cycle is not done before its report is published: it stands among somebody's work."""

import pytest

from monitoring.rapport.werk import rapporten, wachtende_rapporten
from regio.choices import Rol
from tests.factories import make_gebruiker, make_jeugdhulpregio
from tests.factories_monitoring_cyclus import Cycluspartijen
from tests.factories_monitoring_rapport import make_rapport
from vastgoed.mijn_werk import aantal, werklijsten

pytestmark = pytest.mark.django_db


@pytest.fixture
def partijen():
    return Cycluspartijen()


def wacht_op(partijen, cyclus):
    beleid = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[cyclus.gebied])
    wie = {
        "begeleider": partijen.begeleider,
        "analist": partijen.analist,
        "bestuurder": partijen.bestuurder,
        "leveraar": partijen.leveraar,
        "beleid": beleid,
        "elders": make_gebruiker(rol=Rol.BELEIDSMEDEWERKER),
    }
    return {naam for naam, mens in wie.items() if wachtende_rapporten(mens).contains(cyclus)}


@pytest.mark.parametrize(
    ("status", "stand", "wie"),
    [
        ("advies", None, set()),
        ("vastgesteld", None, {"begeleider", "analist"}),
        ("vastgesteld", "ingetrokken", {"begeleider", "analist"}),
        ("vastgesteld", "concept", {"bestuurder", "beleid"}),
        ("vastgesteld", "vastgesteld", {"beleid"}),
        ("vastgesteld", "gepubliceerd", set()),
    ],
)
def test_the_report_waits_for_who_may_take_its_next_step(partijen, status, stand, wie):
    cyclus = partijen.cyclus(status)
    if stand:
        make_rapport(cyclus=cyclus, status=stand)

    assert wacht_op(partijen, cyclus) == wie


def test_the_newest_edition_counts_and_that_of_a_region_does_not(partijen):
    cyclus = partijen.cyclus("vastgesteld")
    make_rapport(cyclus=cyclus, status="gepubliceerd", jeugdhulpregio=make_jeugdhulpregio())
    make_rapport(cyclus=cyclus, status="gepubliceerd")
    assert not wacht_op(partijen, cyclus)

    make_rapport(cyclus=cyclus, versie=2)

    assert "bestuurder" in wacht_op(partijen, cyclus)


def test_it_stands_among_my_work_with_the_page_where_it_is_done(partijen, client_van):
    cyclus = partijen.cyclus("vastgesteld")
    client = client_van(partijen.analist)

    (lijst,) = werklijsten(partijen.analist)
    (werk,) = lijst.werk

    assert (werk.titel, werk.doen) == (
        f"Rapport {cyclus}",
        "De cyclus is vastgesteld. Maak het rapport",
    )
    assert aantal(partijen.analist) == 1
    formulier = client.get(werk.url).context["form"]
    assert formulier.initial["halfjaar"] == str(cyclus.halfjaar)


def test_cycles_cost_as_many_queries_for_three_as_for_one(partijen, django_assert_num_queries):
    for helft, jaar in ((1, 2024), (2, 2024), (1, 2025)):
        make_rapport(cyclus=partijen.cyclus("vastgesteld", jaar=jaar, helft=helft))
    wie = partijen.bestuurder
    wie.huidige_lidmaatschappen, wie.werkgebieden  # noqa: B018  # read once per request

    with django_assert_num_queries(2):
        assert len(list(rapporten(wachtende_rapporten(wie)))) == 3
