"""The workbook of a delivery: fetch it, hand it in, see what it changes, take it over."""

import io
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView, View

from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.uploads import uitgeven
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van
from regio.models import Gebruiker

from ..choices_levering import LOPEND_LEVERBESTAND, Leverbestandstatus
from ..forms_levering import LeverbestandForm
from ..levering import bestand as werkboek
from ..levering.kennis import kennis_van
from ..levering.sjabloon import sjabloon_maken
from ..models import Leverbestand
from .levering import LeveringMixin


class LeveringWerkboek(LeveringMixin, FormView):
    """Fetch, fill in, hand in; and what came in so far."""

    form_class = LeverbestandForm
    template_name = "monitoring/levering/werkboek.html"
    extra_context = {"titel": "Werkboek"}

    def form_valid(self, form: LeverbestandForm) -> HttpResponseBase:
        try:
            gevonden = werkboek.ontvangen(self.plicht, form.cleaned_data["bestand"], by=self.by)
        except ValidationError as fout:
            form.add_error("bestand", fout)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return redirect(gevonden)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bestanden = Leverbestand.objects.visible_to(self.by).filter(plicht=self.plicht)
        return super().get_context_data(bestanden=bestanden.select_related("door"), **kwargs)


class LeveringSjabloon(LeveringMixin, View):
    """The workbook with what is known now."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        inhoud = sjabloon_maken(self.kennis)
        naam = f"cijfers-{self.plicht.jeugdhulpregio.code.lower()}-{self.plicht.halfjaar}.xlsx"
        return uitgeven(io.BytesIO(inhoud), naam, mag=True)


class BestandMixin(PageMixin):
    """A workbook that came in: 404 when unseen, 403 for who does not deliver."""

    request: HttpRequest
    kwargs: dict[str, Any]
    http_method_names: Sequence[str]
    http_method_not_allowed: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if (request.method or "").lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        require("indicatoren_leveren", request.user)
        require("indicatoren_leveren", request.user, self.bestand.plicht)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def bestand(self) -> Leverbestand:
        zichtbaar = Leverbestand.objects.visible_to(self.request.user).select_related(
            "plicht__jeugdhulpregio", "plicht__organisatie", "door", "levering"
        )
        return get_object_or_404(zichtbaar, pk=self.kwargs["pk"])

    @cached_property
    def by(self) -> Gebruiker:
        return gebruiker_van(self.request)


class LeverbestandView(BestandMixin, TemplateView):
    """What is wrong with it, or what it will change, or what became of it; taking it over."""

    template_name = "monitoring/levering/bestand.html"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            werkboek.overnemen(self.bestand, by=self.by)
        except ValidationError as fout:
            context = self.get_context_data(melding=" ".join(fout.messages))
            return self.render_to_response(context, status=422)
        messages.success(request, "Het werkboek is overgenomen in het concept. Lever het nog in.")
        return redirect(self.bestand.plicht)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bestand, meldingen = self.bestand, werkboek.meldingen_van(self.bestand)
        fouten = [melding for melding in meldingen if melding.ernst == "fout"]
        loopt = bestand.status in LOPEND_LEVERBESTAND
        regels = []
        if bestand.status == Leverbestandstatus.KLAAR:
            regels = werkboek.verschillen(bestand, kennis_van(bestand.plicht, self.by))
        return super().get_context_data(
            bestand=bestand,
            plicht=bestand.plicht,
            titel="Werkboek nakijken" if loopt else "Werkboek",
            loopt=loopt,
            fouten=fouten,
            waarschuwingen=[melding for melding in meldingen if melding.ernst != "fout"],
            regels=regels,
            **kwargs,
        )


class LeverbestandDownload(BestandMixin, View):
    """The file as it came."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        return uitgeven(self.bestand.opslag, self.bestand.bestandsnaam, mag=True)


class LeverbestandGemerkt(BestandMixin, View):
    """The workbook back, with what is said of it marked in its cells."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        naam = self.bestand.bestandsnaam.rpartition(".")[0] or "werkboek"
        inhoud = werkboek.gemerkt(self.bestand)
        return uitgeven(io.BytesIO(inhoud), f"{naam}-gemerkt.xlsx", mag=True)


@method_decorator(require_POST, name="dispatch")
class LeverbestandWegleggen(BestandMixin, View):
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        werkboek.wegleggen(self.bestand, by=self.by)
        messages.success(request, "Het werkboek is weggelegd. Er is niets veranderd.")
        return redirect("monitoring:levering-werkboek", *adres_van(self.bestand))


def adres_van(bestand: Leverbestand) -> tuple[str, str]:
    return bestand.plicht.jeugdhulpregio.code, str(bestand.plicht.halfjaar)
