"""Filling in on screen from which regions youths come, per facility."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
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
from ..forms_herkomstinvoer import (
    MATEN,
    HerkomstinvoerForm,
    als_invoer,
    huidige_invoer,
    meldingen_bij_cellen,
)
from ..herkomstinvoer import Invoerregio, invoervoorzieningen, te_kiezen_regios
from ..models import Aanlevering
from .aanleveren import LevertMixin

PER_PAGINA: Final = 8
ERBIJ_HOOGSTENS: Final = 10
"""So that a page stays within the number of fields that one request may hold."""


class HerkomstInvoeren(LevertMixin, FormView):
    """Same checks, same record as a file; ``van`` is an earlier try, its errors at the cells.

    A region that is added keeps what was typed; nothing is stored by that.
    """

    form_class = HerkomstinvoerForm
    template_name = "capaciteit/herkomst_invoeren.html"
    extra_context = {"titel": "Herkomst invullen"}

    @cached_property
    def regios(self) -> list[Invoerregio]:
        return te_kiezen_regios(self.plicht)

    @property
    def codes(self) -> dict[int, str]:
        return {regio.pk: regio.code for regio in self.regios if regio.pk}

    @cached_property
    def erbij(self) -> list[str]:
        """Codes of the regions that were added, the one that is added now among them."""
        gevraagd = self.request.POST if self.request.method == "POST" else self.request.GET
        bekend = {regio.code for regio in self.regios}
        codes = dict.fromkeys([*gevraagd.getlist("regio"), gevraagd.get("erbij", "")])
        codes |= dict.fromkeys(
            self.codes.get(regel.herkomst_regio or 0, "") for regel in self.eerdere_regels
        )
        return [code for code in codes if code in bekend][:ERBIJ_HOOGSTENS]

    @cached_property
    def pagina(self) -> Page:
        kennis = verzamel(self.plicht)
        alle = invoervoorzieningen(self.plicht, kennis, self.regios, self.erbij)
        return Paginator(alle, PER_PAGINA).get_page(self.request.GET.get("pagina"))

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

    @cached_property
    def eerdere_regels(self) -> list[Any]:
        return list(regels_van(self.eerder)) if self.eerder else []

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "voorzieningen": list(self.pagina)}

    def get_initial(self) -> dict[str, Any]:
        return {**huidige_invoer(self.pagina), **als_invoer(self.eerdere_regels, self.codes)}

    def get_form(self, form_class: Any = None) -> HerkomstinvoerForm:
        """After a try with errors the form comes filled in and judged."""
        voorzieningen = list(self.pagina)
        if self.request.method == "GET" and self.eerder and self.eerder.fouten:
            form = HerkomstinvoerForm(self.get_initial(), voorzieningen=voorzieningen)
            fouten = self.eerder.meldingen.filter(ernst=AanleverErnst.FOUT)
            meldingen_bij_cellen(form, fouten, self.eerdere_regels, self.codes)
            return form
        return HerkomstinvoerForm(**self.get_form_kwargs())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "regio_toevoegen" in request.POST:
            getypt = HerkomstinvoerForm(
                initial=request.POST.dict(), voorzieningen=list(self.pagina)
            )
            return self.render_to_response(self.get_context_data(form=getypt))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponseBase:
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
            return redirect(f"{self.adres}?van={aanlevering.pk}&pagina={self.pagina.number}")
        return redirect(aanlevering)

    @property
    def adres(self) -> str:
        plicht = [self.plicht.ronde.code, self.plicht.organisatie.code]
        return reverse("capaciteit:herkomst-invoeren", args=plicht)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        getoond = {regio.code for deel in self.pagina for regio in deel.regios}
        return {
            **context,
            "tabellen": list(context["form"].tabellen()),
            "pagina": self.pagina,
            "maten": MATEN,
            "erbij": self.erbij,
            "kan_erbij": [regio for regio in self.regios if regio.code not in getoond],
            "laatste": max(self.plicht.ronde.peildata, default=self.plicht.ronde.tot),
        }
