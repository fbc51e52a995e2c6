import pytest
from django.urls import reverse

from monitoring.analyse.hiaten import losse_signalen
from monitoring.analyse.naast import Naast
from monitoring.models import Reflectieantwoord
from tests.factories import make_gebied, make_jeugdhulpregio
from tests.factories_monitoring_analyse import make_analist, make_analyse, make_cyclus, make_hiaat
from tests.factories_monitoring_reflectie import make_sessie, make_vraag

pytestmark = pytest.mark.django_db


@pytest.fixture
def cyclus():
    return make_cyclus(gebied=make_gebied(regios=[make_jeugdhulpregio(), make_jeugdhulpregio()]))


@pytest.fixture
def antwoorden(cyclus):
    """One region adopted its record, the other did not yet."""
    vraag = make_vraag(cyclus.gebied)
    een, ander = (rij.jeugdhulpregio for rij in cyclus.gebied.gebiedregios.order_by("pk"))
    standen = ((een, "vastgesteld"), (ander, "bezig"))
    return [
        Reflectieantwoord.objects.create(
            sessie=make_sessie(cyclus=cyclus, jeugdhulpregio=regio, status=status),
            indicator=vraag,
            duiding=f"Duiding {status}",
            ontbreekt="Kleinschalig verblijf",
        )
        for regio, status in standen
    ]


def test_regions_stand_side_by_side_and_what_was_not_adopted_is_not_read(cyclus, antwoorden):
    naast = Naast(cyclus, make_analist(cyclus.gebied))

    (rij,) = naast.rijen()

    per_regio = {vak.regio: vak for vak in rij.vakken}
    klaar, bezig = (per_regio[rij.sessie.jeugdhulpregio] for rij in antwoorden)
    assert ("wat zien we", "Duiding vastgesteld") in klaar.delen
    assert (bezig.delen, bezig.waarom) == ([], "nog niet vastgesteld")
    assert (naast.dekking, rij.beantwoord) == ("1 van 2 regio's", 1)


def test_the_page_shows_them_and_asks_no_more_for_more_questions(
    client, cyclus, antwoorden, django_assert_max_num_queries
):
    client.force_login(make_analist(cyclus.gebied))
    url = reverse("monitoring:cyclus-naast", args=[cyclus.pk])

    inhoud = client.get(url).content.decode()

    assert "Duiding vastgesteld" in inhoud
    assert "Duiding bezig" not in inhoud
    for code in ("KWL-02", "KWL-03"):
        Reflectieantwoord.objects.create(
            sessie=antwoorden[0].sessie, indicator=make_vraag(cyclus.gebied, code), duiding="Meer"
        )
    with django_assert_max_num_queries(30):
        client.get(url)


def test_what_a_region_misses_waits_until_it_is_in_a_gap(cyclus, antwoorden):
    analyse = make_analyse(cyclus)
    analist = make_analist(cyclus.gebied)
    voor = losse_signalen(analyse, analist)

    make_hiaat(analyse).antwoorden.add(antwoorden[0])

    assert (voor, losse_signalen(analyse, analist)) == ([antwoorden[0]], [])
