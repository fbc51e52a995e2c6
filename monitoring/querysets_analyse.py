"""Who may read an analysis, its advice and the decision on it.

Drafts are for those who explain figures in the area (``DUIDERS``, never at a provider). What was
adopted or handed over is for everyone who works there at another organisation than a provider;
what the steering board decided on is for everyone who sees the area.
"""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from regio.choices import OrganisatieSoort, Rol
from regio.models import Gebied
from regio.rules import DUIDERS, organisaties_met_rol

from .choices_analyse import Adviesstatus, Uitkomst


def gebieden_met_rol(user: Any, *rollen: Rol) -> set[int]:
    """Areas where ``user`` has one of these roles at an organisation that is no provider."""
    bij = organisaties_met_rol(user, *rollen, niet_bij=OrganisatieSoort.AANBIEDER)
    return {gebied for pk in bij for gebied in user.werkgebieden[pk].gebieden}


def leesbaar(user: Any, analyse: str, klaar: Q, besloten: Q) -> Q:
    """Rows at path ``analyse`` (``""`` or ending in ``__``) that ``user`` may read."""
    duidt = Q(**{f"{analyse}cyclus__gebied__in": gebieden_met_rol(user, *DUIDERS)})
    werkt = Q(**{f"{analyse}cyclus__gebied__in": gebieden_met_rol(user, *Rol)})
    ziet = Q(**{f"{analyse}cyclus__gebied__in": Gebied.objects.visible_to(user)})
    return duidt | (werkt & klaar) | (ziet & besloten)


def besloten_over(pad: str) -> Exists:
    """A decision that holds on the advice whose analysis stands at ``pad``."""
    from .models import Cyclusbesluit

    return Exists(
        Cyclusbesluit.objects.filter(herroepen_op__isnull=True, advies__analyse=OuterRef(pad))
    )


class AnalyseQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        klaar = Q(vastgesteld_op__isnull=False)
        return self.filter(leesbaar(user, "", klaar, Q(besloten_over("pk"))))

    def niet_meer_leesbaar(self, user: Any) -> Self:
        """For who only reads what was decided on: of which the decision was revoked."""
        from .models import Cyclusbesluit

        herroepen = Cyclusbesluit.objects.filter(advies__analyse=OuterRef("pk"))
        gebieden = Gebied.objects.visible_to(user)
        rijen = self.filter(Exists(herroepen), cyclus__gebied__in=gebieden)
        return rijen.vastgesteld().exclude(pk__in=self.visible_to(user).values("pk"))

    def vastgesteld(self) -> Self:
        return self.filter(vastgesteld_op__isnull=False)

    def with_cyclus(self) -> Self:
        return self.select_related("cyclus__gebied", "gemaakt_door", "vastgesteld_door")


class AnalysedeelQuerySet(models.QuerySet):
    """What belongs to an analysis and is read by who reads that."""

    def visible_to(self, user: Any) -> Self:
        from .models import Analyse

        return self.filter(analyse__in=Analyse.objects.visible_to(user))


class CyclusadviesQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        klaar = Q(aangeboden_op__isnull=False)
        return self.filter(leesbaar(user, "analyse__", klaar, Q(besloten_over("analyse"))))

    def with_analyse(self) -> Self:
        return self.select_related("analyse__cyclus__gebied", "vergadering__overleg")

    def with_stand(self) -> Self:
        """With what ``status_badge`` needs; ``hoeveel``: its number of recommendations."""
        return self.prefetch_related("besluiten").annotate(
            hoeveel=models.Count("aanbevelingen", distinct=True)
        )

    def in_stand(self, stand: str) -> Self:
        besloten = Q(besloten_over("analyse"))
        if stand == Adviesstatus.BESLOTEN:
            return self.filter(besloten)
        aangeboden = stand == Adviesstatus.AANGEBODEN
        return self.filter(~besloten, aangeboden_op__isnull=not aangeboden)

    def te_besluiten(self, user: Any) -> Self:
        """Handed to a board on which ``user`` sits or whose decisions ``user`` records."""
        gebieden = gebieden_met_rol(user, Rol.STUURGROEPLID, Rol.BELEIDSMEDEWERKER)
        return self.filter(
            ~Q(besloten_over("analyse")),
            aangeboden_op__isnull=False,
            analyse__cyclus__gebied__in=gebieden,
        )


class AanbevelingQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        from .models import Advies

        return self.filter(advies__in=Advies.objects.visible_to(user))


class CyclusbesluitQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Of an advice that one may read; revoked ones only for who works in the area."""
        from .models import Advies

        werkt = Q(advies__analyse__cyclus__gebied__in=gebieden_met_rol(user, *Rol))
        return self.filter(
            Q(herroepen_op__isnull=True) | werkt, advies__in=Advies.objects.visible_to(user)
        )

    def geldend(self) -> Self:
        return self.filter(herroepen_op__isnull=True)


class BesluitregelQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        from .models import Cyclusbesluit

        return self.filter(besluit__in=Cyclusbesluit.objects.visible_to(user))

    def aangenomen(self) -> Self:
        """Recommendations that were taken over, changed or not, by a decision that holds."""
        return self.filter(besluit__herroepen_op__isnull=True).exclude(uitkomst=Uitkomst.NIET)
