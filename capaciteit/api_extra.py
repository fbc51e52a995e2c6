"""What the API gives beside its resources: sums per group and period, and what changed."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError as DjangoValidationError
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from jeugdzorg.kern.conditional import answered, sql_version_of
from jeugdzorg.kern.feed import FeedView
from jeugdzorg.kern.scopes import HasScope
from jeugdzorg.kern.throttling import RateLimitMixin
from jeugdzorg.kern.viewsets import KnownKeysMixin, ResourceViewSet
from jeugdzorg.kern.vrije_tekst import Formulier
from regio.choices import Zorgvorm
from regio.models import Aanbieder, Gebied, Jeugdhulpregio

from . import viewsets
from .choices import Capaciteitsmaat
from .models import Voorziening
from .samenvatting import Samenvattingrij, samenvatting
from .samenvattingvraag import GROEPERINGEN, samenvattingvraag

JAAR: Final = timedelta(days=365)
PERIODEN: Final = ("maand", "kwartaal", "halfjaar", "jaar")
MODELLEN: Final[Mapping[str, Any]] = {
    "gebied": Gebied,
    "regio": Jeugdhulpregio,
    "aanbieder": Aanbieder,
    "voorziening": Voorziening,
}
VELDEN: Final[Sequence[tuple[str, str]]] = (
    ("voorzieningen", "voorzieningen"),
    ("plaatsen", "plaatsen"),
    ("bezet", "bezet"),
    ("wachtend", "wachtend"),
    ("nietBeschikbaar", "niet_beschikbaar"),
    ("afgeschermdeRijen", "afgeschermde_rijen"),
    ("tenMinste", "ten_minste"),
    ("oudstePeildatum", "oudste_peildatum"),
    ("jongstePeildatum", "jongste_peildatum"),
)
"""Key of the answer and attribute of ``Samenvattingrij``."""


class WijzigingenView(FeedView):
    tag = viewsets.TAG
    kinds: ClassVar[Mapping[str, type[ResourceViewSet]]] = {
        "locaties": viewsets.LocatieViewSet,
        "voorzieningen": viewsets.VoorzieningViewSet,
        "capaciteitsmetingen": viewsets.CapaciteitsmetingViewSet,
        "herkomst": viewsets.HerkomstViewSet,
        "plaatsmutaties": viewsets.PlaatsmutatieViewSet,
    }


class SamenvattingVraag(Formulier):
    """What is asked; the names are those of the query keys."""

    van = forms.DateField(input_formats=["%Y-%m-%d"], required=False)
    tot = forms.DateField(input_formats=["%Y-%m-%d"], required=False)
    groepering = forms.CharField(required=False, max_length=80)
    periode = forms.ChoiceField(choices=[(p, p) for p in PERIODEN], required=False)
    maat = forms.ChoiceField(choices=Capaciteitsmaat.choices, required=False)
    voorbeeld = forms.ChoiceField(choices=[("true", "ja"), ("false", "nee")], required=False)
    zorgvorm = forms.ChoiceField(choices=Zorgvorm.choices, required=False)
    beweging = forms.ChoiceField(choices=[(b, b) for b in ("afbouw", "opbouw")], required=False)
    gebied = forms.CharField(required=False, max_length=80)
    regio = forms.CharField(required=False, max_length=80)
    aanbieder = forms.CharField(required=False, max_length=80)
    voorziening = forms.CharField(required=False, max_length=80)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_groepering(self) -> list[str]:
        namen = [naam for naam in self.cleaned_data["groepering"].split(",") if naam]
        if vreemd := [naam for naam in namen if naam not in GROEPERINGEN]:
            raise DjangoValidationError(
                f"'{vreemd[0][:60]}' is er niet. Kies uit: {', '.join(GROEPERINGEN)}.", "invalid"
            )
        return namen

    def clean(self) -> dict[str, Any]:
        gevraagd = super().clean() or self.cleaned_data
        tot = gevraagd["tot"] = gevraagd.get("tot") or timezone.localdate()
        van = gevraagd["van"] = gevraagd.get("van") or tot - JAAR
        if van > tot:
            self.add_error("tot", "Deze dag ligt voor 'van'.")
        for naam, model in MODELLEN.items():
            code = gevraagd.get(naam)
            if code and not model.objects.visible_to(self.user).filter(code=code).exists():
                self.add_error(naam, "Deze code bestaat niet.")
        return gevraagd

    @property
    def filters(self) -> dict[str, Any]:
        namen = (*MODELLEN, "zorgvorm", "beweging")
        return {naam: self.cleaned_data[naam] for naam in namen if self.cleaned_data[naam]}


class SamenvattingView(RateLimitMixin, KnownKeysMixin):
    """Sums of what the reader is shown, with how many rows are shielded (besluit 14)."""

    permission_classes = [IsAuthenticated, HasScope]
    http_method_names = ["get", "head", "options"]
    tag = viewsets.TAG

    def known_keys(self) -> set[str]:
        return set(SamenvattingVraag.base_fields)

    def get(self, request: Request) -> HttpResponseBase:
        vraag = SamenvattingVraag(request.query_params, user=request.user)
        if not vraag.is_valid():
            raise ValidationError(
                {
                    sleutel: [str(fout) for fout in fouten]
                    for sleutel, fouten in vraag.errors.items()
                },
                "invalid",
            )
        gevraagd = vraag.cleaned_data
        wat: dict[str, Any] = {
            "groepering": gevraagd["groepering"],
            "periode": gevraagd["periode"] or "halfjaar",
            "van": gevraagd["van"],
            "tot": gevraagd["tot"],
            "filters": vraag.filters,
            "maat": gevraagd["maat"] or Capaciteitsmaat.PLEKKEN,
            "voorbeeld": gevraagd["voorbeeld"] == "true",
        }
        sql, params = samenvattingvraag(request.user, **wat) or ("", ())
        return answered(request, sql_version_of(sql, params, request), partial(self.sommen, wat))

    def sommen(self, wat: Mapping[str, Any]) -> Response:
        rijen = samenvatting(self.request.user, **wat)
        here = {"self": {"href": self.request.build_absolute_uri()}}
        return Response(
            {"_links": here, "results": [getoond(rij, wat["groepering"]) for rij in rijen]}
        )


def getoond(rij: Samenvattingrij, groepering: Sequence[str]) -> dict[str, Any]:
    """A row as JSON: its groups, its period, its sums and its rates."""
    groepen = {naam: getattr(rij, naam) or None for naam in groepering if naam != "periode"}
    periode = {"periodeVan": rij.periode_begin, "periodeTot": rij.periode_eind}
    sommen = {sleutel: getattr(rij, veld) for sleutel, veld in VELDEN}
    return {
        **groepen,
        **periode,
        **sommen,
        "bezettingsgraad": as_number(rij.bezettingsgraad),
        "bezettingsgraadBeschikbaar": as_number(rij.bezettingsgraad_beschikbaar),
    }


def as_number(waarde: Any) -> float | None:
    return None if waarde is None else float(waarde)
