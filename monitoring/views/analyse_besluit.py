"""The decision of the steering board, its revocation, and assignments that follow from it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from capaciteit.views.register import GevolgenMixin
from regio.ingelogd import gebruiker_van

from ..analyse import berichten, besluiten
from ..choices_analyse import Uitkomst
from ..cyclus.wie_hoort import in_zinnen
from ..forms_analyse import BesluitForm, OpdrachtUitBesluitForm, RedenForm
from ..models import Advies, Besluitregel, Cyclusbesluit, Ontwikkelopdracht
from .al_gedaan import AlGedaan, al
from .analyse_advies import AdviesActie


class Besluiten(AlGedaan, GevolgenMixin, AdviesActie):
    """One page, also on a phone: the advice with a choice at each recommendation."""

    rule = "cyclus_besluiten"
    template_name = "monitoring/analyse/besluit.html"
    form_class = BesluitForm
    titel = "Besluit over het advies"
    intro = "Leg vast wat de stuurgroep per aanbeveling besluit."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Leg het besluit vast"

    @property
    def geldend(self) -> Cyclusbesluit | None:
        return self.advies.besluiten.geldend().select_related("door").first()

    def al_gedaan(self) -> str:
        besluit = self.geldend
        return al("Het besluit is al vastgelegd", besluit.op, besluit.door) if besluit else ""

    def zegt_meer(self) -> bool:
        """What another one filled in is not what was decided."""
        besluit = self.geldend
        return besluit is not None and besluit.door != self.request.user

    def get_form_kwargs(self) -> dict[str, Any]:
        aanbevelingen = self.advies.aanbevelingen.select_related("organisatie", "hiaat")
        return {
            **super().get_form_kwargs(),
            "gebied": self.advies.gebied_id,
            "aanbevelingen": aanbevelingen,
        }

    def beginwaarden(self) -> dict[str, Any]:
        vergadering = self.advies.vergadering
        if vergadering is None:
            return {}
        return {"vergadering": vergadering.pk, "genomen_op": vergadering.datum}

    def beletsels(self) -> list[str]:
        niet = besluiten.reden_niet_besluiten(self.advies)
        return [niet] if niet else []

    def gevolgen(self, form: BesluitForm) -> list[str]:
        keuzes = form.keuzes()
        wie = berichten.bij_besluit(self.advies.analyse.cyclus)
        return [
            *(f"“{rij}”: {Uitkomst(keuzes[rij.pk].uitkomst).label}." for rij in form.aanbevelingen),
            "Het besluit komt in de keten van besluiten. Herroepen kan tot de cyclus is gesloten.",
            "Iedereen die het gebied ziet, kan het advies en het besluit lezen.",
            *in_zinnen(wie, self.request.user),
        ]

    def uitvoeren(self, form: BesluitForm) -> Cyclusbesluit:
        return besluiten.cyclus_besluiten(
            self.advies,
            form.keuzes(),
            **form.waarden("genomen_op", "vergadering", "toelichting"),
            by=gebruiker_van(self.request),
        )

    def gelukt(self, uitkomst: Cyclusbesluit) -> str:
        return "Het besluit van de stuurgroep is vastgelegd."


class Herroepen(GevolgenMixin, AdviesActie):
    rule = "cyclus_besluiten"
    form_class = RedenForm
    titel = "Besluit herroepen"
    intro = "Over het advies kan daarna opnieuw worden besloten."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Herroep het besluit"

    @cached_property
    def besluit(self) -> Cyclusbesluit:
        zichtbaar = Cyclusbesluit.objects.visible_to(self.request.user)
        return get_object_or_404(zichtbaar, pk=self.kwargs["besluit"])

    @cached_property
    def advies(self) -> Advies:
        return Advies.objects.with_analyse().get(pk=self.besluit.advies_id)

    def beletsels(self) -> list[str]:
        self.besluit.advies = self.advies
        niet = besluiten.reden_niet_herroepen(self.besluit)
        return [niet] if niet else []

    def gevolgen(self, form: RedenForm) -> list[str]:
        opdrachten = self.besluit.regels.filter(opdracht__isnull=False).count()
        wie = berichten.bij_besluit(self.advies.analyse.cyclus)
        return [
            "Het besluit geldt niet meer. Het blijft te lezen, met uw reden.",
            f"Opdrachten die al zijn gegeven, lopen door: {opdrachten}.",
            *in_zinnen(wie, self.request.user),
        ]

    def uitvoeren(self, form: RedenForm) -> Cyclusbesluit:
        return besluiten.besluit_herroepen(
            self.besluit, reden=form.cleaned_data["reden"], by=gebruiker_van(self.request)
        )

    def gelukt(self, uitkomst: Cyclusbesluit) -> str:
        return "Het besluit is herroepen."


class OpdrachtGeven(GevolgenMixin, AdviesActie):
    """An assignment out of a recommendation that was taken over."""

    rule = "opdracht_geven"
    form_class = OpdrachtUitBesluitForm
    titel = "Opdracht geven"
    knop = "Bekijk wat er gebeurt"
    bevestig = "Geef de opdracht"

    @cached_property
    def regel(self) -> Besluitregel:
        zichtbaar = Besluitregel.objects.visible_to(self.request.user)
        zichtbaar = zichtbaar.select_related("aanbeveling__organisatie", "besluit", "opdracht")
        return get_object_or_404(zichtbaar, pk=self.kwargs["regel"])

    @cached_property
    def advies(self) -> Advies:
        if not self.visible_for(self.request.user):
            raise PermissionDenied
        advies = Advies.objects.with_analyse().get(pk=self.regel.aanbeveling.advies_id)
        self.regel.aanbeveling.advies = advies
        return advies

    def beletsels(self) -> list[str]:
        if self.regel.opdracht:
            return [f"Hiervoor is al een opdracht gegeven: {self.regel.opdracht}."]
        if self.regel.besluit.herroepen_op or self.regel.uitkomst == Uitkomst.NIET:
            return ["Deze aanbeveling is niet overgenomen."]
        return []

    def beginwaarden(self) -> dict[str, Any]:
        return {"resultaat": self.regel.aanbeveling.toelichting}

    def get_titel(self) -> str:
        return f"Opdracht: {self.regel.wat or self.regel.aanbeveling}"

    def gevolgen(self, form: OpdrachtUitBesluitForm) -> list[str]:
        aanbeveling = self.regel.aanbeveling
        bericht = "Wie daar opdrachten uitvoert, krijgt bericht."
        if aanbeveling.organisatie is None:
            bericht = "Een groep in woorden krijgt geen bericht. Vertel het zelf."
        return [
            f"{aanbeveling.partij} krijgt een ontwikkelopdracht.",
            "De opdracht blijft in volgende cycli staan tot zij is afgerond.",
            bericht,
        ]

    def uitvoeren(self, form: OpdrachtUitBesluitForm) -> Ontwikkelopdracht:
        return besluiten.opdracht_uit_besluit(
            self.regel,
            resultaat=form.cleaned_data["resultaat"],
            by=gebruiker_van(self.request),
        )

    def gelukt(self, uitkomst: Ontwikkelopdracht) -> str:
        return f"De opdracht {uitkomst.code} is gegeven."
