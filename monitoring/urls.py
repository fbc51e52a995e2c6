from django.urls import include, path

from .views import gebiedscijfers, metingen, paden, tabs

app_name = "monitoring"

urlpatterns = [
    path("", include("monitoring.urls_analyse")),
    path("", include("monitoring.urls_cyclus")),
    path("", include("monitoring.urls_rapport")),
    path("", include("monitoring.urls_pas")),
    path("", include("monitoring.urls_scenario")),
    path("", include("monitoring.urls_indicatoren")),
    path("", include("monitoring.urls_doelen")),
    path("", include("monitoring.urls_reflectie")),
    path("", include("monitoring.urls_opdrachten")),
    path("", include("monitoring.urls_levering")),
    path("afbouwpaden", paden.AfbouwpadListView.as_view(), name="afbouwpad-lijst"),
    path("afbouwpaden/<slug:code>", paden.AfbouwpadView.as_view(), name="afbouwpad"),
    path("metingen", metingen.MetingListView.as_view(), name="meting-lijst"),
    path(
        "gebiedscijfers",
        gebiedscijfers.GebiedscijferLijst.as_view(),
        name="gebiedscijfer-lijst",
    ),
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
