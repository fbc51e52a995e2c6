"""Which places there are, how full they are and what changed: per group, against the period before.

Sums come from ``samenvatting``; totals are summed apart, because areas overlap and a location can
have several providers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils import timezone

from jeugdzorg.kern.dataversie import dataversie, onthouden
from jeugdzorg.kern.notation import hoofdletter
from regio.choices import Zorgvorm
from regio.inzage import inzage_van
from regio.models import Bron, Gebied, Jeugdhulpregio, Organisatie

from ..samenvatting import Samenvattingrij
from ..samenvattinggeheugen import samenvatting_met_totaal
from .perioden import Periode
from .stand import Dekking, dekking, laatste_dag, metingen

TERUG: Final = 6
ZONDER: Final = {
    "gebied": "buiten elk gebied",
    "regio": "regio onbekend",
    "aanbieder": "aanbieder onbekend",
}


@dataclass(frozen=True)
class Overzichtregel:
    """One group now and in the period before; ``toen`` is None when nothing was measured."""

    code: str
    naam: str
    nu: Samenvattingrij | None
    toen: Samenvattingrij | None

    @property
    def verschil(self) -> int | None:
        """Places more (or less) than in the period before; None when one of both is unknown."""
        if self.nu is None or self.toen is None:
            return None
        if self.nu.plaatsen is None or self.toen.plaatsen is None:
            return None
        return self.nu.plaatsen - self.toen.plaatsen

    @property
    def andere_voorzieningen(self) -> bool:
        """The change is also one of which facilities were measured."""
        nu, toen = self.nu, self.toen
        return bool(nu and toen and nu.voorzieningen != toen.voorzieningen)


@dataclass(frozen=True)
class Overzicht:
    periode: Periode
    regels: tuple[Overzichtregel, ...]
    totaal: Overzichtregel
    verloop: tuple[tuple[Periode, Samenvattingrij | None], ...]
    dekking: Dekking
    is_laatste: bool


def overzicht(
    user: Any,
    *,
    per: str,
    soort: str,
    begin: date | None,
    filters: Mapping[str, Any],
    maat: str,
    voorbeeld: bool,
) -> Overzicht | None:
    """None when there is no figure at all. At most seven queries, four after a delivery."""
    keuze: dict[str, Any] = {"filters": filters, "maat": maat, "voorbeeld": voorbeeld}
    laatst = laatste_dag(metingen(user, tot=timezone.localdate(), **keuze))
    if laatst is None:
        return None
    periode = Periode.met(soort, begin or laatst)
    perioden = periode.laatste(TERUG)
    per_groep, alles = samenvatting_met_totaal(
        user, groepering=[per], periode=soort, van=perioden[0].begin, tot=periode.eind, **keuze
    )
    per_groep = [rij for rij in per_groep if rij.periode_begin >= periode.vorige.begin]
    samen = {rij.periode_begin: rij for rij in alles}
    van_nu = metingen(user, van=periode.begin, tot=periode.eind, **keuze)
    return Overzicht(
        periode=periode,
        regels=tuple(regels(per_groep, per, periode, namen(user, per))),
        totaal=Overzichtregel(
            "", "Alles samen", samen.get(periode.begin), samen.get(periode.vorige.begin)
        ),
        verloop=tuple((deel, samen.get(deel.begin)) for deel in perioden),
        dekking=dekking(user, van_nu, filters=filters, tot=periode.eind),
        is_laatste=periode.eind >= laatst,
    )


def regels(
    rijen: Sequence[Samenvattingrij], per: str, periode: Periode, bekend: Mapping[str, str]
) -> list[Overzichtregel]:
    """A line per group, by name; those without a group come last."""
    groepen: dict[str, dict[date, Samenvattingrij]] = {}
    for rij in rijen:
        groepen.setdefault(getattr(rij, per), {})[rij.periode_begin] = rij
    gevonden = [
        Overzichtregel(
            code=code,
            naam=bekend.get(code, code) if code else ZONDER.get(per, "onbekend"),
            nu=per_begin.get(periode.begin),
            toen=per_begin.get(periode.vorige.begin),
        )
        for code, per_begin in groepen.items()
    ]
    return sorted(gevonden, key=lambda regel: (not regel.code, regel.naam))


def namen(user: Any, per: str) -> dict[str, str]:
    """How the groups are called; one query at most, kept until a name changes."""
    if per == "zorgvorm":
        return {vorm.value: hoofdletter(vorm.label) for vorm in Zorgvorm}
    if per == "beweging":
        return {"afbouw": "Afbouw", "opbouw": "Opbouw"}
    model: Any = {"gebied": Gebied, "regio": Jeugdhulpregio, "aanbieder": Organisatie}[per]

    def lezen() -> dict[str, str]:
        return dict(model.objects.visible_to(user).values_list("code", "naam"))

    sleutel = (inzage_van(user), per, timezone.localdate())
    return onthouden("namen", sleutel, dataversie(Bron, model), lezen)
