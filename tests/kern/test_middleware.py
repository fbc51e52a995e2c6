import pytest

from tests.factories import make_gebruiker

pytestmark = pytest.mark.django_db


def test_a_part_of_a_page_sends_the_whole_page_to_the_login_and_back(client):
    response = client.get(
        "/taken/1",
        headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/taken?pagina=2"},
    )

    assert response["HX-Redirect"] == "/inloggen?next=/taken%3Fpagina%3D2"


def test_a_part_never_sends_the_page_to_another_site(client):
    response = client.get(
        "/taken", headers={"HX-Request": "true", "HX-Current-URL": "https://elders.example/x"}
    )

    assert response["HX-Redirect"] == "/inloggen?next=/"


def test_who_is_logged_in_gets_the_part(client_van):
    response = client_van(make_gebruiker()).get("/taken", headers={"HX-Request": "true"})

    assert response.status_code == 200
    assert "HX-Redirect" not in response
