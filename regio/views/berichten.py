"""The messages of a user, the outbox of a manager, one message, and when one wants them."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import DossierView, ListPage, PageMixin

from ..berichten.bezorgen import opnieuw_proberen
from ..choices import Rol
from ..choices_berichten import BerichtStatus, Berichtwijze
from ..filters_berichten import BerichtFilter, UitgaandFilter
from ..forms_berichten import VoorkeurForm
from ..ingelogd import gebruiker_van
from ..models import Bericht, Berichtvoorkeur
from ..rules import organisaties_met_rol


class Berichtenlijst(ListPage):
    model = Bericht
    meervoud = "berichten"
    enkelvoud = "bericht"
    filterset_class = BerichtFilter
    default_sort = "-klaargezet"
    sort_fields = {
        "klaargezet": "klaargezet_op",
        "verzonden": "verzonden_op",
        "onderwerp": "onderwerp",
        "ontvanger": ["gebruiker__naam", "klaargezet_op"],
    }

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebruiker", "bij", "namens")


class MijnBerichtenView(Berichtenlijst):
    titel = "Mijn berichten"
    template_name = "regio/berichten/mijn_berichten.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(gebruiker=self.request.user.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wijze = wijze_van(gebruiker_van(self.request))
        return super().get_context_data(**{"wijze": wijze, **kwargs})


class UitgaandView(RuleMixin, Berichtenlijst):
    """The outbox: to the people of the organisations that one manages, and caused by those."""

    rule = "berichten_overzien"
    titel = "Uitgaande berichten"
    filterset_class = UitgaandFilter
    template_name = "regio/berichten/uitgaand.html"
    totals = {
        "wachtend": Count("pk", filter=Q(status=BerichtStatus.KLAARGEZET)),
        "mislukt": Count("pk", filter=Q(status=BerichtStatus.MISLUKT)),
    }
    columns = [
        Column("Klaargezet", "klaargezet_op", "tijdstip"),
        Column("Soort bericht", "soort_naam"),
        Column("Onderwerp", "onderwerp"),
        Column("Ontvanger", "gebruiker.naam"),
        Column("Organisatie van de ontvanger", "bij"),
        Column("Namens", "namens"),
        Column("Status", "get_status_display"),
        Column("Verzonden", "verzonden_op", "tijdstip"),
        Column("Pogingen", "pogingen", "getal"),
        Column("Wat er misging", "fout"),
    ]

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().overzien_door(self.request.user)


class BerichtView(DossierView):
    """One message: what it says and what became of it."""

    model = Bericht
    context_object_name = "bericht"
    template_name = "regio/berichten/bericht.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebruiker", "bij", "namens")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "is_van_mij": self.object.gebruiker_id == self.request.user.pk,
                "mag_opnieuw": self.object.status == BerichtStatus.MISLUKT
                and mag_overzien(self.request.user, self.object),
                **kwargs,
            }
        )


@require_POST
def bericht_opnieuw(request: HttpRequest, pk: int) -> HttpResponseBase:
    require("berichten_overzien", request.user)
    bericht = get_object_or_404(Bericht.objects.overzien_door(request.user), pk=pk)
    if opnieuw_proberen(bericht):
        messages.success(request, "Het bericht staat weer klaar en gaat zo opnieuw uit.")
    else:
        messages.info(request, "Alleen een bericht dat mislukt is, kan opnieuw.")
    return redirect(bericht)


def mag_overzien(user: Any, bericht: Bericht) -> bool:
    return bool({bericht.bij_id, bericht.namens_id} & organisaties_met_rol(user, Rol.BEHEERDER))


class VoorkeurView(PageMixin, FormView):
    form_class = VoorkeurForm
    template_name = "regio/berichten/voorkeur.html"
    success_url = reverse_lazy("regio:bericht-lijst")
    extra_context = {
        "titel": "Wanneer u berichten krijgt",
        "annuleer_url": reverse_lazy("regio:bericht-lijst"),
    }

    def get_initial(self) -> dict[str, Any]:
        return {"wijze": wijze_van(gebruiker_van(self.request)).value}

    def form_valid(self, form: Any) -> HttpResponseBase:
        Berichtvoorkeur.objects.update_or_create(
            gebruiker=gebruiker_van(self.request), defaults={"wijze": form.cleaned_data["wijze"]}
        )
        messages.success(self.request, "Uw keuze is opgeslagen.")
        return super().form_valid(form)


def wijze_van(gebruiker: Any) -> Berichtwijze:
    voorkeur = Berichtvoorkeur.objects.filter(gebruiker=gebruiker).first()
    return Berichtwijze(voorkeur.wijze) if voorkeur else Berichtwijze.DIRECT
