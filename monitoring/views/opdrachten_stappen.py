"""Giving an assignment, telling how far it is, closing it and opening it again."""

from collections.abc import Iterator
from typing import Any

import rules
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from capaciteit.views.register import ActieView, GevolgenMixin
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.gebiedskeuze import gekozen_gebied
from regio.ingelogd import gebruiker_van
from regio.models import Gebied

from .. import rules_reflectie  # noqa: F401  # registers the rules
from ..forms_reflectie import (
    HeropenForm,
    OpdrachtForm,
    SluitForm,
    VoortgangForm,
    organisaties_in,
)
from ..models import Ontwikkelopdracht, Opdrachtvoortgang
from ..opdrachten import actions
from ..opdrachten.berichten import uitvoerders


class OpdrachtGevolgen(RuleMixin, PageMixin, GevolgenMixin):
    """A step of an assignment: first what will happen, then it does."""

    template_name = "monitoring/opdrachten/formulier.html"
    gevolgen_template = "monitoring/opdrachten/gevolgen.html"
    knop = "Bekijk wat er gebeurt"

    def rij(self) -> None:
        return None

    def na_afloop(self, uitkomst: Any) -> str:
        return getattr(uitkomst, "opdracht", uitkomst).get_absolute_url()


class OpdrachtGeven(OpdrachtGevolgen):
    rule = "opdracht_geven"
    form_class = OpdrachtForm
    titel = "Ontwikkelopdracht geven"
    intro = "Vraag een partij iets uit te werken. De opdracht blijft in beeld tot zij klaar is."
    bevestig = "Geef de opdracht"

    @property
    def gebieden(self) -> Any:
        """Areas in which one gives assignments."""
        user = self.request.user
        mag = [
            gebied.pk
            for gebied in Gebied.objects.visible_to(user).planning()
            if rules.test_rule("opdracht_geven", user, gebied)
        ]
        return Gebied.objects.filter(pk__in=mag).order_by("naam")

    def get_form_kwargs(self) -> dict[str, Any]:
        user = self.request.user
        keuzes = {"gebieden": self.gebieden, "organisaties": organisaties_in(None, user)}
        return {**super().get_form_kwargs(), **keuzes}

    def beginwaarden(self) -> dict[str, Any]:
        gebied = gekozen_gebied(self.request)
        return {"gebied": gebied.code if gebied else ""}

    def uitvoeren(self, form: OpdrachtForm) -> Ontwikkelopdracht:
        velden = ("titel", "resultaat", "organisatie", "opdrachtnemer", "uiterlijk")
        gebied = form.cleaned_data["gebied"]
        by = gebruiker_van(self.request)
        return actions.opdracht_geven(gebied, **form.waarden(*velden), by=by)

    def gevolgen(self, form: OpdrachtForm) -> Iterator[str]:
        organisatie = form.cleaned_data["organisatie"]
        wie = form.cleaned_data["opdrachtnemer"] or str(organisatie)
        yield f"{wie} krijgt de opdracht “{form.cleaned_data['titel']}”."
        yield bericht_zin(organisatie, self.request.user)
        yield f"Wie in {form.cleaned_data['gebied']} werkt, ziet de opdracht en hoe het gaat."
        yield "Rond de termijn gaat er vanzelf een herinnering uit."

    def gelukt(self, uitkomst: Ontwikkelopdracht) -> str:
        return f"De opdracht is gegeven onder code {uitkomst.code}."

    def get_success_url(self) -> str:
        return reverse("monitoring:opdracht-lijst")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"annuleer_url": self.get_success_url(), **kwargs})


def bericht_zin(organisatie: Any, user: Any) -> str:
    """Who gets a message, in words."""
    wie = [een for een in uitvoerders(organisatie) if een.gebruiker != user]
    if not wie:
        return "Niemand krijgt bericht: bij deze partij heeft niemand een account die dat doet."
    mensen = "persoon" if len(wie) == 1 else "personen"
    return f"Bericht gaat naar {len(wie)} {mensen} bij {organisatie}."


class OpdrachtActie(OpdrachtGevolgen):
    """About the assignment in the address: 404 unless visible, 403 for who may not do this."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def opdracht(self) -> Ontwikkelopdracht:
        gezien = Ontwikkelopdracht.objects.visible_to(self.request.user).with_onderwerp()
        return get_object_or_404(gezien, code=self.kwargs["code"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            require(self.rule, request.user, self.opdracht)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "token": self.opdracht.revisie}

    def ingehaald(self, fout: Any) -> Any:
        self.__dict__.pop("opdracht", None)
        return super().ingehaald(fout)

    def get_success_url(self) -> str:
        return self.opdracht.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {"opdracht": self.opdracht, "annuleer_url": self.get_success_url()}
        return super().get_context_data(**{**eigen, "beletsels": self.beletsels(), **kwargs})

    def beletsels(self) -> list[str]:
        return [] if self.opdracht.loopt else ["Deze opdracht is gesloten. Heropen haar eerst."]


class OpdrachtWijzigen(OpdrachtActie):
    rule = "opdracht_geven"
    form_class = OpdrachtForm
    titel = "Opdracht wijzigen"
    bevestig = "Wijzig de opdracht"

    def get_form_kwargs(self) -> dict[str, Any]:
        gebied = Gebied.objects.filter(pk=self.opdracht.gebied_id)
        bij = organisaties_in(None, self.request.user)
        return {**super().get_form_kwargs(), "gebieden": gebied, "organisaties": bij}

    def get_form(self, form_class: Any = None) -> OpdrachtForm:
        """What a source prints stays as printed."""
        form = super().get_form(form_class)
        if self.opdracht.bron_id:
            for naam in ("titel", "resultaat", "opdrachtnemer"):
                form.fields[naam].disabled = True
        return form

    def beginwaarden(self) -> dict[str, Any]:
        velden = ("titel", "resultaat", "opdrachtnemer", "organisatie", "uiterlijk")
        waarden = {naam: getattr(self.opdracht, naam) for naam in velden}
        return {**waarden, "gebied": self.opdracht.gebied.code}

    def uitvoeren(self, form: OpdrachtForm) -> Ontwikkelopdracht:
        velden = ("titel", "resultaat", "organisatie", "opdrachtnemer", "uiterlijk")
        return actions.opdracht_wijzigen(
            self.opdracht,
            **form.waarden(*velden),
            revisie=form.cleaned_data["token"],
            by=gebruiker_van(self.request),
        )

    def gevolgen(self, form: OpdrachtForm) -> Iterator[str]:
        yield "De opdracht verandert voor iedereen. Wat er stond, blijft in de geschiedenis."
        yield "Herinneringen gaan uit rond de nieuwe termijn."


class Voortgang(OpdrachtActie):
    rule = "opdracht_melden"
    form_class = VoortgangForm
    titel = "Voortgang melden"
    intro = "Wat u meldt, blijft staan. Een verbetering is een nieuwe melding."
    knop = "Meld"

    def form_valid(self, form: VoortgangForm) -> HttpResponseBase:
        """Telling something needs no second look."""
        return ActieView.form_valid(self, form)

    def uitvoeren(self, form: VoortgangForm) -> Opdrachtvoortgang:
        by, tekst = gebruiker_van(self.request), form.cleaned_data["tekst"]
        token = form.cleaned_data["token"]
        return actions.voortgang_melden(self.opdracht, tekst=tekst, revisie=token, by=by)

    def gelukt(self, uitkomst: Opdrachtvoortgang) -> str:
        return "De voortgang is gemeld."


class Afsluiten(OpdrachtActie):
    rule = "opdracht_sluiten"
    form_class = SluitForm
    titel = "Opdracht afsluiten"
    intro = "De opdracht verdwijnt uit de werklijsten. U kunt haar weer heropenen."
    bevestig = "Sluit de opdracht"

    def uitvoeren(self, form: SluitForm) -> Opdrachtvoortgang:
        velden = form.waarden("status", "tekst")
        by, token = gebruiker_van(self.request), form.cleaned_data["token"]
        return actions.opdracht_afsluiten(self.opdracht, **velden, revisie=token, by=by)

    def gevolgen(self, form: SluitForm) -> Iterator[str]:
        yield "De opdracht is klaar en staat niet meer bij wat loopt."
        yield bericht_zin(self.opdracht.organisatie, self.request.user)
        yield "Herinneringen over de termijn stoppen."

    def gelukt(self, uitkomst: Opdrachtvoortgang) -> str:
        return f"De opdracht is {uitkomst.get_status_display()}."


class Heropenen(OpdrachtActie):
    rule = "opdracht_sluiten"
    form_class = HeropenForm
    titel = "Opdracht heropenen"
    intro = "De opdracht loopt dan weer."
    bevestig = "Heropen de opdracht"

    def uitvoeren(self, form: HeropenForm) -> Opdrachtvoortgang:
        by, token = gebruiker_van(self.request), form.cleaned_data["token"]
        reden = form.cleaned_data["reden"]
        return actions.opdracht_heropenen(self.opdracht, tekst=reden, revisie=token, by=by)

    def gevolgen(self, form: HeropenForm) -> Iterator[str]:
        yield "De opdracht staat weer bij wat loopt, met uw reden erbij."
        yield "Rond de termijn gaan er weer herinneringen uit."

    def beletsels(self) -> list[str]:
        return ["Deze opdracht loopt nog."] if self.opdracht.loopt else []
