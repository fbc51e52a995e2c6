"""One version of a delivery: what it said, what changed, and taking it back."""

from typing import Any

import rules
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView

from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from ..choices_levering import Leverstatus
from ..cyclus.wie_hoort import bij_levering, in_zinnen
from ..forms_levering import LeverredenForm
from ..levering.inleveren import terugnemen, vast_omdat
from ..levering.plichten import cycli_van
from ..levering.versies import versie_ervoor, versieregels
from ..models import Indicatorlevering, Meting


class VersieMixin(PageMixin):
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def levering(self) -> Indicatorlevering:
        zichtbaar = Indicatorlevering.objects.visible_to(self.request.user).select_related(
            "plicht__jeugdhulpregio", "plicht__organisatie", "ingeleverd_door", "teruggenomen_door"
        )
        return get_object_or_404(zichtbaar, pk=self.kwargs["pk"])

    @cached_property
    def mag(self) -> bool:
        return rules.test_rule("indicatoren_leveren", self.request.user, self.levering.plicht)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        levering = self.levering
        eigen = levering.plicht.organisatie_id in self.request.user.organisatie_ids
        return super().get_context_data(
            levering=levering,
            plicht=levering.plicht,
            mag=self.mag,
            eigen=eigen,
            kan_terug=levering.status == Leverstatus.INGELEVERD and not vast_omdat(levering.plicht),
            **kwargs,
        )


class LeverversieView(VersieMixin, TemplateView):
    """The values beside those before; for others than who delivers: as measurements, shielded."""

    template_name = "monitoring/levering/versie.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(titel=f"Versie {self.levering.nummer}", **kwargs)
        if context["eigen"]:
            return {
                **context,
                "regels": versieregels(self.levering, self.request.user),
                "vorige": versie_ervoor(self.levering),
            }
        metingen = Meting.objects.visible_to(self.request.user).filter(levering=self.levering)
        return {**context, "metingen": metingen.with_onderwerp().with_bron()}


class LeveringTerugnemen(VersieMixin, FormView):
    """First what it will put back; then it does."""

    form_class = LeverredenForm
    template_name = "monitoring/levering/terugnemen.html"
    extra_context = {"titel": "Levering terugnemen"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require("indicatoren_leveren", request.user)
        require("indicatoren_leveren", request.user, self.levering.plicht)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: LeverredenForm) -> HttpResponseBase:
        reden, by = form.cleaned_data["reden"], gebruiker_van(self.request)
        try:
            vorige = terugnemen(self.levering, reden=reden, by=by)
        except ValidationError as fout:
            form.add_error(None, ValidationError(fout.messages))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        nu = f"versie {vorige.nummer} geldt weer" if vorige else "er geldt nu geen levering"
        messages.success(self.request, f"Teruggenomen; {nu}.")
        return redirect(self.levering.plicht)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plicht = self.levering.plicht
        vorige = plicht.leveringen.filter(status=Leverstatus.VERVANGEN).first()
        return super().get_context_data(
            vorige=vorige,
            vast_omdat=vast_omdat(plicht),
            cycli=cycli_van(plicht),
            berichten=in_zinnen(bij_levering(plicht), self.request.user),
            **kwargs,
        )
