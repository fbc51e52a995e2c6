"""Figures that were restated: what was held to be so, and what came instead.

A row is a version that was superseded. Who may not know its counts exactly sees neither the old nor
the new one: together they would say more than the pattern of today allows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)

from jeugdzorg.kern.notation import is_number
from jeugdzorg.kern.privacy_values import HIDDEN, is_hidden

from .models import Capaciteitsmeting, Herkomst

VELDEN: Final[dict[type, dict[str, str]]] = {
    Capaciteitsmeting: {
        "plaatsen": "plaatsen",
        "bezet": "bezet",
        "wachtend": "wachtend",
        "niet_beschikbaar": "niet beschikbaar",
    },
    Herkomst: {"aantal": "jeugdigen"},
}
ZELFDE: Final[dict[type, Sequence[str]]] = {
    Capaciteitsmeting: ("voorziening", "bron", "maat"),
    Herkomst: ("voorziening", "bron", "code"),
}
"""What makes two versions versions of one thing, beside the day or period."""
TELVELDEN: Final = ("bezet", "wachtend", "aantal")


@dataclass(frozen=True)
class Figuur:
    """One number of a row that was restated."""

    veld: str
    label: str
    oud: Any
    nieuw: Any

    @property
    def is_anders(self) -> bool:
        """What is hidden could be."""
        return is_hidden(self.oud, self.nieuw) or self.oud != self.nieuw

    @property
    def verschil(self) -> Any:
        if is_hidden(self.oud, self.nieuw):
            return HIDDEN
        return self.nieuw - self.oud if is_number(self.oud) and is_number(self.nieuw) else None


def herzieningen(model: Any, user: Any) -> Any:
    """Superseded versions that ``user`` may see, with ``nieuw_…`` of what came at that moment.

    ``nieuw_id`` is empty when nothing did: the figure was taken back.
    """
    rijen = model.alle_versies.visible_to(user).filter(vervallen_op__isnull=False)
    return met_opvolger(rijen, user)


def met_opvolger(rijen: Any, user: Any) -> Any:
    """The same for rows that were selected already, by ``visible_to``."""
    model = rijen.model._meta.concrete_model
    exact = rijen.exact_recht(user)
    later = opvolger(model)
    erbij: dict[str, Any] = {
        "nieuw_id": Subquery(later.values("pk")[:1]),
        "nieuwe_aanlevering": Subquery(later.values("aanlevering")[:1]),
        "mag_exact": ExpressionWrapper(exact, BooleanField()),
        "reden": Case(
            When(exact, then=Subquery(later.values("opmerking")[:1])),
            default=Value(""),
            output_field=TextField(),
        ),
    }
    for veld in VELDEN[model]:
        waarde = Subquery(later.values(veld)[:1])
        mag = exact if veld in TELVELDEN else exact | zonder_jeugdigen(rijen, veld)
        erbij[f"nieuw_{veld}"] = Case(When(mag, then=waarde), default=Value(None))
    return rijen.annotate(**erbij).select_related(
        "bron", "voorziening__locatie__jeugdhulpregio", "aanlevering"
    )


def opvolger(model: Any) -> Any:
    """The version that came at the moment this one ended."""
    zelfde = {veld: OuterRef(veld) for veld in ZELFDE[model]}
    # Only what is delivered is superseded, and that has a day.
    dag = "peildatum" if model is Capaciteitsmeting else "periode_van"
    zelfde[dag] = OuterRef(dag)
    return model.alle_versies.filter(bekend_op=OuterRef("vervallen_op"), **zelfde)


def zonder_jeugdigen(rijen: Any, veld: str) -> Q:
    """Rows in which ``veld`` counts no youths."""
    telt = rijen.telvelden.get(veld)
    return Q(pk__isnull=False) if telt is None else ~telt


def figuren(rij: Any) -> list[Figuur]:
    """What changed in a row of ``herzieningen``; hidden numbers as such."""
    gevonden = []
    for veld, label in VELDEN[rij._meta.concrete_model].items():
        oud, nieuw = getattr(rij, veld), getattr(rij, f"nieuw_{veld}")
        if is_hidden(oud):
            nieuw = HIDDEN
        gevonden.append(Figuur(veld, label, oud, nieuw))
    return [figuur for figuur in gevonden if figuur.is_anders]


def figuur_van(rij: Any, veld: str) -> Figuur | None:
    return next((figuur for figuur in figuren(rij) if figuur.veld == veld), None)
