"""What one can do with a cycle: take a step, change its days, its settings, begin one."""

from typing import Any

import rules
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView

from capaciteit.views.register import fouten_van
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.gebiedskeuze import gebieden_voor, gekozen_gebied
from regio.ingelogd import gebruiker_van
from regio.models import Gebied

from ..cyclus.actions import datums_wijzigen, instelling_bewaren, merkteken
from ..cyclus.betrokkenen import PARTIJEN, instelling_van, ontvangers
from ..cyclus.gevolgen import gevolgen, in_groepen
from ..cyclus.openen import cyclus_maken
from ..cyclus.verloop import OvergangNietMogelijk, overgang, reden_stand
from ..cyclus.voorwaarden import beletsels, openstaand
from ..cyclus.werkstroom import OVERGANGEN, Overgang
from ..forms_cyclus import CyclusForm, CyclusstapForm, DatumsForm, InstellingForm
from ..models import Cyclus, Cyclusgebeurtenis
from .al_gedaan import AlGedaan, al


class Weigering:
    """The form again, with the reason at the field that it is about."""

    def geweigerd(self, form: Any, fout: ValidationError) -> HttpResponse:
        for veld, meldingen in fouten_van(fout).items():
            form.add_error(veld if veld in form.fields else None, meldingen)
        stand = isinstance(fout, OvergangNietMogelijk) or getattr(fout, "code", "") == "intussen"
        context = self.get_context_data(form=form)
        return self.render_to_response(context, status=409 if stand else 200)


class CyclusMixin(Weigering, PageMixin):
    """About the cycle in the address: 403 unless one may somewhere, 404 unless visible, 403 unless
    one may here.
    """

    request: HttpRequest
    kwargs: dict[str, Any]

    def regel(self) -> str:
        return "cyclus_begeleiden"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(self.regel(), request.user)
        require(self.regel(), request.user, self.cyclus)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def cyclus(self) -> Cyclus:
        zichtbaar = Cyclus.objects.visible_to(self.request.user).select_related("gebied")
        return get_object_or_404(zichtbaar, pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        return self.cyclus.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {"cyclus": self.cyclus, "annuleer_url": self.get_success_url()}
        return super().get_context_data(**{**eigen, **kwargs})


class CyclusStap(AlGedaan, CyclusMixin, FormView):
    """One step: what will happen, who is told, what is asked; or why it cannot be."""

    template_name = "monitoring/cyclus/stap.html"
    form_class = CyclusstapForm

    @cached_property
    def stap(self) -> Overgang:
        try:
            return OVERGANGEN[self.kwargs["overgang"]]
        except KeyError:
            raise Http404 from None

    def regel(self) -> str:
        return self.stap.rule

    @cached_property
    def openstaand(self) -> list[str]:
        return openstaand(self.stap.code, self.cyclus)

    def al_gedaan(self) -> str:
        """It is the last step that was taken."""
        laatste = self.laatste()
        if laatste is None or laatste.overgang != self.stap.code:
            return ""
        return al(f"{self.cyclus}: dit was al gedaan ({laatste.wat})", laatste.op, laatste.namens)

    def zegt_meer(self) -> bool:
        reden, laatste = self.request.POST.get("reden", "").strip(), self.laatste()
        return bool(reden) and reden != (laatste.reden if laatste else "")

    def laatste(self) -> Cyclusgebeurtenis | None:
        return self.cyclus.gebeurtenissen.first()

    def get_form_kwargs(self) -> dict[str, Any]:
        eigen = {"cyclus": self.cyclus, "stap": self.stap, "openstaand": self.openstaand}
        return {**super().get_form_kwargs(), **eigen}

    def form_valid(self, form: CyclusstapForm) -> HttpResponseBase:
        reden = form.cleaned_data.get("reden", "")
        try:
            overgang(self.cyclus, self.stap.code, by=gebruiker_van(self.request), reden=reden)
        except ValidationError as fout:
            self.cyclus.refresh_from_db()
            return self.geweigerd(form, fout)
        messages.success(self.request, f"{self.cyclus}: {self.stap.gedaan}.")
        return redirect(self.get_success_url())

    def waarom_niet(self) -> list[str]:
        if self.cyclus.status != self.stap.van:
            return [reden_stand(self.cyclus, self.stap)]
        return beletsels(self.stap.code, self.cyclus)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        niet = self.waarom_niet()
        wie = [] if niet else ontvangers(self.cyclus, self.stap.wie)
        return super().get_context_data(
            **{
                "titel": self.stap.label,
                "stap": self.stap,
                "beletsels": niet,
                "openstaand": [] if niet else self.openstaand,
                "gevolgen": gevolgen(self.cyclus, self.stap),
                "groepen": in_groepen(wie),
                **kwargs,
            }
        )


class CyclusDatums(CyclusMixin, FormView):
    template_name = "monitoring/cyclus/datums.html"
    form_class = DatumsForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "cyclus": self.cyclus}

    def form_valid(self, form: DatumsForm) -> HttpResponseBase:
        try:
            gebeurtenis = datums_wijzigen(
                self.cyclus,
                form.dagen,
                by=gebruiker_van(self.request),
                reden=form.cleaned_data["reden"],
                was=form.eerder,
            )
        except ValidationError as fout:
            return self.geweigerd(form, fout)
        woord = "De dagen zijn gewijzigd." if gebeurtenis else "Er is niets gewijzigd."
        messages.success(self.request, woord)
        return redirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wie = [] if self.cyclus.status == "voorbereiding" else ontvangers(self.cyclus, PARTIJEN)
        eigen = {"titel": "Dagen wijzigen", "groepen": in_groepen(wie)}
        return super().get_context_data(**{**eigen, **kwargs})


class CyclusinstellingView(Weigering, PageMixin, FormView):
    """How the cycles of one area run."""

    template_name = "monitoring/cyclus/instelling.html"
    form_class = InstellingForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require("cyclus_begeleiden", request.user)
        require("cyclus_begeleiden", request.user, self.gebied)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def gebied(self) -> Gebied:
        zichtbaar = Gebied.objects.visible_to(self.request.user)
        return get_object_or_404(zichtbaar, code=self.kwargs["code"])

    @cached_property
    def instelling(self) -> Any:
        return instelling_van(self.gebied)

    def get_form_kwargs(self) -> dict[str, Any]:
        eigen = {
            "gebied": self.gebied,
            "instance": self.instelling,
            "merk": merkteken(self.instelling),
        }
        return {**super().get_form_kwargs(), **eigen}

    def form_valid(self, form: InstellingForm) -> HttpResponseBase:
        try:
            instelling_bewaren(
                self.gebied,
                form.velden,
                by=gebruiker_van(self.request),
                was=form.cleaned_data["merk"],
            )
        except ValidationError as fout:
            return self.geweigerd(form, fout)
        messages.success(self.request, f"De cycli van {self.gebied} lopen voortaan zo.")
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        return f"{reverse('monitoring:cyclus-lijst')}?gebied={self.gebied.code}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {
            "titel": f"Cycli van {self.gebied}",
            "gebied": self.gebied,
            "annuleer_url": self.get_success_url(),
        }
        return super().get_context_data(**{**eigen, **kwargs})


class CyclusMaken(RuleMixin, PageMixin, FormView):
    """Begin a half-year by hand; it opens with the step for that."""

    rule = "cyclus_begeleiden"
    form_class = CyclusForm
    template_name = "monitoring/cyclus/maken.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        gebieden = gebieden_voor(self.request)
        mag = [deel.pk for deel in gebieden if rules.test_rule(self.rule, self.request.user, deel)]
        return {**super().get_form_kwargs(), "gebieden": gebieden.filter(pk__in=mag)}

    def get_initial(self) -> dict[str, Any]:
        gebied = gekozen_gebied(self.request)
        return {"gebied": gebied.code if gebied else None}

    def form_valid(self, form: CyclusForm) -> HttpResponseBase:
        cyclus = cyclus_maken(
            form.cleaned_data["gebied"],
            form.cleaned_data["halfjaar"],
            by=gebruiker_van(self.request),
        )
        return redirect(cyclus.get_absolute_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        annuleer = reverse("monitoring:cyclus-lijst")
        return super().get_context_data(
            **{"titel": "Cyclus beginnen", "annuleer_url": annuleer, **kwargs}
        )
