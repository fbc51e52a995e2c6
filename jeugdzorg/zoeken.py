"""Search over everything that the apps register (``regio.zoeken``)."""

from typing import Any

from jeugdzorg.kern.views import OverviewView
from regio.woorden import vereenvoudig
from regio.zoeken import KORTST, LANGST, zoek


class ZoekView(OverviewView):
    titel = "Zoeken"
    template_name = "zoeken.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        vraag = self.request.GET.get("q", "").replace("\0", "").strip()[:LANGST]
        groepen = zoek(self.request.user, vraag)
        return super().get_context_data(
            vraag=vraag,
            te_kort=bool(vraag) and len(vereenvoudig(vraag)) < KORTST,
            groepen=groepen,
            aantal=sum(len(groep.treffers) for groep in groepen),
            **kwargs,
        )
