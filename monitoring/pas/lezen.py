"""What the sums of "in de pas" are made of, read by the rights of who asks.

The books: entries of the plaatsenbalans; a plan that was taken back or carried out is no plan any
more. Plans: lines of the newest handed-in versions that the reader may see, and that are not in the
books. The register: current alternatives with places that neither books nor plans account for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import F, Q, QuerySet

from capaciteit.choices import Aard, VoorzieningStatus
from capaciteit.models import Locatie, Plaatsmutatie, Voorziening, Voorzieningstatusrij
from regio.choices import BronSoort
from regio.models import Gebied, Regioindeling
from vastgoed.choices_plan import Planstatus, Planuitkomst
from vastgoed.models import Planplaats, Toekenning

from ..choices_pas import Zekerheid
from ..models import Alternatief
from .stappen import BUITEN, Beweging, Kant, Plek

GEEN_PLAN: Final = (Planstatus.INGETROKKEN, Planstatus.CONCEPT)


def zichtbaar(model: Any, user: Any, *, voorbeeld: bool) -> Any:
    """What ``user`` may see; without a user what everybody may. Examples only when asked for."""
    rijen = model.objects.openbaar() if user is None else model.objects.visible_to(user)
    return rijen if voorbeeld or user is None else rijen.exclude(bron__soort=BronSoort.VOORBEELD)


def regiocodes(gebied: Gebied, vandaag: date) -> list[tuple[str, str]]:
    """Code and name of the regions of the area."""
    rijen = gebied.regios.filter(gebiedregios__in=gebied.gebiedregios.at(vandaag))
    return list(rijen.order_by("naam").values_list("code", "naam").distinct())


def plekken_van(user: Any, gebied: Gebied, *, voorbeeld: bool) -> dict[int, Plek]:
    """The facilities in the area, with the target group that the register gives them.

    A target group counts only by alternatives that the reader may see.
    """
    locaties = Locatie.objects.in_gebied(gebied)
    rijen = zichtbaar(Voorziening, user, voorbeeld=True).filter(locatie__in=locaties)
    groepen = dict(
        zichtbaar(Alternatief, user, voorbeeld=voorbeeld)
        .actueel()
        .filter(voorziening__isnull=False, behoefte__isnull=False)
        .order_by("-pk")
        .values_list("voorziening", "behoefte__code")
    )
    return {
        pk: Plek(regio or "", groepen.get(pk, ""))
        for pk, regio in rijen.order_by().values_list("pk", "locatie__jeugdhulpregio__code")
    }


@dataclass(frozen=True)
class Boeken:
    """The entries, and what is booked between two accounts: since which day, so many places."""

    bewegingen: list[Beweging]
    geboekt: list[tuple[Kant, Kant, date, int]]
    voorzieningen: frozenset[int]


def boeken(
    user: Any, plekken: Iterable[int], vandaag: date, *, voorbeeld: bool, plannen: bool = True
) -> Boeken:
    """Facts, and ``plannen`` that still stand, of these facilities."""
    plekken = list(plekken)
    rijen = zichtbaar(Plaatsmutatie, user, voorbeeld=voorbeeld).filter(
        Q(van__in=plekken) | Q(naar__in=plekken)
    )
    open_plan = Q(aard=Aard.PLAN, herroept__isnull=True, herroepen_door__isnull=True)
    telt = Q(aard=Aard.FEIT) | open_plan if plannen else Q(aard=Aard.FEIT)
    rijen = rijen.filter(telt).order_by("datum", "pk")
    in_uitvoering = uitgevoerd(rijen.filter(aard=Aard.PLAN), vandaag) if plannen else set()
    bewegingen, geboekt = [], []
    for rij in rijen:
        beweging = Beweging(
            dag=rij.datum,
            aantal=rij.aantal,
            van=kant(rij.van_id, rij.van_zorgvorm),
            naar=kant(rij.naar_id, rij.naar_zorgvorm),
            zekerheid=graad(rij, in_uitvoering),
            herkomst="plaatsenbalans",
            bron=f"mutatie:{rij.pk}",
            soort=rij.soort,
            maat=rij.maat,
            tegen=rij.herroept_id is not None,
        )
        bewegingen.append(beweging)
        teken = -1 if beweging.tegen else 1
        heen = (beweging.naar, beweging.van) if beweging.tegen else (beweging.van, beweging.naar)
        geboekt.append((*heen, rij.geboekt_op.date(), teken * rij.aantal))
    voorzieningen = {
        zijde.voorziening for rij in bewegingen for zijde in (rij.van, rij.naar) if zijde != BUITEN
    }
    return Boeken(bewegingen, geboekt, frozenset(pk for pk in voorzieningen if pk is not None))


def kant(voorziening: int | None, zorgvorm: str) -> Kant:
    return BUITEN if voorziening is None else Kant(voorziening, zorgvorm)


def graad(rij: Plaatsmutatie, in_uitvoering: set[int]) -> str:
    if rij.aard == Aard.FEIT:
        return Zekerheid.GEREALISEERD.value
    zeker = Zekerheid.IN_UITVOERING if rij.pk in in_uitvoering else Zekerheid.GOEDGEKEURD
    return zeker.value


def uitgevoerd(geplande: QuerySet, vandaag: date) -> set[int]:
    """Planned entries with money granted, or that are being made.

    Granted: the provider of the approved plan has a public grant under the plan's scheme. Being
    made: the facility is in development. Both are public, so it is the same for every reader.
    """
    toegekend = set(
        Toekenning.objects.openbaar().values_list("aanbieder", "regeling", "gemeente").distinct()
    )
    plan = "project__versie__plan__"
    uit_plan = Planplaats.objects.filter(mutatie__in=geplande).values_list(
        "mutatie", f"{plan}aanbieder", f"{plan}regeling", f"{plan}gemeente"
    )
    beschikt = {mutatie for mutatie, *wie in uit_plan if tuple(wie) in toegekend}
    in_aanbouw = Voorzieningstatusrij.objects.openbaar().filter(
        voorziening__in=geplande.values("naar"), peildatum__lte=vandaag
    )
    laatste = dict(in_aanbouw.order_by("peildatum", "pk").values_list("voorziening", "status"))
    gemaakt = {pk for pk, stand in laatste.items() if stand == VoorzieningStatus.IN_ONTWIKKELING}
    return beschikt | set(geplande.filter(naar__in=gemaakt).values_list("pk", flat=True))


def planregels(
    user: Any, gebied: Gebied, plekken: dict[int, Plek], *, voorbeeld: bool
) -> Iterator[tuple[Planplaats, Beweging]]:
    """Lines of plans that are not in the books. Nobody without rights to a plan counts it."""
    if user is None:
        return
    plan = "project__versie__plan__"
    van_gebied = Q(**{f"{plan}gebied": gebied}) | Q(**{f"{plan}gebied__bovenliggend": gebied})
    rijen = (
        Planplaats.objects.visible_to(user)
        .geldend()
        .filter(van_gebied | Q(van__in=plekken) | Q(naar__in=plekken), mutatie__isnull=True)
        .exclude(**{f"{plan}status__in": GEEN_PLAN})
        .exclude(**{f"{plan}uitkomst": Planuitkomst.AFGEWEZEN})
        .select_related(
            "project__versie__plan", "project__locatie__jeugdhulpregio", "project__gemeente"
        )
        .select_related("van", "naar")
        .order_by(F("datum").asc(nulls_last=True), "pk")
    )
    regels = list(rijen if voorbeeld else rijen.filter(**{f"{plan}is_voorbeeld": False}))
    regios = regios_van_gemeenten({rij.project.gemeente_id for rij in regels})
    for rij in regels:
        yield rij, beweging_van(rij, regios)


def beweging_van(rij: Planplaats, regios: dict[int, str]) -> Beweging:
    nieuw = rij.naar_id is None and rij.naar_naam != ""
    besloten = rij.project.versie.plan.status == Planstatus.BESLOTEN
    zekerheid = Zekerheid.GOEDGEKEURD if besloten else Zekerheid.INGEDIEND
    return Beweging(
        dag=rij.datum or rij.project.gereed,
        aantal=rij.aantal,
        van=Kant(rij.van_id, rij.van.zorgvorm) if rij.van else BUITEN,
        naar=naar_van(rij),
        zekerheid=zekerheid.value,
        herkomst="plan",
        bron=f"planplaats:{rij.pk}",
        naar_plek=Plek(regio_van(rij, regios)) if nieuw else None,
    )


def naar_van(rij: Planplaats) -> Kant:
    if rij.naar:
        return Kant(rij.naar_id, rij.zorgvorm or rij.naar.zorgvorm)
    return Kant(None, rij.zorgvorm) if rij.naar_naam else BUITEN


def regio_van(rij: Planplaats, regios: dict[int, str]) -> str:
    """The region where a project lies; empty when the plan does not say."""
    if rij.project.locatie and rij.project.locatie.jeugdhulpregio:
        return rij.project.locatie.jeugdhulpregio.code
    return regios.get(rij.project.gemeente_id or 0, "")


def regios_van_gemeenten(gemeenten: set[int | None]) -> dict[int, str]:
    rijen = Regioindeling.objects.at().filter(gemeente__in=gemeenten - {None})
    return dict(rijen.order_by("pk").values_list("gemeente", "jeugdhulpregio__code"))


def geboekt_sinds(
    boekingen: Boeken, plannen: Iterable[tuple[Planplaats, Beweging]]
) -> dict[tuple[Kant, Kant], int]:
    """Places booked between two accounts since a plan about them was first handed in.

    Planned entries were taken back when carried out, so what is counted here still stands.
    """
    sinds: dict[tuple[Kant, Kant], date] = {}
    for rij, beweging in plannen:
        ingediend = rij.project.versie.plan.ingediend_op
        dag = ingediend.date() if ingediend else date.max
        paar = (beweging.van, beweging.naar)
        sinds[paar] = min(dag, sinds.get(paar, date.max))
    som: Counter[tuple[Kant, Kant]] = Counter()
    for van, naar, dag, aantal in boekingen.geboekt:
        if dag >= sinds.get((van, naar), date.max):
            som[van, naar] += aantal
    return dict(som)
