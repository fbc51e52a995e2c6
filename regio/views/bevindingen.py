from typing import Any

import rules
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.views import DossierView, ListPage

from ..actions import bevinding_afhandelen
from ..bronregister import adres_van
from ..choices import BevindingStatus, Ernst
from ..controle import REGISTER
from ..filters import LEZING, BevindingFilter
from ..forms import BevindingForm
from ..gebiedskeuze import GebiedMixin
from ..models import Bevinding, Gebruiker
from ..selectors import figuren_van

OP_ERNST = Case(
    When(ernst=Ernst.HOOG, then=Value(0)),
    When(ernst=Ernst.MIDDEN, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def gevonden_door(bevinding: Bevinding) -> str:
    return "lezen" if bevinding.controle == LEZING else "narekenen"


class BevindingListView(GebiedMixin, ListPage):
    model = Bevinding
    filterset_class = BevindingFilter
    titel = "Bevindingen"
    meervoud = "bevindingen"
    template_name = "regio/bevinding_list.html"
    default_sort = "ernst"
    sort_fields = {
        "ernst": [OP_ERNST, "titel"],
        "titel": "titel",
        "gebied": ["gebied__naam", "titel"],
        "status": ["status", "titel"],
    }
    totals = {
        "hoog": Count("pk", filter=Q(ernst=Ernst.HOOG)),
        "midden": Count("pk", filter=Q(ernst=Ernst.MIDDEN)),
        "laag": Count("pk", filter=Q(ernst=Ernst.LAAG)),
        "open": Count("pk", filter=Q(status=BevindingStatus.OPEN)),
    }
    columns = [
        Column("Kenmerk", "sleutel"),
        Column("Bevinding", "titel"),
        Column("Ernst", "get_ernst_display"),
        Column("Status", "get_status_display"),
        Column("Gevonden door", gevonden_door),
        Column("Gebied", "gebied.naam"),
        Column("Gedrukt", "waarde_a"),
        Column("Bron", "bron_a.korte_titel"),
        Column("Vindplaats", "vindplaats_a"),
        Column("Tegenover", "waarde_b"),
        Column("Andere bron", "bron_b.korte_titel"),
        Column("Vindplaats of berekening", "vindplaats_b"),
        Column("Uitleg", "uitleg"),
        Column("Gevonden op", "gevonden_op", "tijdstip"),
    ]

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied", "bron_a", "bron_b")


class BevindingView(DossierView):
    """A finding: both values, what it is about, and the form to settle it for who may."""

    has_timeline = True
    model = Bevinding
    template_name = "regio/bevinding.html"
    context_object_name = "bevinding"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied", "bron_a", "bron_b")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        if not self.mag_afhandelen():
            raise PermissionDenied
        form = BevindingForm(request.POST, bevinding=self.object)
        if self.is_al_gedaan(form) or (form.is_valid() and self.handel_af(form)):
            messages.success(request, "Uw besluit is bewaard.")
            return redirect(self.object)
        return self.render_to_response(self.get_context_data(form=form))

    def mag_afhandelen(self) -> bool:
        return rules.test_rule("bevinding_afhandelen", self.request.user, self.object)

    def handel_af(self, form: BevindingForm) -> bool:
        """Store the decision; refused in the meantime: the reason goes to the form."""
        status = BevindingStatus(form.cleaned_data["status"])
        reden = form.cleaned_data["reden"]
        try:
            bevinding_afhandelen(self.object, status, reden, by=self.gebruiker)
        except ValidationError as error:
            if self.is_al_gedaan(form):
                return True
            form.add_error(None, error)
            return False
        return True

    def is_al_gedaan(self, form: BevindingForm) -> bool:
        """The same user sent the same decision twice: nothing happens the second time."""
        laatste = self.object.statussen.last()
        return laatste is not None and (laatste.status, laatste.reden, laatste.door_id) == (
            form.data.get("status"),
            form.data.get("reden", "").strip(),
            self.gebruiker.pk,
        )

    @property
    def gebruiker(self) -> Gebruiker:
        gebruiker = self.request.user
        if not isinstance(gebruiker, Gebruiker):
            raise PermissionDenied
        return gebruiker

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.mag_afhandelen():
            kwargs.setdefault("form", BevindingForm(bevinding=self.object))
        figuren = figuren_van(self.object, self.request.user)
        return super().get_context_data(
            figuren=[(figuur, adres_van(figuur)) for figuur in figuren],
            statussen=self.object.statussen.select_related("door").order_by("-op", "-pk"),
            controle=REGISTER.get(self.object.controle),
            is_lezing=self.object.controle == LEZING,
            **kwargs,
        )
