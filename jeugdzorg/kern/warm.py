"""What a web process does before its first answer."""

import gc

from django.urls import get_resolver


def warm_up() -> None:
    """Load every page, and leave what is then there out of the search for garbage.

    A full search goes through a million objects that are never thrown away: some 200 ms, in one of
    fifteen answers of a page with a long table. Call it in each process, after forking.
    """
    get_resolver().url_patterns  # noqa: B018 - imports all of them
    gc.collect()
    gc.freeze()
