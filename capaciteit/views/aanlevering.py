"""One delivery: what is wrong with it, what it will change, taking it over, and back."""

import io
from typing import Any

import django_filters as filters
import rules
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.models import Taak
from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.recovery import recover
from jeugdzorg.kern.uploads import Soort, uitgeven
from jeugdzorg.kern.views import ListPage, PageMixin
from regio.ingelogd import gebruiker_van

from .. import tasks
from ..aanlevering import terugsturen, verwerken
from ..aanlevering.regels import Melding
from ..aanlevering.voorbeeld import niet_genoemd, voorbeeldregels
from ..choices import AanleverErnst, AanleverKanaal, AanleverStatus, Regelsoort, Regeluitkomst
from ..forms_aanleveren import BestandForm, RedenForm, UitlegForm
from ..models import Aanlevering, Aanleverregel

TOON = 200
"""So many messages stand on the page; the workbook that comes back has all."""
STAPPEN = ["Ontvangen", "Gecontroleerd", "Voorbeeld", "Overgenomen"]
STAP_BIJ = {
    AanleverStatus.ONTVANGEN: 1,
    AanleverStatus.AFGEKEURD: 2,
    AanleverStatus.KLAAR: 3,
    AanleverStatus.OVERGENOMEN: 4,
    AanleverStatus.VERVANGEN: 4,
}


def aanlevering_voor(request: HttpRequest, pk: int) -> Aanlevering:
    """The delivery, when its file is for the user; else 404."""
    zichtbaar = Aanlevering.objects.visible_to(request.user).select_related(
        "plicht__ronde", "plicht__organisatie", "door", "overgenomen_door", "teruggenomen_door"
    )
    return get_object_or_404(zichtbaar, pk=pk)


def aanlevering_om_te_wijzigen(request: HttpRequest, pk: int) -> Aanlevering:
    """The same for who delivers; who may only see it is refused."""
    require("aanleveren", request.user)
    aanlevering = aanlevering_voor(request, pk)
    require("aanleveren", request.user, aanlevering.plicht.organisatie)
    return aanlevering


class AanleveringMixin(PageMixin):
    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def aanlevering(self) -> Aanlevering:
        return aanlevering_voor(self.request, self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"aanlevering": self.aanlevering, "plicht": self.aanlevering.plicht}
        return super().get_context_data(**{**context, **kwargs})


class AanleveringView(AanleveringMixin, FormView):
    """Steps, messages with a place for reasons, and what taking over will do, in words."""

    form_class = UitlegForm
    template_name = "capaciteit/aanleveren/aanlevering.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require("aanleveren", request.user, self.aanlevering.plicht.organisatie)
        return super().post(request, *args, **kwargs)

    @cached_property
    def waarschuwingen(self) -> list[Any]:
        if self.aanlevering.status != AanleverStatus.KLAAR:
            return []
        meldingen = self.aanlevering.meldingen.filter(ernst=AanleverErnst.WAARSCHUWING)
        return list(meldingen.order_by("toelichting", "pk")[:TOON])

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "meldingen": self.waarschuwingen}

    def form_valid(self, form: UitlegForm) -> HttpResponseBase:
        try:
            over = verwerken.toelichten(
                self.aanlevering, form.redenen(), by=gebruiker_van(self.request)
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        if over:
            messages.warning(self.request, f"Bewaard. Nog {over} zonder reden.")
        else:
            messages.success(self.request, "Alle waarschuwingen hebben een reden.")
        return redirect(self.aanlevering)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        aanlevering, user = self.aanlevering, self.request.user
        klaar = aanlevering.status == AanleverStatus.KLAAR
        overgenomen = aanlevering.status == AanleverStatus.OVERGENOMEN
        fouten = aanlevering.meldingen.filter(ernst=AanleverErnst.FOUT)
        mag = rules.test_rule("aanleveren", user, aanlevering.plicht.organisatie)
        return super().get_context_data(
            titel=f"Aanlevering {aanlevering.plicht.organisatie}",
            stappen=STAPPEN,
            stap=STAP_BIJ.get(AanleverStatus(aanlevering.status), 0),
            taak=self.taak(),
            fouten=list(fouten[:TOON]) if aanlevering.fouten else [],
            uitgelegd=[] if klaar else list(aanlevering.meldingen.exclude(toelichting="")[:TOON]),
            zonder_reden=verwerken.onuitgelegd(aanlevering).count() if klaar else 0,
            niet_genoemd=niet_genoemd(aanlevering) if klaar else 0,
            bestandform=BestandForm(),
            mag_aanleveren=mag,
            mag_terugnemen=mag and overgenomen and not verwerken.is_opgebouwd(aanlevering),
            op_scherm=aanlevering.kanaal == AanleverKanaal.SCHERM,
            **kwargs,
        )

    def taak(self) -> Taak | None:
        """The job of this user about this delivery, when it did not end well yet."""
        sleutel = tasks.sleutel_van(self.aanlevering)
        eigen = Taak.objects.visible_to(self.request.user).filter(sleutel=sleutel)
        recover(eigen)
        laatste = eigen.order_by("-pk").first()
        return laatste if laatste and laatste.status != "gereed" else None


class VoorbeeldFilter(filters.FilterSet):
    zoek = filters.CharFilter(
        label="Zoek voorziening", field_name="voorziening__naam", lookup_expr="icontains"
    )
    uitkomst = filters.ChoiceFilter(
        label="Wat verandert", empty_label="alles", choices=Regeluitkomst.choices
    )
    soort = filters.ChoiceFilter(label="Soort", empty_label="alles", choices=Regelsoort.choices)

    class Meta:
        model = Aanleverregel
        fields: list[str] = []


class VoorbeeldView(AanleveringMixin, ListPage):
    """Every figure of the delivery beside what holds now."""

    model = Aanleverregel
    filterset_class = VoorbeeldFilter
    template_name = "capaciteit/aanleveren/voorbeeld.html"
    titel = "Wat er verandert"
    meervoud = "cijfers"
    enkelvoud = "cijfer"
    columns = (
        Column("Soort", "get_soort_display"),
        Column("Blad", "blad"),
        Column("Rij", "rij", "getal"),
        Column("Voorziening", "voorziening.naam"),
        Column("Peildatum", "peildatum", "datum"),
        Column("Regio van herkomst", "herkomst_regio.naam"),
        Column("Maat", "get_maat_display"),
        Column("Plaatsen", "plaatsen", "getal"),
        Column("Bezet", "bezet", "getal"),
        Column("Wachtend", "wachtend", "getal"),
        Column("Niet beschikbaar", "niet_beschikbaar", "getal"),
        Column("Aantal", "aantal", "getal"),
        Column("Uitkomst", "get_uitkomst_display"),
    )

    def get_queryset(self) -> QuerySet:
        regels = Aanleverregel.objects.filter(aanlevering=self.aanlevering).order_by("pk")
        return regels.select_related("voorziening", "herkomst_regio")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "regels": voorbeeldregels(context["page_obj"], self.request.user)}


class TerugnemenView(AanleveringMixin, FormView):
    """First what will happen, in words; then it does."""

    form_class = RedenForm
    template_name = "capaciteit/aanleveren/terugnemen.html"
    extra_context = {"titel": "Aanlevering terugnemen"}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require("aanleveren", request.user)
        require("aanleveren", request.user, self.aanlevering.plicht.organisatie)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: RedenForm) -> HttpResponseBase:
        by = gebruiker_van(self.request)
        try:
            terug = verwerken.terugnemen(self.aanlevering, reden=form.cleaned_data["reden"], by=by)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        tasks.afscherming_starten(terug, by=by)
        messages.success(self.request, "De aanlevering is teruggenomen.")
        return redirect(self.aanlevering)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        adres = self.aanlevering.get_absolute_url()
        return super().get_context_data(**{"annuleer_url": adres, **kwargs})


@require_POST
def overnemen(request: HttpRequest, pk: int) -> HttpResponse:
    aanlevering = aanlevering_om_te_wijzigen(request, pk)
    if aanlevering.status != AanleverStatus.KLAAR:
        messages.error(request, verwerken.WAT_NU[AanleverStatus(aanlevering.status)])
    elif verwerken.onuitgelegd(aanlevering).exists():
        messages.error(request, "Leg eerst elke waarschuwing uit. Daarna kunt u overnemen.")
    else:
        taak = tasks.starten("aanlevering_overnemen", aanlevering, by=gebruiker_van(request))
        if taak.status == "gereed":
            messages.success(request, "De cijfers zijn overgenomen. U bent klaar, dank u wel.")
    return redirect(aanlevering)


@require_POST
def intrekken(request: HttpRequest, pk: int) -> HttpResponse:
    aanlevering = aanlevering_om_te_wijzigen(request, pk)
    try:
        verwerken.intrekken(aanlevering, by=gebruiker_van(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(aanlevering)
    messages.success(request, "De aanlevering is ingetrokken. Er is niets veranderd.")
    return redirect(aanlevering.plicht)


@require_POST
def controleren(request: HttpRequest, pk: int) -> HttpResponse:
    """Once more, when the check stopped halfway; what is checked already stays."""
    aanlevering = aanlevering_om_te_wijzigen(request, pk)
    if aanlevering.status == AanleverStatus.ONTVANGEN:
        tasks.starten("aanlevering_controleren", aanlevering, by=gebruiker_van(request))
    return redirect(aanlevering)


@require_safe
def bestand(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file as it came."""
    aanlevering = aanlevering_voor(request, pk)
    return uitgeven(aanlevering.opslag, aanlevering.bestandsnaam, mag=True)


@require_safe
def gemerkt(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The provider's own workbook, with what is wrong marked in it."""
    aanlevering = aanlevering_voor(request, pk)
    if not aanlevering.opslag:
        return uitgeven(None, mag=False)
    rijen = aanlevering.meldingen.values_list(*Melding._fields)
    meldingen = [Melding(AanleverErnst(rij[0]), *rij[1:]) for rij in rijen]
    with aanlevering.opslag.open("rb") as inhoud:
        werkboek = terugsturen.gemerkt_werkboek(inhoud, Soort(aanlevering.bestandssoort), meldingen)
    naam = aanlevering.bestandsnaam.rpartition(".")[0] or "aanlevering"
    return uitgeven(io.BytesIO(werkboek), f"{naam}-gemerkt.xlsx", mag=True)
