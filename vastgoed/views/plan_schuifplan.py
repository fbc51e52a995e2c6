"""The schuifplan on a time axis, per month, and to edit in its two tables."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from rules import test_rule

from capaciteit.models import Voorziening
from jeugdzorg.kern.permissions import require
from regio.ingelogd import gebruiker_van

from ..forms_schuifplan import PLANTABELLEN, SchuifplanForm, veldnaam
from ..models import Planversie
from ..plan.document import Document
from ..plan.doorrekenen import schuifplan
from ..plan.grafieken_schuifplan import ruimte_grafiek, schuif_grafiek
from ..plan.inhoud import plek
from ..plan.waarden import in_woorden
from ..plan.wijzigen import Botsing, wijzigen
from ..plandossier import PlanDossier

ONDERDELEN = tuple(tabel.code for tabel in PLANTABELLEN)
HOOGSTENS_KEUZES = 300


class PlanSchuifplan(PlanDossier):
    """GET shows the newest version that the reader may see; POST changes the draft."""

    template_name = "vastgoed/plan/schuifplan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        versie: Planversie | None = context["versie"]
        schrijft = test_rule("plan_opstellen", self.request.user, self.object)
        if versie is None:
            return {"schrijft": schrijft, **context}
        document = Document(versie.inhoud)
        namen = self.namen(document)
        plan = schuifplan(document)
        if schrijft and versie.is_concept:
            context.setdefault("form", SchuifplanForm(inhoud=versie.inhoud))
            context["voorzieningen"] = self.keuzes()
        return {
            "schrijft": schrijft,
            "schuifplan": plan,
            "tijdas": schuif_grafiek(plan, lambda code: namen.get(code, code)),
            "ruimte": ruimte_grafiek(plan),
            "tabellen": gelezen(document, namen),
            "onderdelen": ONDERDELEN,
            **context,
        }

    def namen(self, document: Document) -> dict[str, str]:
        """Names of the facilities that groups stay at, as far as the reader may see them."""
        codes = document.codes(("onderdak", "voorziening"))
        rijen = Voorziening.objects.visible_to(self.request.user).filter(code__in=codes)
        return dict(rijen.values_list("code", "naam")) if codes else {}

    def keuzes(self) -> list[tuple[str, str]]:
        """The provider's own facilities, to pick from."""
        rijen = Voorziening.objects.visible_to(self.request.user).filter(
            locatie__aanbieders=self.object.aanbieder_id
        )
        return list(rijen.order_by("naam").values_list("code", "naam")[:HOOGSTENS_KEUZES])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        require("plan_opstellen", request.user, self.object)
        versie = self.object.nieuwste_versie
        nieuw = {code: request.POST.get(f"nieuw-{code}", "") for code in ONDERDELEN}
        form = SchuifplanForm(
            request.POST,
            inhoud=versie.inhoud,
            nieuw=nieuw if all(is_sleutel(sleutel) for sleutel in nieuw.values()) else None,
        )
        botsingen = self.opgeslagen(form, versie) if form.is_valid() else []
        if form.is_valid() and not botsingen:
            messages.success(request, "Het schuifplan is bewaard.")
            return redirect(reverse("vastgoed:plan-schuifplan", args=[self.object.code]))
        if botsingen:
            versie.refresh_from_db()
            form = samen_verder(versie, form, botsingen)
        return self.render_to_response(self.get_context_data(form=form), status=400)

    def opgeslagen(self, form: SchuifplanForm, versie: Planversie) -> list[Botsing]:
        """Stores what does not conflict; what is refused as a whole is said on the form."""
        try:
            wijzigingen = form.wijzigingen()
            return wijzigen(versie, wijzigingen, by=gebruiker_van(self.request)).botsingen
        except ValidationError as fout:
            form.add_error(None, fout.messages)
            return []


def samen_verder(
    versie: Planversie, form: SchuifplanForm, botsingen: list[Botsing]
) -> SchuifplanForm:
    """The form as it stands now, with the own value in the cells that conflict: saving again
    replaces what the colleague wrote, knowingly."""
    nu = SchuifplanForm(inhoud=versie.inhoud, nieuw=form.nieuw)
    gegevens = {}
    for naam, veld in nu.fields.items():
        gegevens[naam] = gegevens[nu[naam].html_initial_name] = veld.initial or ""
    for botsing in botsingen:
        hier = plek(botsing.pad)
        if hier.tabel and hier.veld:
            naam = veldnaam(hier.tabel.code, hier.rij, hier.veld.code)
            gegevens[naam] = in_woorden(hier.veld, botsing.naar)
    verder = SchuifplanForm(gegevens, inhoud=versie.inhoud, nieuw=form.nieuw)
    for botsing in botsingen:
        verder.add_error(None, botsingzin(botsing))
    return verder


def is_sleutel(tekst: str) -> bool:
    return 0 < len(tekst) <= 12 and tekst.isalnum() and tekst.isascii()


def botsingzin(botsing: Botsing) -> str:
    """What both wrote, at which place."""
    hier = plek(botsing.pad)
    wie = botsing.door or "Een collega"
    if hier.veld is None:
        return (
            f"{wie} veranderde intussen een rij die u wilde weghalen of toevoegen. Die rij is niet "
            "veranderd: kijk wat er nu staat, en bewaar opnieuw."
        )
    nu, naar = (in_woorden(hier.veld, waarde) or "niets" for waarde in (botsing.nu, botsing.naar))
    return (
        f"{hier.veld.label}: {wie} vulde intussen “{nu}” in, u “{naar}”. Uw waarde is nog niet "
        "bewaard."
    )


def gelezen(document: Document, namen: dict[str, str]) -> list[dict[str, Any]]:
    """The tables in words, for who does not edit."""
    return [
        {
            "tabel": tabel,
            "rijen": [
                [
                    namen.get(rij.tekst(kolom.code))
                    or in_woorden(kolom, rij.cellen.get(kolom.code))
                    for kolom in tabel.kolommen
                ]
                for rij in document.rijen(tabel.code)
            ],
        }
        for tabel in PLANTABELLEN
    ]
