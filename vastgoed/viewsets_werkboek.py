"""Handing in the workbook of a plan through the API: checked at once, taken over when asked."""

from typing import Any, Final

import rules
from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as Ongeldig
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from jeugdzorg.kern.permissions import REFUSED
from jeugdzorg.kern.problems import CONTENT_TYPE, problem
from jeugdzorg.kern.viewsets import ResourceViewSet

from .choices_plan import Kanaal, Werkboekstatus
from .models import Planwerkboek, Vastgoedplan
from .plan.werkboek.ontvangen import ontvangen, oordeel_over, open_versie
from .plan.werkboek.overnemen import overnemen
from .serializers_werkboek import PlanwerkboekSerializer, WerkboekInvoer

FOUTEN: Final = "In het werkboek staan fouten; `meldingen` zegt waar. Er is niets overgenomen."
BOTSINGEN: Final = (
    "Het plan is na het ophalen van het werkboek ook gewijzigd; `botsingen` zegt waar. Er is niets "
    "overgenomen. Kies op het scherm wat er moet staan, of haal het werkboek opnieuw op."
)
PROBLEEM: Final = {"$ref": "#/components/schemas/Probleem"}


CODE: Final = OpenApiParameter("code", str, "path", description="Code van het plan.")


class WerkboekViewSet(ResourceViewSet):
    queryset = Planwerkboek.objects.all()
    serializer_class = PlanwerkboekSerializer
    filterset_class = None
    parser_classes = [MultiPartParser]
    http_method_names = ["get", "head", "options", "post"]
    tag, enkelvoud, meervoud = "Plannen inleveren", "werkboek", "werkboeken"
    uitleg = (
        "Lever het ingevulde werkboek van een plan in, als formulier met `bestand` en zo nodig "
        "`overnemen`. U krijgt meteen alles wat opvalt, met blad en cel, en wat er verandert. Met "
        "fouten is het antwoord 422 en met botsingen 409, als probleem met `werkboek` erbij; dan "
        "wordt er niets overgenomen. Hetzelfde bestand nog een keer verandert niets."
    )
    voorbeeld = {
        "id": 7,
        "plan": "PLAN-AMBIQ-2024",
        "versie": 1,
        "status": "klaar",
        "kanaal": "api",
        "bestandsnaam": "plan.xlsx",
        "sha256": "0" * 64,
    }

    @classmethod
    def inleveren(cls) -> Any:
        return cls.as_view({"get": "retrieve", "post": "create"})

    def with_related(self, rows: Any) -> QuerySet:
        return rows.select_related("plan", "versie")

    @property
    def allowed_methods(self) -> list[str]:
        return ["GET", "HEAD", "OPTIONS", "POST"]

    @extend_schema(
        operation_id="planwerkboekDetail",
        parameters=[CODE],
        summary="Het laatst ingeleverde werkboek",
        responses={200: PlanwerkboekSerializer},
    )
    def retrieve(self, request: Request, code: str) -> Response:
        werkboeken = self.get_queryset().filter(plan=self.plan(request, code))
        werkboek = werkboeken.first()
        if werkboek is None:
            raise Http404
        return Response(self.beeld(werkboek))

    @extend_schema(
        operation_id="planwerkboekMaken",
        summary="Een werkboek inleveren",
        parameters=[CODE],
        request={"multipart/form-data": WerkboekInvoer},
        responses={
            200: PlanwerkboekSerializer,
            (409, CONTENT_TYPE): PROBLEEM,
            (422, CONTENT_TYPE): PROBLEEM,
        },
    )
    def create(self, request: Request, code: str) -> Response:
        plan = self.plan(request, code)
        invoer = WerkboekInvoer(data=request.data)
        invoer.is_valid(raise_exception=True)
        by: Any = request.user
        try:
            werkboek = ontvangen(plan, invoer.validated_data["bestand"], by=by, kanaal=Kanaal.API)
        except Ongeldig as fout:
            raise ValidationError({"bestand": fout.messages}, code="invalid") from None
        beeld = self.beeld(werkboek)
        if werkboek.status == Werkboekstatus.AFGEKEURD:
            return self.probleem(422, FOUTEN, beeld)
        if invoer.validated_data["overnemen"] and werkboek.status == Werkboekstatus.KLAAR:
            if beeld["botsingen"]:
                return self.probleem(409, BOTSINGEN, beeld)
            try:
                werkboek = overnemen(werkboek, by=by, kanaal=Kanaal.API)
            except Ongeldig as fout:
                return self.probleem(409, " ".join(fout.messages), beeld)
            beeld = self.beeld(werkboek)
        return Response(beeld)

    def plan(self, request: Request, code: str) -> Vastgoedplan:
        """One's own; of another's plan one is not told that it exists, read or not."""
        by: Any = request.user
        eigen = Vastgoedplan.objects.visible_to(by).filter(aanbieder__in=by.organisatie_ids)
        plan = get_object_or_404(eigen.with_partijen(), code=code)
        if not rules.test_rule("plan_aanleveren_via_api", by, plan):
            raise PermissionDenied(REFUSED)
        return plan

    def beeld(self, werkboek: Planwerkboek) -> Any:
        """The workbook with what it would change in the plan as it is now."""
        oordeel = None
        versie = open_versie(werkboek.plan)
        if versie is not None and werkboek.status == Werkboekstatus.KLAAR:
            oordeel = oordeel_over(werkboek, versie)
        werkboek.verschillen = oordeel.verschillen if oordeel else []  # type: ignore[attr-defined]
        werkboek.botsingen = oordeel.vergelijking.botsingen if oordeel else []  # type: ignore[attr-defined]
        return self.get_serializer(werkboek).data

    def probleem(self, status: int, detail: str, beeld: Any) -> Response:
        inhoud = problem(status, detail, self.request.path, werkboek=beeld)
        return Response(inhoud, status=status, content_type=CONTENT_TYPE)
