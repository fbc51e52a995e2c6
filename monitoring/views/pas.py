"""Pages of "in de pas": all areas in a line each, one area, one region."""

from typing import Any

from django.utils import timezone
from django.utils.functional import cached_property

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.exporting import FORMATS, Export, export_response
from jeugdzorg.kern.views import OverviewView
from regio.dossiers import GebiedDossier, RegioDossier
from regio.gebiedskeuze import gebieden_voor, gekozen_gebied
from regio.models import Gebied, Jeugdhulpregio

from ..forms_pas import PasForm
from ..pas import vraag
from ..pas.beeld import Pasbeeld, pasbeeld
from ..pas.grafiek import pas_grafiek
from ..pas.tabel import Exportregel, exportregels, matrix, regeltabel
from ..pas.zinnen import is_leeg, nu_tekort, plannenzin

EXPORTKOLOMMEN = [
    Column("Regio", "regio"),
    Column("Kwartaal", "kwartaal"),
    Column("Gevraagd door het pad", "gevraagd", "getal"),
    Column("Afgebouwd", "afgebouwd", "getal"),
    Column("Opbouw gerealiseerd", "gerealiseerd", "getal"),
    Column("Opbouw in uitvoering", "in_uitvoering", "getal"),
    Column("Opbouw goedgekeurd", "goedgekeurd", "getal"),
    Column("Opbouw ingediend", "ingediend", "getal"),
    Column("Opbouw idee", "idee", "getal"),
    Column("Tekort", "tekort", "getal"),
]


class PasMixin:
    """What the pages of an area and of a region share."""

    request: Any
    object: Any
    kwargs: dict[str, Any]

    @property
    def gebied(self) -> Gebied | None:
        raise NotImplementedError

    @property
    def regio(self) -> Jeugdhulpregio | None:
        return None

    @cached_property
    def form(self) -> PasForm:
        paden = (
            list(vraag.paden_van(self.gebied, self.request.user, timezone.localdate()))
            if (self.gebied)
            else []
        )
        return PasForm(self.request.GET, paden=paden)

    @cached_property
    def beeld(self) -> Pasbeeld | None:
        self.form.is_valid()
        if self.gebied is None:
            return None
        return pasbeeld(self.gebied, self.request.user, regio=self.regio, keuze=self.form.keuze())

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.object = self.get_object()
        formaat = request.GET.get("formaat")
        if formaat in FORMATS and self.beeld:
            return export_response(self.export(self.beeld), formaat)
        return super().get(request, *args, **kwargs)

    def export(self, beeld: Pasbeeld) -> Export:
        rijen: list[Exportregel] = list(exportregels(beeld))
        return Export(
            title=f"In de pas {self.object}",
            columns=EXPORTKOLOMMEN,
            rows=rijen,
            filters=[("Tel mee tot en met", beeld.keuze.zekerheid.label)],
            notes=(beeld.zin, plannenzin(beeld), VOORBEELD if beeld.keuze.voorbeeld else ECHT),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = self.beeld
        vraagtekst = self.request.GET.urlencode()
        return super().get_context_data(
            **{
                "form": self.form,
                "pas": beeld,
                "pasgebied": self.gebied,
                "is_leeg": bool(beeld and is_leeg(beeld)),
                "grafiek": pas_grafiek(beeld) if beeld else None,
                "tabel": regeltabel(beeld) if beeld else None,
                "matrix": matrix(beeld) if beeld else None,
                "plannenzin": plannenzin(beeld) if beeld else "",
                "exportvraag": f"{vraagtekst}&" if vraagtekst else "",
                **kwargs,
            }
        )


VOORBEELD = "Verzonnen voorbeeldgegevens tellen mee."
ECHT = "Voorbeeldgegevens tellen niet mee."


class GebiedPas(PasMixin, GebiedDossier):
    template_name = "monitoring/pas/gebied.html"

    @property
    def gebied(self) -> Gebied:
        return self.object


class RegioPas(PasMixin, RegioDossier):
    """Of the area in the address; else of the first that the region plans with."""

    template_name = "monitoring/pas/regio.html"

    @property
    def regio(self) -> Jeugdhulpregio:
        return self.object

    @cached_property
    def gebieden(self) -> list[Gebied]:
        van_regio = self.object.gebiedregios.at().values("gebied")
        return list(gebieden_voor(self.request).filter(pk__in=van_regio))

    @property
    def gebied(self) -> Gebied | None:
        gevraagd = self.request.GET.get("van_gebied", "")
        gekozen = [gebied for gebied in self.gebieden if gebied.code == gevraagd]
        return next(iter(gekozen or self.gebieden), None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"gebieden": self.gebieden, **kwargs})


class PasOverzicht(OverviewView):
    """Every area in one sentence, or only the one that is chosen in the bar."""

    titel = "In de pas"
    template_name = "monitoring/pas/overzicht.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gekozen = gekozen_gebied(self.request)
        gebieden = [gekozen] if gekozen else list(gebieden_voor(self.request))
        beelden = [pasbeeld(gebied, self.request.user) for gebied in gebieden]
        standen = [(beeld, nu_tekort(beeld)) for beeld in beelden]
        return super().get_context_data(**{"standen": standen, "gekozen": gekozen, **kwargs})
