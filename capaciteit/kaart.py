"""The map of regions: its own measures, and the picture with its table and sentence."""

from typing import Any

from django.db.models import Count, Sum

from jeugdzorg.kern.charts import Tabel
from jeugdzorg.kern.notation import getal_tekst
from jeugdzorg.kern.tegelkaart import Kaart, Tegelwaarde
from regio.models import Jeugdhulpregio
from regio.selectors import jeugdigen_per_regio

from .choices import VoorzieningStatus
from .kaartmaten import Kaartmaat, Waarden, register_maat
from .models import Voorziening

ONBEKEND = "onbekend"


def aantal_voorzieningen(user: Any) -> Waarden:
    return telling(Voorziening.objects.visible_to(user))


def open_voorzieningen(user: Any) -> Waarden:
    rijen = Voorziening.objects.visible_to(user).with_stand(user=user)
    return telling(rijen.filter(status=VoorzieningStatus.OPEN))


def voorzieningen_in_opbouw(user: Any) -> Waarden:
    rijen = Voorziening.objects.visible_to(user).with_stand(user=user)
    opbouw = [VoorzieningStatus.GEPLAND, VoorzieningStatus.IN_ONTWIKKELING]
    return telling(rijen.filter(status__in=opbouw))


def telling(rijen: Any) -> Waarden:
    per_regio = rijen.filter(locatie__jeugdhulpregio__isnull=False).order_by()
    paren = per_regio.values_list("locatie__jeugdhulpregio__code").annotate(n=Count("pk"))
    return {code: float(aantal) for code, aantal in paren}


def bekende_plekken(user: Any) -> Waarden:
    """Places of facilities in use, where a source states them."""
    rijen = Voorziening.objects.visible_to(user).with_stand(user=user).in_gebruik()
    paren = (
        rijen.filter(locatie__jeugdhulpregio__isnull=False, plaatsen__isnull=False)
        .order_by()
        .values_list("locatie__jeugdhulpregio__code")
        .annotate(n=Sum("plaatsen"))
    )
    return {code: float(aantal) for code, aantal in paren}


def jeugdigen(user: Any) -> Waarden:
    cijfers = jeugdigen_per_regio(user).values()
    return {rij.jeugdhulpregio.code: float(rij.waarde) for rij in cijfers if rij.jeugdhulpregio}


register_maat("voorzieningen", "Voorzieningen", "voorzieningen", aantal_voorzieningen, order=10)
register_maat("open", "Open voorzieningen", "voorzieningen", open_voorzieningen, order=11)
register_maat(
    "opbouw", "Voorzieningen in opbouw", "voorzieningen", voorzieningen_in_opbouw, order=12
)
register_maat("plekken", "Bekende plekken", "plekken", bekende_plekken, order=13)
register_maat("jeugdigen", "Jeugdigen van 0 tot en met 22 jaar", "jeugdigen", jeugdigen, order=20)


def kaart(user: Any, maat: Kaartmaat) -> Kaart:
    """The map of ``maat`` over all regions ``user`` may see."""
    regios = list(Jeugdhulpregio.objects.visible_to(user).at())
    waarden = maat.functie(user)
    rijen = [(regio, waarden.get(regio.code)) for regio in regios]
    return Kaart(
        titel=f"{maat.label} per regio",
        beschrijving=f"Kaart van {len(regios)} jeugdhulpregio's: {maat.label.lower()}.",
        conclusie=conclusie(rijen, maat),
        eenheid=maat.eenheid,
        waarden={
            regio.code: Tegelwaarde(
                waarde,
                ONBEKEND if waarde is None else getal_tekst(waarde, maat.decimalen),
                regio.get_absolute_url(),
            )
            for regio, waarde in rijen
        },
        tabel=Tabel(
            ("Regio", maat.eenheid.capitalize()),
            tuple(
                (regio.naam, None if waarde is None else getal_tekst(waarde, maat.decimalen))
                for regio, waarde in sorted(rijen, key=lambda rij: -(rij[1] or -1))
            ),
        ),
        namen={regio.code: regio.naam for regio in regios},
        grenzen={regio.code: regio.grens for regio in regios if regio.grens},
    )


def conclusie(rijen: list[tuple[Jeugdhulpregio, float | None]], maat: Kaartmaat) -> str:
    bekend = [(waarde, regio.naam) for regio, waarde in rijen if waarde is not None]
    if not bekend:
        return "Van geen enkele regio is dit bekend."
    waarde, naam = max(bekend)
    return (
        f"{naam} heeft de hoogste waarde: {getal_tekst(waarde, maat.decimalen)} ({maat.eenheid}). "
        f"Bekend van {len(bekend)} van {len(rijen)} regio's."
    )
