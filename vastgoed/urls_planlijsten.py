"""Lists of plans: all of them, side by side, what waits for me, and the tabs of dossiers."""

from django.urls import path

from .views import mijn_werk, planlijst, planvergelijken

urlpatterns = [
    path("mijn-werk", mijn_werk.MijnWerkView.as_view(), name="mijn-werk"),
    path("plannen", planlijst.PlanLijst.as_view(), name="plan-lijst"),
    path(
        "plannen/vergelijken",
        planvergelijken.PlannenVergelijken.as_view(),
        name="plan-vergelijken",
    ),
    path(
        "aanbieders/<slug:code>/plannen",
        planlijst.AanbiederPlannen.as_view(),
        name="aanbieder-plannen",
    ),
    path("gebieden/<slug:code>/plannen", planlijst.GebiedPlannen.as_view(), name="gebied-plannen"),
]
