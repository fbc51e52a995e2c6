"""Words of a query found back in a text: without regard to case, accents and small typos."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WOORD: Final = re.compile(r"[\w'’]+|[^\w'’]+")
LIJKT_OP: Final = 0.72
KORTSTE_GELIJKENIS: Final = 4


def vereenvoudig(tekst: str) -> str:
    """Lower case, without accents and double spaces."""
    zonder = unicodedata.normalize("NFD", tekst.lower())
    return " ".join("".join(c for c in zonder if not unicodedata.combining(c)).split())


def markeer(tekst: str, vraag: str) -> SafeString:
    """``tekst`` with a ``<mark>`` around what answers ``vraag``; everything is escaped."""
    termen = [term for term in WOORD.findall(vereenvoudig(vraag)) if term.isalnum()]
    stukken = ((woord_gemarkeerd(stuk, termen),) for stuk in WOORD.findall(tekst))
    return format_html_join("", "{}", stukken)


def woord_gemarkeerd(stuk: str, termen: list[str]) -> str | SafeString:
    """One word with the part that is in the query marked, or as a whole when it looks like it."""
    kaal = vereenvoudig(stuk)
    for term in termen:
        begin = kaal.find(term)
        if begin >= 0 and len(kaal) == len(stuk):
            einde = begin + len(term)
            return format_html("{}<mark>{}</mark>{}", stuk[:begin], stuk[begin:einde], stuk[einde:])
        if begin >= 0 or lijkt_op(kaal, term):
            return format_html("<mark>{}</mark>", stuk)
    return stuk


def lijkt_op(woord: str, term: str) -> bool:
    """A typo apart; short words differ too easily."""
    kort = min(len(woord), len(term)) < KORTSTE_GELIJKENIS
    return not kort and SequenceMatcher(None, woord, term).ratio() >= LIJKT_OP
