"""Measurements: the list, the matrix of one indicator, and the indicators themselves."""

from typing import Any

from django.db.models import Count, QuerySet

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier
from regio.gebiedskeuze import GebiedMixin
from regio.models import Bevinding

from ..charts import vergelijk_chart
from ..filters import IndicatorFilter, MetingFilter
from ..matrix import matrix
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


class IndicatorListView(ListPage):
    model = Indicator
    filterset_class = IndicatorFilter
    titel = "Indicatoren"
    meervoud = "indicatoren"
    template_name = "monitoring/indicator_list.html"
    columns = [
        Column("Code", "code"),
        Column("Naam", "naam"),
        Column("Soort", "get_soort_display"),
        Column("Betekenis", "betekenis"),
        Column("Eenheid", "eenheid"),
        Column("Gewenste richting", "get_richting_display"),
        Column("Uitsplitsingen", "uitsplitsingen"),
        Column("Wie levert", "gegevensbron"),
        *BRON,
    ]
    sort_fields = {"code": "code", "naam": "naam", "metingen": "aantal_metingen"}
    default_sort = "code"

    def get_queryset(self) -> QuerySet:
        return (
            super()
            .get_queryset()
            .with_bron()
            .select_related("gebied", "onderdeel_van")
            .annotate(aantal_metingen=Count("metingen"))
        )


class IndicatorView(CodeDossier):
    model = Indicator
    context_object_name = "indicator"
    template_name = "monitoring/indicator.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied", "onderdeel_van")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        metingen = list(
            Meting.objects.visible_to(self.request.user)
            .filter(indicator=self.object)
            .with_onderwerp()
            .with_bron()
            .select_related("gebied__bovenliggend")
        )
        tabel = matrix(metingen)
        gezien = Bevinding.objects.visible_to(self.request.user)
        return super().get_context_data(
            **{
                "matrix": tabel,
                "bevindingen": gezien.bij(metingen),
                "grafiek": self.grafiek(tabel),
                "doelstellingen": self.doelstellingen(),
                "zonder_zijkant": True,
                **kwargs,
            }
        )

    def grafiek(self, tabel: Any) -> Any:
        """The last two periods per region beside each other, where both have figures."""
        kolommen = tabel.kolommen_met_regios()[-2:]
        if len(kolommen) < 2:
            return None
        rijen = [
            (rij.naam, *(rij.waarde(kolom) for kolom in kolommen))
            for rij in tabel.rijen
            if not rij.soort
        ]
        reeksen = (kolommen[0].naam, kolommen[1].naam)
        titel = f"Welke regio telt het meest? {self.object.naam}"
        return vergelijk_chart(titel, self.object.eenheid, reeksen, rijen)

    def doelstellingen(self) -> QuerySet:
        return (
            self.object.doelstellingen.visible_to(self.request.user)
            .with_bron()
            .select_related("jeugdhulpregio", "gebied", "pad")
        )
