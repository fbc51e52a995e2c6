"""Who reviews a plan: the list with their load, giving out, changing and withdrawing a review."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView

from capaciteit.views.register import fouten_van
from jeugdzorg.kern.permissions import RuleMixin, require
from regio.ingelogd import gebruiker_van
from regio.models import Gebruiker, Organisatie

from ..forms_verloop import IntrekForm, ToewijsForm
from ..models import Toetsing
from ..plandossier import PlanDossier
from ..stappen.toewijzen import (
    TOEWIJSBAAR,
    toewijzen,
    toewijzing_intrekken,
    toewijzing_wijzigen,
)
from ..toetserkeuze import Kandidaat, kandidaten
from .plan_stap import PlanMixin


class PlanToetsers(RuleMixin, PlanDossier):
    """Of each organisation in the area: who reviews, and who could."""

    rule = "plan_coordineren"
    template_name = "vastgoed/plan/toetsers.html"

    def get_object(self, queryset: Any = None) -> Any:
        plan = super().get_object(queryset)
        require("plan_coordineren", self.request.user, plan)
        return plan

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.object
        rijen = Toetsing.objects.visible_to(self.request.user).filter(plan=plan)
        alle = list(rijen.select_related("organisatie", "toetser", "plaatsvervanger"))
        lopend = {rij.organisatie_id: rij for rij in alle if not rij.vervallen_op}
        keuze = kandidaten(plan)
        return super().get_context_data(
            **{
                "regels": [
                    {
                        "organisatie": organisatie,
                        "toetsing": lopend.get(organisatie.pk),
                        "kandidaten": wie,
                        "drukte": drukte(lopend.get(organisatie.pk), wie),
                    }
                    for organisatie, wie in keuze.items()
                ],
                "overig": [
                    rij for pk, rij in lopend.items() if pk not in {org.pk for org in keuze}
                ],
                "vervallen": [rij for rij in alle if rij.vervallen_op],
                "toewijsbaar": plan.status in TOEWIJSBAAR,
                **kwargs,
            }
        )


def drukte(toetsing: Toetsing | None, wie: list[Kandidaat]) -> str:
    """What the reviewer of an organisation has to do, this plan among it."""
    for een in wie:
        if toetsing is not None and een.gebruiker.pk == toetsing.toetser_id:
            return een.drukte
    return ""


class ToewijsMixin(PlanMixin):
    """For who coordinates the plan; what is refused stands at the field."""

    @cached_property
    def toetsing(self) -> Toetsing:
        rijen = Toetsing.objects.visible_to(self.request.user).lopend().filter(plan=self.plan)
        rijen = rijen.select_related("organisatie", "toetser", "plaatsvervanger")
        return get_object_or_404(rijen, pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        return reverse("vastgoed:plan-toetsers", args=[self.plan.code])


class ToewijsView(ToewijsMixin, FormView):
    template_name = "vastgoed/plan/toewijzen.html"
    form_class: Any = ToewijsForm
    gelukt = "De toetser is aangewezen en krijgt bericht."

    @cached_property
    def organisatie(self) -> Organisatie:
        gevonden = next(
            (org for org in kandidaten(self.plan) if org.code == self.kwargs["organisatie"]), None
        )
        if gevonden is None:
            raise Http404
        return gevonden

    def keuze(self) -> list[Kandidaat]:
        return kandidaten(self.plan).get(self.organisatie, [])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kandidaten": self.keuze()}

    def gekozen(self, form: Any) -> dict[str, Any]:
        namen = {een.gebruiker.pk: een.gebruiker for een in self.keuze()}
        vervanger: Gebruiker | None = namen.get(form.cleaned_data["plaatsvervanger"])
        return {
            "toetser": namen[form.cleaned_data["toetser"]],
            "plaatsvervanger": vervanger,
            "termijn": form.cleaned_data["termijn"],
        }

    def uitvoeren(self, form: Any) -> None:
        toewijzen(
            self.plan,
            self.organisatie,
            toelichting=form.cleaned_data["reden"],
            by=gebruiker_van(self.request),
            **self.gekozen(form),
        )

    def form_valid(self, form: Any) -> HttpResponseBase:
        try:
            self.uitvoeren(form)
        except ValidationError as fout:
            for veld, meldingen in fouten_van(fout).items():
                form.add_error(veld if veld in form.fields else None, meldingen)
            return self.form_invalid(form)
        messages.success(self.request, self.gelukt)
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "titel": f"Toetser van {self.organisatie}",
                "organisatie": self.organisatie,
                "knoptekst": "Wijs deze toetser aan",
                "berichten": [f"De toetser van {self.organisatie}, en de plaatsvervanger."],
                **kwargs,
            }
        )


class ToewijzingWijzigen(ToewijsView):
    gelukt = "De aanwijzing is gewijzigd. Wie het aangaat, krijgt bericht."

    @cached_property
    def organisatie(self) -> Organisatie:
        return self.toetsing.organisatie

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "toetsing": self.toetsing}

    def uitvoeren(self, form: Any) -> None:
        toewijzing_wijzigen(
            self.toetsing,
            reden=form.cleaned_data["reden"],
            by=gebruiker_van(self.request),
            **self.gekozen(form),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wie = [f"Wie bij {self.organisatie} nu is aangewezen, en wie het wordt."]
        return super().get_context_data(
            **{
                "titel": f"Toetser van {self.organisatie} wijzigen",
                "knoptekst": "Wijzig de aanwijzing",
                "berichten": wie,
                **kwargs,
            }
        )


class ToewijzingIntrekken(ToewijsView):
    form_class = IntrekForm
    gelukt = "De aanwijzing is ingetrokken."

    @cached_property
    def organisatie(self) -> Organisatie:
        return self.toetsing.organisatie

    def get_form_kwargs(self) -> dict[str, Any]:
        opties = super().get_form_kwargs()
        opties.pop("kandidaten")
        return opties

    def uitvoeren(self, form: Any) -> None:
        reden = form.cleaned_data["reden"]
        toewijzing_intrekken(self.toetsing, reden=reden, by=gebruiker_van(self.request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "titel": f"Toetser van {self.organisatie} intrekken",
                "knoptekst": "Trek de aanwijzing in",
                "berichten": [f"De toetser van {self.organisatie}, en de plaatsvervanger."],
                "gevolgen": [
                    f"{self.organisatie} toetst dit plan niet meer.",
                    "Wat de toetser al schreef, blijft bewaard maar telt niet mee.",
                    "U kunt later opnieuw een toetser aanwijzen.",
                ],
                **kwargs,
            }
        )
