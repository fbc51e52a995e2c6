"""The smallest valid messages, and a kind of message that only the tests have."""

from typing import Any

from regio.berichten.soorten import Berichtsoort, Variabele, registreer
from regio.choices_berichten import BerichtStatus, Berichtwijze
from regio.models import Bericht, Berichtvoorkeur, Gebruiker

from .factories import make_gebruiker, nummers

PROEF = Berichtsoort(
    code="proef",
    naam="Proefbericht",
    wanneer="Alleen in de tests.",
    groep="Proef",
    onderwerp="Proef met {plan}",
    tekst="Goedendag {ontvanger},\n\n{plan} moet klaar zijn op {termijn}.\n\n{afzender}",
    variabelen={
        "plan": Variabele("naam van het plan", "Plan Noord"),
        "termijn": Variabele("uiterste dag", "1 februari 2027"),
    },
)
registreer(PROEF)


def make_bericht(**velden: Any) -> Bericht:
    """A message that waits, to a user with a role."""
    n = next(nummers)
    if "gebruiker" not in velden:
        velden["gebruiker"] = make_gebruiker()
    standaard = {
        "soort": PROEF.code,
        "onderwerp": f"Bericht {n}",
        "tekst": f"Tekst van bericht {n}.",
        "url": "/berichten",
        "status": BerichtStatus.KLAARGEZET,
    }
    return Bericht.objects.create(**{**standaard, **velden})


def make_bundelaar(**velden: Any) -> Gebruiker:
    """A user with a role who wants messages together."""
    gebruiker = make_gebruiker(**velden)
    Berichtvoorkeur.objects.create(gebruiker=gebruiker, wijze=Berichtwijze.DAGELIJKS)
    return gebruiker
