"""The first page after logging in: one area at a glance, or all areas in a line each."""

from typing import Any

from django.utils import timezone

from jeugdzorg.kern.views import OverviewView
from regio.gebiedskeuze import gekozen_gebied

from ..selectors import gebiedsbeeld, gebiedsregels


class StartView(OverviewView):
    template_name = "start.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        vandaag = timezone.localdate()
        gebied = gekozen_gebied(self.request)
        beeld = gebiedsbeeld(self.request.user, gebied, vandaag) if gebied else None
        return super().get_context_data(
            **{
                "titel": str(gebied) if gebied else "Overzicht",
                "tegels": list(beeld.tegels) if beeld else [],
                "gebied": gebied,
                "beeld": beeld,
                "regels": [] if gebied else gebiedsregels(self.request.user, vandaag),
                "vandaag": vandaag,
                **kwargs,
            }
        )
