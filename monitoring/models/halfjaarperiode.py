from django.db import models
from django.db.models import Q

from ..halfjaar import Halfjaar


def jaarveld(naam: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(naam, null=True, blank=True)


def samen(jaar: str, helft: str) -> Q:
    """Both are there, with a half that exists, or neither is."""
    leeg = Q(**{f"{jaar}__isnull": True, f"{helft}__isnull": True})
    gevuld = Q(**{f"{jaar}__gte": 1900, f"{jaar}__lte": 2200, f"{helft}__in": [1, 2]})
    return leeg | gevuld


def halfjaar(jaar: int | None, helft: int | None) -> Halfjaar | None:
    return None if jaar is None or helft is None else Halfjaar(jaar, helft)


class Halfjaarperiode(models.Model):
    """Holds from a half-year up to and including another; empty: always, or until further on."""

    vanaf_jaar = jaarveld("vanaf jaar")
    vanaf_helft = jaarveld("vanaf helft")
    tot_jaar = jaarveld("tot en met jaar")
    tot_helft = jaarveld("tot en met helft")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=samen("vanaf_jaar", "vanaf_helft") & samen("tot_jaar", "tot_helft"),
                name="%(class)s_halfjaren",
                violation_error_message="Geef jaar en helft samen; een jaar heeft helft 1 en 2.",
            ),
            models.CheckConstraint(
                condition=Q(vanaf_jaar__isnull=True)
                | Q(tot_jaar__isnull=True)
                | Q(tot_jaar__gt=models.F("vanaf_jaar"))
                | Q(tot_jaar=models.F("vanaf_jaar"), tot_helft__gte=models.F("vanaf_helft")),
                name="%(class)s_volgorde",
                violation_error_message="Het laatste halfjaar ligt voor het eerste.",
            ),
        ]

    @property
    def vanaf(self) -> Halfjaar | None:
        """The first half-year; None: since always."""
        return halfjaar(self.vanaf_jaar, self.vanaf_helft)

    @property
    def tot(self) -> Halfjaar | None:
        """The last half-year; None: still."""
        return halfjaar(self.tot_jaar, self.tot_helft)

    def geldt_in(self, gevraagd: Halfjaar) -> bool:
        return (self.vanaf is None or self.vanaf <= gevraagd) and (
            self.tot is None or gevraagd <= self.tot
        )

    @property
    def periode_tekst(self) -> str:
        """sinds 2023-1, tot en met 2024-2, or both."""
        delen = []
        if self.vanaf:
            delen.append(f"vanaf {self.vanaf.label}")
        if self.tot:
            delen.append(f"tot en met {self.tot.label}")
        return " ".join(delen) or "altijd"
