"""The register of alternatives, and build-up against build-down, in the API."""

from functools import partial
from typing import Any, Final

from django import forms
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from capaciteit.models import Locatie, Plaatsmutatie, Voorziening, Voorzieningstatusrij
from jeugdzorg.kern.conditional import answered, composed_version_of
from jeugdzorg.kern.scopes import HasScope
from jeugdzorg.kern.throttling import RateLimitMixin
from jeugdzorg.kern.viewsets import KnownKeysMixin, ResourceViewSet
from regio.models import (
    Aanbieder,
    Bron,
    Gebied,
    GebiedRegio,
    Gemeente,
    Jeugdhulpregio,
    Lidmaatschap,
    Organisatie,
    Regioindeling,
    Uitspraak,
)
from vastgoed.models import (
    Coordinatie,
    Planplaats,
    Planproject,
    Planversie,
    Toekenning,
    Vastgoedplan,
)

from .api_filters_pas import AlternatiefFilter
from .choices_pas import Zekerheid
from .forms_pas import PasForm
from .models import Afbouwpad, Alternatief, Indicator, Paddeel, Padpunt
from .pas import vraag
from .pas.beeld import pasbeeld
from .pas.rekenen import Kwartaalregel
from .pas.tabel import een_decimaal
from .pas.uitkomst import Pasbeeld
from .serializers_pas import AlternatiefSerializer

TAG: Final = "Monitoring"


class AlternatiefViewSet(ResourceViewSet):
    queryset = Alternatief.objects.all()
    serializer_class = AlternatiefSerializer
    filterset_class = AlternatiefFilter
    sort_fields = {"code": "code", "naam": "naam", "vanaf": "vanaf", "plaatsen": "plaatsen"}
    tag, enkelvoud, meervoud = TAG, "alternatief", "alternatieven"
    uitleg = (
        "Wat er is of komt zodat jeugdigen niet gesloten hoeven te wonen. Staan de plaatsen in de "
        "plaatsenbalans van `voorziening`, dan tellen zij daar: tel ze niet ook van hier."
    )

    def with_related(self, rows: Any) -> Any:
        return rows.with_partijen()


class PasVraag(PasForm):
    """What is asked; the names are those of the query keys."""

    gebied = forms.CharField(max_length=12)
    regio = forms.CharField(required=False, max_length=4)
    voorbeeld = forms.ChoiceField(  # type: ignore[assignment]  # two words in an address
        choices=[("true", "ja"), ("false", "nee")], required=False
    )

    def __init__(self, data: Any, *, user: Any) -> None:
        super().__init__(data, paden=[])
        self.user = user
        self.fields["pad"] = forms.CharField(required=False, max_length=30)

    def clean(self) -> dict[str, Any]:
        gevraagd = super().clean()
        code = gevraagd.get("gebied")
        gebied = Gebied.objects.visible_to(self.user).planning().filter(code=code).first()
        if code and gebied is None:
            self.add_error("gebied", "Deze code bestaat niet.")
        if gebied:
            self.binnen(gebied, gevraagd)
        gevraagd["voorbeeld"] = gevraagd.get("voorbeeld") == "true"
        return {**gevraagd, "gebied": gebied}

    def binnen(self, gebied: Gebied, gevraagd: dict[str, Any]) -> None:
        """The region and path have to belong to the area."""
        paden = vraag.paden_van(gebied, self.user, timezone.localdate())
        if gevraagd.get("pad") and not paden.filter(code=gevraagd["pad"]).exists():
            self.add_error("pad", "Deze code bestaat niet.")
        regios = Jeugdhulpregio.objects.filter(gebiedregios__gebied=gebied)
        regio = regios.filter(code=gevraagd.get("regio") or "").first()
        if gevraagd.get("regio") and regio is None:
            self.add_error("regio", "Deze code bestaat niet.")
        gevraagd["regio"] = regio


SLEUTELS: Final = ("gebied", "regio", "pad", "zekerheid", "van", "tot", "voorbeeld")


NAAR_LEZER: Final[tuple[Any, ...]] = (
    *(Afbouwpad, Padpunt, Paddeel, Alternatief, Plaatsmutatie, Planplaats),
    *(Voorziening, Voorzieningstatusrij, Locatie, Gebied, Uitspraak),
)
"""Of what a reader sees a part."""
VERDER: Final[tuple[Any, ...]] = (
    *(Lidmaatschap, Organisatie, Organisatie.gebieden.through, Coordinatie),
    *(Bron, GebiedRegio, Jeugdhulpregio, Gemeente, Regioindeling, Indicator),
    *(Alternatief.jeugdhulpregios.through, Alternatief.partners.through, Aanbieder),
    *(Vastgoedplan, Planversie, Planproject, Toekenning, Toekenning.locaties.through),
)


class PasView(RateLimitMixin, KnownKeysMixin):
    """The picture of an area or region, with the same numbers as the page."""

    permission_classes = [IsAuthenticated, HasScope]
    http_method_names = ["get", "head", "options"]
    tag = TAG

    def known_keys(self) -> set[str]:
        return set(SLEUTELS)

    def get(self, request: Request) -> HttpResponseBase:
        form = PasVraag(request.query_params, user=request.user)
        if not form.is_valid():
            fouten = {naam: [str(fout) for fout in rij] for naam, rij in form.errors.items()}
            raise ValidationError(fouten, "invalid")
        gezien = [model.objects.visible_to(request.user) for model in NAAR_LEZER]
        versie = composed_version_of(gezien, VERDER, request)
        return answered(request, versie, partial(self.beeld, request, form))

    def beeld(self, request: Request, form: PasVraag) -> Response:
        gekozen = form.cleaned_data
        beeld = pasbeeld(
            gekozen["gebied"], request.user, regio=gekozen.get("regio"), keuze=form.keuze()
        )
        hier = {"self": {"href": request.build_absolute_uri()}}
        return Response({"_links": hier, **kop(beeld), "results": list(rijen(beeld))})


def kop(beeld: Pasbeeld) -> dict[str, Any]:
    return {
        "gebied": beeld.gebied.code,
        "regio": beeld.regio.code if beeld.regio else None,
        "pad": beeld.pad.code if beeld.pad else None,
        "conclusie": beeld.zin,
        "alleIngediendePlannen": beeld.ziet_alle_plannen,
        "zonderDatum": beeld.zonder_datum,
    }


def rijen(beeld: Pasbeeld) -> Any:
    """Per region and quarter; the whole has no region."""
    delen = [(deel.code or "onbekend", deel.regels) for deel in beeld.regios]
    heel = beeld.regio.code if beeld.regio else None
    for regio, regels in [*delen, (heel, beeld.regels)]:
        for regel in regels:
            yield {"regio": regio, **getoond(regel)}


def getoond(regel: Kwartaalregel) -> dict[str, Any]:
    return {
        "kwartaal": str(regel.kwartaal),
        "gevraagd": een_decimaal(regel.gevraagd),
        "afgebouwd": regel.afgebouwd,
        "opgebouwd": regel.opgebouwd,
        "perZekerheid": {graad.value: regel.op.get(graad.value, 0) for graad in Zekerheid},
        "tekort": een_decimaal(regel.tekort),
    }
