"""Everything that changed since a place: one list over several resources, in the order it came."""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, ClassVar, Final

from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from . import keyset
from .audit import meld
from .conditional import read_along
from .dataversie import samengevat, vraag_van
from .folding import folded
from .horizon import KEY, START, Horizon, Place, place_of
from .lists import JSON_TYPE, body_of
from .models import Gebeurtenissoort
from .pagination import MANY_ROWS, positive
from .rowquery import read_all
from .scopes import HasScope
from .throttling import RateLimitMixin
from .viewsets import KnownKeysMixin, ResourceViewSet

KINDS_KEY: Final = "soorten"
MAX_SIZE: Final = 5000
"""Of every kind so many are read, to find the first."""
Change = tuple[tuple[int, str, int], bytes]
"""Where a change stands (number, kind, key), and how it reads."""


def rights_of(views: Iterable[ResourceViewSet]) -> str:
    """What one may see of these resources, also of what is read along. That a row reads as it
    stands today is no matter of rights: the day is left out."""
    rows = [view.get_queryset() for view in views]
    queries = [vraag_van(each) for found in rows for each in (found, *read_along(found))]
    return samengevat(*(query.replace(repr(timezone.localdate()), "today") for query in queries))


class FeedView(RateLimitMixin, KnownKeysMixin):
    """``kinds``: name of a resource → its class; the model is ``Gevolgd``."""

    permission_classes = [IsAuthenticated, HasScope]
    http_method_names = ["get", "head", "options"]
    kinds: ClassVar[Mapping[str, type[ResourceViewSet]]] = {}
    tag: ClassVar[str]

    def known_keys(self) -> set[str]:
        return {KEY, KINDS_KEY, keyset.SIZE_KEY}

    def get(self, request: Request) -> HttpResponse:
        names = self.asked_kinds(request)
        size = min(positive(request, keyset.SIZE_KEY) or keyset.SIZE, MAX_SIZE)
        horizon = Horizon.now()
        views = {name: self.view_of(name) for name in names}
        rights = rights_of(views.values())
        end = Place(horizon.number - 1)
        token = request.query_params.get(KEY)
        if token is None:
            return self.answer([], end.token(horizon, rights), more=False)
        place = place_of(token, horizon, rights) if token else Place(-1, START)
        streams = (self.streams(name, views[name], place, horizon, size) for name in names)
        found = list(islice(heapq.merge(*chain.from_iterable(streams)), size))
        more = len(found) == size
        reached = Place(*found[-1][0]) if more else end
        return self.answer([text for _, text in found], reached.token(horizon, rights), more=more)

    def asked_kinds(self, request: Request) -> list[str]:
        """In the order of the feed. Raises ValidationError for one that does not exist."""
        asked = request.query_params.get(KINDS_KEY)
        names = sorted(self.kinds) if asked is None else sorted({*asked.split(",")})
        if wrong := [name for name in names if name not in self.kinds]:
            reason = f"'{wrong[0][:60]}' is er niet. Kies uit: {', '.join(sorted(self.kinds))}."
            raise ValidationError({KINDS_KEY: [reason]}, "invalid-choice")
        return names

    def view_of(self, name: str) -> ResourceViewSet:
        """The resource as its list reads it, with all versions of a row."""
        bare: dict[str, Any] = {"action": "feed", "kwargs": {}, "format_kwarg": None}
        view: Any = self.kinds[name](request=self.request, **bare)
        serializer_class: Any = view.get_serializer_class()
        model = serializer_class.Meta.model
        if versions := getattr(model, "alle_versies", None):
            view.queryset = versions.all()
        return view

    def streams(
        self, name: str, view: Any, place: Place, horizon: Horizon, size: int
    ) -> Iterator[Iterator[Change]]:
        """What changed behind ``place``, up to the horizon: what there is, and what is gone."""
        gone = self.view_of(name)
        gone.chosen_fields = view.gone_fields
        for rows, by, is_gone in ((view.get_queryset(), view, False), (gone.gone(), gone, True)):
            if rows is not None:
                behind = rows.filter(place.later(name), gewijzigd__lt=horizon.number)
                behind = behind.order_by("gewijzigd", "pk")[:size]
                yield self.written(name, by, behind, is_gone)

    def written(self, name: str, view: Any, rows: QuerySet, is_gone: bool) -> Iterator[Change]:
        ends = {"nummer": F("gewijzigd"), "sleutel": F("pk")}
        if has_end := any(field.name == "vervallen_op" for field in rows.model._meta.fields):
            ends["eind"] = F("vervallen_op")
        shape, version = view.shape_and_version(rows)
        if shape is None:
            found = view.serialized_all(rows, ends)
        else:
            found = read_all(folded(rows, version.data), shape, ends)
        for row, number, key, *end in found:
            over = is_gone or (has_end and end[0] is not None)
            head = f'{{"soort":"{name}","vervallen":{"true" if over else "false"},"gegeven":'
            yield (int(number), name, int(key)), head.encode() + row + b"}"

    def answer(self, rows: list[bytes], token: str, *, more: bool) -> HttpResponse:
        here = self.request.build_absolute_uri()
        links = {"self": {"href": here}, "next": {"href": replace_query_param(here, KEY, token)}}
        if len(rows) > MANY_ROWS:
            request = self.request._request
            meld(Gebeurtenissoort.API_LIJST, request=request, details={"rijen": len(rows)})
        return HttpResponse(body_of({"meer": more, "_links": links}, rows), content_type=JSON_TYPE)
