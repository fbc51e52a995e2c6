"""Versions of targets and paths: which one holds on a day, and who sees a draft.

What the area adopted here is for everybody with a membership, as a printed target is: it is a
choice, not a count of youths. What was not adopted (yet), or was withdrawn, is for who works there.
"""

from datetime import date
from typing import Any, ClassVar, Self

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from regio.querysets import OnafgeschermdQuerySet, organisaties_van

from .choices_doelen import Versiestatus


class VersieQuerySet(OnafgeschermdQuerySet):
    """``pad`` leads from a row to the version that it is part of; empty: it is one itself."""

    pad: ClassVar[str] = ""

    def visible_to(self, user: Any) -> Self:
        if not organisaties_van(user):
            return self.none()
        aangenomen = Q(**{f"{self.pad}status": Versiestatus.AANGENOMEN})
        hier = Q(**{f"{self.pad}vastgesteld_op__isnull": False})
        return self.filter(
            (aangenomen & (self.exact_recht(user) | hier))
            | (~aangenomen & self.in_gebieden(user.werkgebied))
        )

    def openbaar(self) -> Self:
        """Adopted here, or printed in a public source."""
        hier = Q(**{f"{self.pad}vastgesteld_op__isnull": False})
        bekend = Q(pk__in=super().openbaar().values("pk")) | hier
        return self.filter(bekend, **{f"{self.pad}status": Versiestatus.AANGENOMEN})

    def in_gebieden(self, gebieden: Any) -> Q:
        return Q(**{f"{self.pad}gebied__in": gebieden})


class PadrijQuerySet(VersieQuerySet):
    """Points and parts go with their path."""

    pad = "pad__"


class GeldendQuerySet(VersieQuerySet):
    def geldend(self, dag: date | None = None) -> Self:
        """Adopted, begun on ``dag`` (today when omitted) and not yet followed by a newer one."""
        dag = dag or timezone.localdate()
        begonnen = Q(geldt_vanaf__isnull=True) | Q(geldt_vanaf__lte=dag)
        opvolgers = self.model._base_manager.filter(
            begonnen, vervangt=OuterRef("pk"), status=Versiestatus.AANGENOMEN
        )
        return self.filter(begonnen, ~Exists(opvolgers), status=Versiestatus.AANGENOMEN)


class DoelstellingQuerySet(GeldendQuerySet):
    def in_gebieden(self, gebieden: Any) -> Q:
        """Of the area itself, or of a region in it."""
        regios = self.model._base_manager.filter(jeugdhulpregio__gebiedregios__gebied__in=gebieden)
        return Q(gebied__in=gebieden) | Q(pk__in=regios.values("pk"))

    def with_onderwerp(self) -> Self:
        return self.select_related("indicator", "jeugdhulpregio", "gebied", "pad", "bron")
