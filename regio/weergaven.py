"""Saved views of lists: saved, renamed, shared and removed; and the one with which a list opens."""

from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, resolve, reverse

from jeugdzorg.kern.permissions import REFUSED, require
from jeugdzorg.kern.saved_views import choice_of
from jeugdzorg.kern.views import ListPage

from .models import Gebruiker, Organisatie, Weergave

HOOGUIT: Final = 50
"""Views that a user can have of one list."""


def lijst_van(naam: str) -> type[ListPage] | None:
    """The list whose address has this name; nothing for any other page."""
    try:
        pagina = getattr(resolve(reverse(naam)).func, "view_class", None)
    except NoReverseMatch:
        return None
    return pagina if pagina is not None and issubclass(pagina, ListPage) else None


def titel_van(lijst: str) -> str:
    """What a list is called; its name for one that is no more."""
    pagina = lijst_van(lijst)
    return (pagina.titel or pagina.meervoud.capitalize()) if pagina else lijst


def weergaven_bij(request: HttpRequest, lijst: str) -> list[Weergave]:
    """The views of a list that the reader can pick, own ones first; read once per request."""
    bewaard = request.__dict__.setdefault("_weergaven", {})
    if lijst not in bewaard:
        rijen = Weergave.objects.visible_to(request.user).filter(lijst=lijst)
        gevonden = rijen.select_related("gebruiker")
        bewaard[lijst] = sorted(gevonden, key=lambda rij: rij.gebruiker_id != request.user.pk)
    return bewaard[lijst]


def standaardvraag(request: HttpRequest, lijst: str) -> str:
    """The choice of the reader's own default; see ``kern.saved_views``."""
    eigen = (rij for rij in weergaven_bij(request, lijst) if rij.gebruiker_id == request.user.pk)
    return next((rij.vraag for rij in eigen if rij.standaard), "")


@transaction.atomic
def weergave_bewaren(
    *,
    by: Gebruiker,
    lijst: str,
    vraag: str,
    naam: str,
    gedeeld_met: Organisatie | None = None,
    standaard: bool = False,
) -> Weergave:
    """Save a choice under a name; what had that name for this list is replaced.

    Raises PermissionDenied (a list that is not for ``by``), ValidationError.
    """
    pagina = lijst_van(lijst)
    if pagina is None or not pagina.visible_for(by):
        raise PermissionDenied(REFUSED)
    eigen = Weergave.objects.select_for_update().filter(gebruiker=by, lijst=lijst)
    weergave = eigen.filter(naam=naam).first() or Weergave(gebruiker=by, lijst=lijst, naam=naam)
    if weergave.pk is None and eigen.count() >= HOOGUIT:
        raise ValidationError(f"U hebt al {HOOGUIT} weergaven van deze lijst. Verwijder er een.")
    weergave.vraag = choice_of(QueryDict(vraag))
    return opslaan(weergave, by=by, gedeeld_met=gedeeld_met, standaard=standaard)


@transaction.atomic
def weergave_wijzigen(
    weergave: Weergave,
    *,
    by: Gebruiker,
    naam: str,
    gedeeld_met: Organisatie | None,
    standaard: bool,
) -> Weergave:
    """Rename, share or unshare, make default. Raises PermissionDenied, ValidationError."""
    require("weergave_wijzigen", by, weergave)
    weergave.naam = naam
    return opslaan(weergave, by=by, gedeeld_met=gedeeld_met, standaard=standaard)


def opslaan(
    weergave: Weergave, *, by: Gebruiker, gedeeld_met: Organisatie | None, standaard: bool
) -> Weergave:
    """Of two defaults the last one counts; shared only where one works oneself."""
    nieuw = gedeeld_met is not None and gedeeld_met.pk != weergave.gedeeld_met_id
    if nieuw and gedeeld_met.pk not in by.organisatie_ids:  # type: ignore[union-attr]
        raise PermissionDenied(REFUSED)
    weergave.gedeeld_met = gedeeld_met
    weergave.standaard = standaard
    if standaard:
        anders = Weergave.objects.filter(gebruiker=by, lijst=weergave.lijst, standaard=True)
        anders.exclude(pk=weergave.pk).update(standaard=False)
    weergave.full_clean()
    weergave.save()
    return weergave


@transaction.atomic
def weergave_verwijderen(weergave: Weergave, *, by: Gebruiker) -> None:
    """Remove it, for everybody with whom it was shared. Raises PermissionDenied."""
    require("weergave_verwijderen", by, weergave)
    weergave.delete()
