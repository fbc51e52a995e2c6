from django.urls import path

from .urls_kaders import urlpatterns as kaderpaden
from .urls_plan_aanvulling import urlpatterns as planaanvulpaden
from .urls_plan_controles import urlpatterns as plancontrolepaden
from .urls_plan_dossier import urlpatterns as plandossierpaden
from .urls_plan_invoer import urlpatterns as planinvoerpaden
from .urls_plan_verloop import urlpatterns as planverlooppaden
from .urls_plan_werkboek import urlpatterns as planwerkboekpaden
from .urls_planlijsten import urlpatterns as planlijstpaden
from .urls_toetsen import urlpatterns as toetspaden
from .views import kaders, regelingen, tabs, termijnen

app_name = "vastgoed"

urlpatterns = [
    *planinvoerpaden,
    *toetspaden,
    *planlijstpaden,
    path("regelingen", regelingen.RegelingListView.as_view(), name="regeling-lijst"),
    path("regelingen/<slug:code>", regelingen.RegelingView.as_view(), name="regeling"),
    path(
        "regelingen/<slug:code>/toekenningen",
        regelingen.RegelingToekenningen.as_view(),
        name="regeling-toekenningen",
    ),
    path(
        "regelingen/<slug:code>/rekenblad",
        regelingen.RegelingRekenblad.as_view(),
        name="regeling-rekenblad",
    ),
    path(
        "regelingen/<slug:code>/termijnen",
        regelingen.RegelingTermijnen.as_view(),
        name="regeling-termijnen",
    ),
    path(
        "regelingen/<slug:code>/coordinatie",
        regelingen.RegelingCoordinatie.as_view(),
        name="regeling-coordinatie",
    ),
    path("termijnen", termijnen.TermijnListView.as_view(), name="termijn-lijst"),
    path("termijnen.ics", termijnen.termijn_agenda, name="termijn-agenda"),
    path("termijnen/<slug:code>", termijnen.TermijnView.as_view(), name="termijn"),
    path("toetsingskaders", kaders.ToetsingskaderListView.as_view(), name="toetsingskader-lijst"),
    *kaderpaden,
    path("toetsingskaders/<slug:code>", kaders.ToetsingskaderView.as_view(), name="toetsingskader"),
    path("gebieden/<slug:code>/geld", tabs.GebiedGeld.as_view(), name="gebied-geld"),
    path("gebieden/<slug:code>/termijnen", tabs.GebiedTermijnen.as_view(), name="gebied-termijnen"),
    path(
        "aanbieders/<slug:code>/toekenningen",
        tabs.AanbiederToekenningen.as_view(),
        name="aanbieder-toekenningen",
    ),
    *planwerkboekpaden,
    *planverlooppaden,
    *plandossierpaden,
    *planaanvulpaden,
    *plancontrolepaden,
]
