"""One cell as the value its column asks for, or what is wrong with it and what would be right."""

from datetime import date
from typing import Any, Final, NamedTuple

from jeugdzorg.kern.import_cells import Problem, day, is_empty, plain_text, whole_number
from jeugdzorg.kern.importing import Failed

from .velden import Veld

UITLEG: Final = {
    Problem.FRACTION: "Dat is geen heel getal.",
    Problem.TEXT: "Dat is geen getal.",
    Problem.DASH: "Aan een streepje is niet te zien of u 0 of onbekend bedoelt.",
    Problem.DATE: "Dat is een datum, geen aantal.",
    Problem.BOOLEAN: "Dat is geen getal.",
    Problem.PERCENT: "Dat is een percentage, geen aantal.",
    Problem.FAILED: "Dat is een formule die een fout geeft.",
    Problem.UNCOMPUTED: "De formule is nooit uitgerekend.",
    Problem.NO_DATE: "Dat is geen datum.",
    Problem.TWO_WAYS: "Dat kan een getal met duizendtallen zijn, of met een komma.",
}


class Fout(NamedTuple):
    code: str
    melding: str
    verwacht: str


LEEG: Final = Fout("leeg", "Deze cel moet ingevuld zijn.", "")


def als_aantal(veld: Veld, waarde: Any) -> int | Fout | None:
    getal = whole_number(waarde)
    if getal is None:
        return LEEG._replace(verwacht=vul_in(veld)) if veld.verplicht else None
    if isinstance(getal, Problem):
        return Fout(code_van(getal), UITLEG[getal], verwacht_aantal(veld, getal, waarde))
    if getal < veld.laagst:
        return Fout("negatief", f"Minder dan {veld.laagst} kan niet.", vul_in(veld))
    if getal > veld.hoogst:
        return Fout(
            "te-groot",
            f"Dat is meer dan de {veld.hoogst} {veld.wat} die één voorziening kan hebben.",
            f"Kijk of er een cijfer te veel staat. {vul_in(veld)}",
        )
    return getal


def vul_in(veld: Veld, voorbeeld: str = "") -> str:
    nul = "; 0 als er geen zijn" if veld.verplicht else ""
    return f"Vul hele {veld.wat} in, bijvoorbeeld {voorbeeld or veld.voorbeeld}{nul}."


def verwacht_aantal(veld: Veld, probleem: Problem, waarde: Any) -> str:
    if probleem is Problem.DASH:
        leeg = "" if veld.verplicht else " of laat de cel leeg als u het niet weet"
        return f"Vul 0 in als er geen zijn{leeg}."
    if probleem in {Problem.FAILED, Problem.UNCOMPUTED}:
        return f"Vul de uitkomst zelf in, bijvoorbeeld {veld.voorbeeld}."
    heel = plain_text(waarde).partition(",")[0].lstrip("+-").replace(".", "")
    voorbeeld = heel if probleem is Problem.FRACTION and heel.isdecimal() else ""
    return vul_in(veld, voorbeeld if voorbeeld != "0" else "")


def code_van(probleem: Problem) -> str:
    return {
        Problem.FRACTION: "geen-heel-getal",
        Problem.FAILED: "formule-fout",
        Problem.UNCOMPUTED: "formule-fout",
        Problem.NO_DATE: "geen-datum",
    }.get(probleem, "geen-getal")


def als_peildatum(veld: Veld, waarde: Any, peildata: tuple[date, ...]) -> date | Fout:
    dag = day(waarde)
    mogelijk = " of ".join(f"{dag.day}-{dag.month}-{dag.year}" for dag in peildata)
    if dag is None:
        return LEEG._replace(verwacht=f"Vul in: {mogelijk}.")
    if isinstance(dag, Problem):
        uitleg = (
            UITLEG[dag] if dag in {Problem.FAILED, Problem.UNCOMPUTED} else "Dat is geen datum."
        )
        return Fout(code_van(Problem.NO_DATE), uitleg, f"Vul in: {mogelijk}.")
    if dag not in peildata:
        return Fout(
            "peildatum-anders", "Dat is geen peildatum van deze ronde.", f"Vul in: {mogelijk}."
        )
    return dag


def als_keuze(veld: Veld, waarde: Any) -> str | Fout:
    """The value of a choice, by its label or itself; empty is empty."""
    if is_empty(waarde):
        return ""
    tekst = plain_text(waarde).casefold() if not isinstance(waarde, Failed) else "#"
    if gekozen := keuzes(veld).get(tekst):
        return gekozen
    namen = ", ".join(str(label) for label in veld.keuzes.labels) if veld.keuzes else ""
    return Fout("geen-keuze", "Dat staat niet in de lijst.", f"Kies uit: {namen}.")


def keuzes(veld: Veld) -> dict[str, str]:
    if veld.keuzes is None:
        return {}
    return {
        tekst.casefold(): str(keuze.value)
        for keuze in veld.keuzes
        for tekst in (str(keuze.value), str(keuze.label))
    }


def als_tekst(veld: Veld, waarde: Any) -> str | Fout:
    if isinstance(waarde, Failed):
        return Fout("formule-fout", UITLEG[Problem.FAILED], "Vul zelf een tekst in.")
    return plain_text(waarde)
