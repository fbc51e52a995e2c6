from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from jeugdzorg.kern.audit import meld_export
from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.exporting import FORMATS, Export, export_response

from ..beelden.tijdlijn import Tijdlijn, tijdlijn, tijdlijn_grafiek
from .locaties import LocatieDossier


class LocatieTijdlijn(LocatieDossier):
    """Places, stays and plans of a location through time."""

    template_name = "capaciteit/locatie_tijdlijn.html"
    columns: ClassVar = [
        Column("Dag", "dag", "datum"),
        Column("Plaatsen", "plaatsen", "getal"),
        Column("Bezet", "bezet", "getal"),
        Column("Voorzieningen met een cijfer", "gemeten", "getal"),
        Column("Andere bron zegt", "anders"),
    ]

    @property
    def voorbeeld(self) -> bool:
        return self.request.GET.get("voorbeeld") == "ja"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        formaat = request.GET.get("formaat", "")
        if formaat not in FORMATS:
            return super().get(request, *args, **kwargs)
        self.object = self.get_object()
        export = self.get_export()
        meld_export(request, export, formaat)
        return export_response(export, formaat)

    def get_export(self) -> Export:
        beeld = self.get_beeld()
        verzonnen = ", voorbeeld" if self.voorbeeld else ""
        return Export(
            title=f"Tijdlijn {self.object}{verzonnen}",
            columns=self.columns,
            rows=beeld.standen,
            notes=[f"Geteld zijn {beeld.maatwoord}, per voorziening het laatste cijfer."],
        )

    def get_beeld(self) -> Tijdlijn:
        maat = self.request.GET.get("maat", "")
        return tijdlijn(self.object, self.request.user, maat=maat, voorbeeld=self.voorbeeld)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        beeld = self.get_beeld()
        return super().get_context_data(
            **{
                "beeld": beeld,
                "grafiek": tijdlijn_grafiek(beeld),
                "voorbeeld": self.voorbeeld,
                "zonder_zijkant": True,
                **kwargs,
            }
        )
