"""How an organisation words its messages: list, edit with an example, back to the standard."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView

from jeugdzorg.kern.permissions import RuleMixin
from jeugdzorg.kern.views import PageMixin

from ..berichten.invullen import fouten_in
from ..berichten.sjablonen import (
    Tekst,
    als_tekst,
    sjabloon_herstellen,
    sjabloon_wijzigen,
    standaardtekst,
    tekst_van,
)
from ..berichten.soorten import SOORTEN, Berichtsoort, per_groep
from ..choices import OrganisatieSoort
from ..forms_berichten import HerstelForm, SjabloonForm
from ..ingelogd import gebruiker_van
from ..models import Berichtsjabloon, Organisatie
from ..rules import SJABLOONBEHEERDERS, organisaties_met_rol


class SjabloonMixin(RuleMixin):
    rule = "berichtsjablonen_beheren"

    @cached_property
    def eigen(self) -> Any:
        """The organisations whose messages the visitor may word."""
        bij = organisaties_met_rol(
            self.request.user, *SJABLOONBEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER
        )
        return Organisatie.objects.filter(pk__in=bij).order_by("naam")


class SjabloonListView(SjabloonMixin, PageMixin, TemplateView):
    template_name = "regio/berichten/sjablonen.html"
    extra_context = {"titel": "Teksten van berichten"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        laatste = Berichtsjabloon.objects.visible_to(self.request.user).laatste()
        gewijzigd = {
            (sjabloon.organisatie_id, sjabloon.soort): sjabloon
            for sjabloon in laatste.select_related("door")
        }
        blokken = [
            (
                organisatie,
                [
                    (groep, [(soort, gewijzigd.get((organisatie.pk, soort.code))) for soort in rij])
                    for groep, rij in per_groep().items()
                ],
            )
            for organisatie in self.eigen
        ]
        return super().get_context_data(**{"blokken": blokken, **kwargs})


class SjabloonPagina(SjabloonMixin, PageMixin, FormView):
    """About one kind of message of one organisation."""

    @cached_property
    def organisatie(self) -> Organisatie:
        return get_object_or_404(self.eigen, code=self.kwargs["code"])

    @cached_property
    def soort(self) -> Berichtsoort:
        soort = SOORTEN.get(self.kwargs["soort"])
        if soort is None or not soort.eigen_tekst:
            raise Http404
        return soort

    @cached_property
    def huidig(self) -> Tekst:
        return tekst_van(self.soort, self.organisatie)

    def get_form(self, form_class: Any = None) -> Any:
        self.organisatie, self.soort  # noqa: B018  # 404 before anything else
        return super().get_form(form_class)

    @property
    def eigen_url(self) -> str:
        return reverse("regio:berichtsjabloon", args=[self.organisatie.code, self.soort.code])

    def get_success_url(self) -> str:
        return self.eigen_url

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "titel": self.soort.naam,
                "organisatie": self.organisatie,
                "soort": self.soort,
                "huidig": self.huidig,
                "eigen_url": self.eigen_url,
                **kwargs,
            }
        )


class SjabloonView(SjabloonPagina):
    """Edit; the button "Bekijk het voorbeeld" shows the typed text without storing it."""

    form_class = SjabloonForm
    template_name = "regio/berichten/sjabloon.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "soort": self.soort}

    def get_initial(self) -> dict[str, Any]:
        van = self.versies.filter(versie=self.gevraagde_versie).first()
        tekst = als_tekst(self.soort, van) if van else self.huidig
        return {"onderwerp": tekst.onderwerp, "tekst": tekst.tekst, "versie": self.huidig.versie}

    @property
    def gevraagde_versie(self) -> int:
        gevraagd = self.request.GET.get("versie", "")
        return (
            int(gevraagd) if gevraagd.isascii() and gevraagd.isdigit() and len(gevraagd) < 5 else 0
        )

    @property
    def versies(self) -> Any:
        zichtbaar = Berichtsjabloon.objects.visible_to(self.request.user)
        return zichtbaar.filter(organisatie=self.organisatie, soort=self.soort.code)

    def form_valid(self, form: Any) -> HttpResponseBase:
        if "voorbeeld" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        try:
            sjabloon_wijzigen(
                self.organisatie,
                self.soort,
                onderwerp=form.cleaned_data["onderwerp"],
                tekst=form.cleaned_data["tekst"],
                was=form.cleaned_data["versie"],
                by=gebruiker_van(self.request),
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, "De tekst is opgeslagen en geldt voor nieuwe berichten.")
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "voorbeeld": self.voorbeeld(context["form"]),
            "versies": self.versies.select_related("door").order_by("-versie"),
            "annuleer_url": reverse("regio:berichtsjabloon-lijst"),
        }

    def voorbeeld(self, form: Any) -> tuple[str, str]:
        """With example values: of what is typed, or of what holds while that is not right."""
        getypt = Tekst(str(form["onderwerp"].value() or ""), str(form["tekst"].value() or ""))
        toegestaan = self.soort.alle_variabelen
        fout = any(fouten_in(getypt.onderwerp + getypt.tekst, toegestaan))
        waarden = {**self.soort.voorbeeld, "afzender": str(self.organisatie)}
        return (self.huidig if fout else getypt).ingevuld(waarden)


class SjabloonStandaardView(SjabloonPagina):
    """What is lost, beside what holds then, before it is."""

    form_class = HerstelForm
    template_name = "regio/berichten/sjabloon_standaard.html"

    def get_initial(self) -> dict[str, Any]:
        return {"versie": self.huidig.versie}

    def form_valid(self, form: Any) -> HttpResponseBase:
        if self.huidig.is_standaard:
            messages.info(self.request, "De standaardtekst geldt al.")
            return super().form_valid(form)
        try:
            sjabloon_herstellen(
                self.organisatie,
                self.soort,
                was=form.cleaned_data["versie"],
                by=gebruiker_van(self.request),
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, "De standaardtekst geldt weer.")
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        standaard = standaardtekst(self.soort)
        context = {"standaard": standaard, "annuleer_url": self.eigen_url, **kwargs}
        return super().get_context_data(**{**context, "titel": "Terug naar de standaardtekst"})
