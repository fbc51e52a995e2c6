"""What each region adds to the paths of the area in the half-year of a cycle, as a text may say it.

As with figures in the text: the same for every reader, live until adoption and then as it was kept.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Self

from jeugdzorg.kern.notation import getal_tekst
from jeugdzorg.kern.notation import verschil as verschil_tekst
from jeugdzorg.kern.privacy_values import is_hidden

from ..doelen.regiobeeld import Bijdragebeeld, Regioregel, bijdragen_uit
from ..models import Afbouwpad, Analyse, Cyclus, Meting
from ..voortgang import DECIMALEN, is_niets
from .cijfer import is_voorbeeld


@dataclass(frozen=True)
class Regiobijdrage:
    """One region in words: what its part of the path says, what was measured, and the difference;
    its share in what regions lie behind (or ahead) together."""

    regio: str
    pad: str
    werkelijk: str
    verschil: str
    aandeel: str
    stand: str


@dataclass(frozen=True)
class Bijdragetabel:
    """One path: its regions, by which key it is divided, and on how many regions it rests."""

    pad: str
    eenheid: str
    periode: str
    sleutel: str
    dekking: str
    regels: tuple[Regiobijdrage, ...]
    voorbeeld: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, bewaard: dict[str, Any]) -> Self:
        regels = tuple(Regiobijdrage(**regel) for regel in bewaard["regels"])
        return cls(**{**bewaard, "regels": regels})


def bijdragen_bij(analyse: Analyse) -> list[Bijdragetabel]:
    """Of an adopted version what was kept."""
    if analyse.is_vastgesteld:
        return [Bijdragetabel.from_json(bewaard) for bewaard in analyse.bijdragen]
    return list(bijdragetabellen(analyse.cyclus))


def bijdragetabellen(cyclus: Cyclus) -> Iterator[Bijdragetabel]:
    """For every public path that holds in the area and that regions measured in the half-year."""
    paden = list(
        Afbouwpad.objects.openbaar().geldend().filter(gebied=cyclus.gebied_id).with_punten()
    )
    metingen = metingen_van(cyclus, {pad.indicator_id for pad in paden if pad.indicator_id})
    for pad in paden:
        eigen = [rij for rij in metingen if rij.indicator_id == pad.indicator_id]
        echt = [rij for rij in eigen if not is_voorbeeld(rij)]
        in_halfjaar = [rij for rij in echt if rij.periode_tot in cyclus.halfjaar]
        gekozen = echt if in_halfjaar else eigen
        naast = [een for een in paden if een != pad and een.indicator_id == pad.indicator_id]
        if beeld := bijdragen_uit(pad, gekozen, cyclus.halfjaar, naast=naast):
            yield tabel(beeld)


def metingen_van(cyclus: Cyclus, indicatoren: set[int]) -> list[Meting]:
    """What regions of the area measured, the whole only, up to and including the half-year."""
    rijen = Meting.objects.voor_elk_lid().filter(
        indicator__in=indicatoren,
        uitsplitsing="",
        jeugdhulpregio__gebiedregios__gebied=cyclus.gebied_id,
        periode_tot__lte=cyclus.halfjaar.tot,
    )
    rijen = rijen.select_related("bron", "levering", "indicator", "jeugdhulpregio")
    return list(rijen.order_by("periode_tot", "peildatum", "pk").distinct())


def tabel(beeld: Bijdragebeeld) -> Bijdragetabel:
    return Bijdragetabel(
        pad=str(beeld.pad),
        eenheid=beeld.pad.eenheid,
        periode=beeld.periode_tekst,
        sleutel=beeld.sleutel.uitleg,
        dekking=beeld.bijdragen.dekking,
        regels=tuple(regiobijdrage(regel) for regel in beeld.regels),
        voorbeeld=any(rij.meting and is_voorbeeld(rij.meting) for rij in beeld.regels),
    )


def regiobijdrage(regel: Regioregel) -> Regiobijdrage:
    bijdrage, meting = regel.bijdrage, regel.meting
    pad = getal_tekst(bijdrage.stand.padwaarde, DECIMALEN)
    if meting is None:
        return Regiobijdrage(str(regel.regio), pad, "onbekend", "onbekend", "", "niet gemeten")
    if is_hidden(meting.waarde) or bijdrage.verschil is None:
        hoe = "afgeschermd"
        return Regiobijdrage(str(regel.regio), pad, str(meting.waarde), hoe, "", hoe)
    aandeel = bijdrage.aandeel_procent
    return Regiobijdrage(
        str(regel.regio),
        pad,
        getal_tekst(meting.waarde),
        verschil_tekst(bijdrage.verschil, DECIMALEN),
        f"{getal_tekst(aandeel, 0)}%" if aandeel else "",
        stand(bijdrage.achter),
    )


def stand(achter: Any) -> str:
    """Behind or ahead of its part, in words."""
    if is_niets(achter):
        return "op het pad"
    return "achter op het pad" if achter > 0 else "voor op het pad"
