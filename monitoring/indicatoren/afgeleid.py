"""Indicators that are worked out from others, period by period."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from jeugdzorg.kern.privacy_values import HIDDEN, is_hidden

from ..halfjaar import Halfjaar
from ..models import Indicator, Indicatorversie, Meting
from .formule import Formule, Verwijzing, kring, lees_formule
from .gebruik import versie_op
from .reeks import Onderwerp, Reekspunt, Waarde, metingen_van, stuk_van

Periode = tuple[date, date]


@dataclass
class Invoer:
    """What was measured per period and figure; ``dubbel``: sources that contradict each other."""

    waarden: dict[Periode, dict[Verwijzing, Any]] = field(default_factory=dict)
    dubbel: set[tuple[Periode, Verwijzing]] = field(default_factory=set)

    def zet(self, periode: Periode, verwijzing: Verwijzing, waarde: Any) -> None:
        waarden = self.waarden.setdefault(periode, {})
        if verwijzing in waarden and waarden[verwijzing] != waarde:
            self.dubbel.add((periode, verwijzing))
        waarden[verwijzing] = waarde

    def zeker(self, periode: Periode) -> dict[Verwijzing, Any]:
        """Of what sources contradict nothing is known."""
        waarden = self.waarden[periode].items()
        return {k: None if (periode, k) in self.dubbel else v for k, v in waarden}


@dataclass(frozen=True)
class Uitkomst:
    """What a formula works out to in a period: a fraction, hidden, or None (not to say)."""

    periode: Periode
    versie: Indicatorversie
    waarde: Any


@dataclass(frozen=True)
class Gegevens:
    """What formulas read: definitions by code in capitals, and measurements of one region or area
    by the key of their indicator."""

    definities: Mapping[str, Indicator]
    metingen: Mapping[int, Sequence[Meting]]


def gegevens_van(indicatoren: Iterable[Indicator], onderwerp: Onderwerp, user: Any) -> Gegevens:
    """All that ``indicatoren`` are worked out from, as ``user`` may see it."""
    definities = op_code(met_definities(user))
    gemeten = grondslag(indicatoren, definities)
    return Gegevens(definities, per_indicator(metingen_van(gemeten, onderwerp, user)))


def op_code(indicatoren: Iterable[Indicator]) -> dict[str, Indicator]:
    return {rij.code.upper(): rij for rij in indicatoren}


def per_indicator(metingen: Iterable[Meting]) -> dict[int, list[Meting]]:
    gevonden: dict[int, list[Meting]] = {}
    for meting in metingen:
        gevonden.setdefault(meting.indicator_id, []).append(meting)
    return gevonden


def grondslag(
    indicatoren: Iterable[Indicator], definities: Mapping[str, Indicator]
) -> list[Indicator]:
    """The measured figures that the formulas of these rest on, through other formulas as well."""
    gezien: dict[str, Indicator] = {}
    nog = list(indicatoren)
    while nog:
        for formule in formules_van(nog.pop()).values():
            for deel in formule.verwijzingen:
                if deel.code not in gezien and deel.code in definities:
                    gezien[deel.code] = definities[deel.code]
                    nog.append(definities[deel.code])
    return [rij for rij in gezien.values() if not is_afgeleid(rij)]


def afgeleide_punten(indicator: Indicator, onderwerp: Onderwerp, user: Any) -> Iterator[Reekspunt]:
    """A point for each period in which one of the figures of the formula that held is there."""
    return punten_uit(indicator, gegevens_van([indicator], onderwerp, user))


def punten_uit(indicator: Indicator, gegevens: Gegevens) -> Iterator[Reekspunt]:
    for rij in uitkomsten(indicator, gegevens):
        van, tot = rij.periode
        yield Reekspunt(
            van=van,
            tot=tot,
            periode=periode_naam(van, tot),
            waarde=getoond(rij.waarde, rij.versie.decimalen),
            uitsplitsing="",
            versie=rij.versie,
            stuk=stuk_van(indicator, rij.versie),
        )


def waarden_per_plek(
    indicatoren: Sequence[Indicator],
    definities: Mapping[str, Indicator],
    metingen: Mapping[int, Sequence[Meting]],
) -> dict[tuple[int, int, Halfjaar], Waarde]:
    """Per indicator, place and half-year what it works out to; of what is not to say, nothing.
    ``metingen``: all that these rest on, by the key of a region, or of an area."""
    return {
        (indicator.pk, plek, punt.halfjaar): punt.waarde
        for plek, rijen in metingen.items()
        for indicator in indicatoren
        for punt in punten_uit(indicator, Gegevens(definities, per_indicator(rijen)))
        if punt.waarde is not None and punt.van == punt.halfjaar.van
    }


def uitkomsten(
    indicator: Indicator, gegevens: Gegevens, via: frozenset[str] = frozenset()
) -> Iterator[Uitkomst]:
    """Exactly, by period. ``via``: codes that are being worked out; those give nothing again."""
    formules = formules_van(indicator)
    via |= {indicator.code.upper()}
    codes = {deel.code for formule in formules.values() for deel in formule.verwijzingen} - via
    invoer = Invoer()
    nodig = [gegevens.definities[code] for code in codes if code in gegevens.definities]
    metingen_lezen(invoer, [rij for rij in nodig if not is_afgeleid(rij)], gegevens)
    for ander in nodig:
        if is_afgeleid(ander):
            for rij in uitkomsten(ander, gegevens, via):
                invoer.zet(rij.periode, Verwijzing(ander.code.upper()), rij.waarde)
    for periode in sorted(invoer.waarden):
        versie = versie_op(indicator, Halfjaar.at(periode[1]))
        formule = formules.get(versie.nummer)
        if formule and any(deel in invoer.waarden[periode] for deel in formule.verwijzingen):
            yield Uitkomst(periode, versie, uitkomst(formule, invoer.zeker(periode)))


def met_definities(user: Any) -> Any:
    return Indicator.objects.visible_to(user).met_definities()


def is_afgeleid(indicator: Indicator) -> bool:
    return any(versie.is_afgeleid for versie in indicator.versies.all())


def formules_van(indicator: Indicator) -> dict[int, Formule]:
    """Per version its formula."""
    return {v.nummer: lees_formule(v.formule) for v in indicator.versies.all() if v.formule}


def metingen_lezen(invoer: Invoer, nodig: Sequence[Indicator], gegevens: Gegevens) -> None:
    """Real figures only: example figures never become part of another figure."""
    for indicator in nodig:
        namen = {deel.naam: deel.code for deel in indicator.assen.all()}
        for meting in gegevens.metingen.get(indicator.pk, ()):
            if not meting.bron.is_voorbeeld:
                deel = namen.get(meting.uitsplitsing, meting.uitsplitsing)
                verwijzing = Verwijzing(indicator.code.upper(), deel)
                invoer.zet(periode_van(meting), verwijzing, meting.waarde)


def periode_van(meting: Meting) -> Periode:
    """A year, or the half-year in which it was measured: a count on a day belongs to that."""
    if meting.is_jaar:
        return meting.periode_van, meting.periode_tot
    halfjaar = Halfjaar.at(meting.periode_tot)
    return halfjaar.van, halfjaar.tot


def periode_naam(van: date, tot: date) -> str:
    halfjaar = Halfjaar.at(tot)
    return halfjaar.label if halfjaar.van == van else str(tot.year)


def uitkomst(formule: Formule, waarden: Mapping[Verwijzing, Any]) -> Any:
    """Hidden when one of the figures is; unknown when one is missing; else exact."""
    genoemd = {deel: waarden.get(deel) for deel in formule.verwijzingen}
    if is_hidden(*genoemd.values()):
        return HIDDEN
    return formule.waarde({k: None if v is None else Fraction(v) for k, v in genoemd.items()})


def getoond(waarde: Any, decimalen: int) -> Waarde:
    return afgerond(waarde, decimalen) if isinstance(waarde, Fraction) else waarde


def afgerond(waarde: Fraction, decimalen: int) -> Decimal:
    """Half up at so many decimals, exactly: 0.125 at two decimals is 0.13."""
    schaal = 10**decimalen
    teller, noemer = abs(waarde * schaal).as_integer_ratio()
    heel = (2 * teller + noemer) // (2 * noemer)
    teken = -1 if waarde < 0 else 1
    maat = Decimal(1).scaleb(-decimalen)
    return (Decimal(teken * heel) / schaal).quantize(maat, rounding=ROUND_HALF_UP)


def afgeleide_waarde(
    indicator: Indicator, onderwerp: Onderwerp, halfjaar: Halfjaar, user: Any
) -> Waarde:
    """What ``indicator`` works out to for ``onderwerp`` in ``halfjaar``; None: not to say."""
    periode = (halfjaar.van, halfjaar.tot)
    punten = afgeleide_punten(indicator, onderwerp, user)
    return next((punt.waarde for punt in punten if (punt.van, punt.tot) == periode), None)


def kring_bij(code: str, formule: Formule) -> list[str]:
    """The circle that ``formule`` would make for the indicator ``code``; empty: none."""
    nodig: dict[str, list[str]] = {}
    for versie in Indicatorversie.objects.exclude(formule="").select_related("indicator"):
        delen = lees_formule(versie.formule).verwijzingen
        nodig.setdefault(versie.indicator.code.upper(), []).extend(deel.code for deel in delen)
    nodig[code.upper()] = [deel.code for deel in formule.verwijzingen]
    return kring(nodig, code.upper())
