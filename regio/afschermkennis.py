"""Which readers know which counts of youths exactly, for ``afscherming``."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import Any

from django.db.models import Model, Q
from django.db.models.expressions import RawSQL

from jeugdzorg.kern.privacy_tables import Key

from .behandeling import behandelingen_van
from .choices import Zichtbaarheid
from .models import Bron, Gebruiker, Lidmaatschap
from .telblad import Sleutel
from .werkgebied import werkgebieden

Plek = tuple[str, int]
"""Model label and primary key of a row."""
Klasse = tuple[Any, ...]


class Kennis:
    """Per row the readers who may know it exactly, worked out once per kind of row.

    Who may know a row follows from what it points at (``exact_recht``): its source, facility,
    regions, areas and provider. So rows that point at the same are known by the same.
    """

    def __init__(self) -> None:
        self.lezers = list(lezers())
        gedeeld = Q(zichtbaarheid=Zichtbaarheid.GEDEELD)
        self.weten: dict[Klasse, frozenset[int]] = {}
        self.bronnen = [
            set(Bron.objects.exact_for(lezer).filter(gedeeld).values_list("pk", flat=True))
            for lezer in self.lezers
        ]

    def van(self, sleutels: list[Sleutel], rijen: Mapping[Plek, Any]) -> list[frozenset[Key]]:
        """What each reader knows of these counts, without doubles and without who knows nothing."""
        self.leren({sleutel[:2] for sleutel in sleutels}, rijen)
        bekend: dict[int, set[Key]] = defaultdict(set)
        for sleutel in sleutels:
            if sleutel[:2] in rijen:
                for lezer in self.weten[klasse(rijen[sleutel[:2]])]:
                    bekend[lezer].add(sleutel)
        return list(dict.fromkeys(frozenset(bekend[lezer]) for lezer in sorted(bekend)))

    def leren(self, plekken: Iterable[Plek], rijen: Mapping[Plek, Any]) -> None:
        """Ask who knows the kinds of rows in ``rijen``, as soon as one of ``plekken`` is new."""
        if all(plek not in rijen or klasse(rijen[plek]) in self.weten for plek in plekken):
            return
        nieuw: dict[type[Model], dict[Klasse, Any]] = defaultdict(dict)
        for rij in rijen.values():
            if klasse(rij) not in self.weten:
                nieuw[type(rij)].setdefault(klasse(rij), rij)
        for model, voorbeelden in nieuw.items():
            self.vragen(model, voorbeelden)

    def vragen(self, model: Any, voorbeelden: dict[Klasse, Any]) -> None:
        """Whoever has no right to a region or a part of a provider knows whole sources only."""
        pks = {rij.pk: wat for wat, rij in voorbeelden.items()}
        weten: dict[Klasse, set[int]] = {wat: set() for wat in voorbeelden}
        alles = getattr(model, "alle_versies", model.objects)
        gevraagd = RawSQL("SELECT unnest(%s::bigint[])", [list(pks)])  # thousands: one value
        rijen = alles.filter(pk__in=gevraagd).order_by()
        for nummer, lezer in enumerate(self.lezers):
            if lezer.eigen_regios or lezer.behandelingen:
                recht = rijen.exact_recht(lezer)
                for pk in rijen.filter(recht).values_list("pk", flat=True):
                    weten[pks[pk]].add(nummer)
            else:
                for wat, rij in voorbeelden.items():
                    if rij.bron_id in self.bronnen[nummer]:
                        weten[wat].add(nummer)
        self.weten |= {wat: frozenset(wie) for wat, wie in weten.items()}


def klasse(rij: Any) -> Klasse:
    model: Any = rij._meta.model
    return model, *(getattr(rij, veld) for veld in verwijzingen(model))


@cache
def verwijzingen(model: type[Model]) -> tuple[str, ...]:
    velden = (veld for veld in model._meta.concrete_fields if veld.is_relation)
    return tuple(veld.attname for veld in velden if veld.name not in ("aanlevering", "levering"))


def lezers() -> Iterator[Gebruiker]:
    """Someone of each organisation with members, and of each set that a user is a member of."""
    leden = Lidmaatschap.objects.at().select_related("organisatie").order_by("gebruiker", "pk")
    groepen: dict[frozenset[int], list[Lidmaatschap]] = {}
    for _, groep in groupby(leden, key=lambda lid: lid.gebruiker_id):
        eigen = list(groep)
        groepen[frozenset(lid.organisatie_id for lid in eigen)] = eigen
        groepen |= {frozenset({lid.organisatie_id}): [lid] for lid in eigen}
    organisaties = {pk for groep in groepen for pk in groep}
    gebieden, behandelingen = werkgebieden(organisaties), behandelingen_van(organisaties)
    for pks, eigen in groepen.items():
        lezer = Gebruiker()
        lezer.huidige_lidmaatschappen = eigen
        lezer.werkgebieden = {pk: gebieden[pk] for pk in pks}
        lezer.behandelingen = [deel for deel in behandelingen if deel.organisatie in pks]
        yield lezer
