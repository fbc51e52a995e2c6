"""What the pages of the register share: whose they are, two people at once, what will happen."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView

from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin

from ..forms_register import RegisterForm
from ..models import Locatie, Voorziening
from ..register.sloten import IngehaaldError
from ..verschillen import samen_verder


class LocatieMixin(RuleMixin, PageMixin):
    """About the location in the address: 404 unless visible, 403 unless one keeps its register."""

    rule = "register_bijhouden"
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def locatie(self) -> Locatie:
        zichtbaar = Locatie.objects.visible_to(self.request.user).with_aanbieders().with_bron()
        locatie = get_object_or_404(zichtbaar, code=self.kwargs["code"])
        require("register_bijhouden", self.request.user, locatie)
        return locatie

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terug = {"locatie": self.locatie, "annuleer_url": self.get_success_url()}
        return super().get_context_data(**{**terug, **kwargs})

    def get_success_url(self) -> str:
        return self.locatie.get_absolute_url()


class VoorzieningMixin(LocatieMixin):
    """The same about the facility in the address."""

    @cached_property
    def voorziening(self) -> Voorziening:
        zichtbaar = Voorziening.objects.visible_to(self.request.user).with_locatie()
        voorziening = get_object_or_404(
            zichtbaar.with_stand(user=self.request.user).with_bron(), code=self.kwargs["code"]
        )
        require("register_bijhouden", self.request.user, voorziening.locatie)
        return voorziening

    @cached_property
    def locatie(self) -> Locatie:
        return self.voorziening.locatie

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"voorziening": self.voorziening, **kwargs})

    def get_success_url(self) -> str:
        return self.voorziening.get_absolute_url()


class ActieView(FormView):
    """A form that does one action; what the action refuses stands at the field, input stays.

    Class attributes: ``titel``, ``intro``, ``knop`` and ``uitleg`` (lines beside the form).
    """

    template_name = "capaciteit/register_formulier.html"
    gevolgen_template = "capaciteit/register_gevolgen.html"  # of ``GevolgenMixin``, whoever adds it
    titel: ClassVar[str] = ""
    intro: ClassVar[str] = ""
    knop: ClassVar[str] = "Opslaan"
    uitleg: ClassVar[tuple[str, ...]] = ()
    verschillen: Any = ()

    def rij(self) -> Locatie | Voorziening | None:
        """What is changed; ``None`` for something new."""
        return None

    def beginwaarden(self) -> dict[str, Any]:
        """What the fields hold before anybody types."""
        return {}

    def uitvoeren(self, form: Any) -> Any:
        raise NotImplementedError

    def gelukt(self, uitkomst: Any) -> str:
        """What to say afterwards."""
        return "Opgeslagen."

    def token(self, form: RegisterForm) -> int | None:
        return form.cleaned_data["token"]

    def get_form_kwargs(self) -> dict[str, Any]:
        rij = self.rij()
        token = rij.gewijzigd if rij is not None else None
        return {**super().get_form_kwargs(), "initial": self.beginwaarden(), "token": token}

    def form_valid(self, form: Any) -> HttpResponseBase:
        try:
            uitkomst = self.uitvoeren(form)
        except IngehaaldError as fout:
            return self.ingehaald(fout)
        except ValidationError as fout:
            return self.geweigerd(form, fout)
        messages.success(self.request, self.gelukt(uitkomst))
        return redirect(self.na_afloop(uitkomst))

    def na_afloop(self, uitkomst: Any) -> str:
        return self.get_success_url()

    def geweigerd(self, form: Any, fout: ValidationError) -> HttpResponse:
        """At the field it is about, if the form has that field."""
        for veld, meldingen in fouten_van(fout).items():
            form.add_error(veld if veld in form.fields else None, meldingen)
        return self.form_invalid(form)

    def ingehaald(self, fout: IngehaaldError) -> HttpResponse:
        """The form again: what the other changed is in it, what both changed is told."""
        for naam in ("locatie", "voorziening"):
            self.__dict__.pop(naam, None)
        form, self.verschillen = samen_verder(self.get_form_class(), self.get_form_kwargs())
        form.add_error(None, fout.messages)
        return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {
            "titel": self.get_titel(),
            "introtekst": self.intro,
            "knoptekst": self.knop,
            "uitlegregels": self.uitleg,
            "verschillen": self.verschillen,
        }
        return super().get_context_data(**{**eigen, **kwargs})

    def get_titel(self) -> str:
        return self.titel


def fouten_van(fout: ValidationError) -> dict[str, list[str]]:
    if hasattr(fout, "error_dict"):
        return fout.message_dict
    return {NON_FIELD_ERRORS: fout.messages}


class GevolgenMixin(ActieView):
    """First what will happen, in words; then it does. It is tried and undone, so it will work."""

    bevestig: ClassVar[str] = "Ja, doe dit"

    def gevolgen(self, form: Any) -> Iterable[str]:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponseBase:
        if "wijzigen" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        if "bevestigd" in self.request.POST:
            return super().form_valid(form)
        try:
            gevolgen = list(self.gevolgen(form))
            with transaction.atomic():
                self.uitvoeren(form)
                transaction.set_rollback(True)
        except IngehaaldError as fout:
            return self.ingehaald(fout)
        except ValidationError as fout:
            return self.geweigerd(form, fout)
        return self.tonen(form, gevolgen)

    def tonen(self, form: Any, gevolgen: list[str]) -> HttpResponse:
        verzonden = [
            (naam, waarde)
            for naam, waarden in self.request.POST.lists()
            if naam != "csrfmiddlewaretoken"
            for waarde in waarden
        ]
        context = self.get_context_data(
            form=form, gevolgen=gevolgen, verzonden=verzonden, bevestig=self.bevestig
        )
        self.template_name = self.gevolgen_template
        return self.render_to_response(context)


def vandaag() -> Any:
    return timezone.localdate()
