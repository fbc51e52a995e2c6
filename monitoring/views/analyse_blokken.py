"""Writing one block of an analysis: its text with figures is stored by itself while typing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from capaciteit.register.sloten import IngehaaldError
from capaciteit.views.register import GevolgenMixin, fouten_van
from jeugdzorg.kern.notation import tijdstip
from regio.ingelogd import gebruiker_van

from .. import rules_analyse  # noqa: F401  # registers the rules
from ..analyse import actions
from ..analyse.eerder import eerdere_teksten
from ..analyse.keuzes import cijferkeuzes
from ..analyse.tekst import Leesblok, alineas, cijfers_bij
from ..forms_analyse import BlokForm, InvoegForm, JaForm, NieuwBlokForm
from ..models import Analyseblok
from .analyse_schrijven import AnalyseActie, AnalyseMixin


class BlokMixin(AnalyseMixin):
    """About one block of it."""

    @cached_property
    def blok(self) -> Analyseblok:
        blok = get_object_or_404(self.analyse.blokken, code=self.kwargs["code"])
        blok.analyse = self.analyse
        return blok


class BlokSchrijven(BlokMixin, AnalyseActie):
    """The text left, how it reads right; stored by itself while typing."""

    template_name = "monitoring/analyse/blok.html"
    form_class = BlokForm
    knop = "Bewaar"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "token": self.blok.revisie}

    def beginwaarden(self) -> dict[str, Any]:
        return {"titel": self.blok.titel, "tekst": self.blok.tekst}

    @property
    def vanzelf(self) -> bool:
        """The page stores it by itself, and wants to know how that went."""
        return self.request.headers.get("X-Vanzelf") == "ja"

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "invoegen" in request.POST:
            return self.invoegen()
        return super().post(request, *args, **kwargs)

    def invoegen(self) -> HttpResponse:
        """Without JavaScript: the figure is put at the end of the text, which is not stored yet."""
        keuze = InvoegForm(self.request.POST, prefix="cijfer")
        data = self.request.POST.copy()
        if keuze.is_valid():
            data["tekst"] = f"{data.get('tekst', '').rstrip()} {keuze.cleaned_data['plek']}"
        form = BlokForm(**{**self.get_form_kwargs(), "data": data})
        form.is_valid()
        melding = "Het cijfer staat achteraan. Bewaar de tekst nog."
        if not keuze.is_valid():
            melding = " ".join(str(fout) for fouten in keuze.errors.values() for fout in fouten)
        return self.render_to_response(self.get_context_data(form=form, melding=melding))

    def uitvoeren(self, form: BlokForm) -> Analyseblok:
        return actions.blok_opslaan(
            self.blok,
            **form.waarden("tekst", "titel"),
            revisie=form.cleaned_data["token"] or 0,
            by=gebruiker_van(self.request),
        )

    def form_valid(self, form: BlokForm) -> HttpResponseBase:
        if not self.vanzelf:
            return super().form_valid(form)
        try:
            self.uitvoeren(form)
        except IngehaaldError as fout:
            return JsonResponse({"melding": " ".join(fout.messages)}, status=409)
        except ValidationError as fout:
            teksten = [tekst for regels in fouten_van(fout).values() for tekst in regels]
            return JsonResponse({"melding": " ".join(teksten)}, status=400)
        return self.bewaard()

    def form_invalid(self, form: BlokForm) -> HttpResponse:
        if self.vanzelf:
            teksten = [str(fout) for regels in form.errors.values() for fout in regels]
            return JsonResponse({"melding": " ".join(teksten)}, status=400)
        return super().form_invalid(form)

    def bewaard(self) -> JsonResponse:
        self.vergeten()
        form = BlokForm(initial=self.beginwaarden(), token=self.blok.revisie)
        return JsonResponse(
            {
                "token": form.initial["token"],
                "basis": form.initial["basis"],
                "melding": f"Bewaard op {tijdstip(timezone.now())}.",
                "voorbeeld": render_to_string(
                    "monitoring/analyse/_voorbeeld.html", self.leesbeeld(self.blok.tekst)
                ),
            }
        )

    def leesbeeld(self, tekst: str) -> dict[str, Any]:
        """How a text reads now, stored or not."""
        cijfers = cijfers_bij(self.analyse, [tekst])
        return {"lees": Leesblok(self.blok, alineas(tekst, cijfers)), "cijfers": cijfers}

    def na_afloop(self, uitkomst: Analyseblok) -> str:
        return self.request.path if "blijf" in self.request.POST else self.get_success_url()

    def get_titel(self) -> str:
        return self.blok.titel

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.get("form")
        tekst = form.data.get("tekst", "") if form is not None and form.is_bound else None
        return super().get_context_data(
            **{
                "blok": self.blok,
                "dicht": actions.reden_dicht(self.analyse),
                "keuzes": cijferkeuzes(self.analyse.cyclus),
                **self.leesbeeld(self.blok.tekst if tekst is None else tekst),
                **kwargs,
            }
        )


class BlokToevoegen(AnalyseActie):
    form_class = NieuwBlokForm
    titel = "Blok toevoegen"
    knop = "Voeg toe"

    def uitvoeren(self, form: NieuwBlokForm) -> Analyseblok:
        return actions.blok_toevoegen(
            self.analyse, titel=form.cleaned_data["titel"], by=gebruiker_van(self.request)
        )

    def gelukt(self, uitkomst: Analyseblok) -> str:
        return f"Het blok “{uitkomst.titel}” is toegevoegd."

    def na_afloop(self, uitkomst: Analyseblok) -> str:
        return reverse("monitoring:analyseblok", args=[self.analyse.pk, uitkomst.code])


class BlokVerwijderen(BlokMixin, GevolgenMixin, AnalyseActie):
    form_class = JaForm
    intro = "Het blok gaat uit de analyse."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Haal het blok weg"

    def get_titel(self) -> str:
        return f"Blok “{self.blok.titel}” weghalen"

    def gevolgen(self, form: JaForm) -> list[str]:
        woorden = len(self.blok.tekst.split())
        return [
            f"De tekst van “{self.blok.titel}” ({woorden} woorden) gaat uit deze versie.",
            "Wat er stond, blijft bewaard in het controlespoor.",
        ]

    def uitvoeren(self, form: JaForm) -> None:
        actions.blok_verwijderen(self.blok, by=gebruiker_van(self.request))

    def gelukt(self, uitkomst: None) -> str:
        return "Het blok is weggehaald."


class BlokEerder(BlokMixin, TemplateView):
    """What stood in a block before, who changed it and when."""

    template_name = "monitoring/analyse/eerder.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            titel=f"{self.blok.titel}: eerdere teksten",
            blok=self.blok,
            teksten=eerdere_teksten(self.blok),
            **kwargs,
        )
