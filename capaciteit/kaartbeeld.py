"""From a measure to a map: a value and a link per region, the table, and what to see."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from jeugdzorg.kern.charts import Tabel
from jeugdzorg.kern.notation import getal_tekst, is_number
from jeugdzorg.kern.privacy_values import is_hidden
from jeugdzorg.kern.tegelkaart import Kaart, Tegelwaarde
from regio.models import Jeugdhulpregio

from .kaartmaten import Kaartmaat, Waarden


def kaart_van(maat: Kaartmaat, regios: Sequence[Jeugdhulpregio], user: Any) -> Kaart:
    """The map of ``maat`` over ``regios``; borders are drawn where they have been loaded."""
    waarden = maat.functie(user)
    rijen = [(str(regio), waarden.get(regio.code)) for regio in regios]
    return Kaart(
        titel=maat.label,
        beschrijving=f"Kaart met per jeugdhulpregio: {maat.label.lower()}.",
        conclusie=conclusie(maat, rijen),
        eenheid=maat.eenheid,
        waarden={regio.code: tegel(maat, regio, waarden) for regio in regios},
        tabel=Tabel(("Jeugdhulpregio", maat.label), tuple(rijen)),
        namen={regio.code: str(regio) for regio in regios},
        grenzen={regio.code: regio.grens for regio in regios if regio.grens},
    )


def tegel(maat: Kaartmaat, regio: Jeugdhulpregio, waarden: Waarden) -> Tegelwaarde:
    waarde: Any = waarden.get(regio.code)
    if is_number(waarde):
        tekst = getal_tekst(waarde, maat.decimalen)
        return Tegelwaarde(float(waarde), tekst, regio.get_absolute_url())
    return Tegelwaarde(None, str(waarde or "onbekend"), regio.get_absolute_url())


def conclusie(maat: Kaartmaat, rijen: Sequence[tuple[str, Any]]) -> str:
    """Where most are as far as shown, the total where that means something, and what is missing."""
    bekend = [(naam, waarde) for naam, waarde in rijen if is_number(waarde)]
    verborgen = sum(is_hidden(waarde) for _, waarde in rijen)
    onbekend = len(rijen) - len(bekend) - verborgen
    if not bekend and not verborgen:
        return f"Van geen van de {len(rijen)} regio's is dit bekend."
    hoogste, waarde = max(bekend, key=lambda rij: rij[1], default=("", 0))
    zinnen = []
    if waarde:
        tekst = getal_tekst(waarde, maat.decimalen)
        zinnen.append(f"Het hoogst is {hoogste} met {tekst} {maat.eenheid}.")
    if maat.optelbaar and bekend:
        samen = sum((Decimal(waarde) for _, waarde in bekend), Decimal(0))
        zinnen.append(f"Samen {getal_tekst(samen)} {maat.eenheid} in {len(bekend)} regio's.")
    if verborgen:
        zinnen.append(f"Van {verborgen} van de {len(rijen)} regio's is het afgeschermd.")
    if onbekend:
        zinnen.append(f"Van {onbekend} van de {len(rijen)} regio's is het onbekend.")
    return " ".join(zinnen)
