from dataclasses import replace
from typing import Any, ClassVar

from django.db.models import QuerySet

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.exporting import Export
from jeugdzorg.kern.views import ListPage
from regio.gebiedskeuze import GebiedMixin

from ..choices import Aard, Capaciteitsmaat, VoorzieningStatus
from ..filters import VoorzieningFilter
from ..models import Voorziening
from ..overzichten import bevindingen_bij_regels, voorzieningregels
from ..querysets import VoorzieningQuerySet, status_volgorde
from ..selectors import plaatsen_samen
from ..tijden import tijden_van

LABELS: dict[str, dict[str, str]] = {
    "status": dict(VoorzieningStatus.choices),
    "plaatsen_maat": dict(Capaciteitsmaat.choices),
    "plaatsen_aard": dict(Aard.choices),
}


def aanbieders(voorziening: Any) -> str:
    return ", ".join(str(aanbieder) for aanbieder in voorziening.locatie.aanbieders.all())


def in_woorden(veld: str) -> Any:
    """The label of an annotated value."""
    return lambda voorziening: LABELS[veld].get(getattr(voorziening, veld))


KOLOMMEN = [
    Column("Code", "code"),
    Column("Voorziening", "naam"),
    Column("Locatie", "locatie.naam"),
    Column("Plaats", "locatie.plaats"),
    Column("Gemeente", "locatie.gemeente.naam"),
    Column("Regio", "locatie.jeugdhulpregio.naam"),
    Column("Aanbieders", aanbieders),
    Column("Zorgvorm", "get_zorgvorm_display"),
    Column("Beweging", "beweging"),
    Column("Soort volgens de bron", "soort_volgens_bron"),
    Column("Status", in_woorden("status")),
    Column("Plaatsen", "plaatsen", "getal"),
    Column("Wat de plaatsen tellen", in_woorden("plaatsen_maat")),
    Column("Aard van de plaatsen", in_woorden("plaatsen_aard")),
    Column("Bron van de plaatsen", "plaatsen_bron"),
    Column("Groepen", "aantal_groepen", "getal"),
    Column("Per groep, minstens", "groepsgrootte_van", "getal"),
    Column("Per groep, hooguit", "groepsgrootte_tot", "getal"),
    Column("Doelgroep", "doelgroep"),
    Column("Verwacht gereed", "gereed", "datum"),
    Column("Precisie van gereed", "get_gereed_precisie_display"),
]


class VoorzieningLijst(GebiedMixin, ListPage):
    object_list: VoorzieningQuerySet
    model = Voorziening
    filterset_class = VoorzieningFilter
    template_name = "capaciteit/voorziening_list.html"
    meervoud = "voorzieningen"
    columns: ClassVar[list[Column]] = [*KOLOMMEN, *BRON]
    sort_fields = {
        "naam": "naam",
        "plaats": ["locatie__plaats", "naam"],
        "zorgvorm": ["zorgvorm", "naam"],
        "status": [status_volgorde(), "naam"],
        "plaatsen": "plaatsen",
        "groep": "groepsgrootte_tot",
        "gereed": "gereed",
    }
    default_sort = "naam"
    notes = [
        "Plaatsen tellen per bron iets anders: tel ze alleen op binnen dezelfde soort.",
        "Voorbeeldgegevens staan niet in dit bestand.",
    ]

    def get_queryset(self) -> QuerySet:
        tijden = tijden_van(self.request.GET)
        stand = {"user": self.request.user, "bekend_op": tijden.bekend_op}
        rijen = super().get_queryset().with_stand(tijden.peildatum, **stand)
        return rijen.with_maat(tijden.peildatum, **stand).with_bron().with_locatie()

    def get_export(self) -> Export:
        export = super().get_export()
        return replace(export, notes=[*tijden_van(self.request.GET).noten, *export.notes])

    def get_totals(self) -> dict[str, Any]:
        return {"plaatsen": plaatsen_samen(self.object_list)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        user, tijden = self.request.user, tijden_van(self.request.GET)
        voorbeeld = bool(self.request.GET.get("voorbeeld"))
        regels = voorzieningregels(context["page_obj"], user, voorbeeld=voorbeeld, tijden=tijden)
        return {
            **context,
            "dag": tijden.peildatum,
            "tijden": tijden,
            "regels": regels,
            "bevindingen": bevindingen_bij_regels(regels, user),
            "voorbeeld": voorbeeld,
        }
