from django.urls import path

from .views import doelen, doelversies, nieuw_pad

urlpatterns = [
    path("doelen", doelen.DoelListView.as_view(), name="doel-lijst"),
    path("doelen/nieuw", doelen.DoelMaken.as_view(), name="doel-maken"),
    path("afbouwpaden/nieuw", nieuw_pad.PadMaken.as_view(), name="pad-maken"),
    path("doelen/<int:pk>", doelen.DoelView.as_view(), name="doel"),
    *(
        path(f"{deel}/{stap}", view.as_view(), name=f"{naam}-{stap}")
        for deel, naam in (("doelen/<int:pk>", "doel"), ("afbouwpaden/<slug:code>", "pad"))
        for stap, view in (
            ("nieuwe-versie", doelversies.NieuweVersie),
            ("concept", doelversies.ConceptWijzigen),
            ("verwijderen", doelversies.ConceptVerwijderen),
            ("vaststellen", doelversies.Vaststellen),
            ("intrekken", doelversies.Intrekken),
        )
    ),
]
