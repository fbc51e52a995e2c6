"""The pages of cycles: what they show, to whom, and what they answer when something is wrong."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from monitoring.cyclus import onderdelen
from monitoring.cyclus.verloop import overgang
from monitoring.models import Cyclus, Cyclusgebeurtenis, Cyclusinstelling
from regio.choices import Rol
from tests.factories import make_bron, make_gebied, make_gebruiker
from tests.factories_monitoring_cyclus import Cycluspartijen, make_cyclus


def stap_url(cyclus, code):
    return reverse("monitoring:cyclus-stap", args=[cyclus.pk, code])


def pagina(client, url):
    antwoord = client.get(url)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def test_the_page_says_where_a_cycle_is_who_owes_what_and_what_is_missing(partijen, client_van):
    cyclus = partijen.cyclus()
    overgang(cyclus, "openen", by=partijen.begeleider)

    html = pagina(client_van(partijen.leveraar), cyclus.get_absolute_url())

    assert "Deze ronde brengt vooral in kaart hoe het gaat." in html
    assert partijen.regio.naam in html
    assert "Nog niet geleverd: 1 van 1 regio" in html
    assert "Geopend" in html
    assert "Levering sluiten</a>" not in html


def test_the_second_half_year_reads_otherwise(partijen, client_van):
    cyclus = partijen.cyclus(helft=2)

    html = pagina(client_van(partijen.leveraar), cyclus.get_absolute_url())

    assert "verbindt er concrete acties aan" in html


def test_the_page_offers_the_steps_to_who_may_take_them(partijen, client_van):
    cyclus = partijen.cyclus("reflectie")

    html = pagina(client_van(partijen.begeleider), cyclus.get_absolute_url())

    assert stap_url(cyclus, "reflectie_afronden") in html
    assert stap_url(cyclus, "levering_heropenen") in html


def test_a_region_that_delivers_for_two_areas_is_told_of_both(partijen, client_van):
    ander = Cycluspartijen()
    ander.gebied.gebiedregios.create(
        jeugdhulpregio=partijen.regio, zorgvorm="jeugdzorgplus", bron=ander.gebied.bron
    )
    ander.cyclus()
    cyclus = partijen.cyclus()

    html = pagina(client_van(partijen.begeleider), cyclus.get_absolute_url())

    assert ander.gebied.naam in html


def test_a_room_adds_its_part_to_the_page(partijen, client_van):
    eerder = dict(onderdelen.SOORTEN)
    onderdelen.registreer(
        "Proefdeel", "monitoring:cyclus", 1, stand=lambda cyclus, user: "Bijna klaar."
    )
    try:
        html = pagina(
            client_van(partijen.begeleider), partijen.cyclus("analyse").get_absolute_url()
        )
    finally:
        onderdelen.SOORTEN.clear()
        onderdelen.SOORTEN.update(eerder)

    assert "Proefdeel" in html
    assert "Bijna klaar." in html


def test_a_step_first_shows_what_it_does_and_who_hears_of_it(partijen, client_van):
    cyclus = partijen.cyclus()

    html = pagina(client_van(partijen.begeleider), stap_url(cyclus, "openen"))

    assert "levert maar één keer" in html
    assert partijen.regio.naam in html
    assert f"{partijen.kantoor}: 1 persoon" in html
    assert partijen.leveraar.naam not in html


def test_a_step_is_taken_by_the_form_and_told_of(partijen, client_van):
    cyclus = partijen.cyclus("reflectie")

    antwoord = client_van(partijen.begeleider).post(
        stap_url(cyclus, "levering_heropenen"), {"reden": "Een cijfer mist."}, follow=True
    )

    cyclus.refresh_from_db()
    assert cyclus.status == "aanlevering"
    assert "levering heropend." in antwoord.content.decode()


def test_a_step_without_its_reason_is_explained_at_the_field(partijen, client_van):
    cyclus = partijen.cyclus("reflectie")

    antwoord = client_van(partijen.begeleider).post(stap_url(cyclus, "levering_heropenen"), {})

    assert antwoord.status_code == 200
    assert 'aria-invalid="true"' in antwoord.content.decode()
    assert not Cyclusgebeurtenis.objects.exists()


def test_a_reason_that_names_a_person_is_refused_and_not_lost(partijen, client_van):
    cyclus = partijen.cyclus("reflectie")
    tekst = "Over Jan de Vries, geboren 3-4-2010."

    antwoord = client_van(partijen.begeleider).post(
        stap_url(cyclus, "levering_heropenen"), {"reden": tekst}
    )

    assert tekst in antwoord.content.decode()
    assert not Cyclusgebeurtenis.objects.exists()


def test_the_second_of_two_hears_what_the_first_did(partijen, client_van):
    collega = make_gebruiker(rol=Rol.BEHEERDER, organisatie=partijen.gemeente)
    cyclus = partijen.cyclus("reflectie")
    overgang(cyclus, "reflectie_afronden", by=collega)

    antwoord = client_van(partijen.begeleider).post(
        stap_url(cyclus, "levering_heropenen"), {"reden": "Een cijfer mist."}
    )

    assert antwoord.status_code == 409
    html = antwoord.content.decode()
    assert "reflectie afgerond" in html
    assert str(partijen.gemeente) in html


def test_a_step_that_is_blocked_says_why_and_shows_no_button(partijen, client_van):
    cyclus = partijen.cyclus("advies")

    html = pagina(client_van(partijen.bestuurder), stap_url(cyclus, "vaststellen"))

    assert "Het advies is nog niet aangeboden" in html
    assert "Cyclus vaststellen</button>" not in html


def test_an_unknown_step_and_a_hidden_cycle_are_not_there(partijen, client_van):
    verborgen = make_cyclus(make_gebied(bron=make_bron(openbaar=False)))
    client = client_van(partijen.begeleider)

    assert client.get(stap_url(partijen.cyclus(), "verzonnen")).status_code == 404
    assert client.get(stap_url(verborgen, "openen")).status_code == 404
    assert client.get(verborgen.get_absolute_url()).status_code == 404


def test_other_days_are_kept_and_wrong_ones_explained_at_their_field(partijen, client_van):
    cyclus = partijen.cyclus("aanlevering")
    client, url = (
        client_van(partijen.begeleider),
        reverse("monitoring:cyclus-datums", args=[cyclus.pk]),
    )
    dagen = {"levering_voor": "2026-09-01", "reflectie_voor": "2026-08-01", "reden": "Vakantie."}

    fout = client.post(url, dagen)
    client.post(url, {**dagen, "reflectie_voor": "2026-10-01"})

    assert "Kies 1 september 2026 of later" in fout.content.decode()
    cyclus.refresh_from_db()
    assert cyclus.reflectie_voor == date(2026, 10, 1)


def instellingformulier(html):
    invoer = {"vanaf": "2026-1", "opent_zelf": "on", "merk": "begin"}
    return {
        **invoer,
        "dagen_opening": 1,
        "dagen_levering": 30,
        "dagen_reflectie": 60,
        "dagen_analyse": 90,
        "dagen_advies": 100,
        "dagen_vaststellen": 120,
    }


def test_settings_are_changed_and_a_wrong_half_year_is_explained(partijen, client_van):
    client = client_van(partijen.begeleider)
    url = reverse("monitoring:cyclus-instelling", args=[partijen.gebied.code])
    invoer = instellingformulier(pagina(client, url))

    fout = client.post(url, {**invoer, "vanaf": "2026"})
    volgorde = client.post(url, {**invoer, "dagen_reflectie": 10})
    goed = client.post(url, {**invoer, "coordinerende": partijen.gemeente.pk})
    weer = client.post(url, {**invoer, "coordinerende": partijen.gemeente.pk})

    assert "2024-1 of 2024-2" in fout.content.decode()
    assert "Vul 30 of meer in" in volgorde.content.decode()
    assert goed.status_code == 302
    assert weer.status_code == 409
    instelling = Cyclusinstelling.objects.get(gebied=partijen.gebied)
    assert (instelling.dagen_levering, str(instelling.vanaf)) == (30, "2026-1")


def test_a_half_year_is_begun_by_hand_in_an_area_that_one_leads(partijen, client_van):
    client, url = client_van(partijen.begeleider), reverse("monitoring:cyclus-maken")
    ander = Cycluspartijen()

    goed = client.post(url, {"gebied": partijen.gebied.code, "halfjaar": "2024-2"})
    elders = client.post(url, {"gebied": ander.gebied.code, "halfjaar": "2024-2"})
    fout = client.post(url, {"gebied": partijen.gebied.code, "halfjaar": "vorig jaar"})

    cyclus = Cyclus.objects.get()
    assert goed.url == cyclus.get_absolute_url()
    assert elders.status_code == fout.status_code == 200
    assert "Kies een gebied waarvan u de cyclus begeleidt" in elders.content.decode()


def test_the_board_shows_areas_side_by_side_with_what_is_late(partijen, client_van):
    ander = Cycluspartijen()
    gisteren = timezone.localdate() - timedelta(days=1)
    partijen.cyclus("analyse", analyse_voor=gisteren)
    ander.cyclus("vastgesteld")
    make_cyclus(make_gebied(bron=make_bron(openbaar=False)), jaar=1999)

    html = pagina(client_van(partijen.leveraar), reverse("monitoring:cyclus-bord"))

    assert html.index(partijen.gebied.naam) < html.index("Eerste halfjaar 2024")
    assert ander.gebied.naam in html
    assert "1 cyclus loopt; bij 1 is de termijn voorbij." in html
    assert "te laat" in html
    assert "1999" not in html


def test_the_board_counts_who_delivered_and_a_region_once(partijen, client_van):
    partijen.gebied.gebiedregios.create(
        jeugdhulpregio=partijen.regio, zorgvorm="o3m", bron=partijen.gebied.bron
    )
    overgang(partijen.cyclus(), "openen", by=partijen.begeleider)

    html = pagina(client_van(partijen.leveraar), reverse("monitoring:cyclus-bord"))

    assert "0 van 1 regio's geleverd" in html.replace("&#x27;", "'")


@pytest.mark.parametrize("naam", ["cyclus-bord", "cyclus-lijst"])
def test_three_cycles_ask_as_many_queries_as_one(partijen, client_van, naam):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, url = client_van(partijen.leveraar), reverse(f"monitoring:{naam}")

    def vragen():
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as gevraagd:
            client.get(url)
        return len(gevraagd)

    partijen.cyclus("analyse")
    een = vragen()
    for partij in (Cycluspartijen(), Cycluspartijen()):
        partij.cyclus("aanlevering")

    assert vragen() == een


def test_the_list_filters_sorts_and_downloads(partijen, client_van):
    partijen.cyclus("analyse")
    partijen.cyclus("vastgesteld", helft=2)
    client, url = client_van(partijen.leveraar), reverse("monitoring:cyclus-lijst")

    gefilterd = pagina(client, f"{url}?status=analyse")
    csv = client.get(f"{url}?formaat=csv&soort=2")
    inhoud = b"".join(csv.streaming_content) if csv.streaming else csv.content

    assert "eerste halfjaar 2024" in gefilterd
    assert "tweede halfjaar 2024" not in gefilterd
    assert "2024-2" in inhoud.decode("utf-8-sig")
    assert "2024-1" not in inhoud.decode("utf-8-sig")
    for sleutel in ("cyclus", "halfjaar", "stap", "sinds", "-soort"):
        assert client.get(f"{url}?sorteer={sleutel}").status_code == 200
