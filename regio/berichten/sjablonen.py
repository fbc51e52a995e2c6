"""The wording of messages: the standard text, or that of the organisation in whose name it goes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from jeugdzorg.kern.permissions import require

from ..models import Berichtsjabloon, Gebruiker, Organisatie
from .invullen import fouten_in, ingevuld, op_een_regel
from .soorten import Berichtsoort

LEGE_REGELS: Final = re.compile(r"\n[ \t]*\n\s*\n")
GEWIJZIGD: Final = (
    "Iemand anders heeft deze tekst intussen gewijzigd. Hieronder staat wat u had getypt; "
    "onder Eerdere teksten ziet u wat er nu geldt."
)


@dataclass(frozen=True)
class Tekst:
    """What a message says. ``versie`` is 0 as long as nobody changed the standard text."""

    onderwerp: str
    tekst: str
    versie: int = 0
    is_standaard: bool = True

    def ingevuld(self, waarden: Mapping[str, str]) -> tuple[str, str]:
        """Subject and text; where a value is empty no gap is left."""
        tekst = LEGE_REGELS.sub("\n\n", ingevuld(self.tekst, waarden)).strip()
        return op_een_regel(ingevuld(self.onderwerp, waarden)), tekst


def standaardtekst(soort: Berichtsoort, versie: int = 0) -> Tekst:
    return Tekst(soort.onderwerp, soort.tekst, versie)


def tekst_van(soort: Berichtsoort, organisatie: Organisatie | None) -> Tekst:
    """How messages of this kind in the name of ``organisatie`` are worded now."""
    if organisatie is None or not soort.eigen_tekst:
        return standaardtekst(soort)
    laatste = Berichtsjabloon.objects.laatste().filter(organisatie=organisatie, soort=soort.code)
    return als_tekst(soort, laatste.first())


def als_tekst(soort: Berichtsoort, sjabloon: Berichtsjabloon | None) -> Tekst:
    if sjabloon is None:
        return standaardtekst(soort)
    if sjabloon.standaard:
        return standaardtekst(soort, sjabloon.versie)
    return Tekst(sjabloon.onderwerp, sjabloon.tekst, sjabloon.versie, is_standaard=False)


def sjabloon_wijzigen(
    organisatie: Organisatie,
    soort: Berichtsoort,
    *,
    onderwerp: str,
    tekst: str,
    was: int,
    by: Gebruiker,
) -> Berichtsjabloon:
    """Word a kind of message anew; ``was`` is the version that the editor saw.

    Raises PermissionDenied; ValidationError for a name that does not exist, and when somebody
    else was first.
    """
    fouten = {
        veld: list(fouten_in(waarde, soort.alle_variabelen))
        for veld, waarde in (("onderwerp", onderwerp), ("tekst", tekst))
    }
    if any(fouten.values()):
        raise ValidationError({veld: gevonden for veld, gevonden in fouten.items() if gevonden})
    return toevoegen(organisatie, soort, was, by, onderwerp=op_een_regel(onderwerp), tekst=tekst)


def sjabloon_herstellen(
    organisatie: Organisatie, soort: Berichtsoort, *, was: int, by: Gebruiker
) -> Berichtsjabloon:
    """The standard text holds again. Raises PermissionDenied, ValidationError."""
    return toevoegen(organisatie, soort, was, by, standaard=True)


@transaction.atomic
def toevoegen(
    organisatie: Organisatie, soort: Berichtsoort, was: int, by: Gebruiker, **velden: object
) -> Berichtsjabloon:
    require("berichtsjablonen_beheren", by, organisatie)
    if tekst_van(soort, organisatie).versie != was:
        raise ValidationError(GEWIJZIGD)
    sjabloon = Berichtsjabloon(
        organisatie=organisatie, soort=soort.code, versie=was + 1, door=by, **velden
    )
    sjabloon.full_clean(validate_unique=False)
    try:
        with transaction.atomic():
            sjabloon.save()
    except IntegrityError as error:
        raise ValidationError(GEWIJZIGD) from error
    return sjabloon
