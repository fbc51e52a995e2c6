"""Schemes, deadlines, awards and grants in the API."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from capaciteit.models import Locatie
from jeugdzorg.kern.viewsets import ResourceViewSet

from . import api_filters, serializers
from .models import (
    Beschikking,
    Regeling,
    Regelingopgave,
    Termijn,
    Toekenning,
    Verdeeltotaal,
    Voorwaarde,
)

TAG = "Geld en termijnen"
SORT_BEDRAG = {
    "code": "code",
    "gemeente": "gemeente__naam",
    "plaatsen": "plaatsen",
    "bedrag": "bedrag",
    "peildatum": "peildatum",
}


class RegelingViewSet(ResourceViewSet):
    queryset = Regeling.objects.all()
    serializer_class = serializers.RegelingSerializer
    filterset_class = api_filters.RegelingResourceFilter
    sort_fields = {
        "code": "code",
        "naam": "naam",
        "bedrag": "bedrag",
        "looptijdTot": "looptijd_tot",
    }
    tag, enkelvoud, meervoud = TAG, "regeling", "regelingen"
    uitleg = "Uitkeringen van het Rijk, met hun tranches, totalen per gebied en voorwaarden."
    voorbeeld = {"code": "SPUK-T2", "tranche": 2}

    def with_related(self, rows: Any) -> QuerySet:
        gebruiker = self.request.user
        opgaven = Regelingopgave.objects.visible_to(gebruiker).with_bron()
        voorwaarden = Voorwaarde.objects.visible_to(gebruiker).with_bron()
        totalen = Verdeeltotaal.objects.visible_to(gebruiker).with_bron().select_related("gebied")
        return rows.select_related("onderdeel_van", "bron").prefetch_related(
            Prefetch("verdeeltotalen", totalen),
            Prefetch("opgaven", opgaven),
            Prefetch("voorwaarden", voorwaarden),
        )


class BeschikkingViewSet(ResourceViewSet):
    queryset = Beschikking.objects.all()
    serializer_class = serializers.BeschikkingSerializer
    filterset_class = api_filters.BeschikkingFilter
    sort_fields = SORT_BEDRAG
    tag, enkelvoud, meervoud = TAG, "beschikking", "beschikkingen"
    uitleg = (
        "Wat het ministerie aan een coördinerende gemeente toekent: plaatsen en geld, zoals "
        "gedrukt, met het herberekende bedrag ernaast."
    )

    def with_related(self, rows: Any) -> QuerySet:
        return rows.select_related("regeling", "gemeente", "bron")


class ToekenningViewSet(ResourceViewSet):
    queryset = Toekenning.objects.all()
    serializer_class = serializers.ToekenningSerializer
    filterset_class = api_filters.ToekenningFilter
    sort_fields = {**SORT_BEDRAG, "aanbieder": "aanbieder__naam"}
    tag, enkelvoud, meervoud = TAG, "toekenning", "toekenningen"
    uitleg = (
        "Wat een coördinerende gemeente aan een aanbieder toekent: plaatsen en geld, zoals "
        "gedrukt, met het herberekende bedrag ernaast. Een rij met `isDeel` herhaalt een deel van "
        "een grotere toekenning: tel die niet mee."
    )
    voorbeeld = {
        "code": "toe-01",
        "plaatsen": 104,
        "bedrag": 1777170,
        "bedragHerberekend": 1777170,
        "verschil": 0,
        "isDeel": False,
    }

    def with_related(self, rows: Any) -> QuerySet:
        locaties = Locatie.objects.visible_to(self.request.user)
        rows = rows.select_related("regeling", "gemeente", "aanbieder", "bron")
        return rows.prefetch_related(Prefetch("locaties", locaties))


class TermijnViewSet(ResourceViewSet):
    queryset = Termijn.objects.all()
    serializer_class = serializers.TermijnSerializer
    filterset_class = api_filters.TermijnFilter
    sort_fields = {"code": "code", "datum": "datum", "geldendeDatum": "geldende_datum"}
    tag, enkelvoud, meervoud = TAG, "termijn", "termijnen"
    uitleg = (
        "Momenten waarop iets af moet zijn. De eerste datum blijft staan; elke verlenging is een "
        "eigen regel met reden."
    )

    def with_related(self, rows: Any) -> QuerySet:
        return rows.with_verlengingen(self.request.user).select_related("onderdeel_van")
