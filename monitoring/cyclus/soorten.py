"""The kinds of messages about deliveries and definitions, for who works with them."""

from typing import Final

from regio.berichten.soorten import Berichtsoort, Variabele, registreer

from .berichten import AANHEF, GROEP, SLOT

LEVERING: Final = {
    "regio": Variabele("regio die leverde", "Haaglanden"),
    "halfjaar": Variabele("halfjaar van de cijfers", "eerste halfjaar 2024"),
    "namens": Variabele("organisatie die leverde", "Jeugdregio Haaglanden"),
    "cycli": Variabele("waar ze worden gebruikt, en hoe ver dat is", "Zuidwest (reflectie)"),
    "versie": Variabele("nummer van de levering", "2"),
}
REDEN: Final = {"reden": Variabele("reden die is gegeven", "Een locatie was vergeten.")}
INDICATOR: Final = {
    "indicator": Variabele("naam van de indicator", "Bezette bedden"),
    "code": Variabele("code van de indicator", "KWN-01"),
    "halfjaar": Variabele("halfjaar vanaf of tot wanneer", "eerste halfjaar 2025"),
    "namens": Variabele("organisatie die het deed", "BREN Zuidwest"),
    **REDEN,
}

INGELEVERD: Final = Berichtsoort(
    code="indicatorlevering_ingeleverd",
    naam="Cijfers van een regio ingeleverd",
    wanneer="Zodra een regio haar cijfers inlevert, aan wie de cyclus begeleidt en analyseert.",
    groep=GROEP,
    onderwerp="{regio} leverde de cijfers over het {halfjaar} in",
    tekst=f"""\
{AANHEF}

{{namens}} heeft de cijfers van {{regio}} over het {{halfjaar}} ingeleverd (versie {{versie}}). \
Zij worden gebruikt in: {{cycli}}.

{SLOT}""",
    variabelen=LEVERING,
)
VERBETERD: Final = Berichtsoort(
    code="indicatorlevering_verbeterd",
    naam="Cijfers van een regio verbeterd",
    wanneer="Zodra een regio ingeleverde cijfers verbetert, aan wie begeleidt en analyseert.",
    groep=GROEP,
    onderwerp="{regio} verbeterde de cijfers over het {halfjaar}",
    tekst=f"""\
{AANHEF}

{{namens}} heeft de cijfers van {{regio}} over het {{halfjaar}} verbeterd; versie {{versie}} geldt \
nu. Zij worden gebruikt in: {{cycli}}. Kijk of wat u eerder schreef nog klopt.

Reden: {{reden}}

{SLOT}""",
    variabelen=LEVERING | REDEN,
)
TERUGGENOMEN: Final = Berichtsoort(
    code="indicatorlevering_teruggenomen",
    naam="Cijfers van een regio teruggenomen",
    wanneer="Zodra een regio een levering terugneemt, aan wie begeleidt en analyseert.",
    groep=GROEP,
    onderwerp="{regio} nam cijfers over het {halfjaar} terug",
    tekst=f"""\
{AANHEF}

{{namens}} heeft versie {{versie}} van de cijfers van {{regio}} over het {{halfjaar}} \
teruggenomen. Zij werden gebruikt in: {{cycli}}.

Reden: {{reden}}

{SLOT}""",
    variabelen=LEVERING | REDEN,
)
GEWIJZIGD: Final = Berichtsoort(
    code="indicator_gewijzigd",
    naam="Definitie van een indicator gewijzigd",
    wanneer="Zodra een nieuwe definitie is vastgelegd, aan wie in gebieden werkt die haar volgen.",
    groep=GROEP,
    onderwerp="{code} {indicator} betekent iets anders vanaf het {halfjaar}",
    tekst=f"""\
{AANHEF}

{{namens}} heeft de definitie van {{code}} {{indicator}} gewijzigd. De nieuwe geldt vanaf het \
{{halfjaar}}. {{reeks}}

Reden: {{reden}}

{SLOT}""",
    variabelen=INDICATOR | {"reeks": Variabele("of de reeks breekt", "De reeks breekt daar.")},
)
INGETROKKEN: Final = Berichtsoort(
    code="indicator_ingetrokken",
    naam="Indicator ingetrokken",
    wanneer="Zodra een indicator is ingetrokken, aan wie in gebieden werkt die haar volgden.",
    groep=GROEP,
    onderwerp="{code} {indicator} wordt na het {halfjaar} niet meer gevraagd",
    tekst=f"""\
{AANHEF}

{{namens}} heeft {{code}} {{indicator}} ingetrokken. Na het {{halfjaar}} vraagt geen gebied er nog \
om; wat gemeten is, blijft te zien.

Reden: {{reden}}

{SLOT}""",
    variabelen=INDICATOR,
)

registreer(INGELEVERD, VERBETERD, TERUGGENOMEN, GEWIJZIGD, INGETROKKEN)
