"""Messages: who may see them, and which ones wait to be delivered."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q

from .choices import OrganisatieSoort, Rol
from .choices_berichten import BerichtStatus, Berichtwijze
from .rules import SJABLOONBEHEERDERS, organisaties_met_rol


class BerichtQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own; for a manager also those to its people, and those its organisation caused."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(Q(gebruiker=user.pk) | overzien(user))

    def overzien_door(self, user: Any) -> Self:
        """What a manager oversees: to its people as such, or caused by its organisation."""
        return self.filter(overzien(user))

    def wachtend(self, nu: datetime) -> Self:
        """Not sent yet, and not waiting for a next attempt."""
        return self.filter(status=BerichtStatus.KLAARGEZET, niet_voor__lte=nu)

    def direct(self, nu: datetime) -> Self:
        """Waiting, for who wants each message at once."""
        bundelt = Q(gebruiker__berichtvoorkeur__wijze=Berichtwijze.DAGELIJKS)
        los = Q(gebruiker__berichtvoorkeur__isnull=True) | ~bundelt
        return self.wachtend(nu).filter(los)

    def te_bundelen(self, nu: datetime, bundelmoment: datetime) -> Self:
        """Waiting since before the last moment of bundling, for who wants them together."""
        return self.wachtend(nu).filter(
            gebruiker__berichtvoorkeur__wijze=Berichtwijze.DAGELIJKS,
            klaargezet_op__lte=bundelmoment,
        )


def overzien(user: Any) -> Q:
    eigen = organisaties_met_rol(user, Rol.BEHEERDER)
    return Q(bij__in=eigen) | Q(namens__in=eigen) if eigen else Q(pk__in=[])


class BerichtsjabloonQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """The texts of the organisations whose messages ``user`` may word."""
        eigen = organisaties_met_rol(user, *SJABLOONBEHEERDERS, niet_bij=OrganisatieSoort.AANBIEDER)
        return self.filter(organisatie__in=eigen)

    def laatste(self) -> Self:
        """Per organisation and kind of message the text that holds now."""
        return self.order_by("organisatie_id", "soort", "-versie").distinct(
            "organisatie_id", "soort"
        )
