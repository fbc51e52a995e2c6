"""What is asked of an area: its path, the share of each region, its target groups, who sees all."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from django.db.models import Q

from jeugdzorg.kern.rounding import exact
from regio.choices import OrganisatieSoort, UitspraakSoort, Zichtbaarheid
from regio.models import Gebied, Uitspraak
from regio.rules import organisaties_met_rol
from vastgoed.querysets_plan import IN_GEBIED

from ..afbouw import plekken_uit_instroom
from ..choices import Padgrootheid
from ..models import Afbouwpad
from ..padbeeld import rekenmodel_van
from .rekenen import Vraag, gevraagd_minder

HEEL: Final = "*"
"""The key of the area as a whole."""
ZONDER_DOELGROEP: Final = "Niet gezegd voor wie"


def paden_van(gebied: Gebied, user: Any, vandaag: date) -> Any:
    """The paths of the area that hold today and say something about places."""
    rijen = Afbouwpad.objects.openbaar() if user is None else Afbouwpad.objects.visible_to(user)
    stand = Q(grootheid=Padgrootheid.STAND) | Q(verblijfsduur_maanden__isnull=False)
    return rijen.geldend(vandaag).filter(stand, gebied=gebied).with_punten(user)


def in_plaatsen(pad: Afbouwpad) -> bool:
    """Says something about places: counts them, or youths of whom the length of stay is known."""
    return pad.grootheid == Padgrootheid.STAND or pad.verblijfsduur_maanden is not None


def pad_van(
    gebied: Gebied,
    user: Any,
    code: str,
    zorgvorm: str,
    vandaag: date,
    gelezen: Iterable[Afbouwpad] | None = None,
) -> Afbouwpad | None:
    """The path named ``code``; else the first that holds of that form of care, one that is divided
    over regions first. ``gelezen``: those of the area, when they were read before."""
    rijen = list(paden_van(gebied, user, vandaag) if gelezen is None else gelezen)
    if code:
        return next((rij for rij in rijen if rij.code == code), None)
    rijen = [rij for rij in rijen if not zorgvorm or rij.zorgvorm == zorgvorm]
    return min(rijen, key=lambda rij: (not rij.delen.all(), rij.code), default=None)


def gevraagd(pad: Afbouwpad, regios: Iterable[str]) -> dict[str, Vraag]:
    """What the path asks to be gone: of the area, and of each region that it names."""
    plekken = plekken_op(pad)
    delen = {deel.jeugdhulpregio.code: exact(deel.basis) for deel in pad.delen.all()}
    samen = sum(delen.values(), Fraction(0))
    uitkomst = {HEEL: gevraagd_minder(plekken, pad.startdatum)}
    if samen:
        for code in regios:
            deel = delen.get(code, Fraction(0)) / samen
            uitkomst[code] = gevraagd_minder(plekken, pad.startdatum, deel)
    return uitkomst


def plekken_op(pad: Afbouwpad) -> Vraag:
    """Places that the path leaves on a day; of a flow by the length of stay. After its end the
    last value holds."""
    model = rekenmodel_van(pad, pad.punten.all())
    duur = pad.verblijfsduur_maanden

    def op(dag: date) -> Fraction | None:
        waarde = model.op(min(dag, pad.doeldatum))
        if waarde is None or pad.grootheid == Padgrootheid.STAND:
            return waarde
        return None if duur is None else plekken_uit_instroom(waarde, duur)

    return op


def doelgroepen(gebied: Gebied, user: Any, met_plaatsen: Mapping[str, Any]) -> dict[str, str]:
    """Code and name of the target groups of the area; last, when it has places, none."""
    zichtbaar = (
        Uitspraak.objects.filter(bron__zichtbaarheid=Zichtbaarheid.OPENBAAR)
        if user is None
        else Uitspraak.objects.visible_to(user)
    )
    rijen = zichtbaar.filter(
        Q(gebied=gebied) | Q(code__in=[code for code in met_plaatsen if code]),
        soort=UitspraakSoort.DOELGROEP,
    )
    namen = dict(rijen.order_by("gebied__naam", "volgnummer", "code").values_list("code", "naam"))
    return namen | ({"": ZONDER_DOELGROEP} if "" in met_plaatsen else {})


def ziet_alle_plannen(user: Any, gebied: Gebied) -> bool:
    """Whether the role of ``user`` shows every plan that was handed in here; says nothing about
    whether there are any."""
    if user is None:
        return False
    bij = organisaties_met_rol(user, *IN_GEBIED, niet_bij=OrganisatieSoort.AANBIEDER)
    return any(gebied.pk in user.werkgebieden[nummer].gebieden for nummer in bij)
