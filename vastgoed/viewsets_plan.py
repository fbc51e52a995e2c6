"""Property plans in the API: who may see a plan there is who may see its page."""

from typing import Any

from django.db.models import QuerySet

from jeugdzorg.kern.viewsets import NumberedViewSet, ResourceViewSet

from . import api_filters_plan, serializers_plan
from .models import Planplaats, Planproject, Vastgoedplan

TAG = "Plannen"


class VastgoedplanViewSet(ResourceViewSet):
    queryset = Vastgoedplan.objects.all()
    serializer_class = serializers_plan.VastgoedplanSerializer
    filterset_class = api_filters_plan.VastgoedplanFilter
    sort_fields = {
        "code": "code",
        "titel": "titel",
        "aanbieder": "aanbieder__naam",
        "uiterlijk": "uiterlijk",
        "statusSinds": "status_sinds",
        "investering": "investering",
    }
    ordering = ("code",)
    tag, enkelvoud, meervoud = TAG, "vastgoedplan", "vastgoedplannen"
    uitleg = (
        "De strategische vastgoedplannen van aanbieders: waar elk plan staat, wie aan zet is, en "
        "de sommen van plaatsen en geld. Een aanbieder ziet zijn eigen plannen; een gemeente of "
        "regio ziet ze zodra ze zijn ingediend."
    )
    voorbeeld = {
        "code": "PLAN-AMBIQ-2024",
        "titel": "Vastgoedplan Ambiq",
        "status": "in_toetsing",
        "aanZet": "toetsers",
        "plaatsenNu": 62,
        "plaatsenStraks": 48,
        "hoogsteRisico": "HR",
    }

    def with_related(self, rows: Any) -> QuerySet:
        return rows.with_partijen()


class PlanprojectViewSet(NumberedViewSet):
    queryset = Planproject.objects.all()
    serializer_class = serializers_plan.PlanprojectSerializer
    filterset_class = api_filters_plan.PlanprojectFilter
    sort_fields = {"id": "pk", "naam": "naam", "start": "start", "gereed": "gereed"}
    ordering = ("pk",)
    tag, enkelvoud, meervoud = TAG, "planproject", "planprojecten"
    uitleg = (
        "De projecten van elk plan: ombouw op het terrein en ontwikkeling in de wijk. U krijgt ze "
        "uit de nieuwste versie die is ingediend."
    )
    voorbeeld = {"code": "P1", "naam": "Woning in de wijk", "soort": "wijk", "plaatsenStraks": 6}

    def with_related(self, rows: Any) -> QuerySet:
        return rows.geldend().select_related("versie__plan", "locatie", "gemeente")


class PlanplaatsViewSet(NumberedViewSet):
    queryset = Planplaats.objects.all()
    serializer_class = serializers_plan.PlanplaatsSerializer
    filterset_class = api_filters_plan.PlanplaatsFilter
    sort_fields = {"id": "pk", "datum": "datum", "aantal": "aantal"}
    ordering = ("pk",)
    tag, enkelvoud, meervoud = TAG, "planplaats", "planplaatsen"
    uitleg = (
        "De plaatsen die een plan verandert: zoveel plaatsen gaan op een dag van een voorziening "
        "naar een andere. Een lege kant is buiten het register. `mutatie` is de geplande boeking "
        "in de plaatsenbalans, zodra het plan is goedgekeurd."
    )
    voorbeeld = {"aantal": 6, "zorgvorm": "kleinschalig", "datum": "2026-09-01", "groepen": 1}

    def with_related(self, rows: Any) -> QuerySet:
        return rows.geldend().select_related("project__versie__plan", "van", "naar")
