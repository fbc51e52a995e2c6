"""Projects and places of a handed-in version as rows, made from its document."""

from typing import Any

from django.db.models import Q
from django.db.models.functions import Lower

from capaciteit.models import Locatie, Voorziening
from regio.models import Gemeente

from ..models import Planplaats, Planproject, Planversie
from .document import Document, Rij
from .keuzes import Financieringsbron
from .samenvatten import gaat_ergens_heen


def projecteren(versie: Planversie) -> list[Planproject]:
    """Make the rows; those of an earlier run stay. What the register does not have is left out."""
    if bestaand := list(versie.projecten.all()):
        return bestaand
    document = Document(versie.inhoud)
    register = Register(document)
    projecten = Planproject.objects.bulk_create(
        Planproject(versie=versie, **projectvelden(rij, document, register))
        for rij in document.projecten
    )
    Planplaats.objects.bulk_create(
        Planplaats(project=project, **plaatsvelden(rij, register))
        for project in projecten
        for rij in document.rijen("plaatsen", project.code)
        if rij.aantal("aantal")
    )
    return projecten


class Register:
    """What the codes in a document stand for, looked up once."""

    def __init__(self, document: Document) -> None:
        locaties = document.codes(("projecten", "locatie"))
        voorzieningen = document.codes(("plaatsen", "van"), ("plaatsen", "naar"))
        self.locaties = per_code(Locatie, locaties)
        self.gemeenten = per_naam(document.codes(("projecten", "gemeente")))
        self.voorzieningen = per_code(Voorziening, voorzieningen)


def per_code(model: Any, codes: set[str]) -> dict[str, Any]:
    return {rij.code: rij for rij in model._default_manager.filter(code__in=codes)}


def per_naam(genoemd: set[str]) -> dict[str, Gemeente]:
    """Municipalities by name and by code, in small letters: a plan may name either."""
    klein = [naam.casefold() for naam in genoemd]
    rijen = Gemeente.objects.annotate(klein=Lower("naam"), kleine_code=Lower("code"))
    gevonden = rijen.filter(Q(klein__in=klein) | Q(kleine_code__in=klein))
    return {woord: rij for rij in gevonden for woord in (rij.naam.casefold(), rij.code.casefold())}


def projectvelden(rij: Rij, document: Document, register: Register) -> dict[str, Any]:
    plaatsen = document.rijen("plaatsen", rij.project)
    return {
        "sleutel": rij.sleutel,
        "code": rij.project[:40],
        "naam": rij.tekst("naam")[:300],
        "soort": rij.tekst("soort"),
        "locatie": register.locaties.get(rij.tekst("locatie")),
        "plaats": rij.tekst("plaats")[:300],
        "gemeente": register.gemeenten.get(rij.tekst("gemeente").casefold()),
        "start": rij.dag("start"),
        "gereed": rij.dag("gereed"),
        "plaatsen_nu": som(plaatsen, "van"),
        "plaatsen_straks": sum(aantal(deel) for deel in plaatsen if gaat_ergens_heen(deel)),
        "investering": sum(
            deel.bedrag("bedrag") for deel in document.rijen("investeringen", rij.project)
        ),
        "spuk": sum(
            deel.bedrag("bedrag")
            for deel in document.rijen("dekking", rij.project)
            if deel.tekst("bron") == Financieringsbron.SPUK
        ),
    }


def plaatsvelden(rij: Rij, register: Register) -> dict[str, Any]:
    return {
        "sleutel": rij.sleutel,
        "van": register.voorzieningen.get(rij.tekst("van")),
        "naar": register.voorzieningen.get(rij.tekst("naar")),
        "naar_naam": rij.tekst("naar_naam")[:300],
        "zorgvorm": rij.tekst("zorgvorm"),
        "aantal": aantal(rij),
        "groepen": rij.aantal("groepen"),
        "datum": rij.dag("datum"),
    }


def som(rijen: tuple[Rij, ...], kolom: str) -> int:
    return sum(aantal(rij) for rij in rijen if rij.tekst(kolom))


def aantal(rij: Rij) -> int:
    return rij.aantal("aantal") or 0
