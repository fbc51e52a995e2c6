"""What may be written in a definition: checks that form and action share, and the difference."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError

from jeugdzorg.kern.notation import getal_tekst

from ..choices_indicatoren import Telwijze, Uitsplitsingsaard
from ..halfjaar import Halfjaar
from ..models import Indicator, Indicatorversie, Uitsplitsing
from .afgeleid import kring_bij
from .formule import Formule, FormuleError, lees_formule
from .gebruik import uitsplitsingen_van, versies_van
from .uitsplitsen import Deel, lees_uitsplitsingen, schrijf_uitsplitsingen

VERSIEVELDEN: Final = (
    *("naam", "betekenis", "eenheid", "richting", "telwijze", "gewicht", "formule"),
    *("decimalen", "minimum", "maximum", "invoeruitleg"),
)
"""What a next version may say otherwise."""
IN_INDICATOR: Final = ("naam", "betekenis", "eenheid", "richting")
"""Of those, what the indicator repeats of its newest version."""


@dataclass(frozen=True)
class Verschil:
    """What stands otherwise in a version than in the one before, in words."""

    wat: str
    oud: str
    nieuw: str


def formule_nakijken(code: str, tekst: str, user: Any) -> Formule | None:
    """Empty: nothing to check. Raises ValidationError for the field ``formule``."""
    if not tekst.strip():
        return None
    try:
        formule = lees_formule(tekst)
    except FormuleError as fout:
        raise ValidationError({"formule": str(fout)}) from None
    bekend = {rij.code.upper(): rij for rij in genoemde(formule, user)}
    for deel in formule.verwijzingen:
        indicator = bekend.get(deel.code)
        if indicator is None:
            raise ValidationError({"formule": f"Een indicator {deel.code} is er niet."})
        codes = [as_.code for as_ in indicator.assen.all() if is_vast(as_)]
        if deel.uitsplitsing and deel.uitsplitsing not in codes:
            kies = f"Kies uit: {', '.join(codes)}." if codes else "Die heeft geen vaste waarden."
            raise ValidationError({"formule": f"{deel} is er niet. {kies}"})
    if weg := kring_bij(code, formule):
        raise ValidationError({"formule": f"De formule komt op zichzelf uit: {' → '.join(weg)}."})
    return formule


def genoemde(formule: Formule, user: Any) -> list[Indicator]:
    codes = [deel.code for deel in formule.verwijzingen]
    rijen = Indicator.objects.visible_to(user).met_definities()
    return [rij for rij in rijen if rij.code.upper() in codes]


def is_vast(deel: Uitsplitsing) -> bool:
    return deel.aard == Uitsplitsingsaard.WAARDE


def uitsplitsingen_nakijken(tekst: str) -> list[Deel]:
    """Raises ValidationError for the field ``uitsplitsingen``."""
    try:
        return lees_uitsplitsingen(tekst)
    except ValueError as fout:
        raise ValidationError({"uitsplitsingen": str(fout)}) from None


def versie_nakijken(versie: Indicatorversie, user: Any) -> None:
    """Raises ValidationError, at the field."""
    laag, hoog = versie.minimum, versie.maximum
    if laag is not None and hoog is not None and laag > hoog:
        raise ValidationError({"maximum": "De hoogste waarde ligt onder de laagste."})
    if versie.formule and versie.telwijze == Telwijze.GEWOGEN:
        raise ValidationError({"telwijze": "Wat wordt uitgerekend, weegt u niet ook nog."})
    formule_nakijken(versie.indicator.code, versie.formule, user)
    versie.full_clean(exclude=["indicator", "gewicht"])


def laatste_versie(indicator: Indicator) -> Indicatorversie:
    return versies_van(indicator)[-1]


def verschillen(
    indicator: Indicator, oud: Indicatorversie, nieuw: Indicatorversie
) -> list[Verschil]:
    """What changed between two versions, breakdowns included."""
    gevonden = [*veldverschillen(oud, nieuw)]
    voor, na = (
        schrijf_uitsplitsingen(uitsplitsingen_van(indicator, versie.nummer))
        for versie in (oud, nieuw)
    )
    if voor != na:
        gevonden.append(Verschil("Uitsplitsingen", voor or "geen", na or "geen"))
    return gevonden


def veldverschillen(oud: Indicatorversie, nieuw: Indicatorversie) -> Iterator[Verschil]:
    for naam in VERSIEVELDEN:
        if getattr(oud, naam) != getattr(nieuw, naam):
            veld: Any = Indicatorversie._meta.get_field(naam)
            label = str(veld.verbose_name)
            wat = label[:1].upper() + label[1:]
            yield Verschil(wat, in_woorden(oud, naam), in_woorden(nieuw, naam))


def in_woorden(versie: Indicatorversie, naam: str) -> str:
    waarde = getattr(versie, naam)
    if waarde is None or waarde == "":
        return "leeg"
    getoond = getattr(versie, f"get_{naam}_display", None)
    if getoond is not None:
        return str(getoond())
    return getal_tekst(waarde) if naam in {"minimum", "maximum", "decimalen"} else str(waarde)


def geschiedenis(indicator: Indicator) -> Sequence[tuple[Indicatorversie, list[Verschil]]]:
    """Every version with what it changed, the newest first."""
    versies = versies_van(indicator)
    paren = zip(versies[1:], versies, strict=False)
    latere = [(nieuw, verschillen(indicator, oud, nieuw)) for nieuw, oud in paren]
    return [*reversed(latere), *((versie, []) for versie in versies[:1])]


def na(versie: Indicatorversie, vanaf: Halfjaar) -> bool:
    """Can a next version hold from ``vanaf`` on?"""
    return versie.vanaf is None or versie.vanaf < vanaf
