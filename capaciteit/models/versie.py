from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from jeugdzorg.kern.models import Gevolgd

ALLEEN_GELDIG = Q(vervallen_op__isnull=True)
VERVALLEN = Q(vervallen_op__isnull=False)


class Tweetijdig(Gevolgd):
    """A figure with two times: what it is about, and from when until when we held it to be so.

    Invariant: what was known is never changed. A correction ends the row (``vervallen_op``) and
    adds one, at the same moment; of one thing one row holds. ``objects`` reads what holds now,
    ``alle_versies`` everything; ``bekend(op)`` what we knew at a moment.
    """

    bekend_op = models.DateTimeField(
        "bekend op", default=timezone.now, help_text="Sinds wanneer wij dit zo weten."
    )
    vervallen_op = models.DateTimeField(
        "vervallen op", null=True, blank=True, help_text="Leeg: zo weten wij het nu."
    )

    class Meta:
        abstract = True
        base_manager_name = "alle_versies"
        constraints = [
            models.CheckConstraint(
                condition=Q(vervallen_op__isnull=True) | Q(vervallen_op__gte=F("bekend_op")),
                name="%(class)s_bekend",
                violation_error_message="Een cijfer vervalt niet voor het bekend is.",
            )
        ]


class Versie(Tweetijdig):
    """A figure that a provider delivers."""

    aanlevering = models.ForeignKey(
        "capaciteit.Aanlevering", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Tweetijdig.Meta):
        abstract = True
