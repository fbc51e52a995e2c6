"""Setting a version in force, withdrawing a draft, and the ways back; the difference of two."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from capaciteit.views.register import GevolgenMixin
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from ..forms_kader import RedenForm, VaststelForm
from ..kaders.geraakt import geraakte_plannen
from ..kaders.vaststellen import (
    beletsels_terugdraaien,
    concept_intrekken,
    concept_terughalen,
    kader_vaststellen,
    vaststelling_terugdraaien,
)
from ..kaders.verschil import Soort, kader_verschillen
from ..models import Criterium, Toetsingskader
from .kaders_bewerken import KaderActie


class KaderGevolgen(GevolgenMixin, KaderActie):
    """First the consequences, then it does."""

    gevolgen_template = "vastgoed/kader_gevolgen.html"
    knop = "Bekijk wat er gebeurt"


class KaderVaststellen(KaderGevolgen):
    form_class = VaststelForm
    titel = "Versie vaststellen"
    intro = "Plannen worden daarna onder deze versie ingediend. De versie zelf verandert niet meer."
    bevestig = "Stel deze versie vast"

    def uitvoeren(self, form: VaststelForm) -> Toetsingskader:
        reden = form.cleaned_data["reden"]
        return kader_vaststellen(self.kader, reden=reden, by=gebruiker_van(self.request))

    def gevolgen(self, form: VaststelForm) -> Iterator[str]:
        vorige = Toetsingskader.objects.familie(self.kader).vastgesteld().first()
        yield f"Versie {self.kader.versie} geldt voor elk plan dat vanaf nu wordt ingediend."
        if vorige:
            yield f"Versie {vorige.versie} vervalt. Zij blijft te lezen."
        yield "Aanbieders die nog aan een plan werken, dienen het in onder deze versie."
        geraakt = geraakte_plannen(self.kader, self.request.user)
        for plan in geraakt.nieuw:
            yield f"{plan} is teruggegeven en wordt opnieuw ingediend: onder deze versie."
        for plan in geraakt.houdt:
            yield f"{plan} is ingediend en houdt versie {plan.kaderversie or 'van toen'}."
        zonder = self.kader.criteria.filter(onderdelen=[]).count()
        if zonder:
            woord = "criterium wijst" if zonder == 1 else "criteria wijzen"
            yield f"Let op: {zonder} {woord} nog geen onderdeel van het plan aan."
        yield "Niemand krijgt bericht. U kunt dit terugdraaien tot het eerste plan is ingediend."

    def gelukt(self, uitkomst: Toetsingskader) -> str:
        return f"Versie {uitkomst.versie} is vastgesteld."


class VaststellingTerugdraaien(KaderGevolgen):
    form_class = RedenForm
    titel = "Vaststelling terugdraaien"
    intro = "De versie wordt weer een concept. Dat kan zolang er geen plan onder is ingediend."
    bevestig = "Draai de vaststelling terug"

    def uitvoeren(self, form: RedenForm) -> Toetsingskader:
        reden = form.cleaned_data["reden"]
        return vaststelling_terugdraaien(self.kader, reden=reden, by=gebruiker_van(self.request))

    def gevolgen(self, form: RedenForm) -> Iterator[str]:
        yield f"Versie {self.kader.versie} is weer een concept: alleen u en uw collega's zien het."
        familie = Toetsingskader.objects.familie(self.kader)
        vorige = familie.filter(status="vervallen", versie__lt=self.kader.versie).first()
        if vorige:
            yield f"Versie {vorige.versie} geldt weer voor plannen die worden ingediend."
        else:
            yield "Er is dan geen vastgestelde versie. Plannen kunnen niet worden ingediend."

    def gelukt(self, uitkomst: Toetsingskader) -> str:
        return f"Versie {uitkomst.versie} is weer een concept."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beletsels = beletsels_terugdraaien(self.kader)
        return super().get_context_data(**{"beletsels": beletsels, **kwargs})


class ConceptIntrekken(KaderGevolgen):
    form_class = RedenForm
    titel = "Concept intrekken"
    intro = "Het concept gaat opzij. Er verandert niets aan de versie die nu geldt."
    bevestig = "Trek het concept in"

    def uitvoeren(self, form: RedenForm) -> Toetsingskader:
        reden = form.cleaned_data["reden"]
        return concept_intrekken(self.kader, reden=reden, by=gebruiker_van(self.request))

    def gevolgen(self, form: RedenForm) -> Iterator[str]:
        yield f"Het concept van versie {self.kader.versie} verandert niet meer."
        yield "U en uw collega's kunnen het blijven lezen en terughalen."

    def gelukt(self, uitkomst: Toetsingskader) -> str:
        return "Het concept is ingetrokken."


class ConceptTerughalen(KaderGevolgen):
    form_class = RedenForm
    titel = "Concept terughalen"
    intro = "Een ingetrokken concept wordt weer een concept dat u kunt wijzigen."
    bevestig = "Haal het concept terug"

    def uitvoeren(self, form: RedenForm) -> Toetsingskader:
        reden = form.cleaned_data["reden"]
        return concept_terughalen(self.kader, reden=reden, by=gebruiker_van(self.request))

    def gevolgen(self, form: RedenForm) -> Iterator[str]:
        yield f"Versie {self.kader.versie} is weer een concept dat u en uw collega's wijzigen."

    def gelukt(self, uitkomst: Toetsingskader) -> str:
        return "Het concept is terug."


class KaderVergelijken(PageMixin, TemplateView):
    """Two versions of one framework, criterion by criterion; only differences, or ``?alles=ja``."""

    template_name = "vastgoed/kader_vergelijken.html"
    soorten: ClassVar[tuple[Soort, ...]] = (Soort.NIEUW, Soort.GEWIJZIGD, Soort.VERVALLEN)

    @cached_property
    def versies(self) -> tuple[Toetsingskader, Toetsingskader]:
        """The older one first."""
        zichtbaar = Toetsingskader.objects.visible_to(self.request.user)
        een, ander = (
            get_object_or_404(zichtbaar.select_related("gebied", "regeling"), code=code)
            for code in (self.kwargs["code"], self.kwargs["met"])
        )
        if (een.gebied_id, een.regeling_id) != (ander.gebied_id, ander.regeling_id):
            raise Http404
        return (een, ander) if een.versie <= ander.versie else (ander, een)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        oud, nieuw = self.versies
        criteria = Criterium.objects.visible_to(self.request.user)
        regels = kader_verschillen(
            list(criteria.filter(kader=oud)), list(criteria.filter(kader=nieuw))
        )
        alles = self.request.GET.get("alles") == "ja"
        return super().get_context_data(
            **{
                "titel": f"Versie {oud.versie} naast versie {nieuw.versie}",
                "oud": oud,
                "nieuw": nieuw,
                "alles": alles,
                "regels": [rij for rij in regels if alles or rij.soort != Soort.GELIJK],
                "tellingen": [
                    (soort.value, sum(rij.soort == soort for rij in regels))
                    for soort in (*self.soorten, Soort.GELIJK)
                ],
                **kwargs,
            }
        )
