"""Schemes: the list and the tabs of one scheme."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.exporting import FORMATS, Export, export_response
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier
from regio.models import Bevinding

from ..charts import toekenning_chart
from ..models import Coordinatie, Regeling, Regelingopgave, Voorwaarde
from ..selectors import rekenblad, toekenningstabel


class RegelingListView(ListPage):
    model = Regeling
    titel = "Regelingen"
    meervoud = "regelingen"
    template_name = "vastgoed/regeling_list.html"
    columns = [
        Column("Code", "code"),
        Column("Naam", "naam"),
        Column("Onderdeel van", "onderdeel_van.naam"),
        Column("Jaar", "jaar"),
        Column("Verstrekker", "verstrekker"),
        Column("Bedrag", "bedrag", "euro"),
        Column("Plaatsen", "plaatsen", "getal"),
        Column("Looptijd tot", "looptijd_tot", "datum"),
        *BRON,
    ]
    sort_fields = {"naam": "naam", "jaar": "jaar", "bedrag": "bedrag", "looptijd": "looptijd_tot"}

    def get_queryset(self) -> QuerySet:
        return (
            super()
            .get_queryset()
            .with_bron()
            .select_related("onderdeel_van")
            .annotate(
                aantal_toekenningen=Count("toekenningen", distinct=True),
                aantal_termijnen=Count("termijnen", distinct=True),
            )
        )


class RegelingDossier(CodeDossier):
    """What the tabs of a scheme share."""

    model = Regeling
    context_object_name = "regeling"
    tabs = [
        ("Overzicht", "vastgoed:regeling"),
        ("Toekenningen", "vastgoed:regeling-toekenningen"),
        ("Rekenblad", "vastgoed:regeling-rekenblad"),
        ("Termijnen", "vastgoed:regeling-termijnen"),
        ("Coördinatie", "vastgoed:regeling-coordinatie"),
    ]

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("onderdeel_van")

    def get_aantallen(self) -> Mapping[str, int | None]:
        user = self.request.user
        return {
            "vastgoed:regeling-toekenningen": self.object.toekenningen.visible_to(user).count(),
            "vastgoed:regeling-termijnen": self.object.termijnen.visible_to(user).count(),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"zonder_zijkant": True, **kwargs})


class RegelingView(RegelingDossier):
    template_name = "vastgoed/regeling.html"

    def get_queryset(self) -> QuerySet:
        user = self.request.user
        return (
            super()
            .get_queryset()
            .prefetch_related(
                Prefetch("tranches", Regeling.objects.visible_to(user).with_bron()),
                Prefetch("opgaven", Regelingopgave.objects.visible_to(user).with_bron()),
                Prefetch("voorwaarden", Voorwaarde.objects.visible_to(user).with_bron()),
            )
        )


class RegelingToekenningen(RegelingDossier):
    """The grant tables: as printed, beside what the places come to."""

    template_name = "vastgoed/regeling_toekenningen.html"
    columns = [
        Column("Bron", "rij.bron.korte_titel"),
        Column("Gemeente of gebied", "waar"),
        Column("Aanbieder", "naam"),
        Column("Soort rij", "soort"),
        Column("Plaatsen", "rij.plaatsen", "getal"),
        Column("Gedrukt bedrag", "rij.bedrag", "euro"),
        Column("Herberekend", "herberekend", "euro"),
        Column("Verschil", "verschil", "euro"),
        Column("Vindplaats", "rij.vindplaats"),
    ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        formaat = request.GET.get("formaat", "")
        if formaat in FORMATS:
            self.object = self.get_object()
            tabel = toekenningstabel(request.user, self.object)
            titel = f"Toekenningen {self.object}"
            export = Export(title=titel, columns=self.columns, rows=exportrijen(tabel))
            return export_response(export, formaat)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tabel = toekenningstabel(self.request.user, self.object)
        gezien = Bevinding.objects.visible_to(self.request.user)
        per_model: dict[type, list[Any]] = {}
        for figuur in tabel.figuren:
            per_model.setdefault(type(figuur), []).append(figuur)
        bevindingen = {
            model.__name__.lower(): gezien.bij(figuren) for model, figuren in per_model.items()
        }
        return super().get_context_data(
            **{
                "tabel": tabel,
                "bevindingen": bevindingen,
                "grafiek": toekenning_chart(tabel),
                **kwargs,
            }
        )


def exportrijen(tabel: Any) -> list[dict[str, Any]]:
    """The rows of the download, in the order of the page."""
    rijen = []
    for gemeente in tabel.gemeenten:
        for regel in gemeente.toekenningen:
            soort = "deel van een toekenning" if regel.rij.is_deel else "toekenning"
            rijen.append(exportrij(regel, gemeente.gemeente.naam, regel.naam, soort))
        if gemeente.beschikking:
            rijen.append(exportrij(gemeente.beschikking, gemeente.gemeente.naam, "", "beschikking"))
    rijen += [exportrij(totaal.regel, totaal.regel.naam, "", "totaal") for totaal in tabel.totalen]
    return rijen


def exportrij(regel: Any, waar: str, naam: str, soort: str) -> dict[str, Any]:
    return {
        "rij": regel.rij,
        "waar": waar,
        "naam": naam,
        "soort": soort,
        "herberekend": regel.herberekend,
        "verschil": regel.verschil,
    }


class RegelingRekenblad(RegelingDossier):
    """The division of each award over its providers, step by step."""

    template_name = "vastgoed/regeling_rekenblad.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tabel = toekenningstabel(self.request.user, self.object)
        bladen = [(rij, rekenblad(rij)) for rij in tabel.gemeenten]
        return super().get_context_data(
            **{"bladen": [deel for deel in bladen if deel[1]], "tabel": tabel, **kwargs}
        )


class RegelingTermijnen(RegelingDossier):
    template_name = "vastgoed/regeling_termijnen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rijen = self.object.termijnen.visible_to(self.request.user).with_verlengingen()
        termijnen = list(rijen.order_by("geldende_datum", "code"))
        bevindingen = Bevinding.objects.visible_to(self.request.user).bij(termijnen)
        return super().get_context_data(
            **{
                "termijnen": termijnen,
                "vandaag": timezone.localdate(),
                "bevindingen": bevindingen,
                **kwargs,
            }
        )


class RegelingCoordinatie(RegelingDossier):
    template_name = "vastgoed/regeling_coordinatie.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rijen = Coordinatie.objects.visible_to(self.request.user).filter(regeling=self.object)
        return super().get_context_data(
            **{
                "coordinaties": rijen.with_bron().select_related("gemeente", "aanbieder"),
                **kwargs,
            }
        )
