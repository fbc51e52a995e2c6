"""Plans, their projects and their places as the API shows them."""

from rest_framework import serializers

from jeugdzorg.kern.serializers import AddressField, CamelCaseModelSerializer

from .models import Planplaats, Planproject, Vastgoedplan

EURO = "euro"
PLAATSEN = "plaatsen"


class VastgoedplanSerializer(CamelCaseModelSerializer):
    url = AddressField()
    units = {
        "plaatsenNu": PLAATSEN,
        "plaatsenStraks": PLAATSEN,
        "investering": EURO,
        "spukGevraagd": EURO,
        "kostenPerPlaats": EURO,
    }

    class Meta:
        model = Vastgoedplan
        fields = (
            "url",
            "code",
            "titel",
            "aanbieder",
            "regeling",
            "gemeente",
            "gebied",
            "status",
            "status_sinds",
            "aan_zet",
            "uiterlijk",
            "uitkomst",
            "ingediend_op",
            "plaatsen_nu",
            "plaatsen_straks",
            "investering",
            "spuk_gevraagd",
            "kosten_per_plaats",
            "start",
            "gereed",
            "hoogste_risico",
            "projecten_aantal",
            "is_voorbeeld",
        )


class PlanprojectSerializer(CamelCaseModelSerializer):
    url = AddressField()
    plan = serializers.CharField(source="versie.plan.code", help_text="Code van het plan.")
    versie = serializers.IntegerField(
        source="versie.nummer", help_text="De versie van het plan; de nieuwste die is ingediend."
    )
    units = {
        "plaatsenNu": PLAATSEN,
        "plaatsenStraks": PLAATSEN,
        "investering": EURO,
        "spuk": EURO,
    }

    class Meta:
        model = Planproject
        fields = (
            "url",
            "id",
            "plan",
            "versie",
            "code",
            "naam",
            "soort",
            "locatie",
            "plaats",
            "gemeente",
            "start",
            "gereed",
            "plaatsen_nu",
            "plaatsen_straks",
            "investering",
            "spuk",
        )


class PlanplaatsSerializer(CamelCaseModelSerializer):
    url = AddressField()
    plan = serializers.CharField(source="project.versie.plan.code", help_text="Code van het plan.")
    project = serializers.IntegerField(
        source="project_id", help_text="Nummer van het project, zie planprojecten."
    )
    project_code = serializers.CharField(
        source="project.code", help_text="Code van het project in het plan."
    )
    mutatie = serializers.IntegerField(
        source="mutatie_id",
        allow_null=True,
        help_text="Nummer van de geplande boeking, zie plaatsmutaties; leeg: niet geboekt.",
    )
    units = {"aantal": PLAATSEN, "groepen": "groepen"}

    class Meta:
        model = Planplaats
        fields = (
            "url",
            "id",
            "plan",
            "project",
            "project_code",
            "van",
            "naar",
            "naar_naam",
            "zorgvorm",
            "aantal",
            "groepen",
            "datum",
            "mutatie",
        )
