"""Which measurements are about a half-year."""

from datetime import date
from typing import Any

from django.db.models import Q

from ..choices import Frequentie
from ..halfjaar import Halfjaar
from ..models import Meting


def in_halfjaar(rijen: Any, *halfjaren: Halfjaar) -> Any:
    """Measurements over one of these half-years, or on a day in it; what is counted per year: over
    the year that ends with it."""
    keuze = Q(pk__in=[])
    for halfjaar in halfjaren:
        keuze |= Q(periode_van__gte=halfjaar.van, periode_tot__lte=halfjaar.tot) | Q(
            indicator__frequentie=Frequentie.JAAR,
            periode_van=date(halfjaar.jaar, 1, 1),
            periode_tot=halfjaar.tot,
        )
    return rijen.filter(keuze)


def valt_in(van: date, tot: date, frequentie: str, halfjaar: Halfjaar) -> bool:
    """The same of what was read: a period of what is counted so often."""
    if halfjaar.van <= van and tot <= halfjaar.tot:
        return True
    heel_jaar = (van, tot) == (date(halfjaar.jaar, 1, 1), halfjaar.tot)
    return frequentie == Frequentie.JAAR and heel_jaar


def is_van(meting: Meting, halfjaar: Halfjaar) -> bool:
    frequentie = meting.indicator.frequentie
    return valt_in(meting.periode_van, meting.periode_tot, frequentie, halfjaar)
