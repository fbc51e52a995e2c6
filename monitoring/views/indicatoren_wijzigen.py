"""Making, changing and withdrawing an indicator: consequences first."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views import View
from django.views.decorators.http import require_POST

from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.models import Gebied

from ..cyclus.wie_hoort import bij_indicator, in_zinnen
from ..forms_indicatoren import IntrekForm, NieuweIndicatorForm, WijzigForm
from ..indicatoren import actions, gevolgen
from ..indicatoren.definities import (
    Verschil,
    laatste_versie,
    veldverschillen,
    versie_nakijken,
)
from ..indicatoren.gebruik import uitsplitsingen_van
from ..indicatoren.uitsplitsen import schrijf_uitsplitsingen
from ..models import Indicator, Indicatorversie
from .stappen import TweeStappen


class IndicatorMixin(RuleMixin, PageMixin):
    """About the indicator in the address: 404 unless visible, 403 unless one keeps it."""

    rule = "indicatoren_beheren"
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def indicator(self) -> Indicator:
        rijen = Indicator.objects.visible_to(self.request.user).met_definities()
        indicator = get_object_or_404(rijen.select_related("gebied"), code=self.kwargs["code"])
        require(self.rule, self.request.user, indicator)
        return indicator

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"indicator": self.indicator, **kwargs})

    def get_success_url(self) -> str:
        return reverse("monitoring:indicator", args=[self.indicator.code])


class IndicatorWijzigen(IndicatorMixin, TweeStappen):
    form_class = WijzigForm
    intro = "U schrijft een nieuwe versie van de definitie. De oude blijft te lezen."
    bevestig = "Leg de nieuwe definitie vast"
    uitleg = (
        "Een versie verandert nooit. Wat al gemeten is, houdt de definitie van toen.",
        "Zet een breuk als cijfers van ervoor en erna niet te vergelijken zijn.",
        "In een formule noemt u indicatoren bij hun code: KWN-03 / KWN-01 * 100. Een deel noemt u "
        "zo: KWN-05[wonen].",
    )

    def get_titel(self) -> str:
        return f"Definitie van {self.indicator} wijzigen"

    def get_form_kwargs(self) -> dict[str, Any]:
        eigen = {"user": self.request.user, "indicator": self.indicator}
        return {**super().get_form_kwargs(), **eigen}

    def gevolgen(self, form: WijzigForm) -> Iterable[str]:
        gegeven, user = form.cleaned_data, self.request.user
        if not (anders := verschillen_van(self.indicator, form)):
            raise ValidationError("Er is niets anders dan in de definitie die al geldt.")
        nieuw = Indicatorversie(indicator=self.indicator, nummer=1, **form.definitie())
        versie_nakijken(nieuw, user)
        raakt = gevolgen.bij_wijzigen(
            self.indicator, gegeven["vanaf"], anders, reeksbreuk=gegeven["reeksbreuk"], user=user
        )
        wie = bij_indicator(self.indicator, gegeven["vanaf"])
        return [*raakt, *in_zinnen(wie, user)]

    def uitvoeren(self, form: WijzigForm) -> str:
        los = {naam: form.cleaned_data[naam] for naam in ("vanaf", "reeksbreuk", "reden")}
        versie = actions.definitie_wijzigen(
            self.indicator,
            by=self.request.user,
            uitsplitsingen=form.cleaned_data["uitsplitsingen"],
            **los,
            **form.definitie(),
        )
        return f"Versie {versie.nummer} van {versie.naam} geldt {versie.vanaf_tekst}."


def verschillen_van(indicator: Indicator, form: WijzigForm) -> list[Verschil]:
    """What the form says otherwise than the newest version."""
    laatste = laatste_versie(indicator)
    nieuw = Indicatorversie(**form.definitie())
    anders = [*veldverschillen(laatste, nieuw)]
    voor = schrijf_uitsplitsingen(uitsplitsingen_van(indicator, laatste.nummer))
    na = "\n".join(regel.strip() for regel in form.cleaned_data["uitsplitsingen"].splitlines())
    if voor != na:
        anders.append(Verschil("Uitsplitsingen", voor or "geen", na or "geen"))
    return anders


class IndicatorIntrekken(IndicatorMixin, TweeStappen):
    form_class = IntrekForm
    intro = "Na het laatste halfjaar vraagt geen gebied nog om dit cijfer."
    bevestig = "Trek de indicator in"
    uitleg = ("Wat gemeten is, blijft te zien. U kunt dit later terugdraaien.",)

    def get_titel(self) -> str:
        return f"{self.indicator} intrekken"

    def gevolgen(self, form: IntrekForm) -> Iterable[str]:
        laatste = form.cleaned_data["laatste"]
        wie = bij_indicator(self.indicator, laatste)
        return [
            *gevolgen.bij_intrekken(self.indicator, laatste),
            *in_zinnen(wie, self.request.user),
        ]

    def uitvoeren(self, form: IntrekForm) -> str:
        gegeven = form.cleaned_data
        actions.indicator_intrekken(self.indicator, by=self.request.user, **gegeven)
        return f"{self.indicator} is ingetrokken na {gegeven['laatste'].label}."


@method_decorator(require_POST, name="dispatch")
class IndicatorTerugzetten(IndicatorMixin, View):
    def post(self, request: HttpRequest, code: str) -> HttpResponseBase:
        actions.indicator_terugzetten(self.indicator, by=request.user)
        messages.success(request, f"{self.indicator} is weer in gebruik.")
        return redirect(self.get_success_url())


class GebiedMixin(RuleMixin, PageMixin):
    """About the area in the address: 404 unless visible, 403 unless one handles its figures."""

    rule = "indicatoren_beheren"
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def gebied(self) -> Gebied:
        gebied = get_object_or_404(
            Gebied.objects.visible_to(self.request.user), code=self.kwargs["code"]
        )
        require(self.rule, self.request.user, gebied)
        return gebied

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"gebied": self.gebied, **kwargs})

    def get_success_url(self) -> str:
        return reverse("monitoring:gebied-indicatoren", args=[self.gebied.code])


class IndicatorNieuw(GebiedMixin, TweeStappen):
    """An indicator of an area's own; other areas may follow it as well."""

    form_class = NieuweIndicatorForm
    intro = "U voegt een eigen indicator toe. Andere gebieden kunnen haar ook volgen."
    bevestig = "Voeg de indicator toe"
    uitleg = IndicatorWijzigen.uitleg[2:]

    def get_titel(self) -> str:
        return f"Eigen indicator voor {self.gebied}"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def gevolgen(self, form: NieuweIndicatorForm) -> Iterable[str]:
        gegeven = form.cleaned_data
        kladje = Indicator(code=gegeven["code"], naam=gegeven["naam"])
        versie_nakijken(
            Indicatorversie(indicator=kladje, nummer=1, **form.definitie()), self.request.user
        )
        yield f"{gegeven['naam']} ({gegeven['code']}) staat daarna in de lijst van indicatoren."
        soort = "verplicht" if gegeven["verplicht"] else "niet verplicht"
        yield f"{self.gebied} vraagt haar vanaf {gegeven['vanaf'].label}, {soort}."
        yield gevolgen.NIEMAND

    def uitvoeren(self, form: NieuweIndicatorForm) -> str:
        los = ("code", "soort", "uitsplitsingen", "gegevensbron", "vanaf", "verplicht")
        eigen = {naam: form.cleaned_data[naam] for naam in los}
        indicator = actions.indicator_maken(
            self.gebied, by=self.request.user, **eigen, **form.definitie()
        )
        return f"{indicator} is toegevoegd."
