from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.views import ListPage

from ..bronregister import Soort, overgenomen, rijen_van, soorten, tellingen
from ..dossiers import CodeDossier
from ..filters import BronFilter
from ..gebiedskeuze import GebiedMixin
from ..models import Bevinding, Bron

PER_PAGINA = 50


class BronListView(GebiedMixin, ListPage):
    model = Bron
    filterset_class = BronFilter
    titel = "Bronnen"
    meervoud = "bronnen"
    template_name = "regio/bron_list.html"
    default_sort = "-datum"
    sort_fields = {"titel": "titel", "soort": ["soort", "titel"], "datum": "datum"}
    columns = [
        Column("Code", "code"),
        Column("Titel", "titel"),
        Column("Korte titel", "korte_titel"),
        Column("Soort", "get_soort_display"),
        Column("Gebied", "gebied.naam"),
        Column("Zorgvorm", "get_zorgvorm_display"),
        Column("Versie", "versie"),
        Column("Datum", "datum", "datum"),
        Column("Opdrachtgever", "opdrachtgever"),
        Column("Opmerking", "opmerking"),
    ]

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        geteld = tellingen(self.request.user, self.object_list)
        for bron in context["page_obj"]:
            bron.aantal = sum(geteld.get(bron.pk, {}).values())
        return context


class BronView(CodeDossier):
    """A source with everything taken from it; ``?soort=`` opens the rows of one kind."""

    has_timeline = True
    model = Bron
    template_name = "regio/bron.html"
    context_object_name = "bron"

    def get_queryset(self) -> QuerySet:
        zichtbaar = self.model._default_manager.visible_to(self.request.user)
        return zichtbaar.select_related("gebied", "eigenaar")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, bron = self.request.user, self.object
        geteld = tellingen(user, Bron.objects.filter(pk=bron.pk)).get(bron.pk, {})
        aanwezig = [(soort, geteld[soort.label]) for soort in soorten() if soort.label in geteld]
        gezien = Bevinding.objects.visible_to(user).filter(Q(bron_a=bron) | Q(bron_b=bron))
        return super().get_context_data(
            aanwezig=aanwezig,
            totaal=sum(geteld.values()),
            bevindingen=gezien.select_related("bron_a", "bron_b"),
            **self.geopend([soort for soort, _ in aanwezig]),
            **kwargs,
        )

    def geopend(self, aanwezig: list[Soort]) -> dict[str, Any]:
        """The rows of the kind asked for. Raises Http404 for one that is not there."""
        gevraagd = self.request.GET.get("soort", "")
        if not gevraagd:
            return {}
        soort = next((soort for soort in aanwezig if soort.label == gevraagd), None)
        if soort is None:
            raise Http404
        paginas = Paginator(rijen_van(soort, self.object, self.request.user), PER_PAGINA)
        pagina = paginas.get_page(self.request.GET.get("pagina"))
        rijen = list(pagina)
        zichtbaar = Bevinding.objects.visible_to(self.request.user)
        return {
            "soort": soort,
            "page_obj": pagina,
            "rijen": overgenomen(rijen),
            "bevindingen_bij": zichtbaar.bij(rijen),
        }
