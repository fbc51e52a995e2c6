"""Handing in a delivery through the API, and following it."""

from typing import Any, Final

import rules
from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as Ongeldig
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from jeugdzorg.kern.permissions import REFUSED
from jeugdzorg.kern.viewsets import NumberedViewSet

from . import tasks
from .aanlevering import verwerken
from .api_filters_aanlevering import AanleveringFilter
from .choices import AanleverKanaal, AanleverStatus
from .models import Aanlevering, Aanleverplicht
from .serializers_aanlevering import (
    AanleveringDetailSerializer,
    AanleveringSerializer,
    AanleverInvoer,
)

GEEN_PLICHT: Final = "Uw organisatie levert in deze ronde niet aan. Kijk naar de code van de ronde."


class AanleveringViewSet(NumberedViewSet):
    queryset = Aanlevering.objects.all()
    serializer_class = AanleveringSerializer
    filterset_class = AanleveringFilter
    parser_classes = [MultiPartParser]
    http_method_names = ["get", "head", "options", "post"]
    sort_fields = {"id": "pk", "ontvangenOp": "ontvangen_op"}
    tag, enkelvoud, meervoud = "Aanleveren", "aanlevering", "aanleveringen"
    uitleg = (
        "Wat uw organisatie aanleverde, hoe ver het is, en wat de controle erover zegt. "
        "Aanleveren gaat met `POST`, als formulier met `bestand`, `ronde`, `organisatie` en zo "
        "nodig `overnemen`. Een bestand dat al loopt of geldt, wordt niet nog een keer aangeleverd."
    )
    voorbeeld = {
        "id": 12,
        "ronde": "2026-1",
        "organisatie": "AMBIQ",
        "status": "overgenomen",
        "kanaal": "api",
        "bestandsnaam": "capaciteit.xlsx",
        "sha256": "0" * 64,
    }

    @classmethod
    def lijst(cls) -> Any:
        return cls.as_view({"get": "list", "post": "create"})

    @classmethod
    def een(cls) -> Any:
        return cls.as_view({"get": "retrieve"})

    def with_related(self, rows: Any) -> QuerySet:
        rows = rows.select_related("plicht__ronde", "plicht__organisatie")
        return rows if self.action == "list" else rows.prefetch_related("meldingen")

    def get_serializer_class(self) -> Any:
        return AanleveringSerializer if self.action == "list" else AanleveringDetailSerializer

    @property
    def allowed_methods(self) -> list[str]:
        return ["GET", "HEAD", "OPTIONS", *(["POST"] if "post" in self.action_map else [])]

    @extend_schema(
        request={"multipart/form-data": AanleverInvoer},
        responses={202: AanleveringDetailSerializer},
    )
    def create(self, request: Request) -> Response:
        """202: it is kept and will be checked; the address says how it goes on."""
        invoer = AanleverInvoer(data=request.data)
        invoer.is_valid(raise_exception=True)
        gegevens = invoer.validated_data
        plicht = plicht_van(request, gegevens["ronde"], gegevens["organisatie"])
        aanlevering = self.ontvang(plicht, gegevens["bestand"], over=gegevens["overnemen"])
        antwoord = self.get_serializer(self.get_queryset().get(pk=aanlevering.pk)).data
        return Response(antwoord, status=202, headers={"Location": antwoord["url"]})

    def ontvang(self, plicht: Aanleverplicht, bestand: Any, *, over: bool) -> Aanlevering:
        """What was there already is not checked again, but can still be taken over."""
        by: Any = self.request.user
        begin = timezone.now()
        try:
            aanlevering = verwerken.ontvangen(plicht, bestand, by=by, kanaal=AanleverKanaal.API)
        except Ongeldig as fout:
            raise ValidationError({"bestand": fout.messages}, code="invalid") from None
        if aanlevering.ontvangen_op >= begin:
            tasks.starten("aanlevering_controleren", aanlevering, by=by, neem_over=over)
        elif over and aanlevering.status == AanleverStatus.KLAAR:
            tasks.starten("aanlevering_overnemen", aanlevering, by=by)
        return aanlevering


def plicht_van(request: Request, ronde: str, organisatie: str) -> Aanleverplicht:
    """The obligation of one's own organisation; of another's one is not told that it exists."""
    by: Any = request.user
    plichten = Aanleverplicht.objects.visible_to(by).select_related("ronde", "organisatie")
    plicht = plichten.filter(
        ronde__code=ronde, organisatie__code=organisatie, organisatie__in=by.organisatie_ids
    ).first()
    if plicht is None:
        raise ValidationError({"ronde": [GEEN_PLICHT]}, code="invalid")
    if not rules.test_rule("aanleveren_via_api", by, plicht.organisatie):
        raise PermissionDenied(REFUSED)
    return plicht
