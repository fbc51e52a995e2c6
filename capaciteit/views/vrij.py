from datetime import timedelta
from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.utils import timezone

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.views import EXPORT_CHUNK
from regio.models import Gemeente

from ..beelden.stand import laatste, metingen
from ..beelden.vrij import TERUG_DAGEN, Vrijregel, met_afstand, met_vrij
from ..forms_beelden import Beeldkeuze, Vrijkeuze
from .beelden import Beeld

PER_PAGINA = 50


class VrijePlaatsenView(Beeld):
    """Where somebody could be placed, nearest first."""

    titel = "Vrije plaatsen"
    fragment = "capaciteit/beelden/_vrij.html"
    formulier = Vrijkeuze
    uitleg = "Waar plaats is, dichtbij eerst. Overleg met de aanbieder: een cijfer is zo ingehaald."
    columns: ClassVar = [
        Column("Voorziening", "voorziening.naam"),
        Column("Vrij", "vrij_tekst"),
        Column("Afstand in kilometers", "afstand", "getal"),
        Column("Plaats", "voorziening.locatie.plaats"),
        Column("Gemeente", "voorziening.locatie.gemeente.naam"),
        Column("Regio", "voorziening.locatie.jeugdhulpregio.naam"),
        Column("Aanbieders", "aanbieders"),
        Column("Zorgvorm", "voorziening.get_zorgvorm_display"),
        Column("Leeftijd", "leeftijd"),
        Column("Doelgroep", "voorziening.doelgroep"),
        Column("Peildatum", "meting.peildatum", "datum"),
        Column("Dagen oud", "dagen", "getal"),
        Column("Bron", "meting.bron.korte_titel"),
    ]
    notes = [
        "Vrij: beschikbare plaatsen die niet bezet zijn, op de peildatum.",
        "Onbekend (afgeschermd): u mag het aantal jeugdigen hier niet weten, dus ook niet of er"
        " plaats is.",
    ]

    def maak_keuze(self) -> Beeldkeuze:
        """The municipalities of which the middle is known."""
        rijen = Gemeente.objects.visible_to(self.request.user).filter(breedtegraad__isnull=False)
        self.gemeenten = {gemeente.code: gemeente for gemeente in rijen.order_by("naam")}
        namen = [(code, gemeente.naam) for code, gemeente in self.gemeenten.items()]
        return Vrijkeuze(self.request.GET, gebieden=self.get_gebieden(), gemeenten=namen)

    def get_beeld(self) -> dict[str, Any]:
        vandaag, keuze = timezone.localdate(), self.keuze.cleaned_data
        gemeente = self.gemeenten.get(keuze["gemeente"])
        van_nu = laatste(
            metingen(
                self.request.user,
                van=vandaag - timedelta(days=TERUG_DAGEN),
                tot=vandaag,
                filters=self.keuze.filters,
                voorbeeld=keuze["voorbeeld"],
            )
        )
        if van_nu.query.is_empty():  # of who is no member
            return {**self.zonder_cijfers(), "zeker": 0}
        rijen = met_afstand(met_vrij(self.gefilterd(van_nu)), gemeente)
        rijen = rijen.select_related(
            "bron", "voorziening__locatie__gemeente", "voorziening__locatie__jeugdhulpregio"
        ).prefetch_related("voorziening__locatie__aanbieders")
        if self.request.GET.get("formaat"):
            return {"rijen": map(Vrijregel, rijen.iterator(chunk_size=EXPORT_CHUNK))}
        pagina = Paginator(rijen, PER_PAGINA).get_page(self.request.GET.get("pagina"))
        return {
            "rijen": [Vrijregel(rij) for rij in pagina],
            "page_obj": pagina,
            "gemeente": gemeente,
            "zeker": rijen.filter(vrij_nu__gt=0).count(),
        }

    def gefilterd(self, rijen: QuerySet) -> QuerySet:
        """For whom: what a facility does not state, it does not exclude."""
        keuze = self.keuze.cleaned_data
        if (leeftijd := keuze["leeftijd"]) is not None:
            v = "voorziening__leeftijd"
            rijen = rijen.filter(
                Q(**{f"{v}_van__isnull": True}) | Q(**{f"{v}_van__lte": leeftijd}),
                Q(**{f"{v}_tot__isnull": True}) | Q(**{f"{v}_tot__gte": leeftijd}),
            )
        if doelgroep := keuze["doelgroep"]:
            rijen = rijen.filter(
                Q(voorziening__doelgroep__icontains=doelgroep)
                | Q(voorziening__soort_volgens_bron__icontains=doelgroep)
            )
        return rijen
