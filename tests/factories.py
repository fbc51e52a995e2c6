"""The smallest valid objects, made by hand; a test names only what matters to it.

Factories of the other apps are in ``factories_<app>.py``.
"""

import hashlib
from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from regio.choices import (
    BronSoort,
    GebiedSoort,
    OrganisatieSoort,
    Rol,
    Scope,
    Zichtbaarheid,
    Zorgvorm,
)
from regio.models import (
    Aanbieder,
    Bron,
    Gebied,
    GebiedRegio,
    Gebruiker,
    Gemeente,
    Jeugdhulpregio,
    Lidmaatschap,
    Organisatie,
    Toegangssleutel,
)

WACHTWOORD = "een-wachtwoord-voor-de-tests"
nummers = count(1)


def make_bron(**velden: Any) -> Bron:
    """A public plan; ``openbaar=False`` closes it; what is not public gets an owner made up."""
    n = next(nummers)
    if not velden.pop("openbaar", True):
        velden["zichtbaarheid"] = Zichtbaarheid.BESLOTEN
    if "zichtbaarheid" in velden and "eigenaar" not in velden:
        velden["eigenaar"] = make_organisatie()
    standaard = {
        "code": f"bron-{n}",
        "titel": f"Plan nummer {n}",
        "korte_titel": f"Plan {n}",
        "soort": BronSoort.PLAN,
    }
    return Bron.objects.create(**{**standaard, **velden})


def make_gemeente(**velden: Any) -> Gemeente:
    n = next(nummers)
    standaard = {"code": f"GM{n % 10_000:04d}", "naam": f"Gemeente {n}"}
    return Gemeente.objects.create(**met_bron({**standaard, **velden}))


def make_jeugdhulpregio(**velden: Any) -> Jeugdhulpregio:
    n = next(nummers)
    letter = chr(ord("J") + n // 1000 % 17)  # four characters, and more than a thousand things
    standaard = {"code": f"{letter}{n % 1000:03d}", "naam": f"Regio {n}"}
    return Jeugdhulpregio.objects.create(**met_bron({**standaard, **velden}))


def make_gebied(
    *, regios: Any = (), zorgvorm: Zorgvorm = Zorgvorm.JEUGDZORGPLUS, **velden: Any
) -> Gebied:
    """An area; with ``regios`` one can plan for it."""
    n = next(nummers)
    standaard = {"code": f"G{n}", "naam": f"Gebied {n}", "soort": GebiedSoort.BOVENREGIONAAL}
    gebied = Gebied.objects.create(**met_bron({**standaard, **velden}))
    for regio in regios:
        GebiedRegio.objects.create(
            gebied=gebied, jeugdhulpregio=regio, zorgvorm=zorgvorm, bron=gebied.bron
        )
    return gebied


def make_organisatie(**velden: Any) -> Organisatie:
    n = next(nummers)
    standaard = {
        "code": f"organisatie-{n}",
        "naam": f"Organisatie {n}",
        "soort": OrganisatieSoort.GEMEENTE,
    }
    return Organisatie.objects.create(**met_bron({**standaard, **velden}))


def make_aanbieder(**velden: Any) -> Aanbieder:
    n = next(nummers)
    standaard = {
        "code": f"aanbieder-{n}",
        "naam": f"Aanbieder {n}",
        "soort": OrganisatieSoort.AANBIEDER,
    }
    return Aanbieder.objects.create(**met_bron({**standaard, **velden}))


def make_gebruiker(
    *,
    rol: str | None = Rol.BELEIDSMEDEWERKER,
    organisatie: Any = None,
    gebieden: Any = (),
    **velden: Any,
) -> Gebruiker:
    """A user with one role at an organisation (its own when none is given); no role: no member.

    That organisation works in ``gebieden``.
    """
    n = next(nummers)
    standaard = {"email": f"gebruiker{n}@voorbeeld.example", "naam": f"Gebruiker {n}"}
    gebruiker = Gebruiker(**{**standaard, **velden})
    gebruiker.set_password(WACHTWOORD)
    gebruiker.save()
    if rol is not None:
        lid = make_lidmaatschap(gebruiker=gebruiker, rol=rol, organisatie=organisatie)
        lid.organisatie.gebieden.add(*gebieden)
    return gebruiker


def make_lidmaatschap(
    *, gebruiker: Gebruiker, rol: str, organisatie: Any = None, **velden: Any
) -> Lidmaatschap:
    if organisatie is None:
        organisatie = make_aanbieder() if rol == Rol.AANBIEDER else make_organisatie()
    return Lidmaatschap.objects.create(
        gebruiker=gebruiker, rol=rol, organisatie_id=organisatie.pk, **velden
    )


def make_toegangssleutel(
    *, gebruiker: Gebruiker | None = None, sleutel: str = "", **velden: Any
) -> Toegangssleutel:
    """A key that works for a day, with every right; its plain text is on it as ``sleutel``."""
    sleutel = sleutel or f"sleutel-{next(nummers)}"
    gebruiker = gebruiker or make_gebruiker(rol=Rol.API_CLIENT)
    if "organisatie" not in velden:
        leden = gebruiker.lidmaatschappen.all()
        lid = leden.filter(rol=Rol.API_CLIENT).first() or leden.first()
        velden["organisatie"] = lid.organisatie if lid else make_organisatie()
    standaard = {
        "gebruiker": gebruiker,
        "naam": "voor de tests",
        "scopes": Scope.values,
        "hash": hashlib.sha256(sleutel.encode()).hexdigest(),
        "geldig_tot": timezone.now() + timedelta(days=1),
    }
    gemaakt = Toegangssleutel.objects.create(**{**standaard, **velden})
    gemaakt.sleutel = sleutel
    return gemaakt


def met_bron(velden: dict[str, Any]) -> dict[str, Any]:
    """``velden`` with a source, made up when the test does not care."""
    return velden if "bron" in velden else {**velden, "bron": make_bron()}
