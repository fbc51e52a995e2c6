"""Scenario's: work one out on a path, keep it, and what its maker does with it."""

from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from django.views.generic import FormView

from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import DossierView, PageMixin
from regio.dossiers import CodeDossier
from regio.models import Gebruiker

from ..forms_scenario import (
    VERTRAGING,
    BewaarForm,
    DelingForm,
    ScenarioForm,
    gekozen_deling,
)
from ..models import Afbouwpad, Scenario
from ..scenario import actions
from ..scenario.aanbod import lopende_projecten
from ..scenario.beeld import Scenariobeeld, scenario_grafiek, scenariobeeld

KEUZES = tuple(ScenarioForm.base_fields)


def beeld_van_form(user: Any, pad: Afbouwpad, form: ScenarioForm) -> Scenariobeeld:
    """An empty form is the path itself."""
    keuzes = form.keuzes()
    return scenariobeeld(
        user,
        pad,
        form.instelling(),
        timezone.localdate(),
        verblijf_nu_weken=keuzes.get("verblijf_nu_weken"),
        plaatsen_nu=keuzes["plaatsen_nu"],
    )


def beeld_van(user: Any, scenario: Scenario, pad: Afbouwpad) -> Scenariobeeld:
    return scenariobeeld(
        user,
        pad,
        scenario.instelling,
        timezone.localdate(),
        naam=scenario.naam,
        verblijf_nu_weken=scenario.verblijf_nu_weken,
        plaatsen_nu=scenario.plaatsen_nu,
    )


def paden_voor(user: Any) -> QuerySet:
    return Afbouwpad.objects.visible_to(user).with_bron().with_punten(user)


def scenarioform(request: HttpRequest, pad: Afbouwpad) -> ScenarioForm:
    """What the address carries; without choices the path itself, from this year on."""
    gevraagd = any(naam in KEUZES or naam.startswith(VERTRAGING) for naam in request.GET)
    vandaag = timezone.localdate()
    projecten = lopende_projecten(request.user, pad.gebied, pad.zorgvorm, vandaag)
    vast: dict[str, Any] = {"pad": pad, "projecten": projecten}
    vast["initial"] = {"vanaf": vandaag.year}
    form = ScenarioForm(**vast)
    return ScenarioForm(request.GET if gevraagd else {"vanaf": form["vanaf"].value()}, **vast)


class ScenarioRekenen(CodeDossier):
    """Fields and their outcome; everything is in the address, nothing is kept."""

    model = Afbouwpad
    context_object_name = "pad"
    template_name = "monitoring/scenario/rekenen.html"

    def get_queryset(self) -> QuerySet:
        return paden_voor(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = scenarioform(self.request, self.object)
        user = self.request.user
        beeld = beeld_van_form(user, self.object, form) if form.is_valid() else None
        return super().get_context_data(
            **{
                "titel": f"Wat als? {self.object}",
                "form": form,
                "beeld": beeld,
                "grafiek": scenario_grafiek([beeld]) if beeld else None,
                "mag_bewaren": rules.test_rule("scenario_maken", user, self.object),
                "vraag": self.request.GET.urlencode(),
                **kwargs,
            }
        )


class ScenarioBewaren(RuleMixin, PageMixin, FormView):
    """Keep the choices that the address carries under a name."""

    form_class = BewaarForm
    rule = "scenario_maken"
    template_name = "monitoring/scenario/bewaren.html"

    @cached_property
    def pad(self) -> Afbouwpad:
        pad = get_object_or_404(paden_voor(self.request.user), code=self.kwargs["code"])
        require(self.rule, self.request.user, pad)
        return pad

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user, "pad": self.pad}

    def terug(self) -> str:
        adres = reverse("monitoring:scenario-rekenen", args=[self.pad.code])
        return f"{adres}?{self.request.GET.urlencode()}"

    def form_valid(self, form: BewaarForm) -> HttpResponseBase:
        keuzes = scenarioform(self.request, self.pad)
        if not keuzes.is_valid():
            return redirect(self.terug())
        velden = {k: v for k, v in form.cleaned_data.items() if k != "deling"}
        try:
            scenario = actions.scenario_bewaren(
                self.pad, by=self.request.user, **keuzes.keuzes(), **velden, **form.deling_velden()
            )
        except ValidationError as error:
            form.add_error("naam", ValidationError(error.messages))
            return self.form_invalid(form)
        messages.success(self.request, f"Het scenario {scenario} is bewaard.")
        return redirect(scenario)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "titel": "Scenario bewaren",
                "pad": self.pad,
                "annuleer_url": self.terug(),
                **kwargs,
            }
        )


class ScenarioView(DossierView):
    has_timeline = True
    model = Scenario
    context_object_name = "scenario"
    template_name = "monitoring/scenario/scenario.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_pad()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, scenario = self.request.user, self.object
        beeld = beeld_van(user, scenario, paden_voor(user).get(pk=scenario.pad_id))
        return super().get_context_data(
            **{
                "beeld": beeld,
                "grafiek": scenario_grafiek([beeld]),
                "is_maker": rules.test_rule("scenario_wijzigen", user, scenario),
                "mag_voordragen": rules.test_rule("scenario_voordragen", user, scenario),
                "deelform": self.deelform(),
                "aanpassen": aanpassen_url(scenario),
                "zonder_zijkant": True,
                **kwargs,
            }
        )

    def deelform(self) -> DelingForm:
        scenario = self.object
        nu = (
            f"{scenario.deling}-{scenario.organisatie_id}"
            if scenario.organisatie_id
            else scenario.deling
        )
        return DelingForm(initial={"deling": nu}, by=self.request.user, pad=scenario.pad)


def aanpassen_url(scenario: Scenario) -> str:
    """The page to work it out, filled with this scenario."""
    waarden = {naam: getattr(scenario, naam) for naam in KEUZES}
    waarden |= {f"{VERTRAGING}{key}": aantal for key, aantal in scenario.vertragingen.items()}
    bekend = {naam: kort(waarde) for naam, waarde in waarden.items() if waarde is not None}
    return f"{reverse('monitoring:scenario-rekenen', args=[scenario.pad.code])}?{urlencode(bekend)}"


def kort(waarde: Any) -> str:
    """Without zeros behind the comma: 10 instead of 10.0."""
    return f"{waarde.normalize():f}" if isinstance(waarde, Decimal) else str(waarde)


class ScenarioStap(View):
    """Share, put forward, take that back or remove: only its maker."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        gezien = Scenario.objects.visible_to(request.user).with_pad()
        scenario = get_object_or_404(gezien, pk=pk)
        require("scenario_wijzigen", request.user, scenario)
        if not isinstance(request.user, Gebruiker):
            raise PermissionDenied
        try:
            melding = self.doe(request.POST.get("stap", ""), scenario, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(scenario)
        messages.success(request, melding)
        return redirect(scenario if scenario.pk else "monitoring:scenario-lijst")

    def doe(self, stap: str, scenario: Scenario, by: Gebruiker) -> str:
        if stap == "voordragen":
            actions.scenario_voordragen(scenario, by=by)
            return f"Het scenario {scenario} is voorgedragen."
        if stap == "intrekken":
            actions.voordracht_intrekken(scenario, by=by)
            return "De voordracht is ingetrokken."
        if stap == "verwijderen":
            actions.scenario_verwijderen(scenario, by=by)
            return f"Het scenario {scenario} is verwijderd."
        form = DelingForm(self.request.POST, by=by, pad=scenario.pad)
        if not form.is_valid():
            raise ValidationError("Kies wie het scenario mag zien.")
        actions.scenario_delen(scenario, by=by, **gekozen_deling(form.cleaned_data["deling"]))
        return "Opgeslagen wie het scenario ziet."
