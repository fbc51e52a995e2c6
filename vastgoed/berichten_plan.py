"""The kinds of messages of the steps of a plan: one per step of the workflow, and of reviews."""

from typing import Final

from regio.berichten.soorten import Berichtsoort, Variabele, registreer

from .werkstroom import OVERGANGEN, Overgang

GROEP: Final = "Vastgoedplannen"
VARIABELEN: Final = {
    "plan": Variabele("naam van het plan", "Vastgoedplan Noord"),
    "aanbieder": Variabele("aanbieder van het plan", "Aanbieder Voorbeeld"),
    "gemeente": Variabele("coördinerende gemeente", "Gemeente Enschede"),
    "namens": Variabele("organisatie die de stap zette", "Gemeente Enschede"),
    "wat": Variabele("wat er gebeurde", "in toetsing genomen"),
    "stand": Variabele("waar het plan nu is", "in toetsing"),
    "reden": Variabele("reden, als die is gegeven", "De begroting ontbreekt nog."),
    "aan_zet": Variabele("wie nu aan zet is", "de toetsers"),
    "termijn": Variabele("uiterste dag, als die er is", "uiterlijk 1 februari 2027"),
}
ONDERWERP: Final = {
    "indienen": "{plan} is ingediend",
    "teruggeven": "{plan} is nog niet volledig",
    "in_toetsing_nemen": "{plan} is in toetsing",
    "aanvulling_vragen": "Er is een aanvulling gevraagd op {plan}",
    "aanvulling_indienen": "De aanvulling op {plan} is ingediend",
    "adviseren": "Er is een advies over {plan}",
    "besluiten": "Er is besloten over {plan}",
    "besluit_herroepen": "Het besluit over {plan} is herroepen",
    "intrekken": "{plan} is ingetrokken",
}
TEKST: Final = """\
Goedendag {ontvanger},

{plan} van {aanbieder}: {wat} door {namens}. De stand is nu: {stand}.

{reden}

Aan zet: {aan_zet}, {termijn}.

Met vriendelijke groet,
{afzender}"""


def soort_van(stap: Overgang) -> Berichtsoort:
    return Berichtsoort(
        code=stap.bericht,
        naam=f"Plan: {stap.gedaan}",
        wanneer=f"Na de stap “{stap.label}”, aan wie daar op de pagina van die stap bij staat.",
        groep=GROEP,
        onderwerp=ONDERWERP.get(stap.code, "{plan}: {wat}"),
        tekst=TEKST,
        variabelen=VARIABELEN,
    )


TOETSING: Final = {
    naam: VARIABELEN[naam] for naam in ("plan", "aanbieder", "gemeente", "reden", "termijn")
} | {"organisatie": Variabele("organisatie die toetst", "Regio Twente")}
TOEGEWEZEN: Final = Berichtsoort(
    code="plan_toetser_toegewezen",
    naam="Toetser aangewezen",
    wanneer="Zodra iemand is aangewezen om te toetsen of te vervangen.",
    groep=GROEP,
    onderwerp="U toetst {plan}",
    tekst="""\
Goedendag {ontvanger},

{gemeente} vraagt {organisatie} om {plan} van {aanbieder} te toetsen. U bent aangewezen; lever \
uw oordelen in {termijn}.

{reden}

Verklaar eerst of u een belang hebt bij dit plan.

Met vriendelijke groet,
{afzender}""",
    variabelen=TOETSING,
)
INGETROKKEN: Final = Berichtsoort(
    code="plan_toetser_ingetrokken",
    naam="Toetsing niet meer nodig",
    wanneer="Zodra een aanwijzing van een toetser is ingetrokken of gewijzigd.",
    groep=GROEP,
    onderwerp="U hoeft {plan} niet meer te toetsen",
    tekst="""\
Goedendag {ontvanger},

U bent niet meer aangewezen om {plan} van {aanbieder} te toetsen.

{reden}

Met vriendelijke groet,
{afzender}""",
    variabelen=TOETSING,
)
BELANG: Final = Berichtsoort(
    code="plan_toetser_belang",
    naam="Toetser meldt een belang",
    wanneer="Zodra een toetser een belang meldt, aan de coördinerende gemeente.",
    groep=GROEP,
    onderwerp="Een toetser van {plan} heeft een belang",
    tekst="""\
Goedendag {ontvanger},

Bij {organisatie} heeft de toetser van {plan} gemeld dat er een belang is.

{reden}

Met vriendelijke groet,
{afzender}""",
    variabelen=TOETSING,
)
VOORWAARDE: Final = Berichtsoort(
    code="plan_voorwaarde",
    naam="Bericht over een voorwaarde",
    wanneer="Zodra een aanbieder meldt dat aan een voorwaarde is voldaan, en na de reactie.",
    groep=GROEP,
    onderwerp="{plan}: voorwaarde {wat}",
    tekst="""\
Goedendag {ontvanger},

Over een voorwaarde bij {plan} van {aanbieder}: {wat}.

{voorwaarde}

{reden}

Met vriendelijke groet,
{afzender}""",
    variabelen={
        **{naam: VARIABELEN[naam] for naam in ("plan", "aanbieder", "wat", "reden")},
        "voorwaarde": Variabele("de voorwaarde", "Toon de afspraak met de school aan."),
    },
)

registreer(*(soort_van(stap) for stap in OVERGANGEN.values()))
registreer(TOEGEWEZEN, INGETROKKEN, BELANG, VOORWAARDE)
