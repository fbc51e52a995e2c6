"""The template of one organisation and round; first version."""

from ..models import Aanleverplicht


def sjabloon_maken(plicht: Aanleverplicht) -> bytes:
    """The workbook, filled with what is known. Same content for the same state."""
    raise NotImplementedError


def csv_sjabloon(plicht: Aanleverplicht, blad: str) -> bytes:
    """One sheet as CSV for a Dutch Excel. Raises KeyError for a sheet that is not asked for."""
    raise NotImplementedError
