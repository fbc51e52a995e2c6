"""The kinds of messages of a cycle: one per step, of its dates, and around each date."""

from typing import TYPE_CHECKING, Final

from jeugdzorg.kern.notation import datum
from regio.berichten.ontvangers import Ontvanger
from regio.berichten.soorten import Berichtsoort, Variabele, registreer
from regio.berichten.versturen import intrekken, klaarzetten

from ..choices import Cyclusstatus
from ..models import Cyclus
from .betrokkenen import instelling_van
from .werkstroom import OVERGANGEN, Overgang

if TYPE_CHECKING:
    from .effecten import Stap

GROEP: Final = "Monitorcycli"
CYCLUS: Final = {
    "cyclus": Variabele("gebied en halfjaar", "Zuidwest, eerste halfjaar 2026"),
    "doel": Variabele("waar de cyclus voor is", "Deze ronde brengt vooral in kaart hoe het gaat."),
}
STAP: Final = {
    **CYCLUS,
    "namens": Variabele("organisatie die de stap zette", "BREN Zuidwest"),
    "wat": Variabele("wat er gebeurde", "levering gesloten"),
    "stand": Variabele("waar de cyclus nu is", "reflectie"),
    "reden": Variabele("reden of uitkomst, als die er is", "Alle cijfers zijn binnen."),
    "aan_zet": Variabele("wie nu aan zet is", "de regio's"),
    "termijn": Variabele("uiterste dag, als die er is", "uiterlijk 15 augustus 2026"),
}
TERMIJN: Final = {
    **CYCLUS,
    "termijn": Variabele("uiterste dag", "15 augustus 2026"),
    "stand": Variabele("waar de cyclus is", "aanlevering"),
    "wat": Variabele("wat er moet gebeuren", "Lever de cijfers van uw regio."),
}
RAPPORT: Final = "wie het rapport van het gebied maakt"
AANHEF: Final = "Goedendag {ontvanger},"
SLOT: Final = "Met vriendelijke groet,\n{afzender}"
TEKST: Final = f"""\
{AANHEF}

De cyclus {{cyclus}}: {{wat}} door {{namens}}. De stand is nu: {{stand}}. {{doel}}

{{reden}}

Aan zet: {{aan_zet}}, {{termijn}}.

{SLOT}"""


def soort_van(stap: Overgang) -> Berichtsoort:
    return Berichtsoort(
        code=stap.bericht,
        naam=f"Cyclus: {stap.gedaan}",
        wanneer=f"Na de stap “{stap.label}”, aan wie daar op de pagina van die stap bij staat.",
        groep=GROEP,
        onderwerp="Monitorcyclus {cyclus}: {wat}",
        tekst=TEKST,
        variabelen=STAP,
    )


DATUMS: Final = Berichtsoort(
    code="cyclus_datums",
    naam="Cyclus: dagen gewijzigd",
    wanneer="Zodra iemand de dagen van een lopende cyclus wijzigt, aan alle partijen.",
    groep=GROEP,
    onderwerp="Monitorcyclus {cyclus}: andere dagen",
    tekst=f"""\
{AANHEF}

{{namens}} heeft de dagen van de cyclus {{cyclus}} gewijzigd. De stand is {{stand}}.

{{reden}}

Aan zet: {{aan_zet}}, {{termijn}}.

{SLOT}""",
    variabelen={naam: STAP[naam] for naam in STAP if naam not in ("doel", "wat")},
)
VOORAF: Final = Berichtsoort(
    code="cyclus_termijn_nadert",
    naam="De termijn van een stap van een cyclus nadert",
    wanneer="Vijf werkdagen en één werkdag voor de termijn, aan wie aan zet is.",
    groep=GROEP,
    onderwerp="{cyclus}: nog tot en met {termijn}",
    tekst=f"""\
{AANHEF}

De cyclus {{cyclus}} staat op "{{stand}}", tot en met {{termijn}}. {{doel}}

{{wat}}

{SLOT}""",
    variabelen=TERMIJN,
)
NADIEN: Final = Berichtsoort(
    code="cyclus_termijn_voorbij",
    naam="De termijn van een stap van een cyclus is voorbij",
    wanneer="Een, vijf en vijftien werkdagen na de termijn, aan wie aan zet is en wie begeleidt.",
    groep=GROEP,
    onderwerp="{cyclus}: de termijn van {termijn} is voorbij",
    tekst=f"""\
{AANHEF}

De cyclus {{cyclus}} staat nog op "{{stand}}". Dat zou klaar zijn op {{termijn}}.

{{wat}}

{SLOT}""",
    variabelen=TERMIJN,
)

registreer(*(soort_van(stap) for stap in OVERGANGEN.values()), DATUMS, VOORAF, NADIEN)


def in_woorden(cyclus: Cyclus) -> dict[str, str]:
    """What every message about where a cycle is says."""
    uiterlijk = cyclus.uiterlijk
    return {
        "cyclus": str(cyclus),
        "doel": cyclus.soort.uitleg,
        "stand": cyclus.get_status_display(),
        "aan_zet": RAPPORT if cyclus.status == Cyclusstatus.VASTGESTELD else cyclus.aan_zet.label,
        "termijn": f"uiterlijk {datum(uiterlijk)}" if uiterlijk else "geen termijn",
    }


def stap_melden(stap: "Stap", wie: list[Ontvanger]) -> None:
    """Tell of a step; a reminder of where the cycle was is not sent any more."""
    cyclus = stap.cyclus
    intrekken(sleutel_van(cyclus), reden="Niet meer nodig: de cyclus is verder.")
    namens = "de planning" if stap.by is None else stap.details.get("namens", "")
    melden(cyclus, stap.overgang.bericht, wie, namens, stap.reden, wat=stap.overgang.gedaan)


def melden(
    cyclus: Cyclus, sjabloon: str, wie: list[Ontvanger], namens: str, reden: str, **meer: str
) -> int:
    """Set a message about where a cycle is ready, worded by who leads it."""
    instelling = instelling_van(cyclus.gebied)
    berichten = klaarzetten(
        sjabloon=sjabloon,
        ontvangers=wie,
        context={**in_woorden(cyclus), "namens": namens, "reden": reden, **meer},
        onderwerp_sleutel=f"cyclus:{cyclus.pk}:stand",
        url=cyclus.get_absolute_url(),
        namens=instelling.coordinerende if instelling else None,
    )
    return len(berichten)


def sleutel_van(cyclus: Cyclus) -> str:
    return f"cyclus:{cyclus.pk}:termijn"
