import django_filters
import pytest
from django.http import Http404
from django.urls import path
from rest_framework import exceptions, generics, serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from jeugdzorg.urls import handler400, handler403, handler404, handler500  # noqa: F401
from jeugdzorg.urls import urlpatterns as project_urls
from regio.models import Bron
from tests.factories import make_bron, make_gebruiker

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

FOUTEN = {
    403: exceptions.PermissionDenied,
    404: Http404,
    415: lambda: exceptions.UnsupportedMediaType("text/csv"),
    429: lambda: exceptions.Throttled(wait=30),
}


class FoutView(APIView):
    def get(self, request, status):
        if status == 500:
            raise RuntimeError("iets van binnen")
        raise FOUTEN[status]()


class BronFilter(django_filters.FilterSet):
    datum = django_filters.DateFilter()

    class Meta:
        model = Bron
        fields = ["datum", "soort"]


class BronSerializer(serializers.ModelSerializer):
    class Meta:
        model = Bron
        fields = ["code"]


class BronnenView(generics.ListAPIView):
    serializer_class = BronSerializer
    filterset_class = BronFilter

    def get_queryset(self):
        return Bron.objects.visible_to(self.request.user).order_by("pk")


class RegelSerializer(serializers.Serializer):
    plaatsen = serializers.IntegerField()


class InvoerSerializer(serializers.Serializer):
    naam = serializers.CharField()
    regels = RegelSerializer(many=True)


class InvoerView(APIView):
    def post(self, request):
        InvoerSerializer(data=request.data).is_valid(raise_exception=True)
        return Response({})


urlpatterns = [
    path("api/v1/fout/<int:status>", FoutView.as_view()),
    path("api/v1/bronnen-proef", BronnenView.as_view()),
    path("api/v1/invoer", InvoerView.as_view()),
    *project_urls,
]


def assert_problem(response, status):
    body = response.json()
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert body["status"] == status
    assert body["instance"] == response.request["PATH_INFO"]
    assert body["type"].startswith("urn:jeugdzorg:probleem:")
    assert body["title"]
    assert body["detail"]
    return body


@pytest.mark.parametrize("status", FOUTEN)
def test_every_error_of_the_api_is_a_problem(api_client, status):
    assert_problem(api_client.get(f"/api/v1/fout/{status}"), status)


def test_too_many_requests_says_when_to_come_back(api_client):
    assert api_client.get("/api/v1/fout/429")["Retry-After"] == "30"


def test_a_server_error_is_a_problem_that_tells_nothing_of_the_inside(api_client):
    api_client.raise_request_exception = False

    response = api_client.get("/api/v1/fout/500")

    assert_problem(response, 500)
    assert "binnen" not in response.content.decode()


def test_an_address_of_the_api_that_does_not_exist_is_a_problem(client, api_client):
    assert_problem(client.get("/api/v1/bestaat-niet"), 404)
    assert_problem(api_client.get("/api/v1/bronnen-proef/"), 404)


def test_a_method_that_does_not_exist_is_a_problem(api_client):
    assert_problem(api_client.delete("/api/v1/bronnen-proef"), 405)


def test_a_form_that_cannot_be_given_is_a_problem(api_client):
    response = api_client.get("/api/v1/bronnen-proef", headers={"Accept": "text/html"})

    assert_problem(response, 406)


def test_invalid_filters_are_named_one_by_one(api_client):
    response = api_client.get("/api/v1/bronnen-proef?datum=gisteren&soort=onzin")

    body = assert_problem(response, 400)
    assert body["type"] == "urn:jeugdzorg:probleem:invalid-input"
    assert [(fout["in"], fout["location"]) for fout in body["errors"]] == [
        ("query", {"name": "datum"}),
        ("query", {"name": "soort"}),
    ]
    assert all(fout["code"] and fout["detail"] for fout in body["errors"])


def test_invalid_input_in_a_body_is_pointed_at(api_client):
    invoer = {"regels": [{"plaatsen": 1}, {"plaatsen": "veel"}]}

    body = assert_problem(api_client.post("/api/v1/invoer", invoer, format="json"), 400)

    assert [fout["location"]["pointer"] for fout in body["errors"]] == [
        "/naam",
        "/regels/1/plaatsen",
    ]


def test_a_body_that_is_no_json_is_a_problem(api_client):
    response = api_client.post("/api/v1/invoer", "{", content_type="application/json")

    assert_problem(response, 400)


def test_elsewhere_an_error_is_a_page(client_van):
    client = client_van(make_gebruiker())

    response = client.get("/bestaat-niet")

    assert response.status_code == 404
    assert "Deze pagina bestaat niet" in response.content.decode()


def test_the_pages_of_the_api_link_to_each_other(api_client):
    for _ in range(5):
        make_bron()
    totaal = Bron.objects.count()

    body = api_client.get("/api/v1/bronnen-proef?page=2&pageSize=2&soort=plan").json()

    links = {naam: link["href"].partition("?")[2] for naam, link in body["_links"].items()}
    assert (body["count"], body["page"], body["pageSize"]) == (totaal, 2, 2)
    assert len(body["results"]) == 2
    assert list(links) == ["self", "first", "prev", "next", "last"]
    assert set(links["next"].split("&")) == {"page=3", "pageSize=2", "soort=plan"}


def test_the_first_of_one_page_has_no_links_to_others(api_client):
    body = api_client.get("/api/v1/bronnen-proef").json()

    assert list(body["_links"]) == ["self", "first", "last"]


def test_a_page_holds_at_most_a_thousand_rows(api_client):
    assert api_client.get("/api/v1/bronnen-proef?pageSize=5000").json()["pageSize"] == 1000


@pytest.mark.parametrize("query", ["page=0", "page=twee", "pageSize=-1", "pageSize=", "page=²"])
def test_a_page_that_is_no_number_is_invalid_input(api_client, query):
    body = assert_problem(api_client.get(f"/api/v1/bronnen-proef?{query}"), 400)

    assert body["errors"][0]["location"] == {"name": query.partition("=")[0]}


def test_a_page_beyond_the_end_does_not_exist(api_client):
    assert_problem(api_client.get("/api/v1/bronnen-proef?page=99"), 404)
