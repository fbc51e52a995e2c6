"""Read model of "in de pas": build-up against build-down of an area or region, per quarter.

    pasbeeld(gebied, user)                    the area as a whole, with its regions
    pasbeeld(gebied, user, regio=regio)       one region of the area
    pasbeeld(gebied, None)                    what everybody may know: for what is published

Plans in preparation count only for who may see them. What others handed in changes no number and
no word, so nothing can be told from a total; the sentence about it depends on the role alone. See
``docs/besluiten/0034-in-de-pas.md``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django.utils import timezone

from regio.choices import Zorgvorm
from regio.models import Gebied, Jeugdhulpregio

from ..models import Afbouwpad
from . import lezen, register, vraag
from .kwartaal import Kwartaal
from .rekenen import Vraag, kwartaalregels
from .stappen import (
    AFBOUW,
    OPBOUW,
    Beweging,
    Plek,
    Stap,
    bij_vorm,
    een_maat,
    niet_eerder,
    stappen,
    zonder_geboekte,
)
from .uitkomst import Doelgroepregel, Keuze, Pasbeeld, Regiobeeld

AFBOUWVORMEN: Final = frozenset(vorm.value for vorm in Zorgvorm if vorm.beweging == AFBOUW)
OPBOUWVORMEN: Final = frozenset(vorm.value for vorm in Zorgvorm) - AFBOUWVORMEN
GEEN_REGIO: Final = ""
JAREN_ZONDER_PAD = 3


def pasbeeld(
    gebied: Gebied,
    user: Any,
    *,
    regio: Jeugdhulpregio | None = None,
    keuze: Keuze | None = None,
    vandaag: date | None = None,
    alleen_feiten: bool = False,
    paden: Iterable[Afbouwpad] | None = None,
) -> Pasbeeld:
    """``user`` None: what everybody may know, without plans that are only handed in.

    ``alleen_feiten``: only what is there, from the books; no plans, register or target groups.
    ``paden``: those of the area that hold and say something about places, if read before.
    """
    keuze, vandaag = keuze or Keuze(), vandaag or timezone.localdate()
    pad = vraag.pad_van(gebied, user, keuze.pad, keuze.zorgvorm, vandaag, paden)
    namen = dict(lezen.regiocodes(gebied, vandaag))
    if alleen_feiten:
        alle, deel = feiten(gebied, user, keuze, pad, vandaag), register.LEEG
    else:
        alle, deel = gelezen(gebied, user, keuze, pad, namen, vandaag)
    gekozen = tuple(stap for stap in alle if regio is None or stap.regio == regio.code)
    kwartalen = kwartalen_van(keuze, pad, gekozen, vandaag)
    telt = frozenset(keuze.zekerheid.tot_en_met)
    gevraagd = vraag.gevraagd(pad, namen) if pad else {}
    sleutel = regio.code if regio else vraag.HEEL
    return Pasbeeld(
        gebied=gebied,
        regio=regio,
        keuze=keuze,
        vandaag=vandaag,
        pad=pad,
        verdeeld=bool(gevraagd.keys() - {vraag.HEEL}),
        kwartalen=kwartalen,
        regels=kwartaalregels(gekozen, kwartalen, telt, gevraagd.get(sleutel)),
        regios=() if regio else per_regio(gekozen, kwartalen, telt, gevraagd, namen),
        doelgroepen=() if alleen_feiten else per_doelgroep(gekozen, kwartalen, gebied, user),
        register=deel,
        stappen=gekozen,
        ziet_alle_plannen=vraag.ziet_alle_plannen(user, gebied),
    )


def feiten(
    gebied: Gebied, user: Any, keuze: Keuze, pad: Afbouwpad | None, vandaag: date
) -> tuple[Stap, ...]:
    """Only what is booked as a fact."""
    plekken = lezen.plekken_van(user, gebied, voorbeeld=keuze.voorbeeld)
    boeken = lezen.boeken(user, plekken, vandaag, voorbeeld=keuze.voorbeeld, plannen=False)
    return stappen_van(boeken.bewegingen, plekken, keuze.zorgvorm or (pad.zorgvorm if pad else ""))


def stappen_van(
    bewegingen: Iterable[Beweging], plekken: Mapping[int, Plek], zorgvorm: str
) -> tuple[Stap, ...]:
    """In one measure, and by the form of care that is looked at."""
    rijen = een_maat(bewegingen)
    if zorgvorm:
        rijen = list(bij_vorm(rijen, zorgvorm, AFBOUWVORMEN))
    return tuple(stappen(rijen, plekken, vormen_van(zorgvorm)))


def gelezen(
    gebied: Gebied,
    user: Any,
    keuze: Keuze,
    pad: Afbouwpad | None,
    namen: Mapping[str, str],
    vandaag: date,
) -> tuple[tuple[Stap, ...], register.Registerdeel]:
    """Every step in the area, each place once: the books, then plans, then the register."""
    zorgvorm = keuze.zorgvorm or (pad.zorgvorm if pad else "")
    plekken = lezen.plekken_van(user, gebied, voorbeeld=keuze.voorbeeld)
    boeken = lezen.boeken(user, plekken, vandaag, voorbeeld=keuze.voorbeeld)
    plannen = list(lezen.planregels(user, gebied, plekken, voorbeeld=keuze.voorbeeld))
    geboekt = lezen.geboekt_sinds(boeken, plannen)
    erbij = zonder_geboekte((beweging for _, beweging in plannen), geboekt)
    deel = register.registerdeel(
        register.alternatieven(user, gebied, namen, voorbeeld=keuze.voorbeeld),
        gebied,
        frozenset(namen),
        boeken.voorzieningen | in_plannen(plannen),
        frozenset(rij.project.versie.plan_id for rij, _ in plannen),
    )
    geteld = stappen_van([*boeken.bewegingen, *erbij], plekken, zorgvorm)
    rijen = niet_eerder([*geteld, *deel.stappen], vandaag)
    return tuple(rijen), deel


def in_plannen(plannen: Iterable[tuple[Any, Beweging]]) -> frozenset[int]:
    """Facilities that plans bring places to."""
    return frozenset(
        beweging.naar.voorziening for _, beweging in plannen if beweging.naar.voorziening
    )


def vormen_van(zorgvorm: str) -> dict[str, str]:
    """What counts, by form of care: all that is built up, and what is built down (one, or all)."""
    afbouw = {zorgvorm} if zorgvorm else AFBOUWVORMEN
    return dict.fromkeys(OPBOUWVORMEN, OPBOUW) | dict.fromkeys(afbouw, AFBOUW)


def kwartalen_van(
    keuze: Keuze, pad: Afbouwpad | None, rijen: Iterable[Stap], vandaag: date
) -> tuple[Kwartaal, ...]:
    """From the start of the path to its end; without a path from the first movement on."""
    nu = Kwartaal.at(vandaag)
    dagen = [rij.dag for rij in rijen if rij.dag and not rij.begin]
    eerste = Kwartaal.at(pad.startdatum if pad else min(dagen, default=vandaag))
    laatste = Kwartaal.at(pad.doeldatum) if pad else nu.later(4 * JAREN_ZONDER_PAD)
    van, tot = keuze.van or min(eerste, nu), keuze.tot or max(laatste, nu)
    return tuple(Kwartaal.reeks(van, max(van, tot)))


def per_regio(
    rijen: Iterable[Stap],
    kwartalen: tuple[Kwartaal, ...],
    telt: frozenset[str],
    gevraagd: Mapping[str, Vraag],
    namen: Mapping[str, str],
) -> tuple[Regiobeeld, ...]:
    """Every region of the area; and last what lies in none, when there is any."""
    verdeeld: dict[str, list[Stap]] = defaultdict(list)
    for rij in rijen:
        verdeeld[rij.regio if rij.regio in namen else GEEN_REGIO].append(rij)
    alle = dict(namen)
    if verdeeld.get(GEEN_REGIO):
        alle[GEEN_REGIO] = "Meer regio's, of niet bekend waar"
    return tuple(
        Regiobeeld(code, naam, kwartaalregels(verdeeld[code], kwartalen, telt, gevraagd.get(code)))
        for code, naam in alle.items()
    )


def per_doelgroep(
    rijen: Iterable[Stap], kwartalen: tuple[Kwartaal, ...], gebied: Gebied, user: Any
) -> tuple[Doelgroepregel, ...]:
    """Every target group of the area, also those without one place; last: not said for whom."""
    van, tot = kwartalen[0].van, kwartalen[-1].tot
    som: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    eerste: dict[str, date] = {}
    for rij in rijen:
        if rij.beweging != OPBOUW or rij.begin or rij.dag is None or not van <= rij.dag <= tot:
            continue
        som[rij.doelgroep][rij.zekerheid] += rij.aantal
        if rij.aantal > 0:
            eerste[rij.doelgroep] = min(rij.dag, eerste.get(rij.doelgroep, rij.dag))
    namen = vraag.doelgroepen(gebied, user, som)
    return tuple(
        Doelgroepregel(code, naam, dict(som[code]), eerste.get(code))
        for code, naam in namen.items()
    )
