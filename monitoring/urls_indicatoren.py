"""Addresses of definitions of indicators, and of which area follows them."""

from django.urls import path

from .views import indicatoren, indicatoren_gebied, indicatoren_wijzigen

urlpatterns = [
    path("indicatoren", indicatoren.IndicatorListView.as_view(), name="indicator-lijst"),
    path("indicatoren/<slug:code>", indicatoren.IndicatorView.as_view(), name="indicator"),
    path(
        "indicatoren/<slug:code>/verloop",
        indicatoren.IndicatorVerloop.as_view(),
        name="indicator-verloop",
    ),
    path(
        "indicatoren/<slug:code>/versies",
        indicatoren.IndicatorVersies.as_view(),
        name="indicator-versies",
    ),
    path(
        "indicatoren/<slug:code>/wijzigen",
        indicatoren_wijzigen.IndicatorWijzigen.as_view(),
        name="indicator-wijzigen",
    ),
    path(
        "indicatoren/<slug:code>/intrekken",
        indicatoren_wijzigen.IndicatorIntrekken.as_view(),
        name="indicator-intrekken",
    ),
    path(
        "indicatoren/<slug:code>/terugzetten",
        indicatoren_wijzigen.IndicatorTerugzetten.as_view(),
        name="indicator-terugzetten",
    ),
    path(
        "gebieden/<slug:code>/indicatoren",
        indicatoren_gebied.GebiedIndicatoren.as_view(),
        name="gebied-indicatoren",
    ),
    path(
        "gebieden/<slug:code>/indicatoren/kiezen",
        indicatoren_gebied.GebiedIndicatorenKiezen.as_view(),
        name="gebied-indicatoren-kiezen",
    ),
    path(
        "gebieden/<slug:code>/indicatoren/nieuw",
        indicatoren_wijzigen.IndicatorNieuw.as_view(),
        name="indicator-nieuw",
    ),
]
