from typing import Any

from ..beelden.tijdlijn import tijdlijn, tijdlijn_grafiek
from .locaties import LocatieDossier


class LocatieTijdlijn(LocatieDossier):
    """Places, stays and plans of a location through time."""

    template_name = "capaciteit/locatie_tijdlijn.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        voorbeeld = self.request.GET.get("voorbeeld") == "ja"
        beeld = tijdlijn(
            self.object,
            self.request.user,
            maat=self.request.GET.get("maat", ""),
            voorbeeld=voorbeeld,
        )
        return super().get_context_data(
            **{
                "beeld": beeld,
                "grafiek": tijdlijn_grafiek(beeld),
                "voorbeeld": voorbeeld,
                "zonder_zijkant": True,
                **kwargs,
            }
        )
