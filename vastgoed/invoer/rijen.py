"""Rows of a table: add one, take one away, move one, put one back."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from ..models import Planversie, Planwijziging
from ..plan.inhoud import SLEUTEL, nieuwe_sleutel, plek, volgorde
from ..plan.wijzigen import Uitkomst, Wijziging, wijzigen
from .opslaan import Opgeslagen, gezien, met_eigen

HOOGSTENS = 500
"""Rows in one table: far more than any plan has."""


def toevoegen(versie: Planversie, tabel: str, *, by: Any) -> str:
    """An empty row at the end; gives its pad."""
    if not is_tabel(tabel):
        raise ValidationError("Deze tabel bestaat niet.")
    if len(volgorde(versie.inhoud, tabel)) >= HOOGSTENS:
        raise ValidationError(f"Een tabel heeft hooguit {HOOGSTENS} rijen.")
    sleutel = nieuwe_sleutel()
    pad = f"{tabel}/{sleutel}"
    wijzigen(versie, [Wijziging(pad, {SLEUTEL: sleutel}, None)], by=by)
    return pad


def verwijderen(
    versie: Planversie, pad: str, post: Mapping[str, str], opgeslagen: Opgeslagen, *, by: Any
) -> Uitkomst:
    """Take a row away as its editor saw it; who changed it meanwhile, does not lose that."""
    if not plek_rij(pad):
        raise ValidationError("Deze rij bestaat niet.")
    was = met_eigen(gezien(post, pad), pad, opgeslagen.wijzigingen)
    return wijzigen(versie, [Wijziging(pad, None, was)], by=by)


def verplaatsen(versie: Planversie, pad: str, stappen: int, *, by: Any) -> Uitkomst:
    """One place up (-1) or down (1)."""
    if not plek_rij(pad):
        raise ValidationError("Deze rij bestaat niet.")
    tabel, _, sleutel = pad.partition("/")
    nu = volgorde(versie.inhoud, tabel)
    if sleutel not in nu:
        raise ValidationError("Deze rij is intussen verwijderd.")
    plaats = nu.index(sleutel)
    naar = min(max(plaats + stappen, 0), len(nu) - 1)
    anders = [*nu[:plaats], *nu[plaats + 1 :]]
    anders.insert(naar, sleutel)
    return wijzigen(versie, [Wijziging(tabel, anders, nu)], by=by)


def verwijdering(versie: Planversie, pad: str) -> Planwijziging | None:
    """How a row went that is not there any more, with what stood in it."""
    return Planwijziging.objects.filter(versie=versie, pad=pad, naar__isnull=True).first()


def is_tabel(code: str) -> bool:
    try:
        hier = plek(code)
    except KeyError:
        return False
    return hier.tabel is not None and not hier.rij


def plek_rij(pad: str) -> bool:
    try:
        return plek(pad).is_rij
    except KeyError:
        return False
