"""Reading counts of youths: one door, after which nothing can give a small count away.

``visible_to`` puts an expression before each column with a count: empty for who may not know it.
Everything that follows (filter, order, sum, ``values``) works on that expression, so that neither a
page nor the API needs to think of it; a row has a ``Hidden`` where its count was.
"""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final, Self

from django.db.models import Case, F, Func, JSONField, Q, Value, When
from django.db.models.query import ModelIterable

from jeugdzorg.kern.privacy import SHIELDED
from jeugdzorg.kern.privacy_values import HIDDEN, Hidden

from .querysets import VOOR_ALLE_LEDEN, BronvermeldingQuerySet

ALTIJD: Final = Q(pk__isnull=False)
ONBEOORDEELD: Final = Q(afscherming__isnull=True)
TOELICHTING: Final = "opmerking"
"""Free text beside a count: whoever wrote it may have said the count in words."""


class TellingIterable(ModelIterable):
    """Rows with ``Hidden`` for every count, or what is worked out from one, that is shielded."""

    def __iter__(self) -> Iterator[Any]:
        for rij in super().__iter__():
            for veld, label in (rij.afgeschermd or {}).items():
                setattr(rij, veld, Hidden(label))
            for veld, uit in rij.afgeleid.items():
                if uit in rij.afgeschermd and veld in rij.__dict__:
                    setattr(rij, veld, HIDDEN)
            yield rij


class TellingQuerySet(BronvermeldingQuerySet):
    """``telvelden``: the fields that count youths, each with the rows in which it does."""

    telvelden: ClassVar[Mapping[str, Q]] = {}

    @property
    def afschermbaar(self) -> tuple[str, ...]:
        """Names of the fields that not everybody may read."""
        return (*self.telvelden, TOELICHTING)

    def visible_to(self, user: Any) -> Self:
        """Visible rows, with every count that ``user`` may not know exactly shielded, and the text
        that explains it empty.

        Comes before anything that is worked out from a count.
        """
        if self.query.annotations.keys() - {"afgeschermd", TOELICHTING, *self.telvelden}:
            raise ValueError("visible_to() comes before annotate() on counts of youths")
        rijen = super().visible_to(user)
        return rijen if rijen.query.is_empty() else rijen._shield(rijen.exact_recht(user))

    def voor_elk_lid(self) -> Self:
        """As ``visible_to`` of somebody with a role and no right of its own: what a text may say
        that everybody reads."""
        rijen = self.filter(bron__in=self.bronnen.filter(zichtbaarheid__in=VOOR_ALLE_LEDEN))
        return rijen._shield(Q(bron__in=self.bronnen.openbaar()))

    def _shield(self, exact: Q) -> Self:
        rijen = self.all()
        rijen.query.add_annotation(labels(exact, self.telvelden), "afgeschermd")
        for veld, telt in self.telvelden.items():
            # An annotation with the name of a column stands before it: Query looks there first.
            kolom: Any = self.model._meta.get_field(veld)
            verborgen = Q(afscherming__has_key=veld) | (ONBEOORDEELD & telt)
            # Who may know is only asked of what is hidden: it is what a long list costs most.
            voor_wie = Case(When(exact, then=F(veld)), default=Value(None), output_field=kolom)
            zichtbaar = Case(When(verborgen, then=voor_wie), default=F(veld), output_field=kolom)
            rijen.query.add_annotation(zichtbaar, veld)
        uitleg: Any = self.model._meta.get_field(TOELICHTING)
        leeg = When(**{TOELICHTING: ""}, then=Value(""))
        tekst = Case(leeg, When(exact, then=F(TOELICHTING)), default=Value(""), output_field=uitleg)
        rijen.query.add_annotation(tekst, TOELICHTING)
        if rijen._iterable_class is ModelIterable:
            rijen._iterable_class = TellingIterable
        return rijen


def labels(exact: Q, telvelden: Mapping[str, Q]) -> Case:
    """Per row what is hidden and how it is shown; all counts of a row that nobody judged yet."""
    json = JSONField()
    alles = [
        Case(
            When(telt, then=Value({veld: SHIELDED}, json)),
            default=Value({}, json),
            output_field=json,
        )
        for veld, telt in telvelden.items()
    ]
    return Case(
        When(exact, then=Value({}, json)),
        When(ONBEOORDEELD, then=Func(*alles, template="(%(expressions)s)", arg_joiner=" || ")),
        default=F("afscherming"),
        output_field=json,
    )
