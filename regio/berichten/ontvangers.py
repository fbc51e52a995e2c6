"""Who gets a message: what the page shows before an act, and what the outbox takes after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..choices_berichten import Berichtwijze
from ..models import Berichtvoorkeur, Gebruiker, Lidmaatschap, Organisatie


@dataclass(frozen=True)
class Ontvanger:
    """A user who gets a message, at which organisation, and why ("toetst dit plan")."""

    gebruiker: Gebruiker
    organisatie: Organisatie | None = None
    reden: str = ""


@dataclass(frozen=True)
class Berichtontvanger:
    """Somebody who is about to get a message, as a page shows it."""

    naam: str
    organisatie: str
    reden: str
    wanneer: str


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


def wie_krijgt_bericht(wie: Iterable[Any]) -> list[Berichtontvanger]:
    """For the page before an act: the same people to whom ``klaarzetten`` sends."""
    ontvangers = ontvangers_van(wie)
    bundelt = set(
        Berichtvoorkeur.objects.filter(
            gebruiker__in=[ontvanger.gebruiker.pk for ontvanger in ontvangers],
            wijze=Berichtwijze.DAGELIJKS,
        ).values_list("gebruiker", flat=True)
    )
    return [
        Berichtontvanger(
            naam=ontvanger.gebruiker.naam,
            organisatie=str(ontvanger.organisatie or ""),
            reden=ontvanger.reden,
            wanneer="in het dagoverzicht" if ontvanger.gebruiker.pk in bundelt else "meteen",
        )
        for ontvanger in ontvangers
    ]
