"""Scenario's in the API: one's own, shared ones and those put forward, with what they ask."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from jeugdzorg.kern.api_filters import CamelCaseFilterSet, ChoiceFilter
from jeugdzorg.kern.serializers import (
    AddressField,
    CamelCaseModelSerializer,
    CamelCaseSerializer,
)
from jeugdzorg.kern.viewsets import NumberedViewSet
from regio.api_filters import GebiedFilter

from .choices_scenario import Deling
from .models import Afbouwpad, Scenario
from .scenario.beeld import basis_van
from .scenario.rekenen import doorrekenen, in_decimalen


class ScenariojaarSerializer(CamelCaseSerializer):
    jaar = serializers.IntegerField(help_text="Jaar.")
    jeugdigen = serializers.FloatField(allow_null=True, help_text="Leeg: niet te zeggen.")
    plaatsen = serializers.FloatField(allow_null=True, help_text="Plekken die nodig zijn.")
    buiten = serializers.FloatField(allow_null=True, help_text="Waarvan buiten het gebied.")
    kosten = serializers.FloatField(allow_null=True, help_text="In euro; leeg: geen tarief.")


class ScenarioSerializer(CamelCaseModelSerializer):
    url = AddressField()
    is_voorgedragen = serializers.SerializerMethodField(help_text="Voorgedragen bij dit pad.")
    jaren = serializers.SerializerMethodField(
        help_text="Wat het scenario per jaar vraagt. Zonder de plekken die er zijn: die hangen af "
        "van plannen die de lezer mag zien."
    )

    class Meta:
        model = Scenario
        fields = (
            *("url", "id", "pad", "naam", "toelichting", "deling", "is_voorgedragen", "vanaf"),
            *("procent_per_jaar", "instroom_procent", "verblijf_weken", "verblijf_nu_weken"),
            *("buiten_procent", "vertraging_maanden", "plaatsen_nu"),
            *("dagtarief", "dagtarief_buiten", "gemaakt_op", "jaren"),
        )

    def get_is_voorgedragen(self, scenario: Scenario) -> bool:
        return scenario.voorgedragen_op is not None

    @extend_schema_field(ScenariojaarSerializer(many=True))
    def get_jaren(self, scenario: Scenario) -> Any:
        basis = basis_van(scenario.pad, scenario.verblijf_nu_weken)
        jaren = doorrekenen(basis, scenario.instelling).jaren if basis.waarden else ()
        rijen = [
            {
                "jaar": jaar.jaar,
                "jeugdigen": in_decimalen(jaar.jeugdigen),
                "plaatsen": in_decimalen(jaar.plaatsen),
                "buiten": in_decimalen(jaar.buiten),
                "kosten": in_decimalen(jaar.kosten, 2),
            }
            for jaar in jaren
        ]
        return ScenariojaarSerializer(rijen, many=True).data


class ScenarioFilter(CamelCaseFilterSet):
    gebied = GebiedFilter("pad__gebied")
    deling = ChoiceFilter(Deling, help_text="Met wie het is gedeeld.")


class ScenarioViewSet(NumberedViewSet):
    queryset = Scenario.objects.all()
    serializer_class = ScenarioSerializer
    filterset_class = ScenarioFilter
    sort_fields = {"id": "pk", "naam": "naam", "pad": "pad__code"}
    tag, enkelvoud, meervoud = "Monitoring", "scenario", "scenarios"
    uitleg = (
        "Wat als, bij een afbouwpad: de keuzes onder een naam, en wat zij per jaar vragen. Alleen "
        "eigen scenario's, en die met u zijn gedeeld of in uw gebied zijn voorgedragen."
    )

    def with_related(self, rows: Any) -> QuerySet:
        user = self.request.user
        paden = Afbouwpad.objects.visible_to(user).with_punten(user)
        return rows.prefetch_related(Prefetch("pad", paden))
