"""Delivering indicators: who owes what, and the grid of one region and half-year."""

from collections.abc import Sequence
from typing import Any

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import ListPage, PageMixin
from regio.gebiedskeuze import GebiedMixin
from regio.ingelogd import gebruiker_van
from regio.models import Gebruiker

from ..choices_levering import Leverstand
from ..filters_levering import LeverplichtFilter
from ..halfjaar import Halfjaar
from ..levering.beeld import Grid, grid_van
from ..levering.inleveren import vast_omdat
from ..levering.invullen import Invoer, Opgeslagen, antwoorden_opslaan, deel_toevoegen
from ..levering.kennis import Kennis, kennis_van
from ..levering.plichten import cycli_van
from ..models import Leverplicht

BOTSING = "Een collega wijzigde dit intussen. Wat u typte, staat hieronder; kijk wat er moet staan."


class LeverplichtListView(GebiedMixin, RuleMixin, ListPage):
    rule = "indicatorleveringen_volgen"
    model = Leverplicht
    filterset_class = LeverplichtFilter
    titel = "Leveringen"
    meervoud = "leveringen"
    enkelvoud = "levering"
    template_name = "monitoring/levering/lijst.html"
    columns = [
        Column("Regio", "jeugdhulpregio.naam"),
        Column("Jaar", "jaar", "getal"),
        Column("Halfjaar", "helft", "getal"),
        Column("Wie levert", "organisatie.naam"),
        Column("Stand", "stand_badge.label"),
        Column("Uiterlijk op", "termijn", "datum"),
    ]
    sort_fields = {
        "regio": ["jeugdhulpregio__naam", "jaar", "helft"],
        "halfjaar": ["jaar", "helft", "jeugdhulpregio__naam"],
        "termijn": "termijn",
        "stand": "stand",
    }
    default_sort = "-halfjaar"
    totals = {"aantal": Count("pk", distinct=True)}

    def get_queryset(self) -> QuerySet:
        rijen = super().get_queryset().with_stand()
        return rijen.select_related("jeugdhulpregio", "organisatie")


class LeveringMixin(PageMixin):
    """The delivery in the address: 404 when unseen; ``levert``: only for who delivers it, 403."""

    levert = True
    request: HttpRequest
    kwargs: dict[str, Any]
    http_method_names: Sequence[str]
    http_method_not_allowed: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if (request.method or "").lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        if self.levert:
            require("indicatoren_leveren", request.user)
            require("indicatoren_leveren", request.user, self.plicht)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def plicht(self) -> Leverplicht:
        try:
            halfjaar = Halfjaar.parse(self.kwargs["halfjaar"])
        except ValueError:
            raise Http404 from None
        zichtbaar = Leverplicht.objects.visible_to(self.request.user).in_halfjaar(halfjaar)
        rijen = zichtbaar.with_stand().select_related("jeugdhulpregio", "organisatie")
        return get_object_or_404(rijen, jeugdhulpregio__code=self.kwargs["regio"])

    @cached_property
    def by(self) -> Gebruiker:
        return gebruiker_van(self.request)

    @cached_property
    def mag(self) -> bool:
        return rules.test_rule("indicatoren_leveren", self.request.user, self.plicht)

    @property
    def kennis(self) -> Kennis:
        """Read anew each time: an action in the same request may have changed it."""
        return kennis_van(self.plicht, self.by)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                **kwargs,
                "plicht": self.plicht,
                "regio": self.plicht.jeugdhulpregio,
                "halfjaar": self.plicht.halfjaar,
                "stand": Leverstand(self.plicht.stand),
                "mag": self.mag,
            }
        )


class LeveringView(LeveringMixin, TemplateView):
    """The grid for who delivers; for others how far it is and what was handed in."""

    levert = False
    template_name = "monitoring/levering/levering.html"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        """All of it with one button, for who has no scripts."""
        if not self.mag:
            raise PermissionDenied
        invoer = list(invoer_uit(request.POST))
        opgeslagen = antwoorden_opslaan(self.plicht, invoer, by=self.by)
        if not (opgeslagen.fouten or opgeslagen.botsingen):
            messages.success(request, "Opgeslagen.")
            return redirect(self.plicht)
        getypt = {een.sleutel: een for een in invoer}
        return self.render_to_response(self.get_context_data(**geweigerd(opgeslagen, getypt)))

    def get_context_data(
        self, getypt: Any = None, fouten: Any = None, **kwargs: Any
    ) -> dict[str, Any]:
        leveringen = self.plicht.leveringen.visible_to(self.request.user).select_related(
            "ingeleverd_door", "teruggenomen_door"
        )
        context: dict[str, Any] = {"cycli": cycli_van(self.plicht), "leveringen": leveringen}
        if self.mag:
            kennis = self.kennis
            concept = bool(kennis.levering and kennis.levering.is_concept)
            context |= {
                "levering": kennis.levering,
                "is_concept": concept,
                "is_ingeleverd": self.plicht.stap == Leverstand.INGELEVERD,
                "grid": grid_van(kennis, getypt, fouten),
                "vast_omdat": vast_omdat(self.plicht),
            }
        titel = f"Cijfers van {self.plicht.jeugdhulpregio}, {self.plicht.halfjaar.label}"
        return super().get_context_data(**context, titel=titel, **kwargs)


def geweigerd(opgeslagen: Opgeslagen, getypt: dict[str, Invoer]) -> dict[str, Any]:
    """What could not be stored, with what was typed; a conflict can be sent once more."""
    fouten = dict(opgeslagen.fouten)
    terug = {sleutel: getypt[sleutel] for sleutel in fouten if sleutel in getypt}
    for sleutel in opgeslagen.botsingen:
        fouten[sleutel] = BOTSING
        terug[sleutel] = getypt[sleutel]
    return {"getypt": terug, "fouten": fouten}


def invoer_uit(post: Any) -> Any:
    """What was typed: ``w.`` answer, ``t.`` explanation, ``n.`` the change that was seen."""
    for naam in post:
        soort, _, sleutel = naam.partition(".")
        if soort == "w":
            gezien = post.get(f"n.{sleutel}", "")
            yield Invoer(
                sleutel,
                post[naam],
                post.get(f"t.{sleutel}", ""),
                int(gezien) if gezien.isdecimal() and len(gezien) < 9 else 0,
            )


class LeveringCel(LeveringMixin, View):
    """One question, stored while one goes on: the part of the page that says so."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        sleutel = request.GET.get("cel", "")
        invoer = next((een for een in invoer_uit(request.POST) if een.sleutel == sleutel), None)
        kennis = self.kennis
        if invoer is None or sleutel not in kennis.per_sleutel:
            return HttpResponse("Dit wordt niet gevraagd.", status=400)
        opgeslagen = antwoorden_opslaan(self.plicht, [invoer], by=self.by)
        grid = self.na(opgeslagen, invoer)
        context = {
            "rij": grid.met(sleutel),
            "grid": grid,
            "plicht": self.plicht,
            "botsing": opgeslagen.botsingen.get(sleutel),
            "is_botsing": sleutel in opgeslagen.botsingen,
        }
        return render(request, "monitoring/levering/_celbewaard.html", context)

    def na(self, opgeslagen: Opgeslagen, invoer: Invoer) -> Grid:
        getypt = {invoer.sleutel: invoer} if opgeslagen.fouten or opgeslagen.botsingen else {}
        return grid_van(self.kennis, getypt, opgeslagen.fouten)


class LeveringDeel(LeveringMixin, View):
    """A part that the region names itself, with its value."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        code, _, as_code = request.POST.get("as", "").partition("/")
        groepen = self.kennis.groepen
        groep = next((een for een in groepen if een.geheel.indicator == code), None)
        if groep is None:
            return HttpResponse("Dit wordt niet gevraagd.", status=400)
        naam, tekst = request.POST.get("naam", ""), request.POST.get("tekst", "")
        try:
            sleutel = deel_toevoegen(self.plicht, groep, as_code, naam, tekst, by=self.by)
        except ValidationError as fout:
            messages.error(request, f"Niet toegevoegd: {' '.join(fout.messages)}")
            return redirect(self.plicht)
        rij = grid_van(self.kennis).met(sleutel)
        messages.success(request, "Toegevoegd.")
        return redirect(f"{self.plicht.get_absolute_url()}#{rij.id if rij else ''}")
