"""Deadlines: the list, one deadline, and the feed."""

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier
from regio.gebiedskeuze import GebiedMixin
from regio.models import Bevinding

from ..agenda import kalender, maanden
from ..filters import TermijnFilter
from ..models import Termijn


class TermijnListView(GebiedMixin, ListPage):
    model = Termijn
    filterset_class = TermijnFilter
    titel = "Termijnen"
    meervoud = "termijnen"
    template_name = "vastgoed/termijn_list.html"
    columns = [
        Column("Mijlpaal", "mijlpaal"),
        Column("Gebied", "gebied.naam"),
        Column("Regeling", "regeling.naam"),
        Column("Soort", "get_soort_display"),
        Column("Verantwoordelijke", "verantwoordelijke"),
        Column("Oorspronkelijke datum", "datum", "datum"),
        Column("Geldende datum", "geldende_datum", "datum"),
        Column("Status", lambda rij: rij.status().label),
        *BRON,
    ]
    sort_fields = {
        "datum": "geldende_datum",
        "oorspronkelijk": "datum",
        "mijlpaal": "mijlpaal",
        "gebied": "gebied__naam",
        "wie": "verantwoordelijke",
    }
    default_sort = "datum"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_verlengingen()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        kalenderweergave = self.request.GET.get("weergave") == "kalender"
        return {
            **context,
            "vandaag": timezone.localdate(),
            "bevindingen": Bevinding.objects.visible_to(self.request.user).bij(
                context["page_obj"] or []
            ),
            "als_kalender": kalenderweergave,
            "maanden": maanden(self.object_list) if kalenderweergave else [],
        }


def termijn_agenda(request: HttpRequest) -> HttpResponse:
    """The deadlines that the filters of the address choose, as an iCalendar file."""
    rijen = Termijn.objects.visible_to(request.user).with_verlengingen()
    filterset = TermijnFilter(request.GET, queryset=rijen, request=request)
    gekozen = filterset.qs if filterset.is_valid() else rijen.none()
    adres = request.build_absolute_uri("/").rstrip("/")
    headers = {"Content-Disposition": 'attachment; filename="termijnen.ics"'}
    return HttpResponse(
        kalender(gekozen.order_by(F("geldende_datum").asc(nulls_last=True), "code"), adres),
        content_type="text/calendar; charset=utf-8",
        headers=headers,
    )


class TermijnView(CodeDossier):
    model = Termijn
    context_object_name = "termijn"
    template_name = "vastgoed/termijn.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_verlengingen().select_related("onderdeel_van")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, termijn = self.request.user, self.object
        anders = Termijn.objects.none()
        if termijn.onderwerp:
            anders = (
                Termijn.objects.visible_to(user)
                .filter(onderwerp=termijn.onderwerp, regeling=termijn.regeling_id)
                .exclude(pk=termijn.pk)
                .with_verlengingen()
            )
        onderdelen = termijn.onderdelen.visible_to(user).with_verlengingen()
        return super().get_context_data(
            **{
                "anders": anders,
                "onderdelen": onderdelen,
                "vandaag": timezone.localdate(),
                "bevindingen": Bevinding.objects.visible_to(user).bij([termijn]),
                "zonder_zijkant": True,
                **kwargs,
            }
        )
