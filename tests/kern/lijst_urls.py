"""A list and a dossier as page authors make them, for the tests of the toolbox."""

import django_filters
from django.db.models import Count
from django.urls import path

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.views import DossierView, ListPage
from jeugdzorg.urls import urlpatterns as project_urls
from regio.choices import BronSoort
from regio.models import Bron


class BronFilter(django_filters.FilterSet):
    soort = django_filters.ChoiceFilter(label="Soort", choices=BronSoort.choices)
    datum = django_filters.DateFilter(label="Datum")

    class Meta:
        model = Bron
        fields = ["soort", "datum"]


class Lijst(ListPage):
    model = Bron
    filterset_class = BronFilter
    meervoud = "bronnen"
    template_name = "layouts/lijst.html"
    columns = [
        Column("Titel", "titel"),
        Column("Datum", "datum", "datum"),
        Column("Soort", "get_soort_display"),
    ]
    sort_fields = {"titel": "titel", "datum": ["datum", "titel"]}
    default_sort = "-titel"
    totals = {"aantal": Count("pk")}


class Dossier(DossierView):
    model = Bron
    template_name = "layouts/dossier.html"
    slug_field = slug_url_kwarg = "code"
    tabs = [("Samenvatting", "dossier"), ("Cijfers", "dossier-cijfers")]

    def get_aantallen(self):
        return {"dossier-cijfers": 3}


class Beheer(ListPage):
    model = Bron
    template_name = "layouts/lijst.html"

    @classmethod
    def visible_for(cls, user):
        return False


urlpatterns = [
    path("lijst", Lijst.as_view(), name="lijst"),
    path("beheer", Beheer.as_view(), name="beheer"),
    path("dossier/<slug:code>", Dossier.as_view(), name="dossier"),
    path("dossier/<slug:code>/cijfers", Dossier.as_view(), name="dossier-cijfers"),
    *project_urls,
]
