"""One figure as a text shows it: its value in words, where it comes from, how complete it is."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from jeugdzorg.kern.notation import datum_precies, getal_tekst
from jeugdzorg.kern.privacy_values import is_hidden
from regio.models import Gebied, Jeugdhulpregio

from ..halfjaar import Halfjaar
from ..indicatoren.reeks import Reekspunt
from ..levering.dekking import dekking_van, gekozen, versie_op, voorrang, waarde_van
from ..models import Indicator, Meting
from .cijfers import Cijferplek

ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Cijfer:
    """``waarde`` is written as a reader sees it ("49", "<5", "onbekend").

    ``ontbreekt`` says why there is no value; ``dekking`` on how many regions a sum rests;
    ``anders`` what another source says. ``voorbeeld``: made up.
    """

    sleutel: str
    waarde: str
    indicator: str = ""
    onderwerp: str = ""
    periode: str = ""
    eenheid: str = ""
    uitsplitsing: str = ""
    bron: str = ""
    vindplaats: str = ""
    peildatum: str = ""
    dekking: str = ""
    anders: str = ""
    ontbreekt: str = ""
    voorbeeld: bool = False
    afgeschermd: bool = False

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, bewaard: dict[str, Any]) -> Self:
        """As it was kept; what a later version of the program added is left as it is by default."""
        namen = cls.__dataclass_fields__
        return cls(**{naam: waarde for naam, waarde in bewaard.items() if naam in namen})

    @property
    def anker(self) -> str:
        """The id of its line in the table under the text."""
        return "cijfer-" + "".join(t if t.isalnum() else "-" for t in self.sleutel.lower())

    @property
    def omschrijving(self) -> str:
        """Bezette bedden, Haaglanden, eerste halfjaar 2024."""
        delen = (self.indicator, self.uitsplitsing, self.onderwerp, self.periode)
        return ", ".join(deel for deel in delen if deel) or self.sleutel.replace("|", ", ")


def onbekend(plek: Cijferplek, waarom: str, **verder: Any) -> Cijfer:
    return Cijfer(plek.sleutel, ONBEKEND, ontbreekt=waarom, **verder)


def over(plek: Cijferplek, indicator: Indicator, onderwerp: Any) -> dict[str, Any]:
    """What the figure is about, in words."""
    return {
        "indicator": indicator.naam,
        "onderwerp": str(onderwerp),
        "periode": periode_tekst(plek),
        "eenheid": indicator.eenheid,
        "uitsplitsing": plek.uitsplitsing,
    }


def periode_tekst(plek: Cijferplek) -> str:
    if len(plek.periode) == 4:
        return plek.periode
    dagen = plek.dagen
    return datum_precies(dagen.van, "dag") if dagen.is_dag else Halfjaar.parse(plek.periode).label


def decimalen_van(indicator: Indicator, plek: Cijferplek, waarde: Any) -> int | None:
    """As the definition says; none where a count is whole."""
    versie = versie_op(indicator, Halfjaar.at(plek.dagen.tot))
    if versie is None or is_hidden(waarde) or waarde == waarde.to_integral_value():
        return None
    return versie.decimalen or None


def is_voorbeeld(meting: Meting) -> bool:
    return meting.bron.is_voorbeeld or bool(meting.levering and meting.levering.voorbeeld)


def uit_metingen(
    plek: Cijferplek, indicator: Indicator, onderwerp: Any, metingen: Sequence[Meting]
) -> Cijfer:
    """The figure of one region or area; made-up ones only where there is no real one."""
    wat = over(plek, indicator, onderwerp)
    echt = [rij for rij in metingen if not is_voorbeeld(rij)]
    if not (volgorde := sorted(echt or metingen, key=voorrang)):
        return onbekend(plek, "Dit cijfer is er niet, of nog niet.", **wat)
    meting = volgorde[-1]
    peildatum = meting.peildatum or meting.periode_tot
    return Cijfer(
        plek.sleutel,
        getal_tekst(meting.waarde, decimalen_van(indicator, plek, meting.waarde)),
        bron=str(meting.bron),
        vindplaats=meting.vindplaats,
        peildatum=datum_precies(peildatum, meting.peildatum_precisie),
        anders=andere(meting, volgorde[:-1]),
        voorbeeld=is_voorbeeld(meting),
        afgeschermd=is_hidden(meting.waarde),
        **wat,
    )


def andere(meting: Meting, rest: Sequence[Meting]) -> str:
    """What other sources say about the same days, when that is something else."""
    zeggen = [
        f"{getal_tekst(rij.waarde)} ({rij.bron})"
        for rij in rest
        if (rij.periode_van, rij.periode_tot) == (meting.periode_van, meting.periode_tot)
        and not is_hidden(rij.waarde, meting.waarde)
        and rij.waarde != meting.waarde
    ]
    return "; ".join(zeggen)


def uit_formule(
    plek: Cijferplek,
    indicator: Indicator,
    onderwerp: Any,
    punt: Reekspunt | None,
    uit: Iterable[Any],
) -> Cijfer:
    """What is worked out from other figures (``uit``: the measurements)."""
    wat = over(plek, indicator, onderwerp)
    if punt is None or punt.waarde is None:
        return onbekend(plek, "Een van de cijfers waaruit dit wordt gerekend, is er niet.", **wat)
    formule = punt.versie.formule
    return Cijfer(
        plek.sleutel,
        getal_tekst(punt.waarde, decimalen_van(indicator, plek, punt.waarde)),
        bron="; ".join(sorted({str(meting.bron) for meting in uit})),
        vindplaats=f"uitgerekend: {formule}",
        peildatum=datum_precies(punt.tot, "dag"),
        afgeschermd=is_hidden(punt.waarde),
        **wat,
    )


def uit_gebied(
    plek: Cijferplek,
    indicator: Indicator,
    gebied: Gebied,
    halfjaar: Halfjaar,
    leden: list[Jeugdhulpregio],
    rijen: Sequence[Meting],
) -> Cijfer:
    """What the regions of an area together come to, with on how many it rests."""
    per_regio = gekozen(rijen)
    dekking = dekking_van(leden, per_regio.get(indicator.pk, {}), set())
    samen = waarde_van(indicator, halfjaar, dekking, per_regio, None)
    wat = over(plek, indicator, gebied)
    if samen.afgeschermd:
        return Cijfer(plek.sleutel, "afgeschermd", dekking=dekking.tekst, afgeschermd=True, **wat)
    if samen.waarde is None:
        return onbekend(plek, samen.waarom_leeg, dekking=dekking.tekst, **wat)
    mee = list(samen.per_regio.values())
    bronnen = sorted({str(rij.bron) for rij in mee})
    return Cijfer(
        plek.sleutel,
        getal_tekst(samen.waarde, decimalen_van(indicator, plek, samen.waarde)),
        bron="; ".join(bronnen),
        vindplaats="uitgerekend uit de regio's",
        peildatum=datum_precies(max(rij.periode_tot for rij in mee), "dag"),
        dekking=dekking.tekst,
        voorbeeld=any(is_voorbeeld(rij) for rij in mee),
        **wat,
    )
