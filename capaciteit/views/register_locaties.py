from typing import Any

from django.db.models import Model
from django.urls import reverse

from jeugdzorg.kern.permissions import RuleMixin
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from ..forms_register import LocatieForm
from ..models import Locatie
from ..register.locaties import LOCATIEVELDEN, locatie_toevoegen, locatie_wijzigen
from .register import ActieView, LocatieMixin

REGIO = "De jeugdhulpregio volgt uit de gemeente. Zonder gemeente staat de locatie in geen regio."
BRON = "Bij de locatie staat voortaan uw organisatie als bron, met de datum van vandaag."


class LocatieToevoegen(RuleMixin, PageMixin, ActieView):
    rule = "register_bijhouden"
    form_class = LocatieForm
    titel = "Locatie toevoegen"
    intro = "Een plek waar een aanbieder hulp geeft. De voorzieningen voegt u daarna toe."
    knop = "Voeg de locatie toe"
    uitleg = (
        REGIO,
        BRON,
        "Coördinaten zijn niet verplicht. Met coördinaten staat de locatie op de kaart.",
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def uitvoeren(self, form: LocatieForm) -> Locatie:
        return locatie_toevoegen(
            form.waarden(*LOCATIEVELDEN),
            list(form.cleaned_data["aanbieders"]),
            by=gebruiker_van(self.request),
        )

    def gelukt(self, uitkomst: Locatie) -> str:
        return f"{uitkomst} is toegevoegd. Voeg nu de voorzieningen toe."

    def na_afloop(self, uitkomst: Locatie) -> str:
        return uitkomst.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terug = reverse("capaciteit:locatie-lijst")
        return super().get_context_data(**{"annuleer_url": terug, **kwargs})


class LocatieWijzigen(LocatieMixin, ActieView):
    form_class = LocatieForm
    intro = "Wat u hier wijzigt, geldt meteen. Wat er stond, blijft te zien bij de wijzigingen."
    uitleg = (REGIO, BRON)

    def get_titel(self) -> str:
        return f"{self.locatie} wijzigen"

    def rij(self) -> Locatie:
        return self.locatie

    def beginwaarden(self) -> dict[str, Any]:
        waarden = {veld: waarde_van(self.locatie, veld) for veld in LOCATIEVELDEN}
        return {**waarden, "aanbieders": self.huidige_aanbieders()}

    def huidige_aanbieders(self) -> list[int]:
        return sorted(aanbieder.pk for aanbieder in self.locatie.aanbieders.all())

    def get_form_kwargs(self) -> dict[str, Any]:
        behoud = self.huidige_aanbieders()
        return {**super().get_form_kwargs(), "user": self.request.user, "behoud": behoud}

    def uitvoeren(self, form: LocatieForm) -> Locatie:
        return locatie_wijzigen(
            self.locatie,
            form.waarden(*LOCATIEVELDEN),
            list(form.cleaned_data["aanbieders"]),
            token=self.token(form),
            by=gebruiker_van(self.request),
        )


def waarde_van(rij: Model, veld: str) -> Any:
    """Of a relation its key, as a form has it."""
    return getattr(rij, rij._meta.get_field(veld).attname)
