from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from jeugdzorg.kern import jobs
from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.tiles import Tegel
from jeugdzorg.kern.views import ListPage, OverviewView

from ..controle import REGISTER
from ..filters import UitkomstFilter
from ..models import Bevinding, Controleuitkomst
from ..selectors import controlestanden, opgeteld


class ControleListView(OverviewView):
    titel = "Controles"
    template_name = "regio/controle_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        standen = controlestanden(user)
        totaal = opgeteld(standen)
        uitkomsten = Controleuitkomst.objects.visible_to(user)
        return super().get_context_data(
            standen=standen,
            totaal=totaal,
            tegels=tegels(totaal) if totaal["totaal"] else [],
            laatst=uitkomsten.aggregate(op=Max("gecontroleerd_op"))["op"],
            mag_uitvoeren=rules.test_rule("controles_uitvoeren", user),
            **kwargs,
        )


def tegels(totaal: dict[str, int]) -> list[Tegel]:
    kloppend = totaal["klopt"] + totaal["klopt_afgerond"]
    return [
        Tegel(
            cijfer=totaal["wijkt_af"],
            zin="cijfers wijken af van wat ze horen te zijn",
            toelichting="Elk verschil is een bevinding, met beide waarden.",
            kleur="waarschuwing" if totaal["wijkt_af"] else "positief",
            url=f"{reverse('regio:bevinding-lijst')}?soort=herberekend",
        ),
        Tegel(
            cijfer=kloppend,
            zin="cijfers kloppen",
            toelichting=f"Waarvan {totaal['klopt_afgerond']} op afronding na.",
            kleur="positief",
        ),
        Tegel(
            cijfer=totaal["overig"],
            zin="cijfers kunnen niet goed of fout zijn",
            toelichting="Ze zijn afgeleid, of alleen een aanwijzing.",
        ),
    ]


class ControleView(ListPage):
    """The outcomes of one check, figure by figure."""

    model = Controleuitkomst
    filterset_class = UitkomstFilter
    meervoud = "uitkomsten"
    enkelvoud = "uitkomst"
    template_name = "regio/controle.html"
    default_sort = "-oordeel"
    sort_fields = {"oordeel": ["oordeel", "titel"], "titel": "titel", "bron": "bron__korte_titel"}
    columns = [
        Column("Kenmerk", "sleutel"),
        Column("Cijfer", "titel"),
        Column("Gedrukt", "gedrukt"),
        Column("Nagerekend", "herberekend"),
        Column("Oordeel", "get_oordeel_display"),
        Column("Toelichting", "nota"),
        Column("Bron", "bron.korte_titel"),
        Column("Vindplaats", "vindplaats"),
        Column("Gecontroleerd op", "gecontroleerd_op", "tijdstip"),
    ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.kwargs["code"] not in REGISTER:
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet:
        rijen = super().get_queryset().filter(controle=self.kwargs["code"])
        return rijen.select_related("bron", "gebied", "bevinding")

    def get_titel(self) -> str:
        return REGISTER[self.kwargs["code"]].naam

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(controle=REGISTER[self.kwargs["code"]], **kwargs)
        gezien = Bevinding.objects.visible_to(self.request.user)
        bevindingen = gezien.filter(uitkomsten__in=[rij.pk for rij in context["page_obj"]])
        return {**context, "zichtbare_bevindingen": set(bevindingen.values_list("pk", flat=True))}


@require_POST
def controles_opnieuw(request: HttpRequest) -> HttpResponse:
    """Start the checks in the background; a second click gives the job that already runs."""
    if not rules.test_rule("controles_uitvoeren", request.user):
        raise PermissionDenied
    taak = jobs.start(
        "controles_uitvoeren",
        sleutel="controles",
        omschrijving="Alle cijfers opnieuw controleren",
        by=request.user,
        argumenten={"gebruiker_id": request.user.pk},
    )
    return redirect(taak)
