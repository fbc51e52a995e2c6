"""Cycles that wait for a user: rows of "mijn werk"."""

from collections.abc import Iterator
from typing import Any, Final

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from regio.rules import organisaties_met_rol
from vastgoed.mijn_werk import Werk, Werkbron

from ..choices import Cyclusstatus
from ..models import Cyclus
from ..rules_cyclus import AANBIEDER, BEGELEIDERS, NETWERKROLLEN
from .beurt import regios_klaar, waarin_regios_klaar_zijn, wat_nu
from .herinneren import te_doen

TITEL: Final = "Monitorcycli"


def gebieden_met(user: Any, *rollen: Any) -> set[int]:
    bij = organisaties_met_rol(user, *rollen, niet_bij=AANBIEDER)
    return {gebied for pk in bij for gebied in user.werkgebieden[pk].gebieden}


def bij_partij(user: Any, veld: str, *rollen: Any) -> Q:
    """Cycles of which ``user`` is that party; the rules of ``rules_cyclus`` agree."""
    genoemd = organisaties_met_rol(user, *NETWERKROLLEN, niet_bij=AANBIEDER)
    instelling = f"gebied__cyclusinstelling__{veld}"
    niemand = Q(**{f"{instelling}__isnull": True})
    return Q(**{f"{instelling}__in": genoemd}) | (
        niemand & Q(gebied__in=gebieden_met(user, *rollen))
    )


def wachtende_cycli(user: Any) -> QuerySet[Cyclus]:
    """Where the user is whose turn it is, or leads a cycle whose regions are all ready or whose
    date has passed."""
    from regio.choices import Rol

    vandaag = timezone.localdate()
    begeleider = bij_partij(user, "coordinerende", *BEGELEIDERS)
    analist = bij_partij(user, "analist", Rol.BOVENREGIONAAL_ANALIST)
    bestuur = Q(gebied__in=gebieden_met(user, Rol.STUURGROEPLID))
    te_openen = Q(status=Cyclusstatus.VOORBEREIDING) & (
        Q(opent_op__isnull=True) | Q(opent_op__lte=vandaag)
    )
    te_sluiten = Q(status=Cyclusstatus.AANLEVERING, levering_voor__lte=vandaag) | Q(
        status=Cyclusstatus.REFLECTIE, reflectie_voor__lte=vandaag
    )
    advies = Q(status=Cyclusstatus.ADVIES)
    bij_analist = Q(status=Cyclusstatus.ANALYSE) | (advies & Q(advies_op__isnull=True))
    return Cyclus.objects.filter(
        (begeleider & (te_openen | te_sluiten | regios_klaar()))
        | (analist & bij_analist)
        | ((bestuur | begeleider) & advies & Q(advies_op__isnull=False))
    )


def cycli(rijen: QuerySet[Cyclus]) -> Iterator[Werk]:
    """First what is due first."""
    gevonden = rijen.select_related("gebied").order_by(F("jaar"), F("helft"), "gebied__naam")
    klaar = waarin_regios_klaar_zijn(gevonden)
    for cyclus in sorted(gevonden, key=lambda rij: (rij.uiterlijk is None, rij.uiterlijk)):
        yield Werk(
            str(cyclus),
            str(cyclus.gebied),
            doen(cyclus, cyclus.pk in klaar),
            cyclus.get_absolute_url(),
            cyclus.uiterlijk,
        )


def doen(cyclus: Cyclus, klaar: bool = False) -> str:
    """For who leads the cycle: the regions are ready, or had their time."""
    if klaar:
        return wat_nu(cyclus).rstrip(".")
    if cyclus.status == Cyclusstatus.AANLEVERING:
        return "Kijk welke regio's nog missen en sluit de levering"
    if cyclus.status == Cyclusstatus.REFLECTIE:
        return "Kijk welke sessies nog missen en rond de reflectie af"
    return te_doen(cyclus).rstrip(".")


BRON: Final = Werkbron(
    TITEL,
    "De cyclus van een gebied wacht op u, of haar termijn is voorbij.",
    wachtende_cycli,
    cycli,
)
