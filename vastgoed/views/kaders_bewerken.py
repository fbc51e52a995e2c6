"""Editing a draft of an assessment framework: new version, name, criteria, order."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST
from django.views.generic import View

from capaciteit.register.sloten import IngehaaldError
from capaciteit.views.register import ActieView
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from ..forms_kader import BeginForm, CriteriumForm, LeegForm, NaamForm
from ..kaders.bewerken import (
    VELDEN,
    criterium_toevoegen,
    criterium_verplaatsen,
    criterium_verwijderen,
    criterium_wijzigen,
    kader_wijzigen,
)
from ..kaders.onderdelen import in_zinnen
from ..kaders.versies import kader_beginnen, versie_maken
from ..models import Criterium, Toetsingskader
from ..rules_kader import te_beginnen_gebieden


class KaderMixin(RuleMixin, PageMixin):
    """About the framework in the address: 404 unless visible, 403 unless one may edit it."""

    rule = "kader_bewerken"
    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def kader(self) -> Toetsingskader:
        zichtbaar = Toetsingskader.objects.visible_to(self.request.user).select_related(
            "gebied", "regeling"
        )
        return get_object_or_404(zichtbaar, code=self.kwargs["code"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            require(self.rule, request.user, self.kader)
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        return self.kader.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terug = {"kader": self.kader, "annuleer_url": self.get_success_url()}
        return super().get_context_data(**{**terug, **kwargs})


class KaderActie(KaderMixin, ActieView):
    template_name = "vastgoed/kader_formulier.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "token": self.revisie()}

    def rij(self) -> None:
        return None

    def revisie(self) -> int | None:
        return self.kader.revisie

    def ingehaald(self, fout: IngehaaldError) -> HttpResponse:
        for naam in ("kader", "criterium"):
            self.__dict__.pop(naam, None)
        return super().ingehaald(fout)


class CriteriumMixin(KaderMixin):
    @cached_property
    def criterium(self) -> Criterium:
        rijen = Criterium.objects.visible_to(self.request.user).filter(kader=self.kader)
        return get_object_or_404(rijen.select_related("kader"), sleutel=self.kwargs["sleutel"])

    def get_success_url(self) -> str:
        return f"{self.kader.get_absolute_url()}#criterium-{self.kwargs.get('sleutel', '')}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"criterium": self.criterium, **kwargs})


class VersieMaken(KaderActie):
    form_class = LeegForm
    titel = "Nieuwe versie maken"
    intro = (
        "U krijgt een concept met dezelfde criteria. Alleen u en uw collega's zien het, tot u het "
        "vaststelt."
    )
    knop = "Maak een nieuwe versie"
    uitleg = ("Plannen die nu lopen, merken niets van een concept.",)

    def uitvoeren(self, form: LeegForm) -> Toetsingskader:
        return versie_maken(self.kader, by=gebruiker_van(self.request))

    def gelukt(self, uitkomst: Toetsingskader) -> str:
        return f"Versie {uitkomst.versie} is gemaakt, als concept. Wijzig nu de criteria."

    def na_afloop(self, uitkomst: Toetsingskader) -> str:
        return uitkomst.get_absolute_url()


class KaderBeginnen(RuleMixin, PageMixin, ActieView):
    """The first framework of an area."""

    rule = "kader_beginnen"
    template_name = "vastgoed/kader_formulier.html"
    form_class = BeginForm
    titel = "Toetsingskader beginnen"
    intro = "Voor een gebied en een regeling die nog geen toetsingskader hebben."
    knop = "Begin het toetsingskader"
    uitleg = ("U kunt beginnen met de criteria van een ander gebied en die daarna aanpassen.",)

    def get_form_kwargs(self) -> dict[str, Any]:
        user = gebruiker_van(self.request)
        gebieden = te_beginnen_gebieden(user)
        return {**super().get_form_kwargs(), "user": user, "gebieden": gebieden}

    def uitvoeren(self, form: BeginForm) -> Toetsingskader:
        return kader_beginnen(
            **form.waarden("naam", "gebied", "regeling", "voorbeeld"),
            by=gebruiker_van(self.request),
        )

    def gelukt(self, uitkomst: Toetsingskader) -> str:
        return "Het toetsingskader is begonnen, als concept."

    def na_afloop(self, uitkomst: Toetsingskader) -> str:
        return uitkomst.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terug = reverse("vastgoed:toetsingskader-lijst")
        return super().get_context_data(**{"annuleer_url": terug, **kwargs})


class KaderWijzigen(KaderActie):
    form_class = NaamForm
    titel = "Naam wijzigen"

    def beginwaarden(self) -> dict[str, Any]:
        return {"naam": self.kader.naam}

    def uitvoeren(self, form: NaamForm) -> Toetsingskader:
        return kader_wijzigen(self.kader, form.cleaned_data["naam"], by=gebruiker_van(self.request))


class CriteriumToevoegen(KaderActie):
    form_class = CriteriumForm
    titel = "Criterium toevoegen"
    intro = "Een vraag waaraan u plannen toetst. Zij komt achteraan in haar hoofdstuk."
    knop = "Voeg het criterium toe"

    def uitvoeren(self, form: CriteriumForm) -> Criterium:
        return criterium_toevoegen(
            self.kader, form.waarden(*VELDEN), by=gebruiker_van(self.request)
        )

    def gelukt(self, uitkomst: Criterium) -> str:
        return f"Criterium {uitkomst} is toegevoegd."


class CriteriumWijzigen(CriteriumMixin, KaderActie):
    form_class = CriteriumForm

    def get_titel(self) -> str:
        return f"{self.criterium} wijzigen"

    def revisie(self) -> int:
        return self.criterium.revisie

    def beginwaarden(self) -> dict[str, Any]:
        return {naam: getattr(self.criterium, naam) for naam in VELDEN}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gekozen = in_zinnen(self.criterium.onderdelen)
        regels = [f"Dit staat nu in het plan bij: {'; '.join(gekozen)}."] if gekozen else []
        return super().get_context_data(**{"uitlegregels": regels, **kwargs})

    def uitvoeren(self, form: CriteriumForm) -> Criterium:
        return criterium_wijzigen(
            self.criterium,
            form.waarden(*VELDEN),
            token=self.token(form),
            by=gebruiker_van(self.request),
        )


class CriteriumVerwijderen(CriteriumMixin, KaderActie):
    form_class = LeegForm
    titel = "Criterium uit het concept halen"
    intro = "In eerdere versies blijft het staan, met de oordelen erover."
    knop = "Haal het criterium eruit"

    def revisie(self) -> int:
        return self.criterium.revisie

    def uitvoeren(self, form: LeegForm) -> None:
        criterium_verwijderen(
            self.criterium, token=self.token(form), by=gebruiker_van(self.request)
        )

    def gelukt(self, uitkomst: Any) -> str:
        return f"Criterium {self.criterium} is uit het concept gehaald."

    def na_afloop(self, uitkomst: Any) -> str:
        return self.kader.get_absolute_url()


@method_decorator(require_POST, name="dispatch")
class CriteriumVerplaatsen(CriteriumMixin, View):
    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        stap = -1 if request.POST.get("kant") == "omhoog" else 1
        try:
            criterium_verplaatsen(self.criterium, stap, by=gebruiker_van(request))
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        return redirect(self.get_success_url())
