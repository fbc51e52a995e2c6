"""How often one key may ask: counted in the cache, told in headers, refused with 429."""

import math
from typing import Any, Final

from django.conf import settings
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle
from rest_framework.views import APIView

HEADERS: Final = {
    "RateLimit-Limit": "Hoe vaak deze sleutel mag vragen in één tijdvak.",
    "RateLimit-Remaining": "Hoe vaak dat in dit tijdvak nog kan.",
    "RateLimit-Reset": "Over hoeveel seconden er weer ruimte bij komt.",
}


class KeyThrottle(SimpleRateThrottle):
    """Per key, over a window that moves along; without Redis every process counts for itself."""

    scope = "sleutel"
    history: list[float]
    now: float
    num_requests: int
    duration: int

    def get_rate(self) -> str:
        return settings.API_LIMIET

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        sleutel = getattr(request.auth, "pk", None)
        return sleutel and self.cache_format % {"scope": self.scope, "ident": sleutel}

    def allow_request(self, request: Request, view: APIView) -> bool:
        allowed = super().allow_request(request, view)
        if getattr(self, "key", None):
            request.rate_limit = self  # type: ignore[attr-defined]
        return allowed

    def headers(self) -> dict[str, str]:
        oldest = self.history[-1] if self.history else self.now
        values = (
            self.num_requests,
            max(0, self.num_requests - len(self.history)),
            math.ceil(self.duration - (self.now - oldest)),
        )
        return dict(zip(HEADERS, map(str, values), strict=True))


class RateLimitMixin(APIView):
    """Says with every answer how much is left."""

    throttle_classes = [KeyThrottle]

    def finalize_response(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().finalize_response(request, *args, **kwargs)
        throttle = getattr(request, "rate_limit", None)
        for name, value in (throttle.headers() if throttle else {}).items():
            response.headers[name] = value
        return response
