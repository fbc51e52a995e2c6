"""The kinds of messages: each app registers its own, with a standard text, in ``AppConfig.ready``::

    registreer(
        Berichtsoort(
            code="plan_teruggeven",
            naam="Plan teruggegeven als onvolledig",
            wanneer="Zodra de gemeente een plan teruggeeft, aan wie het plan maakt.",
            onderwerp="{plan} is nog niet volledig",
            tekst="Goedendag {ontvanger},\\n\\n…",
            variabelen={"plan": Variabele("naam van het plan", "Plan Noord")},
        )
    )

The address of the page is put under the text by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from .invullen import fouten_in


@dataclass(frozen=True)
class Variabele:
    """Something that is filled in: what it is, and how it could look."""

    uitleg: str
    voorbeeld: str


ALTIJD: Final[dict[str, Variabele]] = {
    "ontvanger": Variabele("naam van wie het bericht krijgt", "Anna de Boer"),
    "afzender": Variabele("organisatie namens wie het bericht gaat", "Gemeente Enschede"),
}
"""What every message can name."""


@dataclass(frozen=True)
class Berichtsoort:
    """A kind of message with its standard text. ``groep`` is the heading it stands under.

    ``eigen_tekst``: it goes in the name of an organisation, which can word it. Else it is from the
    application and always has the standard text.
    """

    code: str
    naam: str
    wanneer: str
    onderwerp: str
    tekst: str
    variabelen: Mapping[str, Variabele] = field(default_factory=dict)
    groep: str = "Algemeen"
    eigen_tekst: bool = True

    @property
    def alle_variabelen(self) -> dict[str, Variabele]:
        return {**ALTIJD, **self.variabelen}

    @property
    def voorbeeld(self) -> dict[str, str]:
        return {naam: variabele.voorbeeld for naam, variabele in self.alle_variabelen.items()}


SOORTEN: Final[dict[str, Berichtsoort]] = {}


def registreer(*soorten: Berichtsoort) -> None:
    """Raises ValueError for a code that is taken, and for a standard text with a wrong name."""
    for soort in soorten:
        if SOORTEN.get(soort.code, soort) != soort:
            raise ValueError(f"Message kind {soort.code} is registered twice")
        if fouten := list(fouten_in(soort.onderwerp + soort.tekst, soort.alle_variabelen)):
            raise ValueError(f"Message kind {soort.code}: {' '.join(fouten)}")
        SOORTEN[soort.code] = soort


def naam_van(code: str) -> str:
    """In words; a kind that is not registered any more by its code."""
    soort = SOORTEN.get(code)
    return soort.naam if soort else code


def per_groep() -> dict[str, list[Berichtsoort]]:
    """The kinds that organisations can word, under their heading, in the order of registering."""
    gevonden: dict[str, list[Berichtsoort]] = {}
    for soort in (soort for soort in SOORTEN.values() if soort.eigen_tekst):
        gevonden.setdefault(soort.groep, []).append(soort)
    return gevonden
