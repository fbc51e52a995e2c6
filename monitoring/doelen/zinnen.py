"""What the figures of a path say, in sentences: for page, chart and report alike."""

from datetime import date
from fractions import Fraction

from jeugdzorg.kern.notation import datum, datum_precies, getal_tekst
from jeugdzorg.kern.rounding import round_half_up
from regio.choices import DatumPrecisie

from .beeld import Tempobeeld, Vertrekpunten
from .onzekerreeks import onzekere_zin
from .regiobeeld import Bijdragebeeld


def een_decimaal(waarde: Fraction | None) -> str:
    """Whole numbers without, others with one decimal."""
    if waarde is None:
        return "onbekend"
    afgerond = round_half_up(Fraction(waarde), 1)
    return getal_tekst(afgerond, None if afgerond == int(afgerond) else 1)


def maand(dag: date) -> str:
    return datum_precies(dag, DatumPrecisie.MAAND)


def naam_van(tempo: Tempobeeld) -> str:
    """How a baseline is named: its value and day."""
    pad = tempo.beeld.pad
    return f"vanaf {getal_tekst(pad.startwaarde)} op {begindag(tempo)}"


def begindag(tempo: Tempobeeld) -> str:
    pad = tempo.beeld.pad
    if pad.datum_precisie == DatumPrecisie.DAG:
        return datum(pad.startdatum)
    return f"eind {pad.startdatum.year}"


def vertrekpunt_zin(punten: Vertrekpunten) -> str:
    """Which baseline counts here, and what the others say."""
    if not punten.is_keuze:
        return ""
    gekozen = punten.gekozen.beeld.pad
    anders = "; ".join(
        f"{naam_van(een)} ({een.beeld.pad.bron}, {een.beeld.pad.vindplaats})"
        for een in punten.andere
    )
    return (
        f"Hier geldt het pad {naam_van(punten.gekozen)} ({gekozen.bron}, {gekozen.vindplaats}). "
        f"Gestippeld staat daarnaast het pad {anders}."
    )


def tempo_zin(tempo: Tempobeeld) -> str:
    """What the last pace was, and when the target is reached with it."""
    verwacht = tempo.verwachting
    if verwacht is None:
        return "Er is nog te weinig gemeten om een tempo te zien."
    eenheid = tempo.beeld.pad.eenheid_kort
    tussen = f"Tussen {datum(tempo.feiten[-2][0])} en {datum(tempo.feiten[-1][0])}"
    if verwacht.tempo > 0:
        zin = f"{tussen} ging het met {een_decimaal(verwacht.tempo)} {eenheid} per jaar omlaag"
    elif verwacht.tempo == 0:
        zin = f"{tussen} stond het stil"
    else:
        zin = f"{tussen} ging het met {een_decimaal(-verwacht.tempo)} {eenheid} per jaar omhoog"
    return f"{zin}. {wanneer_zin(tempo)}"


def wanneer_zin(tempo: Tempobeeld) -> str:
    verwacht = tempo.verwachting
    doel = getal_tekst(tempo.beeld.pad.doelwaarde)
    if verwacht is None:
        return ""
    if tempo.opgave.is_bereikt:
        return f"Het doel van {doel} is bereikt."
    if verwacht.datum is None:
        zin = f"Bij dat tempo wordt het doel van {doel} niet bereikt"
    else:
        zin = f"Bij dat tempo is het doel van {doel} bereikt in {maand(verwacht.datum)}"
    return f"{zin}{band_zin(tempo)}."


def band_zin(tempo: Tempobeeld) -> str:
    """At the highest and the lowest of the last paces."""
    verwacht = tempo.verwachting
    if verwacht is None or not verwacht.heeft_band:
        return "; voor een bandbreedte zijn drie metingen nodig"
    vroegst = f"op zijn vroegst in {maand(verwacht.vroegst)}" if verwacht.vroegst else ""
    if verwacht.laatst:
        return f"; {vroegst}, op zijn laatst in {maand(verwacht.laatst)}"
    if not vroegst:
        return ""
    return f"; {vroegst}, en in het laagste tempo van de laatste metingen niet"


def opgave_zin(tempo: Tempobeeld) -> str:
    """What is needed from now on, beside what happens now."""
    taak, pad = tempo.opgave, tempo.beeld.pad
    vanaf = datum(tempo.nu[0])
    if taak.is_bereikt:
        return f"Op {vanaf} was het doel bereikt: er hoeft niets meer af."
    if taak.is_voorbij or taak.per_jaar is None:
        return f"De doeldatum is voorbij; er moet nog {een_decimaal(taak.te_gaan)} af."
    feit = "" if tempo.is_gemeten else " (nog niets gemeten: gerekend vanaf het begin van het pad)"
    zin = (
        f"Vanaf {vanaf}{feit} moet er nog {een_decimaal(taak.te_gaan)} {pad.eenheid_kort} af, "
        f"{een_decimaal(taak.per_jaar)} per jaar"
    )
    if taak.keer is not None:
        zin += f", {getal_tekst(taak.keer, 1)} keer het laatste tempo"
    return f"{zin}."


def onzeker_zin(tempo: Tempobeeld) -> str:
    return " ".join(onzekere_zin(stuk, tempo.beeld.pad.eenheid) for stuk in tempo.onzekerheden)


def bijdrage_zin(beeld: Bijdragebeeld) -> str:
    """Which region is furthest behind, and of how many regions this is known."""
    uitkomst = beeld.bijdragen
    periode = f"{beeld.periode_tekst[:1].upper()}{beeld.periode_tekst[1:]}"
    if uitkomst.verschil is None:
        return f"{periode}: van geen regio is bekend hoe het staat."
    meest = beeld.meest_achter
    zin = f"{periode}, {uitkomst.dekking}: "
    if meest is None or meest.bijdrage.aandeel_procent is None:
        return f"{zin}geen regio ligt achter op haar deel van het pad."
    samen = sum((regel.achter or 0 for regel in uitkomst.gemeten if (regel.achter or 0) > 0), 0)
    return (
        f"{zin}{meest.regio} ligt het verst achter, "
        f"{een_decimaal(meest.bijdrage.achter)} van de {een_decimaal(Fraction(samen))} "
        f"die regio's samen achterliggen."
    )
