"""What changed in monitoring; asks for the right to read it, as the lists do."""

from collections.abc import Mapping
from typing import ClassVar

from jeugdzorg.kern.feed import FeedView
from jeugdzorg.kern.viewsets import ResourceViewSet

from .viewsets_analyse import AnalyseViewSet
from .viewsets_indicatoren import TAG, MetingViewSet
from .viewsets_opdrachten import OpdrachtViewSet
from .viewsets_rapport import RapportViewSet
from .viewsets_reflectie import ReflectiesessieViewSet


class MonitoringWijzigingenView(FeedView):
    tag = TAG
    kinds: ClassVar[Mapping[str, type[ResourceViewSet]]] = {
        "metingen": MetingViewSet,
        "reflectiesessies": ReflectiesessieViewSet,
        "analyses": AnalyseViewSet,
        "opdrachten": OpdrachtViewSet,
        "rapporten": RapportViewSet,
    }
