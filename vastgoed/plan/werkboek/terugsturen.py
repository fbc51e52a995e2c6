"""The provider's own workbook back, with every cell marked that something is said of."""

from typing import Final

from capaciteit.aanlevering.terugsturen import gemerkt_werkboek
from jeugdzorg.kern.uploads import Soort

from ...models import Planwerkboek
from .gelezen import uit_json

UITLEG: Final = (
    "Klik op een cel om erheen te gaan. Verbeter fouten (rood). Een waarschuwing (oranje) houdt "
    "niets tegen: verbeter haar, of licht haar later op het scherm toe. Bewaar het bestand en "
    "lever het opnieuw in. Dit blad mag blijven staan."
)


def gemerkt(werkboek: Planwerkboek) -> bytes:
    with werkboek.opslag.open("rb") as inhoud:
        return gemerkt_werkboek(inhoud, Soort.XLSX, uit_json(werkboek.meldingen), UITLEG)
