"""Read model of what each region adds to a path, in one period: the last that regions measured.

A path that is not divided by its source is divided here by a key that is always named: that of
another path about the same figure, or the regions' shares in an earlier whole year.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jeugdzorg.kern.privacy_values import is_hidden
from regio.models import Jeugdhulpregio

from ..choices import Richting, Voortgangstand
from ..halfjaar import Halfjaar
from ..models import Afbouwpad, Meting
from ..padbeeld import Padbeeld, padbeeld
from ..padwaarde import maanden, padwaarde_over
from ..voortgang import voortgang
from .bijdrage import Bijdrage, Bijdragen, Regiostand, bijdragen, som

Periode = tuple[date, date]


@dataclass(frozen=True)
class Sleutel:
    """How a path is divided over regions: a weight per region (key), and where that comes from."""

    gewichten: dict[int, Fraction]
    uitleg: str

    def deel(self, regio: int) -> Fraction:
        return self.gewichten[regio] / sum(self.gewichten.values(), Fraction(0))


@dataclass(frozen=True)
class Regioregel:
    """A region with its contribution and what was measured there (None: nothing)."""

    regio: Jeugdhulpregio
    bijdrage: Bijdrage
    meting: Meting | None
    stand: Voortgangstand


@dataclass(frozen=True)
class Bijdragebeeld:
    """What the regions of an area add, in one period, by which key."""

    pad: Afbouwpad
    periode: Periode
    periode_tekst: str
    sleutel: Sleutel
    bijdragen: Bijdragen
    regels: tuple[Regioregel, ...]

    @property
    def gemeten(self) -> Fraction | None:
        """Of the regions that were measured together."""
        return som(feit_van(regel) for regel in self.bijdragen.gemeten)

    @property
    def padwaarde(self) -> Fraction | None:
        """The parts of the path of those same regions."""
        return som(Fraction(regel.stand.padwaarde) for regel in self.bijdragen.gemeten)

    @property
    def ontbreekt(self) -> tuple[Jeugdhulpregio, ...]:
        return tuple(regel.regio for regel in self.regels if regel.bijdrage.verschil is None)

    @property
    def meest_achter(self) -> Regioregel | None:
        meest = self.bijdragen.meest_achter
        return next((regel for regel in self.regels if regel.bijdrage is meest), None)


def regiometingen(user: Any, pad: Afbouwpad, *, voorbeeld: bool = False) -> list[Meting]:
    """What regions of the path's area measured, the whole only; made-up figures only if asked."""
    if pad.indicator_id is None:
        return []
    rijen = (
        Meting.objects.visible_to(user)
        .filter(
            indicator=pad.indicator_id,
            uitsplitsing="",
            jeugdhulpregio__in=regios_van(pad).values("pk"),
        )
        .with_onderwerp()
        .with_bron()
        .order_by("periode_tot", "peildatum", "pk")
    )
    return list(rijen if voorbeeld else rijen.exclude(bron__soort="voorbeeld"))


def regios_van(pad: Afbouwpad) -> Any:
    return Jeugdhulpregio.objects.filter(gebiedregios__gebied=pad.gebied_id).distinct()


def bijdragebeeld(
    user: Any,
    pad: Afbouwpad,
    halfjaar: Halfjaar | None = None,
    *,
    voorbeeld: bool = False,
    naast: Sequence[Afbouwpad] = (),
) -> Bijdragebeeld | None:
    """Per region of ``pad`` (read with ``with_punten``) what it adds in ``halfjaar``, or in the
    last period that regions measured. ``naast`` are paths about the same figure whose division may
    be used. None where nothing was measured or no key can be made.
    """
    metingen = regiometingen(user, pad, voorbeeld=voorbeeld)
    return bijdragen_uit(pad, metingen, halfjaar, naast=naast)


def bijdragen_uit(
    pad: Afbouwpad,
    metingen: Sequence[Meting],
    halfjaar: Halfjaar | None = None,
    *,
    naast: Sequence[Afbouwpad] = (),
) -> Bijdragebeeld | None:
    """The same from measurements that were read before."""
    per_periode = per_periode_en_regio(metingen)
    periode = gekozen_periode(per_periode, halfjaar)
    if periode is None:
        return None
    sleutel = verdeelsleutel(pad, naast, per_periode, periode)
    beeld = padbeeld(pad, [])
    waarde = padwaarde_over(beeld.rekenmodel, *periode)
    if sleutel is None or waarde is None:
        return None
    return samenstellen(beeld, sleutel, periode, waarde, per_periode[periode])


def per_periode_en_regio(metingen: Sequence[Meting]) -> dict[Periode, dict[int, Meting]]:
    """Of two values for one region and period the one with the latest reference date counts."""
    gevonden: dict[Periode, dict[int, Meting]] = defaultdict(dict)
    for meting in metingen:
        if meting.jeugdhulpregio_id is not None:
            periode = (meting.periode_van, meting.periode_tot)
            gevonden[periode][meting.jeugdhulpregio_id] = meting
    return gevonden


def gekozen_periode(
    per_periode: dict[Periode, dict[int, Meting]], halfjaar: Halfjaar | None
) -> Periode | None:
    """The last period, or the last that ends in ``halfjaar``."""
    passend = [p for p in per_periode if halfjaar is None or p[1] in halfjaar]
    return max(passend, key=lambda periode: (periode[1], periode[0]), default=None)


def verdeelsleutel(
    pad: Afbouwpad,
    naast: Sequence[Afbouwpad],
    per_periode: dict[Periode, dict[int, Meting]],
    periode: Periode,
) -> Sleutel | None:
    """Its own parts; those of a path beside it; the shares in the first earlier period measured."""
    for een in (pad, *naast):
        delen = {deel.jeugdhulpregio_id: Fraction(deel.basis) for deel in een.delen.all()}
        if delen:
            waar = "dit pad" if een.pk == pad.pk else f"het pad {een.naam}"
            return Sleutel(delen, f"naar het aandeel van elke regio in {waar}")
    eerder = sorted(p for p in per_periode if p[1] < periode[1])
    for vroeger in eerder:
        rijen = per_periode[vroeger]
        gewichten = {
            regio: Fraction(meting.waarde)
            for regio, meting in rijen.items()
            if not is_hidden(meting.waarde)
        }
        if len(gewichten) > 1 and sum(gewichten.values()) > 0:
            tekst = next(iter(rijen.values())).periode_tekst
            return Sleutel(gewichten, f"naar het aandeel dat elke regio had in {tekst}")
    return None


def samenstellen(
    beeld: Padbeeld,
    sleutel: Sleutel,
    periode: Periode,
    waarde: Fraction,
    gemeten: dict[int, Meting],
) -> Bijdragebeeld:
    pad = beeld.pad
    # A flow over a part of a year is compared with that part of a year of start and target.
    deel_van_jaar = over_deel(beeld, periode)
    regios = Jeugdhulpregio.objects.in_bulk(sleutel.gewichten)
    volgorde = sorted(regios.values(), key=lambda regio: -sleutel.gewichten[regio.pk])
    standen = [
        Regiostand(
            sleutel=regio.code,
            basis=Fraction(pad.startwaarde) * deel_van_jaar * sleutel.deel(regio.pk),
            doel=Fraction(pad.doelwaarde) * deel_van_jaar * sleutel.deel(regio.pk),
            padwaarde=waarde * sleutel.deel(regio.pk),
            werkelijk=feit(gemeten.get(regio.pk)),
        )
        for regio in volgorde
    ]
    uitkomst = bijdragen(standen, Richting.OMLAAG)
    regels = tuple(
        Regioregel(regio, regel, gemeten.get(regio.pk), stand_van(pad, sleutel, regio, regel))
        for regio, regel in zip(volgorde, uitkomst.regels, strict=True)
    )
    tekst = next(iter(gemeten.values())).periode_tekst
    return Bijdragebeeld(pad, periode, tekst, sleutel, uitkomst, regels)


def stand_van(
    pad: Afbouwpad, sleutel: Sleutel, regio: Jeugdhulpregio, regel: Bijdrage
) -> Voortgangstand:
    """With the region's share of the tolerance of the whole."""
    speling = Fraction(pad.tolerantie) * sleutel.deel(regio.pk)
    hoe = voortgang(regel.stand.padwaarde, regel.stand.werkelijk, speling)
    return Voortgangstand(hoe.stand)


def feit_van(regel: Bijdrage) -> Fraction | None:
    waarde = regel.stand.werkelijk
    return None if waarde is None else Fraction(waarde)


def over_deel(beeld: Padbeeld, periode: Periode) -> Fraction:
    if not beeld.is_stroom or periode[0] == periode[1]:
        return Fraction(1)
    return min(Fraction(1), maanden(*periode) / 12)


def feit(meting: Meting | None) -> Decimal | None:
    return None if meting is None or is_hidden(meting.waarde) else meting.waarde
