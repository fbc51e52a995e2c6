"""Drafting the advice with its recommendations, handing it over and taking it back."""

from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from capaciteit.register.sloten import IngehaaldError
from capaciteit.views.register import ActieView, GevolgenMixin
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from .. import rules_analyse  # noqa: F401  # registers the rules
from ..analyse import adviseren, berichten
from ..analyse.klaar import beletsels_aanbieden
from ..cyclus.wie_hoort import in_zinnen
from ..forms_analyse import AanbevelingForm, AanbiedForm, InleidingForm, JaForm, RedenForm
from ..models import Aanbeveling, Advies
from .al_gedaan import AlGedaan, al
from .analyse_schrijven import AnalyseActie


class AdviesBeginnen(AnalyseActie):
    form_class = JaForm
    titel = "Advies beginnen"
    intro = "Een concept. De stuurgroep ziet het pas als u het aanbiedt."
    knop = "Begin het advies"

    def uitvoeren(self, form: JaForm) -> Advies:
        return adviseren.advies_beginnen(self.analyse, by=gebruiker_van(self.request))

    def gelukt(self, uitkomst: Advies) -> str:
        return "Het advies is begonnen, als concept."

    def na_afloop(self, uitkomst: Advies) -> str:
        return uitkomst.get_absolute_url()


class AdviesMixin(RuleMixin, PageMixin):
    """About the advice in the address: 403 unless one does ``rule`` somewhere, 404 unless visible,
    403 unless one does it here."""

    rule = "analyse_opstellen"
    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def advies(self) -> Advies:
        zichtbaar = Advies.objects.visible_to(self.request.user).with_analyse()
        return get_object_or_404(zichtbaar, pk=self.kwargs["pk"])

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            require(self.rule, request.user, self.advies)
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        return self.advies.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {
            "advies": self.advies,
            "cyclus": self.advies.analyse.cyclus,
            "analyse": self.advies.analyse,
            "annuleer_url": self.get_success_url(),
            "beletsels": self.beletsels(),
        }
        return super().get_context_data(**{**eigen, **kwargs})

    def beletsels(self) -> list[str]:
        """Why this cannot be done now."""
        niet = adviseren.reden_dicht(self.advies)
        return [niet] if niet else []


class AdviesActie(AdviesMixin, ActieView):
    template_name = "monitoring/analyse/formulier.html"
    gevolgen_template = "monitoring/analyse/gevolgen.html"

    def rij(self) -> None:
        return None

    def ingehaald(self, fout: IngehaaldError) -> Any:
        for naam in ("advies", "aanbeveling", "besluit", "regel"):
            self.__dict__.pop(naam, None)
        return super().ingehaald(fout)


class Inleiding(AdviesActie):
    form_class = InleidingForm
    titel = "Inleiding van het advies"
    knop = "Bewaar de inleiding"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "token": self.advies.revisie}

    def beginwaarden(self) -> dict[str, Any]:
        return {"inleiding": self.advies.inleiding}

    def uitvoeren(self, form: InleidingForm) -> Advies:
        return adviseren.inleiding_opslaan(
            self.advies,
            inleiding=form.cleaned_data["inleiding"],
            revisie=self.token(form) or 0,
            by=gebruiker_van(self.request),
        )


class AanbevelingNieuw(AdviesActie):
    form_class = AanbevelingForm
    titel = "Aanbeveling toevoegen"
    knop = "Voeg de aanbeveling toe"
    aanbeveling: Aanbeveling | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return {**kwargs, "token": self.advies.revisie, "analyse": self.advies.analyse}

    def uitvoeren(self, form: AanbevelingForm) -> Aanbeveling:
        namen = ("wat", "toelichting", "organisatie", "aan", "termijn", "hiaat")
        return adviseren.aanbeveling_opslaan(
            self.advies,
            self.aanbeveling,
            **form.waarden(*namen),
            revisie=self.token(form) or 0,
            by=gebruiker_van(self.request),
        )

    def gelukt(self, uitkomst: Aanbeveling) -> str:
        return f"Aanbeveling opgeslagen: {uitkomst}."


class AanbevelingMixin(AdviesActie):
    """About the recommendation in the address."""

    @cached_property
    def aanbeveling(self) -> Aanbeveling:
        zichtbaar = Aanbeveling.objects.visible_to(self.request.user)
        return get_object_or_404(zichtbaar, pk=self.kwargs["aanbeveling"])

    @cached_property
    def advies(self) -> Advies:
        return Advies.objects.with_analyse().get(pk=self.aanbeveling.advies_id)


class AanbevelingWijzigen(AanbevelingMixin, AanbevelingNieuw):
    titel = "Aanbeveling wijzigen"
    knop = "Bewaar de aanbeveling"

    def beginwaarden(self) -> dict[str, Any]:
        namen = ("wat", "toelichting", "organisatie", "aan", "termijn", "hiaat")
        return {naam: getattr(self.aanbeveling, naam) for naam in namen}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"aanbeveling": self.aanbeveling, **kwargs})


class AanbevelingVerwijderen(GevolgenMixin, AanbevelingMixin):
    form_class = JaForm
    intro = "De aanbeveling gaat uit het advies."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Haal de aanbeveling weg"

    def get_titel(self) -> str:
        return f"Aanbeveling weghalen: {self.aanbeveling}"

    def gevolgen(self, form: JaForm) -> list[str]:
        return [
            f"“{self.aanbeveling}” gaat uit het concept.",
            "Wat er stond, blijft bewaard in het controlespoor.",
        ]

    def uitvoeren(self, form: JaForm) -> None:
        adviseren.aanbeveling_verwijderen(self.aanbeveling, by=gebruiker_van(self.request))

    def gelukt(self, uitkomst: None) -> str:
        return "De aanbeveling is weggehaald."


class Aanbieden(AlGedaan, GevolgenMixin, AdviesActie):
    form_class = AanbiedForm
    titel = "Advies aanbieden aan de stuurgroep"
    intro = "Het advies staat daarna vast, tot u het terugneemt."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Bied het advies aan"

    def al_gedaan(self) -> str:
        advies = Advies.objects.select_related("aangeboden_door").get(pk=self.advies.pk)
        if not advies.aangeboden_op:
            return ""
        return al("Het advies is al aangeboden", advies.aangeboden_op, advies.aangeboden_door)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "gebied": self.advies.gebied_id}

    def beletsels(self) -> list[str]:
        return super().beletsels() or beletsels_aanbieden(self.advies)

    def gevolgen(self, form: AanbiedForm) -> list[str]:
        wie = berichten.bij_stap(self.advies.analyse.cyclus, "advies_aanbieden")
        return [
            f"De stuurgroep leest het advies met {self.advies.aanbevelingen.count()} "
            "aanbevelingen en kan erover besluiten.",
            "U kunt het terugnemen zolang de stuurgroep niet heeft besloten.",
            *in_zinnen(wie, self.request.user),
        ]

    def uitvoeren(self, form: AanbiedForm) -> Advies:
        return adviseren.advies_aanbieden(
            self.advies,
            vergadering=form.cleaned_data["vergadering"],
            by=gebruiker_van(self.request),
        )

    def gelukt(self, uitkomst: Advies) -> str:
        return "Het advies is aangeboden aan de stuurgroep."


class Terugnemen(GevolgenMixin, AdviesActie):
    form_class = RedenForm
    titel = "Advies terugnemen"
    intro = "Het advies wordt weer een concept."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Neem het advies terug"

    def beletsels(self) -> list[str]:
        niet = adviseren.reden_niet_terug(self.advies)
        return [niet] if niet else []

    def gevolgen(self, form: RedenForm) -> list[str]:
        wie = berichten.bij_stap(self.advies.analyse.cyclus, "advies_terugnemen")
        return [
            "De stuurgroep kan er niet meer over besluiten tot u het opnieuw aanbiedt.",
            *in_zinnen(wie, self.request.user),
        ]

    def uitvoeren(self, form: RedenForm) -> Advies:
        return adviseren.advies_terugnemen(
            self.advies, reden=form.cleaned_data["reden"], by=gebruiker_van(self.request)
        )

    def gelukt(self, uitkomst: Advies) -> str:
        return "Het advies is teruggenomen en weer een concept."
