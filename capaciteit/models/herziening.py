"""Versions of figures that were superseded, as things to read by themselves."""

from typing import Any, ClassVar

from ..querysets import CapaciteitsmetingQuerySet, HerkomstQuerySet
from .capaciteit import Capaciteitsmeting
from .herkomst import Herkomst


class Herziening(Capaciteitsmeting):
    """A measurement as it was held to be until it was corrected or taken back."""

    objects: ClassVar[Any] = CapaciteitsmetingQuerySet.vervallen_manager()

    class Meta:
        proxy = True
        ordering = ["-vervallen_op", "pk"]
        verbose_name_plural = "herzieningen"


class Herkomstherziening(Herkomst):
    """An origin as it was held to be until it was corrected or taken back."""

    is_numbered: ClassVar[bool] = True
    objects: ClassVar[Any] = HerkomstQuerySet.vervallen_manager()

    class Meta:
        proxy = True
        ordering = ["-vervallen_op", "pk"]
        verbose_name = "herziening van herkomst"
        verbose_name_plural = "herzieningen van herkomst"
