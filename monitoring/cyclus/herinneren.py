"""Reminders around the date of the step that a cycle is in; each goes once."""

from datetime import date
from functools import partial
from typing import Final

from django.utils import timezone

from regio.berichten.ontvangers import ontvangers_van
from regio.berichten.termijnen import Moment, herinneren
from regio.berichten.versturen import klaarzetten

from ..choices import Cyclusstatus
from ..choices_cyclus import Cyclusbeurt
from ..models import Cyclus
from .berichten import NADIEN, VOORAF, in_woorden, sleutel_van
from .betrokkenen import aan_zet, begeleiders, instelling_van

WAT: Final = {
    Cyclusstatus.VOORBEREIDING: "Open de cyclus, zodat de regio's hun cijfers kunnen leveren.",
    Cyclusstatus.AANLEVERING: "Lever de cijfers van de regio.",
    Cyclusstatus.REFLECTIE: "Bespreek de cijfers in de regio en stel het verslag vast.",
    Cyclusstatus.ANALYSE: "Maak de bovenregionale analyse af.",
    Cyclusstatus.ADVIES: "Bied het advies aan de stuurgroep aan.",
}
"""What whose turn it is has to do."""
BESLUIT: Final = "Besluit over het advies en stel de cyclus vast."


def te_doen(cyclus: Cyclus) -> str:
    """In words what the cycle waits for."""
    if cyclus.aan_zet == Cyclusbeurt.STUURGROEP:
        return BESLUIT
    return WAT.get(Cyclusstatus(cyclus.status), "")


def cycli_herinneren(peildatum: date | None = None) -> int:
    """Remind of every date around which a reminder is due; gives how many messages went."""
    dag = peildatum or timezone.localdate()
    open_ = Cyclus.objects.exclude(status=Cyclusstatus.VASTGESTELD).select_related("gebied")
    return sum(cyclus_herinneren(cyclus, dag) for cyclus in open_)


def cyclus_herinneren(cyclus: Cyclus, dag: date) -> int:
    """A cycle that opens by itself needs nobody to open it."""
    if cyclus.uiterlijk is None:
        return 0
    instelling = instelling_van(cyclus.gebied)
    in_voorbereiding = cyclus.status == Cyclusstatus.VOORBEREIDING
    if in_voorbereiding and (instelling is None or instelling.opent_zelf):
        return 0
    sleutel = f"{sleutel_van(cyclus)}:{cyclus.termijnveld}"
    sturen = partial(sturen_over, cyclus)
    return herinneren(sleutel, cyclus.uiterlijk, sturen, dag=dag, sinds=cyclus.status_sinds)


def sturen_over(cyclus: Cyclus, moment: Moment) -> int:
    """To whose turn it is; when it is late also to who leads the cycle."""
    wie = aan_zet(cyclus) + (begeleiders(cyclus) if moment.te_laat else [])
    instelling = instelling_van(cyclus.gebied)
    woorden = in_woorden(cyclus)
    berichten = klaarzetten(
        sjabloon=(NADIEN if moment.te_laat else VOORAF).code,
        ontvangers=ontvangers_van(wie),
        context={**woorden, "termijn": moment.termijn, "wat": te_doen(cyclus)},
        onderwerp_sleutel=sleutel_van(cyclus),
        url=cyclus.get_absolute_url(),
        namens=instelling.coordinerende if instelling else None,
    )
    return len(berichten)
