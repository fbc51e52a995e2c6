"""What monitoring adds to the map: inflow per 10.000 youths, and occupied beds."""

from datetime import date
from typing import Any

from capaciteit.kaartmaten import Waarden, register_maat
from jeugdzorg.kern.privacy_values import is_hidden
from regio.models import Bron
from regio.selectors import jeugdigen_per_regio

from .models import Meting

INSTROOM = "INSTROOM-JZP"
BEDDEN = "KWN-01"
PER = 10_000
UITLEG = (
    "Gedeeld is het aantal jeugdigen dat instroomde door alle jeugdigen van 0 tot en met 22 jaar. "
    "De gemeten instroom staat bij Monitoring."
)


def metingen(user: Any, indicator: str) -> Any:
    rijen = Meting.objects.visible_to(user).filter(
        indicator__code=indicator, jeugdhulpregio__isnull=False, uitsplitsing=""
    )
    return rijen.exclude(bron__soort="voorbeeld").select_related("jeugdhulpregio")


def per_jeugdigen(user: Any, van: date, tot: date) -> Waarden:
    """Inflow of a period per 10.000 youths of 0 to 22."""
    jeugdigen = jeugdigen_per_regio(user)
    rijen = metingen(user, INSTROOM).filter(periode_van=van, periode_tot=tot)
    return {
        rij.jeugdhulpregio.code: rij.waarde
        if is_hidden(rij.waarde)
        else round(float(rij.waarde) * PER / float(jeugdigen[rij.jeugdhulpregio_id].waarde), 1)
        for rij in rijen
        if rij.jeugdhulpregio_id in jeugdigen
    }


def bezette_bedden(user: Any) -> Waarden:
    """Occupied beds on the last day that is known per region."""
    rijen = metingen(user, BEDDEN).order_by("periode_tot")
    return {
        rij.jeugdhulpregio.code: rij.waarde if is_hidden(rij.waarde) else float(rij.waarde)
        for rij in rijen
    }


def bronnen(user: Any, indicator: str) -> Any:
    rijen = metingen(user, indicator).values("bron")
    return Bron.objects.visible_to(user).filter(pk__in=rijen)


def bronnen_instroom(user: Any) -> Any:
    """Of the inflow and of the number of youths it is divided by."""
    jeugdigen = {cijfer.bron_id for cijfer in jeugdigen_per_regio(user).values()}
    return bronnen(user, INSTROOM) | Bron.objects.visible_to(user).filter(pk__in=jeugdigen)


register_maat(
    "instroom-2022",
    "Instroom JeugdzorgPlus per 10.000 jeugdigen, 2022",
    "per 10.000",
    lambda user: per_jeugdigen(user, date(2022, 1, 1), date(2022, 12, 31)),
    order=30,
    decimalen=1,
    groep="Monitoring",
    toelichting=UITLEG,
    bronnen=bronnen_instroom,
)
register_maat(
    "instroom-2023-1",
    "Instroom JeugdzorgPlus per 10.000 jeugdigen, eerste halfjaar 2023",
    "per 10.000",
    lambda user: per_jeugdigen(user, date(2023, 1, 1), date(2023, 6, 30)),
    order=31,
    decimalen=1,
    groep="Monitoring",
    toelichting=UITLEG,
    bronnen=bronnen_instroom,
)
register_maat(
    "bedden",
    "Bezette bedden JeugdzorgPlus",
    "bedden",
    bezette_bedden,
    order=32,
    groep="Monitoring",
    toelichting="Bedden die bezet waren op de laatste dag die een bron noemt.",
    bronnen=lambda user: bronnen(user, BEDDEN),
)
