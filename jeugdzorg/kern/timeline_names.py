"""What apps say about their rows and texts for the history: names, and marks turned into words.

A model without a name of its own says with ``register_spoken`` what its rows are called; what that
says may be read by who may see the row. ``register_words`` adds a reader of texts: made once per
page, it writes what only the program understands as people would say it.
"""

from collections.abc import Callable
from typing import Any, Final

from django.db import models

Words = Callable[[str], str]

SPOKEN: Final[dict[type[models.Model], Callable[[Any], str]]] = {}
WORDS: Final[dict[str, Callable[[], Words]]] = {}


def register_spoken(model: type[models.Model], name: Callable[[Any], str] = str) -> None:
    """``name`` may follow relations that cannot be empty: they are read along with the row."""
    SPOKEN[model] = name


def register_words(mark: str, reader: Callable[[], Words]) -> None:
    """``reader`` gives the function for texts in which ``mark`` stands."""
    WORDS[mark] = reader


class Readable:
    """Texts for a reader of the history; a reader of marks is made when it is first needed."""

    def __init__(self) -> None:
        self.made: dict[str, Words] = {}

    def __call__(self, text: str) -> str:
        for mark in WORDS:
            if mark in text:
                text = self.made.setdefault(mark, WORDS[mark]())(text)
        return text
