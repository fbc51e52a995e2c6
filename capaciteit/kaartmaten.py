"""What the map can show: each app registers its measures, so that none looks up.

In ``AppConfig.ready``::

    register_maat(
        "instroom-per-10000",
        "Instroom JeugdzorgPlus per 10.000 jeugdigen",
        "jeugdigen per 10.000",
        instroom_per_10000,        # (user) -> {"JZ14": Decimal("2.9"), …}
        order=30,
        groep="Monitoring",
        bronnen=lambda user: Bron.objects.visible_to(user).filter(code=…),
    )

A region that the mapping leaves out, or gives ``None``, is unknown; 0 is zero; a ``Hidden`` is not
for this reader and ``NVT`` does not apply.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

Waarden = Mapping[str, Any]


@dataclass(frozen=True)
class Kaartmaat:
    """One measure of the map; ``optelbaar``: the regions together mean something."""

    code: str
    label: str
    eenheid: str
    functie: Callable[[Any], Waarden]
    order: int
    groep: str
    toelichting: str
    bronnen: Callable[[Any], Iterable[Any]]
    optelbaar: bool
    decimalen: int | None


MATEN: Final[dict[str, Kaartmaat]] = {}


def register_maat(
    code: str,
    label: str,
    eenheid: str,
    functie: Callable[[Any], Waarden],
    *,
    order: int,
    groep: str = "",
    toelichting: str = "",
    bronnen: Callable[[Any], Iterable[Any]] = lambda user: (),
    optelbaar: bool = False,
    decimalen: int | None = None,
) -> None:
    """Make a measure choosable on the map as ``?maat=code``; ``order`` says where it stands.

    An app above that leaves ``groep`` out gets its measures in a group of their own.
    """
    MATEN[code] = Kaartmaat(
        code, label, eenheid, functie, order, groep, toelichting, bronnen, optelbaar, decimalen
    )


def maten() -> list[Kaartmaat]:
    return sorted(MATEN.values(), key=lambda maat: (maat.order, maat.label))


def maten_per_groep() -> dict[str, list[Kaartmaat]]:
    """The measures as the select shows them, in their order."""
    groepen: dict[str, list[Kaartmaat]] = {}
    for maat in maten():
        groepen.setdefault(maat.groep or "Andere cijfers", []).append(maat)
    return groepen
