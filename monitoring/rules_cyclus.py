"""Who leads, analyses and adopts the cycles of an area: the parties that its settings name."""

from typing import Any, Final

import rules

from regio.choices import OrganisatieSoort, Rol
from regio.rules import gebied_van, organisaties_met_rol

BEGELEIDERS = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER)
NETWERKROLLEN = (*BEGELEIDERS, Rol.BOVENREGIONAAL_ANALIST)
"""At an organisation that is named by the settings; an expertise network may lead as well."""
AANBIEDER: Final = OrganisatieSoort.AANBIEDER


def partij(gebied: int, veld: str) -> int | None:
    """Key of the organisation that the settings of the area name, when they do."""
    from .models import Cyclusinstelling

    return Cyclusinstelling.objects.filter(gebied=gebied).values_list(veld, flat=True).first()


def in_gebied(user: Any, gebied: int, *rollen: Rol) -> set[int]:
    """Organisations, no providers, that work in the area and where ``user`` has such a role."""
    bij = organisaties_met_rol(user, *rollen, niet_bij=AANBIEDER)
    return {pk for pk in bij if gebied in user.werkgebieden[pk].gebieden}


def namens_partij(user: Any, voorwerp: Any, veld: str, *rollen: Rol) -> set[int]:
    """For which organisations ``user`` is that party: the named one; when none is named, those in
    the area where one has one of ``rollen``.

    ``voorwerp``: a cycle, settings or an area; none: anywhere.
    """
    genoemd = organisaties_met_rol(user, *NETWERKROLLEN, niet_bij=AANBIEDER)
    gebied = gebied_van(voorwerp)
    if not genoemd or gebied is None:
        return genoemd
    if bij := partij(gebied, veld):
        return {bij} & genoemd
    return in_gebied(user, gebied, *rollen)


def als_begeleider(user: Any, voorwerp: Any = None) -> set[int]:
    return namens_partij(user, voorwerp, "coordinerende", *BEGELEIDERS)


def als_analist(user: Any, voorwerp: Any = None) -> set[int]:
    return namens_partij(user, voorwerp, "analist", Rol.BOVENREGIONAAL_ANALIST)


def als_bestuur(user: Any, voorwerp: Any = None) -> set[int]:
    """The steering boards that ``user`` sits on, of the area."""
    gebied = gebied_van(voorwerp)
    if gebied is None:
        return organisaties_met_rol(user, Rol.STUURGROEPLID, niet_bij=AANBIEDER)
    return in_gebied(user, gebied, Rol.STUURGROEPLID)


@rules.predicate
def begeleidt(user: Any, voorwerp: Any = None) -> bool:
    """Leads the cycles of an area."""
    return bool(als_begeleider(user, voorwerp))


@rules.predicate
def analyseert(user: Any, voorwerp: Any = None) -> bool:
    """Makes the supra-regional analysis of an area."""
    return bool(als_analist(user, voorwerp))


@rules.predicate
def bestuurt(user: Any, voorwerp: Any = None) -> bool:
    """Sits on a steering board that works in the area; who leads the cycle records for it."""
    return bool(als_bestuur(user, voorwerp))


rules.add_rule("cyclus_begeleiden", begeleidt)
rules.add_rule("cyclus_analyseren", analyseert)
rules.add_rule("cyclus_vaststellen", bestuurt | begeleidt)


def waarvoor(user: Any, cyclus: Any, rule: str) -> str:
    """In words for which organisation ``user`` takes a step that asks ``rule``."""
    from regio.models import Organisatie

    eerst = als_analist if rule == "cyclus_analyseren" else als_begeleider
    gevonden = eerst(user, cyclus)
    if rule == "cyclus_vaststellen":
        gevonden = als_bestuur(user, cyclus) or gevonden
    organisatie = Organisatie.objects.filter(pk__in=gevonden).order_by("naam").first()
    return str(organisatie or "onbekend")
