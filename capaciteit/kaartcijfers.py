"""The measures of this app for the map: facilities, places and youths per region.

A region that no plan describes is unknown. A region of a plan without a facility has zero.
"""

from functools import partial
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from regio.choices import Zorgvorm
from regio.models import Bron, GebiedRegio, Jeugdhulpregio
from regio.selectors import jeugdigen_per_regio

from .choices import Aard
from .kaartmaten import register_maat
from .models import Voorziening
from .querysets import VoorzieningQuerySet
from .selectors import IN_GEBRUIK

CAPACITEIT = "Capaciteit"
REGIO = "locatie__jeugdhulpregio__code"


def beschreven_regios(user: Any, zorgvorm: str = "") -> dict[str, int]:
    """Zero for every region that belongs to an area with a plan.

    Build-down is planned per form of care: a region that plans only for closed care says nothing
    about open residential care.
    """
    rijen = GebiedRegio.objects.visible_to(user).at()
    if zorgvorm and Zorgvorm(zorgvorm).beweging == "afbouw":
        rijen = rijen.filter(zorgvorm=zorgvorm)
    return dict.fromkeys(rijen.values_list("jeugdhulpregio__code", flat=True), 0)


def met_regio(user: Any) -> VoorzieningQuerySet:
    rijen = Voorziening.objects.visible_to(user).filter(locatie__jeugdhulpregio__isnull=False)
    return rijen.with_stand(user=user).order_by()


def per_regio(user: Any, rijen: QuerySet, zorgvorm: str = "") -> dict[str, Any]:
    """Facilities per region, with zero where a plan describes the region."""
    aantallen = rijen.values(REGIO).annotate(aantal=Count("pk", distinct=True))
    return beschreven_regios(user, zorgvorm) | {rij[REGIO]: rij["aantal"] for rij in aantallen}


def alle_voorzieningen(user: Any) -> dict[str, Any]:
    return per_regio(user, met_regio(user))


def open_voorzieningen(user: Any, zorgvorm: str = "") -> dict[str, Any]:
    """Facilities that are open or being closed today."""
    rijen = met_regio(user).in_gebruik()
    return per_regio(user, rijen.filter(zorgvorm=zorgvorm) if zorgvorm else rijen, zorgvorm)


def bekende_plekken(user: Any) -> dict[str, Any]:
    """Counted places of facilities in use; None where facilities are but no places are known."""
    geteld = Q(plaatsen_aard=Aard.FEIT, status__in=IN_GEBRUIK)
    rijen = met_regio(user).with_maat(user=user)
    sommen = rijen.values(REGIO).annotate(som=Sum("plaatsen", filter=geteld))
    return beschreven_regios(user) | {rij[REGIO]: rij["som"] for rij in sommen}


def jeugdigen(user: Any) -> dict[str, Any]:
    codes = dict(Jeugdhulpregio.objects.visible_to(user).values_list("pk", "code"))
    return {codes[pk]: rij.waarde for pk, rij in jeugdigen_per_regio(user).items() if pk in codes}


def jeugdigen_bronnen(user: Any) -> list[Bron]:
    return list({rij.bron for rij in jeugdigen_per_regio(user).values()})


def voorziening_bronnen(user: Any) -> QuerySet:
    rijen = Voorziening.objects.visible_to(user).values("bron")
    return Bron.objects.visible_to(user).filter(pk__in=rijen)


def registreren() -> None:
    """Called from ``AppConfig.ready``."""
    uitleg = "Geteld zijn de voorzieningen die een plan noemt en waarvan de regio bekend is."
    register_maat(
        "voorzieningen",
        "Alle voorzieningen",
        "voorzieningen",
        alle_voorzieningen,
        order=10,
        groep=CAPACITEIT,
        toelichting=f"{uitleg} Ook geplande en gesloten voorzieningen tellen mee.",
        bronnen=voorziening_bronnen,
        optelbaar=True,
    )
    register_maat(
        "open",
        "Open voorzieningen",
        "voorzieningen",
        open_voorzieningen,
        order=11,
        groep=CAPACITEIT,
        toelichting=f"{uitleg} Ook voorzieningen in afbouw tellen mee.",
        bronnen=voorziening_bronnen,
        optelbaar=True,
    )
    register_maat(
        "plekken",
        "Bekende plekken in gebruik",
        "plekken",
        bekende_plekken,
        order=12,
        groep=CAPACITEIT,
        toelichting=(
            "Alleen plekken die een plan bij een voorziening noemt. Van de meeste voorzieningen is "
            "het aantal plekken onbekend: het werkelijke aantal is hoger."
        ),
        bronnen=voorziening_bronnen,
    )
    register_maat(
        "jeugdigen",
        "Jeugdigen van 0 tot en met 22 jaar",
        "jeugdigen",
        jeugdigen,
        order=20,
        groep=CAPACITEIT,
        toelichting="Inwoners van die leeftijd, zoals het plan ze noemt.",
        bronnen=jeugdigen_bronnen,
        optelbaar=True,
    )
    for nummer, vorm in enumerate(Zorgvorm):
        register_maat(
            f"open-{vorm.value}",
            f"Open voorzieningen: {vorm.label}",
            "voorzieningen",
            partial(open_voorzieningen, zorgvorm=vorm.value),
            order=100 + nummer,
            groep="Open voorzieningen per zorgvorm",
            toelichting=f"{uitleg} Ook voorzieningen in afbouw tellen mee.",
            bronnen=voorziening_bronnen,
            optelbaar=True,
        )
