"""The draft of the advice to the steering board, with its conditions."""

from typing import Any, Final

from django.http.response import HttpResponseBase
from django.utils.functional import cached_property

from regio.ingelogd import gebruiker_van

from ..choices_plan import Oordeelwaarde
from ..forms_toetsen import AdviesForm, Voorwaarderegels
from ..models import Advies
from ..toetsen.advies import Voorwaarde, advies_opstellen, beletsels_adviseren, concept_van
from ..toetsen.naast import score
from .toetsen_samen import SamenActie

TEKORT: Final = (Oordeelwaarde.DEELS, Oordeelwaarde.NIET)


class AdviesOpstellen(SamenActie):
    """The draft of the advice with its conditions."""

    template_name = "vastgoed/toetsen/advies.html"
    form_class = AdviesForm
    titel = "Advies opstellen"
    intro = "Een concept. De stuurgroep krijgt het pas als u het advies geeft."
    knop = "Bewaar het advies"

    @cached_property
    def advies(self) -> Advies | None:
        return concept_van(self.plan)

    @cached_property
    def regelset(self) -> Any:
        bestaand = self.advies.voorwaarden.all() if self.advies else ()
        begin = [{"pk": rij.pk, "tekst": rij.tekst, "uiterlijk": rij.uiterlijk} for rij in bestaand]
        return Voorwaarderegels(self.request.POST or None, initial=begin, prefix="voorwaarde")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "token": self.advies.revisie if self.advies else 0}

    def beginwaarden(self) -> dict[str, Any]:
        velden = ("uitkomst", "motivering")
        return {naam: getattr(self.advies, naam) if self.advies else "" for naam in velden}

    def form_valid(self, form: AdviesForm) -> HttpResponseBase:
        return super().form_valid(form) if self.regelset.is_valid() else self.form_invalid(form)

    def voorwaarden(self) -> list[Voorwaarde]:
        return [
            Voorwaarde(rij["tekst"].strip(), rij["uiterlijk"], rij["pk"])
            for rij in self.regelset.cleaned_data
            if rij.get("tekst", "").strip()
        ]

    def uitvoeren(self, form: AdviesForm) -> Advies:
        return advies_opstellen(
            self.plan,
            **form.waarden("uitkomst", "motivering"),
            voorwaarden=self.voorwaarden(),
            revisie=self.token(form) or 0,
            by=gebruiker_van(self.request),
        )

    def gelukt(self, uitkomst: Advies) -> str:
        return "Het advies is bewaard, als concept."

    def na_afloop(self, uitkomst: Advies) -> str:
        return self.request.path

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        samen = [(rij.criterium, rij.samen.waarde) for rij in self.regels if rij.samen]
        return super().get_context_data(
            **{
                "regelset": self.regelset,
                "deelformulieren": list(self.regelset.forms),
                "beletsels": beletsels_adviseren(self.plan, self.request.user),
                "score": score(samen),
                "samen": len(samen),
                "zorgen": [rij for rij in self.regels if rij.samen and rij.samen.waarde in TEKORT],
                **kwargs,
            }
        )
