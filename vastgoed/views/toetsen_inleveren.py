"""Declaring an interest, handing a review in, taking it back."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from capaciteit.views.register import ActieView, GevolgenMixin
from regio.ingelogd import gebruiker_van

from ..choices_plan import Belang
from ..forms_toetsen import BelangForm, InleverForm, TerugneemForm
from ..models import Toetsing
from ..toetsen.inleveren import (
    belang_verklaren,
    reden_niet_terug,
    toetsing_inleveren,
    toetsing_terugnemen,
)
from .toetsen import ToetsingMixin


class ToetsingActie(ToetsingMixin, ActieView):
    template_name = "vastgoed/toetsen/formulier.html"

    def rij(self) -> None:
        return None


class BelangVerklaren(ToetsingActie):
    form_class = BelangForm
    titel = "Belang verklaren"
    intro = "Wie een belang heeft bij een plan, toetst het niet."
    knop = "Leg dit vast"

    def beginwaarden(self) -> dict[str, Any]:
        belang = self.toetsing.belang
        return {
            "belang": "" if belang == Belang.NIET_VERKLAARD else belang,
            "toelichting": self.toetsing.belang_toelichting,
        }

    def uitvoeren(self, form: BelangForm) -> Toetsing:
        return belang_verklaren(
            self.toetsing, **form.waarden("belang", "toelichting"), by=gebruiker_van(self.request)
        )

    def na_afloop(self, uitkomst: Toetsing) -> str:
        """Who has an interest does not see the plan any more."""
        if uitkomst.belang == Belang.BELANG:
            return reverse("vastgoed:mijn-werk")
        return super().na_afloop(uitkomst)

    def gelukt(self, uitkomst: Toetsing) -> str:
        if uitkomst.belang == Belang.BELANG and uitkomst.plaatsvervanger_id:
            return "Uw belang is vastgelegd. De plaatsvervanger neemt de toetsing over."
        if uitkomst.belang == Belang.BELANG:
            return "Uw belang is vastgelegd. De coördinerende gemeente wijst een ander aan."
        return "Vastgelegd dat u geen belang hebt. U kunt nu oordelen."


class ToetsingGevolgen(GevolgenMixin, ToetsingActie):
    gevolgen_template = "vastgoed/toetsen/gevolgen.html"
    knop = "Bekijk wat er gebeurt"


class Inleveren(ToetsingGevolgen):
    form_class = InleverForm
    titel = "Toetsing inleveren"
    intro = "U levert al uw oordelen tegelijk in."
    bevestig = "Lever de toetsing in"

    def beginwaarden(self) -> dict[str, Any]:
        return {"opmerking": self.toetsing.opmerking}

    def uitvoeren(self, form: InleverForm) -> Toetsing:
        opmerking = form.cleaned_data["opmerking"]
        return toetsing_inleveren(
            self.toetsing, opmerking=opmerking, by=gebruiker_van(self.request)
        )

    def gevolgen(self, form: InleverForm) -> Iterator[str]:
        yield f"U levert {self.stand.totaal} oordelen in over versie {self.versie.nummer}."
        yield "Toetsers die ook hebben ingeleverd, zien uw oordelen. U ziet die van hen."
        yield f"{self.toetsing.plan.gemeente} ziet uw oordelen en kan ze naast elkaar leggen."
        yield "Uw eigen aantekeningen blijven binnen uw organisatie."
        yield "U kunt de toetsing terugnemen tot het gezamenlijke oordeel begint."

    def gelukt(self, uitkomst: Toetsing) -> str:
        return "Uw toetsing is ingeleverd."


class Terugnemen(ToetsingGevolgen):
    form_class = TerugneemForm
    titel = "Toetsing terugnemen"
    intro = "U kunt uw oordelen dan weer wijzigen."
    bevestig = "Neem de toetsing terug"

    def uitvoeren(self, form: TerugneemForm) -> Toetsing:
        return toetsing_terugnemen(self.toetsing, by=gebruiker_van(self.request))

    def gevolgen(self, form: TerugneemForm) -> Iterator[str]:
        yield "Uw oordelen zijn weer alleen voor u, tot u opnieuw inlevert."
        yield "U ziet de oordelen van de andere toetsers niet meer."
        yield "Zonder uw oordelen kan het gezamenlijke oordeel niet beginnen."

    def gelukt(self, uitkomst: Toetsing) -> str:
        return "U kunt uw oordelen weer wijzigen. Lever daarna opnieuw in."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reden = reden_niet_terug(self.toetsing)
        return super().get_context_data(**{"beletsels": [reden] if reden else [], **kwargs})
