"""What was changed in a plan, and the way back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View

from ..invoer import historie
from ..invoer.plekken import plek_naam, plek_url
from ..invoer.schrijfwijze import als_json, uit_json
from ..models import Planwijziging
from ..plan.definities import SECTIE_VAN
from ..plan.inhoud import plek, waarde
from .plan_invoer import PlanInvoerMixin, SectieMixin


class PlanHistorie(PlanInvoerMixin, TemplateView):
    """All changes of one place (``pad``), each with the way back; without one those of the plan."""

    template_name = "vastgoed/plan/historie.html"

    @cached_property
    def pad(self) -> str:
        pad = self.request.GET.get("pad", "")
        try:
            hier = plek(pad) if pad else None
        except KeyError:
            raise Http404 from None
        if hier and hier.veld is None:
            raise Http404
        return pad

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inhoud, pad = self.versie.inhoud, self.pad
        if pad:
            kwargs |= {
                "sectie_url": plek_url(self.plan.code, pad),
                "sectie_code": SECTIE_VAN[pad.partition("/")[0]].code,
                "nu_json": als_json(waarde(inhoud, pad)),
            }
        return super().get_context_data(
            titel=f"Geschiedenis van {plek_naam(pad, inhoud) if pad else 'het plan'}",
            plan=self.plan,
            pad=pad,
            regels=historie.regels(self.plan, pad, inhoud, self.opties),
            is_vast=self.is_vast,
            **kwargs,
        )


class PlanTerugzetten(SectieMixin, View):
    """Put back what stood somewhere, undo the last saving, or put back a row."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            uitkomst = self.uitvoeren()
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect(self.adres)
        if uitkomst.botsingen:
            return self.samenvoegen(uitkomst.botsingen)
        messages.success(request, "Teruggezet.")
        gewijzigd = uitkomst.gewijzigd[0] if uitkomst.gewijzigd else ""
        naar = plek_url(self.plan.code, gewijzigd) if gewijzigd else self.adres
        return redirect(naar)

    def uitvoeren(self) -> Any:
        post = self.request.POST
        if post.get("wat") == "laatste":
            return historie.ongedaan_maken(self.versie, by=self.by)
        wijziging = self.wijziging(post.get("wijziging", ""))
        if post.get("wat") == "rij":
            plaats = post.get("plaats", "")
            return historie.rij_terugzetten(
                self.versie,
                wijziging,
                int(plaats) if plaats.isdecimal() and len(plaats) < 5 else None,
                by=self.by,
            )
        pad = post.get("pad") or wijziging.pad
        was = gezien_waarde(post, pad)
        return historie.terugzetten(self.versie, wijziging, pad, was, by=self.by)

    def wijziging(self, nummer: str) -> Planwijziging:
        zichtbaar = Planwijziging.objects.visible_to(self.by).filter(versie__plan=self.plan)
        if not nummer.isdecimal() or len(nummer) > 15:
            raise ValidationError("Kies wat u wilt terugzetten.")
        return get_object_or_404(zichtbaar, pk=nummer)


def gezien_waarde(post: Any, pad: str) -> Any:
    """What its reader saw standing at ``pad``."""
    return uit_json(post.get(f"was:{pad}"))
