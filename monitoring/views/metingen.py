"""Measurements: the list of every figure."""

from typing import Any

from django.db.models import QuerySet

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.views import ListPage
from regio.gebiedskeuze import GebiedMixin
from regio.models import Bevinding

from ..filters import MetingFilter
from ..models import Indicator, Meting


class MetingListView(GebiedMixin, ListPage):
    model = Meting
    filterset_class = MetingFilter
    titel = "Instroom en metingen"
    meervoud = "metingen"
    template_name = "monitoring/meting_list.html"
    columns = [
        Column("Indicator", "indicator.naam"),
        Column("Regio of gebied", "onderwerp"),
        Column("Van", "periode_van", "datum"),
        Column("Tot en met", "periode_tot", "datum"),
        Column("Uitsplitsing", "uitsplitsing"),
        Column("Waarde", "waarde", "getal"),
        Column("Eenheid", "indicator.eenheid"),
        *BRON,
    ]
    sort_fields = {
        "indicator": ["indicator__naam", "periode_tot"],
        "regio": ["jeugdhulpregio__naam", "gebied__naam"],
        "periode": ["periode_tot", "periode_van"],
        "waarde": "waarde",
        "uitsplitsing": "uitsplitsing",
    }
    default_sort = "-periode"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_onderwerp().with_bron()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        gezien = Bevinding.objects.visible_to(self.request.user)
        indicatoren = (
            Indicator.objects.visible_to(self.request.user)
            .filter(metingen__in=Meting.objects.visible_to(self.request.user))
            .distinct()
        )
        return {
            **context,
            "bevindingen": gezien.bij(context["page_obj"] or []),
            "indicatoren": indicatoren,
        }
