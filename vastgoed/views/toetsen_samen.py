"""Judgments beside each other, and the joint judgment."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView, View

from capaciteit.register.sloten import IngehaaldError
from capaciteit.views.register import ActieView, GevolgenMixin
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from .. import rules_toetsen  # noqa: F401  # registers the rule
from ..forms_toetsen import SamenForm, TerugneemForm
from ..kaders.onderdelen import in_woorden
from ..models import Planversie, Toetsing, Vastgoedplan
from ..rules import coordineert
from ..toetsen.gezamenlijk import (
    eensgezinde_overnemen,
    gezamenlijk_wissen,
    reden_nog_niet,
    samen_oordelen,
)
from ..toetsen.naast import Naast, leest_samen, naast_elkaar, score
from ..toetsen.plandelen import bewijs, plandelen


class OordelenMixin(RuleMixin, PageMixin):
    """About a plan that was handed in: 404 unless visible, 403 unless one may."""

    rule = "plan_coordineren"
    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def plan(self) -> Vastgoedplan:
        zichtbaar = Vastgoedplan.objects.visible_to(self.request.user).with_partijen()
        return get_object_or_404(zichtbaar, code=self.kwargs["code"])

    @cached_property
    def versie(self) -> Planversie:
        versie = self.plan.ingediende_versie
        if versie is None:
            raise Http404
        return versie

    @cached_property
    def regels(self) -> list[Naast]:
        return naast_elkaar(self.versie, self.request.user)

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            require(self.rule, request.user, self.plan)
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        return reverse("vastgoed:plan-oordelen", args=[self.plan.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {
            "plan": self.plan,
            "planversie": self.versie,
            "annuleer_url": self.get_success_url(),
        }
        return super().get_context_data(**{**eigen, **kwargs})


class Oordelen(OordelenMixin, TemplateView):
    """Per criterion who judged what; ``?toon=verschillen`` only where they differ."""

    rule = "oordelen_inzien"
    template_name = "vastgoed/toetsen/oordelen.html"

    def toetsingen(self) -> list[Toetsing]:
        rijen = Toetsing.objects.visible_to(self.request.user).lopend().filter(plan=self.plan)
        return list(rijen.select_related("organisatie", "toetser").order_by("organisatie__naam"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        regels, toetsingen = self.regels, self.toetsingen()
        alleen = self.request.GET.get("toon") == "verschillen"
        ingeleverd = [rij for rij in toetsingen if rij.is_ingeleverd]
        user = self.request.user
        coordinator = coordineert(user, self.plan)
        zichtbaar = ingeleverd if leest_samen(user, self.plan) else []
        samen = [(rij.criterium, rij.samen.waarde) for rij in regels if rij.samen]
        return super().get_context_data(
            **{
                "titel": f"Oordelen over {self.plan}",
                "regels": [rij for rij in regels if rij.verschilt or not alleen],
                "rijen": [
                    (rij, cellen(rij, zichtbaar)) for rij in regels if rij.verschilt or not alleen
                ],
                "alleen": alleen,
                "verschillen": sum(rij.verschilt for rij in regels),
                "aantal_ingeleverd": len(ingeleverd),
                "klaar": sum(rij.is_klaar for rij in regels),
                "totaal": len(regels),
                "toetsingen": toetsingen,
                "ingeleverd": zichtbaar,
                "indrukken": [rij for rij in zichtbaar if rij.opmerking],
                "coordinator": coordinator,
                "nog_niet": reden_nog_niet(self.plan),
                "score": score(samen),
                "eensgezind": sum(
                    not rij.samen and bool(rij.oordelen) and not rij.verschilt for rij in regels
                ),
                **kwargs,
            }
        )


def cellen(regel: Naast, toetsingen: list[Toetsing]) -> list[Any]:
    """Per reviewer what it says of this criterion, or nothing."""
    per_toetsing = {rij.toetsing.pk: rij for rij in regel.oordelen}
    return [per_toetsing.get(toetsing.pk) for toetsing in toetsingen]


@method_decorator(require_POST, name="dispatch")
class Eensgezind(OordelenMixin, View):
    """Record what all agree on, in one go."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            aantal = eensgezinde_overnemen(self.plan, by=gebruiker_van(request))
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
        else:
            messages.success(request, f"{aantal} gezamenlijke oordelen overgenomen.")
        return redirect(self.get_success_url())


class SamenActie(OordelenMixin, ActieView):
    template_name = "vastgoed/toetsen/formulier.html"

    def rij(self) -> None:
        return None

    def vergeten(self) -> None:
        for naam in ("regels", "regel", "advies"):
            self.__dict__.pop(naam, None)

    def ingehaald(self, fout: IngehaaldError) -> Any:
        self.vergeten()
        return super().ingehaald(fout)


class SamenOordelen(SamenActie):
    """One criterion: what each says, the plan beside it, and what they say together."""

    template_name = "vastgoed/toetsen/samen.html"
    form_class = SamenForm
    knop = "Leg het gezamenlijke oordeel vast"

    @cached_property
    def regel(self) -> Naast:
        for regel in self.regels:
            if regel.criterium.sleutel == self.kwargs["sleutel"]:
                return regel
        raise Http404

    def get_titel(self) -> str:
        return str(self.regel.criterium)

    def get_form_kwargs(self) -> dict[str, Any]:
        samen = self.regel.samen
        return {**super().get_form_kwargs(), "token": samen.revisie if samen else 0}

    def beginwaarden(self) -> dict[str, Any]:
        samen, regel = self.regel.samen, self.regel
        if samen:
            velden = ("waarde", "reden", "opmerking_aanbieder")
            return {naam: getattr(samen, naam) for naam in velden}
        opmerkingen = (rij.opmerking_aanbieder for rij in regel.oordelen)
        return {
            "waarde": regel.meerderheid or "",
            "opmerking_aanbieder": "\n\n".join(filter(None, opmerkingen)),
        }

    def uitvoeren(self, form: SamenForm) -> Any:
        return samen_oordelen(
            self.plan,
            self.regel.criterium,
            revisie=self.token(form) or 0,
            by=gebruiker_van(self.request),
            **form.waarden("waarde", "reden", "opmerking_aanbieder"),
        )

    def gelukt(self, uitkomst: Any) -> str:
        return f"Gezamenlijk oordeel over {uitkomst.criterium} vastgelegd."

    def na_afloop(self, uitkomst: Any) -> str:
        """The next criterion without one, while there is any."""
        self.vergeten()
        for regel in self.regels:
            if not regel.is_klaar:
                return reverse(
                    "vastgoed:plan-oordeel-samen", args=[self.plan.code, regel.criterium.sleutel]
                )
        return self.get_success_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        onderdelen = self.regel.criterium.onderdelen
        return super().get_context_data(
            **{
                "regel": self.regel,
                "criterium": self.regel.criterium,
                "plandelen": plandelen(
                    self.versie.inhoud,
                    onderdelen,
                    projectsoort=self.regel.criterium.projectsoort,
                ),
                "bewijs": bewijs(self.versie, onderdelen, self.request.user),
                "delen": in_woorden(onderdelen),
                "dicht": reden_nog_niet(self.plan),
                **kwargs,
            }
        )


class SamenWissen(GevolgenMixin, SamenActie):
    gevolgen_template = "vastgoed/toetsen/gevolgen.html"
    form_class = TerugneemForm
    titel = "Gezamenlijk oordeel opnieuw beginnen"
    intro = "De gezamenlijke oordelen gaan weg. De oordelen van de toetsers blijven."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Begin opnieuw"

    def gevolgen(self, form: TerugneemForm) -> list[str]:
        aantal = self.plan.gezamenlijke_oordelen.count()
        return [
            f"{aantal} gezamenlijke oordelen vervallen.",
            "Wat er stond, blijft bewaard in het controlespoor.",
            "Toetsers kunnen hun toetsing weer terugnemen.",
        ]

    def uitvoeren(self, form: TerugneemForm) -> int:
        return gezamenlijk_wissen(self.plan, by=gebruiker_van(self.request))

    def gelukt(self, uitkomst: int) -> str:
        return "Het gezamenlijke oordeel begint opnieuw."
