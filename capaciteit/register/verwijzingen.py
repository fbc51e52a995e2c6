"""Everything that points at a location or facility, in any app: found, not listed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from pghistory.models import Event

from jeugdzorg.kern.notation import hoofdletter

from ..models import Samenvoeging, Tweetal, Voorzieningversie

BLIJFT: tuple[type[models.Model], ...] = (Voorzieningversie, Samenvoeging, Tweetal)
"""What describes the row itself, or the mergers: stays where it is."""


@dataclass(frozen=True)
class Verwijzing:
    """A field of a model that points at rows of another; ``soort`` for a generic one."""

    model: type[models.Model]
    veld: str
    soort: str = ""

    @property
    def label(self) -> str:
        """What the rows are; of a relation between two models what is at the other end."""
        model: Any = self.model
        if model._meta.auto_created:
            einden = [veld for veld in model._meta.fields if veld.is_relation]
            model = next(veld.related_model for veld in einden if veld.name != self.veld)
        return hoofdletter(str(model._meta.verbose_name_plural))

    def naar(self, pk: int, van: type[models.Model]) -> dict[str, Any]:
        """As values of a filter or an update."""
        if not self.soort:
            return {f"{self.veld}_id": pk}
        return {self.veld: pk, self.soort: ContentType.objects.get_for_model(van)}

    def rijen(self, rij: models.Model) -> models.QuerySet:
        doel = self.naar(rij.pk, type(rij))
        return self.model._base_manager.filter(**doel).order_by("pk")

    def verplaats(self, van: models.Model, naar: models.Model) -> tuple[list[int], list[int]]:
        """Let the rows point at ``naar``; keys of those that did, and of those that can't.

        One that the other has already (the same source on the same day) stays where it is.
        """
        sleutels = list(self.rijen(van).values_list("pk", flat=True))
        if self.wijs(sleutels, naar):
            return sleutels, []
        mee = [pk for pk in sleutels if self.wijs([pk], naar)]
        return mee, [pk for pk in sleutels if pk not in set(mee)]

    def wijs(self, sleutels: list[int], naar: models.Model) -> bool:
        try:
            with transaction.atomic():
                rijen = self.model._base_manager.filter(pk__in=sleutels)
                rijen.update(**self.naar(naar.pk, type(naar)))
        except IntegrityError:
            return False
        return True


def verwijzingen(model: type[models.Model]) -> list[Verwijzing]:
    """Foreign keys (also of many-to-many relations and hidden ones) and generic ones."""
    gevonden = {(v.model, v.veld): v for v in (*sleutels_naar(model), *generieke())}
    return sorted(gevonden.values(), key=lambda v: (v.model._meta.label, v.veld))


def sleutels_naar(model: type[models.Model]) -> Iterator[Verwijzing]:
    for relatie in model._meta.get_fields(include_hidden=True):
        if not isinstance(relatie, models.ManyToOneRel):
            continue
        ander: Any = relatie.related_model._meta.concrete_model
        if ander is not model and not issubclass(ander, (Event, *BLIJFT)):
            yield Verwijzing(ander, relatie.field.name)


def generieke() -> Iterator[Verwijzing]:
    for model in apps.get_models():
        if model._meta.proxy or issubclass(model, (Event, *BLIJFT)):
            continue
        for veld in model._meta.private_fields:
            if isinstance(veld, GenericForeignKey):
                yield Verwijzing(model, veld.fk_field, veld.ct_field)


def verwijzing(label: str, veld: str, soort: str) -> Verwijzing:
    """Back from what a trace of a merger says."""
    return Verwijzing(apps.get_model(label), veld, soort)
