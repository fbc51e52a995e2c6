"""The entries of the plaatsenbalans: the list, booking one, and taking one back."""

from typing import Any, ClassVar

import rules
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, View

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import ListPage, PageMixin
from regio.gebiedskeuze import GebiedMixin
from regio.ingelogd import gebruiker_van

from ..boeken import boek_een_keer, opgesteld, terugboeken, uitvoeren
from ..boekrecht import met_recht
from ..boekzinnen import beweging, wat_het_doet
from ..choices import Aard, Capaciteitsmaat
from ..filters_plaatsen import PlaatsmutatieFilter
from ..forms_plaatsen import BoekForm, TerugboekForm, UitvoerForm
from ..models import Plaatsmutatie
from ..validators_boeken import validate_boeking, validate_terugboeking

KOLOMMEN = [
    Column("Datum", "datum", "datum"),
    Column("Plaatsen", "aantal", "getal"),
    Column("Wat telt", "get_maat_display"),
    Column("Soort", "get_soort_display"),
    Column("Van", "van.naam"),
    Column("Van code", "van.code"),
    Column("Van zorgvorm", "get_van_zorgvorm_display"),
    Column("Naar", "naar.naam"),
    Column("Naar code", "naar.code"),
    Column("Naar zorgvorm", "get_naar_zorgvorm_display"),
    Column("Feit of plan", "get_aard_display"),
    Column("Project", "project"),
    Column("Reden", "reden"),
    Column("Geboekt op", "geboekt_op", "tijdstip"),
    Column("Boekt terug", "herroept_id", "getal"),
    Column("Nummer", "pk", "getal"),
]


class PlaatsmutatieLijst(GebiedMixin, ListPage):
    model = Plaatsmutatie
    filterset_class = PlaatsmutatieFilter
    template_name = "capaciteit/plaatsmutatie_list.html"
    titel = "Mutaties van plaatsen"
    enkelvoud, meervoud = "mutatie", "mutaties"
    columns: ClassVar[list[Column]] = [*KOLOMMEN, *BRON]
    sort_fields = {
        "datum": "datum",
        "aantal": "aantal",
        "soort": ["soort", "datum"],
        "van": ["van__naam", "datum"],
        "naar": ["naar__naam", "datum"],
        "geboekt": "geboekt_op",
    }
    default_sort = "-datum"
    notes = ("Een tegenboeking heeft de kanten omgedraaid en heft op wat zij terugboekt.",)

    def get_queryset(self) -> QuerySet:
        rijen = super().get_queryset().with_partijen()
        if self.request.GET.get("voorbeeld"):
            return rijen.select_related("herroepen_door")
        return rijen.zonder_voorbeeld().select_related("herroepen_door")

    def get_totals(self) -> dict[str, Any]:
        """Per measure and kind; a counter-entry is subtracted."""
        som = Sum("aantal", filter=Q(herroept__isnull=True), default=0) - Sum(
            "aantal", filter=Q(herroept__isnull=False), default=0
        )
        rijen = self.object_list.order_by().values("maat", "aard").annotate(samen=som)
        return {
            "per_maat": [
                (Capaciteitsmaat(rij["maat"]).label, Aard(rij["aard"]).label, rij["samen"])
                for rij in rijen.order_by("maat", "aard")
            ]
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        mag = rules.test_rule("register_bijhouden", user)
        context = super().get_context_data(mag_boeken=mag, vandaag=timezone.localdate(), **kwargs)
        context["page_obj"].object_list = met_recht(context["page_obj"].object_list, user)
        return context


class BoekMixin(RuleMixin, PageMixin):
    rule = "register_bijhouden"
    request: HttpRequest


class PlaatsmutatieBoeken(BoekMixin, FormView):
    """One entry; a second button shows first what it does, for who has no JavaScript."""

    form_class = BoekForm
    template_name = "capaciteit/plaatsmutatie_boeken.html"
    extra_context = {"titel": "Plaatsen boeken"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": gebruiker_van(self.request)}

    def get_initial(self) -> dict[str, Any]:
        """A link from a facility fills in one side."""
        gevraagd = ("van", "naar", "soort", "aard", "maat")
        return {naam: self.request.GET[naam] for naam in gevraagd if naam in self.request.GET}

    def form_valid(self, form: BoekForm) -> HttpResponseBase:
        if "bekijk" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, **gevolg_van(form)))
        try:
            mutatie = boek_een_keer(**form.cleaned_data, by=gebruiker_van(self.request))
        except ValidationError as error:
            toevoegen(form, error)
            return self.form_invalid(form)
        messages.success(self.request, f"Geboekt. {beweging(mutatie)}")
        return redirect(f"{reverse('capaciteit:plaatsmutatie-lijst')}?sorteer=-geboekt")

    def form_invalid(self, form: BoekForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **gevolg_van(form)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        annuleer = reverse("capaciteit:plaatsenbalans")
        return super().get_context_data(annuleer_url=annuleer, **kwargs)


class PlaatsmutatieGevolg(BoekMixin, View):
    """What the entry would do that is being filled in: a part of the page, asked while typing."""

    def get(self, request: HttpRequest) -> HttpResponse:
        form = BoekForm(request.GET, user=gebruiker_van(request))
        form.is_valid()
        return render(request, "capaciteit/_boek_gevolg.html", gevolg_van(form))


NODIG = ("soort", "aantal", "maat", "datum", "aard")


def gevolg_van(form: BoekForm) -> dict[str, Any]:
    """``zinnen`` when enough is filled in, ``gevolg_fouten`` when the parts do not fit."""
    gekozen = getattr(form, "cleaned_data", {})
    if any(naam not in gekozen for naam in NODIG) or not (
        gekozen.get("van") or gekozen.get("naar")
    ):
        return {"zinnen": []}
    velden = {naam: waarde for naam, waarde in gekozen.items() if naam != "namens"}
    mutatie = opgesteld(**{"reden": "", **velden})
    try:
        validate_boeking(mutatie)
    except ValidationError as error:
        fouten = {naam: teksten for naam, teksten in error.message_dict.items() if naam != "reden"}
        if fouten:
            return {"gevolg_fouten": [tekst for teksten in fouten.values() for tekst in teksten]}
    return {"zinnen": wat_het_doet(mutatie)}


def toevoegen(form: Any, error: ValidationError) -> None:
    """The errors at their fields; what has no field on top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for naam, fouten in error.error_dict.items():
        form.add_error(naam if naam in form.fields else None, fouten)


class EenMutatie(BoekMixin, FormView):
    """A page about one entry, for who keeps the register on both sides of it."""

    @cached_property
    def mutatie(self) -> Plaatsmutatie:
        rijen = Plaatsmutatie.objects.visible_to(self.request.user).with_partijen()
        mutatie = get_object_or_404(rijen, pk=self.kwargs["pk"])
        for voorziening in (mutatie.van, mutatie.naar):
            if voorziening is not None:
                require("register_bijhouden", self.request.user, voorziening.locatie)
        return mutatie

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            mutatie=self.mutatie,
            beweging=beweging(self.mutatie),
            kan_niet=self.kan_niet(),
            annuleer_url=reverse("capaciteit:plaatsmutatie-lijst"),
            **kwargs,
        )

    def kan_niet(self) -> str:
        """Why this entry is not one to take back, if so."""
        try:
            validate_terugboeking(self.mutatie)
        except ValidationError as error:
            return " ".join(error.messages)
        return ""


class PlaatsmutatieTerugboeken(EenMutatie):
    """First what it undoes, in words; then it does, with a reason."""

    form_class = TerugboekForm
    template_name = "capaciteit/plaatsmutatie_terugboeken.html"
    extra_context = {"titel": "Boeking terugboeken"}

    def form_valid(self, form: TerugboekForm) -> HttpResponseBase:
        reden = form.cleaned_data["reden"]
        try:
            terugboeken(self.mutatie, reden=reden, by=gebruiker_van(self.request))
        except ValidationError as error:
            toevoegen(form, error)
            return self.form_invalid(form)
        messages.success(self.request, "De boeking is teruggeboekt. Beide regels blijven staan.")
        return redirect(f"{reverse('capaciteit:plaatsmutatie-lijst')}?sorteer=-geboekt")


class PlaatsmutatieUitvoeren(EenMutatie):
    """A plan that was carried out becomes a fact."""

    form_class = UitvoerForm
    template_name = "capaciteit/plaatsmutatie_uitvoeren.html"
    extra_context = {"titel": "Plan als feit boeken"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": gebruiker_van(self.request)}

    def get_initial(self) -> dict[str, Any]:
        return {"datum": min(self.mutatie.datum, timezone.localdate())}

    def form_valid(self, form: UitvoerForm) -> HttpResponseBase:
        try:
            feit = uitvoeren(self.mutatie, **form.cleaned_data, by=gebruiker_van(self.request))
        except ValidationError as error:
            toevoegen(form, error)
            return self.form_invalid(form)
        messages.success(self.request, f"Geboekt. {beweging(feit)}")
        return redirect(f"{reverse('capaciteit:plaatsmutatie-lijst')}?sorteer=-geboekt")

    def kan_niet(self) -> str:
        return super().kan_niet() if self.mutatie.aard == Aard.PLAN else "Dit is al een feit."
