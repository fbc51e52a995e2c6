"""The workbook of a plan: fetching it, handing it in, seeing what it changes, taking it over."""

import io
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.views.generic import FormView, TemplateView, View

from jeugdzorg.kern.uploads import uitgeven

from ..choices_plan import Werkboekstatus
from ..forms_werkboek import WerkboekForm, keuzes_bij, keuzes_uit
from ..invoer.plekken import plek_naam
from ..models import Planwerkboek
from ..plan.verschil import per_sectie
from ..plan.werkboek import overnemen
from ..plan.werkboek.gelezen import uit_json
from ..plan.werkboek.ontvangen import DICHT, ontvangen, oordeel_over, open_versie
from ..plan.werkboek.oordeel import Oordeel
from ..plan.werkboek.sjabloon import sjabloon_maken
from ..plan.werkboek.terugsturen import gemerkt
from ..plan.werkboek.vragen import nieuwe_antwoorden, vragen_van
from .plan_invoer import PlanInvoerMixin

TOON: Final = 200
"""So many messages stand on the page; the workbook that comes back has all."""


class PlanWerkboek(PlanInvoerMixin, FormView):
    """Fetch, fill in, hand in; and what came in so far."""

    form_class = WerkboekForm
    template_name = "vastgoed/werkboek/werkboek.html"
    extra_context = {"titel": "Werkboek"}

    def form_valid(self, form: WerkboekForm) -> HttpResponseBase:
        begin = timezone.now()
        try:
            werkboek = ontvangen(self.plan, form.cleaned_data["bestand"], by=self.by)
        except ValidationError as fout:
            form.add_error("bestand", fout)
            return self.form_invalid(form)
        if werkboek.ontvangen_op < begin:
            messages.info(self.request, "Dit werkboek had u al ingeleverd. Er is niets veranderd.")
        return redirect(werkboek)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        werkboeken = Planwerkboek.objects.visible_to(self.by).filter(plan=self.plan)
        versie = open_versie(self.plan)
        return super().get_context_data(
            plan=self.plan,
            versie=versie,
            vragen=len(vragen_van(self.plan)),
            werkboeken=werkboeken.select_related("door", "versie", "plan"),
            dicht="" if versie else DICHT,
            **kwargs,
        )


class PlanWerkboekSjabloon(PlanInvoerMixin, View):
    """The workbook with what the plan holds now."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        versie = open_versie(self.plan)
        if versie is None:
            messages.error(request, DICHT)
            return redirect("vastgoed:plan-werkboek", self.plan.code)
        inhoud = sjabloon_maken(versie, met_bevindingen="bevindingen" in request.GET)
        naam = f"{slugify(self.plan.code)}-versie-{versie.nummer}-revisie-{versie.revisie}.xlsx"
        return uitgeven(io.BytesIO(inhoud), naam, mag=True)


class WerkboekMixin(PlanInvoerMixin):
    """The same for one workbook that came in."""

    @cached_property
    def werkboek(self) -> Planwerkboek:
        zichtbaar = Planwerkboek.objects.visible_to(self.by).select_related(
            "plan", "versie", "door", "overgenomen_door", "teruggedraaid_door"
        )
        return get_object_or_404(zichtbaar, plan=self.plan, pk=self.kwargs["pk"])

    def weiger(self, fout: ValidationError) -> HttpResponse:
        messages.error(self.request, " ".join(fout.messages))
        return redirect(self.werkboek)


class PlanWerkboekEen(WerkboekMixin, TemplateView):
    """What is wrong with it, or what it will change, or what became of it; taking it over."""

    template_name = "vastgoed/werkboek/een.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        keuzes = keuzes_uit(request.POST.dict())
        try:
            werkboek = overnemen.overnemen(self.werkboek, by=self.by, keuzes=keuzes)
        except ValidationError as fout:
            context = self.get_context_data(keuzes=keuzes, melding=" ".join(fout.messages))
            return self.render_to_response(context, status=422)
        if werkboek.revisie_na or werkboek.gelezen.get("antwoorden_waren"):
            messages.success(request, "Het werkboek is overgenomen in het plan.")
        else:
            messages.info(request, "Er is niets veranderd: het plan was al zoals het werkboek.")
        return redirect(werkboek)

    @cached_property
    def oordeel(self) -> Oordeel | None:
        """Of a workbook that can still be taken over, against the plan as it is now."""
        loopt = self.werkboek.status in (Werkboekstatus.AFGEKEURD, Werkboekstatus.KLAAR)
        versie = open_versie(self.plan)
        if not loopt or versie is None or versie.pk != self.werkboek.versie_id:
            return None
        return oordeel_over(self.werkboek, versie)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        werkboek, oordeel = self.werkboek, self.oordeel
        meldingen = oordeel.meldingen if oordeel else uit_json(werkboek.meldingen)
        fouten = [melding for melding in meldingen if melding.ernst == "fout"]
        context = {
            "plan": self.plan,
            "werkboek": werkboek,
            "titel": "Werkboek nakijken" if oordeel else "Werkboek",
            "oordeel": oordeel,
            "fouten": fouten[:TOON],
            "fouten_aantal": len(fouten),
            "waarschuwingen": meldingen[len(fouten) :][:TOON],
            "waarschuwingen_aantal": len(meldingen) - len(fouten),
            "bestandform": WerkboekForm(),
            "melding": kwargs.pop("melding", ""),
        }
        if oordeel and not fouten:
            context |= self.voorbeeld(oordeel, kwargs.pop("keuzes", {}), bool(context["melding"]))
        if not oordeel:
            context["gebracht"] = self.gebracht()
        return super().get_context_data(**context, **kwargs)

    def voorbeeld(self, oordeel: Oordeel, gekozen: dict[str, str], melden: bool) -> dict[str, Any]:
        """What taking it over will do, and where a choice has to be made first."""
        botsingen = oordeel.vergelijking.botsingen
        antwoorden = list(nieuwe_antwoorden(self.plan, oordeel.gelezen.antwoorden))
        return {
            "secties": per_sectie(oordeel.verschillen),
            "telling": oordeel.telling,
            "keuzes": keuzes_bij(botsingen, gekozen, melden=melden),
            "antwoorden": antwoorden,
            "niets": not (oordeel.verschillen or botsingen or antwoorden),
        }

    def gebracht(self) -> list[tuple[str, int]]:
        """The places that it changed, in words; of many only the first."""
        inhoud = self.werkboek.versie.inhoud
        rijen = overnemen.gebracht(self.werkboek)[::-1]
        return [(plek_naam(rij.pad, inhoud), rij.pk) for rij in rijen[:TOON]]


class PlanWerkboekBestand(WerkboekMixin, View):
    """The file as it came."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return uitgeven(self.werkboek.opslag, self.werkboek.bestandsnaam, mag=True)


class PlanWerkboekGemerkt(WerkboekMixin, View):
    """The provider's own workbook, with what is said of it marked in its cells."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        naam = self.werkboek.bestandsnaam.rpartition(".")[0] or "werkboek"
        inhoud = gemerkt(self.werkboek)
        return uitgeven(io.BytesIO(inhoud), f"{naam}-gemerkt.xlsx", mag=True)


class PlanWerkboekWegleggen(WerkboekMixin, View):
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            overnemen.wegleggen(self.werkboek, by=self.by)
        except ValidationError as fout:
            return self.weiger(fout)
        messages.success(request, "Het werkboek is weggelegd. Er is niets veranderd.")
        return redirect("vastgoed:plan-werkboek", self.plan.code)


class PlanWerkboekTerugdraaien(WerkboekMixin, TemplateView):
    """First what it will put back, in words; then it does."""

    template_name = "vastgoed/werkboek/terugdraaien.html"
    extra_context = {"titel": "Werkboek terugdraaien"}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            blijft = overnemen.terugdraaien(self.werkboek, by=self.by)
        except ValidationError as fout:
            return self.weiger(fout)
        messages.success(request, "Het werkboek is teruggedraaid. Wat ervoor stond, staat er weer.")
        if blijft:
            self.vernieuw_versie()
            namen = ", ".join(plek_naam(pad, self.versie.inhoud) for pad in blijft[:10])
            meer = f" en nog {len(blijft) - 10}" if len(blijft) > 10 else ""
            messages.warning(request, f"Dit bleef staan, want iemand wijzigde het: {namen}{meer}.")
        return redirect(self.werkboek)

    def vernieuw_versie(self) -> None:
        self.versie.refresh_from_db(fields=["inhoud", "revisie"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gebracht = overnemen.gebracht(self.werkboek)
        return super().get_context_data(
            plan=self.plan,
            werkboek=self.werkboek,
            kan=self.werkboek.status == Werkboekstatus.OVERGENOMEN and open_versie(self.plan),
            aantal=len(gebracht),
            blijft=self.al_gewijzigd(),
            **kwargs,
        )

    def al_gewijzigd(self) -> list[str]:
        """What somebody changed since, and stays."""
        if self.werkboek.status != Werkboekstatus.OVERGENOMEN:
            return []
        inhoud = self.werkboek.versie.inhoud
        paden = overnemen.blijft_staan(self.werkboek)
        return [plek_naam(pad, inhoud) for pad in paden]
