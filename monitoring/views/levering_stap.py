"""Steps of a delivery: handing in, nothing to report, throwing a draft away."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST
from django.views.generic import FormView, View

from ..choices_levering import Leverstand, Leverstatus
from ..cyclus.wie_hoort import bij_levering, in_zinnen
from ..forms_levering import InleverForm, LeverredenForm
from ..levering.beeld import grid_van
from ..levering.inleveren import GEEN_CONCEPT, inleveren, niets_te_melden, toch_melden
from ..levering.invullen import concept_weggooien
from ..levering.plichten import cycli_van
from ..levering.versies import alleen_anders, versieregels
from .levering import LeveringMixin

KAN_IN: Final = (Leverstatus.CONCEPT, Leverstatus.INGELEVERD)


class LeveringInleveren(LeveringMixin, FormView):
    """First what it will do and for whom, what is in the way; then it does."""

    form_class = InleverForm
    template_name = "monitoring/levering/inleveren.html"
    extra_context = {"titel": "Cijfers inleveren"}

    @property
    def correctie(self) -> bool:
        """A draft after something was handed in; sent twice, the second time there is none."""
        standen = set(self.plicht.leveringen.values_list("status", flat=True))
        return {Leverstatus.INGELEVERD, Leverstatus.CONCEPT} <= standen

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "correctie": self.correctie}

    def form_valid(self, form: InleverForm) -> HttpResponseBase:
        reden = form.cleaned_data.get("reden", "")
        if not self.plicht.leveringen.filter(status__in=KAN_IN).exists():
            messages.info(self.request, GEEN_CONCEPT)
            return redirect(self.plicht)
        try:
            levering = inleveren(self.plicht, reden=reden, by=self.by)
        except ValidationError as fout:
            form.add_error(None, ValidationError(fout.messages))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(self.request, f"Ingeleverd, als versie {levering.nummer}.")
        return redirect(self.plicht)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kennis = self.kennis
        concept = kennis.levering if kennis.levering and kennis.levering.is_concept else None
        echt = concept is not None and not concept.voorbeeld
        return super().get_context_data(
            concept=concept,
            correctie=self.correctie,
            grid=grid_van(kennis),
            regels=alleen_anders(versieregels(concept, self.by)) if concept else [],
            cycli=cycli_van(self.plicht),
            berichten=in_zinnen(bij_levering(self.plicht), self.by) if echt else [],
            **kwargs,
        )


class LeveringNiets(LeveringMixin, FormView):
    """There is nothing to deliver: an answer too, with a reason."""

    form_class = LeverredenForm
    template_name = "monitoring/levering/niets.html"
    extra_context = {"titel": "Niets te melden"}

    def form_valid(self, form: LeverredenForm) -> HttpResponseBase:
        try:
            niets_te_melden(self.plicht, reden=form.cleaned_data["reden"], by=self.by)
        except ValidationError as fout:
            form.add_error(None, ValidationError(fout.messages))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(self.request, "U hebt gemeld dat er niets te melden is.")
        return redirect(self.plicht)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kan = self.plicht.stap != Leverstand.INGELEVERD
        return super().get_context_data(kan=kan, **kwargs)


@method_decorator(require_POST, name="dispatch")
class LeveringToch(LeveringMixin, View):
    """There is something to report after all."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        toch_melden(self.plicht, by=self.by)
        messages.success(request, "U kunt weer cijfers invullen.")
        return redirect(self.plicht)


@method_decorator(require_POST, name="dispatch")
class LeveringWeggooien(LeveringMixin, View):
    """The draft away; what was handed in stays."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        concept_weggooien(self.plicht, by=self.by)
        messages.success(request, "Het concept is weg. Wat is ingeleverd, staat er nog.")
        return redirect(self.plicht)
