"""The gaps of an analysis: bundled by need and target group, with the answers they rest on."""

from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from capaciteit.views.register import GevolgenMixin
from jeugdzorg.kern.views import DossierView
from regio.ingelogd import gebruiker_van

from ..analyse import actions
from ..analyse.hiaten import losse_signalen
from ..forms_analyse import HiaatForm, JaForm
from ..models import Analyse, Hiaat
from .analyse import tabs_van
from .analyse_schrijven import AnalyseActie


class Hiaten(DossierView):
    """All gaps of one version, and what regions miss that is in none of them yet."""

    model = Analyse
    template_name = "monitoring/analyse/hiaten.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().with_cyclus()

    def get_titel(self) -> str:
        return f"Hiaten in {self.object.cyclus}"

    def get_tabs(self) -> list[dict[str, Any]]:
        return tabs_van(self.object, self.request.user, "hiaten")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        analyse, user = self.object, self.request.user
        schrijft = rules.test_rule("analyse_opstellen", user, analyse)
        bewerkt = schrijft and not actions.reden_dicht(analyse)
        hiaten = list(
            analyse.hiaten.prefetch_related(
                "regios", "antwoorden__sessie__jeugdhulpregio", "antwoorden__indicator"
            )
        )
        return super().get_context_data(
            **{
                "analyse": analyse,
                "cyclus": analyse.cyclus,
                "hiaten": hiaten,
                "plaatsen": sum(hiaat.plaatsen or 0 for hiaat in hiaten),
                "zonder_plaatsen": sum(hiaat.plaatsen is None for hiaat in hiaten),
                "bewerkt": bewerkt,
                "signalen": losse_signalen(analyse, user) if bewerkt else [],
                "zonder_zijkant": True,
                **kwargs,
            }
        )


class HiaatActie(AnalyseActie):
    def get_success_url(self) -> str:
        return reverse("monitoring:hiaten", args=[self.analyse.pk])


class HiaatNieuw(HiaatActie):
    """``?antwoord=`` begins with what a region said."""

    form_class = HiaatForm
    titel = "Hiaat toevoegen"
    intro = "Bundel wat regio's missen: één hiaat per behoefte en doelgroep."
    knop = "Voeg het hiaat toe"
    hiaat: Hiaat | None = None

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return {**kwargs, "analyse": self.analyse, "user": self.request.user}

    def beginwaarden(self) -> dict[str, Any]:
        pk = self.request.GET.get("antwoord", "")
        if not pk.isdecimal() or len(pk) > 15:
            return {}
        for antwoord in losse_signalen(self.analyse, self.request.user):
            if antwoord.pk == int(pk):
                tekst = antwoord.ontbreekt
                regio = antwoord.sessie.jeugdhulpregio_id
                return {"antwoorden": [antwoord.pk], "regios": [regio], "toelichting": tekst}
        return {}

    def uitvoeren(self, form: HiaatForm) -> Hiaat:
        return actions.hiaat_opslaan(
            self.analyse,
            self.hiaat,
            **form.hiaat_velden(),
            revisie=self.token(form) or 0,
            by=gebruiker_van(self.request),
        )

    def gelukt(self, uitkomst: Hiaat) -> str:
        return f"Hiaat opgeslagen: {uitkomst}."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        niet = actions.reden_dicht(self.analyse)
        return super().get_context_data(**{"beletsels": [niet] if niet else [], **kwargs})


class HiaatMixin(HiaatActie):
    """About the gap in the address."""

    @cached_property
    def hiaat(self) -> Hiaat:
        zichtbaar = Hiaat.objects.visible_to(self.request.user)
        hiaat = get_object_or_404(zichtbaar, pk=self.kwargs["hiaat"])
        hiaat.analyse = self.analyse_van(hiaat)
        return hiaat

    def analyse_van(self, hiaat: Hiaat) -> Analyse:
        return Analyse.objects.with_cyclus().get(pk=hiaat.analyse_id)

    @cached_property
    def analyse(self) -> Analyse:
        if not self.visible_for(self.request.user):
            raise PermissionDenied
        return self.hiaat.analyse


class HiaatWijzigen(HiaatMixin, HiaatNieuw):
    titel = "Hiaat wijzigen"
    knop = "Bewaar het hiaat"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "token": self.hiaat.revisie}

    def beginwaarden(self) -> dict[str, Any]:
        namen = ("behoefte", "doelgroep", "plaatsen", "toelichting")
        hiaat = self.hiaat
        return {
            **{naam: getattr(hiaat, naam) for naam in namen},
            "regios": [rij.pk for rij in hiaat.regios.all()],
            "antwoorden": [rij.pk for rij in hiaat.antwoorden.all()],
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"hiaat": self.hiaat, **kwargs})


class HiaatVerwijderen(GevolgenMixin, HiaatMixin):
    form_class = JaForm
    intro = "Het hiaat gaat uit deze versie van de analyse."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Haal het hiaat weg"

    def get_titel(self) -> str:
        return f"Hiaat weghalen: {self.hiaat}"

    def gevolgen(self, form: JaForm) -> list[str]:
        return [
            f"“{self.hiaat}” gaat uit versie {self.analyse.versie} van de analyse.",
            "De antwoorden van de regio's waarop het rust, blijven staan.",
        ]

    def uitvoeren(self, form: JaForm) -> None:
        actions.hiaat_verwijderen(self.hiaat, by=gebruiker_van(self.request))

    def gelukt(self, uitkomst: None) -> str:
        return "Het hiaat is weggehaald."
