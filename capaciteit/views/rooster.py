"""Filling in the capacity sheet on screen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView

from regio.ingelogd import gebruiker_van

from .. import tasks
from ..aanlevering import verwerken
from ..aanlevering.kennis import verzamel
from ..aanlevering.verschil import regels_van
from ..choices import AanleverErnst, AanleverKanaal, AanleverStatus
from ..forms_rooster import (
    MEEST,
    RoosterForm,
    Roosterrij,
    als_invoer,
    huidige_invoer,
    meldingen_bij_velden,
    roosterrijen,
)
from ..models import Aanlevering
from .aanleveren import LevertMixin


class InvullenView(LevertMixin, FormView):
    """Same checks, same record as a file; ``van`` is an earlier try, its errors at the cells."""

    form_class = RoosterForm
    template_name = "capaciteit/aanleveren/invullen.html"
    extra_context = {"titel": "Capaciteit invullen"}

    @cached_property
    def rijen(self) -> list[Roosterrij]:
        return roosterrijen(verzamel(self.plicht))

    @cached_property
    def eerder(self) -> Aanlevering | None:
        """What was filled in before and not taken over."""
        nummer = self.request.GET.get("van", "")
        if not nummer.isdecimal():
            return None
        zichtbaar = Aanlevering.objects.visible_to(self.request.user)
        return get_object_or_404(
            zichtbaar.filter(plicht=self.plicht, kanaal=AanleverKanaal.SCHERM), pk=nummer
        )

    def get_form_kwargs(self) -> dict[str, Any]:
        rijen = self.rijen if len(self.rijen) <= MEEST else []
        return {**super().get_form_kwargs(), "rijen": rijen}

    def get_initial(self) -> dict[str, Any]:
        return als_invoer(regels_van(self.eerder)) if self.eerder else huidige_invoer(self.rijen)

    def get_form(self, form_class: Any = None) -> RoosterForm:
        """After a try with errors the form comes filled in and judged."""
        kwargs = self.get_form_kwargs()
        if self.request.method == "GET" and self.eerder and self.eerder.fouten:
            regels = list(regels_van(self.eerder))
            form = RoosterForm(als_invoer(regels), rijen=kwargs["rijen"])
            plek = {rij.rij: f"{rij.voorziening}-{rij.peildatum:%Y%m%d}" for rij in regels}
            fouten = self.eerder.meldingen.filter(ernst=AanleverErnst.FOUT)
            meldingen_bij_velden(form, fouten, plek)
            return form
        return RoosterForm(**kwargs)

    def form_valid(self, form: RoosterForm) -> HttpResponseBase:
        begin, by = timezone.now(), gebruiker_van(self.request)
        try:
            aanlevering = verwerken.regels_ontvangen(self.plicht, form.regels(), by=by)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        if aanlevering.ontvangen_op < begin:
            messages.info(self.request, "Precies dit had u al ingevuld. Er verandert niets.")
            return redirect(aanlevering)
        tasks.starten("aanlevering_controleren", aanlevering, by=by)
        aanlevering.refresh_from_db()
        if aanlevering.status == AanleverStatus.AFGEKEURD:
            plicht = [self.plicht.ronde.code, self.plicht.organisatie.code]
            adres = reverse("capaciteit:aanleverplicht-invullen", args=plicht)
            return redirect(f"{adres}?van={aanlevering.pk}")
        return redirect(aanlevering)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            te_veel=len(self.rijen) > MEEST, rijen=self.rijen, eerder=self.eerder, **kwargs
        )
