"""Search over everything that has a name: tolerant of typos and accents, grouped by kind.

Every app registers what can be found, in ``AppConfig.ready``::

    register_search(
        "Locaties",
        lambda user: Locatie.objects.visible_to(user),
        velden=("naam", "plaats"),
        toelichting=lambda locatie: locatie.plaats,
        order=40,
    )

``rijen(user)`` gives a QuerySet of what the user may see, of a model with ``get_absolute_url``;
``velden`` are the text and array fields to look in, the first of which is the name. ``toelichting``
gives the words under the name; what it reads must be in ``rijen`` (``select_related``).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.lookups import Unaccent
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, Func, Model, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Concat, Lower

from jeugdzorg.kern.notation import hoofdletter

from .woorden import vereenvoudig

GELIJKENIS: Final = 0.5
"""Share of the three-letter pieces of the query that some word must have: "Jarrabee" is Jarabee."""
PER_GROEP: Final = 8
KORTST: Final = 2
LANGST: Final = 100


@dataclass(frozen=True)
class Zoekgroep:
    """A kind of thing that can be found; see the docstring of the module."""

    label: str
    rijen: Callable[[Any], QuerySet]
    velden: Sequence[str]
    toelichting: Callable[[Any], str]
    order: int


@dataclass(frozen=True)
class Treffer:
    """One result: its name, where it leads, and what it is."""

    titel: str
    url: str
    toelichting: str


@dataclass(frozen=True)
class Groep:
    """The results of one kind; ``meer``: there are more than are shown."""

    label: str
    treffers: list[Treffer]
    meer: bool


GROEPEN: Final[dict[str, Zoekgroep]] = {}


def register_search(
    label: str,
    rijen: Callable[[Any], QuerySet],
    *,
    velden: Sequence[str],
    toelichting: Callable[[Any], str] = lambda rij: "",
    order: int,
) -> None:
    """Make the rows of a model findable under the heading ``label``."""
    GROEPEN[label] = Zoekgroep(label, rijen, velden, toelichting, order)


def zoek(user: Any, vraag: str) -> list[Groep]:
    """What ``user`` may see and looks like ``vraag``; one query per kind, empty kinds left out."""
    tekst = vereenvoudig(vraag)[:LANGST]
    if len(tekst) < KORTST:
        return []
    gevonden = [zoek_groep(groep, user, tekst) for groep in gesorteerd()]
    return [groep for groep in gevonden if groep.treffers]


def gesorteerd() -> list[Zoekgroep]:
    return sorted(GROEPEN.values(), key=lambda groep: (groep.order, groep.label))


def zoek_groep(groep: Zoekgroep, user: Any, tekst: str) -> Groep:
    rijen = list(lijkend(groep.rijen(user), groep.velden, tekst)[: PER_GROEP + 1])
    treffers = [
        Treffer(str(rij), rij.get_absolute_url(), hoofdletter(groep.toelichting(rij)))
        for rij in rijen[:PER_GROEP]
    ]
    return Groep(groep.label, treffers, len(rijen) > PER_GROEP)


def lijkend(rijen: QuerySet, velden: Sequence[str], tekst: str) -> QuerySet:
    """Rows with ``tekst`` in one of ``velden``, or a word like it; the best first.

    First names that begin with it, then rows that hold it, then rows that look like it.
    """
    naam = Lower(Unaccent(F(velden[0])))
    alles = Lower(Unaccent(alle_tekst(rijen.model, velden)))
    return (
        rijen.alias(
            zoeknaam=naam,
            zoektekst=alles,
            gelijkenis=TrigramWordSimilarity(tekst, alles),
            trede=Case(
                When(Q(zoeknaam__startswith=tekst), then=Value(0)),
                When(Q(zoektekst__contains=tekst), then=Value(1)),
                default=Value(2),
            ),
        )
        .filter(Q(zoektekst__contains=tekst) | Q(gelijkenis__gte=GELIJKENIS))
        .order_by("trede", "-gelijkenis", velden[0], "pk")
    )


def alle_tekst(model: type[Model], velden: Sequence[str]) -> Any:
    """All fields as one text, arrays included; no word runs on into the next field."""
    delen: list[Any] = []
    for veld in velden:
        delen += [als_tekstveld(model, veld), Value(" | ")]
    return Concat(*delen, Value(""), output_field=TextField())


def als_tekstveld(model: type[Model], veld: str) -> Any:
    if isinstance(model._meta.get_field(veld), ArrayField):
        return Func(F(veld), Value(" | "), function="array_to_string", output_field=TextField())
    return Cast(veld, TextField())
