"""Handing in the indicators of a region through the API, and following it."""

from typing import Any, Final

import rules
from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as Ongeldig
from django.db import transaction
from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response

from jeugdzorg.kern.permissions import REFUSED
from jeugdzorg.kern.problems import CONTENT_TYPE, problem
from jeugdzorg.kern.viewsets import NumberedViewSet

from .api_filters_levering import IndicatorleveringFilter
from .choices_levering import Leverkanaal
from .halfjaar import Halfjaar
from .levering.inleveren import inleveren
from .levering.invullen import Invoer, antwoorden_opslaan
from .levering.kennis import kennis_van
from .models import Indicatorlevering, Leverplicht
from .serializers_levering import (
    IndicatorleveringDetailSerializer,
    IndicatorleveringInvoer,
    IndicatorleveringSerializer,
    LevermeldingSerializer,
)

GEEN_PLICHT: Final = "Uw organisatie levert voor deze regio en dit halfjaar niet."
NIETS: Final = "Er zijn waarden die niet kunnen, zie `fouten`. Er is niets opgeslagen."
NIET_IN: Final = "Inleveren kan nog niet; `meldingen` zegt waarom. Er is niets opgeslagen."
PROBLEEM: Final = {"$ref": "#/components/schemas/Probleem"}


class IndicatorleveringViewSet(NumberedViewSet):
    queryset = Indicatorlevering.objects.all()
    serializer_class = IndicatorleveringSerializer
    filterset_class = IndicatorleveringFilter
    parser_classes = [JSONParser]
    http_method_names = ["get", "head", "options", "post"]
    sort_fields = {"id": "pk", "ingeleverdOp": "ingeleverd_op"}
    tag, enkelvoud, meervoud = "Aanleveren", "indicatorlevering", "indicatorleveringen"
    uitleg = (
        "Wat uw regio per halfjaar aan indicatoren leverde, met elke versie. Leveren gaat met "
        "`POST`, als JSON met `regio`, `halfjaar` en `waarden`; met `inleveren` gelden de cijfers "
        "meteen. Dezelfde inhoud nog een keer verandert niets."
    )
    voorbeeld = {
        "id": 12,
        "regio": "JZ24",
        "halfjaar": "2024-1",
        "nummer": 1,
        "status": "ingeleverd",
        "kanaal": "api",
        "isVoorbeeld": False,
    }

    @classmethod
    def lijst(cls) -> Any:
        return cls.as_view({"get": "list", "post": "create"})

    @classmethod
    def een(cls) -> Any:
        return cls.as_view({"get": "retrieve"})

    def get_queryset(self) -> Any:
        """One's own only; of another's one is not told that it exists."""
        by: Any = self.request.user
        return super().get_queryset().filter(plicht__organisatie__in=by.organisatie_ids)

    def with_related(self, rows: Any) -> QuerySet:
        rows = rows.select_related("plicht__jeugdhulpregio")
        if self.action == "list":
            return rows
        return rows.prefetch_related("waarden__indicator", "waarden__indicatorversie")

    def get_serializer_class(self) -> Any:
        if self.action == "list":
            return IndicatorleveringSerializer
        return IndicatorleveringDetailSerializer

    @property
    def allowed_methods(self) -> list[str]:
        return ["GET", "HEAD", "OPTIONS", *(["POST"] if "post" in self.action_map else [])]

    @extend_schema(
        request=IndicatorleveringInvoer,
        responses={200: IndicatorleveringDetailSerializer, (422, CONTENT_TYPE): PROBLEEM},
    )
    def create(self, request: Request) -> Response:
        """Fill in the draft, and hand it in when asked: whole or not at all."""
        invoer = IndicatorleveringInvoer(data=request.data)
        invoer.is_valid(raise_exception=True)
        gegevens, by = invoer.validated_data, request.user
        plicht = plicht_van(request, gegevens["regio"], gegevens["halfjaar"])
        with transaction.atomic():
            antwoord = self.leveren(plicht, gegevens, by)
            if antwoord.status_code != 200:
                transaction.set_rollback(True)
        return antwoord

    def leveren(self, plicht: Leverplicht, gegevens: dict[str, Any], by: Any) -> Response:
        rijen = kennis_van(plicht, by).rijen
        antwoorden = [
            Invoer(
                een["sleutel"],
                een["antwoord"],
                een["toelichting"],
                rijen[een["sleutel"]].nummer if een["sleutel"] in rijen else 0,
            )
            for een in gegevens["waarden"]
        ]
        uit = antwoorden_opslaan(plicht, antwoorden, by=by, kanaal=Leverkanaal.API)
        if uit.fouten or uit.botsingen:
            return self.probleem(NIETS, fouten=uit.fouten)
        kennis = kennis_van(plicht, by)
        meldingen = LevermeldingSerializer(kennis.oordelen, many=True).data
        if kennis.levering is None:
            return self.probleem(NIETS, fouten={"waarden": "Er is niets ingevuld."})
        levering = kennis.levering
        if gegevens["inleveren"]:
            try:
                levering = inleveren(plicht, by=by, reden=gegevens["reden"], kanaal=Leverkanaal.API)
            except Ongeldig as fout:
                return self.probleem(NIET_IN, meldingen=meldingen, redenen=fout.messages)
        beeld = self.get_serializer(self.get_queryset().get(pk=levering.pk)).data
        return Response({**beeld, "meldingen": meldingen})

    def probleem(self, detail: str, **meer: Any) -> Response:
        inhoud = problem(422, detail, self.request.path, **meer)
        return Response(inhoud, status=422, content_type=CONTENT_TYPE)


def plicht_van(request: Request, regio: str, halfjaar: str) -> Leverplicht:
    """What one's own organisation owes; of another's one is not told that it exists."""
    by: Any = request.user
    plicht = (
        Leverplicht.objects.visible_to(by)
        .in_halfjaar(Halfjaar.parse(halfjaar))
        .filter(jeugdhulpregio__code=regio, organisatie__in=by.organisatie_ids)
        .select_related("jeugdhulpregio", "organisatie")
        .first()
    )
    if plicht is None:
        raise ValidationError({"regio": [GEEN_PLICHT]}, code="invalid")
    if not rules.test_rule("indicatoren_leveren_via_api", by, plicht):
        raise PermissionDenied(REFUSED)
    return plicht
