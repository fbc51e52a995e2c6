"""Assessment frameworks: the list, and one framework with its criteria and risk scales."""

from itertools import groupby
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.exporting import FORMATS, Export, export_response
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier

from ..choices import Risicoas
from ..models import Criterium, Risicoschaalniveau, Toetsingskader


class ToetsingskaderListView(ListPage):
    model = Toetsingskader
    titel = "Toetsingskaders"
    meervoud = "toetsingskaders"
    template_name = "vastgoed/toetsingskader_list.html"
    sort_fields = {"naam": "naam", "gebied": "gebied__naam"}

    def get_queryset(self) -> QuerySet:
        rijen = super().get_queryset().with_bron().select_related("gebied", "regeling")
        return rijen.annotate(aantal=Count("criteria"))


class ToetsingskaderView(CodeDossier):
    """The criteria by chapter and paragraph, one chapter with ``?hoofdstuk=``."""

    model = Toetsingskader
    context_object_name = "kader"
    template_name = "vastgoed/toetsingskader.html"
    columns = [
        Column("Code", "code"),
        Column("Hoofdstuk", "hoofdstuk"),
        Column("Paragraaf", "paragraaf"),
        Column("Onderwerp", "label"),
        Column("Vraag", "vraag"),
        Column("Gevraagde gegevens", lambda rij: "; ".join(rij.gevraagd)),
        Column("Per locatie", lambda rij: "ja" if rij.per_locatie else "nee"),
        Column("Soort antwoord", "get_antwoordsoort_display"),
        Column("Verplicht", lambda rij: "ja" if rij.verplicht else "nee"),
        *BRON,
    ]

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied", "regeling")

    def criteria(self) -> list[Criterium]:
        rijen = Criterium.objects.visible_to(self.request.user).filter(kader=self.object)
        if hoofdstuk := self.request.GET.get("hoofdstuk"):
            rijen = rijen.filter(hoofdstuk=hoofdstuk)
        return list(rijen.with_bron())

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        formaat = request.GET.get("formaat", "")
        if formaat in FORMATS:
            self.object = self.get_object()
            export = Export(title=str(self.object), columns=self.columns, rows=self.criteria())
            return export_response(export, formaat)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        alle = Criterium.objects.visible_to(self.request.user).filter(kader=self.object)
        niveaus = list(
            Risicoschaalniveau.objects.visible_to(self.request.user)
            .filter(kader=self.object)
            .with_bron()
        )
        criteria = self.criteria()
        groepen = [
            (hoofdstuk, paragraaf, list(rijen))
            for (hoofdstuk, paragraaf), rijen in groupby(
                criteria, lambda rij: (rij.hoofdstuk, rij.paragraaf)
            )
        ]
        return super().get_context_data(
            **{
                "groepen": groepen,
                "aantal": len(criteria),
                "hoofdstukken": list(dict.fromkeys(alle.values_list("hoofdstuk", flat=True))),
                "impact": [rij for rij in niveaus if rij.schaal == Risicoas.IMPACT],
                "kans": [rij for rij in niveaus if rij.schaal == Risicoas.WAARSCHIJNLIJKHEID],
                "zonder_zijkant": True,
                **kwargs,
            }
        )
