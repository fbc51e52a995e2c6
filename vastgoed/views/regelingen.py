"""Schemes: the list and the tabs of one scheme."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.exporting import Export
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier
from regio.models import Bevinding

from ..charts import toekenning_chart
from ..exporters import toekenning_export
from ..forms import RekenbladForm
from ..models import Coordinatie, Regeling, Regelingopgave, Termijn, Toekenning, Voorwaarde
from ..rekenbladen import rekenbladen
from ..selectors import bevindingenbeeld, toekenningstabel, volgende_termijnen
from .downloads import DownloadMixin

MET_TRANCHES = Case(
    When(onderdeel_van__isnull=False, then=0),
    When(Exists(Regeling.objects.filter(onderdeel_van=OuterRef("pk"))), then=0),
    default=1,
)
"""Schemes with tranches come first, each followed by its tranches."""


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
        Column("Looptijd vanaf", "looptijd_van", "datum"),
        Column("Looptijd tot en met", "looptijd_tot", "datum"),
        Column("Toekenningen", "aantal_toekenningen", "getal"),
        Column("Termijnen", "aantal_termijnen", "getal"),
        *BRON,
    ]
    sort_fields = {
        "regeling": [
            MET_TRANCHES,
            Coalesce("onderdeel_van__code", "code"),
            Coalesce("onderdeel_van_id", 0),
            "tranche",
            "jaar",
        ],
        "naam": "naam",
        "jaar": "jaar",
        "bedrag": "bedrag",
        "looptijd": "looptijd_tot",
    }
    default_sort = "regeling"

    def get_queryset(self) -> QuerySet:
        """Only grants and deadlines that the user may see are counted."""
        user = self.request.user
        return (
            super()
            .get_queryset()
            .with_bron()
            .select_related("onderdeel_van")
            .annotate(
                aantal_toekenningen=aantal("toekenningen", Toekenning.objects.visible_to(user)),
                aantal_termijnen=aantal("termijnen", Termijn.objects.visible_to(user)),
            )
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        vandaag = timezone.localdate()
        volgende = volgende_termijnen(self.request.user, vandaag)
        regelingen = [(rij, volgende.get(rij.pk)) for rij in context["page_obj"] or []]
        asked = self.request.GET.get("sorteer", "")
        genest = asked.removeprefix("-") not in self.sort_fields or asked == self.default_sort
        return {**context, "regelingen": regelingen, "genest": genest, "vandaag": vandaag}


def aantal(relatie: str, gezien: QuerySet) -> Count:
    """How many rows of a relation, of those that may be seen."""
    return Count(relatie, filter=Q(**{f"{relatie}__in": gezien}), distinct=True)


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
    has_timeline = True
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


class RegelingToekenningen(DownloadMixin, RegelingDossier):
    """The grant tables: as printed, beside what the places come to."""

    template_name = "vastgoed/regeling_toekenningen.html"

    def get_export(self) -> Export:
        return toekenning_export(toekenningstabel(self.request.user, self.object))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tabel = toekenningstabel(self.request.user, self.object)
        return super().get_context_data(
            **{
                "tabel": tabel,
                "beeld": bevindingenbeeld(self.request.user, tabel.figuren),
                "grafiek": toekenning_chart(tabel),
                **kwargs,
            }
        )


class RegelingRekenblad(RegelingDossier):
    """The division of each printed total over its rows, step by step, or of another total."""

    template_name = "vastgoed/regeling_rekenblad.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bladen = rekenbladen(toekenningstabel(self.request.user, self.object))
        gevraagd = self.request.GET if "totaal" in self.request.GET else None
        form = RekenbladForm(gevraagd, bladen=bladen)
        eigen = form.blad()
        return super().get_context_data(
            **{"bladen": [eigen] if eigen else bladen, "eigen": eigen, "form": form, **kwargs}
        )


class RegelingTermijnen(RegelingDossier):
    template_name = "vastgoed/regeling_termijnen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rijen = self.object.termijnen.visible_to(self.request.user).with_verlengingen(
            self.request.user
        )
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
        rijen = rijen.with_bron().select_related("gemeente", "aanbieder")
        return super().get_context_data(**{"afspraken": per_afspraak(rijen), **kwargs})


def per_afspraak(rijen: Iterable[Coordinatie]) -> list[list[Coordinatie]]:
    """Rows of several sources about the same arrangement, together."""
    afspraken: dict[tuple, list[Coordinatie]] = {}
    for rij in rijen:
        wat = (rij.gemeente_id, rij.aanbieder_id, rij.rol, rij.deel)
        afspraken.setdefault(wat, []).append(rij)
    return list(afspraken.values())
