"""The downloads of the tabs: grants beside their recomputation, criteria of a framework."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.exporting import Export
from jeugdzorg.kern.notation import euro
from regio.models import Bron

from .models import Criterium, Toetsingskader
from .tabellen import Bedragregel, Toekenningstabel

TOEKENNING_COLUMNS = (
    Column("Gemeente of gebied", "waar"),
    Column("Aanbieder", "naam"),
    Column("Soort rij", "soort"),
    Column("Plaatsen", "regel.rij.plaatsen", "getal"),
    Column("Gedrukt bedrag", "regel.rij.bedrag", "euro"),
    Column("Herberekend", "regel.herberekend", "euro"),
    Column("Verschil", "regel.verschil", "euro"),
    Column("Bron", "bron.korte_titel"),
    Column("Vindplaats", "regel.rij.vindplaats"),
    Column("Peildatum", "regel.rij.peildatum", "datum"),
)

CRITERIUM_COLUMNS = (
    Column("Code", "code"),
    Column("Hoofdstuk", "hoofdstuk"),
    Column("Paragraaf", "paragraaf"),
    Column("Onderwerp", "label"),
    Column("Vraag", "vraag"),
    Column("Gevraagde gegevens", lambda rij: "; ".join(rij.gevraagd)),
    Column("Per locatie", "per_locatie"),
    Column("Soort antwoord", "get_antwoordsoort_display"),
    Column("Verplicht", "verplicht"),
    *BRON,
)


@dataclass(frozen=True)
class Toekenningrij:
    """One printed row of the download."""

    waar: str
    naam: str
    soort: str
    regel: Bedragregel

    @property
    def bron(self) -> Bron:
        return self.regel.rij.bron


def toekenningrijen(tabel: Toekenningstabel) -> Iterator[Toekenningrij]:
    """The rows of the download, in the order of the page."""
    for deel in tabel.gemeenten:
        waar = deel.gemeente.naam
        for regel in deel.toekenningen:
            soort = "deel van een toekenning" if regel.is_deel else "toekenning"
            yield Toekenningrij(waar, regel.naam, soort, regel)
        if deel.beschikking:
            yield Toekenningrij(waar, "", "beschikking", deel.beschikking)
    for totaal in tabel.totalen:
        yield Toekenningrij(totaal.regel.naam, "", "totaal", totaal.regel)


def toekenning_export(tabel: Toekenningstabel) -> Export:
    notes = ["Tel een deel van een toekenning niet op bij de hele toekenning."]
    if tabel.tarief:
        notes.append(f"Herberekend: plaatsen maal het tarief van {euro(tabel.tarief, 2)}.")
    return Export(
        title=f"Toekenningen {tabel.regeling}",
        columns=TOEKENNING_COLUMNS,
        rows=toekenningrijen(tabel),
        notes=notes,
    )


def criterium_export(kader: Toetsingskader, criteria: Sequence[Criterium]) -> Export:
    return Export(title=str(kader), columns=CRITERIUM_COLUMNS, rows=criteria)
