"""Places that a question unlocks: a field, a table, one column of it, or one row, in words."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError

from ..kaders.onderdelen import onderdelen
from ..models import Planversie
from ..plan.definities import SECTIES, TABELLEN
from ..plan.inhoud import SLEUTEL, Inhoud, rij_met, rijen
from ..plan.velden import Sectie
from ..plan.verschil import rij_naam

Groep = tuple[str, list[tuple[str, str]]]


def keuzes(inhoud: Inhoud) -> list[Groep]:
    """Per section what can be unlocked: the definitions, and the rows of this plan."""
    groepen: list[Groep] = []
    for sectie in SECTIES:
        plekken = [
            (deel.code, deel.label)
            for deel in onderdelen().values()
            if deel.sectie is not None and deel.sectie.code == sectie.code
        ]
        plekken += [
            (f"{tabel.code}/{rij[SLEUTEL]}", f"{tabel.naam}, regel: {rij_naam(tabel, rij)}")
            for tabel in sectie.tabellen
            for rij in rijen(inhoud, tabel.code)
        ]
        groepen.append((sectie.titel, plekken))
    return groepen


def validate_paden(paden: Sequence[str], versie: Planversie | None) -> None:
    """Raises ValidationError for nothing chosen, and for a place that the plan does not have."""
    if not paden:
        raise ValidationError({"paden": "Kies ten minste één onderdeel dat mag veranderen."})
    for pad in paden:
        if naam(pad, versie.inhoud if versie else None) is None:
            raise ValidationError({"paden": f"Het plan heeft geen onderdeel '{pad}'."})


def naam(pad: str, inhoud: Inhoud | None) -> str | None:
    """A place in words; ``None`` when it does not exist."""
    if deel := onderdelen().get(pad):
        return deel.label
    tabel_code, _, sleutel = pad.partition("/")
    tabel = TABELLEN.get(tabel_code)
    if tabel is None or inhoud is None or not sleutel:
        return None
    rij = rij_met(inhoud, tabel_code, sleutel)
    return f"{tabel.naam}: {rij_naam(tabel, rij)}" if rij else None


def namen(paden: Iterable[str], inhoud: Inhoud | None) -> list[tuple[Sectie, str, str]]:
    """Section, anchor on its page, and words of every place that still exists."""
    gevonden = []
    for pad in paden:
        deel = pad.partition("/")[0].partition(".")[0]
        for sectie in SECTIES:
            if deel in sectie.onderdelen and (woorden := naam(pad, inhoud)):
                gevonden.append((sectie, deel, woorden))
    return gevonden
