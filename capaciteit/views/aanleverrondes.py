"""Who still owes what: rounds and obligations, for who follows or manages them."""

from collections import Counter
from typing import Any

import django_filters as filters
import rules
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Case, Count, IntegerField, Q, QuerySet, When
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils import timezone
from django.views.generic import FormView

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.permissions import RuleMixin
from jeugdzorg.kern.views import DossierView, ListPage, PageMixin
from regio.gebiedskeuze import gebieden_voor
from regio.ingelogd import gebruiker_van
from regio.models import Gebied, Organisatie

from ..aanlevering.rondes import ronde_bewaren
from ..choices import Plichtstand
from ..forms_aanleveren import RondeForm
from ..models import Aanleverplicht, Aanleverronde


def rondes_voor(request: HttpRequest | None) -> QuerySet:
    if request is None:
        return Aanleverronde.objects.none()
    return Aanleverronde.objects.visible_to(request.user)


class PlichtFilter(filters.FilterSet):
    zoek = filters.CharFilter(
        label="Zoek organisatie", field_name="organisatie__naam", lookup_expr="icontains"
    )
    ronde = filters.ModelChoiceFilter(
        label="Ronde", empty_label="alle rondes", queryset=rondes_voor, to_field_name="code"
    )
    stand = filters.ChoiceFilter(
        label="Stand", empty_label="alle", choices=Plichtstand.choices, method="in_stand"
    )
    gebied = filters.ModelChoiceFilter(
        label="Gebied",
        empty_label="alle gebieden",
        queryset=gebieden_voor,
        to_field_name="code",
        method="binnen_gebied",
    )

    class Meta:
        model = Aanleverplicht
        fields: list[str] = []

    def in_stand(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(stand=value)

    def binnen_gebied(self, queryset: QuerySet, name: str, value: Gebied) -> QuerySet:
        """Once, also for a provider in two parts of the area."""
        delen = Gebied.objects.filter(Q(pk=value.pk) | Q(bovenliggend=value.pk))
        hier = Organisatie.objects.filter(gebieden__in=delen)
        return queryset.filter(organisatie__in=hier.values("pk"))


def dagen(plicht: Any) -> int:
    """Days left, below zero when the term is over."""
    return (plicht.termijn - timezone.localdate()).days


def klaar_laatst() -> Case:
    """Who is not ready comes first."""
    klaar = When(stap__in=Plichtstand.klaar(), then=1)
    return Case(klaar, default=0, output_field=IntegerField())


class PlichtLijst(RuleMixin, ListPage):
    """Per organisation how far it is; never what it delivered."""

    rule = "aanleveringen_volgen"
    model = Aanleverplicht
    filterset_class = PlichtFilter
    template_name = "capaciteit/aanleveren/plicht_list.html"
    titel = "Wie is nog niet klaar"
    meervoud = "aanleveringen"
    enkelvoud = "aanlevering"
    default_sort = "eerst"
    sort_fields = {
        "eerst": [klaar_laatst(), "termijn", "organisatie__naam"],
        "organisatie": "organisatie__naam",
        "ronde": ["ronde__van", "organisatie__naam"],
        "stand": ["stand", "termijn"],
        "termijn": ["termijn", "organisatie__naam"],
        "activiteit": "laatste_activiteit",
        "bijgewerkt": "bijgewerkt",
    }
    columns = (
        Column("Organisatie", "organisatie.naam"),
        Column("Ronde", "ronde.naam"),
        Column("Stand", lambda plicht: Plichtstand(plicht.stand).label),
        Column("Hoe ver", lambda plicht: Plichtstand(plicht.stap).label),
        Column("Uiterlijk", "termijn", "datum"),
        Column("Dagen", dagen, "getal"),
        Column("Reden van uitstel", "reden_uitstel"),
        Column("Laatste activiteit", "laatste_activiteit", "tijdstip"),
        Column("Cijfers bijgewerkt", "bijgewerkt", "tijdstip"),
    )

    def get_queryset(self) -> QuerySet:
        plichten = super().get_queryset().open().with_stand()
        return plichten.select_related("ronde", "organisatie")

    def get_totals(self) -> dict[str, Any]:
        rijen = self.object_list.order_by().values("stand").annotate(aantal=Count("pk"))
        tel = Counter({rij["stand"]: rij["aantal"] for rij in rijen})
        return {"standen": [(stand, tel[stand]) for stand in Plichtstand if tel[stand]]}


class RondeLijst(RuleMixin, ListPage):
    rule = "aanleveringen_volgen"
    model = Aanleverronde
    template_name = "capaciteit/aanleveren/ronde_list.html"
    titel = "Aanleverrondes"
    meervoud = "rondes"
    enkelvoud = "ronde"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mag = rules.test_rule("aanleverrondes_beheren", self.request.user)
        return super().get_context_data(**{"mag_beheren": mag, **kwargs})


class RondeView(RuleMixin, DossierView):
    """One round: what it asks, and how far everybody is."""

    rule = "aanleveringen_volgen"
    model = Aanleverronde
    slug_field = slug_url_kwarg = "code"
    template_name = "capaciteit/aanleveren/ronde.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plichten = Aanleverplicht.objects.visible_to(self.request.user).filter(ronde=self.object)
        rijen = plichten.with_stand().select_related("organisatie")
        plichten = list(rijen.order_by("organisatie__naam"))
        tel = Counter(rij.stand for rij in plichten)
        return super().get_context_data(
            **{
                "plichten": plichten,
                "standen": [(stand, tel[stand]) for stand in Plichtstand if tel[stand]],
                "klaar": sum(rij.stap in Plichtstand.klaar() for rij in plichten),
                **kwargs,
            }
        )


class RondeMaken(RuleMixin, PageMixin, FormView):
    """A round for an area of one's own; the half-yearly ones of the country come by themselves."""

    rule = "aanleverrondes_beheren"
    form_class = RondeForm
    template_name = "capaciteit/aanleveren/ronde_maken.html"
    extra_context = {
        "titel": "Ronde maken",
        "annuleer_url": reverse_lazy("capaciteit:aanleverronde-lijst"),
    }

    def get_form_kwargs(self) -> dict[str, Any]:
        by = gebruiker_van(self.request)
        gebieden = Gebied.objects.visible_to(by).filter(pk__in=by.werkgebied)
        return {**super().get_form_kwargs(), "gebieden": gebieden}

    def form_valid(self, form: RondeForm) -> HttpResponseBase:
        try:
            ronde = ronde_bewaren(form.instance, by=gebruiker_van(self.request))
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        aantal = ronde.plichten.count()
        messages.success(self.request, f"De ronde is gemaakt: {aantal} aanbieders leveren aan.")
        return redirect(ronde)
