"""What the checks find in a plan; the provider explains what is no mistake."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from rules import test_rule

from jeugdzorg.kern.dossiers import tabs_of
from jeugdzorg.kern.permissions import require
from regio.ingelogd import gebruiker_van

from ..forms_bevindingen import ToelichtingForm
from ..models import Planbevinding
from ..plan.bevindingenbeeld import bevindingenbeeld
from ..plan.controles.opslaan import bevinding_toelichten
from ..plandossier import PlanDossier


class PlanBevindingen(PlanDossier):
    """Grouped by section; the findings of the newest version that the reader may see."""

    template_name = "vastgoed/plan/bevindingen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        versie, schrijft = (
            context["versie"],
            test_rule("plan_opstellen", self.request.user, self.object),
        )
        if versie is not None:
            context["beeld"] = bevindingenbeeld(versie, schrijft=schrijft)
        return {"schrijft": schrijft, **context}


class BevindingToelichten(PlanBevindingen):
    """The list with the form open at one finding; what is refused stands there, with what was
    typed."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        require("plan_opstellen", request.user, self.object)
        bevinding, form = self.bevinding(), ToelichtingForm(request.POST)
        if form.is_valid() and self.opgeslagen(form, bevinding):
            return redirect(f"{self.lijst()}#bevinding-{bevinding.pk}")
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bevinding = self.bevinding()
        form = ToelichtingForm(initial={"toelichting": bevinding.toelichting})
        return super().get_context_data(**{"form": form, "form_bij": bevinding.pk, **kwargs})

    def bevinding(self) -> Planbevinding:
        zichtbaar = Planbevinding.objects.visible_to(self.request.user)
        return get_object_or_404(zichtbaar, pk=self.kwargs["nummer"], versie__plan=self.object.pk)

    def opgeslagen(self, form: ToelichtingForm, bevinding: Planbevinding) -> bool:
        tekst = form.cleaned_data["toelichting"]
        try:
            bevinding_toelichten(bevinding, tekst, by=gebruiker_van(self.request))
        except ValidationError as fout:
            form.add_error(None, fout.messages)
            return False
        messages.success(
            self.request, "Uw toelichting is bewaard." if tekst else "De toelichting is weggehaald."
        )
        return True

    def lijst(self) -> str:
        return reverse("vastgoed:plan-bevindingen", args=[self.object.code])

    def get_tabs(self) -> list[dict[str, Any]]:
        """Of the plan; the tab of the list is the one that is open."""
        return [
            {
                "label": label,
                "url": reverse(naam, args=[self.object.code]),
                "actief": naam == "vastgoed:plan-bevindingen",
            }
            for label, naam in tabs_of(self.dossier)
        ]
