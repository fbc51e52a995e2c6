"""Reports and cycles: the lists, one edition with its file, and the making of a new one."""

from typing import Any

import rules
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from jeugdzorg.kern import jobs
from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.models import Gebeurtenissoort
from jeugdzorg.kern.permissions import RuleMixin
from jeugdzorg.kern.uploads import uitgeven
from jeugdzorg.kern.views import DossierView, ListPage, PageMixin
from regio.gebiedskeuze import GebiedMixin, gebieden_voor, gekozen_gebied

from ..filters import CyclusFilter
from ..forms import RapportForm
from ..models import Cyclus, Rapport
from ..rapportage.bereik import Bereik
from ..rapportage.zinnen import dekking
from ..tasks import RAPPORT_MAKEN


class RapportListView(ListPage):
    model = Rapport
    titel = "Rapporten"
    meervoud = "rapporten"
    template_name = "monitoring/rapport_list.html"
    sort_fields = {
        "gebied": ["cyclus__gebied__naam", "cyclus__jaar"],
        "periode": ["cyclus__jaar", "cyclus__helft", "versie"],
        "gemaakt": "gemaakt_op",
    }
    default_sort = "-gemaakt"

    def get_queryset(self) -> QuerySet:
        rijen = super().get_queryset().select_related("cyclus__gebied", "gemaakt_door")
        if gebied := gekozen_gebied(self.request):
            rijen = rijen.filter(cyclus__gebied=gebied)
        return rijen.defer("gegevens")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mag_maken = rules.test_rule("rapport_maken", self.request.user)
        return super().get_context_data(**{"mag_maken": mag_maken, **kwargs})


class RapportView(DossierView):
    has_timeline = True
    model = Rapport
    context_object_name = "rapport"
    template_name = "monitoring/rapport.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("cyclus__gebied", "gemaakt_door")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versies = self.object.cyclus.rapporten.visible_to(self.request.user).defer("gegevens")
        return super().get_context_data(
            **{"versies": versies.order_by("-versie"), "inhoud": self.object.gegevens, **kwargs}
        )


@require_safe
def rapport_bestand(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The PDF of an edition, for who may see its area."""
    rapport = get_object_or_404(Rapport.objects.visible_to(request.user), pk=pk)
    meld(Gebeurtenissoort.DOWNLOAD, request=request, object=rapport)
    return uitgeven(rapport.bestand, mag=True)


class RapportMaken(RuleMixin, PageMixin, FormView):
    """Choose an area and a half-year; the report is made in the background."""

    form_class = RapportForm
    rule = "rapport_maken"
    template_name = "monitoring/rapport_maken.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        gebieden = gebieden_voor(self.request)
        mag = [
            gebied.pk
            for gebied in gebieden
            if rules.test_rule("rapport_maken", self.request.user, gebied)
        ]
        return {**super().get_form_kwargs(), "gebieden": gebieden.filter(pk__in=mag)}

    def get_initial(self) -> dict[str, Any]:
        gebied = gekozen_gebied(self.request)
        laatste = Cyclus.objects.visible_to(self.request.user).filter(gebied=gebied).first()
        return {
            "gebied": gebied.code if gebied else None,
            "halfjaar": self.request.GET.get("halfjaar") or (laatste and str(laatste.halfjaar)),
        }

    def form_valid(self, form: RapportForm) -> HttpResponseBase:
        cyclus = form.cyclus()
        taak = jobs.start(
            RAPPORT_MAKEN,
            sleutel=f"rapport-{cyclus.pk}",
            omschrijving=f"Rapport {cyclus}",
            by=self.request.user,
            argumenten={"cyclus_id": cyclus.pk, "gebruiker_id": self.request.user.pk},
        )
        return redirect(taak)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"titel": "Rapport maken", **kwargs})


class CyclusListView(GebiedMixin, ListPage):
    model = Cyclus
    filterset_class = CyclusFilter
    titel = "Monitorcycli"
    meervoud = "cycli"
    template_name = "monitoring/cyclus_list.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied")


class CyclusView(DossierView):
    """One half-year of an area: who delivered, and the reports."""

    model = Cyclus
    context_object_name = "cyclus"
    template_name = "monitoring/cyclus.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bereik = Bereik(self.object.gebied, self.object.halfjaar, self.object.halfjaar.tot)
        return super().get_context_data(
            **{
                "leveringen": [
                    (indicator, *dekking(bereik, indicator)) for indicator in bereik.indicatoren
                ],
                "rapporten": self.object.rapporten.visible_to(self.request.user).defer("gegevens"),
                "mag_maken": rules.test_rule("rapport_maken", self.request.user, self.object),
                "zonder_zijkant": True,
                **kwargs,
            }
        )
