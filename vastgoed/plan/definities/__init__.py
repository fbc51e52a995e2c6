"""Every section of a plan, in order. A new field is added here and nowhere else."""

from typing import Final

from ..velden import Sectie, Tabel, Veld
from .beleid import BELEID, SAMENWERKING
from .financien import EXPLOITATIE, INVESTERING, OVERGANG
from .kern import KERN
from .projecten import GEBOUWEN, PROJECTEN
from .risicos import RISICOS
from .schuifplan import SCHUIFPLAN

SECTIES: Final[tuple[Sectie, ...]] = (
    KERN,
    PROJECTEN,
    GEBOUWEN,
    INVESTERING,
    EXPLOITATIE,
    OVERGANG,
    SCHUIFPLAN,
    BELEID,
    SAMENWERKING,
    RISICOS,
)
VELDEN: Final[dict[str, Veld]] = {veld.code: veld for sectie in SECTIES for veld in sectie.velden}
TABELLEN: Final[dict[str, Tabel]] = {
    tabel.code: tabel for sectie in SECTIES for tabel in sectie.tabellen
}
SECTIE_VAN: Final[dict[str, Sectie]] = {
    code: sectie for sectie in SECTIES for code in sectie.onderdelen
}


def sectie(code: str) -> Sectie:
    """Raises KeyError for a code that no section has."""
    return SECTIE_MET_CODE[code]


SECTIE_MET_CODE: Final[dict[str, Sectie]] = {deel.code: deel for deel in SECTIES}
