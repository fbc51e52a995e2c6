"""Cycles: the list, several areas side by side, and one cycle as a dossier."""

from typing import Any, ClassVar

import rules
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.views import DossierView, ListPage, OverviewView
from regio.gebiedskeuze import GebiedMixin

from ..choices import Cyclusstatus
from ..cyclus.beurt import beurt, regios_klaar
from ..cyclus.bord import HALFJAREN, Bord
from ..cyclus.stand import Cyclusstand
from ..filters_cyclus import CyclusFilter
from ..models import Cyclus

KOLOMMEN = [
    Column("Cyclus", str),
    Column("Gebied", "gebied.naam"),
    Column("Halfjaar", lambda cyclus: str(cyclus.halfjaar)),
    Column("Soort", "soort"),
    Column("Stap", lambda cyclus: Cyclusstatus(cyclus.status)),
    Column("Sinds", "status_sinds", "datum"),
    Column("Aan zet", lambda cyclus: beurt(cyclus, cyclus.klaar)),
    Column("Uiterlijk", "uiterlijk", "datum", empty="geen termijn"),
    Column("Opent op", "opent_op", "datum"),
    Column("Vastgesteld voor", "vaststellen_voor", "datum"),
]


class CyclusListView(GebiedMixin, ListPage):
    model = Cyclus
    filterset_class = CyclusFilter
    titel = "Monitorcycli"
    meervoud = "cycli"
    enkelvoud = "cyclus"
    template_name = "monitoring/cyclus/lijst.html"
    columns: ClassVar[list[Column]] = KOLOMMEN
    shown_columns = ("cyclus", "soort", "stap", "aan-zet", "uiterlijk")
    sort_fields = {
        "cyclus": ["gebied__naam", "jaar", "helft"],
        "gebied": ["gebied__naam", "jaar", "helft"],
        "halfjaar": ["jaar", "helft", "gebied__naam"],
        "soort": ["helft", "jaar"],
        "stap": ["status", "jaar", "helft"],
        "sinds": "status_sinds",
        "opent-op": "opent_op",
        "vastgesteld-voor": "vaststellen_voor",
    }
    default_sort = "-halfjaar"
    totals = {"aantal": Count("pk")}

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied").annotate(klaar=regios_klaar())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mag = rules.test_rule("cyclus_begeleiden", self.request.user)
        return super().get_context_data(**{"mag_beginnen": mag, **kwargs})


class CyclusBord(OverviewView):
    """Half-years down, areas across."""

    template_name = "monitoring/cyclus/bord.html"
    titel = "Cycli naast elkaar"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        cycli = Cyclus.objects.visible_to(self.request.user).select_related("gebied")
        bord = Bord(cycli)
        bladen = Paginator(bord.halfjaren, HALFJAREN)
        blad = bladen.get_page(self.request.GET.get("pagina"))
        return super().get_context_data(
            **{
                "bord": bord,
                "page_obj": blad,
                "rijen": bord.rijen(list(blad)),
                "mag_beginnen": rules.test_rule("cyclus_begeleiden", self.request.user),
                **kwargs,
            }
        )


class CyclusView(DossierView):
    """A cycle: where it is, who owes what, what is in the way, what the reader can do."""

    model = Cyclus
    context_object_name = "cyclus"
    template_name = "monitoring/cyclus/overzicht.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            **{
                "stand": Cyclusstand(self.object, user),
                "rapporten": self.object.rapporten.visible_to(user).defer("gegevens"),
                "mag_maken": rules.test_rule("rapport_maken", user, self.object),
                **kwargs,
            }
        )
