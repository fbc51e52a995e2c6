"""The API: its router, its OpenAPI document and its documentation page."""

from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import include, path, reverse
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.generators import SchemaGenerator
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.routers import SimpleRouter

from capaciteit import viewsets as capaciteit
from capaciteit.api_extra import SamenvattingView, WijzigingenView
from capaciteit.api_extra_schema import extra_paths
from capaciteit.api_herzieningen import HerkomstherzieningViewSet, HerzieningViewSet
from capaciteit.viewsets_aanlevering import AanleveringViewSet
from jeugdzorg.kern.api_docs import hoofdstukken
from jeugdzorg.kern.dictionary import woordenboek
from jeugdzorg.kern.schema_lists import with_lists
from jeugdzorg.kern.scopes import SCOPES
from jeugdzorg.kern.viewsets import KnownKeysMixin
from monitoring import viewsets as monitoring
from monitoring import viewsets_indicatoren as indicatoren
from monitoring.api_extra import extra_paths as monitoring_paths
from monitoring.serializers_gebiedscijfers import GebiedscijferSerializer
from monitoring.viewsets_analyse import AnalyseViewSet
from monitoring.viewsets_doelstellingen import DoelstellingViewSet
from monitoring.viewsets_gebiedscijfers import GebiedscijferViewSet
from monitoring.viewsets_levering import IndicatorleveringViewSet
from monitoring.viewsets_opdrachten import OpdrachtViewSet
from monitoring.viewsets_pas import AlternatiefViewSet, PasView
from monitoring.viewsets_rapport import RapportViewSet
from monitoring.viewsets_reflectie import ReflectiesessieViewSet
from monitoring.viewsets_scenarios import ScenarioViewSet
from monitoring.viewsets_wijzigingen import MonitoringWijzigingenView
from regio import viewsets as regio
from vastgoed import viewsets as vastgoed
from vastgoed import viewsets_plan as plannen
from vastgoed.viewsets_werkboek import WerkboekViewSet

app_name = "api"
ROOT: Final = "api/v1"

router = SimpleRouter(trailing_slash=False)
for name, viewset in {
    "gemeenten": regio.GemeenteViewSet,
    "jeugdhulpregios": regio.JeugdhulpregioViewSet,
    "gebieden": regio.GebiedViewSet,
    "aanbieders": regio.AanbiederViewSet,
    "locaties": capaciteit.LocatieViewSet,
    "voorzieningen": capaciteit.VoorzieningViewSet,
    "capaciteitsmetingen": capaciteit.CapaciteitsmetingViewSet,
    "capaciteitscijfers": capaciteit.CapaciteitscijferViewSet,
    "herkomst": capaciteit.HerkomstViewSet,
    "herzieningen": HerzieningViewSet,
    "herkomstherzieningen": HerkomstherzieningViewSet,
    "plaatsmutaties": capaciteit.PlaatsmutatieViewSet,
    "regelingen": vastgoed.RegelingViewSet,
    "beschikkingen": vastgoed.BeschikkingViewSet,
    "toekenningen": vastgoed.ToekenningViewSet,
    "termijnen": vastgoed.TermijnViewSet,
    "indicatoren": indicatoren.IndicatorViewSet,
    "indicatorversies": indicatoren.IndicatorversieViewSet,
    "gebiedsindicatoren": indicatoren.GebiedsindicatorViewSet,
    "metingen": indicatoren.MetingViewSet,
    "doelstellingen": DoelstellingViewSet,
    "cycli": indicatoren.CyclusViewSet,
    "afbouwpaden": monitoring.AfbouwpadViewSet,
    "scenarios": ScenarioViewSet,
    "alternatieven": AlternatiefViewSet,
    "reflectiesessies": ReflectiesessieViewSet,
    "analyses": AnalyseViewSet,
    "opdrachten": OpdrachtViewSet,
    "rapporten": RapportViewSet,
    "bronnen": regio.BronViewSet,
    "bevindingen": regio.BevindingViewSet,
    "controles": regio.ControleViewSet,
    "vastgoedplannen": plannen.VastgoedplanViewSet,
    "planprojecten": plannen.PlanprojectViewSet,
    "planplaatsen": plannen.PlanplaatsViewSet,
}.items():
    # The name of an address follows its model, so that a row can find its own.
    router.register(name, viewset, basename=str(viewset.queryset.model._meta.model_name))


aanleverpaden = [
    path("aanleveringen", AanleveringViewSet.lijst(), name="aanlevering-list"),
    path("aanleveringen/<int:id>", AanleveringViewSet.een(), name="aanlevering-detail"),
    path("indicatorleveringen", IndicatorleveringViewSet.lijst(), name="indicatorlevering-list"),
    path(
        "indicatorleveringen/<int:id>",
        IndicatorleveringViewSet.een(),
        name="indicatorlevering-detail",
    ),
    path(
        "vastgoedplannen/<str:code>/werkboek",
        WerkboekViewSet.inleveren(),
        name="planwerkboek-list",
    ),
]
"""What takes something in; a list of these cannot be downloaded."""
totaalpaden = [path("gebiedscijfers", GebiedscijferViewSet.lijst(), name="gebiedscijfer-list")]
"""What is put together for every answer: a list without rows of its own."""
LISTS: Final[list[tuple[str, Any, str]]] = [
    *router.registry,
    ("gebiedscijfers", GebiedscijferViewSet, "gebiedscijfer"),
]


@lru_cache(maxsize=1)
def schema() -> dict[str, Any]:
    """The OpenAPI document without its server; made once per process."""
    patterns = [path(f"{ROOT}/", include([*aanleverpaden, *totaalpaden, *router.urls]))]
    made = SchemaGenerator(patterns=patterns).get_schema(request=None, public=True)
    made = with_lists(made, [name for name, _viewset, _basename in router.registry])
    return {**made, "paths": {**made["paths"], **extra_paths(), **monitoring_paths()}}


def document(request: HttpRequest | Request) -> dict[str, Any]:
    """The OpenAPI document with the server at which it was asked for."""
    server = {"url": request.build_absolute_uri(f"/{ROOT}"), "description": "Deze server."}
    return {**deepcopy(schema()), "servers": [server]}


class OpenView(KnownKeysMixin):
    """For anyone, key or not."""

    http_method_names = ["get", "head", "options"]
    authentication_classes: list[Any] = []
    permission_classes = [AllowAny]


class OpenApiView(OpenView):
    """The OpenAPI document, also for pages of other sites (CORS)."""

    def get(self, request: Request) -> Response:
        return Response(document(request), headers={"Access-Control-Allow-Origin": "*"})


class WoordenboekView(OpenView):
    """The data dictionary of all resources, as a table."""

    def get(self, request: Request) -> HttpResponse:
        headers = {"Content-Disposition": 'attachment; filename="gegevenswoordenboek.csv"'}
        tekst = "".join(woordenboek(resources(request)))
        return HttpResponse(tekst, content_type="text/csv; charset=utf-8", headers=headers)


BARE: Final[dict[str, Any]] = {"action": "retrieve", "kwargs": {}, "format_kwarg": None}
"""How a resource is asked about, without a row."""


def resources(request: Request) -> Iterator[tuple[str, Any]]:
    """Every resource with its serializer."""
    for name, viewset, _basename in router.registry:
        view: Any = viewset(**{**BARE, "request": request})
        yield name, view.get_serializer()
    yield "gebiedscijfers", GebiedscijferSerializer()


class RootView(OpenView):
    """Which resources there are."""

    def get(self, request: Request) -> Response:
        def href(name: str) -> dict[str, str]:
            return {"href": request.build_absolute_uri(reverse(f"api:{name}"))}

        return Response(
            {
                "titel": settings.SPECTACULAR_SETTINGS["TITLE"],
                "versie": settings.SPECTACULAR_SETTINGS["VERSION"],
                "_links": {"self": href("root"), "openapi": href("openapi")},
                "resources": [
                    {"naam": name, "uitleg": viewset.uitleg, **href(f"{basename}-list")}
                    for name, viewset, basename in LISTS
                ],
            }
        )


def documentatie(request: HttpRequest) -> HttpResponseBase:
    """The documentation for people, made from the OpenAPI document."""
    oas = document(request)
    context = {
        "titel": "API-documentatie",
        "oas": oas,
        "api": oas["servers"][0]["url"],
        "hoofdstukken": hoofdstukken(oas),
        "rechten": SCOPES,
        "limiet": settings.API_LIMIET,
    }
    return render(request, "api/documentatie.html", context)


@csrf_exempt
def root(request: HttpRequest) -> HttpResponseBase:
    """The list of resources; for a browser the documentation."""
    wants_page = request.get_preferred_type(["application/json", "text/html"]) == "text/html"
    if wants_page and request.method in {"GET", "HEAD"}:
        return documentatie(request)
    return RootView.as_view()(request)


root.login_required = False

urlpatterns = [
    path(ROOT, root, name="root"),
    path(f"{ROOT}/openapi.json", OpenApiView.as_view(), name="openapi"),
    path(f"{ROOT}/gegevenswoordenboek", WoordenboekView.as_view(), name="woordenboek"),
    path(f"{ROOT}/wijzigingen", WijzigingenView.as_view(), name="wijzigingen"),
    path(
        f"{ROOT}/monitoring/wijzigingen",
        MonitoringWijzigingenView.as_view(),
        name="monitoring-wijzigingen",
    ),
    path(f"{ROOT}/monitoring/pas", PasView.as_view(), name="pas"),
    path(f"{ROOT}/capaciteit/samenvatting", SamenvattingView.as_view(), name="samenvatting"),
    path(f"{ROOT}/", include([*aanleverpaden, *totaalpaden, *router.urls])),
]
