"""What reflection says to a cycle: what it waits for, and where its page is."""

from typing import Any

from django.urls import reverse

from vastgoed.mijn_werk import registreer as werk_registreren

from ..choices import Cyclusstatus
from ..cyclus import onderdelen, voorwaarden
from ..models import Cyclus, Ontwikkelopdracht
from . import werk
from .regios import klaar_tekst, nog_niet_klaar

STAP = "reflectie_afronden"
"""The step of a cycle before which every region adopts its record; without one, with a reason."""


def registreer() -> None:
    werk_registreren(*werk.BRONNEN)
    voorwaarden.registreer(STAP, nog_niet_klaar, blokkeert=False)
    onderdelen.registreer(
        "Reflectie",
        "monitoring:cyclus-reflectie",
        40,
        stand=stand,
        bij=(Cyclusstatus.REFLECTIE,),
    )
    onderdelen.registreer(
        "Ontwikkelopdrachten",
        "monitoring:opdracht-lijst",
        80,
        stand=opdrachten_stand,
        adres=opdrachten_adres,
    )


def stand(cyclus: Cyclus, user: Any) -> str:
    return f"{klaar_tekst(cyclus)} hebben hun verslag vastgesteld."


def opdrachten_stand(cyclus: Cyclus, user: Any) -> str:
    gezien = Ontwikkelopdracht.objects.visible_to(user).filter(gebied=cyclus.gebied_id)
    aantal = gezien.lopend().count()
    if not aantal:
        return "Er lopen geen opdrachten in dit gebied."
    woord = "opdracht loopt" if aantal == 1 else "opdrachten lopen"
    laat = gezien.te_laat().count()
    return f"{aantal} {woord}{f', bij {laat} is de termijn voorbij' if laat else ''}."


def opdrachten_adres(cyclus: Cyclus) -> str:
    return f"{reverse('monitoring:opdracht-lijst')}?gebied={cyclus.gebied.code}"
