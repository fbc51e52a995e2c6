"""One value: from what somebody typed or a workbook holds to the document, and to Dutch text.

In the document: text, whole numbers and yes/no as themselves, amounts and other decimals as text
with a point ("1234.50"), days as "2026-03-01", months as "2026-03", choices by their value,
references by code.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from jeugdzorg.kern.import_cells import day
from jeugdzorg.kern.notation import datum as datum_tekst

from .velden import Soort, Veld

JA: Final = frozenset({"ja", "j", "true", "1", "waar"})
NEE: Final = frozenset({"nee", "n", "false", "0", "onwaar"})
TEKST_HOOGSTENS: Final = 300
LANGE_TEKST_HOOGSTENS: Final = 10_000
JAAR_MAAND: Final = re.compile(r"\d{4}-\d{1,2}")
GETAL: Final = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+([.,]\d+)?")


class Waardefout(ValueError):  # noqa: N818  # the domain's word
    """A value that cannot be what the field asks; the text says what would be right, in Dutch."""


def lees(veld: Veld, ruw: Any) -> Any:
    """The value for the document, ``None`` for nothing. Raises Waardefout."""
    if isinstance(ruw, str):
        ruw = ruw.strip()
    if ruw is None or ruw == "":
        return None
    return LEZERS[veld.soort](veld, ruw)


def lees_tekst(veld: Veld, ruw: Any) -> str:
    tekst = str(ruw).replace("\r\n", "\n").strip()
    hoogstens = LANGE_TEKST_HOOGSTENS if veld.soort == Soort.LANGE_TEKST else TEKST_HOOGSTENS
    if "\x00" in tekst:
        raise Waardefout(f"{veld.label}: de tekst bevat een teken dat niet kan.")
    if len(tekst) > hoogstens:
        raise Waardefout(
            f"{veld.label}: {len(tekst)} tekens; hooguit {hoogstens}. Maak de tekst korter."
        )
    return tekst


def lees_geheel(veld: Veld, ruw: Any) -> int:
    getal = als_decimaal(veld, ruw)
    if getal != getal.to_integral_value():
        raise Waardefout(
            f"{veld.label}: '{ruw}' is geen heel getal. Bijvoorbeeld {veld.voorbeeld}."
        )
    return int(binnen(veld, getal))


def lees_decimaal(veld: Veld, ruw: Any) -> str:
    getal = binnen(veld, als_decimaal(veld, ruw))
    cijfers = 2 if veld.soort == Soort.BEDRAG else 5
    if getal != round(getal, cijfers):
        raise Waardefout(f"{veld.label}: hooguit {cijfers} cijfers achter de komma.")
    return format(getal.normalize(), "f")


def als_decimaal(veld: Veld, ruw: Any) -> Decimal:
    """From a number, or Dutch text: point for thousands, comma for decimals."""
    if isinstance(ruw, bool):
        raise Waardefout(f"{veld.label}: vul een getal in. Bijvoorbeeld {veld.voorbeeld}.")
    if isinstance(ruw, int | float | Decimal):
        tekst = repr(ruw) if isinstance(ruw, float) else str(ruw)
    else:
        tekst = str(ruw).replace("€", "").replace("%", "").replace("\xa0", "").replace(" ", "")
        if not GETAL.fullmatch(tekst):
            raise Waardefout(f"{veld.label}: '{ruw}' is geen getal. Bijvoorbeeld {veld.voorbeeld}.")
        tekst = zonder_duizendpunten(tekst)
    try:
        getal = Decimal(tekst)
    except InvalidOperation:
        raise Waardefout(f"{veld.label}: '{ruw}' is geen getal.") from None
    if not getal.is_finite():
        raise Waardefout(f"{veld.label}: '{ruw}' is geen getal.")
    return getal


def zonder_duizendpunten(tekst: str) -> str:
    """``1.234`` is a thousand and more, ``1.5`` one and a half: a point before three digits is one
    of thousands."""
    if "," in tekst or re.fullmatch(r"-?\d{1,3}(\.\d{3})+", tekst):
        return tekst.replace(".", "").replace(",", ".")
    return tekst


def binnen(veld: Veld, getal: Decimal) -> Decimal:
    if veld.laagst is not None and getal < veld.laagst:
        raise Waardefout(f"{veld.label}: {getal} is te laag; ten minste {veld.laagst}.")
    if veld.hoogst is not None and getal > veld.hoogst:
        raise Waardefout(f"{veld.label}: {getal} is te hoog; hooguit {veld.hoogst}.")
    if abs(getal) >= Decimal(10) ** 12:
        raise Waardefout(f"{veld.label}: {getal} is te hoog.")
    return getal


def lees_datum(veld: Veld, ruw: Any) -> str:
    dag = day(ruw)
    if not isinstance(dag, date):
        raise Waardefout(f"{veld.label}: '{ruw}' is geen datum. Schrijf {veld.voorbeeld}.")
    return in_de_tijd(veld, dag).isoformat()


def lees_maand(veld: Veld, ruw: Any) -> str:
    """A month, or a day in it: ``9-2023``, ``september 2023``, ``2023-09``."""
    dag = day(ruw)
    if not isinstance(dag, date) and isinstance(ruw, str):
        dag = day(f"1-{ruw}") if not JAAR_MAAND.fullmatch(ruw) else day(f"{ruw}-01")
        if not isinstance(dag, date):
            dag = day(f"1 {ruw}")
    if not isinstance(dag, date):
        raise Waardefout(f"{veld.label}: '{ruw}' is geen maand. Schrijf {veld.voorbeeld}.")
    return f"{in_de_tijd(veld, dag):%Y-%m}"


def in_de_tijd(veld: Veld, dag: date) -> date:
    if not 1900 <= dag.year <= 2200:
        raise Waardefout(f"{veld.label}: het jaar {dag.year} kan niet. Schrijf {veld.voorbeeld}.")
    return dag


def lees_ja_nee(veld: Veld, ruw: Any) -> bool:
    if isinstance(ruw, bool):
        return ruw
    tekst = str(ruw).lower()
    if tekst in JA | NEE:
        return tekst in JA
    raise Waardefout(f"{veld.label}: '{ruw}' is geen ja of nee.")


def lees_keuze(veld: Veld, ruw: Any) -> str:
    """By its value or its label, whatever the capitals."""
    keuzes: Mapping[str, str] = dict(veld.keuzes.choices) if veld.keuzes else {}
    tekst = str(ruw)
    if tekst in keuzes:
        return tekst
    klein = tekst.casefold()
    for waarde, label in keuzes.items():
        if klein in (waarde.casefold(), str(label).casefold()):
            return waarde
    woorden = ", ".join(str(label) for label in keuzes.values())
    raise Waardefout(f"{veld.label}: '{ruw}' is geen keuze. Kies uit: {woorden}.")


LEZERS: Final[dict[Soort, Callable[[Veld, Any], Any]]] = {
    Soort.TEKST: lees_tekst,
    Soort.LANGE_TEKST: lees_tekst,
    Soort.PROJECT: lees_tekst,
    Soort.LOCATIE: lees_tekst,
    Soort.VOORZIENING: lees_tekst,
    Soort.GEMEENTE: lees_tekst,
    Soort.GETAL: lees_geheel,
    Soort.JAAR: lees_geheel,
    Soort.DECIMAAL: lees_decimaal,
    Soort.BEDRAG: lees_decimaal,
    Soort.PERCENTAGE: lees_decimaal,
    Soort.DATUM: lees_datum,
    Soort.MAAND: lees_maand,
    Soort.JA_NEE: lees_ja_nee,
    Soort.KEUZE: lees_keuze,
}


def in_woorden(veld: Veld, waarde: Any) -> str:
    """As people read it; empty for nothing. References stay codes."""
    if waarde in (None, ""):
        return ""
    return SCHRIJVERS.get(veld.soort, lambda _, ruw: str(ruw))(veld, waarde)


def getal_woorden(veld: Veld, waarde: Any) -> str:
    """Dutch notation; amounts with a euro sign, cents only when there are any."""
    getal = Decimal(str(waarde))
    cijfers = -int(getal.as_tuple().exponent) if isinstance(getal.as_tuple().exponent, int) else 0
    cijfers = max(cijfers, 0)
    if veld.soort == Soort.BEDRAG and cijfers:
        cijfers = 2
    tekst = f"{getal:,.{cijfers}f}".translate(str.maketrans(",.", ".,"))
    if veld.soort == Soort.BEDRAG:
        return f"€\xa0{tekst}"
    return f"{tekst}%" if veld.soort == Soort.PERCENTAGE else tekst


def maand_woorden(veld: Veld, waarde: str) -> str:
    jaar, maand = waarde.split("-")
    return f"{int(maand)}-{jaar}"


SCHRIJVERS: Final[dict[Soort, Callable[[Veld, Any], str]]] = {
    Soort.GETAL: getal_woorden,
    Soort.DECIMAAL: getal_woorden,
    Soort.BEDRAG: getal_woorden,
    Soort.PERCENTAGE: getal_woorden,
    Soort.DATUM: lambda _, ruw: datum_tekst(date.fromisoformat(ruw)),
    Soort.MAAND: maand_woorden,
    Soort.JA_NEE: lambda _, ruw: "ja" if ruw else "nee",
    Soort.KEUZE: lambda veld, ruw: (
        str(dict(veld.keuzes.choices).get(ruw, ruw)) if veld.keuzes else str(ruw)
    ),
}
