"""The matrix of rights as a document: who may do what with what, for people to read."""

from collections.abc import Iterator
from typing import Final

from django.conf import settings

from regio.choices import ROLLEN_BIJ, ROLLEN_ELDERS, OrganisatieSoort, Rol

from .rechten import GEEN, INLOGGEN, MAG, MATRIX, NIET_ZO, WIE, Regel, Relatie

BESTAND: Final = settings.BASE_DIR / "docs" / "rechten.md"

KOP: Final = """\
# Who may do what

Made from the code (`jeugdzorg/rechten`) by `manage.py rechten`; do not edit. A test walks every
route as every role and compares. Rights follow from current memberships only: a role at an
organisation, from a day to a day. A membership that ends, ends at the next request.

A thing is *eigen* (of the user's organisation, or in its area), *ander* (of another, but everybody
with a role may see it) or *verborgen* (another's, from a closed source).

`ja` may · `inloggen` is sent to the page to log in · `401` no key · `403` known, not allowed ·
`404` may not be known to exist · `–` cannot be done by anyone. An account with no current role
reads `zonder rol`.
"""

ZICHTBAARHEID: Final = """\
## Who sees which figures

| source | everybody with a role | deliverer | region of place or youths | coordinating, its part |
|---|---|---|---|---|
| openbaar | exact, as printed | exact | exact | exact |
| gedeeld | places; counts of youths shielded | exact | exact | exact |
| besloten | 404 | exact | 404 | exact |

A coordinating municipality sees its part of a provider: the locations it grants places for, and
those in its regions for which no other municipality grants (`regio/behandeling.py`,
`vastgoed/behandeling.py`).
"""


def tabel() -> str:
    return "\n".join([KOP, *rollen(), "", ZICHTBAARHEID, *matrix(), ""])


def rollen() -> Iterator[str]:
    """Which organisation gives out which role."""
    yield "## Which organisation gives out which roles\n"
    yield regel_van("rol", *(soort.label for soort in OrganisatieSoort))
    yield streep(len(OrganisatieSoort) + 1)
    for rol in Rol:
        bij = (rol in ROLLEN_BIJ.get(soort, ROLLEN_ELDERS) for soort in OrganisatieSoort)
        yield regel_van(rol.label, *("ja" if geeft else "–" for geeft in bij))


def matrix() -> Iterator[str]:
    yield "## Every route\n"
    yield regel_van("routes", "wat", "wie", "voorwerp", *WIE)
    yield streep(len(WIE) + 4)
    for regel in MATRIX:
        for wat in ("lezen", "schrijven"):
            if getattr(regel, wat) is not GEEN:
                yield from rijen(regel, wat)


def rijen(regel: Regel, wat: str) -> Iterator[str]:
    """One row per relation in which the answers differ from the row before."""
    antwoord = regel.bij_lezen if wat == "lezen" else regel.bij_schrijven
    namen = "<br>".join(f"`{route}`" for route in regel.routes)
    for relatie in Relatie if regel.voorwerp else [Relatie.EIGEN]:
        cellen = (in_woorden(antwoord(wie, relatie)) for wie in WIE)
        voorwerp = f"{regel.voorwerp}, {relatie.value}" if regel.voorwerp else ""
        yield regel_van(namen, wat, getattr(regel, wat).naam, voorwerp, *cellen)


def in_woorden(status: int) -> str:
    return {MAG: "ja", INLOGGEN: "inloggen", NIET_ZO: "–"}.get(status, str(status))


def regel_van(*cellen: str) -> str:
    return f"| {' | '.join(cellen)} |"


def streep(kolommen: int) -> str:
    return f"|{'---|' * kolommen}"
