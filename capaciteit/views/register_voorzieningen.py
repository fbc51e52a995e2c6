from collections.abc import Iterable
from typing import Any

from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from jeugdzorg.kern.notation import datum as datum_tekst
from regio.ingelogd import gebruiker_van

from ..choices import Aard, VoorzieningStatus
from ..forms_register import OmzetForm, RedenForm, StatusForm, VoorzieningForm, WijzigForm
from ..models import Voorziening, Voorzieningstatusrij, Voorzieningversie
from ..register import gevolgen as in_woorden
from ..register.geschiedenis import wat_van_status, wat_van_versie
from ..register.statussen import status_plannen
from ..register.terugdraaien import boekingen_bij, status_terugdraaien, versie_terugdraaien
from ..register.versies import waarden_van
from ..register.voorzieningen import (
    voorziening_omzetten,
    voorziening_toevoegen,
    voorziening_wijzigen,
)
from ..werkstroom import STATUS_VOLGT
from .register import ActieView, GevolgenMixin, LocatieMixin, VoorzieningMixin, vandaag


class VoorzieningToevoegen(LocatieMixin, ActieView):
    form_class = VoorzieningForm
    knop = "Voeg de voorziening toe"
    intro = "Een groep of een aantal groepen met dezelfde zorgvorm. Ook een plan kunt u toevoegen."
    uitleg = (
        "Een voorziening begint als idee of plan, of is meteen open. Latere stappen plant u bij "
        "de voorziening.",
        "Nieuwe plaatsen komen in de plaatsenbalans op de dag dat de voorziening opent.",
    )

    def get_titel(self) -> str:
        return f"Voorziening toevoegen aan {self.locatie}"

    def beginwaarden(self) -> dict[str, Any]:
        return {"op": vandaag()}

    def uitvoeren(self, form: VoorzieningForm) -> Voorziening:
        overig = form.waarden("status", "op", "gereed", "plaatsen", "reden")
        return voorziening_toevoegen(
            self.locatie,
            form.waarden("zorgvorm", *form.BESCHRIJVING),
            by=gebruiker_van(self.request),
            **overig,
        )

    def gelukt(self, uitkomst: Voorziening) -> str:
        return f"{uitkomst} is toegevoegd."

    def na_afloop(self, uitkomst: Voorziening) -> str:
        return uitkomst.get_absolute_url()


class VoorzieningWijzigen(VoorzieningMixin, ActieView):
    form_class = WijzigForm
    intro = "Zeg wat er anders is, en vanaf wanneer. Wat er stond, blijft in de geschiedenis."
    uitleg = (
        "Een andere zorgvorm is een omzetting: dan veranderen ook de plaatsen. Kies dan omzetten.",
        "Plaatsen wijzigt u hier niet: die staan in de plaatsenbalans en in uw aanleveringen.",
    )

    def get_titel(self) -> str:
        return f"{self.voorziening} wijzigen"

    def rij(self) -> Voorziening:
        return self.voorziening

    def beginwaarden(self) -> dict[str, Any]:
        return {**waarden_van(self.voorziening), "vanaf": vandaag()}

    def uitvoeren(self, form: WijzigForm) -> Voorzieningversie:
        return voorziening_wijzigen(
            self.voorziening,
            form.waarden(*form.BESCHRIJVING),
            token=self.token(form),
            by=gebruiker_van(self.request),
            **form.waarden("vanaf", "reden"),
        )

    def gelukt(self, uitkomst: Voorzieningversie) -> str:
        vanaf = datum_tekst(uitkomst.geldig_van)
        return f"De wijziging van {self.voorziening} per {vanaf} is opgeslagen."


class VoorzieningOmzetten(VoorzieningMixin, GevolgenMixin):
    form_class = OmzetForm
    intro = "De voorziening krijgt een andere zorgvorm. Alle plaatsen gaan mee."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Zet de voorziening om"
    uitleg = (
        "Gaan niet alle plaatsen mee? Voeg dan een nieuwe voorziening toe en boek de plaatsen "
        "daarheen.",
    )

    def get_titel(self) -> str:
        return f"{self.voorziening} omzetten"

    def rij(self) -> Voorziening:
        return self.voorziening

    def beginwaarden(self) -> dict[str, Any]:
        return {**waarden_van(self.voorziening), "zorgvorm": "", "vanaf": vandaag()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "zorgvorm": self.voorziening.zorgvorm}

    def gevolgen(self, form: OmzetForm) -> Iterable[str]:
        zorgvorm, vanaf = form.cleaned_data["zorgvorm"], form.cleaned_data["vanaf"]
        yield from in_woorden.bij_omzetten(self.voorziening, zorgvorm, vanaf, self.request.user)
        yield from in_woorden.slot()

    def uitvoeren(self, form: OmzetForm) -> Voorzieningversie:
        return voorziening_omzetten(
            self.voorziening,
            waarden=form.waarden(*form.BESCHRIJVING),
            token=self.token(form),
            by=gebruiker_van(self.request),
            **form.waarden("zorgvorm", "vanaf", "project", "reden"),
        )

    def gelukt(self, uitkomst: Voorzieningversie) -> str:
        wordt = "wordt volgens plan" if uitkomst.aard == Aard.PLAN else "is"
        vanaf, zorgvorm = datum_tekst(uitkomst.geldig_van), uitkomst.get_zorgvorm_display()
        return f"{self.voorziening} {wordt} per {vanaf} {zorgvorm}."


class StatusPlannen(VoorzieningMixin, ActieView):
    form_class = StatusForm
    intro = "Zeg hoe ver de voorziening is, nu of later."
    uitleg = (
        "Een voorziening gaat van idee, gepland en in ontwikkeling naar open, en daarna van in "
        "afbouw naar gesloten. U mag stappen overslaan.",
        "Gaat de voorziening dicht? Kies dan sluiten: daar zegt u ook waar de plaatsen heen gaan.",
    )

    def get_titel(self) -> str:
        return f"Status van {self.voorziening}"

    def rij(self) -> Voorziening:
        return self.voorziening

    def beginwaarden(self) -> dict[str, Any]:
        volgt = STATUS_VOLGT.get(self.voorziening.status or "", frozenset())
        verder = [status for status in VoorzieningStatus if status in volgt]
        return {"op": vandaag(), "status": verder[0] if len(verder) == 1 else ""}

    def uitvoeren(self, form: StatusForm) -> Voorzieningstatusrij:
        return status_plannen(
            self.voorziening,
            form.cleaned_data["status"],
            token=self.token(form),
            by=gebruiker_van(self.request),
            **form.waarden("op", "reden"),
        )

    def gelukt(self, uitkomst: Voorzieningstatusrij) -> str:
        op, status = datum_tekst(uitkomst.peildatum), uitkomst.get_status_display()
        return f"{self.voorziening} is per {op} {status}."


class Terugdraaien(VoorzieningMixin, ActieView):
    """Of one row of the history: what it said, and which bookings go back with it."""

    form_class = RedenForm
    knop = "Draai dit terug"
    intro = "Wat u terugdraait, telt niet meer. Het blijft wel bewaard."

    def get_titel(self) -> str:
        return f"Terugdraaien bij {self.voorziening}"

    def rij(self) -> Voorziening:
        return self.voorziening

    @cached_property
    def regel(self) -> Any:
        raise NotImplementedError

    def get(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.regel  # noqa: B018  (not there or not visible: 404)
        return super().get(*args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terug = [
            f"De boeking van {in_woorden.plaatsen(mutatie.aantal)} op "
            f"{datum_tekst(mutatie.datum)} ({mutatie.get_soort_display()}) wordt teruggeboekt."
            for mutatie in boekingen_bij(self.regel).order_by("pk")
        ]
        gevolgen = [self.wat, *terug, in_woorden.CIJFERS, in_woorden.NIEMAND]
        return super().get_context_data(**{"gevolgen": gevolgen, **kwargs})

    @property
    def wat(self) -> str:
        raise NotImplementedError

    def gelukt(self, uitkomst: Any) -> str:
        return "Het is teruggedraaid."


class VersieTerugdraaien(Terugdraaien):
    @cached_property
    def regel(self) -> Voorzieningversie:
        rijen = Voorzieningversie.objects.visible_to(self.request.user).select_related("bron")
        return get_object_or_404(rijen, pk=self.kwargs["pk"], voorziening=self.voorziening)

    @property
    def wat(self) -> str:
        vanaf = datum_tekst(self.regel.geldig_van)
        return f"Per {vanaf} geldt dit niet meer: {wat_van_versie(self.regel, None)}."

    def uitvoeren(self, form: RedenForm) -> None:
        versie_terugdraaien(
            self.regel,
            reden=form.cleaned_data["reden"],
            token=self.token(form),
            by=gebruiker_van(self.request),
        )


class StatusTerugdraaien(Terugdraaien):
    @cached_property
    def regel(self) -> Voorzieningstatusrij:
        rijen = Voorzieningstatusrij.alle_versies.visible_to(self.request.user)
        rijen = rijen.select_related("bron")
        return get_object_or_404(rijen, pk=self.kwargs["pk"], voorziening=self.voorziening)

    @property
    def wat(self) -> str:
        op = datum_tekst(self.regel.peildatum)
        return f"Per {op} geldt dit niet meer: {wat_van_status(self.regel)}."

    def uitvoeren(self, form: RedenForm) -> None:
        status_terugdraaien(
            self.regel,
            reden=form.cleaned_data["reden"],
            token=self.token(form),
            by=gebruiker_van(self.request),
        )
