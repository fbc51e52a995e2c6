from django.urls import path

from .views import scenario, scenario_lijst

urlpatterns = [
    path(
        "afbouwpaden/<slug:code>/scenario",
        scenario.ScenarioRekenen.as_view(),
        name="scenario-rekenen",
    ),
    path(
        "afbouwpaden/<slug:code>/scenario/bewaren",
        scenario.ScenarioBewaren.as_view(),
        name="scenario-bewaren",
    ),
    path("scenarios", scenario_lijst.ScenarioListView.as_view(), name="scenario-lijst"),
    path(
        "scenarios/vergelijken",
        scenario_lijst.ScenarioVergelijken.as_view(),
        name="scenario-vergelijken",
    ),
    path("scenarios/<int:pk>", scenario.ScenarioView.as_view(), name="scenario"),
    path("scenarios/<int:pk>/stap", scenario.ScenarioStap.as_view(), name="scenario-stap"),
]
