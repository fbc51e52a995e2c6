"""Reading an analysis: the door of a cycle, the sessions side by side, one version."""

from typing import Any

import rules
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from jeugdzorg.kern.views import DossierView, PageMixin

from .. import rules_analyse  # noqa: F401  # registers the rules
from ..analyse.actions import reden_dicht, reden_niet_schrijven
from ..analyse.bijdrage import bijdragen_bij
from ..analyse.klaar import beletsels_vaststellen
from ..analyse.naast import Naast
from ..analyse.tekst import Leestekst
from ..choices import Cyclusstatus
from ..models import Advies, Analyse, Cyclus


class CyclusMixin(PageMixin):
    """About the cycle in the address: 404 unless visible."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def cyclus(self) -> Cyclus:
        zichtbaar = Cyclus.objects.visible_to(self.request.user).select_related("gebied")
        return get_object_or_404(zichtbaar, pk=self.kwargs["pk"])

    @cached_property
    def schrijft(self) -> bool:
        return rules.test_rule("analyse_opstellen", self.request.user, self.cyclus)


class CyclusAnalyse(CyclusMixin, TemplateView):
    """Leads to the newest version that one may read; else says what will be here."""

    template_name = "monitoring/analyse/geen.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        zichtbaar = Analyse.objects.visible_to(request.user).filter(cyclus=self.cyclus)
        if laatste := zichtbaar.order_by("-versie").first():
            return redirect(laatste)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "titel": f"Analyse van {self.cyclus}",
                "cyclus": self.cyclus,
                "schrijft": self.schrijft,
                "niet": reden_niet_schrijven(self.cyclus),
                **kwargs,
            }
        )


class CyclusNaast(CyclusMixin, TemplateView):
    """Per question what each region says; only of sessions that one may read."""

    template_name = "monitoring/analyse/naast.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        naast = Naast(self.cyclus, self.request.user)
        return super().get_context_data(
            **{
                "titel": "Sessies naast elkaar",
                "cyclus": self.cyclus,
                "naast": naast,
                "rijen": list(naast.rijen()),
                "analyse": Analyse.objects.visible_to(self.request.user)
                .filter(cyclus=self.cyclus)
                .first(),
                **kwargs,
            }
        )


class AnalyseView(DossierView):
    """One version: its text with figures, the gaps, what each region adds, and what it lacks."""

    model = Analyse
    template_name = "monitoring/analyse/analyse.html"
    has_timeline = True

    def get_queryset(self) -> Any:
        return super().get_queryset().with_cyclus()

    def get_titel(self) -> str:
        return f"Analyse van {self.object.cyclus}"

    def get_tabs(self) -> list[dict[str, Any]]:
        return tabs_van(self.object, self.request.user, "analyse")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        analyse, user = self.object, self.request.user
        lees = Leestekst(analyse)
        schrijft = rules.test_rule("analyse_opstellen", user, analyse)
        dicht = reden_dicht(analyse)
        return super().get_context_data(
            **{
                "cyclus": analyse.cyclus,
                "lees": lees,
                "leesblokken": lees.leesblokken(),
                "schrijft": schrijft,
                "bewerkt": schrijft and not dicht,
                "beletsels": [] if dicht else beletsels_vaststellen(analyse, lees.cijfers),
                "hiaten": analyse.hiaten.visible_to(user).prefetch_related("regios"),
                "bijdragen": bijdragen_bij(analyse),
                "versies": Analyse.objects.visible_to(user).filter(cyclus=analyse.cyclus_id),
                "advies": Advies.objects.visible_to(user).filter(analyse=analyse).first(),
                "heropenen_kan": schrijft
                and analyse.is_vastgesteld
                and analyse.cyclus.status == Cyclusstatus.ADVIES,
                **kwargs,
            }
        )


def tabs_van(analyse: Analyse, user: Any, hier: str) -> list[dict[str, Any]]:
    """The pages about one analysis, with how much each holds."""
    tabs = [
        ("analyse", "Analyse", analyse.get_absolute_url(), None),
        (
            "naast",
            "Sessies naast elkaar",
            reverse("monitoring:cyclus-naast", args=[analyse.cyclus_id]),
            None,
        ),
        (
            "hiaten",
            "Hiaten",
            reverse("monitoring:hiaten", args=[analyse.pk]),
            analyse.hiaten.count(),
        ),
    ]
    if advies := Advies.objects.visible_to(user).filter(analyse=analyse).first():
        tabs.append(("advies", "Advies", advies.get_absolute_url(), advies.aanbevelingen.count()))
    return [
        {"label": label, "url": url, "actief": code == hier, "aantal": aantal}
        for code, label, url, aantal in tabs
    ]
