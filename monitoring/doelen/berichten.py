"""Messages about decisions on targets and paths: to the regions that they are about."""

from typing import Any, Final

from django.utils import timezone

from jeugdzorg.kern.notation import datum, getal_tekst
from regio.berichten.ontvangers import Ontvanger
from regio.berichten.soorten import Berichtsoort, Variabele, registreer
from regio.berichten.versturen import klaarzetten
from regio.models import Gebied, Jeugdhulpregio, Organisatie

from ..cyclus.betrokkenen import van_regios
from ..cyclus.wie_hoort import organisatie_van, zonder
from ..halfjaar import Halfjaar
from ..levering.plichten import regios_van
from ..models import Afbouwpad
from .rechten import Doel

GROEP: Final = "Doelen en afbouwpaden"
VARIABELEN: Final = {
    "wat": Variabele("naam van het pad of doel", "Bezette bedden JeugdzorgPlus Zuidwest"),
    "waar": Variabele("gebied of regio waar het voor geldt", "Zuidwest"),
    "versie": Variabele("nummer van de versie", "2"),
    "doel": Variabele("het doel met zijn dag", "54 op 1 januari 2028"),
    "namens": Variabele("organisatie die het vastlegde", "Gemeente Rotterdam"),
}
VASTGESTELD: Final = Berichtsoort(
    code="doel_vastgesteld",
    naam="Doel of afbouwpad vastgesteld",
    wanneer="Zodra het besluit over een doel of pad is vastgelegd, aan de regio's waar het "
    "over gaat.",
    groep=GROEP,
    onderwerp="{wat}: versie {versie} is vastgesteld",
    tekst="""\
Goedendag {ontvanger},

{namens} heeft vastgelegd dat versie {versie} van {wat} ({waar}) is vastgesteld. Het doel is \
{doel}. De versie geldt vanaf {vanaf}.

Besluit: {besluit}

Met vriendelijke groet,
{afzender}""",
    variabelen=VARIABELEN
    | {
        "vanaf": Variabele("eerste dag", "1 april 2026"),
        "besluit": Variabele("wie besloot en waar dat staat", "stuurgroep Zuidwest, punt 4"),
    },
)
INGETROKKEN: Final = Berichtsoort(
    code="doel_ingetrokken",
    naam="Doel of afbouwpad ingetrokken",
    wanneer="Zodra een vastgestelde versie is ingetrokken, aan de regio's waar zij over gaat.",
    groep=GROEP,
    onderwerp="{wat}: versie {versie} is ingetrokken",
    tekst="""\
Goedendag {ontvanger},

{namens} heeft versie {versie} van {wat} ({waar}) ingetrokken. {daarna}

Reden: {reden}

Met vriendelijke groet,
{afzender}""",
    variabelen=VARIABELEN
    | {
        "daarna": Variabele("wat er nu geldt", "Versie 1 geldt weer."),
        "reden": Variabele("reden die is gegeven", "Het besluit is herzien."),
    },
)

registreer(VASTGESTELD, INGETROKKEN)


def bij(versie: Doel) -> list[Ontvanger]:
    """At the regions with a part, else at all of the area; of a target of a region there."""
    return van_regios(regios_bij(versie))


def regios_bij(versie: Doel) -> list[Jeugdhulpregio]:
    if isinstance(versie, Afbouwpad):
        delen = [deel.jeugdhulpregio for deel in versie.delen.select_related("jeugdhulpregio")]
        return delen or in_gebied(versie.gebied)
    if versie.jeugdhulpregio:
        return [versie.jeugdhulpregio]
    return in_gebied(versie.gebied) if versie.gebied else []


def in_gebied(gebied: Gebied) -> list[Jeugdhulpregio]:
    return regios_van(gebied, Halfjaar.at(timezone.localdate()))


def vaststellen_melden(versie: Doel, *, by: Any) -> None:
    vanaf = versie.geldt_vanaf
    sturen(
        VASTGESTELD,
        versie,
        by,
        vanaf=datum(vanaf) if vanaf else "nu",
        besluit=versie.besluit,
    )


def intrekken_melden(versie: Doel, *, by: Any) -> None:
    eerder = versie.vervangt
    daarna = f"Versie {eerder.versie} geldt weer." if eerder else "Er geldt nu geen versie."
    sturen(INGETROKKEN, versie, by, daarna=daarna, reden=versie.intrekreden)


def sturen(soort: Berichtsoort, versie: Doel, by: Any, **context: Any) -> None:
    """To everybody but who recorded it."""
    namens = afzender(versie, by)
    soortnaam, naam, waar = in_woorden(versie)
    klaarzetten(
        sjabloon=soort.code,
        ontvangers=zonder(bij(versie), by),
        context={
            "wat": naam,
            "waar": waar,
            "versie": versie.versie,
            "doel": f"{getal_tekst(versie.doelwaarde)} op {datum(versie.doeldatum)}",
            "namens": namens or "Jeugdzorg",
            **context,
        },
        onderwerp_sleutel=f"{soortnaam}:{versie.pk}",
        url=versie.get_absolute_url(),
        namens=namens,
    )


def in_woorden(versie: Doel) -> tuple[str, str, Any]:
    """Of which kind it is, what it is called, and for whom it holds."""
    if isinstance(versie, Afbouwpad):
        return "pad", versie.naam, versie.gebied
    return "doel", versie.indicator.naam, versie.onderwerp


def afzender(versie: Doel, by: Any) -> Organisatie | None:
    """For which organisation ``by`` acts: in the area, or for the region."""
    if isinstance(versie, Afbouwpad) or versie.gebied_id:
        return organisatie_van(by, versie.gebied_id)
    for lid in by.huidige_lidmaatschappen:
        if versie.jeugdhulpregio_id in by.werkgebieden[lid.organisatie_id].regios:
            return lid.organisatie
    return None
