"""Addresses of cycles."""

from django.urls import path

from .views import cyclus, cyclus_stap

CYCLUS = "cycli/<int:pk>"

urlpatterns = [
    path("cycli", cyclus.CyclusListView.as_view(), name="cyclus-lijst"),
    path("cycli/bord", cyclus.CyclusBord.as_view(), name="cyclus-bord"),
    path("cycli/nieuw", cyclus_stap.CyclusMaken.as_view(), name="cyclus-maken"),
    path(CYCLUS, cyclus.CyclusView.as_view(), name="cyclus"),
    path(f"{CYCLUS}/dagen", cyclus_stap.CyclusDatums.as_view(), name="cyclus-datums"),
    path(f"{CYCLUS}/stap/<slug:overgang>", cyclus_stap.CyclusStap.as_view(), name="cyclus-stap"),
    path(
        "gebieden/<slug:code>/cyclusinstelling",
        cyclus_stap.CyclusinstellingView.as_view(),
        name="cyclus-instelling",
    ),
]
