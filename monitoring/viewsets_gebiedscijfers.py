"""Totals of areas in the API: per area, half-year and indicator what its regions come to."""

from functools import partial
from typing import Any, Final, cast

from django import forms
from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import viewsets
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from jeugdzorg.kern.conditional import Version, answered, composed_version_of
from jeugdzorg.kern.lists import FIELDS_KEY, FieldsMixin
from jeugdzorg.kern.pagination import Paginering
from jeugdzorg.kern.schema import ResourceSchema
from jeugdzorg.kern.scopes import HasScope
from jeugdzorg.kern.throttling import RateLimitMixin
from jeugdzorg.kern.viewsets import KnownKeysMixin
from jeugdzorg.kern.vrije_tekst import Formulier
from regio.models import Bron, Gebied, GebiedRegio, Jeugdhulpregio

from .halfjaar import Halfjaar
from .levering.gebiedscijfers import Vraag, gebiedscijfers, plekken
from .models import (
    Cyclus,
    Gebiedsindicator,
    Indicator,
    Indicatorlevering,
    Indicatorversie,
    Leverplicht,
    Leverwaarde,
    Meting,
    Uitsplitsing,
)
from .serializers_gebiedscijfers import GebiedscijferSerializer

NAAR_LEZER: Final[tuple[Any, ...]] = (Meting, Gebied, Indicator, Gebiedsindicator, Cyclus)
"""Of what a reader sees a part."""
VERDER: Final[tuple[Any, ...]] = (
    *(Bron, GebiedRegio, Jeugdhulpregio, Indicatorversie, Uitsplitsing),
    *(Leverwaarde, Indicatorlevering, Leverplicht),
)
SLEUTELS: Final = {
    "gebied": "Code van een gebied; zonder de gebieden daarbinnen.",
    "indicator": "Code van een indicator.",
    "halfjaar": "Alleen dit halfjaar, bijvoorbeeld 2024-1.",
    "van": "Vanaf dit halfjaar.",
    "tot": "Tot en met dit halfjaar.",
}


class HalfjaarField(forms.CharField):
    def clean(self, value: Any) -> Halfjaar | None:
        tekst = super().clean(value)
        try:
            return Halfjaar.parse(tekst) if tekst else None
        except ValueError as fout:
            raise forms.ValidationError(str(fout), "invalid") from fout


class GebiedscijferVraag(Formulier):
    """What is asked; the names are those of the query keys."""

    gebied = forms.CharField(max_length=12, required=False)
    indicator = forms.CharField(max_length=30, required=False)
    halfjaar = HalfjaarField(max_length=6, required=False)
    van = HalfjaarField(max_length=6, required=False)
    tot = HalfjaarField(max_length=6, required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        gevraagd = super().clean() or self.cleaned_data
        van, tot = gevraagd.get("van"), gevraagd.get("tot")
        if van and tot and van > tot:
            self.add_error("tot", "Dit halfjaar ligt voor 'van'.")
        bekend: dict[str, Any] = {
            "gebied": Gebied.objects.visible_to(self.user).planning(),
            "indicator": Indicator.objects.visible_to(self.user),
        }
        for naam, rijen in bekend.items():
            code = gevraagd.get(naam)
            gevonden = rijen.filter(code=code).first() if code else None
            if code and gevonden is None:
                self.add_error(naam, "Deze code bestaat niet.")
            gevraagd[naam] = gevonden
        return gevraagd

    def vraag(self) -> Vraag:
        """Raises ValidationError for what cannot be asked."""
        if not self.is_valid():
            fouten = {naam: [str(fout) for fout in rij] for naam, rij in self.errors.items()}
            raise ValidationError(fouten, "invalid")
        gevraagd = self.cleaned_data
        een = gevraagd["halfjaar"]
        van = max(filter(None, (een, gevraagd["van"])), default=None)
        tot = min(filter(None, (een, gevraagd["tot"])), default=None)
        return Vraag(gevraagd["gebied"], gevraagd["indicator"], van, tot)


class GebiedscijferViewSet(RateLimitMixin, KnownKeysMixin, FieldsMixin, viewsets.GenericViewSet):
    """Nothing of it is stored: what is put together is what the pages put together."""

    schema = ResourceSchema()
    permission_classes = [IsAuthenticated, HasScope]
    http_method_names = ["get", "head", "options"]
    filter_backends = []
    serializer_class = GebiedscijferSerializer
    tag, enkelvoud, meervoud = "Monitoring", "cijfer van een gebied", "cijfers van gebieden"
    uitleg = (
        "Wat de regio's van een gebied samen hebben, per halfjaar en indicator, met altijd van "
        "hoeveel regio's dat is. Een som met een klein aantal is afgeschermd. Regio's worden "
        "alleen samengenomen zoals `telwijze` zegt; het totaal dat een bron noemt, staat ernaast. "
        "Volgorde: gebied, nieuwste halfjaar eerst, code van de indicator."
    )
    voorbeeld = {
        "halfjaar": "2023-1",
        "periodeVan": "2023-01-01",
        "periodeTot": "2023-06-30",
        "versie": 1,
        "telwijze": "som",
        "formule": None,
        "waarde": 85,
        "waaromLeeg": None,
        "afgeschermd": [],
        "geleverd": 9,
        "verwacht": 9,
        "dekking": "9 van 9 regio's",
        "ontbreekt": [],
        "zonderWaarde": [],
        "totaalVolgensBron": 85,
    }

    @classmethod
    def lijst(cls) -> Any:
        return cls.as_view({"get": "list"})

    @property
    def allowed_methods(self) -> list[str]:
        return ["GET", "HEAD", "OPTIONS"]

    def known_keys(self) -> set[str]:
        pages = (Paginering.page_query_param, Paginering.page_size_query_param)
        return {*SLEUTELS, *pages, FIELDS_KEY}

    @extend_schema(
        parameters=[
            OpenApiParameter(naam, str, description=uitleg) for naam, uitleg in SLEUTELS.items()
        ]
        + [OpenApiParameter(FIELDS_KEY, str, description="Alleen deze velden, met een komma.")]
    )
    def list(self, request: Request) -> HttpResponseBase:
        vraag = GebiedscijferVraag(request.query_params, user=request.user).vraag()
        return answered(request, versie(request), partial(self.pagina, vraag))

    def pagina(self, vraag: Vraag) -> Response:
        user = self.request.user
        # A page of a list is a list as well.
        stuk = self.paginate_queryset(cast(Any, plekken(vraag, user)))
        rijen = gebiedscijfers(stuk or [], user)
        return self.get_paginated_response(self.get_serializer(rijen, many=True).data)


def versie(request: Request) -> Version:
    """Of what this reader sees of everything that is read."""
    gezien = [model.objects.visible_to(request.user) for model in NAAR_LEZER]
    return composed_version_of(gezien, VERDER, request)
