"""A row of the matrix, and the shapes that come back in it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .toegang import GEEN, LEDEN, MAG, PLANSLEUTEL, SLEUTEL, Relatie, Toegang


@dataclass(frozen=True)
class Regel:
    """The routes of one kind: who reads, who changes, and what kind of thing the address names.

    ``vrij``: a library decides more than this (was the password just given, is there a passkey);
    then the answer is held against the matrix only where the matrix says no.
    """

    routes: tuple[str, ...]
    lezen: Toegang
    schrijven: Toegang = GEEN
    voorwerp: str = ""
    vrij: bool = False

    def bij_lezen(self, wie: str, relatie: Relatie) -> int:
        return self.lezen.antwoord(wie, relatie)

    def bij_schrijven(self, wie: str, relatie: Relatie) -> int:
        """First the right to read the thing, when the route can; then the right to change it."""
        gelezen = MAG if self.lezen is GEEN else self.bij_lezen(wie, relatie)
        return self.schrijven.antwoord(wie, relatie) if gelezen == MAG else gelezen


def routes(app: str, namen: str) -> tuple[str, ...]:
    return tuple(f"{app}:{naam}" if app else naam for naam in namen.split())


def bij(voorwerp: str, app: str, namen: str) -> Regel:
    """Pages about one thing that everybody with a role reads, unless its source is closed."""
    return Regel(routes(app, namen), LEDEN, voorwerp=voorwerp)


def hulpbron(naam: str, model: str) -> Iterable[Regel]:
    """A resource of the API: its list, that as a file, what its fields mean, and one row."""
    yield Regel(routes("api", f"{model}-list {model}-download {model}-velden"), SLEUTEL)
    yield Regel((f"api:{model}-detail",), SLEUTEL, voorwerp=naam)


def planbron(naam: str, model: str) -> Iterable[Regel]:
    """The same for what belongs to a plan, which nobody knows of who may not see the plan."""
    lijst, een = hulpbron(naam, model)
    yield lijst
    yield replace(een, lezen=PLANSLEUTEL)
