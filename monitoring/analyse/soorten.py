"""The kinds of messages of the decision; those of the analysis and the advice are the cycle's."""

from typing import Final

from regio.berichten.soorten import Berichtsoort, Variabele, registreer

GROEP: Final = "Monitoring"
VARIABELEN: Final = {
    "gebied": Variabele("gebied waar het over gaat", "Zuidwest"),
    "halfjaar": Variabele("halfjaar waar het over gaat", "eerste halfjaar 2024"),
    "namens": Variabele("organisatie die de stap zette", "BREN Zuidwest"),
}
SLOT: Final = """

Met vriendelijke groet,
{afzender}"""
REDEN: Final = {"reden": Variabele("reden die is gegeven", "De cijfers van een regio wijzigden.")}

BESLUIT: Final = Berichtsoort(
    code="cyclusbesluit",
    naam="Besluit over het advies",
    wanneer="Zodra het besluit van de stuurgroep is vastgelegd, aan wie in het gebied stuurt.",
    groep=GROEP,
    onderwerp="De stuurgroep heeft besloten over {gebied}, {halfjaar}",
    tekst="""\
Goedendag {ontvanger},

Het besluit van de stuurgroep over het advies van {gebied}, {halfjaar}, is vastgelegd door \
{namens}: {uitkomst}."""
    + SLOT,
    variabelen=VARIABELEN
    | {"uitkomst": Variabele("wat er met de aanbevelingen gebeurt", "2 van 3 overgenomen")},
)
HERROEPEN: Final = Berichtsoort(
    code="cyclusbesluit_herroepen",
    naam="Besluit over het advies herroepen",
    wanneer="Als het besluit wordt herroepen, aan wie in het gebied stuurt.",
    groep=GROEP,
    onderwerp="Het besluit over {gebied}, {halfjaar}, is herroepen",
    tekst="""\
Goedendag {ontvanger},

Het besluit van de stuurgroep over {gebied}, {halfjaar}, is herroepen door {namens}.

{reden}"""
    + SLOT,
    variabelen=VARIABELEN | REDEN,
)


def registreren() -> None:
    registreer(BESLUIT, HERROEPEN)
