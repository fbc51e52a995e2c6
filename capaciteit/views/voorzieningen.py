"""Facilities and locations."""

from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier
from regio.gebiedskeuze import GebiedMixin
from regio.models import Bevinding

from ..choices import VoorzieningStatus
from ..filters import LocatieFilter, VoorzieningFilter
from ..models import Capaciteitscijfer, Capaciteitsmeting, Locatie, Voorziening
from ..overzichten import bevindingen_bij_regels, cijferregels, voorzieningregels
from ..querysets import status_volgorde
from ..selectors import plaatsen_samen

STATUSSEN = dict(VoorzieningStatus.choices)


class VoorzieningListView(GebiedMixin, ListPage):
    model = Voorziening
    filterset_class = VoorzieningFilter
    titel = "Voorzieningen"
    meervoud = "voorzieningen"
    template_name = "capaciteit/voorziening_list.html"
    columns = [
        Column("Voorziening", "naam"),
        Column("Locatie", "locatie.naam"),
        Column("Plaats", "locatie.plaats"),
        Column("Regio", "locatie.jeugdhulpregio.naam"),
        Column("Aanbieders", lambda rij: "; ".join(a.naam for a in rij.locatie.aanbieders.all())),
        Column("Zorgvorm", "get_zorgvorm_display"),
        Column("Beweging", "beweging"),
        Column("Status", lambda rij: STATUSSEN.get(rij.status)),
        Column("Plaatsen", "plaatsen", "getal"),
        Column("Bron van de plaatsen", "plaatsen_bron"),
        *BRON,
    ]
    sort_fields = {
        "naam": "naam",
        "plaats": ["locatie__plaats", "naam"],
        "zorgvorm": ["zorgvorm", "naam"],
        "status": [status_volgorde(), "naam"],
        "plaatsen": "plaatsen",
    }
    default_sort = "naam"
    notes = (
        "Plaatsen zijn zoals de laatste bron ze noemt. Toegekend, fysiek en in gebruik zijn "
        "verschillende maten: tel ze niet op.",
    )

    def peildatum(self) -> date | None:
        """The day of ``?peildatum=``; what is no date is an error of the filter form."""
        try:
            return date.fromisoformat(self.request.GET.get("peildatum", ""))
        except ValueError:
            return None

    def get_queryset(self) -> QuerySet:
        user, peildatum = self.request.user, self.peildatum()
        return (
            super()
            .get_queryset()
            .with_bron()
            .with_locatie()
            .with_stand(peildatum, user=user)
            .with_maat(peildatum, user=user)
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        voorbeeld = bool(self.request.GET.get("voorbeeld"))
        regels = voorzieningregels(
            context["page_obj"] or [],
            self.request.user,
            voorbeeld=voorbeeld,
            peildatum=self.peildatum(),
        )
        return {
            **context,
            "regels": regels,
            "bevindingen": bevindingen_bij_regels(regels, self.request.user),
            "plaatsen": plaatsen_samen(self.object_list),
            "voorbeeld": voorbeeld,
        }


class LocatieListView(GebiedMixin, ListPage):
    model = Locatie
    filterset_class = LocatieFilter
    titel = "Locaties"
    meervoud = "locaties"
    template_name = "capaciteit/locatie_list.html"
    columns = [
        Column("Code", "code"),
        Column("Locatie", "naam"),
        Column("Plaats", "plaats"),
        Column("Gemeente", "gemeente.naam"),
        Column("Regio", "jeugdhulpregio.naam"),
        Column("Aanbieders", lambda rij: "; ".join(a.naam for a in rij.aanbieders.all())),
        Column("Breedtegraad", "breedtegraad"),
        Column("Lengtegraad", "lengtegraad"),
        Column("Precisie", "get_coordinaat_precisie_display"),
        Column("Voorzieningen", "aantal", "getal"),
        *BRON,
    ]
    sort_fields = {
        "naam": "naam",
        "plaats": ["plaats", "naam"],
        "regio": ["jeugdhulpregio__naam", "naam"],
        "voorzieningen": "aantal",
    }
    default_sort = "naam"

    def get_queryset(self) -> QuerySet:
        rijen = super().get_queryset().with_bron().with_aanbieders()
        return rijen.annotate(aantal=Count("voorzieningen", distinct=True))


class LocatieView(CodeDossier):
    """A location: its facilities, and what each source states of them."""

    model = Locatie
    context_object_name = "locatie"
    template_name = "capaciteit/locatie.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_aanbieders()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, locatie = self.request.user, self.object
        rijen = Voorziening.objects.visible_to(user).filter(locatie=locatie)
        regels = voorzieningregels(rijen.with_bron().with_stand(user=user), user)
        metingen = list(
            Capaciteitsmeting.objects.visible_to(user)
            .filter(voorziening__locatie=locatie)
            .with_bron()
            .order_by("peildatum", "bron__datum", "pk")
        )
        cijfers = Capaciteitscijfer.objects.visible_to(user).filter(voorziening__locatie=locatie)
        statussen = {
            regel.voorziening.pk: list(regel.voorziening.statussen.visible_to(user).with_bron())
            for regel in regels
        }
        return super().get_context_data(
            **{
                "voorzieningen": [
                    {
                        "regel": regel,
                        "statussen": statussen[regel.voorziening.pk],
                        "metingen": [
                            m for m in metingen if m.voorziening_id == regel.voorziening.pk
                        ],
                    }
                    for regel in regels
                ],
                "cijfers": cijferregels(cijfers.with_bron().select_related("voorziening")),
                "bevindingen": Bevinding.objects.visible_to(user).bij(metingen),
                "zonder_zijkant": True,
                **kwargs,
            }
        )
