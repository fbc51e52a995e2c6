"""Why a file is refused, in words for whoever sent it."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Final

from django.core.exceptions import ValidationError

from ..persoonsgegevens import Treffer


class Reden(StrEnum):
    LEEG = "leeg"
    TE_GROOT = "te groot"
    SOORT = "soort"
    OUD = "oude vorm"
    NAAM = "naam"
    BESCHADIGD = "beschadigd"
    UITGEPAKT = "uitgepakt te groot"
    INGEPAKT = "ingepakt bestand"
    PAD = "pad"
    VERMOMD = "vermomd"
    MACRO = "macro"
    WACHTWOORD = "wachtwoord"
    VERWIJZING = "verwijzing naar buiten"
    FORMULE = "formule"
    XML = "xml"
    SCRIPT = "script"
    VIRUS = "virus"
    SCANNER = "scanner onbereikbaar"
    PERSOON = "persoonsgegevens"


TEKSTEN: Final = {
    Reden.LEEG: "Het bestand is leeg. Kies een bestand waar iets in staat.",
    Reden.TE_GROOT: "Het bestand is groter dan {hoogstens} MB. Lever het in delen aan.",
    Reden.SOORT: "Dit is geen {soorten}. Bewaar het bestand zo en lever het opnieuw aan.",
    Reden.OUD: "Dit is een oud Excel-bestand (.xls). Sla het op als Excel-werkmap (.xlsx).",
    Reden.NAAM: "De naam eindigt op {achtervoegsel}, maar het is een {soort}. Bewaar het opnieuw.",
    Reden.BESCHADIGD: "Het bestand is beschadigd. Open het, bewaar het opnieuw en lever het aan.",
    Reden.UITGEPAKT: "Uitgepakt is het bestand veel te groot. Lever het in delen aan.",
    Reden.INGEPAKT: "In het bestand zit een ander bestand. Haal dat eruit en lever het apart aan.",
    Reden.PAD: "In het bestand zitten delen die niet kunnen. Bewaar het opnieuw in Excel of Word.",
    Reden.VERMOMD: "Het bestand is van twee soorten tegelijk. Bewaar het opnieuw als één soort.",
    Reden.MACRO: "In het bestand zit een macro of ander programma. Bewaar het zonder macro's.",
    Reden.WACHTWOORD: "Het bestand heeft een wachtwoord. Haal dat eraf en lever het opnieuw aan.",
    Reden.VERWIJZING: (
        "Het bestand haalt gegevens van buiten. Verbreek de koppelingen en plak de waarden."
    ),
    Reden.FORMULE: "In {waar} staat een formule die iets uitvoert of ophaalt. Zet daar een waarde.",
    Reden.XML: "Het bestand is van binnen anders dan Excel of Word het maakt. Bewaar het opnieuw.",
    Reden.SCRIPT: "In de PDF zit een programma of bijlage. Druk het document opnieuw af als PDF.",
    Reden.VIRUS: "De virusscanner houdt dit bestand tegen. Laat uw computer nakijken.",
    Reden.SCANNER: (
        "De virusscanner is niet bereikbaar. Er is niets bewaard. Probeer het over een paar "
        "minuten opnieuw."
    ),
    Reden.PERSOON: "Er staan gegevens over personen in. Er is niets bewaard.",
}


class Geweigerd(ValidationError):  # noqa: N818 - what happened, in a word of the field
    """A file that is not taken in; ``reden`` is its kind, the messages say what to do.

    ``gevonden`` are the kinds of personal data, for the record; the messages name places too.
    """

    def __init__(self, reden: Reden, *, treffers: Sequence[Treffer] = (), **woorden: Any) -> None:
        self.reden = reden
        self.gevonden = sorted({treffer.soort.value for treffer in treffers})
        super().__init__([TEKSTEN[reden].format(**woorden), *map(str, treffers)], code=reden.value)
