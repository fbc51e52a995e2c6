"""The two times in the API: ``peildatum``, what it is about, and ``bekendOp``, when we knew it."""

from datetime import date, datetime
from typing import Any, Final

import django_filters as filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from rest_framework import serializers

from jeugdzorg.kern.api_filters import DayFilter, describe
from jeugdzorg.kern.downloads import LISTING
from jeugdzorg.kern.viewsets import ResourceViewSet
from regio.api_filters import BronvermeldingFilter

from .tijden import dag_van, einde_van_dag

BEKEND_UITLEG: Final = (
    "Zoals toen bekend: een dag (telt tot het eind) of een tijdstip (2024-07-01T12:00:00Z), "
    "niet in de toekomst. Zonder deze sleutel: zoals nu bekend."
)
VERKEERD: Final = "Geef een dag als jjjj-mm-dd, of een tijdstip als jjjj-mm-ddTuu:mm:ssZ."
TOEKOMST: Final = "Dit ligt in de toekomst: wat wij dan weten, weten wij nu nog niet."
TIJD_FIELDS: Final = ("bekend_op", "vervallen_op", "aanlevering")
"""What a serializer of a ``Versie`` tells of its second time."""
VAN_EEN_AANLEVERING: Final = ("bekendOp",)
"""What rows of one delivery have the same, of columns that are never empty: of an empty one the
planner can not tell that it is the same everywhere."""


def moment_van(tekst: str) -> datetime:
    """A day to its end, or a moment. Raises ValidationError, also for what is yet to come."""
    try:
        dag, moment = parse_date(tekst), parse_datetime(tekst)
    except ValueError:
        dag = moment = None
    if dag is None and moment is None:
        raise forms.ValidationError(VERKEERD, code="invalid")
    if dag is not None:
        if dag > timezone.localdate():
            raise forms.ValidationError(TOEKOMST, code="toekomst")
        return min(einde_van_dag(dag), timezone.now())
    assert moment is not None  # noqa: S101 - one of the two
    moment = moment if moment.tzinfo else timezone.make_aware(moment)
    if moment > timezone.now():
        raise forms.ValidationError(TOEKOMST, code="toekomst")
    return moment


class BekendField(forms.CharField):
    def to_python(self, value: Any) -> Any:
        tekst = super().to_python(value)
        return moment_van(tekst) if tekst else None


class BekendFilter(filters.Filter):
    """Chooses which versions are read (``TweeTijden``), not which rows."""

    field_class = BekendField

    def __init__(self) -> None:
        super().__init__(help_text=BEKEND_UITLEG)
        een_van = [{"type": "string", "format": vorm} for vorm in ("date", "date-time")]
        describe(self, {"anyOf": een_van})

    def filter(self, qs: QuerySet, value: datetime | None) -> QuerySet:
        return qs


class TweeTijdenFilter(BronvermeldingFilter):
    """Figures with two times; what holds on a day is chosen after all other filters."""

    peildatum = DayFilter(
        method="gelezen",
        help_text="Stand op deze dag: het laatste cijfer tot en met die dag.",
    )
    bekend_op = BekendFilter()

    def gelezen(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset

    def filter_queryset(self, queryset: Any) -> Any:
        rijen = super().filter_queryset(queryset)
        dag = self.form.cleaned_data.get("peildatum")
        return rijen.at(dag) if dag else rijen


class GevraagdeTijden(ResourceViewSet):
    """A list that is asked for with two times; a wrong one is the filter's to report."""

    @property
    def bekend_op(self) -> datetime | None:
        try:
            return moment_van(self.gevraagd("bekendOp"))
        except forms.ValidationError:
            return None

    def gevraagde_dag(self, *sleutels: str) -> date | None:
        """The first of these query keys that is a day."""
        dagen = (dag_van(self.gevraagd(sleutel)) for sleutel in sleutels)
        return next((dag for dag in dagen if dag), None)

    def gevraagd(self, sleutel: str) -> str:
        if self.action not in LISTING or self.request is None:
            return ""
        return self.request.query_params.get(sleutel, "")


class TweeTijden(GevraagdeTijden):
    """A resource of a ``Versie``: a list of what was known then, one row of any version."""

    queryset: Any

    def get_queryset(self) -> QuerySet:
        versies = self.queryset.model.alle_versies
        if self.action in LISTING:
            self.queryset = versies.bekend(self.bekend_op)
        elif self.lookup_field == "pk":
            self.queryset = versies.all()
        return super().get_queryset()


class TijdenSerializer(serializers.Serializer):
    """Since when and until when we held a figure to be so, and which delivery brought it."""

    aanlevering = serializers.IntegerField(
        source="aanlevering_id",
        allow_null=True,
        help_text="Nummer van de aanlevering die dit cijfer bracht; leeg: een document.",
    )
