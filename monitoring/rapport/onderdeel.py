"""What the report says to a cycle: how far it is, and where its words and its trial print are."""

from typing import Any

import rules
from django.db.models import Count, Max
from django.urls import reverse

from jeugdzorg.kern.notation import datum
from vastgoed import mijn_werk

from ..choices import Cyclusstatus
from ..choices_rapport import Rapportstatus
from ..cyclus import onderdelen
from ..models import Cyclus, Rapport, Rapporttekst
from .werk import BRON

GEEN = "Nog geen rapport gemaakt."
PROEF = "Zo zou het rapport nu worden; er wordt niets bewaard."


def registreer() -> None:
    mijn_werk.registreer(BRON)
    onderdelen.registreer(
        "Rapportteksten",
        "monitoring:rapport-teksten",
        62,
        stand=teksten_stand,
        bij=(Cyclusstatus.ADVIES,),
        mag=mag_maken,
    )
    onderdelen.registreer(
        "Proefdruk van het rapport",
        "monitoring:rapport-proef",
        64,
        stand=lambda cyclus, user: PROEF,
        mag=mag_maken,
    )
    onderdelen.registreer(
        "Rapport",
        "monitoring:rapport-lijst",
        66,
        stand=rapport_stand,
        bij=(Cyclusstatus.VASTGESTELD,),
        adres=rapport_adres,
    )


def mag_maken(cyclus: Cyclus, user: Any) -> bool:
    return rules.test_rule("rapport_maken", user, cyclus)


def teksten_stand(cyclus: Cyclus, user: Any) -> str:
    rijen = Rapporttekst.objects.visible_to(user).filter(cyclus=cyclus).exclude(tekst="")
    uit = rijen.aggregate(aantal=Count("pk"), laatst=Max("gewijzigd_op"))
    if not uit["aantal"]:
        return "Nog geen eigen tekst geschreven."
    woord = "tekst" if uit["aantal"] == 1 else "teksten"
    return f"{uit['aantal']} {woord}, het laatst gewijzigd op {datum(uit['laatst'].date())}."


def rapport_stand(cyclus: Cyclus, user: Any) -> str:
    """How far the newest edition of the area is, and those of its regions together."""
    rijen = Rapport.objects.visible_to(user).filter(cyclus=cyclus).with_cyclus()
    nieuwste = {rij.jeugdhulpregio_id: rij for rij in rijen.order_by("versie")}
    gebied = nieuwste.pop(None, None)
    zinnen = [editie_zin(gebied) if gebied else GEEN]
    if nieuwste:
        zinnen.append(f"Per regio: {per_status([*nieuwste.values()])}.")
    return " ".join(zinnen)


def editie_zin(rapport: Rapport) -> str:
    naam = f"Versie {rapport.versie}"
    if rapport.status == Rapportstatus.GEPUBLICEERD and rapport.gepubliceerd_op:
        return f"{naam} is gepubliceerd op {datum(rapport.gepubliceerd_op.date())}."
    if rapport.status == Rapportstatus.VASTGESTELD:
        return f"{naam} is vastgesteld, nog niet gepubliceerd."
    if rapport.status == Rapportstatus.INGETROKKEN:
        return f"{naam} is ingetrokken. Maak een nieuwe versie."
    return f"{naam} is een concept."


def per_status(rapporten: list[Rapport]) -> str:
    """2 gepubliceerd, 1 concept."""
    aantallen = {status: sum(rij.status == status for rij in rapporten) for status in Rapportstatus}
    return ", ".join(f"{aantal} {status.label}" for status, aantal in aantallen.items() if aantal)


def rapport_adres(cyclus: Cyclus) -> str:
    """The list, of this area and year: which one may be read differs per reader."""
    vraag = f"gebied={cyclus.gebied.code}&jaar={cyclus.jaar}"
    return f"{reverse('monitoring:rapport-lijst')}?{vraag}"
