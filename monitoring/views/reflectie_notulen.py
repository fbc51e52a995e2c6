"""Taking notes during a session: stored place by place, merged where two people meet."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views import View
from django.views.decorators.http import require_POST

from jeugdzorg.kern.notation import tijdstip
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from ..models import Reflectiesessie, Reflectiewijziging
from ..reflectie import beeld
from ..reflectie.aanwezigheid import aanwezig_melden, anderen
from ..reflectie.plekken import plek, samengevoegd
from ..reflectie.verslag import acties_van
from ..reflectie.wijzigen import (
    Botsing,
    Uitkomst,
    Wijziging,
    gewoon,
    reden_dicht,
    wijzigen,
)
from .reflectie import SessieDossier, sessie_voor

WAS = "was:"
"""Before the name of an input: what stood there when the page was made."""


class HoudtSessie(RuleMixin, PageMixin):
    """For who takes notes: 404 unless visible, 403 for who does not do so for this region."""

    rule = "reflectie_houden"
    request: HttpRequest
    kwargs: dict[str, Any]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            require(self.rule, request.user, self.sessie)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def sessie(self) -> Reflectiesessie:
        return sessie_voor(self.request.user, self.kwargs["pk"])

    @property
    def adres(self) -> str:
        return reverse("monitoring:reflectie-notulen", args=[self.sessie.pk])


class Notulen(RuleMixin, SessieDossier):
    """All questions in one form with one button; with JavaScript each place stores itself."""

    rule = "reflectie_houden"
    template_name = "monitoring/reflectie/notulen.html"
    http_method_names = ["get", "head", "options", "post"]
    leest_alleen = True

    def get_object(self, queryset: Any = None) -> Reflectiesessie:
        sessie = super().get_object(queryset)
        require("reflectie_houden", self.request.user, sessie)
        return sessie

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        gestuurd = list(gestuurde(request.POST))
        try:
            uitkomst = wijzigen(self.object, gestuurd, by=gebruiker_van(request))
        except ValidationError as fout:
            niet = [(plek(w.pad).naam, w.naar) for w in gestuurd if w.naar != w.was]
            melding = " ".join(fout.messages)
            context = self.get_context_data(melding=melding, niet_bewaard=niet)
            return self.render_to_response(context, status=409)
        return self.na_opslaan(uitkomst, {w.pad: w.naar for w in gestuurd})

    def na_opslaan(self, uitkomst: Uitkomst, getypt: Mapping[str, str]) -> HttpResponseBase:
        if uitkomst.botsingen:
            return samenvoegscherm(self.request, self.object, uitkomst.botsingen)
        if uitkomst.fouten:
            self.object.refresh_from_db()
            geweigerd = {pad: (getypt[pad], fout) for pad, fout in uitkomst.fouten.items()}
            context = self.get_context_data(getypt=geweigerd)
            return self.render_to_response(context, status=422)
        messages.success(self.request, "Opgeslagen.")
        return redirect("monitoring:reflectie-notulen", self.object.pk)

    def get_context_data(self, getypt: Any = None, **kwargs: Any) -> dict[str, Any]:
        sessie = self.object
        vragen = beeld.vragenbeeld(sessie, getypt=getypt)
        samenvatting = beeld.samenvattingsplek(sessie, getypt)
        alle = [samenvatting, *(p for vraag in vragen for p in vraag.plekken)]
        return super().get_context_data(
            vragen=vragen,
            beantwoord=sum(vraag.is_beantwoord for vraag in vragen),
            samenvatting=samenvatting,
            fouten=[plek for plek in alle if plek.fout],
            acties=acties_van(sessie),
            **kwargs,
        )


def gestuurde(post: Mapping[str, str]) -> Iterator[Wijziging]:
    """The places that were sent along; whatever else was sent is left alone."""
    for naam in post:
        if naam.startswith(WAS) or f"{WAS}{naam}" not in post:
            continue
        try:
            hier = plek(naam)
        except KeyError:
            continue
        yield Wijziging(hier.pad, gewoon(post[naam]), gewoon(post[f"{WAS}{naam}"]))


@method_decorator(require_POST, name="dispatch")
class PlekOpslaan(HoudtSessie, View):
    """One place, stored while one types on; the answer says in ``stand`` what became of it:
    ``bewaard``, ``botsing`` (both texts), ``fout`` (refused) or ``dicht`` (nothing can be noted).
    """

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        pad = request.POST.get("pad", "")
        wijziging = Wijziging(pad, request.POST.get("naar", ""), request.POST.get("was", ""))
        try:
            uitkomst = wijzigen(self.sessie, [wijziging], by=gebruiker_van(request))
        except ValidationError as fout:
            return JsonResponse({"stand": "dicht", "melding": " ".join(fout.messages)})
        if uitkomst.botsingen:
            return JsonResponse(als_botsing(uitkomst.botsingen[0]))
        if uitkomst.fouten:
            return JsonResponse({"stand": "fout", "melding": uitkomst.fouten[pad]})
        return JsonResponse(
            {
                "stand": "bewaard",
                "tekst": gewoon(wijziging.naar),
                "revisie": uitkomst.revisie,
                "melding": f"Opgeslagen om {timezone.localtime():%H:%M}.",
            }
        )


def als_botsing(botsing: Botsing) -> dict[str, str]:
    wie = botsing.door or "Een collega"
    return {
        "stand": "botsing",
        "nu": botsing.nu,
        "door": wie,
        "samen": samengevoegd(botsing.nu, botsing.mijn),
        "melding": f"{wie} schreef hier intussen ook. Wat u typte, staat er nog.",
    }


@method_decorator(require_POST, name="dispatch")
class NotulenStand(HoudtSessie, View):
    """What changed since ``revisie``, and who else is here; says that one is here oneself."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        by = gebruiker_van(request)
        revisie = request.POST.get("revisie", "")
        if not revisie.isdecimal() or len(revisie) > 9:
            return JsonResponse({"melding": "De revisie ontbreekt."}, status=400)
        aanwezig_melden(self.sessie, pad=request.POST.get("pad", ""), by=by)
        return JsonResponse(
            {
                "revisie": self.sessie.revisie,
                "dicht": reden_dicht(self.sessie),
                "aanwezig": [een.zin for een in anderen(self.sessie, dan=by)],
                "plekken": self.sinds(int(revisie)),
            }
        )

    def sinds(self, revisie: int) -> dict[str, dict[str, str]]:
        """Per place that changed what stands there now and who wrote it last."""
        if revisie >= self.sessie.revisie:
            return {}
        rijen = Reflectiewijziging.objects.visible_to(self.request.user).filter(
            sessie=self.sessie, revisie__gt=revisie
        )
        laatste = {rij.pad: rij for rij in reversed(rijen.select_related("door"))}
        return {
            pad: {"tekst": rij.naar, "door": str(rij.door or ""), "op": tijdstip(rij.op)}
            for pad, rij in laatste.items()
        }


@method_decorator(require_POST, name="dispatch")
class Samenvoegen(HoudtSessie, View):
    """What was chosen at places that two people changed."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        gekozen, fouten = gekozen_wijzigingen(request.POST)
        if fouten:
            return samenvoegscherm(request, self.sessie, botsingen_uit(request.POST), fouten)
        try:
            uitkomst = wijzigen(self.sessie, gekozen, by=gebruiker_van(request))
        except ValidationError as fout:
            botsingen = botsingen_uit(request.POST)
            return samenvoegscherm(request, self.sessie, botsingen, {}, " ".join(fout.messages))
        if uitkomst.botsingen:
            return samenvoegscherm(request, self.sessie, uitkomst.botsingen)
        if uitkomst.fouten:
            botsingen = botsingen_uit(request.POST)
            return samenvoegscherm(request, self.sessie, botsingen, uitkomst.fouten)
        messages.success(request, "Samengevoegd en opgeslagen.")
        return redirect(self.adres)


def samenvoegscherm(
    request: HttpRequest,
    sessie: Reflectiesessie,
    botsingen: list[Botsing],
    fouten: Mapping[str, str] | None = None,
    melding: str = "",
) -> HttpResponse:
    """Both texts beside each other, per place; what was chosen and typed stays."""
    keuzes = [
        {
            "botsing": botsing,
            "keuze": request.POST.get(f"keuze:{botsing.plek.pad}", ""),
            "samen": request.POST.get(
                f"samen:{botsing.plek.pad}", samengevoegd(botsing.nu, botsing.mijn)
            ),
            "fout": (fouten or {}).get(botsing.plek.pad, ""),
        }
        for botsing in botsingen
    ]
    context = {
        "reflectie": sessie,
        "keuzes": keuzes,
        "fouten": [keuze for keuze in keuzes if keuze["fout"]],
        "melding": melding,
        "titel": "Samenvoegen",
    }
    return render(request, "monitoring/reflectie/samenvoegen.html", context, status=409)


def gekozen_wijzigingen(post: Mapping[str, str]) -> tuple[list[Wijziging], dict[str, str]]:
    """The changes that follow from the choices, and per place what is wrong with a choice."""
    wijzigingen, fouten = [], {}
    for botsing in botsingen_uit(post):
        pad = botsing.plek.pad
        keuze = post.get(f"keuze:{pad}", "")
        if keuze == "hun":
            continue
        if keuze not in ("mijn", "samen"):
            fouten[pad] = "Kies wat er moet komen te staan."
            continue
        naar = botsing.mijn if keuze == "mijn" else post.get(f"samen:{pad}", "")
        wijzigingen.append(Wijziging(pad, naar, botsing.nu))
    return wijzigingen, fouten


def botsingen_uit(post: Mapping[str, str]) -> list[Botsing]:
    """The places that the page asked about, as it showed them."""
    gevonden = []
    for naam in post:
        soort, _, pad = naam.partition(":")
        if soort != "nu":
            continue
        try:
            hier = plek(pad)
        except KeyError:
            continue
        was, mijn = gewoon(post.get(f"was:{pad}", "")), gewoon(post.get(f"mijn:{pad}", ""))
        gevonden.append(
            Botsing(hier, was, mijn, gewoon(post[naam]), post.get(f"door:{pad}", "")[:150])
        )
    return gevonden
