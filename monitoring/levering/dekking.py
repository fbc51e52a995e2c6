"""What the regions of an area together come to, always with how many of them it rests on.

A sum is made of what the reader may see only, and only where the definition says that regions add
up; one hidden value hides it. The printed total of a source stands beside it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from django.db.models import Q

from jeugdzorg.kern.notation import NVT
from jeugdzorg.kern.privacy_values import HIDDEN, is_hidden
from regio.choices import BronSoort
from regio.models import Gebied, Jeugdhulpregio

from ..choices_indicatoren import Telwijze, is_verhouding
from ..halfjaar import Halfjaar
from ..indicatoren.gebruik import versie_op
from ..models import Indicator, Indicatorversie, Meting
from .onbekend import zonder_waarde
from .perioden import in_halfjaar, is_van
from .plichten import regios_van

BEREKEND: Final = "Berekend uit andere indicatoren, per regio; regio's tellen niet op."


@dataclass(frozen=True)
class Dekking:
    """Of which regions a value is known; ``zonder_waarde`` said that they do not know it."""

    geleverd: list[Jeugdhulpregio]
    ontbreekt: list[Jeugdhulpregio]
    zonder_waarde: list[Jeugdhulpregio] = field(default_factory=list)

    @property
    def totaal(self) -> int:
        return len(self.geleverd) + len(self.ontbreekt)

    @property
    def volledig(self) -> bool:
        return bool(self.geleverd) and not self.ontbreekt

    @property
    def tekst(self) -> str:
        """4 van 5 regio's."""
        return f"{len(self.geleverd)} van {self.totaal} regio's"

    @property
    def uitleg(self) -> str:
        """Which regions are not in it, and which of those said that they do not know."""
        zonder = {regio.pk for regio in self.zonder_waarde}
        stil = [str(regio) for regio in self.ontbreekt if regio.pk not in zonder]
        delen = [f"Ontbreekt: {', '.join(stil)}."] if stil else []
        if zonder:
            namen = ", ".join(str(regio) for regio in self.zonder_waarde)
            delen.append(f"Zonder waarde geleverd: {namen}.")
        return " ".join(delen)


@dataclass(frozen=True)
class Gebiedswaarde:
    """The regions of an area together. ``waarde`` is empty where they may not be added up, none
    is known or one is hidden from this reader (``afgeschermd``); ``gedrukt`` as a source prints."""

    indicator: Indicator
    waarde: Decimal | None
    dekking: Dekking
    telwijze: str
    per_regio: dict[int, Meting]
    gedrukt: Meting | None = None
    afgeschermd: bool = False
    voorbeeld: bool = False
    berekend: bool = False
    """By a formula, per region: ``dekking`` says of which regions there is an outcome."""

    @property
    def volledig(self) -> bool:
        return self.dekking.volledig

    @property
    def getoond(self) -> Any:
        """What stands in the place of the sum; what does not add up has none, what rests on a small
        count is hidden: neither is the same as not known (None)."""
        if self.telwijze == Telwijze.GEEN:
            return NVT
        return HIDDEN if self.afgeschermd else self.waarde

    @property
    def waarom_leeg(self) -> str:
        """Why there is no sum, in words; empty where there is one."""
        if self.waarde is not None:
            return ""
        if self.afgeschermd:
            return "Afgeschermd: een van de regio's heeft een klein aantal."
        if not self.dekking.geleverd:
            return "Nog geen regio heeft een waarde geleverd."
        if self.berekend:
            return BEREKEND
        if self.telwijze == Telwijze.GEWOGEN:
            return "Van een regio is niet bekend hoe zwaar haar waarde weegt."
        return niet_opgeteld(self.indicator)


def niet_opgeteld(indicator: Indicator, versie: Indicatorversie | None = None) -> str:
    """Why the values of its regions make no total: as ``versie`` says, else in general."""
    if versie is not None and versie.is_afgeleid:
        return BEREKEND
    if versie is not None and versie.telwijze == Telwijze.GEWOGEN:
        return "Regio's samen geven een gewogen gemiddelde, geen som."
    verhouding = is_verhouding(indicator.eenheid)
    waarom = "het zijn gemiddelden of aandelen" if verhouding else "zo zegt de definitie"
    return f"Deze waarden van regio's tellen niet op: {waarom}."


def dekking(gebied: Gebied, halfjaar: Halfjaar, indicator: Indicator) -> Dekking:
    """Of which regions of ``gebied`` a value of ``indicator`` is known, whoever asks."""
    regios = regios_van(gebied, halfjaar)
    rijen = in_halfjaar(Meting.objects.all(), halfjaar).filter(indicator=indicator, uitsplitsing="")
    per_regio = gekozen(rijen.filter(jeugdhulpregio__in=regios).select_related("bron"))
    zonder = zonder_waarde(regios, halfjaar, [indicator])
    return dekking_van(regios, per_regio.get(indicator.pk, {}), zonder.get(indicator.pk, set()))


def gebiedswaarde(
    gebied: Gebied, halfjaar: Halfjaar, indicator: Indicator, user: Any, uitsplitsing: str = ""
) -> Gebiedswaarde:
    """What the regions of ``gebied`` together come to, for ``user``."""
    return gebiedswaarden(gebied, halfjaar, [indicator], user, uitsplitsing)[indicator.pk]


def gebiedswaarden(
    gebied: Gebied,
    halfjaar: Halfjaar,
    indicatoren: Sequence[Indicator],
    user: Any,
    uitsplitsing: str = "",
) -> dict[int, Gebiedswaarde]:
    """The same for several indicators at once, by key. Without a user: what is public."""
    gezien = Meting.objects.openbaar() if user is None else Meting.objects.visible_to(user)
    return gebiedswaarden_van(gebied, halfjaar, indicatoren, gezien, uitsplitsing)


def gebiedswaarden_van(
    gebied: Gebied,
    halfjaar: Halfjaar,
    indicatoren: Sequence[Indicator],
    gezien: Any,
    uitsplitsing: str = "",
) -> dict[int, Gebiedswaarde]:
    """The same from measurements as some reader sees them (``visible_to``, ``voor_elk_lid``)."""
    regios, vragen = regios_van(gebied, halfjaar), list(indicatoren)
    rijen = in_halfjaar(gezien, halfjaar).filter(
        Q(jeugdhulpregio__in=regios, indicator__in=met_gewichten(vragen, [halfjaar]))
        | Q(gebied=gebied, indicator__in=vragen),
        uitsplitsing=uitsplitsing,
    )
    return gebiedswaarden_uit(
        gebied,
        halfjaar,
        vragen,
        regios,
        rijen.select_related("bron", "indicator"),
        zonder_waarde(regios, halfjaar, vragen),
    )


def gebiedswaarden_uit(
    gebied: Gebied,
    halfjaar: Halfjaar,
    indicatoren: Sequence[Indicator],
    regios: list[Jeugdhulpregio],
    rijen: Iterable[Meting],
    zonder: Mapping[int, set[int]],
) -> dict[int, Gebiedswaarde]:
    """The same from what was read already: ``rijen`` of one breakdown, in any order; of other
    places and periods they do not count."""
    leden, binnen = {regio.pk for regio in regios}, [rij for rij in rijen if is_van(rij, halfjaar)]
    per_regio = gekozen(rij for rij in binnen if rij.jeugdhulpregio_id in leden)
    van_gebied = sorted((rij for rij in binnen if rij.gebied_id == gebied.pk), key=voorrang)
    gedrukt = {rij.indicator_id: rij for rij in van_gebied}
    return {
        indicator.pk: waarde_van(
            indicator,
            halfjaar,
            dekking_van(regios, per_regio.get(indicator.pk, {}), zonder.get(indicator.pk, set())),
            per_regio,
            gedrukt.get(indicator.pk),
        )
        for indicator in indicatoren
    }


def met_gewichten(indicatoren: Iterable[Indicator], halfjaren: Iterable[Halfjaar]) -> set[int]:
    """Keys of these, and of what they are weighed by."""
    vragen, perioden = list(indicatoren), list(halfjaren)
    gewichten = {gewicht_van(vraag, periode) for vraag in vragen for periode in perioden}
    return {vraag.pk for vraag in vragen} | {pk for pk in gewichten if pk}


def gekozen(rijen: Iterable[Meting]) -> dict[int, dict[int, Meting]]:
    """Per indicator and region the measurement that counts: the last day, a delivery before what a
    document prints. Made-up ones only where no region has a real one: they are never mixed."""
    per_indicator: dict[int, list[Meting]] = defaultdict(list)
    for rij in rijen:
        per_indicator[rij.indicator_id].append(rij)
    keuze = {}
    for indicator, metingen in per_indicator.items():
        echt = [rij for rij in metingen if rij.bron.soort != BronSoort.VOORBEELD]
        volgorde = sorted(echt or metingen, key=voorrang)
        keuze[indicator] = {regio: rij for rij in volgorde if (regio := rij.jeugdhulpregio_id)}
    return keuze


def voorrang(meting: Meting) -> tuple[Any, ...]:
    """The last one in this order counts."""
    return meting.periode_tot, meting.levering_id is not None, meting.code


def dekking_van(
    regios: list[Jeugdhulpregio], metingen: dict[int, Meting], zonder: set[int]
) -> Dekking:
    ontbreekt = [regio for regio in regios if regio.pk not in metingen]
    return Dekking(
        [regio for regio in regios if regio.pk in metingen],
        ontbreekt,
        [regio for regio in ontbreekt if regio.pk in zonder],
    )


def waarde_van(
    indicator: Indicator,
    halfjaar: Halfjaar,
    van_regios: Dekking,
    per_regio: dict[int, dict[int, Meting]],
    gedrukt: Meting | None,
) -> Gebiedswaarde:
    metingen = per_regio.get(indicator.pk, {})
    telwijze = telwijze_van(indicator, halfjaar)
    gewichten = per_regio.get(gewicht_van(indicator, halfjaar) or 0, {})
    delen = list(metingen.values())
    mee = delen if telwijze != Telwijze.GEWOGEN else [*delen, *gewichten.values()]
    afgeschermd = is_hidden(*(rij.waarde for rij in mee))
    waarde = None
    if delen and not afgeschermd:
        waarde = samen(telwijze, metingen, gewichten)
    voorbeeld = any(rij.bron.soort == BronSoort.VOORBEELD for rij in delen)
    return Gebiedswaarde(
        indicator,
        waarde,
        van_regios,
        telwijze,
        metingen,
        gedrukt,
        afgeschermd and telwijze != Telwijze.GEEN,
        voorbeeld,
    )


def samen(
    telwijze: str, metingen: dict[int, Meting], gewichten: dict[int, Meting]
) -> Decimal | None:
    """The sum, or the average weighed by another indicator where every region has that too."""
    if telwijze == Telwijze.SOM:
        return sum((rij.waarde for rij in metingen.values()), Decimal(0))
    if telwijze != Telwijze.GEWOGEN or any(regio not in gewichten for regio in metingen):
        return None
    gewicht = sum((gewichten[regio].waarde for regio in metingen), Decimal(0))
    if not gewicht:
        return None
    som = sum((rij.waarde * gewichten[regio].waarde for regio, rij in metingen.items()), Decimal(0))
    return som / gewicht


def telwijze_van(indicator: Indicator, halfjaar: Halfjaar) -> str:
    return versie_op(indicator, halfjaar).telwijze


def gewicht_van(indicator: Indicator, halfjaar: Halfjaar) -> int | None:
    return versie_op(indicator, halfjaar).gewicht_id
