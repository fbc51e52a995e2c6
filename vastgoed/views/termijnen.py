"""Deadlines: the list, one deadline, and the feed."""

from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.templatetags.lijsten import link
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier
from regio.gebiedskeuze import GebiedMixin
from regio.models import Bevinding

from ..agenda import jaren, kalender
from ..filters import TermijnFilter
from ..models import Termijn
from ..notatie import verlengingen_in_woorden

KOMEND = 3


class TermijnListView(GebiedMixin, ListPage):
    model = Termijn
    filterset_class = TermijnFilter
    titel = "Termijnen"
    meervoud = "termijnen"
    template_name = "vastgoed/termijn_list.html"
    columns = [
        Column("Mijlpaal", "mijlpaal"),
        Column("Gebied", "gebied.naam"),
        Column("Regeling", "regeling.naam"),
        Column("Soort", "get_soort_display"),
        Column("Verantwoordelijke", "verantwoordelijke"),
        Column("Oorspronkelijke datum", "datum", "datum"),
        Column("Geldende datum", "geldende_datum", "datum"),
        Column("Verlengingen", lambda rij: verlengingen_in_woorden(rij.verlengingen.all())),
        Column("Status", lambda rij: rij.status().label),
        *BRON,
    ]
    sort_fields = {
        "datum": "geldende_datum",
        "oorspronkelijk": "datum",
        "mijlpaal": "mijlpaal",
        "gebied": "gebied__naam",
        "wie": "verantwoordelijke",
    }
    default_sort = "datum"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_verlengingen(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        als_kalender = self.request.GET.get("weergave") == "kalender"
        rijen = list(self.object_list) if als_kalender else list(context["page_obj"] or [])
        return {
            **context,
            "vandaag": timezone.localdate(),
            "bevindingen": Bevinding.objects.visible_to(self.request.user).bij(rijen),
            "als_kalender": als_kalender,
            "andere_weergave": link(
                self.request, weergave=None if als_kalender else "kalender", pagina=None
            ),
            "komend": [] if als_kalender else self.komend(),
            "jaren": jaren(rijen) if als_kalender else [],
            "zonder_datum": [rij for rij in rijen if als_kalender and not rij.geldig_op()],
        }

    def komend(self) -> list[Termijn]:
        """What comes first of the rows that are filtered; only above the first page."""
        if self.request.GET.get(self.page_kwarg, "1") != "1" or "sorteer" in self.request.GET:
            return []
        vanaf = self.object_list.filter(geldende_datum__gte=timezone.localdate())
        return list(vanaf.order_by("geldende_datum", "code")[:KOMEND])


@require_safe
def termijn_agenda(request: HttpRequest) -> HttpResponse:
    """The deadlines that the filters of the address choose, as an iCalendar file."""
    rijen = Termijn.objects.visible_to(request.user).with_verlengingen(request.user)
    filterset = TermijnFilter(request.GET, queryset=rijen, request=request)
    gekozen = filterset.qs if filterset.is_valid() else rijen.none()
    adres = request.build_absolute_uri("/").rstrip("/")
    headers = {"Content-Disposition": 'attachment; filename="termijnen.ics"'}
    return HttpResponse(
        kalender(gekozen.order_by(F("geldende_datum").asc(nulls_last=True), "code"), adres),
        content_type="text/calendar; charset=utf-8",
        headers=headers,
    )


class TermijnView(CodeDossier):
    has_timeline = True
    model = Termijn
    context_object_name = "termijn"
    template_name = "vastgoed/termijn.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_verlengingen(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, termijn = self.request.user, self.object
        anders = Termijn.objects.none()
        if termijn.onderwerp:
            anders = (
                Termijn.objects.visible_to(user)
                .filter(onderwerp=termijn.onderwerp, regeling=termijn.regeling_id)
                .exclude(pk=termijn.pk)
                .with_verlengingen(user)
            )
        onderdelen = termijn.onderdelen.visible_to(user).with_verlengingen(user)
        geheel = Termijn.objects.visible_to(user).filter(pk=termijn.onderdeel_van_id).first()
        bevindingen = Bevinding.objects.visible_to(user).select_related(
            "bron_a", "bron_b", "gebied"
        )
        per_figuur = bevindingen.bij([termijn, *anders, *onderdelen])
        return super().get_context_data(
            **{
                "anders": anders,
                "onderdelen": onderdelen,
                "vandaag": timezone.localdate(),
                "geheel": geheel,
                "bevindingen": per_figuur,
                "eigen_bevindingen": per_figuur.get(termijn.pk, []),
                "zonder_zijkant": True,
                **kwargs,
            }
        )
