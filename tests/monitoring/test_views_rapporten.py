from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from jeugdzorg.kern import jobs
from jeugdzorg.kern.models import Taak, TaakStatus
from monitoring.models import Cyclus, Rapport
from monitoring.rapport.maken import rapport_maken
from regio.choices import Rol
from regio.models import Gebied
from tests.factories import make_gebruiker

pytestmark = pytest.mark.usefixtures("gegevens")
MAKERS = {
    Rol.BEHEERDER,
    Rol.BELEIDSMEDEWERKER,
    Rol.REGIO_ANALIST,
    Rol.BOVENREGIONAAL_ANALIST,
}
NIEUW = "monitoring:rapport-maken"


@pytest.fixture
def cyclus():
    return Cyclus.objects.get(gebied__code="ZW", jaar=2024, helft=1)


@pytest.fixture
def lid(client_van):
    return client_van(make_gebruiker(gebieden=Gebied.objects.filter(code="NL")))


def test_a_report_is_made_in_the_background_and_can_be_downloaded(
    lid, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        antwoord = lid.post(reverse(NIEUW), {"gebied": "OOST", "halfjaar": "2023-1"})
    taak = Taak.objects.get()
    rapport = Rapport.objects.get()
    bestand = lid.get(reverse("monitoring:rapport-bestand", args=[rapport.pk]))

    assert antwoord.url == taak.get_absolute_url()
    assert taak.resultaat_url == rapport.get_absolute_url()
    assert b"".join(bestand.streaming_content).startswith(b"%PDF")
    assert "oost-2023-1-v1" in bestand["Content-Disposition"]


def test_asking_twice_starts_one_job(lid, cyclus):
    invoer = {"gebied": "ZW", "halfjaar": "2024-1"}

    eerste = lid.post(reverse(NIEUW), invoer)
    tweede = lid.post(reverse(NIEUW), invoer)

    assert eerste.url == tweede.url
    assert Taak.objects.count() == 1


@pytest.mark.parametrize(
    ("invoer", "melding"),
    [
        ({"gebied": "OOST", "halfjaar": "2023"}, "2023-1"),
        ({"gebied": "OOST", "halfjaar": ""}, "Vul het halfjaar in"),
        ({"gebied": "XX", "halfjaar": "2023-1"}, "Dit gebied is er niet"),
    ],
)
def test_a_wrong_choice_is_explained_at_its_field(lid, invoer, melding):
    antwoord = lid.post(reverse(NIEUW), invoer)

    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert melding in html
    assert 'aria-invalid="true"' in html
    assert not Taak.objects.exists()


@pytest.mark.parametrize("rol", Rol.values)
def test_only_who_works_with_the_figures_makes_reports(client_van, rol):
    client = client_van(make_gebruiker(rol=rol, gebieden=Gebied.objects.filter(code="ZW")))

    antwoord = client.post(reverse(NIEUW), {"gebied": "ZW", "halfjaar": "2024-1"})
    lijst = client.get(reverse("monitoring:rapport-lijst")).content.decode()

    mag = rol in MAKERS
    assert antwoord.status_code == (302 if mag else 403)
    assert (reverse(NIEUW) in lijst) == mag


def test_a_report_is_for_who_works_in_that_area(client_van, cyclus):
    ander = make_gebruiker(gebieden=Gebied.objects.filter(code="NN"))
    invoer = {"gebied": "ZW", "halfjaar": "2024-1"}

    antwoord = client_van(ander).post(reverse(NIEUW), invoer)

    assert "Dit gebied is er niet" in antwoord.content.decode()
    assert not Taak.objects.exists()
    with pytest.raises(PermissionDenied):
        rapport_maken(cyclus, by=ander)


def test_a_right_that_ends_while_the_job_waits_is_told_to_its_owner(client_van, cyclus):
    gebruiker = make_gebruiker(gebieden=Gebied.objects.filter(code="ZW"))
    client_van(gebruiker).post(reverse(NIEUW), {"gebied": "ZW", "halfjaar": "2024-1"})
    gebruiker.lidmaatschappen.update(geldig_tot=timezone.localdate() - timedelta(days=1))
    taak = Taak.objects.get()

    jobs.run(taak.pk)

    taak.refresh_from_db()
    assert taak.status == TaakStatus.MISLUKT
    assert "geen recht" in taak.fout
    assert not Rapport.objects.exists()


def test_the_page_of_an_edition_shows_what_the_pdf_says(lid, cyclus):
    rapport = rapport_maken(cyclus)

    html = lid.get(rapport.get_absolute_url()).content.decode()

    assert "0 van de 5 regio&#x27;s hebben geleverd" in html
    assert rapport.sha256 in html


def test_without_membership_a_report_and_its_file_are_not_found(client_van, cyclus):
    rapport = rapport_maken(cyclus)
    vreemde = client_van(make_gebruiker(rol=None))

    assert vreemde.get(rapport.get_absolute_url()).status_code == 404
    bestand = vreemde.get(reverse("monitoring:rapport-bestand", args=[rapport.pk]))
    assert bestand.status_code == 404


def test_a_cycle_names_who_has_and_who_has_not_delivered(lid, cyclus):
    html = lid.get(reverse("monitoring:cyclus", args=[cyclus.pk])).content.decode()

    assert "Nog niet geleverd: 5 van 5 regio" in html
    assert "Haaglanden, Holland Rijnland" in html
