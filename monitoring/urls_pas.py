from django.urls import path

from .views import alternatieven, pas

urlpatterns = [
    path("in-de-pas", pas.PasOverzicht.as_view(), name="pas"),
    path("gebieden/<slug:code>/in-de-pas", pas.GebiedPas.as_view(), name="gebied-pas"),
    path("regios/<slug:code>/in-de-pas", pas.RegioPas.as_view(), name="jeugdhulpregio-pas"),
    path("alternatieven", alternatieven.AlternatiefListView.as_view(), name="alternatief-lijst"),
    path("alternatieven/nieuw", alternatieven.nieuw_in, name="alternatief-nieuw"),
    path(
        "gebieden/<slug:code>/alternatieven/nieuw",
        alternatieven.AlternatiefToevoegen.as_view(),
        name="alternatief-toevoegen",
    ),
    path("alternatieven/<slug:code>", alternatieven.AlternatiefView.as_view(), name="alternatief"),
    path(
        "alternatieven/<slug:code>/wijzigen",
        alternatieven.AlternatiefFormView.as_view(),
        name="alternatief-wijzigen",
    ),
    path(
        "alternatieven/<slug:code>/status",
        alternatieven.AlternatiefStatusZetten.as_view(),
        name="alternatief-status",
    ),
]
