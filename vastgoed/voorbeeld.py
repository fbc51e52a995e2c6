"""Example plans to look around with, in three states; made by the same actions as real ones."""

import json
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from regio.demo import DOMEIN
from regio.models import Aanbieder, Gebruiker, Organisatie

from .choices_plan import Belang, Oordeelwaarde, Planuitkomst
from .models import Regeling, Toetsing, Vastgoedplan
from .plan.aanmaken import plan_maken
from .plan.inhoud import SLEUTEL, Inhoud
from .plan.wijzigen import Wijziging, wijzigen
from .stappen.toewijzen import toewijzen
from .toetsen.advies import Voorwaarde, advies_opstellen
from .toetsen.gezamenlijk import eensgezinde_overnemen, samen_oordelen
from .toetsen.inleveren import belang_verklaren, toetsing_inleveren
from .toetsen.oordelen import oordeel_opslaan
from .toetsen.stand import criteria_van
from .verloop import overgang

BESTAND: Final = "voorbeeld/plannen.json"
TOETSERS: Final = {"toetser.ijsselland": "REG-JZ07", "toetser.twente": "REG-JZ14"}
OPMERKINGEN: Final = {
    "1.1.d": ("voldoet_deels", "De vergunning heeft weinig ruimte in de planning."),
    "1.3.a": ("voldoet_niet", "Het deel uit eigen middelen is nog niet onderbouwd."),
}
"""What the second reviewer thinks otherwise than the first."""


def account(naam: str) -> Gebruiker:
    return Gebruiker.objects.get(email=f"{naam}@{DOMEIN}")


@transaction.atomic
def voorbeeldplannen_maken() -> list[Vastgoedplan]:
    """The plans that are not there yet; the accounts to look around with come first.

    Raises Gebruiker.DoesNotExist without them.
    """
    with open(settings.BASE_DIR / "fixtures" / BESTAND, encoding="utf-8") as bestand:
        rijen = json.load(bestand)
    return [plan for rij in rijen if (plan := voorbeeldplan(rij))]


def voorbeeldplan(rij: dict[str, Any]) -> Vastgoedplan | None:
    aanbieder = Aanbieder.objects.get(code=rij["aanbieder"])
    regeling = Regeling.objects.get(code=rij["regeling"])
    if Vastgoedplan.objects.filter(aanbieder=aanbieder, regeling=regeling).exists():
        return None
    by = account(aanbieder.code.lower())
    plan = plan_maken(
        aanbieder=aanbieder,
        regeling=regeling,
        gemeente=Organisatie.objects.get(code=rij["gemeente"]),
        titel=f"Vastgoedplan {aanbieder.naam} (voorbeeld)",
        by=by,
    )
    Vastgoedplan.objects.filter(pk=plan.pk).update(is_voorbeeld=True)
    wijzigen(plan.nieuwste_versie, alles(rij["inhoud"]), by=by)
    if rij["tot"] != "concept":
        toetsen(plan, by, rij["tot"])
    plan.refresh_from_db()
    return plan


def alles(inhoud: Inhoud) -> list[Wijziging]:
    rijen = [
        Wijziging(f"{tabel}/{rij[SLEUTEL]}", rij)
        for tabel, lijst in inhoud["tabellen"].items()
        for rij in lijst
    ]
    return [*(Wijziging(*veld) for veld in inhoud["velden"].items()), *rijen]


def toetsen(plan: Vastgoedplan, by: Gebruiker, tot: str) -> None:
    """Hand in, give to two reviewers, and as far as the example goes."""
    beleid = account("beleid")
    overgang(plan, "indienen", by=by)
    termijn = timezone.localdate() + timedelta(days=28)
    for naam, code in TOETSERS.items():
        organisatie = Organisatie.objects.get(code=code)
        toewijzen(plan, organisatie, account(naam), termijn=termijn, by=beleid)
    overgang(plan, "in_toetsing_nemen", by=beleid, volledig=True)
    een, ander = Toetsing.objects.filter(plan=plan).order_by("pk")
    beoordelen(ander, {}, 99)
    if tot == "in_toetsing":
        beoordelen(een, OPMERKINGEN, 12)
        return
    beoordelen(een, OPMERKINGEN, 99)
    samen(plan, beleid)
    adviseren(plan, beleid)


def beoordelen(toetsing: Toetsing, anders: dict[str, tuple[str, str]], hoeveel: int) -> None:
    """Judge so many criteria; all of them: hand in too."""
    by, versie = toetsing.toetser, toetsing.plan.ingediende_versie
    if versie is None:
        return
    belang_verklaren(toetsing, Belang.GEEN, "", by=by)
    criteria = criteria_van(versie)
    for criterium in criteria[:hoeveel]:
        waarde, opmerking = anders.get(criterium.code, (Oordeelwaarde.VOLDOET.value, ""))
        waarden = {"waarde": waarde, "opmerking_aanbieder": opmerking}
        oordeel_opslaan(toetsing, criterium, waarden, revisie=0, by=by)
    if hoeveel >= len(criteria):
        toetsing_inleveren(toetsing, opmerking="Een helder plan.", by=by)


def samen(plan: Vastgoedplan, by: Gebruiker) -> None:
    """Record what they agree on, and the milder judgment with a reason where they do not."""
    eensgezinde_overnemen(plan, by=by)
    versie = plan.ingediende_versie
    for criterium in criteria_van(versie) if versie else []:
        if criterium.code in OPMERKINGEN:
            samen_oordelen(
                plan,
                criterium,
                Oordeelwaarde.DEELS,
                reden="De toetsers vinden dit een punt om op te letten, geen beletsel.",
                revisie=0,
                by=by,
            )


def adviseren(plan: Vastgoedplan, by: Gebruiker) -> None:
    advies_opstellen(
        plan,
        uitkomst=Planuitkomst.VOORWAARDEN,
        motivering="Het plan past bij de visie. Op twee punten is nog zekerheid nodig.",
        voorwaarden=(
            Voorwaarde("Laat vóór de bouw zien dat de vergunning er is."),
            Voorwaarde("Onderbouw het deel uit eigen middelen met een besluit."),
        ),
        revisie=0,
        by=by,
    )
    overgang(plan, "adviseren", by=by)
