"""Does the ledger of places hold what was measured?"""

from collections.abc import Iterator

from django.utils import timezone

from regio.choices import BronSoort, Ernst, Oordeel
from regio.controle import Uitkomst, controle, oordeel, vergelijk

from ..choices import Aard
from ..gemeten import Vergelijking, laatste_metingen, plekken_van, vergelijken
from ..models import Capaciteitsmeting, Plaatsmutatie, Voorziening

NIET_GEBOEKT = (
    "Voor deze voorziening is nog geen beginstand geboekt: uit de bronnen volgt niet met zekerheid "
    "welk aantal geldt. Boek de beginstand zodra dat vaststaat."
)
ONEENS = (
    "De bronnen noemen voor deze dag een ander aantal; dat is een bevinding op zichzelf. Zolang "
    "niemand heeft besloten welk aantal geldt, is er niets geboekt."
)
ANDERS = (
    "De plaatsenbalans en de meting noemen voor dezelfde dag een ander aantal. Er mist een "
    "boeking, of de meting klopt niet."
)


@controle(
    "plaatsen-balans",
    "De plaatsenbalans klopt met de metingen",
    "Legt de stand van de plaatsenbalans naast de laatste meting van dezelfde maat, op die dag.",
)
def plaatsen_balans() -> Iterator[Uitkomst]:
    """Facts only, no example figures. A delivered facility without any entry is no finding: the
    page of the balance says how many there are."""
    vandaag = timezone.localdate()
    boekingen = list(Plaatsmutatie.objects.zonder_voorbeeld().filter(aard=Aard.FEIT).boekingen())
    metingen = laatste_metingen(
        Capaciteitsmeting.objects.exclude(bron__soort=BronSoort.VOORBEELD), vandaag
    )
    geboekt = plekken_van(boekingen)
    voorzieningen = Voorziening.objects.select_related("locatie__gebied").in_bulk(
        {voorziening for voorziening, _ in metingen}
    )
    for plek, beeld in sorted(vergelijken(metingen, boekingen, vandaag).items()):
        for meting in beeld.metingen:
            if plek in geboekt or meting.bron.openbaar:
                yield uitkomst(voorzieningen[plek[0]], meting, beeld, geboekt=plek in geboekt)


def uitkomst(
    voorziening: Voorziening, meting: Capaciteitsmeting, beeld: Vergelijking, *, geboekt: bool
) -> Uitkomst:
    plaatsen = meting.plaatsen or 0
    gelijk, nota = oordeel_en_nota(plaatsen, beeld, geboekt=geboekt)
    return vergelijk(
        meting,
        plaatsen,
        beeld.geboekt if geboekt else "niet geboekt",
        kenmerk=f"{voorziening.code}-{meting.maat}-{meting.peildatum}-{meting.bron.code}",
        titel=f"Plaatsen van {voorziening} ({meting.get_maat_display()}) in de plaatsenbalans",
        vindplaats_b="plaatsenbalans, alle boekingen tot en met die dag",
        oordeel=gelijk,
        ernst=Ernst.MIDDEN,
        gebied=voorziening.locatie.gebied or meting.bron.gebied,
        nota=nota,
    )


def oordeel_en_nota(plaatsen: int, beeld: Vergelijking, *, geboekt: bool) -> tuple[Oordeel, str]:
    if geboekt:
        gelijk = oordeel(plaatsen, beeld.geboekt)
        return gelijk, "" if gelijk == Oordeel.KLOPT else ANDERS
    if len({meting.plaatsen for meting in beeld.metingen}) > 1:
        return Oordeel.INDICATIEF, ONEENS
    return Oordeel.WIJKT_AF, NIET_GEBOEKT
