"""What one notes beside the answers of a session: participants and actions."""

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

from capaciteit.views.register import ActieView
from regio.ingelogd import gebruiker_van

from ..forms_reflectie import (
    ActieForm,
    ActieStandForm,
    DeelnemerForm,
    organisaties_in,
)
from ..models import Reflectieactie, Reflectiedeelname
from ..reflectie import acties, deelnames
from ..reflectie.vragen import vragen_van
from .reflectie_notulen import HoudtSessie


class SessieActie(HoudtSessie, ActieView):
    """A form about the session in the address."""

    template_name = "monitoring/reflectie/formulier.html"

    def rij(self) -> None:
        return None

    def get_success_url(self) -> str:
        return self.sessie.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {"reflectie": self.sessie, "annuleer_url": self.get_success_url()}
        return super().get_context_data(**{**eigen, **kwargs})


class DeelnemerToevoegen(SessieActie):
    form_class = DeelnemerForm
    titel = "Deelnemer toevoegen"
    intro = "Een rol en een organisatie zijn genoeg. Nooit de naam van een jeugdige of ouder."
    knop = "Voeg toe"

    def get_form_kwargs(self) -> dict[str, Any]:
        gebied = self.sessie.cyclus.gebied
        bij = organisaties_in(gebied, self.request.user)
        return {**super().get_form_kwargs(), "organisaties": bij}

    def uitvoeren(self, form: DeelnemerForm) -> Reflectiedeelname:
        waarden = form.waarden("rol", "organisatie", "namens", "naam")
        by = gebruiker_van(self.request)
        return deelnames.deelname_toevoegen(self.sessie, **waarden, by=by)

    def get_success_url(self) -> str:
        return reverse("monitoring:reflectie-deelnemers", args=[self.sessie.pk])

    def gelukt(self, uitkomst: Reflectiedeelname) -> str:
        return f"Toegevoegd: {uitkomst.rol_woord}."


@method_decorator(require_POST, name="dispatch")
class DeelnemerVerwijderen(HoudtSessie, View):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        rijen = Reflectiedeelname.objects.filter(sessie=self.sessie)
        deelname = get_object_or_404(rijen, pk=self.kwargs["nummer"])
        try:
            deelnames.deelname_verwijderen(deelname, by=gebruiker_van(request))
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            messages.success(request, f"Van de lijst gehaald: {deelname.rol_woord}.")
        return redirect("monitoring:reflectie-deelnemers", self.sessie.pk)


class ActieToevoegen(SessieActie):
    form_class = ActieForm
    titel = "Actie afspreken"
    intro = "Een actie komt in elke volgende sessie terug tot zij gedaan is of vervalt."
    knop = "Leg vast"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "vragen": self.vragen}

    @cached_property
    def vragen(self) -> Any:
        return vragen_van(self.sessie.cyclus.gebied, self.sessie.cyclus.halfjaar)

    def beginwaarden(self) -> dict[str, Any]:
        return {"vraag": self.request.GET.get("vraag", "")}

    def uitvoeren(self, form: ActieForm) -> Reflectieactie:
        per_code = {vraag.code: vraag.indicator for vraag in self.vragen}
        return acties.actie_toevoegen(
            self.sessie,
            **form.waarden("tekst", "eigenaar", "uiterlijk"),
            indicator=per_code.get(form.cleaned_data["vraag"]),
            by=gebruiker_van(self.request),
        )

    def get_success_url(self) -> str:
        return reverse("monitoring:reflectie-acties", args=[self.sessie.pk])

    def gelukt(self, uitkomst: Reflectieactie) -> str:
        return f"Vastgelegd: {uitkomst.tekst}"


class EigenActie(SessieActie):
    """About one action that the session shows: of its own, or of an earlier half-year."""

    @cached_property
    def actie(self) -> Reflectieactie:
        rijen = Reflectieactie.objects.filter(
            sessie__jeugdhulpregio=self.sessie.jeugdhulpregio_id,
            sessie__cyclus__gebied=self.sessie.cyclus.gebied_id,
            ingetrokken_op__isnull=True,
        ).select_related("sessie__cyclus", "indicator")
        return get_object_or_404(rijen, pk=self.kwargs["nummer"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "token": self.actie.revisie}

    def ingehaald(self, fout: Any) -> Any:
        self.__dict__.pop("actie", None)
        return super().ingehaald(fout)

    def get_success_url(self) -> str:
        return reverse("monitoring:reflectie-acties", args=[self.sessie.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"actie": self.actie, **kwargs})


class ActieWijzigen(EigenActie):
    form_class = ActieForm
    titel = "Actie wijzigen"

    def beginwaarden(self) -> dict[str, Any]:
        return {naam: getattr(self.actie, naam) for naam in ("tekst", "eigenaar", "uiterlijk")}

    def get_form(self, form_class: Any = None) -> ActieForm:
        form = super().get_form(form_class)
        del form.fields["vraag"]
        return form

    def uitvoeren(self, form: ActieForm) -> Reflectieactie:
        return acties.actie_wijzigen(
            self.actie,
            **form.waarden("tekst", "eigenaar", "uiterlijk"),
            revisie=form.cleaned_data["token"],
            by=gebruiker_van(self.request),
        )


class ActieBijwerken(EigenActie):
    form_class = ActieStandForm
    titel = "Hoe staat de actie ervoor?"

    def beginwaarden(self) -> dict[str, Any]:
        return {"status": self.actie.status, "stand": self.actie.stand}

    def uitvoeren(self, form: ActieStandForm) -> Reflectieactie:
        return acties.actie_bijwerken(
            self.actie,
            **form.waarden("status", "stand"),
            revisie=form.cleaned_data["token"],
            by=gebruiker_van(self.request),
        )

    def gelukt(self, uitkomst: Reflectieactie) -> str:
        return f"Bijgewerkt: {uitkomst.get_status_display()}."


@method_decorator(require_POST, name="dispatch")
class ActieIntrekken(HoudtSessie, View):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        actie = get_object_or_404(
            Reflectieactie.objects.filter(sessie=self.sessie), pk=self.kwargs["nummer"]
        )
        try:
            acties.actie_intrekken(actie, by=gebruiker_van(request))
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            messages.success(request, f"Ingetrokken: {actie.tekst}")
        return redirect("monitoring:reflectie-acties", self.sessie.pk)
