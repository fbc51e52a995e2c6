"""Supplement requests for who coordinates and for reviewers: drafting, and what came back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView, View

from capaciteit.views.register import ActieView
from jeugdzorg.kern.permissions import require
from regio.ingelogd import gebruiker_van

from ..aanvullen.opstellen import (
    concept_van,
    paden_bij,
    reden_dicht,
    uit_oordelen,
    verzoek_opslaan,
    vraag_opnemen,
    vraag_opslaan,
    vraag_voorstellen,
)
from ..aanvullen.plekken import keuzes, namen
from ..forms_aanvullen import VerzoekForm, VoorstelForm, VraagForm
from ..models import Aanvulverzoek, Aanvulvraag, Criterium, Toetsing
from ..toetsen.stand import criteria_van
from .toetsen_samen import OordelenMixin


class OpstelMixin(OordelenMixin):
    """The draft of the plan in the address, for who coordinates it."""

    def get_success_url(self) -> str:
        return reverse("vastgoed:plan-vragen", args=[self.plan.code])

    @cached_property
    def verzoek(self) -> Aanvulverzoek | None:
        return concept_van(self.plan)

    @cached_property
    def vraag(self) -> Aanvulvraag:
        """The question in the address. Raises Http404."""
        gezien = Aanvulvraag.objects.visible_to(self.request.user)
        return get_object_or_404(gezien, pk=self.kwargs["pk"], verzoek__plan=self.plan)


class Vragen(OpstelMixin, TemplateView):
    """What is asked, what reviewers propose, and the step to send it."""

    template_name = "vastgoed/aanvullen/vragen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gezien = Aanvulvraag.objects.visible_to(self.request.user).filter(verzoek=self.verzoek)
        inhoud = self.versie.inhoud
        rijen = [
            (vraag, namen(vraag.paden, inhoud))
            for vraag in gezien.select_related("criterium", "toetsing__organisatie")
        ]
        return super().get_context_data(
            **{
                "titel": "Aanvulling vragen",
                "verzoek": self.verzoek,
                "opgenomen": [rij for rij in rijen if rij[0].opgenomen],
                "voorgesteld": [rij for rij in rijen if not rij[0].opgenomen],
                "dicht": reden_dicht(self.plan),
                "eerdere": self.plan.aanvulverzoeken.filter(gevraagd_op__isnull=False),
                **kwargs,
            }
        )


class OpstelActie(OpstelMixin, ActieView):
    template_name = "vastgoed/aanvullen/formulier.html"

    def rij(self) -> None:
        return None


class VraagMaken(OpstelActie):
    """A new question; ``?criterium=`` fills in what it points at."""

    form_class = VraagForm
    titel = "Vraag stellen"
    knop = "Neem de vraag op"
    uitleg = (
        "De aanbieder ziet alle vragen bij elkaar en antwoordt per vraag.",
        "Wat u niet openzet, kan niet veranderen: niet op het scherm en niet met een werkboek.",
    )

    @property
    def bestaand(self) -> Aanvulvraag | None:
        return None

    @cached_property
    def criteria(self) -> list[Criterium]:
        return criteria_van(self.versie)

    def get_form_kwargs(self) -> dict[str, Any]:
        criteria = Criterium.objects.visible_to(self.request.user)
        return {
            **super().get_form_kwargs(),
            "criteria": criteria.filter(kader=self.versie.kader_id),
            "plekken": keuzes(self.versie.inhoud),
        }

    def beginwaarden(self) -> dict[str, Any]:
        gevraagd = self.request.GET.get("criterium", "")
        for criterium in self.criteria:
            if criterium.sleutel == gevraagd:
                return {"criterium": criterium, "paden": paden_bij(criterium)}
        return {}

    def uitvoeren(self, form: VraagForm) -> Aanvulvraag:
        return vraag_opslaan(
            self.plan,
            bestaand=self.bestaand,
            by=gebruiker_van(self.request),
            **form.waarden("vraag", "paden", "criterium"),
        )

    def gelukt(self, uitkomst: Any) -> str:
        return "De vraag staat in het verzoek."


class VraagWijzigen(VraagMaken):
    titel = "Vraag wijzigen"

    @property
    def bestaand(self) -> Aanvulvraag:
        return self.vraag

    def beginwaarden(self) -> dict[str, Any]:
        return {
            "vraag": self.vraag.vraag,
            "criterium": self.vraag.criterium,
            "paden": self.vraag.paden,
        }


@method_decorator(require_POST, name="dispatch")
class VraagOpnemen(OpstelMixin, View):
    """Ask it, or leave it out."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        opgenomen = request.POST.get("opgenomen") == "ja"
        try:
            vraag_opnemen(self.vraag, opgenomen, by=gebruiker_van(request))
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        return redirect(self.get_success_url())


@method_decorator(require_POST, name="dispatch")
class UitOordelen(OpstelMixin, View):
    """Questions from what the reviewers wrote to the provider."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            aantal = uit_oordelen(self.plan, by=gebruiker_van(request))
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            messages.success(request, uitgenomen(aantal))
        return redirect(self.get_success_url())


def uitgenomen(aantal: int) -> str:
    if not aantal:
        return "Er kwam niets bij: geen toetser schreef iets voor de aanbieder bij een criterium."
    wat = "vraag" if aantal == 1 else "vragen"
    return f"{aantal} {wat} overgenomen uit de oordelen. Lees ze na voor u ze stelt."


class VerzoekOpstellen(OpstelActie):
    form_class = VerzoekForm
    titel = "Toelichting en termijn"

    def beginwaarden(self) -> dict[str, Any]:
        if self.verzoek is None:
            return {}
        return {"toelichting": self.verzoek.toelichting, "termijn": self.verzoek.termijn}

    def uitvoeren(self, form: VerzoekForm) -> Aanvulverzoek:
        return verzoek_opslaan(
            self.plan,
            by=gebruiker_van(self.request),
            **form.waarden("toelichting", "termijn"),
        )


class VraagVoorstellen(OordelenMixin, ActieView):
    """A reviewer proposes a question about a criterion."""

    rule = "plan_toetsen"
    template_name = "vastgoed/aanvullen/formulier.html"
    form_class = VoorstelForm
    titel = "Vraag voorstellen"
    knop = "Stel de vraag voor"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            self.toetsing = get_object_or_404(
                Toetsing.objects.visible_to(request.user).select_related("plan"), pk=kwargs["pk"]
            )
            require(self.rule, request.user, self.toetsing)
        return super(OordelenMixin, self).dispatch(request, *args, **kwargs)

    @cached_property
    def plan(self) -> Any:
        return self.toetsing.plan

    @cached_property
    def criterium(self) -> Criterium:
        for criterium in criteria_van(self.versie):
            if criterium.sleutel == self.kwargs["sleutel"]:
                return criterium
        raise Http404

    def rij(self) -> None:
        return None

    def get_success_url(self) -> str:
        return reverse(
            "vastgoed:toetsing-criterium", args=[self.toetsing.pk, self.kwargs["sleutel"]]
        )

    def uitvoeren(self, form: VoorstelForm) -> Aanvulvraag:
        vraag = form.cleaned_data["vraag"]
        by = gebruiker_van(self.request)
        return vraag_voorstellen(self.toetsing, self.criterium, vraag, by=by)

    def gelukt(self, uitkomst: Any) -> str:
        return "Uw vraag ligt bij de coördinerende gemeente."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        intro = f"Bij criterium {self.criterium}"
        return super().get_context_data(
            **{"introtekst": intro, "toetsing": self.toetsing, **kwargs}
        )
