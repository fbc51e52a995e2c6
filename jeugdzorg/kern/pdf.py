"""PDF documents that everybody can read: PDF/UA-1, made from a template by WeasyPrint.

A template extends ``pdf/basis.html`` (its comment names blocks and variables) and uses the tags of
``{% load pdf %}``: ``pdf_grafiek``, ``pdf_kaart``, ``pdf_tabel``, ``pdf_inhoudsopgave``.
"""

import gc
import mimetypes
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string

from .pdf_tags import finish

VARIANT: Final = "pdf/ua-1"
SELDOM: Final = 50_000
"""New objects between two looks; Python's own number is 700."""
NERGENS: Final = "https://nergens.invalid/"
"""The base of addresses when none is given; links to pages then become plain text."""
PAGINALINK: Final = re.compile(r'(<a\b[^>]*?)\shref="(?!#|[a-z]+:)[^"]*"')


@dataclass(frozen=True)
class Hoofdstuk:
    """A line of the contents: the id of a heading, its words, and its depth (1 or 2)."""

    anker: str
    titel: str
    niveau: int = 1


def render_pdf(template_name: str, context: Mapping[str, Any], *, base_url: str = "") -> bytes:
    """The template as PDF/UA-1. Nothing is fetched but our own static files.

    ``base_url`` is the address of this application ("https://…/"): with it, links to pages work
    from the document; without it they are plain text. Raises ValueError for a file from elsewhere
    or one that is not there, rather than giving a document that misses a picture.
    """
    # Imported here: WeasyPrint loads its text libraries, which pages do not need.
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    page = render_to_string(template_name, dict(context))
    html = HTML(
        string=page if base_url else PAGINALINK.sub(r"\1", page),
        base_url=base_url or NERGENS,
        url_fetcher=static_fetcher(),
    )
    try:
        with seldom_collecting():
            return html.write_pdf(pdf_variant=VARIANT, finisher=finish)
    except FatalURLFetchingError as error:  # no Exception: it would take a worker down with it
        raise ValueError(str(error.__cause__ or error)) from error


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Let Python look for circles of unused objects less often: laying out makes hundreds of
    thousands that stay, and looking through them again and again is a quarter of the work."""
    usual = gc.get_threshold()
    gc.set_threshold(SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def static_fetcher() -> Any:
    """A fetcher for WeasyPrint that knows our static files and data: URLs, nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class StaticFetcher(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
            if url.lower().startswith("data:"):
                return super().fetch(url, headers)
            path = static_file(url)
            kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    return StaticFetcher(allowed_protocols=("data",), fail_on_errors=True)


def static_file(url: str) -> Path:
    """The file of a static URL, before or after ``collectstatic``. Raises ValueError."""
    path = unquote(urlsplit(url).path)
    prefix = f"/{settings.STATIC_URL.strip('/')}/"
    if not path.startswith(prefix):
        raise ValueError(f"Een PDF haalt niets van buiten op: {url}")
    name = path.removeprefix(prefix)
    found = finders.find(name)
    collected = Path(found if found else staticfiles_storage.path(name))
    if not collected.is_file():
        raise ValueError(f"Dit bestand is er niet: {name}")
    return collected


def page_count(pdf: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(pdf)).pages)
