from typing import Any

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.views import ListPage

from ..choices import OrganisatieSoort
from ..dossiers import AanbiederDossier, CodeDossier
from ..filters import AanbiederFilter, OrganisatieFilter
from ..gebiedskeuze import GebiedMixin
from ..models import Aanbieder, Gebied, Organisatie
from ..selectors import telling


def in_woorden(naam: str) -> Any:
    """A value of a column: an array or a set of related rows, in one cell."""

    def value(rij: Any) -> str:
        delen = getattr(rij, naam)
        return "; ".join(str(deel) for deel in (delen if isinstance(delen, list) else delen.all()))

    return value


class PartijList(GebiedMixin, ListPage):
    """What a list of providers and one of all organisations share."""

    default_sort = "naam"

    def get_queryset(self) -> QuerySet:
        gebieden = Gebied.objects.visible_to(self.request.user)
        rijen = super().get_queryset().select_related("bron")
        return rijen.prefetch_related(Prefetch("gebieden", gebieden))


class AanbiederListView(PartijList):
    model = Aanbieder
    filterset_class = AanbiederFilter
    titel = "Aanbieders"
    meervoud = "aanbieders"
    template_name = "regio/aanbieder_list.html"
    sort_fields = {"naam": Lower("naam"), "locaties": "aantal_locaties"}
    columns = [
        Column("Code", "code"),
        Column("Aanbieder", "naam"),
        Column("Andere namen", in_woorden("aliassen")),
        Column("Gebieden", in_woorden("gebieden")),
        Column("Locaties", "aantal_locaties", "getal"),
        Column("KvK-nummer", "kvk_nummer"),
        Column("AGB-code", "agb_code"),
        *BRON,
    ]

    def get_queryset(self) -> QuerySet:
        locaties = telling(Aanbieder, "locaties", self.request.user)
        return super().get_queryset().annotate(aantal_locaties=locaties)


class OrganisatieListView(PartijList):
    model = Organisatie
    filterset_class = OrganisatieFilter
    titel = "Organisaties"
    meervoud = "organisaties"
    template_name = "regio/organisatie_list.html"
    sort_fields = {"naam": Lower("naam"), "soort": ["soort", Lower("naam")]}
    columns = [
        Column("Code", "code"),
        Column("Organisatie", "naam"),
        Column("Andere namen", in_woorden("aliassen")),
        Column("Soort", "get_soort_display"),
        Column("Gebieden", in_woorden("gebieden")),
        *BRON,
    ]


class AanbiederView(AanbiederDossier):
    template_name = "regio/aanbieder.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**partij(self.object, self.request.user), **kwargs)


class OrganisatieView(CodeDossier):
    """Every organisation but providers: those have a dossier of their own."""

    has_timeline = True
    model = Organisatie
    template_name = "regio/organisatie.html"
    context_object_name = "organisatie"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gemeente", "jeugdhulpregio")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        organisatie = self.get_object()
        if organisatie.soort == OrganisatieSoort.AANBIEDER:
            return redirect(organisatie)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**partij(self.object, self.request.user), **kwargs)


def partij(organisatie: Organisatie, user: Any) -> dict[str, Any]:
    """What the pages of a provider and of another organisation both show."""
    gemeente = organisatie.gemeente
    return {
        "organisatie": organisatie,
        "zonder_zijkant": False,
        "gebieden": organisatie.gebieden.visible_to(user).order_by("naam"),
        "bronnen": organisatie.bronnen.visible_to(user),
        "indelingen": gemeente.indelingen.visible_to(user).select_related("jeugdhulpregio", "bron")
        if gemeente
        else [],
    }


class AanbiederWijzigingenView(AanbiederDossier):
    has_timeline = True
    template_name = "regio/aanbieder_wijzigingen.html"
