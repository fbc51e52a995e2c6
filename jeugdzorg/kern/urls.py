from django.urls import path

from . import job_views, sessions

app_name = "kern"

urlpatterns = [
    path("taken", job_views.TaakListView.as_view(), name="taak-lijst"),
    path("taken/<int:pk>", job_views.TaakView.as_view(), name="taak"),
    path("taken/<int:pk>/opnieuw", job_views.taak_opnieuw, name="taak-opnieuw"),
    path("taken/<int:pk>/afbreken", job_views.taak_afbreken, name="taak-afbreken"),
    path("sessie", sessions.sessie, name="sessie"),
    path("sessie/hersteld", sessions.sessie_hersteld, name="sessie-hersteld"),
]
