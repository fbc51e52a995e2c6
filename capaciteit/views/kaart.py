from typing import Any

from jeugdzorg.kern.views import OverviewView
from regio.models import Jeugdhulpregio

from ..kaartbeeld import kaart_van
from ..kaartmaten import MATEN, maten, maten_per_groep


class KaartView(OverviewView):
    titel = "Kaart"
    template_name = "capaciteit/kaart.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        maat = MATEN.get(self.request.GET.get("maat", ""), maten()[0])
        regios = list(Jeugdhulpregio.objects.visible_to(user).at())
        return super().get_context_data(
            **{
                "maat": maat,
                "maten": maten_per_groep(),
                "regios": regios,
                "kaart": kaart_van(maat, regios, user) if regios else None,
                "bronnen": maat.bronnen(user),
                **kwargs,
            }
        )
