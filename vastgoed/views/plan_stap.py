"""The page of one step: what will happen, who is told, what is asked, and why it may not be."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import FormView

from capaciteit.views.register import fouten_van
from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from ..forms_toetsen import Voorwaarderegels
from ..forms_verloop import StapForm, formulier_voor
from ..models import Advies, Vastgoedplan
from ..ontvangers import in_groepen, ontvangers
from ..stapgevolgen import gevolgen
from ..stappen.boeken import geprobeerd
from ..stappen.wachters import beletsels
from ..verloop import OvergangNietMogelijk, overgang, reden_stand
from ..volledigheid import volledigheid
from ..werkstroom import OVERGANGEN, Overgang

MET_LIJST = ("in_toetsing_nemen", "teruggeven")


class PlanMixin(PageMixin):
    """About the plan in the address: 403 unless one does ``regel`` somewhere, 404 unless visible,
    403 unless one does it here.
    """

    request: HttpRequest
    kwargs: dict[str, Any]

    def regel(self) -> str:
        return "plan_coordineren"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(self.regel(), request.user)
        require(self.regel(), request.user, self.plan)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def plan(self) -> Vastgoedplan:
        zichtbaar = Vastgoedplan.objects.visible_to(self.request.user).with_partijen()
        return get_object_or_404(zichtbaar, code=self.kwargs["code"])

    def get_success_url(self) -> str:
        return self.plan.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {"plan": self.plan, "annuleer_url": self.get_success_url()}
        return super().get_context_data(**{**eigen, **kwargs})


class PlanStap(PlanMixin, FormView):
    template_name = "vastgoed/plan/stap.html"

    @cached_property
    def stap(self) -> Overgang:
        try:
            return OVERGANGEN[self.kwargs["overgang"]]
        except KeyError:
            raise Http404 from None

    def regel(self) -> str:
        return self.stap.rule

    def get_form_class(self) -> type[StapForm]:
        return formulier_voor(self.stap)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "plan": self.plan, "user": self.request.user}

    @cached_property
    def voorwaarden(self) -> Any:
        """The lines of conditions of a decision, as advised."""
        if "besluit" not in self.stap.velden:
            return None
        data = self.request.POST if self.request.method == "POST" else None
        advies = self.advies
        begin = advies.voorwaarden.filter(besluit__isnull=True) if advies else ()
        regels = [{"tekst": rij.tekst, "uiterlijk": rij.uiterlijk} for rij in begin]
        return Voorwaarderegels(data, prefix="voorwaarden", initial=regels)

    @cached_property
    def advies(self) -> Advies | None:
        zichtbaar = Advies.objects.visible_to(self.request.user).geldend()
        return zichtbaar.filter(plan=self.plan, gegeven_op__isnull=False).first()

    def form_valid(self, form: StapForm) -> HttpResponseBase:
        invoer = form.invoer()
        if self.voorwaarden is not None:
            if not self.voorwaarden.is_valid():
                return self.form_invalid(form)
            invoer["voorwaarden"] = [
                {"tekst": regel["tekst"], "uiterlijk": regel["uiterlijk"]}
                for regel in self.voorwaarden.cleaned_data
                if regel.get("tekst")
            ]
        try:
            overgang(self.plan, self.stap.code, by=gebruiker_van(self.request), **invoer)
        except OvergangNietMogelijk as fout:
            return self.geweigerd(form, fout, status=409)
        except ValidationError as fout:
            return self.geweigerd(form, fout)
        messages.success(self.request, f"{self.plan.titel}: {self.stap.gedaan}.")
        return redirect(self.get_success_url())

    def geweigerd(self, form: StapForm, fout: ValidationError, status: int = 200) -> HttpResponse:
        """The reason on the page, at the field that it is about."""
        self.plan.refresh_from_db()
        for veld, meldingen in fouten_van(fout).items():
            form.add_error(veld if veld in form.fields else None, meldingen)
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def waarom_niet(self) -> list[str]:
        if self.plan.status not in self.stap.van:
            return [reden_stand(self.plan, self.stap)]
        return beletsels(self.stap.code, self.plan, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wie = ontvangers(self.plan, self.stap.code)
        niet = self.waarom_niet()
        boekregels = [] if niet else self.boekregels()
        return super().get_context_data(
            **{
                "titel": self.stap.label,
                "stap": self.stap,
                "beletsels": niet,
                "gevolgen": gevolgen(self.plan, self.stap),
                "groepen": in_groepen(wie, self.plan, self.request.user),
                "volledigheid": self.lijst(),
                "advies": self.advies if self.voorwaarden is not None else None,
                "voorwaarden": self.voorwaarden,
                "boekregels": boekregels,
                "boekfouten": sum(bool(regel.fout) for regel in boekregels),
                **kwargs,
            }
        )

    def lijst(self) -> Any:
        versie = self.plan.ingediende_versie
        return volledigheid(versie) if versie and self.stap.code in MET_LIJST else None

    def boekregels(self) -> Any:
        """What approving would book, tried and undone."""
        if self.stap.code != "besluiten" or self.advies is None:
            return []
        return geprobeerd(self.plan, self.advies.versie, self.request.user)
