"""Reports: the list, one edition with its file, and the making of a new one."""

from typing import Any

import rules
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from jeugdzorg.kern import jobs
from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.models import Gebeurtenissoort
from jeugdzorg.kern.permissions import RuleMixin
from jeugdzorg.kern.uploads import uitgeven
from jeugdzorg.kern.views import DossierView, ListPage, PageMixin
from regio.gebiedskeuze import GebiedMixin, gebieden_voor, gekozen_gebied

from ..filters_rapport import RapportFilter
from ..forms_rapport import ALLES, RapportForm
from ..models import Cyclus, Rapport
from ..rapport.acties import nieuwere
from ..rapport.bewaard import blok_uit
from ..rapport.reeks import RAPPORT_MAKEN, argumenten, reeks_maken
from .rapport_lezen import te_lezen
from .rapport_stappen import ingelogd, stappen_voor


class RapportListView(GebiedMixin, ListPage):
    model = Rapport
    filterset_class = RapportFilter
    titel = "Rapporten"
    meervoud = "rapporten"
    template_name = "monitoring/rapport_list.html"
    sort_fields = {
        "gebied": ["cyclus__gebied__naam", "cyclus__jaar"],
        "periode": ["cyclus__jaar", "cyclus__helft", "versie"],
        "gemaakt": "gemaakt_op",
    }
    default_sort = "-gemaakt"
    columns = (
        Column("Gebied", "cyclus.gebied.naam"),
        Column("Regio", "jeugdhulpregio.naam"),
        Column("Halfjaar", "cyclus.halfjaar"),
        Column("Versie", "versie", "getal"),
        Column("Status", "get_status_display"),
        Column("Pagina's", "paginas", "getal"),
        Column("Gemaakt op", "gemaakt_op", "tijdstip"),
        Column("Vastgesteld op", "vastgesteld_op", "tijdstip"),
        Column("Gepubliceerd op", "gepubliceerd_op", "tijdstip"),
        Column("Kenmerk van het bestand", "sha256"),
    )

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_cyclus()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mag_maken = rules.test_rule("rapport_maken", self.request.user)
        return super().get_context_data(**{"mag_maken": mag_maken, **kwargs})


class RapportView(DossierView):
    """One edition. What was done to it stands at the side; every change only for who has a role."""

    model = Rapport
    context_object_name = "rapport"
    template_name = "monitoring/rapport.html"

    def get_queryset(self) -> QuerySet:
        personen = ("gemaakt_door", "vastgesteld_door", "gepubliceerd_door", "ingetrokken_door")
        return super().get_queryset().select_related("cyclus__gebied", "jeugdhulpregio", *personen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rapport, user = self.object, self.request.user
        gezien = Rapport.objects.visible_to(user).defer("gegevens")
        versies = gezien.filter(cyclus=rapport.cyclus, jeugdhulpregio=rapport.jeugdhulpregio)
        if ingelogd(self.request).huidige_lidmaatschappen:
            kwargs["tijdlijn"] = self.get_timeline()
        return super().get_context_data(
            **{
                "versies": versies.order_by("-versie"),
                "nieuwer": nieuwere(rapport),
                "samenvatting": blok_uit(rapport.gegevens, "samenvatting"),
                "veranderd": blok_uit(rapport.gegevens, "veranderd"),
                "voorbeeld": rapport.gegevens.get("voorbeeld"),
                "stappen": stappen_voor(rapport, user),
                **kwargs,
            }
        )


@require_safe
def rapport_bestand(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The PDF of an edition, for who may see its area."""
    rapport = te_lezen(request, pk)
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
        cyclus, by = form.cyclus(), ingelogd(self.request)
        if form.cleaned_data["voor"] == ALLES:
            return redirect(reeks_maken([cyclus], by=by))
        regio = form.cleaned_data["regio"]
        taak = jobs.start(
            RAPPORT_MAKEN,
            sleutel=f"rapport-{cyclus.pk}-{regio.pk if regio else 'gebied'}",
            omschrijving=f"Rapport {regio or ''} {cyclus}".replace("  ", " "),
            by=by,
            argumenten=argumenten(cyclus, regio, by),
        )
        return redirect(taak)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{"titel": "Rapport maken", "gebied": gekozen_gebied(self.request), **kwargs}
        )
