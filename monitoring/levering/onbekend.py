"""Which regions handed in that they do not know a value."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from regio.models import Jeugdhulpregio

from ..choices_levering import Antwoord, Leverstatus
from ..halfjaar import Halfjaar
from ..models import Indicator, Leverwaarde


def zonder_waarde(
    regios: Sequence[Jeugdhulpregio], halfjaar: Halfjaar, indicatoren: Sequence[Indicator]
) -> dict[int, set[int]]:
    """Per indicator the regions that handed in that they do not know the whole."""
    return zonder_waarden(regios, [halfjaar], indicatoren).get(halfjaar, {})


def zonder_waarden(
    regios: Sequence[Jeugdhulpregio],
    halfjaren: Collection[Halfjaar],
    indicatoren: Sequence[Indicator],
) -> dict[Halfjaar, dict[int, set[int]]]:
    """The same per half-year, in one query."""
    rijen = Leverwaarde.objects.filter(
        levering__status=Leverstatus.INGELEVERD,
        levering__plicht__jeugdhulpregio__in=regios,
        levering__plicht__jaar__in={halfjaar.jaar for halfjaar in halfjaren},
        indicator__in=indicatoren,
        uitsplitsing="",
    ).exclude(antwoord=Antwoord.WAARDE)
    gevonden: dict[Halfjaar, dict[int, set[int]]] = {}
    plicht = "levering__plicht__"
    for jaar, helft, indicator, regio in rijen.order_by().values_list(
        f"{plicht}jaar", f"{plicht}helft", "indicator", f"{plicht}jeugdhulpregio"
    ):
        if (halfjaar := Halfjaar(jaar, helft)) in halfjaren:
            gevonden.setdefault(halfjaar, defaultdict(set))[indicator].add(regio)
    return gevonden
