from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.views import ListPage

from ..choices import Zorgvorm
from ..dossiers import RegioDossier
from ..filters import JeugdhulpregioFilter
from ..gebiedskeuze import GebiedMixin
from ..models import Bevinding, Jeugdhulpregio, Kerncijfer, Organisatie
from ..selectors import gebieden_van_regios, jeugdigen_per_regio


def gebieden_in_woorden(regio: Any) -> str:
    return "; ".join(
        f"{lid.gebied} ({Zorgvorm(lid.zorgvorm).label})" for lid in regio.huidige_gebieden
    )


class JeugdhulpregioListView(GebiedMixin, ListPage):
    model = Jeugdhulpregio
    filterset_class = JeugdhulpregioFilter
    titel = "Jeugdhulpregio's"
    meervoud = "jeugdhulpregio's"
    template_name = "regio/jeugdhulpregio_list.html"
    default_sort = "naam"
    sort_fields = {"naam": "naam", "code": "code"}
    columns = [
        Column("Code", "code"),
        Column("Regio", "naam"),
        Column("Andere namen", lambda regio: "; ".join(regio.aliassen)),
        Column("Gebieden", gebieden_in_woorden),
        Column("Geldig van", "geldig_van", "datum"),
        Column("Geldig tot en met", "geldig_tot", "datum"),
        *BRON,
    ]

    def get_queryset(self) -> QuerySet:
        rijen = super().get_queryset().select_related("bron")
        return rijen.prefetch_related(gebieden_van_regios(self.request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        jeugdigen = jeugdigen_per_regio(self.request.user)
        for regio in context["page_obj"]:
            regio.jeugdigen = jeugdigen.get(regio.pk)
        return {**context, "vandaag": timezone.localdate()}


class JeugdhulpregioView(RegioDossier):
    template_name = "regio/jeugdhulpregio.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, regio = self.request.user, self.object
        cijfers = list(Kerncijfer.objects.visible_to(user).filter(jeugdhulpregio=regio).with_bron())
        leden = regio.gebiedregios.visible_to(user).select_related("gebied", "bron")
        gemeenten = regio.indelingen.visible_to(user).select_related("gemeente", "bron")
        return super().get_context_data(
            leden=leden.order_by("gebied__naam", "zorgvorm"),
            gemeenten=gemeenten.order_by("gemeente__naam", "geldig_van"),
            organisatie=Organisatie.objects.visible_to(user).filter(jeugdhulpregio=regio).first(),
            kerncijfers=cijfers,
            bevindingen_bij=Bevinding.objects.visible_to(user).bij(cijfers),
            vandaag=timezone.localdate(),
            zonder_zijkant=False,
            **kwargs,
        )


class JeugdhulpregioWijzigingenView(RegioDossier):
    has_timeline = True
    template_name = "regio/jeugdhulpregio_wijzigingen.html"
