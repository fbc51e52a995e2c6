"""The list of property plans, and the same in the dossiers of providers and areas."""

from typing import Any, ClassVar

from django.db.models import Count, QuerySet, Sum

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.views import ListPage
from regio.dossiers import AanbiederDossier, GebiedDossier
from regio.gebiedskeuze import GebiedMixin

from ..choices_plan import Aanzet, Planstatus, Planuitkomst
from ..filters_plan import PlanFilter
from ..models import Vastgoedplan
from ..planvergelijking import HOOGUIT, risico_in_woorden

KOLOMMEN = [
    Column("Plan", "titel"),
    Column("Code", "code"),
    Column("Aanbieder", "aanbieder.naam"),
    Column("Gemeente", "gemeente.naam"),
    Column("Gebied", "gebied.naam"),
    Column("Regeling", "regeling.naam"),
    Column("Status", lambda plan: Planstatus(plan.status)),
    Column("Sinds", "status_sinds", "datum"),
    Column("Aan zet", lambda plan: Aanzet(plan.aan_zet)),
    Column(
        "Uiterlijk",
        "uiterlijk",
        "datum",
        empty="geen termijn",
        mark=lambda plan: "te laat" if plan.is_te_laat else "",
    ),
    Column("Te laat", "is_te_laat"),
    Column(
        "Besluit",
        lambda plan: Planuitkomst(plan.uitkomst) if plan.uitkomst else None,
        empty="nog geen",
    ),
    Column("Plaatsen nu", "plaatsen_nu", "getal"),
    Column("Plaatsen straks", "plaatsen_straks", "getal"),
    Column("Investering", "investering", "euro"),
    Column("Gevraagde bijdrage", "spuk_gevraagd", "euro"),
    Column("Investering per plaats", "kosten_per_plaats", "euro"),
    Column("Begint", "start", "datum"),
    Column("Klaar", "gereed", "datum"),
    Column("Zwaarste risico", lambda plan: risico_in_woorden(plan.hoogste_risico)),
    Column("Projecten", "projecten_aantal", "getal"),
    Column("Eerst ingediend", "ingediend_op", "datum"),
]


class PlanLijst(GebiedMixin, ListPage):
    model = Vastgoedplan
    filterset_class = PlanFilter
    template_name = "vastgoed/plannen/lijst.html"
    titel = "Plannen"
    meervoud = "plannen"
    enkelvoud = "plan"
    columns: ClassVar[list[Column]] = KOLOMMEN
    shown_columns = (
        "plan",
        "aanbieder",
        "status",
        "aan-zet",
        "uiterlijk",
        "plaatsen-nu",
        "plaatsen-straks",
        "gevraagde-bijdrage",
    )
    sort_fields = {
        "plan": "titel",
        "code": "code",
        "aanbieder": ["aanbieder__naam", "titel"],
        "gemeente": ["gemeente__naam", "titel"],
        "gebied": ["gebied__naam", "titel"],
        "regeling": ["regeling__naam", "titel"],
        "status": ["status", "uiterlijk"],
        "sinds": "status_sinds",
        "aan-zet": ["aan_zet", "uiterlijk"],
        "uiterlijk": ["uiterlijk", "titel"],
        "besluit": ["uitkomst", "titel"],
        "plaatsen-nu": "plaatsen_nu",
        "plaatsen-straks": "plaatsen_straks",
        "investering": "investering",
        "gevraagde-bijdrage": "spuk_gevraagd",
        "investering-per-plaats": "kosten_per_plaats",
        "begint": "start",
        "klaar": "gereed",
        "eerst-ingediend": "ingediend_op",
    }
    default_sort = "uiterlijk"
    totals = {
        "aantal": Count("pk"),
        "plaatsen_nu": Sum("plaatsen_nu"),
        "plaatsen_straks": Sum("plaatsen_straks"),
        "investering": Sum("investering"),
        "gevraagde_bijdrage": Sum("spuk_gevraagd"),
    }
    notes = [
        "Bedragen en plaatsen zijn die van het plan zelf, niet wat is toegekend.",
        "Een leeg bedrag of aantal telt niet mee in de som.",
    ]

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_partijen()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"hooguit": HOOGUIT, **kwargs})


class PlanTab:
    """The plans of one party, as its dossier shows them."""

    pad: ClassVar[str]
    request: Any
    object: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plannen = Vastgoedplan.objects.visible_to(self.request.user).with_partijen()
        plannen = plannen.filter(**{self.pad: self.object}).order_by("uiterlijk", "titel")
        return super().get_context_data(
            **{"plannen": plannen, "pad": self.pad, "zonder_zijkant": True, **kwargs}
        )


class AanbiederPlannen(PlanTab, AanbiederDossier):
    template_name = "vastgoed/plannen/aanbieder.html"
    pad = "aanbieder"


class GebiedPlannen(PlanTab, GebiedDossier):
    template_name = "vastgoed/plannen/gebied.html"
    pad = "gebied"
