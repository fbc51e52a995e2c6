"""What could be double: two that are one, or two that are two, and the way back."""

from collections.abc import Iterator
from typing import Any, cast

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from jeugdzorg.kern import jobs
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from ..forms_register import SamenvoegForm
from ..models import Locatie, Samenvoeging, Voorziening
from ..register.dubbelen import paren
from ..register.keuzes import bij_te_houden
from ..register.naastelkaar import gaat_mee, naast_elkaar
from ..register.samenvoegen import (
    beletsels,
    er_twee_van_maken,
    locatie_van,
    samenvoegen,
    samenvoeging_ongedaan,
)
from .register import ActieView

PER_BLAD = 25
SOORTEN: dict[str, Any] = {"locatie": Locatie, "voorziening": Voorziening}


class Dubbelen(RuleMixin, PageMixin, TemplateView):
    rule = "register_bijhouden"
    template_name = "capaciteit/register_dubbelen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gevonden = [
            (naam, paar)
            for naam, model in SOORTEN.items()
            for paar in paren(self.request.user, model)
        ]
        page = Paginator(gevonden, PER_BLAD).get_page(self.request.GET.get("pagina"))
        return super().get_context_data(
            titel="Mogelijke dubbelen",
            page_obj=page,
            regels=list(regels(page, self.request.user)),
            samenvoegingen=samenvoegingen_van(self.request.user),
            **kwargs,
        )


def regels(page: Page, user: Any) -> Iterator[dict[str, Any]]:
    """The pairs of one page with their rows; three queries."""
    rijen: dict[str, dict[int, Any]] = {}
    for naam, model in SOORTEN.items():
        sleutels = {pk for n, paar in page for pk in (paar.een, paar.ander) if n == naam}
        rijen[naam] = (
            model.objects.visible_to(user)
            .filter(pk__in=sleutels)
            .select_related(*(["locatie"] if naam == "voorziening" else ["gemeente"]))
            .in_bulk()
        )
    for naam, paar in page:
        een, ander = rijen[naam][paar.een], rijen[naam][paar.ander]
        adres = reverse(f"capaciteit:{naam}-samenvoegen", args=[een.code, ander.code])
        yield {"een": een, "ander": ander, "soort": naam, "redenen": paar.redenen, "url": adres}


def samenvoegingen_van(user: Any) -> list[Samenvoeging]:
    """The last mergers of locations that ``user`` keeps, and of facilities there."""
    locaties = bij_te_houden(user)
    voorzieningen = Voorziening.objects.visible_to(user).filter(locatie__in=locaties)
    soort = ContentType.objects.get_for_model
    rijen = Samenvoeging.objects.filter(
        Q(content_type=soort(Locatie), blijvend_id__in=locaties.values("pk"))
        | Q(content_type=soort(Voorziening), blijvend_id__in=voorzieningen.values("pk"))
    )
    return list(
        rijen.select_related("door", "content_type").prefetch_related("verdwenen", "blijvend")[:10]
    )


class Samenvoegen(RuleMixin, PageMixin, ActieView):
    """Two beside each other: one of them stays, or they are two."""

    rule = "register_bijhouden"
    form_class = SamenvoegForm
    template_name = "capaciteit/register_samenvoegen.html"
    soort = "locatie"
    titel = "Is dit dezelfde?"

    @cached_property
    def tweetal(self) -> tuple[Any, Any]:
        user = self.request.user
        rijen = SOORTEN[self.soort].objects.visible_to(user).with_bron()
        if self.soort == "voorziening":
            rijen = rijen.with_locatie()
        een, ander = (get_object_or_404(rijen, code=self.kwargs[naam]) for naam in ("code", "met"))
        if een == ander:
            raise Http404
        for rij in (een, ander):
            require("register_bijhouden", user, locatie_van(rij))
        return een, ander

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "rijen": {rij.code: rij for rij in self.tweetal}}

    def form_valid(self, form: SamenvoegForm) -> HttpResponseBase:
        self.twee = "twee" in self.request.POST
        return super().form_valid(form)

    def uitvoeren(self, form: SamenvoegForm) -> Any:
        by, reden = gebruiker_van(self.request), form.cleaned_data["reden"]
        if self.twee:
            return er_twee_van_maken(*self.tweetal, reden=reden, by=by)
        blijft, weg = self.tweetal
        if blijft.code != form.cleaned_data["blijft"]:
            blijft, weg = weg, blijft
        samen = samenvoegen(weg, blijft, reden=reden, by=by)
        jobs.start(
            "register_afschermen",
            sleutel=f"register-afschermen-{samen.pk}",
            omschrijving=f"Kleine aantallen afschermen na samenvoegen van {blijft}"[:200],
            by=by,
            argumenten={"adres": blijft.get_absolute_url()},
        )
        return samen

    def gelukt(self, uitkomst: Any) -> str:
        if self.twee:
            return "Vastgelegd: dit zijn er twee. Ze staan niet meer bij de mogelijke dubbelen."
        gebleven = sum(len(deel["gebleven"]) for deel in uitkomst.verplaatst["verwijzingen"])
        dubbel = (
            f" {gebleven} gegevens stonden er al, en blijven bij de verdwenen bewaard."
            if gebleven
            else ""
        )
        return f"{uitkomst.verdwenen} is opgegaan in {uitkomst.blijvend}.{dubbel}"

    def get_success_url(self) -> str:
        return reverse("capaciteit:register-dubbelen")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        een, ander = self.tweetal
        return super().get_context_data(
            **{
                "een": een,
                "ander": ander,
                "soort": self.soort,
                "regels": naast_elkaar(een, ander),
                "mee": gaat_mee(een, ander),
                "annuleer_url": self.get_success_url(),
                **kwargs,
            }
        )


class SamenvoegingOngedaan(RuleMixin, PageMixin, TemplateView):
    rule = "register_bijhouden"
    template_name = "capaciteit/samenvoeging_ongedaan.html"

    @cached_property
    def samenvoeging(self) -> Samenvoeging:
        rij = get_object_or_404(Samenvoeging, pk=self.kwargs["pk"])
        model: Any = type(rij.blijvend)
        if not model.objects.visible_to(self.request.user).filter(pk=rij.blijvend_id).exists():
            raise Http404
        require("register_bijhouden", self.request.user, locatie_van(cast(Any, rij.blijvend)))
        return rij

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            samenvoeging_ongedaan(self.samenvoeging, by=gebruiker_van(request))
        except ValidationError as fout:
            return self.render_to_response(self.get_context_data(fouten=fout.messages))
        messages.success(request, f"{self.samenvoeging.verdwenen} staat weer apart.")
        return redirect("capaciteit:register-dubbelen")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rij = self.samenvoeging
        return super().get_context_data(
            **{
                "titel": "Samenvoeging ongedaan maken",
                "samenvoeging": rij,
                "mee": sum(len(deel["mee"]) for deel in rij.verplaatst["verwijzingen"]),
                "fouten": [] if rij.ongedaan_op else beletsels(rij, cast(Any, rij.blijvend)),
                "annuleer_url": reverse("capaciteit:register-dubbelen"),
                **kwargs,
            }
        )
