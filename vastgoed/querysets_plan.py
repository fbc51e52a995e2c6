"""Who may see a plan and its parts: one door per model."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from regio.choices import OrganisatieSoort, Rol
from regio.querysets import organisaties_van
from regio.rules import organisaties_met_rol

from .choices_plan import VOOR_STUURGROEP, Planstatus

IN_GEBIED = (Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER, Rol.API_CLIENT)


def gebieden_van(user: Any, organisaties: set[int]) -> set[int]:
    """Keys of the areas in which these organisations of ``user`` work."""
    return {gebied for nummer in organisaties for gebied in user.werkgebieden[nummer].gebieden}


class VastgoedplanQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Plans of the own provider; handed-in ones that the own municipality handles, that lie in
        the own area (policy), that ``user`` reviews, or that are up for the own board's decision.

        A provider never sees the plan of another. The rule ``plan_inzien`` agrees.
        """
        organisaties = organisaties_van(user)
        if not organisaties:
            return self.none()
        return self.filter(self.zichtbaar(user, organisaties))

    def zichtbaar(self, user: Any, organisaties: set[int]) -> Q:
        niet_bij = OrganisatieSoort.AANBIEDER
        beleid = organisaties_met_rol(user, *IN_GEBIED, niet_bij=niet_bij)
        bestuur = organisaties_met_rol(user, Rol.STUURGROEPLID, niet_bij=niet_bij)
        ingediend = Q(gemeente__in=organisaties)
        if beleid:
            ingediend |= Q(gebied__in=gebieden_van(user, beleid))
        if bestuur:
            ingediend |= Q(gebied__in=gebieden_van(user, bestuur), status__in=VOOR_STUURGROEP)
        if organisaties_met_rol(user, Rol.TOETSER, niet_bij=niet_bij):
            ingediend |= Q(Exists(toetsingen_van(user).filter(plan=OuterRef("pk"))))
        return Q(aanbieder__in=organisaties) | (Q(ingediend_op__isnull=False) & ingediend)

    def lopend(self) -> Self:
        return self.exclude(status__in=(Planstatus.BESLOTEN, Planstatus.INGETROKKEN))

    def with_partijen(self) -> Self:
        return self.select_related("aanbieder", "regeling", "gemeente", "gebied")


def toetsingen_van(user: Any) -> models.QuerySet:
    """The running reviews of ``user``, own ones and those as deputy."""
    from .models import Toetsing

    return Toetsing.objects.lopend().filter(
        Q(toetser=user.pk) | Q(plaatsvervanger=user.pk),
        organisatie__in=organisaties_met_rol(user, Rol.TOETSER),
    )


class PlandeelQuerySet(models.QuerySet):
    """Rows of a plan that every reader of the plan may see."""

    plan_pad: ClassVar[str] = "plan"

    def plannen(self, user: Any) -> models.QuerySet:
        from .models import Vastgoedplan

        return Vastgoedplan.objects.visible_to(user)

    def visible_to(self, user: Any) -> Self:
        if not organisaties_van(user):
            return self.none()
        return self.filter(**{f"{self.plan_pad}__in": self.plannen(user)})


class PlanversieQuerySet(PlandeelQuerySet):
    def visible_to(self, user: Any) -> Self:
        """A draft only for the provider."""
        eigen = Q(plan__aanbieder__in=organisaties_van(user))
        return super().visible_to(user).filter(eigen | Q(ingediend_op__isnull=False))

    def ingediend(self) -> Self:
        return self.filter(ingediend_op__isnull=False)


class VersiedeelQuerySet(models.QuerySet):
    """Rows of a version, seen by who may see the version."""

    versie_pad: ClassVar[str] = "versie"

    def visible_to(self, user: Any) -> Self:
        from .models import Planversie

        if not organisaties_van(user):
            return self.none()
        return self.filter(**{f"{self.versie_pad}__in": Planversie.objects.visible_to(user)})

    def geldend(self) -> Self:
        """Of the newest handed-in version of each plan."""
        from .models import Planversie

        nieuwer = Planversie.objects.ingediend().filter(
            plan=OuterRef(f"{self.versie_pad}__plan"),
            nummer__gt=OuterRef(f"{self.versie_pad}__nummer"),
        )
        return self.filter(~Exists(nieuwer), **{f"{self.versie_pad}__ingediend_op__isnull": False})


class PlanwijzigingQuerySet(VersiedeelQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Only to the provider: others read what was handed in, not how it was drafted."""
        eigen = Q(versie__plan__aanbieder__in=organisaties_van(user))
        return super().visible_to(user).filter(eigen)


class PlanplaatsQuerySet(VersiedeelQuerySet):
    versie_pad = "project__versie"


class PlanbijlageQuerySet(PlandeelQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Those of a draft only for the provider."""
        eigen = Q(plan__aanbieder__in=organisaties_van(user))
        ingediend = Q(
            plan__versies__nummer=F("vanaf_versie"), plan__versies__ingediend_op__isnull=False
        )
        gezien = self.model._default_manager.filter(eigen | ingediend).values("pk")
        return super().visible_to(user).filter(pk__in=gezien)

    def van_versie(self, nummer: int) -> Self:
        return self.filter(
            Q(tot_versie__isnull=True) | Q(tot_versie__gte=nummer), vanaf_versie__lte=nummer
        )


class PlanwerkboekQuerySet(PlandeelQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Only for the provider: drafts are its own."""
        return self.filter(plan__aanbieder__in=organisaties_van(user))


class ToetsingQuerySet(PlandeelQuerySet):
    """Who reviews is known to the municipality, the area and the reviewers; not to the provider."""

    def visible_to(self, user: Any) -> Self:
        return super().visible_to(user).exclude(plan__aanbieder__in=organisaties_van(user))

    def lopend(self) -> Self:
        return self.filter(vervallen_op__isnull=True)

    def ingeleverd(self) -> Self:
        return self.lopend().filter(ingeleverd_op__isnull=False)


class OordeelQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Own judgments; handed-in ones for who coordinates, and for who handed in too (blind).

        Private remarks and remarks to reviewers are the page's to leave out: see
        ``vastgoed.toetsen``. The provider reads no judgment here, only what is sent to it.
        """
        from .models import Toetsing, Vastgoedplan

        organisaties = organisaties_van(user)
        if not organisaties:
            return self.none()
        eigen = toetsingen_van(user)
        coordinator = organisaties_met_rol(user, Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER)
        ingeleverd = Toetsing.objects.ingeleverd()
        zelf_ingeleverd = eigen.filter(ingeleverd_op__isnull=False).values("plan")
        anderen = ingeleverd.filter(
            Q(plan__gemeente__in=coordinator) | Q(plan__in=zelf_ingeleverd)
        ).filter(plan__in=Vastgoedplan.objects.visible_to(user))
        return self.filter(Q(toetsing__in=eigen) | Q(toetsing__in=anderen)).exclude(
            toetsing__plan__aanbieder__in=organisaties
        )


class AanvulverzoekQuerySet(PlandeelQuerySet):
    def visible_to(self, user: Any) -> Self:
        """A draft not for the provider."""
        eigen = Q(plan__aanbieder__in=organisaties_van(user))
        return super().visible_to(user).filter(~eigen | Q(gevraagd_op__isnull=False))

    def lopend(self) -> Self:
        return self.filter(beantwoord_op__isnull=True, ingetrokken_op__isnull=True)


class AanvulvraagQuerySet(PlandeelQuerySet):
    plan_pad = "verzoek__plan"

    def visible_to(self, user: Any) -> Self:
        """To the provider only what was asked."""
        eigen = Q(verzoek__plan__aanbieder__in=organisaties_van(user))
        gesteld = Q(verzoek__gevraagd_op__isnull=False, opgenomen=True)
        return super().visible_to(user).filter(~eigen | gesteld)


class AdviesQuerySet(PlandeelQuerySet):
    def visible_to(self, user: Any) -> Self:
        """A draft only for who coordinates; the provider reads it once it was decided on."""
        organisaties = organisaties_van(user)
        coordinator = organisaties_met_rol(user, Rol.BELEIDSMEDEWERKER, Rol.BEHEERDER)
        eigen = Q(plan__aanbieder__in=organisaties)
        gegeven = Q(gegeven_op__isnull=False)
        besloten = Q(besluiten__isnull=False)
        gezien = self.model._default_manager.filter(
            Q(plan__gemeente__in=coordinator) | (gegeven & (~eigen | besloten))
        ).values("pk")
        return super().visible_to(user).filter(pk__in=gezien)

    def geldend(self) -> Self:
        return self.filter(vervallen_op__isnull=True)


class BesluitdeelQuerySet(PlandeelQuerySet):
    def geldend(self) -> Self:
        return self.filter(herroepen_op__isnull=True)


class VoorwaardeQuerySet(PlandeelQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Decided conditions; advised ones for who may see the advice."""
        from .models import Advies

        adviezen = Advies.objects.visible_to(user)
        return super().visible_to(user).filter(Q(besluit__isnull=False) | Q(advies__in=adviezen))

    def bindend(self) -> Self:
        return self.filter(besluit__isnull=False, besluit__herroepen_op__isnull=True)

    def open(self) -> Self:
        return self.bindend().filter(voldaan_op__isnull=True)


class PlandossierQuerySet(PlandeelQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Only what one composed oneself, of a plan that one may still see."""
        return super().visible_to(user).filter(door=user.pk)


class GezamenlijkOordeelQuerySet(PlandeelQuerySet):
    def visible_to(self, user: Any) -> Self:
        """To the provider once there is a decision, as to everybody who reads the plan."""
        eigen = Q(plan__aanbieder__in=organisaties_van(user))
        return super().visible_to(user).filter(~eigen | Q(plan__status=Planstatus.BESLOTEN))


class VoorwaardemeldingQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """By who may see the condition."""
        from .models import Planvoorwaarde

        if not organisaties_van(user):
            return self.none()
        return self.filter(voorwaarde__in=Planvoorwaarde.objects.visible_to(user))
