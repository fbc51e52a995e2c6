"""On whose behalf somebody keeps the register: that organisation is the source of the entry."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import PermissionDenied

from jeugdzorg.kern.permissions import REFUSED, require
from regio.aanleverbron import aanleverbron
from regio.choices import OrganisatieSoort, Rol
from regio.models import Bron, Organisatie
from regio.rules import organisaties_met_rol

from ..models import Locatie
from ..rules import BEHEERDERS, in_deel


def namens(by: Any, locatie: Locatie) -> Organisatie:
    """A provider of ``locatie`` that ``by`` works for, else the organisation that plans for it.

    Raises PermissionDenied.
    """
    require("register_bijhouden", by, locatie)
    aanbieders = {aanbieder.pk for aanbieder in locatie.aanbieders.all()}
    return eerste(bevoegden(by, aanbieders, locatie.jeugdhulpregio_id, locatie.pk))


def namens_bij(by: Any, aanbieders: Iterable[Organisatie], regio: int | None) -> Organisatie:
    """The same for a location that is not there yet. Raises PermissionDenied."""
    require("register_bijhouden", by)
    return eerste(bevoegden(by, {aanbieder.pk for aanbieder in aanbieders}, regio, None))


def bron_namens(by: Any, locatie: Locatie) -> Bron:
    return aanleverbron(namens(by, locatie))


def bevoegden(
    by: Any, aanbieders: set[int], regio: int | None, locatie: int | None
) -> Iterator[int]:
    """Keys of organisations; agrees with the rule, the providers of the location first."""
    yield from sorted(eigen_organisaties(by) & aanbieders)
    plant = organisaties_met_rol(by, *BEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER)
    yield from (pk for pk in sorted(plant) if regio in by.werkgebieden[pk].regios)
    for deel in by.behandelingen_van(plant):
        if locatie is not None and in_deel(deel, locatie, aanbieders):
            yield deel.organisatie


def eigen_organisaties(by: Any) -> set[int]:
    return organisaties_met_rol(by, Rol.AANBIEDER, Rol.BEHEERDER)


def eerste(organisaties: Iterator[int]) -> Organisatie:
    gevonden = next(organisaties, None)
    if gevonden is None:
        raise PermissionDenied(REFUSED)
    return Organisatie.objects.get(pk=gevonden)


def schrijft_in(by: Any, bron: Bron) -> bool:
    """``bron`` is that of an organisation on whose behalf ``by`` keeps the register."""
    plant = organisaties_met_rol(by, *BEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER)
    return bron.eigenaar_id in eigen_organisaties(by) | plant
