from typing import Any

from jeugdzorg.kern.views import OverviewView

from ..mijn_werk import heeft_werk, werklijsten


class MijnWerkView(OverviewView):
    template_name = "vastgoed/mijn_werk.html"
    titel = "Mijn werk"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        lijsten = werklijsten(user) if heeft_werk(user) else []
        return super().get_context_data(**{"lijsten": lijsten, **kwargs})
