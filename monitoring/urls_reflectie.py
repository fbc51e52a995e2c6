"""Addresses of reflection sessions."""

from typing import Final

from django.urls import path
from django.views import View

from .views import reflectie, reflectie_acties, reflectie_notulen, reflectie_stappen

SESSIE = "reflecties/<int:pk>"
BIJ_SESSIE: Final[dict[str, tuple[type[View], str]]] = {
    "verslag": (reflectie.VerslagView, "verslag"),
    "geschiedenis": (reflectie.SessieHistorie, "geschiedenis"),
    "notulen": (reflectie_notulen.Notulen, "notulen"),
    "notulen/plek": (reflectie_notulen.PlekOpslaan, "plek"),
    "notulen/stand": (reflectie_notulen.NotulenStand, "stand"),
    "notulen/samenvoegen": (reflectie_notulen.Samenvoegen, "samenvoegen"),
    "deelnemers": (reflectie.SessieDeelnemers, "deelnemers"),
    "deelnemers/nieuw": (reflectie_acties.DeelnemerToevoegen, "deelnemer-nieuw"),
    "deelnemers/<int:nummer>/weg": (reflectie_acties.DeelnemerVerwijderen, "deelnemer-weg"),
    "acties": (reflectie.SessieActies, "acties"),
    "acties/nieuw": (reflectie_acties.ActieToevoegen, "actie-nieuw"),
    "acties/<int:nummer>/wijzigen": (reflectie_acties.ActieWijzigen, "actie-wijzigen"),
    "acties/<int:nummer>/stand": (reflectie_acties.ActieBijwerken, "actie-stand"),
    "acties/<int:nummer>/intrekken": (reflectie_acties.ActieIntrekken, "actie-intrekken"),
    "vaststellen": (reflectie_stappen.Vaststellen, "vaststellen"),
    "heropenen": (reflectie_stappen.Heropenen, "heropenen"),
}
"""What belongs to one session: its address, its view, and the rest of its name."""

urlpatterns = [
    path("reflecties", reflectie.ReflectieListView.as_view(), name="reflectie-lijst"),
    path(SESSIE, reflectie.SessieView.as_view(), name="reflectiesessie"),
    *(
        path(f"{SESSIE}/{adres}", view.as_view(), name=f"reflectie-{naam}")
        for adres, (view, naam) in BIJ_SESSIE.items()
    ),
    path("cycli/<int:pk>/reflectie", reflectie.CyclusReflectie.as_view(), name="cyclus-reflectie"),
    path(
        "cycli/<int:pk>/reflectie/<slug:code>",
        reflectie_stappen.SessiePlannen.as_view(),
        name="reflectie-plannen",
    ),
]
