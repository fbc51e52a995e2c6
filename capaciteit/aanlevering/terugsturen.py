"""The provider's own workbook back; first version."""

from collections.abc import Sequence
from typing import IO

from jeugdzorg.kern.uploads import Soort

from .regels import Melding


def gemerkt_werkboek(inhoud: IO[bytes], soort: Soort, meldingen: Sequence[Melding]) -> bytes:
    """The workbook with every cell marked that something is said of; of a CSV one made from it."""
    raise NotImplementedError
