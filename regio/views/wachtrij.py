"""For managers: what waits, what runs, and what failed for good."""

from typing import Any

import django_filters as filters
from django import forms
from django.contrib import messages
from django.db.models import BooleanField, Count, ExpressionWrapper, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from jeugdzorg.kern import jobs, schedule
from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.models import LOPEND, Taak, TaakQuerySet, TaakStatus
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.recovery import recover
from jeugdzorg.kern.views import ListPage

from ..choices import Rol
from ..models import Lidmaatschap
from ..rules import organisaties_met_rol

NIET_AFGEDAAN = Q(status=TaakStatus.MISLUKT, afgedaan_op__isnull=True)


def taken_van(user: Any) -> TaakQuerySet:
    """Jobs of the people of the organisations that ``user`` manages, and of the schedule."""
    bij = organisaties_met_rol(user, Rol.BEHEERDER)
    mensen = Lidmaatschap.objects.at().filter(organisatie__in=bij).values("gebruiker")
    van_ons = Q(eigenaar__in=mensen) | Q(eigenaar__isnull=True)
    return Taak.objects.filter(van_ons) if bij else Taak.objects.none()


class WachtrijFilter(filters.FilterSet):
    status = filters.ChoiceFilter(label="Status", choices=TaakStatus.choices)
    open = filters.BooleanFilter(
        label="Alleen wat een beheerder moet bekijken",
        method="alleen_open",
        widget=forms.CheckboxInput(attrs={"value": "true"}),
    )

    class Meta:
        model = Taak
        fields: list[str] = []

    def alleen_open(self, queryset: QuerySet, name: str, value: bool) -> QuerySet:
        return queryset.filter(NIET_AFGEDAAN) if value else queryset


class WachtrijView(RuleMixin, ListPage):
    rule = "wijzigingen_inzien"
    model = Taak
    filterset_class = WachtrijFilter
    titel = "Wachtrij"
    enkelvoud, meervoud = "taak", "taken"
    template_name = "regio/beheer/wachtrij.html"
    sort_fields = {
        "aandacht": ["te_bekijken", "aangemaakt_op"],
        "gestart": "aangemaakt_op",
        "status": "status",
        "soort": "soort",
    }
    default_sort = "-aandacht"
    totals = {
        "aantal": Count("pk"),
        "wacht": Count("pk", filter=Q(status=TaakStatus.WACHTEND)),
        "bezig": Count("pk", filter=Q(status=TaakStatus.BEZIG)),
        "mislukt": Count("pk", filter=NIET_AFGEDAAN),
        "oudste": Min("aangemaakt_op", filter=Q(status__in=LOPEND)),
    }
    columns = (
        Column("Taak", "omschrijving"),
        Column("Soort", "soort"),
        Column("Status", "get_status_display"),
        Column("Pogingen", "pogingen", "getal"),
        Column("Van", "eigenaar"),
        Column("Gevraagd op", "aangemaakt_op", "tijdstip"),
        Column("Klaar op", "klaar_op", "tijdstip"),
        Column("Fout", "fout"),
        Column("Technische fout", "technisch"),
    )

    def get_queryset(self) -> QuerySet:
        rijen = taken_van(self.request.user)
        recover(rijen)
        te_bekijken = ExpressionWrapper(NIET_AFGEDAAN, output_field=BooleanField())
        return rijen.select_related("eigenaar", "ouder").annotate(te_bekijken=te_bekijken)


def taak_van(request: HttpRequest, pk: int) -> Taak:
    require("wijzigingen_inzien", request.user)
    return get_object_or_404(taken_van(request.user), pk=pk)


@require_POST
def wachtrij_opnieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """A failed job once more, for its owner; a task of the schedule now."""
    taak = taak_van(request, pk)
    if taak.status in LOPEND:
        messages.info(request, "Deze taak loopt al.")
    elif taak.eigenaar_id is None and not schedule.send_again(taak):
        messages.error(request, "Deze taak staat niet meer in het rooster.")
    else:
        if taak.eigenaar_id is not None:
            jobs.restart(taak)
        Taak.objects.filter(pk=taak.pk, status=TaakStatus.MISLUKT).update(
            afgedaan_op=timezone.now()
        )
        messages.success(request, "De taak staat opnieuw in de wachtrij.")
    return redirect("regio:wachtrij")


@require_POST
def wachtrij_afdoen(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody looked at the failure; it leaves the list of what is open."""
    taak = taak_van(request, pk)
    gedaan = Taak.objects.filter(NIET_AFGEDAAN, pk=taak.pk).update(afgedaan_op=timezone.now())
    if gedaan:
        messages.success(request, "De mislukte taak is afgedaan.")
    return redirect("regio:wachtrij")
