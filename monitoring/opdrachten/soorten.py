"""The kinds of messages about assignments and reflection sessions."""

from typing import Final

from regio.berichten.soorten import Berichtsoort, Variabele, registreer

GROEP: Final = "Reflectie en ontwikkelopdrachten"
GROET: Final = "Goedendag {ontvanger},"
SLOT: Final = "Met vriendelijke groet,\n{afzender}"
OPDRACHT: Final = {
    "opdracht": Variabele("titel van de opdracht", "Registratie verrijken"),
    "gebied": Variabele("gebied waarin de opdracht geldt", "Zuidwest"),
    "partij": Variabele("voor wie de opdracht is", "Plaatsingscoördinatie Zuidwest"),
    "termijn": Variabele("uiterste dag, of dat die er niet is", "1 maart 2027"),
}
SESSIE: Final = {
    "regio": Variabele("regio van de sessie", "Haaglanden"),
    "halfjaar": Variabele("halfjaar waarover de sessie gaat", "eerste halfjaar 2024"),
    "gebied": Variabele("gebied van de cyclus", "Zuidwest"),
}

GEGEVEN: Final = Berichtsoort(
    code="opdracht_gegeven",
    naam="Ontwikkelopdracht gegeven",
    wanneer="Zodra een opdracht is gegeven, aan de partij die haar uitvoert.",
    groep=GROEP,
    onderwerp="Ontwikkelopdracht voor {partij}: {opdracht}",
    tekst=f"""\
{GROET}

In {{gebied}} is deze ontwikkelopdracht gegeven aan {{partij}}: {{opdracht}}.

Gevraagd wordt: {{resultaat}}

Uiterlijk: {{termijn}}. Meld op de pagina van de opdracht hoe het ervoor staat.

{SLOT}""",
    variabelen={**OPDRACHT, "resultaat": Variabele("wat er gevraagd wordt", "Een voorstel.")},
)
GESLOTEN: Final = Berichtsoort(
    code="opdracht_gesloten",
    naam="Ontwikkelopdracht gesloten",
    wanneer="Zodra een opdracht is afgerond of vervallen, aan de partij die haar uitvoerde.",
    groep=GROEP,
    onderwerp="{opdracht} is {stand}",
    tekst=f"""\
{GROET}

De ontwikkelopdracht {{opdracht}} van {{partij}} in {{gebied}} is {{stand}}.

{{reden}}

{SLOT}""",
    variabelen={
        **OPDRACHT,
        "stand": Variabele("afgerond of vervallen", "afgerond"),
        "reden": Variabele("waarom", "Het voorstel is overgenomen."),
    },
)
TERMIJN_VOORAF: Final = Berichtsoort(
    code="opdracht_termijn_nadert",
    naam="De termijn van een ontwikkelopdracht nadert",
    wanneer="Vijf werkdagen en één werkdag voor de termijn, aan de partij die haar uitvoert.",
    groep=GROEP,
    onderwerp="{opdracht}: nog tot en met {termijn}",
    tekst=f"""\
{GROET}

De ontwikkelopdracht {{opdracht}} in {{gebied}} moet uiterlijk {{termijn}} klaar zijn. Meld hoe \
het ervoor staat.

{SLOT}""",
    variabelen=OPDRACHT,
)
TERMIJN_NADIEN: Final = Berichtsoort(
    code="opdracht_termijn_voorbij",
    naam="De termijn van een ontwikkelopdracht is voorbij",
    wanneer="Een, vijf en vijftien werkdagen na de termijn, aan de partij die haar uitvoert en "
    "aan wie opdrachten geeft.",
    groep=GROEP,
    onderwerp="{opdracht}: de termijn van {termijn} is voorbij",
    tekst=f"""\
{GROET}

De ontwikkelopdracht {{opdracht}} voor {{partij}} in {{gebied}} loopt nog. De termijn was \
{{termijn}}. Meld hoe het ervoor staat, of spreek een andere termijn af.

{SLOT}""",
    variabelen=OPDRACHT,
)
VASTGESTELD: Final = Berichtsoort(
    code="reflectie_vastgesteld",
    naam="Verslag van een reflectiesessie vastgesteld",
    wanneer="Zodra een regio haar verslag vaststelt, aan wie de bovenregionale analyse maakt.",
    groep=GROEP,
    onderwerp="{regio} stelde het verslag over het {halfjaar} vast",
    tekst=f"""\
{GROET}

{{regio}} heeft het verslag van de reflectiesessie over het {{halfjaar}} vastgesteld. U kunt het \
gebruiken voor de bovenregionale analyse van {{gebied}}. Klaar: {{klaar}}.

{SLOT}""",
    variabelen={**SESSIE, "klaar": Variabele("hoeveel regio's klaar zijn", "3 van 5 regio's")},
)
HEROPEND: Final = Berichtsoort(
    code="reflectie_heropend",
    naam="Reflectiesessie heropend",
    wanneer="Zodra een regio haar verslag heropent, aan wie de bovenregionale analyse maakt.",
    groep=GROEP,
    onderwerp="{regio} heropende het verslag over het {halfjaar}",
    tekst=f"""\
{GROET}

{{regio}} heeft het verslag van de reflectiesessie over het {{halfjaar}} heropend. Het geldt niet \
tot de regio het opnieuw vaststelt.

Reden: {{reden}}

{SLOT}""",
    variabelen={**SESSIE, "reden": Variabele("waarom", "Een vraag was overgeslagen.")},
)

registreer(GEGEVEN, GESLOTEN, TERMIJN_VOORAF, TERMIJN_NADIEN, VASTGESTELD, HEROPEND)
