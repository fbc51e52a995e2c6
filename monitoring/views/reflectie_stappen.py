"""The steps of a session: planning it, adopting its record, reopening it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from capaciteit.views.register import ActieView, GevolgenMixin
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van
from regio.models import Jeugdhulpregio

from ..choices_reflectie import Sessiestatus
from ..forms_reflectie import (
    HeropenForm,
    PlanForm,
    VaststelForm,
)
from ..models import Cyclus, Reflectiesessie, Reflectieverslag
from ..reflectie import beeld, sessies
from ..reflectie.berichten import ontvangers
from .al_gedaan import AlGedaan, al
from .reflectie_acties import SessieActie


class SessiePlannen(RuleMixin, PageMixin, ActieView):
    """Set a day for the session of a region in a cycle; it is there from then on."""

    rule = "reflectie_houden"
    template_name = "monitoring/reflectie/plannen.html"
    form_class = PlanForm
    titel = "Reflectiesessie plannen"
    intro = "U kunt de dag en de plaats later wijzigen, tot het verslag is vastgesteld."
    kwargs: dict[str, Any]

    @cached_property
    def cyclus(self) -> Cyclus:
        gezien = Cyclus.objects.visible_to(self.request.user).select_related("gebied")
        return get_object_or_404(gezien, pk=self.kwargs["pk"])

    @cached_property
    def regio(self) -> Jeugdhulpregio:
        gezien = Jeugdhulpregio.objects.visible_to(self.request.user)
        return get_object_or_404(gezien, code=self.kwargs["code"])

    @cached_property
    def bestaand(self) -> Reflectiesessie | None:
        return self.cyclus.reflectiesessies.filter(jeugdhulpregio=self.regio).first()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            nieuw = Reflectiesessie(cyclus=self.cyclus, jeugdhulpregio=self.regio)
            require("reflectie_houden", request.user, nieuw)
        return super().dispatch(request, *args, **kwargs)

    def rij(self) -> None:
        return None

    def beginwaarden(self) -> dict[str, Any]:
        if self.bestaand is None:
            return {}
        return {"datum": self.bestaand.datum, "plaats": self.bestaand.plaats}

    def uitvoeren(self, form: PlanForm) -> Reflectiesessie:
        waarden = form.waarden("datum", "plaats")
        by = gebruiker_van(self.request)
        return sessies.sessie_plannen(self.cyclus, self.regio, **waarden, by=by)

    def na_afloop(self, uitkomst: Reflectiesessie) -> str:
        return uitkomst.get_absolute_url()

    def gelukt(self, uitkomst: Reflectiesessie) -> str:
        return "De sessie staat gepland." if uitkomst.datum else "De sessie is klaargezet."

    def get_success_url(self) -> str:
        return reverse("monitoring:cyclus-reflectie", args=[self.cyclus.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {
            "cyclus": self.cyclus,
            "regio": self.regio,
            "annuleer_url": self.get_success_url(),
        }
        return super().get_context_data(**{**eigen, **kwargs})


class SessieGevolgen(GevolgenMixin, SessieActie):
    gevolgen_template = "monitoring/reflectie/gevolgen.html"
    knop = "Bekijk wat er gebeurt"

    def wie(self) -> str:
        """Who gets a message, in words."""
        aantal = len([een for een in ontvangers(self.sessie) if een.gebruiker != self.request.user])
        if not aantal:
            return "Niemand krijgt bericht: er is geen bovenregionaal analist in dit gebied."
        mensen = "persoon" if aantal == 1 else "personen"
        return f"Bericht gaat naar {aantal} {mensen} die de bovenregionale analyse maken."


class Vaststellen(AlGedaan, SessieGevolgen):
    form_class = VaststelForm
    titel = "Verslag vaststellen"
    intro = "U stelt het verslag vast namens de regio."
    bevestig = "Stel het verslag vast"

    def al_gedaan(self) -> str:
        verslagen = self.sessie.verslagen.filter(sessie__status=Sessiestatus.VASTGESTELD)
        verslag = verslagen.select_related("vastgesteld_door").first()
        if verslag is None:
            return ""
        wat = f"Versie {verslag.versie} van het verslag is al vastgesteld"
        return al(wat, verslag.vastgesteld_op, verslag.vastgesteld_door)

    def uitvoeren(self, form: VaststelForm) -> Reflectieverslag:
        return sessies.sessie_vaststellen(self.sessie, by=gebruiker_van(self.request))

    def gevolgen(self, form: VaststelForm) -> Iterator[str]:
        vragen = beeld.vragenbeeld(self.sessie)
        leeg = [vraag.vraag.code for vraag in vragen if not vraag.is_beantwoord]
        yield f"Bij {len(vragen) - len(leeg)} van {len(vragen)} vragen staat een antwoord."
        if leeg:
            yield f"Zonder antwoord blijven: {', '.join(leeg)}."
        yield "Het verslag verandert daarna niet meer, en krijgt een kenmerk."
        yield f"Wie in {self.sessie.cyclus.gebied} meestuurt, kan het lezen. Aanbieders niet."
        yield "Namen van deelnemers staan niet in het verslag, alleen rollen en organisaties."
        yield self.wie()
        yield "U kunt het heropenen zolang de cyclus bij reflectie is."

    def gelukt(self, uitkomst: Reflectieverslag) -> str:
        return f"Versie {uitkomst.versie} van het verslag is vastgesteld."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beletsels = sessies.wat_ontbreekt(self.sessie)
        return super().get_context_data(**{"beletsels": beletsels, **kwargs})


class Heropenen(SessieGevolgen):
    form_class = HeropenForm
    titel = "Verslag heropenen"
    intro = "De regio kan dan weer wijzigen. De vastgestelde versie blijft bewaard."
    bevestig = "Heropen het verslag"

    def uitvoeren(self, form: HeropenForm) -> Reflectiesessie:
        by = gebruiker_van(self.request)
        return sessies.sessie_heropenen(self.sessie, reden=form.cleaned_data["reden"], by=by)

    def gevolgen(self, form: HeropenForm) -> Iterator[str]:
        yield "Het verslag telt niet mee tot u het opnieuw vaststelt."
        yield "De versie van nu blijft te lezen als die versie."
        yield "De cyclus kan niet verder zolang het verslag open is."
        yield self.wie()

    def gelukt(self, uitkomst: Reflectiesessie) -> str:
        return "Het verslag is weer open."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reden = sessies.reden_niet_open(self.sessie)
        return super().get_context_data(**{"beletsels": [reden] if reden else [], **kwargs})
