"""Development assignments: the list, and one of them with all that was told of it."""

from typing import Any

import rules
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier
from regio.gebiedskeuze import GebiedMixin

from .. import rules_reflectie  # noqa: F401  # registers the rules
from ..choices_reflectie import OPDRACHT_LOOPT
from ..filters_reflectie import OpdrachtFilter
from ..models import Ontwikkelopdracht, Opdrachtvoortgang

KOLOMMEN = [
    Column("Code", "code"),
    Column("Titel", "titel"),
    Column("Gebied", "gebied.naam"),
    Column("Voor wie", "opdrachtnemer"),
    Column("Gevraagd resultaat", "resultaat"),
    Column("Uiterlijk", "uiterlijk", "datum"),
    Column("Status", "get_status_display"),
    Column("Meldingen", "meldingen", "getal"),
    Column("Laatste melding", "laatst_op", "tijdstip"),
    Column("Gegeven op", "gegeven_op", "datum"),
    Column("Bron", "bron"),
    Column("Vindplaats", "vindplaats"),
]


class OpdrachtListView(GebiedMixin, ListPage):
    model = Ontwikkelopdracht
    filterset_class = OpdrachtFilter
    titel = "Ontwikkelopdrachten"
    enkelvoud, meervoud = "opdracht", "opdrachten"
    template_name = "monitoring/opdrachten/lijst.html"
    columns = KOLOMMEN
    sort_fields = {
        "code": "code",
        "titel": "titel",
        "gebied": ["gebied__naam", "code"],
        "partij": ["opdrachtnemer", "code"],
        "uiterlijk": ["uiterlijk", "code"],
        "status": ["status", "code"],
        "melding": "laatst_op",
    }
    default_sort = "gebied"
    totals = {
        "aantal": Count("pk"),
        "loopt": Count("pk", filter=Q(status__in=OPDRACHT_LOOPT)),
    }

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_onderwerp().with_voortgang()

    def get_totals(self) -> dict[str, Any]:
        """Over the assignments themselves: the lines of progress would count them more often."""
        rijen = Ontwikkelopdracht.objects.filter(pk__in=self.object_list.order_by().values("pk"))
        te_laat = Q(status__in=OPDRACHT_LOOPT, uiterlijk__lt=timezone.localdate())
        return rijen.aggregate(**self.totals, te_laat=Count("pk", filter=te_laat))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mag = rules.test_rule("opdracht_geven", self.request.user)
        return super().get_context_data(**{"mag_geven": mag, **kwargs})


class OpdrachtView(CodeDossier):
    """One assignment: what is asked, how it stands, all that was told of it."""

    model = Ontwikkelopdracht
    context_object_name = "opdracht"
    template_name = "monitoring/opdrachten/opdracht.html"
    has_timeline = True

    def get_queryset(self) -> QuerySet:
        rijen = super().get_queryset().with_onderwerp()
        return rijen.select_related("gegeven_door", "onderdeel_van")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, opdracht = self.request.user, self.object
        gezien = Ontwikkelopdracht.objects.visible_to(user)
        voortgang = Opdrachtvoortgang.objects.visible_to(user).filter(opdracht=opdracht)
        return super().get_context_data(
            **{
                "voortgang": voortgang.select_related("door", "cyclus__gebied"),
                "onderdelen": gezien.filter(onderdeel_van=opdracht).order_by("code"),
                "mag_geven": rules.test_rule("opdracht_geven", user, opdracht),
                "mag_melden": rules.test_rule("opdracht_melden", user, opdracht),
                "mag_sluiten": rules.test_rule("opdracht_sluiten", user, opdracht),
                **kwargs,
            }
        )
