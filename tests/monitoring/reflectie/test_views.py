"""The pages of a session: who sees what, saving, merging, adopting."""

from datetime import date

import pytest
from django.urls import reverse

from monitoring.models import Indicator, Reflectieaanwezigheid, Reflectieantwoord, Reflectiesessie
from monitoring.reflectie.sessies import sessie_vaststellen
from monitoring.reflectie.wijzigen import Wijziging, wijzigen
from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebruiker, make_jeugdhulpregio
from tests.factories_monitoring_indicatoren import (
    make_gebiedsindicator,
    make_indicator,
    make_meting,
)
from tests.factories_monitoring_reflectie import (
    VRAAG,
    make_actie,
    make_cyclus,
    make_gevuld,
    make_houder,
    make_sessie,
    make_vraag,
)

pytestmark = pytest.mark.django_db

DUIDING = f"{VRAAG}/duiding"
GELEZEN = (
    "reflectiesessie",
    "reflectie-verslag",
    "reflectie-deelnemers",
    "reflectie-acties",
    "reflectie-geschiedenis",
)


@pytest.fixture
def sessie():
    return make_gevuld()


@pytest.fixture
def houder(sessie):
    return make_houder(sessie)


def adres(naam, sessie, *rest):
    return reverse(f"monitoring:{naam}", args=[sessie.pk, *rest])


def gestuurd(tekst, was=""):
    return {DUIDING: tekst, f"was:{DUIDING}": was}


@pytest.mark.parametrize("naam", [*GELEZEN, "reflectie-notulen"])
def test_the_region_opens_every_page_of_its_session(client_van, sessie, houder, naam):
    assert client_van(houder).get(adres(naam, sessie)).status_code == 200


@pytest.mark.parametrize("naam", GELEZEN[2:])
def test_before_adoption_others_in_the_area_know_of_it_and_do_not_read_it(client_van, sessie, naam):
    ander = client_van(make_gebruiker(rol=Rol.LEZER, gebieden=[sessie.cyclus.gebied]))

    assert ander.get(adres(naam, sessie)).status_code == 403
    assert "Minder instroom." not in ander.get(adres("reflectiesessie", sessie)).text
    assert "nog niet vastgesteld" in ander.get(adres("reflectie-verslag", sessie)).text


def test_after_adoption_they_read_the_record_without_names(client_van, sessie, houder):
    sessie.deelnames.update(naam="Anna Bakker")
    sessie_vaststellen(sessie, by=houder)
    ander = client_van(make_gebruiker(rol=Rol.LEZER, gebieden=[sessie.cyclus.gebied]))

    assert "Minder instroom." in ander.get(adres("reflectie-verslag", sessie)).text
    assert "Bakker" not in ander.get(adres("reflectie-deelnemers", sessie)).text
    assert "Bakker" in client_van(houder).get(adres("reflectie-deelnemers", sessie)).text


@pytest.mark.parametrize("in_gebied", [True, False])
def test_a_provider_does_not_know_of_a_session(client_van, sessie, in_gebied):
    aanbieder = make_aanbieder()
    if in_gebied:
        aanbieder.gebieden.add(sessie.cyclus.gebied)
    client = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder))

    assert client.get(adres("reflectiesessie", sessie)).status_code == 404
    assert sessie.jeugdhulpregio.naam not in client.get(reverse("monitoring:reflectie-lijst")).text


@pytest.mark.parametrize("rol", Rol.values)
def test_list_and_rule_agree_on_who_sees_a_session(rol):
    sessie = make_sessie()
    in_gebied = make_gebruiker(rol=rol, gebieden=[sessie.cyclus.gebied])
    elders = make_gebruiker(rol=rol)
    provider = rol == Rol.AANBIEDER

    assert Reflectiesessie.objects.visible_to(in_gebied).exists() is not provider
    assert not Reflectiesessie.objects.visible_to(elders).exists()
    assert not Reflectieantwoord.objects.visible_to(in_gebied).exists()


def test_all_notes_are_stored_with_one_button(client_van, sessie, houder):
    antwoord = client_van(houder).post(
        adres("reflectie-notulen", sessie), gestuurd("Nieuw.", "Minder instroom.")
    )

    assert antwoord.status_code == 302
    assert Reflectieantwoord.objects.get().duiding == "Nieuw."


def test_two_tabs_at_one_place_lead_to_a_choice_and_nothing_is_lost(client_van, sessie, houder):
    client = client_van(houder)
    pagina = client.post(adres("reflectie-notulen", sessie), gestuurd("Van mij."))

    assert pagina.status_code == 409
    assert "Minder instroom." in pagina.text
    assert "Van mij." in pagina.text
    keuze = {
        f"nu:{DUIDING}": "Minder instroom.",
        f"mijn:{DUIDING}": "Van mij.",
        f"was:{DUIDING}": "",
    }
    zonder = client.post(adres("reflectie-samenvoegen", sessie), keuze)
    assert "Kies wat er moet komen te staan." in zonder.text
    client.post(
        adres("reflectie-samenvoegen", sessie),
        {**keuze, f"keuze:{DUIDING}": "samen", f"samen:{DUIDING}": "Van ons."},
    )
    assert Reflectieantwoord.objects.get().duiding == "Van ons."


def test_what_points_at_a_child_stays_in_its_field_with_the_reason(client_van, sessie, houder):
    tekst = "Het gaat om 123456782."
    pagina = client_van(houder).post(
        adres("reflectie-notulen", sessie), gestuurd(tekst, "Minder instroom.")
    )

    assert pagina.status_code == 422
    assert tekst in pagina.text
    assert "burgerservicenummer" in pagina.text
    assert Reflectieantwoord.objects.get().duiding == "Minder instroom."


def test_when_it_was_adopted_meanwhile_what_was_typed_is_shown(client_van, sessie, houder):
    sessie_vaststellen(sessie, by=houder)

    pagina = client_van(houder).post(adres("reflectie-notulen", sessie), gestuurd("Te laat."))

    assert pagina.status_code == 409
    assert "Te laat." in pagina.text


@pytest.mark.parametrize(
    ("naar", "was", "stand"),
    [
        ("Nieuw.", "Minder instroom.", "bewaard"),
        ("Nieuw.", "", "botsing"),
        ("Het gaat om 123456782.", "Minder instroom.", "fout"),
    ],
)
def test_one_place_is_stored_by_itself(client_van, sessie, houder, naar, was, stand):
    antwoord = client_van(houder).post(
        adres("reflectie-plek", sessie), {"pad": DUIDING, "naar": naar, "was": was}
    )

    assert antwoord.json()["stand"] == stand


def test_an_open_page_hears_what_a_colleague_wrote_and_who_is_there(client_van, sessie, houder):
    collega = make_houder(sessie)
    client_van(collega).post(adres("reflectie-stand", sessie), {"revisie": "1", "pad": DUIDING})
    wijzigen(sessie, [Wijziging(f"{VRAAG}/werkt", "Ambulant.")], by=collega)

    gehoord = client_van(houder).post(adres("reflectie-stand", sessie), {"revisie": "1"}).json()

    assert gehoord["plekken"][f"{VRAAG}/werkt"]["tekst"] == "Ambulant."
    assert gehoord["aanwezig"] == [f"{collega} typt bij {VRAAG}, wat zien we"]
    assert Reflectieaanwezigheid.objects.count() == 2


@pytest.mark.parametrize("naam", ["reflectie-plek", "reflectie-stand", "reflectie-samenvoegen"])
def test_what_changes_is_only_posted(client_van, sessie, houder, naam):
    assert client_van(houder).get(adres(naam, sessie)).status_code == 405


def test_adopting_first_says_what_will_happen(client_van, sessie, houder):
    client = client_van(houder)
    pagina = client.post(adres("reflectie-vaststellen", sessie))
    assert "Het verslag verandert daarna niet meer" in pagina.text
    sessie.refresh_from_db()
    assert sessie.status == "bezig"

    client.post(adres("reflectie-vaststellen", sessie), {"bevestigd": "ja"})

    sessie.refresh_from_db()
    assert sessie.status == "vastgesteld"


def test_the_page_says_what_is_still_missing(client_van):
    sessie = make_sessie()

    pagina = client_van(make_houder(sessie)).get(adres("reflectiesessie", sessie))

    assert "Vul in wie er waren" in pagina.text


def test_an_action_is_agreed_on_a_page_and_shown_with_its_question(client_van, sessie, houder):
    client = client_van(houder)
    client.post(
        adres("reflectie-actie-nieuw", sessie),
        {"tekst": "Bel het onderwijs", "eigenaar": "RET", "uiterlijk": "", "vraag": VRAAG},
    )

    assert "Bel het onderwijs" in client.get(adres("reflectie-notulen", sessie)).text
    assert "Bel het onderwijs" in client.get(adres("reflectie-acties", sessie)).text


def test_figures_stand_beside_those_of_the_half_year_before(client_van, sessie, houder):
    indicator = make_indicator(code="KWN-01", naam="Bezette bedden")
    make_gebiedsindicator(gebied=sessie.cyclus.gebied, indicator=indicator)
    regio = sessie.jeugdhulpregio
    make_meting("2023-2", indicator=indicator, jeugdhulpregio=regio, waarde=49)
    make_meting("2024-1", indicator=indicator, jeugdhulpregio=regio, waarde=44)

    pagina = client_van(houder).get(adres("reflectiesessie", sessie))

    assert "gedaald, zoals bedoeld" in pagina.text
    assert "welke kant gaat het op?" in pagina.text


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_asks_as_much_for_three_rows_as_for_one(
    client_van, django_assert_max_num_queries, aantal
):
    cyclus = make_cyclus(regios=[make_jeugdhulpregio() for _ in range(aantal)])
    for rij in cyclus.gebied.gebiedregios.all():
        make_actie(sessie=make_sessie(cyclus=cyclus, jeugdhulpregio=rij.jeugdhulpregio))
    client = client_van(make_gebruiker(gebieden=[cyclus.gebied]))
    client.get(reverse("monitoring:reflectie-lijst"))

    with django_assert_max_num_queries(20):
        pagina = client.get(reverse("monitoring:reflectie-lijst"))

    assert pagina.text.count('data-label="Lopende acties"') == aantal


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_notes_ask_as_much_for_three_questions_as_for_one(
    client_van, django_assert_max_num_queries, aantal
):
    sessie = make_sessie()
    for nummer in range(2, aantal + 1):
        make_vraag(sessie.cyclus.gebied, f"KWL-0{nummer}")
    client = client_van(make_houder(sessie))
    client.get(adres("reflectie-notulen", sessie))

    with django_assert_max_num_queries(30):
        pagina = client.get(adres("reflectie-notulen", sessie))

    assert pagina.text.count("Spreek een actie af") == aantal


def test_a_region_plans_its_session_from_the_cycle(client_van):
    sessie = make_sessie()
    houder, cyclus = make_houder(sessie), sessie.cyclus
    sessie.delete()
    client = client_van(houder)
    naar = reverse("monitoring:reflectie-plannen", args=[cyclus.pk, sessie.jeugdhulpregio.code])
    pagina = client.get(reverse("monitoring:cyclus-reflectie", args=[cyclus.pk]))
    assert naar in pagina.text

    client.post(naar, {"datum": "2024-09-03", "plaats": "online"})

    assert Reflectiesessie.objects.get().datum == date(2024, 9, 3)


@pytest.mark.parametrize("naam", ["reflectie-plek", "reflectie-stand", "reflectie-samenvoegen"])
def test_what_is_sent_wrongly_says_nothing_to_who_may_not_write(client_van, sessie, naam):
    buur = make_sessie(cyclus=sessie.cyclus, jeugdhulpregio=make_jeugdhulpregio())
    elders = make_sessie(cyclus=make_cyclus())

    assert client_van(make_houder(elders)).post(adres(naam, sessie)).status_code == 404
    assert client_van(make_houder(buur)).post(adres(naam, sessie)).status_code == 403


def test_the_history_names_the_question_that_a_note_answers(client_van, sessie, houder):
    pagina = client_van(houder).get(adres("reflectie-geschiedenis", sessie))

    ((hier, vraag, regel),) = pagina.context["regels"]
    assert (hier.indicator, vraag) == (VRAAG, Indicator.objects.get(code=VRAAG).naam)
    assert f"{vraag}, wat zien we" in pagina.text
    assert regel.naar == "Minder instroom."
