"""What a step asks: each field checked the same for page, API and jobs."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final

from django.core.exceptions import ValidationError

from jeugdzorg.kern.vrije_tekst import geen_persoonsgegevens
from regio.models import Vergadering

from ..choices_plan import Planuitkomst
from ..models import Advies
from ..plan.definities import SECTIE_MET_CODE
from .stap import Stap

LANG: Final = 10_000
VELDEN_BESLUIT: Final = (
    "uitkomst",
    "motivering",
    "reden_afwijking",
    "vergadering",
    "genomen_op",
    "voorwaarden",
    "reden_voorwaarden",
)
Fouten = dict[str, str]


def nagekeken(stap: Stap) -> None:
    """Raises ValidationError naming each field; the input of ``stap`` is tidied."""
    onbekend = set(stap.invoer) - namen_van(stap.overgang.velden)
    if onbekend:
        raise ValidationError(f"Deze stap kent geen {', '.join(sorted(onbekend))}.")
    fouten: dict[str, list[str]] = {}
    for veld in stap.overgang.velden:
        try:
            NAKIJKERS[veld](stap)
        except ValidationError as fout:
            fouten.update(
                fout.message_dict if hasattr(fout, "error_dict") else {veld: fout.messages}
            )
    if fouten:
        raise ValidationError(fouten)


def namen_van(velden: tuple[str, ...]) -> set[str]:
    namen = set(velden)
    if "besluit" in namen:
        namen = (namen - {"besluit"}) | set(VELDEN_BESLUIT)
    return namen


def tekst(stap: Stap, veld: str, leeg: str) -> str:
    """The text without space around it; ``leeg``: what to say when there is none."""
    waarde = str(stap.invoer.get(veld) or "").replace("\r\n", "\n").strip()
    if not waarde and leeg:
        raise ValidationError(leeg)
    if len(waarde) > LANG:
        raise ValidationError("Deze tekst is langer dan 10.000 tekens. Maak hem korter.")
    geen_persoonsgegevens(waarde)
    stap.invoer[veld] = waarde
    return waarde


def reden(stap: Stap) -> None:
    tekst(stap, "reden", "Schrijf op waarom.")


def ontbreekt(stap: Stap) -> None:
    """Codes of the sections that lack something; may be none when the reason says it all."""
    codes = list(dict.fromkeys(stap.invoer.get("ontbreekt") or ()))
    if vreemd := [code for code in codes if code not in SECTIE_MET_CODE]:
        raise ValidationError(f"Het onderdeel '{vreemd[0]}' bestaat niet.")
    if not codes:
        raise ValidationError("Kies ten minste één onderdeel dat niet volledig is.")
    stap.invoer["ontbreekt"] = codes
    stap.details["ontbreekt"] = codes


def volledig(stap: Stap) -> None:
    if stap.invoer.get("volledig") is not True:
        raise ValidationError("Bevestig dat u hebt bekeken of het plan volledig is.")


def termijn(stap: Stap) -> None:
    """A day to come; without one that of the request itself."""
    dag = stap.invoer.get("termijn") or verzoektermijn(stap)
    if not isinstance(dag, date):
        raise ValidationError("Kies een dag waarop het antwoord er moet zijn.")
    if dag <= stap.vandaag:
        raise ValidationError("Deze dag is al voorbij. Kies een dag na vandaag.")
    stap.invoer["termijn"] = dag


def verzoektermijn(stap: Stap) -> date | None:
    verzoek = stap.plan.aanvulverzoeken.lopend().filter(gevraagd_op__isnull=True).first()
    return verzoek.termijn if verzoek else None


def besluit(stap: Stap) -> None:
    """Outcome, grounds, day and meeting; a reason where it departs from the advice."""
    fouten: Fouten = {}
    waarom = "Schrijf op waarom zo is besloten."
    probeer(fouten, "motivering", partial(tekst, stap, "motivering", waarom))
    for veld in ("reden_afwijking", "reden_voorwaarden"):
        probeer(fouten, veld, partial(tekst, stap, veld, ""))
    probeer(fouten, "uitkomst", partial(uitkomst, stap))
    probeer(fouten, "genomen_op", partial(genomen_op, stap))
    probeer(fouten, "vergadering", partial(vergadering, stap))
    probeer(fouten, "voorwaarden", partial(voorwaarden, stap))
    if not fouten:
        fouten = afwijkingen(stap)
    if fouten:
        raise ValidationError({veld: [melding] for veld, melding in fouten.items()})


def probeer(fouten: Fouten, veld: str, doe: Callable[[], Any]) -> None:
    try:
        doe()
    except ValidationError as fout:
        fouten[veld] = fout.messages[0]


def uitkomst(stap: Stap) -> None:
    if stap.invoer.get("uitkomst") not in Planuitkomst.values:
        raise ValidationError("Kies wat er is besloten.")


def genomen_op(stap: Stap) -> None:
    dag = stap.invoer.get("genomen_op") or stap.vandaag
    if dag > stap.vandaag:
        raise ValidationError("Deze dag moet nog komen. Kies de dag waarop het besluit is genomen.")
    stap.invoer["genomen_op"] = dag


def vergadering(stap: Stap) -> None:
    """Of the plan's area; none when it was decided outside a meeting."""
    waar = stap.invoer.get("vergadering")
    if not waar:
        stap.invoer["vergadering"] = None
        return
    pk = waar.pk if isinstance(waar, Vergadering) else waar
    zichtbaar = Vergadering.objects.visible_to(stap.by).filter(overleg__gebied=stap.plan.gebied_id)
    gevonden = zichtbaar.filter(pk=pk).first()
    if gevonden is None:
        raise ValidationError("Kies een vergadering van dit gebied.")
    stap.invoer["vergadering"] = gevonden


def voorwaarden(stap: Stap) -> None:
    """Lines of a text and perhaps a day; without any those of the advice."""
    regels = stap.invoer.get("voorwaarden")
    if regels is None:
        advies = Advies.objects.geldend().filter(plan=stap.plan).first()
        bron = advies.voorwaarden.filter(besluit__isnull=True) if advies else ()
        regels = [{"tekst": rij.tekst, "uiterlijk": rij.uiterlijk} for rij in bron]
    if stap.invoer.get("uitkomst") != Planuitkomst.VOORWAARDEN:
        regels = []
    netjes = [
        {"tekst": gewoon(regel["tekst"]), "uiterlijk": regel.get("uiterlijk") or None}
        for regel in regels
        if str(regel.get("tekst") or "").strip()
    ]
    for regel in netjes:
        geen_persoonsgegevens(regel["tekst"])
    if stap.invoer.get("uitkomst") == Planuitkomst.VOORWAARDEN and not netjes:
        raise ValidationError("Goedkeuren onder voorwaarden kan alleen met een voorwaarde.")
    stap.invoer["voorwaarden"] = netjes


def gewoon(tekst: Any) -> str:
    return str(tekst).replace("\r\n", "\n").strip()


def afwijkingen(stap: Stap) -> Fouten:
    """A reason for another outcome than was advised, and for other conditions."""
    advies = Advies.objects.geldend().filter(plan=stap.plan).first()
    if advies is None:
        return {}
    anders = advies.uitkomst != stap.invoer["uitkomst"]
    if anders and not stap.invoer["reden_afwijking"]:
        return {"reden_afwijking": "Het besluit wijkt af van het advies. Schrijf op waarom."}
    geadviseerd = [
        (gewoon(rij.tekst), rij.uiterlijk)
        for rij in advies.voorwaarden.filter(besluit__isnull=True)
    ]
    besloten = [(regel["tekst"], regel["uiterlijk"]) for regel in stap.invoer["voorwaarden"]]
    gewijzigd = not anders and geadviseerd != besloten
    if gewijzigd and not stap.invoer["reden_voorwaarden"]:
        return {
            "reden_voorwaarden": "De voorwaarden zijn anders dan geadviseerd. Schrijf op waarom."
        }
    return {}


NAKIJKERS: Final[dict[str, Callable[[Stap], None]]] = {
    "reden": reden,
    "ontbreekt": ontbreekt,
    "volledig": volledig,
    "termijn": termijn,
    "besluit": besluit,
}
