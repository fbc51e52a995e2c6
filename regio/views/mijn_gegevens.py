from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from jeugdzorg.kern.views import PageMixin

from ..ingelogd import gebruiker_van
from ..mijn_gegevens import gegevens_van, verwijzingen


class MijnGegevensView(PageMixin, TemplateView):
    """What is held about the user who looks."""

    template_name = "regio/mijn_gegevens.html"
    extra_context = {"titel": "Mijn gegevens"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gebruiker = gebruiker_van(self.request)
        lidmaatschappen = gebruiker.lidmaatschappen.select_related("organisatie")
        return super().get_context_data(
            lidmaatschappen=lidmaatschappen.order_by("-geldig_van", "organisatie__naam"),
            geldig={lid.pk for lid in gebruiker.huidige_lidmaatschappen},
            aantallen=[(naam, rijen.count()) for naam, rijen in verwijzingen(gebruiker)],
            **kwargs,
        )


@require_safe
def mijn_gegevens_bestand(request: HttpRequest) -> JsonResponse:
    """All of it as a file."""
    naam = f"mijn-gegevens-{timezone.localdate():%Y-%m-%d}.json"
    return JsonResponse(
        gegevens_van(gebruiker_van(request)),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )
