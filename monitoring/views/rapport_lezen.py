"""A report to read: on a page, as in the PDF, as figures, and beside what is known now."""

import csv
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.exporting import Echo, decimal_comma, defused
from jeugdzorg.kern.models import Gebeurtenissoort
from jeugdzorg.kern.notation import is_number
from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.views import DossierView
from regio.models import Jeugdhulpregio

from ..choices_rapport import Rapportstatus
from ..models import Cyclus, Rapport
from ..rapport import tabel
from ..rapport.maken import bestandsnaam, volgende
from ..rapport.nu_bekend import nu_anders
from ..rapport.opmaak import context, rapport_html
from ..rapport.samenstellen import rapportgegevens

INGETROKKEN = "Dit rapport is ingetrokken; de bladzijde van het rapport zegt waarom."


class LezenView(DossierView):
    """Pages about one report, with its area and region."""

    model = Rapport
    context_object_name = "rapport"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("cyclus__gebied", "jeugdhulpregio")


class RapportLezen(LezenView):
    """The whole report as a page: the blocks of the PDF, on a screen of any width."""

    template_name = "monitoring/rapport/lezen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rapport = self.object
        bladen = context(
            rapport.gegevens, versie=rapport.versie, status=rapport.get_status_display()
        )
        eigen = {naam: bladen[naam] for naam in ("blokken", "hoofdstukken", "voorbeeld")}
        leesbaar = rapport.status != Rapportstatus.INGETROKKEN
        return super().get_context_data(**{**eigen, "leesbaar": leesbaar, **kwargs})


class RapportVergelijken(LezenView):
    """The report as it was, beside what is known of the same figures now."""

    template_name = "monitoring/rapport/vergelijken.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{"rijen": nu_anders(self.object), "zonder_zijkant": True, **kwargs}
        )


@require_safe
def rapport_voorbeeld(request: HttpRequest, pk: int) -> HttpResponse:
    """The pages of the PDF on the screen."""
    rapport = te_lezen(request, pk)
    html = rapport_html(
        rapport.gegevens,
        versie=rapport.versie,
        status=rapport.get_status_display(),
        terug=rapport.get_absolute_url(),
    )
    return HttpResponse(html)


@require_safe
def rapport_proef(request: HttpRequest, pk: int) -> HttpResponse:
    """What a report made now would be; nothing is kept. ``?regio=`` for one region."""
    require("rapport_maken", request.user)
    cyclus = get_object_or_404(
        Cyclus.objects.visible_to(request.user).select_related("gebied"), pk=pk
    )
    require("rapport_maken", request.user, cyclus)
    code = request.GET.get("regio", "")
    regio = get_object_or_404(Jeugdhulpregio, code=code) if code else None
    html = rapport_html(
        rapportgegevens(cyclus, op=timezone.localdate(), regio=regio),
        versie=volgende(cyclus, regio),
        status="proef",
        terug=reverse("monitoring:cyclus", args=[cyclus.pk]),
    )
    return HttpResponse(html)


@require_safe
def rapport_cijfers(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Every figure of the report with its definition, for a spreadsheet."""
    rapport = te_lezen(request, pk)
    meld(Gebeurtenissoort.DOWNLOAD, request=request, object=rapport)
    naam = bestandsnaam(rapport, "csv")
    return StreamingHttpResponse(
        regels(rapport),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{naam}"'},
    )


def regels(rapport: Rapport) -> Any:
    writer = csv.writer(Echo(), delimiter=";")
    yield "\ufeff" + writer.writerow(tabel.KOP)
    for rij in tabel.rijen(rapport):
        yield writer.writerow([cel(waarde) for waarde in rij])


def cel(waarde: Any) -> str:
    if waarde is None:
        return ""
    return decimal_comma(waarde) if is_number(waarde) else defused(str(waarde))


def te_lezen(request: HttpRequest, pk: int) -> Rapport:
    """A report that this reader may see. Raises PermissionDenied for one that was withdrawn."""
    gezien = Rapport.objects.visible_to(request.user)
    rapport = get_object_or_404(gezien.select_related("cyclus__gebied", "jeugdhulpregio"), pk=pk)
    if rapport.status == Rapportstatus.INGETROKKEN:
        raise PermissionDenied(INGETROKKEN)
    return rapport
