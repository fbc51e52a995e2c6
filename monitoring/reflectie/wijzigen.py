"""The one door by which the notes of a session change: on record, without overwriting others.

As with plans (decision 27) a change says what its author saw. Where meanwhile something else
stands, that one place is a ``Botsing``: nothing is stored there and both texts are shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.vrije_tekst import geen_persoonsgegevens
from regio.models import Gebruiker

from .. import rules_reflectie  # noqa: F401  # registers the rules
from ..choices import Cyclusstatus
from ..choices_reflectie import Sessiestatus
from ..models import Indicator, Reflectieantwoord, Reflectiesessie, Reflectiewijziging
from .plekken import LANGST, Plek, plek
from .vragen import vragen_van

OPEN_IN = (Cyclusstatus.AANLEVERING, Cyclusstatus.REFLECTIE)
"""Steps of the cycle in which a region takes notes."""


@dataclass(frozen=True)
class Wijziging:
    """``naar`` at ``pad``; ``was`` is what its author saw there."""

    pad: str
    naar: str
    was: str = ""


@dataclass(frozen=True)
class Botsing:
    """Somebody else changed this place: what the author saw and wants, and what stands there."""

    plek: Plek
    was: str
    mijn: str
    nu: str
    door: str = ""


@dataclass
class Uitkomst:
    """The new revision, what changed, what met another change, what was refused and why."""

    revisie: int
    gewijzigd: list[str] = field(default_factory=list)
    botsingen: list[Botsing] = field(default_factory=list)
    fouten: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def wijzigen(
    sessie: Reflectiesessie, wijzigingen: Iterable[Wijziging], *, by: Gebruiker | None
) -> Uitkomst:
    """Store all that can be stored; the same again changes nothing.

    A text that points at a person is refused at its own place. Raises PermissionDenied, and
    ValidationError when the session is not open, or asks no such question.
    """
    huidig = op_slot(sessie, by=by)
    antwoorden = {rij.indicator.code: rij for rij in huidig.antwoorden.select_related("indicator")}
    vragen = {v.code: v.indicator for v in vragen_van(huidig.cyclus.gebied, huidig.cyclus.halfjaar)}
    uitkomst = Uitkomst(huidig.revisie)
    regels: list[Reflectiewijziging] = []
    for wijziging in wijzigingen:
        hier = plek_of_fout(wijziging.pad, {*vragen, *antwoorden})
        nu, naar = stand(huidig, antwoorden, hier), gewoon(wijziging.naar)
        if nu == naar:
            continue
        if fout := fout_in(naar):
            uitkomst.fouten[hier.pad] = fout
        elif nu != gewoon(wijziging.was):
            hand = laatste_hand(huidig, hier.pad)
            uitkomst.botsingen.append(Botsing(hier, gewoon(wijziging.was), naar, nu, hand))
        else:
            zetten(huidig, antwoorden, vragen, hier, naar)
            uitkomst.gewijzigd.append(hier.pad)
            regels.append(Reflectiewijziging(sessie=huidig, pad=hier.pad, van=nu, naar=naar))
    if regels:
        uitkomst.revisie = vastleggen(huidig, regels, by)
    return uitkomst


def op_slot(sessie: Reflectiesessie, *, by: Gebruiker | None) -> Reflectiesessie:
    """An open session that ``by`` holds, locked. Raises PermissionDenied, ValidationError."""
    if by is not None:
        require("reflectie_houden", by, sessie)
    huidig = (
        Reflectiesessie.objects.select_for_update(of=("self",)).with_onderwerp().get(pk=sessie.pk)
    )
    if reden := reden_dicht(huidig):
        raise ValidationError(reden, code="dicht")
    return huidig


def reden_dicht(sessie: Reflectiesessie) -> str:
    """Why nothing can be noted now; empty: it can."""
    if sessie.is_vastgesteld:
        return "Het verslag is vastgesteld. Heropen het eerst als u iets wilt wijzigen."
    status = Cyclusstatus(sessie.cyclus.status)
    if status == Cyclusstatus.VOORBEREIDING:
        return "De cyclus is nog niet begonnen. U kunt nog niets opschrijven."
    if status not in OPEN_IN:
        return f"De cyclus is al bij {status.label}. U kunt niets meer opschrijven."
    return ""


def plek_of_fout(pad: str, codes: set[str]) -> Plek:
    try:
        hier = plek(pad)
    except KeyError:
        raise ValidationError(f"De plek '{pad[:60]}' bestaat niet.") from None
    if hier.indicator and hier.indicator not in codes:
        raise ValidationError(f"De vraag {hier.indicator} hoort niet bij deze sessie.")
    return hier


def stand(sessie: Reflectiesessie, antwoorden: dict[str, Reflectieantwoord], hier: Plek) -> str:
    """What stands there now."""
    if not hier.indicator:
        return sessie.samenvatting
    antwoord = antwoorden.get(hier.indicator)
    return getattr(antwoord, hier.veld) if antwoord else ""


def gewoon(tekst: str) -> str:
    """One kind of line end, no space at the end: a browser sends its own."""
    return tekst.replace("\r\n", "\n").rstrip()


def fout_in(tekst: str) -> str:
    """What is wrong with a text; empty when nothing is."""
    if len(tekst) > LANGST:
        return f"Deze tekst heeft {len(tekst)} tekens. Er passen er {LANGST}. Kort hem in."
    try:
        geen_persoonsgegevens(tekst)
    except ValidationError as fout:
        return str(fout.messages[0])
    return ""


def zetten(
    sessie: Reflectiesessie,
    antwoorden: dict[str, Reflectieantwoord],
    vragen: dict[str, Indicator],
    hier: Plek,
    naar: str,
) -> None:
    if not hier.indicator:
        sessie.samenvatting = naar
        return
    antwoord = antwoorden.get(hier.indicator) or Reflectieantwoord(
        sessie=sessie, indicator=vragen[hier.indicator]
    )
    setattr(antwoord, hier.veld, naar)
    antwoord.save()
    antwoorden[hier.indicator] = antwoord


def vastleggen(
    sessie: Reflectiesessie, regels: list[Reflectiewijziging], by: Gebruiker | None
) -> int:
    """Keep the changes under the next revision; a planned session has begun by it."""
    revisie = aanraken(sessie)
    for regel in regels:
        regel.revisie, regel.door = revisie, by
    Reflectiewijziging.objects.bulk_create(regels)
    return revisie


def aanraken(sessie: Reflectiesessie) -> int:
    """Something in the session changed: open pages see it by the revision."""
    sessie.revisie += 1
    if sessie.status == Sessiestatus.GEPLAND:
        sessie.status = Sessiestatus.BEZIG
    sessie.save(update_fields=["samenvatting", "revisie", "status"])
    return sessie.revisie


def laatste_hand(sessie: Reflectiesessie, pad: str) -> str:
    """Who last changed that place."""
    rij = sessie.wijzigingen.filter(pad=pad).select_related("door").first()
    return str(rij.door) if rij and rij.door else ""
