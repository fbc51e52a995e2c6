"""Who gets a message: the same list for the page before an act and for the outbox after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..models import Gebruiker, Lidmaatschap, Organisatie


@dataclass(frozen=True)
class Ontvanger:
    """A user who gets a message, at which organisation, and why ("toetst dit plan")."""

    gebruiker: Gebruiker
    organisatie: Organisatie | None = None
    reden: str = ""


def ontvangers_van(wie: Iterable[Any]) -> list[Ontvanger]:
    """Each user once, the first mention counts; nobody whose account is closed.

    ``wie``: users, or anything with ``gebruiker`` and perhaps ``organisatie`` and ``reden``.
    Somebody without an organisation here who works for one gets it there.
    """
    gevonden: dict[int, Ontvanger] = {}
    for een in wie:
        ontvanger = als_ontvanger(een)
        if ontvanger.gebruiker.is_active:
            gevonden.setdefault(ontvanger.gebruiker.pk, ontvanger)
    zonder = [pk for pk, ontvanger in gevonden.items() if ontvanger.organisatie is None]
    enige = enige_organisaties(zonder)
    return [
        Ontvanger(ontvanger.gebruiker, ontvanger.organisatie or enige.get(pk), ontvanger.reden)
        for pk, ontvanger in gevonden.items()
    ]


def als_ontvanger(een: Any) -> Ontvanger:
    if isinstance(een, Gebruiker):
        return Ontvanger(een)
    return Ontvanger(
        een.gebruiker, getattr(een, "organisatie", None), getattr(een, "reden", "") or ""
    )


def enige_organisaties(gebruikers: Iterable[int]) -> dict[int, Organisatie]:
    """Per user the organisation, for those who have a role at exactly one."""
    gebruikers = list(gebruikers)
    if not gebruikers:
        return {}
    per_gebruiker: dict[int, dict[int, Organisatie]] = {}
    leden = Lidmaatschap.objects.at().filter(gebruiker__in=gebruikers)
    for lid in leden.select_related("organisatie"):
        per_gebruiker.setdefault(lid.gebruiker_id, {})[lid.organisatie_id] = lid.organisatie
    return {pk: next(iter(bij.values())) for pk, bij in per_gebruiker.items() if len(bij) == 1}
