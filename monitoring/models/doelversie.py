from django.conf import settings
from django.db import models
from django.db.models import Q

from regio.models import Bronvermelding, Vergadering

from ..choices_doelen import Versiestatus


class Doelversie(Bronvermelding):
    """A version of a target or path: drafted, adopted by a decision, followed by the next.

    Invariant: an adopted version never changes; of a version at most one other is the next.
    """

    versie = models.PositiveSmallIntegerField("versie", default=1)
    vervangt = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="opvolgers"
    )
    status = models.CharField(
        "status", max_length=12, choices=Versiestatus, default=Versiestatus.AANGENOMEN
    )
    geldt_vanaf = models.DateField(
        "geldt vanaf", null=True, blank=True, help_text="Leeg: vanaf het begin."
    )
    reden = models.TextField("waarom deze versie", max_length=1000, blank=True)
    besluit_op = models.DateField("besloten op", null=True, blank=True)
    besluit = models.CharField(
        "besluit",
        max_length=200,
        blank=True,
        help_text="Wie het besloot, en waar dat staat.",
    )
    vergadering = models.ForeignKey(
        Vergadering, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opgesteld_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opgesteld_op = models.DateTimeField("opgesteld op", null=True, blank=True)
    vastgesteld_op = models.DateTimeField("vastgelegd op", null=True, blank=True)
    intrekreden = models.TextField("waarom ingetrokken", max_length=1000, blank=True)

    class Meta:
        abstract = True

    @property
    def status_badge(self) -> Versiestatus:
        return Versiestatus(self.status)

    @property
    def gewijzigd(self) -> int | None:
        """When the draft was last written, for two people at once."""
        return None if self.opgesteld_op is None else int(self.opgesteld_op.timestamp() * 1_000_000)

    @property
    def is_concept(self) -> bool:
        return self.status == Versiestatus.CONCEPT


def een_opvolger(naam: str) -> list[models.BaseConstraint]:
    """At most one next version that was adopted, and one that is being drafted."""
    return [
        models.UniqueConstraint(
            fields=["vervangt"],
            condition=Q(status=Versiestatus.AANGENOMEN),
            name=f"{naam}_een_opvolger",
            violation_error_message="Er is al een volgende versie aangenomen.",
        ),
        models.UniqueConstraint(
            fields=["vervangt"],
            condition=Q(status=Versiestatus.CONCEPT),
            name=f"{naam}_een_concept",
            violation_error_message="Er is al een concept van de volgende versie.",
        ),
    ]
