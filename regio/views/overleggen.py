from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.views import ListPage

from ..choices import VergaderingStatus
from ..dossiers import CodeDossier
from ..filters import OverlegFilter
from ..gebiedskeuze import GebiedMixin
from ..kalender import WEEKDAGEN, aanwezigheid, agenda, maanden
from ..models import Overleg, Vergadering
from ..selectors import telling


class OverlegListView(GebiedMixin, ListPage):
    model = Overleg
    filterset_class = OverlegFilter
    titel = "Overleggen"
    meervoud = "overleggen"
    template_name = "regio/overleg_list.html"
    default_sort = "gebied"
    sort_fields = {
        "gebied": ["gebied__naam", "naam"],
        "naam": "naam",
        "status": ["status", "naam"],
        "vergaderingen": "aantal_vergaderingen",
    }
    columns = [
        Column("Code", "code"),
        Column("Overleg", "naam"),
        Column("Gebied", "gebied.naam"),
        Column("Soort", "soort"),
        Column("Status", "get_status_display"),
        Column("Hoe vaak", "frequentie"),
        Column("Vergaderingen", "aantal_vergaderingen", "getal"),
        Column("Laatste vergadering", "laatste", "datum"),
        *BRON,
    ]

    def get_queryset(self) -> QuerySet:
        user = self.request.user
        eigen = Vergadering.objects.visible_to(user).filter(overleg=OuterRef("pk"))
        return (
            super()
            .get_queryset()
            .select_related("gebied", "bron")
            .annotate(
                aantal_vergaderingen=telling(Overleg, "vergaderingen", user),
                laatste=Subquery(eigen.order_by("-datum").values("datum")[:1]),
            )
        )


class OverlegView(CodeDossier):
    has_timeline = True
    model = Overleg
    template_name = "regio/overleg.html"
    context_object_name = "overleg"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        alle = list(vergaderingen_van(self.object, self.request.user))
        jaren = sorted({rij.datum.year for rij in alle})
        jaar = gekozen_jaar(self.request.GET.get("jaar", ""), alle)
        dit_jaar = [rij for rij in alle if rij.datum.year == jaar]
        met_lijst = [rij for rij in alle if rij.aanwezigen]
        return super().get_context_data(
            vergaderingen=alle,
            jaren=jaren,
            jaar=jaar,
            dit_jaar=dit_jaar,
            maanden=maanden(jaar, dit_jaar),
            weekdagen=WEEKDAGEN,
            met_lijst=met_lijst,
            aanwezigheid=aanwezigheid(met_lijst),
            gehouden=sum(rij.status == VergaderingStatus.GEHOUDEN for rij in alle),
            **kwargs,
        )


def vergaderingen_van(overleg: Overleg, user: Any) -> QuerySet:
    return Vergadering.objects.visible_to(user).filter(overleg=overleg).with_bron()


def gekozen_jaar(gevraagd: str, vergaderingen: list[Vergadering]) -> int:
    """The year asked for, if there are meetings; else that of the last one that was held."""
    jaren = {rij.datum.year for rij in vergaderingen}
    if gevraagd in map(str, jaren):
        return int(gevraagd)
    gehouden = [rij.datum.year for rij in vergaderingen if rij.status == VergaderingStatus.GEHOUDEN]
    return max(gehouden or jaren or {timezone.localdate().year})


@require_safe
def overleg_agenda(request: HttpRequest, code: str) -> HttpResponse:
    """The meetings as a file for a calendar program."""
    zichtbaar = Overleg.objects.visible_to(request.user).select_related("gebied")
    overleg = get_object_or_404(zichtbaar, code=code)
    adres = request.build_absolute_uri(overleg.get_absolute_url())
    inhoud = agenda(overleg, vergaderingen_van(overleg, request.user), adres)
    response = HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{overleg.code.lower()}.ics"'
    return response
