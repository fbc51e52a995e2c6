from django.urls import include, path

from .views import metingen, paden, rapporten, tabs

app_name = "monitoring"

urlpatterns = [
    path("", include("monitoring.urls_scenario")),
    path("afbouwpaden", paden.AfbouwpadListView.as_view(), name="afbouwpad-lijst"),
    path("afbouwpaden/<slug:code>", paden.AfbouwpadView.as_view(), name="afbouwpad"),
    path("metingen", metingen.MetingListView.as_view(), name="meting-lijst"),
    path("indicatoren", metingen.IndicatorListView.as_view(), name="indicator-lijst"),
    path("indicatoren/<slug:code>", metingen.IndicatorView.as_view(), name="indicator"),
    path("rapporten", rapporten.RapportListView.as_view(), name="rapport-lijst"),
    path("rapporten/nieuw", rapporten.RapportMaken.as_view(), name="rapport-maken"),
    path("rapporten/<int:pk>", rapporten.RapportView.as_view(), name="rapport"),
    path("rapporten/<int:pk>/bestand", rapporten.rapport_bestand, name="rapport-bestand"),
    path("cycli", rapporten.CyclusListView.as_view(), name="cyclus-lijst"),
    path("cycli/<int:pk>", rapporten.CyclusView.as_view(), name="cyclus"),
    path(
        "gebieden/<slug:code>/monitoring",
        tabs.GebiedMonitoring.as_view(),
        name="gebied-monitoring",
    ),
    path(
        "regios/<slug:code>/monitoring",
        tabs.RegioMonitoring.as_view(),
        name="jeugdhulpregio-monitoring",
    ),
]
