"""Who has access to an organisation: see, invite, change, end and review, without a helpdesk."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView

from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import ListPage, PageMixin

from ..aanmelden.wissen import tweede_stap_wissen
from ..forms_toegang import BeoordelingForm, RolForm, UitnodigingForm
from ..halfjaar import Halfjaar
from ..ingelogd import gebruiker_van
from ..models import Lidmaatschap, Organisatie, Uitnodiging
from ..rollen import lidmaatschap_beeindigen, lidmaatschap_bevestigen, lidmaatschap_wijzigen
from ..uitnodigen import uitnodiging_herhalen, uitnodiging_intrekken, uitnodiging_versturen


class BeheerMixin(RuleMixin, PageMixin):
    """A page about the organisation in the address, for who manages its people; else 404."""

    rule = "toegang_beheren"
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def organisatie(self) -> Organisatie:
        return organisatie_van(self.request, self.kwargs["code"])

    @cached_property
    def lidmaatschap(self) -> Lidmaatschap:
        rollen = Lidmaatschap.objects.at().filter(organisatie=self.organisatie)
        return get_object_or_404(rollen.select_related("gebruiker"), pk=self.kwargs["pk"])

    @property
    def terug(self) -> str:
        return reverse("regio:toegang", args=[self.organisatie.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"organisatie": self.organisatie, "annuleer_url": self.terug}
        return super().get_context_data(**{**context, **kwargs})


def organisatie_van(request: HttpRequest, code: str) -> Organisatie:
    require("toegang_beheren", request.user)
    return get_object_or_404(Organisatie.objects.beheerd_door(request.user), code=code)


class ToegangListView(RuleMixin, ListPage):
    """The organisations whose people the user manages."""

    rule = "toegang_beheren"
    model = Organisatie
    titel = "Toegang beheren"
    meervoud = "organisaties"
    template_name = "regio/toegang_list.html"

    def get_queryset(self) -> QuerySet:
        return Organisatie.objects.beheerd_door(self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        organisaties = self.get_queryset()[:2]
        if len(organisaties) == 1:
            return redirect("regio:toegang", organisaties[0].code)
        return super().get(request, *args, **kwargs)


class ToegangView(BeheerMixin, TemplateView):
    """Everybody who has a role now, who was asked in, and what is left to review."""

    template_name = "regio/toegang.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        halfjaar = Halfjaar.van(timezone.localdate())
        lidmaatschappen = self.organisatie.lidmaatschappen
        return super().get_context_data(
            titel=f"Toegang tot {self.organisatie}",
            lidmaatschappen=lidmaatschappen.at()
            .select_related("gebruiker")
            .annotate(
                met_tweede_stap=Exists(Authenticator.objects.filter(user=OuterRef("gebruiker")))
            )
            .order_by("gebruiker__naam", "rol"),
            uitnodigingen=self.organisatie.uitnodigingen.openstaand(),
            te_beoordelen=lidmaatschappen.te_beoordelen(halfjaar).count(),
            halfjaar=halfjaar,
            **kwargs,
        )


class UitnodigenView(BeheerMixin, FormView):
    form_class = UitnodigingForm
    template_name = "regio/uitnodigen.html"
    extra_context = {"titel": "Iemand uitnodigen"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "organisatie": self.organisatie}

    def form_valid(self, form: UitnodigingForm) -> HttpResponseBase:
        email = form.cleaned_data["email"]
        try:
            uitnodiging_versturen(
                self.organisatie,
                email,
                form.cleaned_data["rol"],
                by=gebruiker_van(self.request),
                adres=adres_in(self.request),
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, f"De uitnodiging is verstuurd aan {email}.")
        return redirect(self.terug)


def adres_in(request: HttpRequest) -> Any:
    """How a link becomes an address that can be mailed."""
    return lambda link: request.build_absolute_uri(reverse("regio:uitnodiging", args=[link]))


@require_POST
def uitnodiging_opnieuw(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    uitnodiging = uitnodiging_van(request, code, pk)
    try:
        uitnodiging_herhalen(uitnodiging, by=gebruiker_van(request), adres=adres_in(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"Er is een nieuwe link gestuurd aan {uitnodiging.email}.")
    return redirect("regio:toegang", code)


@require_POST
def uitnodiging_weg(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    uitnodiging = uitnodiging_van(request, code, pk)
    try:
        uitnodiging_intrekken(uitnodiging, by=gebruiker_van(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"De uitnodiging aan {uitnodiging.email} is ingetrokken.")
    return redirect("regio:toegang", code)


def uitnodiging_van(request: HttpRequest, code: str, pk: int) -> Uitnodiging:
    return get_object_or_404(organisatie_van(request, code).uitnodigingen, pk=pk)


class RolWijzigenView(BeheerMixin, FormView):
    form_class = RolForm
    template_name = "regio/rol_wijzigen.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        rol = self.lidmaatschap.rol
        return {**super().get_form_kwargs(), "organisatie": self.organisatie, "behalve": rol}

    def form_valid(self, form: RolForm) -> HttpResponseBase:
        try:
            nieuw = lidmaatschap_wijzigen(
                self.lidmaatschap, form.cleaned_data["rol"], by=gebruiker_van(self.request)
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        melding = f"{nieuw.gebruiker} is nu {nieuw.get_rol_display()}."
        messages.success(self.request, melding)
        return redirect(self.terug)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        titel = f"Andere rol voor {self.lidmaatschap.gebruiker}"
        return super().get_context_data(titel=titel, lidmaatschap=self.lidmaatschap, **kwargs)


class RolBeeindigenView(BeheerMixin, TemplateView):
    """First what will happen, in words; then it does."""

    template_name = "regio/rol_beeindigen.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        wie = self.lidmaatschap.gebruiker
        try:
            lidmaatschap_beeindigen(self.lidmaatschap, by=gebruiker_van(request))
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(fout=" ".join(error.messages)))
        messages.success(request, f"De rol van {wie} is beëindigd.")
        zelf = not Organisatie.objects.beheerd_door(request.user).filter(pk=self.organisatie.pk)
        return redirect("start" if wie == request.user and zelf else self.terug)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        titel = f"Rol van {self.lidmaatschap.gebruiker} beëindigen"
        return super().get_context_data(titel=titel, lidmaatschap=self.lidmaatschap, **kwargs)


class TweedeStapWissenView(BeheerMixin, TemplateView):
    """For who lost phone, passkey and recovery codes: a new start, told to the person by mail."""

    template_name = "regio/tweede_stap_wissen.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            tweede_stap_wissen(self.lidmaatschap, by=gebruiker_van(request))
        except ValidationError as error:
            return self.render_to_response(self.get_context_data(fout=" ".join(error.messages)))
        messages.success(request, f"De tweede stap van {self.lidmaatschap.gebruiker} is gewist.")
        return redirect(self.terug)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        titel = f"Tweede stap van {self.lidmaatschap.gebruiker} wissen"
        return super().get_context_data(titel=titel, lidmaatschap=self.lidmaatschap, **kwargs)


class BeoordelingView(BeheerMixin, FormView):
    """Half-yearly: does everybody still need what they have?"""

    form_class = BeoordelingForm
    template_name = "regio/toegang_beoordeling.html"
    extra_context = {"titel": "Wie heeft toegang?"}

    @property
    def halfjaar(self) -> Halfjaar:
        return Halfjaar.van(timezone.localdate())

    def te_doen(self) -> QuerySet:
        rollen = self.organisatie.lidmaatschappen.te_beoordelen(self.halfjaar)
        return rollen.select_related("gebruiker").order_by("gebruiker__naam", "rol")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "te_doen": self.te_doen()}

    def form_valid(self, form: BeoordelingForm) -> HttpResponseBase:
        gekozen = list(form.cleaned_data["rollen"])
        for lidmaatschap in gekozen:
            lidmaatschap_bevestigen(lidmaatschap, by=gebruiker_van(self.request))
        aantal = "1 rol" if len(gekozen) == 1 else f"{len(gekozen)} rollen"
        messages.success(self.request, f"U hebt {aantal} bevestigd.")
        return redirect("regio:toegang-beoordeling", self.organisatie.code)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beoordeeld = Lidmaatschap.objects.filter(organisatie=self.organisatie).beoordelingen_in(
            self.halfjaar
        )
        return super().get_context_data(
            te_doen=list(self.te_doen()),
            beoordeeld=beoordeeld,
            halfjaar=self.halfjaar,
            **kwargs,
        )
