"""Who has the notes of a session open right now, so that two people know of each other."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.utils import timezone

from regio.models import Gebruiker

from ..models import Reflectieaanwezigheid, Reflectiesessie
from .plekken import plek

NOG_HIER: Final = timedelta(seconds=45)


@dataclass(frozen=True)
class Aanwezige:
    """A colleague, and at which place that one types."""

    naam: str
    pad: str

    @property
    def zin(self) -> str:
        if not self.pad:
            return f"{self.naam} heeft deze sessie ook open"
        return f"{self.naam} typt bij {plek(self.pad).naam}"


def aanwezig_melden(sessie: Reflectiesessie, *, pad: str = "", by: Gebruiker) -> None:
    """Note that ``by`` is here, at ``pad``; what is no place counts as nowhere."""
    try:
        hier = plek(pad).pad if pad else ""
    except KeyError:
        hier = ""
    Reflectieaanwezigheid.objects.update_or_create(
        sessie=sessie, gebruiker=by, defaults={"gezien_op": timezone.now(), "pad": hier}
    )


def anderen(sessie: Reflectiesessie, *, dan: Gebruiker) -> list[Aanwezige]:
    """Colleagues who were here less than 45 seconds ago."""
    rijen = (
        Reflectieaanwezigheid.objects.filter(
            sessie=sessie, gezien_op__gte=timezone.now() - NOG_HIER
        )
        .exclude(gebruiker=dan)
        .select_related("gebruiker")
        .order_by("gebruiker__naam")
    )
    return [Aanwezige(str(rij.gebruiker), rij.pad) for rij in rijen]
