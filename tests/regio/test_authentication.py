from datetime import timedelta

import pytest
from django.urls import path
from django.utils import timezone
from rest_framework.response import Response
from rest_framework.test import APIClient
from rest_framework.views import APIView

from jeugdzorg.urls import urlpatterns as project_urls
from regio.choices import Rol
from tests.factories import make_gebruiker, make_lidmaatschap, make_toegangssleutel

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


class WieView(APIView):
    def get(self, request):
        return Response({"email": request.user.email, "sleutel": request.auth.naam})


urlpatterns = [path("api/v1/wie", WieView.as_view()), *project_urls]


def vraag(header):
    return APIClient(headers={"Authorization": header}).get("/api/v1/wie")


def test_a_key_opens_the_api_as_its_user(api_client):
    sleutel = make_toegangssleutel()

    response = vraag(f"Bearer {sleutel.sleutel}")

    assert response.json() == {"email": sleutel.gebruiker.email, "sleutel": "voor de tests"}
    assert api_client.get("/api/v1/wie").status_code == 200


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer onbekend", "Token sleutel", "Bearer a b"])
def test_without_a_valid_key_the_answer_says_how_to_give_one(header):
    response = vraag(header)

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == 401


@pytest.mark.parametrize(
    "velden",
    [
        {"geldig_tot": timezone.now() - timedelta(seconds=1)},
        {"ingetrokken_op": timezone.now()},
    ],
)
def test_an_expired_or_revoked_key_opens_nothing(velden):
    sleutel = make_toegangssleutel(**velden)

    assert vraag(f"Bearer {sleutel.sleutel}").status_code == 401


@pytest.mark.parametrize("rol", [None, *[rol for rol in Rol if rol != Rol.API_CLIENT]])
def test_a_key_of_a_user_who_is_no_api_client_opens_nothing(rol):
    sleutel = make_toegangssleutel(gebruiker=make_gebruiker(rol=rol))

    assert vraag(f"Bearer {sleutel.sleutel}").status_code == 401


def test_a_key_stops_working_with_the_membership_or_the_account():
    gisteren = timezone.localdate() - timedelta(days=1)
    oud = make_gebruiker(rol=None)
    make_lidmaatschap(gebruiker=oud, rol=Rol.API_CLIENT, geldig_tot=gisteren)
    gesloten = make_gebruiker(rol=Rol.API_CLIENT, is_active=False)

    for gebruiker in (oud, gesloten):
        assert (
            vraag(f"Bearer {make_toegangssleutel(gebruiker=gebruiker).sleutel}").status_code == 401
        )


def test_a_session_does_not_open_the_api(client_van):
    assert client_van(make_gebruiker()).get("/api/v1/wie").status_code == 401


def test_the_last_use_is_kept_at_most_once_a_minute():
    sleutel = make_toegangssleutel()

    vraag(f"Bearer {sleutel.sleutel}")
    sleutel.refresh_from_db()
    eerste = sleutel.laatst_gebruikt_op
    vraag(f"Bearer {sleutel.sleutel}")
    sleutel.refresh_from_db()
    assert eerste is not None
    assert sleutel.laatst_gebruikt_op == eerste

    sleutel.laatst_gebruikt_op = eerste - timedelta(minutes=2)
    sleutel.save()
    vraag(f"Bearer {sleutel.sleutel}")
    sleutel.refresh_from_db()
    assert sleutel.laatst_gebruikt_op > eerste
