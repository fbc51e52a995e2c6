"""The register of alternatives: the list, one entry, and its changes."""

from typing import Any

import rules
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet, Sum
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from django.views.generic import FormView

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import DossierView, ListPage, PageMixin
from regio.gebiedskeuze import GebiedMixin, gebieden_voor, gekozen_gebied
from regio.ingelogd import gebruiker_van
from regio.models import Gebied
from vastgoed.models import Vastgoedplan

from ..choices_pas import Alternatiefstatus
from ..filters_pas import AlternatiefFilter
from ..forms_pas import AlternatiefForm, AlternatiefstatusForm
from ..models import Alternatief
from ..pas import actions
from ..pas.waar import waar_telt_het

REGEL = "alternatief_bijhouden"


def namen(veld: str) -> Any:
    """The names of a relation that was read ahead, in a cell."""
    return lambda rij: ", ".join(str(deel) for deel in getattr(rij, veld).all())


class AlternatiefListView(GebiedMixin, ListPage):
    model = Alternatief
    filterset_class = AlternatiefFilter
    titel = "Alternatieven"
    enkelvoud, meervoud = "alternatief", "alternatieven"
    template_name = "monitoring/pas/alternatieven.html"
    columns = [
        Column("Code", "code"),
        Column("Alternatief", "naam"),
        Column("Soort", "get_soort_display"),
        Column("Gebied", "gebied.naam"),
        Column("Regio's", namen("jeugdhulpregios"), empty="hele gebied of niet bekend"),
        Column("Fase", "get_fase_display"),
        Column("Plaatsen", "plaatsen", "getal"),
        Column("Bereik per jaar", "bereik", "getal"),
        Column("Vanaf", "vanaf", "datum"),
        Column("Tot en met", "tot", "datum"),
        Column("Behoefte", "behoefte.naam"),
        Column("Voor wie", "doelgroep"),
        Column("Partners", namen("partners")),
        Column("Andere partners", "andere_partners"),
        Column("Voorziening", "voorziening.naam"),
        Column("Status", "get_status_display"),
        Column("Omschrijving", "omschrijving"),
        *BRON,
    ]
    sort_fields = {
        "naam": "naam",
        "soort": ["soort", "naam"],
        "fase": ["fase", "naam"],
        "plaatsen": "plaatsen",
        "vanaf": "vanaf",
    }
    default_sort = "naam"
    totals = {"plaatsen": Sum("plaatsen"), "bereik": Sum("bereik"), "aantal": Count("pk")}

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_partijen()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mag = rules.test_rule(REGEL, self.request.user)
        return super().get_context_data(**{"mag_toevoegen": mag, **kwargs})


class AlternatiefView(DossierView):
    has_timeline = True
    model = Alternatief
    slug_field = slug_url_kwarg = "code"
    context_object_name = "alternatief"
    template_name = "monitoring/pas/alternatief.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_partijen()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, rij = self.request.user, self.object
        plannen = Vastgoedplan.objects.visible_to(user).filter(pk=rij.plan_id)
        return super().get_context_data(
            **{
                "mag_bijhouden": rules.test_rule(REGEL, user, rij),
                "plan": plannen.first(),
                "telt": waar_telt_het(rij, user),
                "zonder_zijkant": True,
                **kwargs,
            }
        )


class AlternatiefFormView(RuleMixin, PageMixin, FormView):
    """Add or change: the action decides, what it refuses stands at the field, input stays."""

    rule = REGEL
    form_class: Any = AlternatiefForm
    template_name = "monitoring/pas/alternatief_form.html"

    @cached_property
    def rij(self) -> Alternatief:
        gezien = Alternatief.objects.visible_to(self.request.user).with_partijen()
        rij = get_object_or_404(gezien, code=self.kwargs["code"])
        require(self.rule, self.request.user, rij)
        return rij

    def get_form_kwargs(self) -> dict[str, Any]:
        user = self.request.user
        return {
            **super().get_form_kwargs(),
            "user": user,
            "gebied": self.rij.gebied,
            "instance": self.rij,
        }

    def uitvoeren(self, form: Any) -> Alternatief:
        return actions.alternatief_wijzigen(
            self.rij,
            form.velden(),
            regios=form.cleaned_data["jeugdhulpregios"],
            partners=form.cleaned_data["partners"],
            revisie=form.cleaned_data["revisie"] or 0,
            by=gebruiker_van(self.request),
        )

    def form_valid(self, form: Any) -> HttpResponseBase:
        try:
            rij = self.uitvoeren(form)
        except actions.IngehaaldError as fout:
            return self.ingehaald(form, fout)
        except ValidationError as fout:
            return self.geweigerd(form, fout)
        messages.success(self.request, f"{rij} is opgeslagen.")
        return redirect(rij)

    def geweigerd(self, form: Any, fout: ValidationError) -> HttpResponseBase:
        meldingen = fout.message_dict if hasattr(fout, "error_dict") else {None: fout.messages}
        for veld, regels in meldingen.items():
            form.add_error(veld if veld in form.fields else None, regels)
        return self.form_invalid(form)

    def ingehaald(self, form: Any, fout: actions.IngehaaldError) -> HttpResponseBase:
        """What was typed stays; saving again is on top of what is stored now."""
        form.add_error(None, fout.messages)
        form.data = form.data.copy()
        form.data["revisie"] = fout.rij.revisie
        return self.render_to_response(self.get_context_data(form=form, huidig=fout.rij))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{**self.kop(), **kwargs})

    def kop(self) -> dict[str, Any]:
        return {"titel": f"{self.rij} wijzigen", "annuleer_url": self.rij.get_absolute_url()}


class AlternatiefToevoegen(AlternatiefFormView):
    """In the area of the address."""

    @cached_property
    def gebied(self) -> Gebied:
        gebied = get_object_or_404(gebieden_voor(self.request), code=self.kwargs["code"])
        require(self.rule, self.request.user, gebied)
        return gebied

    @cached_property
    def rij(self) -> Alternatief:
        return Alternatief(gebied=self.gebied)

    def uitvoeren(self, form: Any) -> Alternatief:
        return actions.alternatief_toevoegen(
            self.rij.gebied,
            form.velden(),
            regios=form.cleaned_data["jeugdhulpregios"],
            partners=form.cleaned_data["partners"],
            by=gebruiker_van(self.request),
        )

    def kop(self) -> dict[str, Any]:
        terug = f"{reverse('monitoring:alternatief-lijst')}?gebied={self.rij.gebied.code}"
        return {"titel": f"Alternatief toevoegen in {self.rij.gebied}", "annuleer_url": terug}


class AlternatiefStatusZetten(AlternatiefFormView):
    """Withdraw, set aside or make current again; first what that does to the sums."""

    form_class = AlternatiefstatusForm
    template_name = "monitoring/pas/alternatief_status.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**FormView.get_form_kwargs(self), "rij": self.rij}

    def uitvoeren(self, form: Any) -> Alternatief:
        return actions.alternatief_status_zetten(
            self.rij, **form.cleaned_data, by=gebruiker_van(self.request)
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {
            "titel": f"{self.rij}: status",
            "alternatief": self.rij,
            "telt": waar_telt_het(self.rij, self.request.user),
            "weg": self.rij.status == Alternatiefstatus.ACTUEEL,
        }
        return super().get_context_data(**{**eigen, **kwargs})


@require_safe
def nieuw_in(request: Any) -> HttpResponseBase:
    """To the form of the area in the bar; without one first choose."""
    require(REGEL, request.user)
    gebied = gekozen_gebied(request)
    if gebied is None or not rules.test_rule(REGEL, request.user, gebied):
        mag = [g for g in gebieden_voor(request) if rules.test_rule(REGEL, request.user, g)]
        if not mag:
            messages.info(request, "U houdt in geen enkel gebied het register bij.")
            return redirect("monitoring:alternatief-lijst")
        gebied = mag[0]
    return redirect("monitoring:alternatief-toevoegen", code=gebied.code)
