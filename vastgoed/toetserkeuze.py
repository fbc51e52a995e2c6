"""Who can review a plan: per organisation in its area the reviewers, with what they have to do."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min

from jeugdzorg.kern.notation import datum
from regio.choices import OrganisatieSoort, Rol
from regio.models import Gebruiker, Organisatie
from regio.werkgebied import werkgebieden

from .betrokkenen import leden
from .choices_plan import EINDE
from .models import Toetsing, Vastgoedplan


@dataclass(frozen=True)
class Kandidaat:
    """A reviewer of an organisation; ``open`` reviews, the nearest of them due on ``eerste``."""

    gebruiker: Gebruiker
    open: int
    eerste: date | None

    @property
    def drukte(self) -> str:
        """In words: how many reviews are open, and when the nearest is due."""
        if not self.open:
            return "geen open toetsingen"
        woord = "toetsing" if self.open == 1 else "toetsingen"
        eerste = f", eerste termijn {datum(self.eerste)}" if self.eerste else ""
        return f"{self.open} open {woord}{eerste}"


def kandidaten(plan: Vastgoedplan) -> dict[Organisatie, list[Kandidaat]]:
    """Of the organisations that work in the area; never of a provider. Least busy first."""
    alle = [
        lid for lid in leden(Rol.TOETSER) if lid.organisatie.soort != OrganisatieSoort.AANBIEDER
    ]
    waar = werkgebieden({lid.organisatie_id for lid in alle})
    hier = [lid for lid in alle if plan.gebied_id in waar[lid.organisatie_id].gebieden]
    drukte = belasting({lid.gebruiker_id for lid in hier})
    per: dict[Organisatie, list[Kandidaat]] = defaultdict(list)
    for lid in hier:
        aantal, eerste = drukte.get(lid.gebruiker_id, (0, None))
        per[lid.organisatie].append(Kandidaat(lid.gebruiker, aantal, eerste))
    return {
        organisatie: sorted(wie, key=lambda een: (een.open, een.gebruiker.naam))
        for organisatie, wie in sorted(per.items(), key=lambda paar: paar[0].naam)
    }


def belasting(gebruikers: set[int]) -> dict[int, tuple[int, date | None]]:
    """Per reviewer how many reviews are open, and when the nearest is due; of every plan."""
    rijen: Any = (
        Toetsing.objects.lopend()
        .filter(toetser__in=gebruikers, ingeleverd_op__isnull=True)
        .exclude(plan__status__in=EINDE)
        .order_by()
        .values("toetser")
        .annotate(aantal=Count("pk"), eerste=Min("termijn"))
    )
    return {rij["toetser"]: (rij["aantal"], rij["eerste"]) for rij in rijen}
