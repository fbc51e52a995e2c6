"""References: what a row points at has to be there. Only these are errors that block: nobody can
review a plan whose rows belong to nothing."""

from collections.abc import Iterator

from ...choices_plan import Planernst
from ..definities import TABELLEN
from ..document import Document, Rij
from ..velden import Soort
from .context import Context
from .register import Uitslag, controle
from .woorden import namen

VERWIJZINGEN = tuple(
    (tabel.code, kolom.code, kolom.soort) for tabel in TABELLEN.values() for kolom in tabel.kolommen
)


def gevuld(document: Document, soort: Soort) -> Iterator[tuple[Rij, str, str]]:
    """Rows with something filled in in a column of this kind: the row, the column, the text."""
    for tabel, kolom, welke in VERWIJZINGEN:
        if welke == soort:
            for rij in document.rijen(tabel):
                if tekst := rij.tekst(kolom):
                    yield rij, kolom, tekst


@controle("project_onbekend", Planernst.FOUT, "Elke rij hoort bij een project van het plan.")
def project_onbekend(document: Document, context: Context) -> Iterator[Uitslag]:
    codes = [project.project for project in document.projecten]
    for rij, kolom, tekst in gevuld(document, Soort.PROJECT):
        if tekst not in codes:
            keus = f"Kies {namen(codes)}." if codes else "Voeg eerst het project toe."
            yield Uitslag(rij.pad(kolom), f"Project {tekst} staat niet bij de projecten.", keus)


@controle("project_dubbel", Planernst.FOUT, "Elke projectcode komt één keer voor.")
def project_dubbel(document: Document, context: Context) -> Iterator[Uitslag]:
    gezien: set[str] = set()
    for rij in document.rijen("projecten"):
        if rij.project in gezien:
            yield Uitslag(
                rij.pad("code"),
                f"De code {rij.project} hoort al bij een ander project.",
                "Geef dit project een eigen code.",
            )
        if rij.project:
            gezien.add(rij.project)


@controle("voorziening_onbekend", Planernst.FOUT, "Een voorziening staat in het register.")
def voorziening_onbekend(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij, kolom, tekst in gevuld(document, Soort.VOORZIENING):
        if tekst not in context.voorzieningen:
            yield Uitslag(
                rij.pad(kolom),
                f"Voorziening {tekst} staat niet in het register.",
                "Kies een voorziening uit het register, of vul de naam in als zij nieuw is.",
            )


@controle("locatie_onbekend", Planernst.FOUT, "Een locatie staat in het register.")
def locatie_onbekend(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij, kolom, tekst in gevuld(document, Soort.LOCATIE):
        if tekst not in context.locaties:
            yield Uitslag(
                rij.pad(kolom),
                f"Locatie {tekst} staat niet in het register.",
                "Kies een locatie uit het register, of laat het leeg bij een nieuw adres.",
            )


@controle("gemeente_onbekend", Planernst.FOUT, "Een gemeente bestaat.")
def gemeente_onbekend(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij, kolom, tekst in gevuld(document, Soort.GEMEENTE):
        if tekst.casefold() not in context.gemeenten:
            yield Uitslag(
                rij.pad(kolom),
                f"{tekst} is geen gemeente die wij kennen.",
                "Kies een gemeente uit de lijst.",
            )


@controle("voorziening_van_ander", Planernst.WAARSCHUWING, "Een plan verandert eigen plaatsen.")
def voorziening_van_ander(document: Document, context: Context) -> Iterator[Uitslag]:
    for rij in document.rijen("plaatsen"):
        kennis = context.voorzieningen.get(rij.tekst("van"))
        if kennis and not kennis.is_eigen:
            yield Uitslag(
                rij.pad("van"),
                f"{kennis.naam} is in het register niet van uw organisatie.",
                "Kies een eigen voorziening, of leg uit wat u met de andere aanbieder afsprak.",
            )


@controle("groep_onbekend", Planernst.FOUT, "Onderdak is voor een groep van het schuifplan.")
def groep_onbekend(document: Document, context: Context) -> Iterator[Uitslag]:
    groepen = sorted(document.codes(("groepen", "groep")))
    for rij in document.rijen("onderdak"):
        naam = rij.tekst("groep")
        if naam and naam not in groepen:
            keus = f"Kies {namen(groepen)}." if groepen else "Voeg eerst de groep toe."
            yield Uitslag(rij.pad("groep"), f"Groep {naam} staat niet bij de groepen.", keus)
