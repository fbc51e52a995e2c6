"""As reported beside as known now: what a round said when it closed, and what is held so today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jeugdzorg.kern.privacy_values import HIDDEN, is_hidden

from .models import Aanleverronde, Capaciteitsmeting
from .querysets import CapaciteitsmetingQuerySet
from .tijden import einde_van_dag

VELDEN = ("plaatsen", "bezet", "wachtend")


@dataclass(frozen=True)
class Gerapporteerd:
    """One facility and day: the version of then, and that of now; empty: there was or is none."""

    toen: Capaciteitsmeting | None
    nu: Capaciteitsmeting | None

    @property
    def meting(self) -> Capaciteitsmeting:
        een = self.nu or self.toen
        assert een is not None  # noqa: S101 - one of the two
        return een

    @property
    def is_herzien(self) -> bool:
        return self.toen is None or self.nu is None or self.toen.pk != self.nu.pk

    def verschil(self, veld: str) -> Any:
        """Now minus then; hidden when one of both is, also when the other is shown."""
        toen, nu = getattr(self.toen, veld, None), getattr(self.nu, veld, None)
        if is_hidden(toen, nu):
            return HIDDEN
        return None if toen is None or nu is None else nu - toen


def gesloten_op(ronde: Aanleverronde) -> datetime:
    """The last moment of the day on which the round closed."""
    return einde_van_dag(ronde.sluit_op)


def zoals_gerapporteerd(
    user: Any, ronde: Aanleverronde, op: datetime | None = None
) -> CapaciteitsmetingQuerySet:
    """The measurements of a round as they were known at ``op`` (when it closed, when omitted)."""
    rijen = Capaciteitsmeting.alle_versies.bekend(op or gesloten_op(ronde)).visible_to(user)
    return rijen.filter(peildatum__in=ronde.peildata, peildatum__range=(ronde.van, ronde.tot))


def naast_nu(toen: Iterable[Any], nu: Iterable[Any]) -> list[Gerapporteerd]:
    """Pair what was reported with what is known now, by facility, measure, day and source."""
    oud, nieuw = ({sleutel(rij): rij for rij in rijen} for rijen in (toen, nu))
    return [Gerapporteerd(oud.get(key), nieuw.get(key)) for key in {**nieuw, **oud}]


def sleutel(meting: Capaciteitsmeting) -> tuple[Any, ...]:
    return meting.voorziening_id, meting.maat, meting.peildatum, meting.bron_id
