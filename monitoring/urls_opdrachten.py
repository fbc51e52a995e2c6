"""Addresses of development assignments."""

from django.urls import path

from .views import opdrachten, opdrachten_stappen

OPDRACHT = "opdrachten/<slug:code>"

urlpatterns = [
    path("opdrachten", opdrachten.OpdrachtListView.as_view(), name="opdracht-lijst"),
    path("opdrachten/nieuw", opdrachten_stappen.OpdrachtGeven.as_view(), name="opdracht-nieuw"),
    path(OPDRACHT, opdrachten.OpdrachtView.as_view(), name="opdracht"),
    *(
        path(f"{OPDRACHT}/{stap}", view.as_view(), name=f"opdracht-{stap}")
        for stap, view in (
            ("wijzigen", opdrachten_stappen.OpdrachtWijzigen),
            ("voortgang", opdrachten_stappen.Voortgang),
            ("afsluiten", opdrachten_stappen.Afsluiten),
            ("heropenen", opdrachten_stappen.Heropenen),
        )
    ),
]
