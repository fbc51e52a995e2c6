"""What the cycle registers elsewhere when the application starts."""

from typing import Any

from django.urls import reverse

from vastgoed.mijn_werk import registreer

from ..choices import Cyclusstatus
from ..levering.plichten import openstaand, plichten_van
from ..models import Cyclus
from . import berichten, luisteren, onderdelen, wachters, werk  # noqa: F401  # messages register themselves


def aanmelden() -> None:
    """Safe to call again."""
    wachters.registreren()
    luisteren.aansluiten()
    registreer(werk.BRON)
    onderdelen.registreer(
        "Leveringen",
        "monitoring:leverplicht-lijst",
        20,
        stand=leverstand,
        bij=(Cyclusstatus.AANLEVERING,),
        adres=leveradres,
    )


def leverstand(cyclus: Cyclus, user: Any) -> str:
    van = plichten_van(cyclus).count()
    if not van:
        return "Nog aan geen enkele regio gevraagd."
    return f"{van - len(openstaand(cyclus))} van {van} regio's leverden."


def leveradres(cyclus: Cyclus) -> str:
    lijst = reverse("monitoring:leverplicht-lijst")
    return f"{lijst}?gebied={cyclus.gebied.code}&halfjaar={cyclus.halfjaar}"
