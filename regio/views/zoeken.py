"""Search."""

from typing import Any

from jeugdzorg.kern.views import OverviewView

from ..zoeken import KORTST, zoek


class ZoekView(OverviewView):
    template_name = "zoeken.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        vraag = self.request.GET.get("q", "").strip()
        groepen = zoek(self.request.user, vraag)
        return super().get_context_data(
            **{
                "titel": f"Zoeken: {vraag}" if vraag else "Zoeken",
                "vraag": vraag,
                "te_kort": bool(vraag) and len(vraag) < KORTST,
                "groepen": groepen,
                "aantal": sum(len(groep.treffers) for groep in groepen),
                **kwargs,
            }
        )
