"""The decision on a plan, and its revocation: on record in the chain, with its bookings."""

from typing import Any

from jeugdzorg.kern.chain import besluit_vastleggen
from jeugdzorg.kern.models import Schakelsoort

from ..choices_plan import Planuitkomst
from ..models import Advies, Planbesluit, Planvoorwaarde
from . import boeken
from .stap import Stap


def besluiten(stap: Stap) -> None:
    advies = Advies.objects.geldend().get(plan=stap.plan, gegeven_op__isnull=False)
    besluit = Planbesluit.objects.create(
        plan=stap.plan,
        versie=advies.versie,
        advies=advies,
        door=stap.by,
        op=stap.nu,
        **{
            veld: stap.invoer[veld]
            for veld in ("uitkomst", "motivering", "vergadering", "genomen_op")
        },
        reden_afwijking="\n\n".join(
            filter(None, (stap.invoer["reden_afwijking"], stap.invoer["reden_voorwaarden"]))
        ),
    )
    Planvoorwaarde.objects.bulk_create(
        Planvoorwaarde(plan=stap.plan, besluit=besluit, volgorde=nummer, **regel)
        for nummer, regel in enumerate(stap.invoer["voorwaarden"], start=1)
    )
    if besluit.uitkomst != Planuitkomst.AFGEWEZEN:
        regels = boeken.boeken(stap.plan, advies.versie, stap.by)
        stap.details["geboekt"] = [regel.mutatie.pk for regel in regels if regel.mutatie]
    stap.plan.uitkomst = besluit.uitkomst
    stap.plan.save(update_fields=["uitkomst"])
    in_de_keten(Schakelsoort.PLANBESLUIT, besluit, stap, gegevens_van(besluit, stap))


def gegevens_van(besluit: Planbesluit, stap: Stap) -> dict[str, Any]:
    return {
        "plan": stap.plan.code,
        "versie": besluit.versie.nummer,
        "sha256": besluit.versie.hash,
        "uitkomst": besluit.uitkomst,
        "motivering": besluit.motivering,
        "reden_afwijking": besluit.reden_afwijking,
        "genomen_op": besluit.genomen_op,
        "vergadering": str(besluit.vergadering or ""),
        "voorwaarden": [regel["tekst"] for regel in stap.invoer["voorwaarden"]],
    }


def herroepen(stap: Stap) -> None:
    besluit = Planbesluit.objects.geldend().select_for_update(of=("self",)).get(plan=stap.plan)
    besluit.herroepen_op, besluit.herroepen_door = stap.nu, stap.by
    besluit.reden_herroepen = stap.reden
    besluit.save(update_fields=["herroepen_op", "herroepen_door", "reden_herroepen"])
    reden = f"Besluit over {stap.plan.titel} herroepen: {stap.reden}"[:1000]
    terug, klaar = boeken.terug(stap.plan, besluit.versie, reden=reden, by=stap.by)
    stap.details["teruggeboekt"], stap.details["al_uitgevoerd"] = terug, klaar
    stap.plan.uitkomst = ""
    stap.plan.save(update_fields=["uitkomst"])
    in_de_keten(
        Schakelsoort.PLANBESLUIT_HERROEPEN,
        besluit,
        stap,
        {"plan": stap.plan.code, "reden": stap.reden},
    )


def in_de_keten(
    soort: Schakelsoort, besluit: Planbesluit, stap: Stap, gegevens: dict[str, Any]
) -> None:
    """Its own parties may read what it holds."""
    organisaties = [stap.plan.gemeente_id, stap.plan.aanbieder_id]
    schakel = besluit_vastleggen(
        soort, besluit, by=stap.by, gegevens={**gegevens, "organisaties": organisaties}
    )
    stap.details["schakel"] = schakel.nummer
