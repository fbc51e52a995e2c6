from datetime import date

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q, Value


class Periode(Func):
    """The days from ``geldig_van`` up to and including ``geldig_tot`` as a PostgreSQL range."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, van: str = "geldig_van", tot: str = "geldig_tot") -> None:
        super().__init__(F(van), F(tot), Value("[]"))


class Geldigheid(models.Model):
    """A row that holds for a period; an empty bound means unknown start or no end yet."""

    geldig_van = models.DateField("geldig van", null=True, blank=True)
    geldig_tot = models.DateField(
        "geldig tot en met", null=True, blank=True, help_text="Leeg: nog geldig."
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True)
                | Q(geldig_van__isnull=True)
                | Q(geldig_tot__gte=F("geldig_van")),
                name="%(class)s_periode",
                violation_error_message="De einddatum ligt voor de begindatum.",
            )
        ]

    def geldt_op(self, dag: date) -> bool:
        """As ``at`` of the rows that hold on a day."""
        begonnen = self.geldig_van is None or self.geldig_van <= dag
        return begonnen and (self.geldig_tot is None or self.geldig_tot >= dag)
