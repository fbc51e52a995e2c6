"""The pages of the background jobs; a job is shown to its owner only."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from . import jobs
from .models import Taak, TaakQuerySet
from .recovery import recover
from .views import DossierView, ListPage


class TaakListView(ListPage):
    model = Taak
    titel = "Mijn taken"
    meervoud = "taken"
    template_name = "kern/taak_list.html"

    def get_queryset(self) -> TaakQuerySet:
        return heard_of(self.request).zelfstandig()


class TaakView(DossierView):
    model = Taak
    template_name = "kern/taak.html"

    def get_queryset(self) -> TaakQuerySet:
        return heard_of(self.request)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        delen = self.object.delen.order_by("pk")
        return super().get_context_data(**{"delen": list(delen), **kwargs})


def heard_of(request: HttpRequest) -> TaakQuerySet:
    """The jobs of the user, after taking up again those whose worker is gone."""
    eigen = Taak.objects.visible_to(request.user)
    recover(eigen)
    return eigen


@require_POST
def taak_opnieuw(request: HttpRequest, pk: int) -> HttpResponse:
    taak = get_object_or_404(heard_of(request), pk=pk)
    return redirect(jobs.restart(taak))


@require_POST
def taak_afbreken(request: HttpRequest, pk: int) -> HttpResponse:
    taak = get_object_or_404(heard_of(request), pk=pk)
    if jobs.cancel(taak):
        messages.success(request, "De taak is afgebroken.")
    return redirect(taak)
