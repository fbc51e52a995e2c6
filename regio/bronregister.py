"""Everything that was taken from a source, of all apps: how many rows per kind, and the rows.

No app needs to register anything: every model made from ``Bronvermelding`` counts by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, QuerySet, Value

from jeugdzorg.kern.notation import datum_precies, getal_tekst

from .models import Bron, Bronvermelding

VERBORGEN: Final = {
    "id",
    "code",
    "afscherming",
    *(veld.name for veld in Bronvermelding._meta.local_fields),
}
LEEG: Final[tuple[Any, ...]] = (None, "", [], {})
LANG: Final = 300


@dataclass(frozen=True)
class Soort:
    """One kind of thing that can come from a source."""

    model: type[Bronvermelding]

    @property
    def label(self) -> str:
        """The value in the address: ``capaciteit.locatie``."""
        return self.model._meta.label_lower

    @property
    def naam(self) -> str:
        return str(self.model._meta.verbose_name_plural)

    @property
    def enkel(self) -> str:
        return str(self.model._meta.verbose_name)

    @property
    def app(self) -> str:
        return str(apps.get_app_config(self.model._meta.app_label).verbose_name)


def soorten() -> list[Soort]:
    """Every kind, in the order of the apps."""
    return [
        Soort(model)
        for model in apps.get_models()
        if issubclass(model, Bronvermelding) and not model._meta.proxy
    ]


def zichtbaar(model: type[models.Model], user: Any) -> Any:
    """``model.objects.visible_to(user)`` of a model that is only known by its class."""
    return model._default_manager.visible_to(user)  # type: ignore[attr-defined]


def tellingen(user: Any, bronnen: QuerySet) -> dict[int, dict[str, int]]:
    """How many rows of each kind ``user`` may see, per source; one query for all kinds."""
    delen = [
        zichtbaar(soort.model, user)
        .filter(bron__in=bronnen.order_by().values("pk"))
        .order_by()
        .values_list("bron")
        .annotate(soort=Value(soort.label), n=Count("pk"))
        for soort in soorten()
    ]
    geteld: dict[int, dict[str, int]] = {}
    for bron, label, aantal in delen[0].union(*delen[1:], all=True):
        geteld.setdefault(bron, {})[label] = aantal
    return geteld


def rijen_van(soort: Soort, bron: Bron, user: Any) -> QuerySet:
    """The rows of one kind from ``bron``, with all that they refer to."""
    rijen = met_verwijzingen(zichtbaar(soort.model, user).filter(bron=bron))
    return rijen.order_by("vindplaats", *(soort.model._meta.ordering or ()), "pk")


def met_verwijzingen(rijen: QuerySet) -> QuerySet:
    """With what each row refers to, and what that belongs to: its name and page need no query."""
    paden = [
        pad
        for veld in verwijzingen(rijen.model)
        for pad in (
            veld.name,
            *(f"{veld.name}__{verder.name}" for verder in verplicht(veld.related_model)),
        )
    ]
    return rijen.select_related(*paden)


def verwijzingen(model: Any) -> list[Any]:
    return [veld for veld in model._meta.fields if veld.is_relation]


def verplicht(model: Any) -> list[Any]:
    return [veld for veld in verwijzingen(model) if not veld.null and veld.name != "bron"]


@dataclass(frozen=True)
class Cel:
    """What one field of a row says, and where it leads."""

    kop: str
    tekst: str
    url: str = ""
    is_getal: bool = False


@dataclass(frozen=True)
class Overgenomen:
    """One row as it was taken over: its name, its cells, and the row for source and findings."""

    figuur: Any
    url: str
    cellen: list[Cel] = field(default_factory=list)


def overgenomen(rijen: Iterable[Any]) -> list[Overgenomen]:
    """Rows with a cell for every field that says something in at least one of them."""
    rijen = list(rijen)
    if not rijen:
        return []
    velden = [
        veld
        for veld in type(rijen[0])._meta.fields
        if toonbaar(veld) and any(getattr(rij, veld.attname) not in LEEG for rij in rijen)
    ]
    return [Overgenomen(rij, adres_van(rij), [cel(rij, veld) for veld in velden]) for rij in rijen]


def toonbaar(veld: Any) -> bool:
    return veld.name not in VERBORGEN and not veld.name.endswith("_precisie")


def cel(rij: Any, veld: Any) -> Cel:
    waarde = getattr(rij, veld.name)
    kop = str(veld.verbose_name)
    if waarde in LEEG:
        return Cel(kop, "")
    if veld.is_relation:
        return Cel(kop, str(waarde), eigen_adres(waarde))
    is_getal = isinstance(waarde, int | Decimal) and not isinstance(waarde, bool)
    return Cel(kop, als_tekst(rij, veld, waarde), is_getal=is_getal)


def als_tekst(rij: Any, veld: Any, waarde: Any) -> str:
    """A value in the words of a Dutch reader."""
    if veld.choices:
        return str(getattr(rij, f"get_{veld.name}_display")())
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return datum_precies(waarde, precisie_van(rij, veld.name))
    if isinstance(veld, ArrayField):
        return "; ".join(map(str, waarde))
    if isinstance(veld, models.JSONField):
        return "vastgelegd"
    if isinstance(waarde, int | Decimal):
        return str(waarde) if "jaar" in veld.name else getal_tekst(waarde)
    tekst = str(waarde)
    return tekst if len(tekst) <= LANG else f"{tekst[: LANG - 1]}…"


def precisie_van(rij: Any, naam: str) -> str:
    """How exact a date is: of the field itself, of its stem, or of all dates of the row."""
    for kandidaat in (f"{naam}_precisie", f"{naam.split('_')[0]}_precisie", "datum_precisie"):
        if hasattr(rij, kandidaat):
            return str(getattr(rij, kandidaat))
    return "dag"


def eigen_adres(rij: Any) -> str:
    return rij.get_absolute_url() if hasattr(rij, "get_absolute_url") else ""


def adres_van(rij: Any) -> str:
    """The page of a row: its own, or that of the first thing it belongs to."""
    ouders = (getattr(rij, veld.name) for veld in verwijzingen(rij) if veld.name != "bron")
    adressen = (eigen_adres(ouder) for ouder in ouders if ouder)
    return eigen_adres(rij) or next(filter(None, adressen), "")
