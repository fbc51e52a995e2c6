"""Answers of the API packed for who takes that; pages for people are left as they are.

What is secret on a page (a token against forged forms) can be guessed from the length of packed
answers (BREACH) when somebody else makes the browser ask. The API has no cookies, no secrets in its
answers and a key that a browser never sends by itself, so here packing gives nothing away.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django.http import HttpRequest
from django.utils.cache import patch_vary_headers

from .problems import API_PREFIX

GZIP: Final = 16 + zlib.MAX_WBITS
LEVEL: Final = 1
"""The quickest: figures become a tenth already."""
WORTH_IT: Final = 1000
PACKED: Final = ("application/json", "application/jsonl", "application/geo+json", "text/csv")


class ApiGZipMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], Any]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Any:
        response = self.get_response(request)
        if not request.path.startswith(API_PREFIX) or response.headers.get("Content-Encoding"):
            return response
        if response.headers.get("Content-Type", "").partition(";")[0] not in PACKED:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if response.status_code == 200 and takes_gzip(request):
            pack(response)
        return response


def takes_gzip(request: HttpRequest) -> bool:
    """Named, and not refused with ``q=0``."""
    for part in request.headers.get("Accept-Encoding", "").lower().split(","):
        name, _, quality = part.strip().partition(";")
        if name == "gzip":
            return quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def pack(response: Any) -> None:
    if response.streaming:
        response.streaming_content = packed(response.streaming_content)
    elif len(response.content) >= WORTH_IT:
        response.content = b"".join(packed([response.content]))
        response.headers["Content-Length"] = str(len(response.content))
    else:
        return
    if response.streaming:
        del response.headers["Content-Length"]
    response.headers["Content-Encoding"] = "gzip"


def packed(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)
    for piece in pieces:
        if out := packer.compress(piece):
            yield out
    yield packer.flush()
