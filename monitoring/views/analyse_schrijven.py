"""Writing an analysis: what its pages share, beginning it and adopting it."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from capaciteit.register.sloten import IngehaaldError
from capaciteit.views.register import ActieView, GevolgenMixin
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from .. import rules_analyse  # noqa: F401  # registers the rules
from ..analyse import actions, berichten
from ..analyse.cijferbeeld import cijfers_in
from ..analyse.klaar import beletsels_vaststellen
from ..cyclus.wie_hoort import in_zinnen
from ..forms_analyse import JaForm
from ..models import Analyse, Cyclus
from .al_gedaan import AlGedaan, al


class AnalyseMixin(RuleMixin, PageMixin):
    """About the analysis in the address: 403 unless one writes somewhere, 404 unless visible, 403
    unless one writes it here."""

    rule = "analyse_opstellen"
    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def analyse(self) -> Analyse:
        zichtbaar = Analyse.objects.visible_to(self.request.user).with_cyclus()
        return get_object_or_404(zichtbaar, pk=self.kwargs["pk"])

    def voorwerp(self) -> Any:
        return self.analyse

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            require(self.rule, request.user, self.voorwerp())
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        return self.analyse.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {
            "analyse": self.analyse,
            "cyclus": self.analyse.cyclus,
            "annuleer_url": self.get_success_url(),
        }
        return super().get_context_data(**{**eigen, **kwargs})


class AnalyseActie(AnalyseMixin, ActieView):
    """A form that does one thing to it."""

    template_name = "monitoring/analyse/formulier.html"
    gevolgen_template = "monitoring/analyse/gevolgen.html"

    def rij(self) -> None:
        return None

    def vergeten(self) -> None:
        """What was read before it was stored."""
        for naam in ("analyse", "blok", "hiaat", "advies", "aanbeveling"):
            self.__dict__.pop(naam, None)

    def ingehaald(self, fout: IngehaaldError) -> HttpResponse:
        self.vergeten()
        return super().ingehaald(fout)


class AnalyseBeginnen(AnalyseActie):
    """The first version; a next one begins by reopening the step of the cycle."""

    form_class = JaForm
    titel = "Analyse beginnen"
    intro = "De analyse begint met vaste koppen. U kunt ze wijzigen, aanvullen en weghalen."
    knop = "Begin de analyse"

    @cached_property
    def cyclus(self) -> Cyclus:
        zichtbaar = Cyclus.objects.visible_to(self.request.user).select_related("gebied")
        return get_object_or_404(zichtbaar, pk=self.kwargs["pk"])

    @cached_property
    def analyse(self) -> Analyse | None:
        return Analyse.objects.filter(cyclus=self.cyclus).first()

    def voorwerp(self) -> Cyclus:
        return self.cyclus

    def get_success_url(self) -> str:
        return reverse("monitoring:cyclus-analyse", args=[self.cyclus.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        niet = actions.reden_niet_schrijven(self.cyclus)
        eigen = {
            "cyclus": self.cyclus,
            "annuleer_url": self.get_success_url(),
            "beletsels": [niet] if niet else [],
        }
        return super(AnalyseMixin, self).get_context_data(**{**eigen, **kwargs})

    def uitvoeren(self, form: JaForm) -> Analyse:
        return actions.analyse_beginnen(self.cyclus, by=gebruiker_van(self.request))

    def gelukt(self, uitkomst: Analyse) -> str:
        return f"Versie {uitkomst.versie} van de analyse is begonnen."

    def na_afloop(self, uitkomst: Analyse) -> str:
        return uitkomst.get_absolute_url()


class AnalyseVaststellen(AlGedaan, GevolgenMixin, AnalyseActie):
    """First what is missing, then what will happen and who is told, then it does."""

    form_class = JaForm
    titel = "Analyse vaststellen"
    intro = "Daarna staat de tekst vast en zijn de cijfers erin bevroren."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Stel de analyse vast"

    def al_gedaan(self) -> str:
        analyse = Analyse.objects.select_related("vastgesteld_door").get(pk=self.analyse.pk)
        if not analyse.is_vastgesteld:
            return ""
        wat = f"Versie {analyse.versie} van de analyse is al vastgesteld"
        return al(wat, analyse.vastgesteld_op, analyse.vastgesteld_door)

    @cached_property
    def cijfers(self) -> Any:
        return cijfers_in(blok.tekst for blok in self.analyse.blokken.all())

    def gevolgen(self, form: JaForm) -> list[str]:
        cyclus = self.analyse.cyclus
        return [
            f"Versie {self.analyse.versie} staat vast. Wijzigen kan alleen na heropenen.",
            f"{len(self.cijfers)} cijfers in de tekst blijven zoals zij nu zijn, met hun bron.",
            "De cyclus gaat naar advies. Wie in het gebied werkt, kan de analyse lezen; "
            "aanbieders pas na het besluit.",
            *in_zinnen(berichten.bij_stap(cyclus, "analyse_afronden"), self.request.user),
        ]

    def uitvoeren(self, form: JaForm) -> Analyse:
        return actions.analyse_vaststellen(self.analyse, by=gebruiker_van(self.request))

    def gelukt(self, uitkomst: Analyse) -> str:
        return f"Versie {uitkomst.versie} van de analyse is vastgesteld."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        niet = actions.reden_dicht(self.analyse)
        eigen = {"beletsels": [niet] if niet else beletsels_vaststellen(self.analyse, self.cijfers)}
        return super().get_context_data(**{**eigen, **kwargs})
