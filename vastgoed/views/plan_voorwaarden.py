"""The conditions of a decision: where each is, reporting it as met, and answering that."""

from typing import Any

import rules
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from capaciteit.views.register import fouten_van
from jeugdzorg.kern.uploads import uitgeven
from regio.ingelogd import gebruiker_van

from ..choices_plan import Voorwaardestap
from ..forms_verloop import VoorwaardeStapForm
from ..models import Planvoorwaarde, Voorwaardemelding
from ..ontvangers import in_groepen
from ..plandossier import PlanDossier
from ..stappen.voorwaarden import (
    regel_voor,
    stand_van,
    stappen_voor,
    voorwaarde_volgen,
    wie_hoort_het,
)
from .plan_stap import PlanMixin

KNOP = {
    Voorwaardestap.GEMELD: "Meld als voldaan",
    Voorwaardestap.BEVESTIGD: "Bevestig: voldaan",
    Voorwaardestap.TERUGGESTUURD: "Stuur terug: nog niet voldaan",
    Voorwaardestap.HEROPEND: "Zet de voorwaarde weer open",
}


class PlanVoorwaarden(PlanDossier):
    template_name = "vastgoed/plan/voorwaarden.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        rijen = Planvoorwaarde.objects.visible_to(user).bindend().filter(plan=self.object)
        return super().get_context_data(
            **{"voorwaarden": [regel(rij, user) for rij in rijen.prefetch_related("meldingen")]},
            **kwargs,
        )


def regel(voorwaarde: Planvoorwaarde, user: Any) -> dict[str, Any]:
    mag = [
        (soort, KNOP[soort])
        for soort in stappen_voor(voorwaarde)
        if rules.test_rule(regel_voor(soort), user, voorwaarde.plan)
    ]
    return {"rij": voorwaarde, "stand": stand_van(voorwaarde), "stappen": mag}


class VoorwaardeStap(PlanMixin, FormView):
    template_name = "vastgoed/plan/voorwaarde_stap.html"
    form_class = VoorwaardeStapForm

    @cached_property
    def voorwaarde(self) -> Planvoorwaarde:
        rijen = Planvoorwaarde.objects.visible_to(self.request.user).filter(plan=self.plan)
        return get_object_or_404(rijen.filter(besluit__isnull=False), pk=self.kwargs["pk"])

    @cached_property
    def soort(self) -> Voorwaardestap:
        try:
            return Voorwaardestap(self.kwargs["soort"])
        except ValueError:
            raise Http404 from None

    def regel(self) -> str:
        return regel_voor(self.soort)

    def get_form_kwargs(self) -> dict[str, Any]:
        met = self.soort == Voorwaardestap.GEMELD
        return {**super().get_form_kwargs(), "met_bestand": met}

    def get_success_url(self) -> str:
        return reverse("vastgoed:plan-voorwaarden", args=[self.plan.code])

    def form_valid(self, form: VoorwaardeStapForm) -> HttpResponseBase:
        try:
            voorwaarde_volgen(
                self.voorwaarde,
                self.soort,
                tekst=form.cleaned_data["tekst"],
                bestand=form.cleaned_data.get("bestand"),
                by=gebruiker_van(self.request),
            )
        except ValidationError as fout:
            for veld, meldingen in fouten_van(fout).items():
                form.add_error(veld if veld in form.fields else None, meldingen)
            return self.form_invalid(form)
        messages.success(self.request, f"Vastgelegd: {self.soort.label}.")
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wie = wie_hoort_het(self.voorwaarde, self.soort)
        return super().get_context_data(
            **{
                "titel": KNOP[self.soort],
                "voorwaarde": self.voorwaarde,
                "knoptekst": KNOP[self.soort],
                "groepen": in_groepen(wie, self.plan, self.request.user),
                **kwargs,
            }
        )


@require_safe
def voorwaarde_bestand(request: HttpRequest, code: str, pk: int) -> HttpResponseBase:
    """The file with a report, to who may see the condition."""
    rijen = Voorwaardemelding.objects.visible_to(request.user).exclude(opslag="")
    melding = get_object_or_404(rijen, pk=pk, voorwaarde__plan__code=code)
    return uitgeven(melding.opslag, melding.bestandsnaam, mag=True)
