"""The kinds of messages about terms of plans: before one ends, and when it has passed."""

from typing import Final

from regio.berichten.soorten import Berichtsoort, Variabele, registreer

GROEP: Final = "Termijnen van vastgoedplannen"
PLAN: Final = {
    "plan": Variabele("naam van het plan", "Vastgoedplan Noord"),
    "aanbieder": Variabele("aanbieder van het plan", "Aanbieder Voorbeeld"),
    "termijn": Variabele("uiterste dag", "1 februari 2027"),
}
STAP: Final = {
    **PLAN,
    "stand": Variabele("waar het plan is", "in toetsing"),
    "wat": Variabele("wat er moet gebeuren", "Rond de toetsing af en stel het advies op."),
}
TOETSING: Final = {
    **PLAN,
    "organisatie": Variabele("organisatie die toetst", "Regio Twente"),
    "beoordeeld": Variabele("hoeveel criteria al beoordeeld zijn", "12"),
}
AANVULLING: Final = {**PLAN, "vragen": Variabele("hoeveel vragen openstaan", "3")}

VOORAF: Final = "Vijf werkdagen en één werkdag voor de termijn"
NADIEN: Final = "Een, vijf en vijftien werkdagen na de termijn"
GROET: Final = "Goedendag {ontvanger},"
SLOT: Final = "Met vriendelijke groet,\n{afzender}"

PLAN_VOORAF: Final = Berichtsoort(
    code="plan_termijn_nadert",
    naam="De termijn van een plan nadert",
    wanneer=f"{VOORAF}, aan wie aan zet is. Tijdens de toetsing: aan de gemeente.",
    groep=GROEP,
    onderwerp="{plan}: nog tot en met {termijn}",
    tekst=f"""\
{GROET}

{{plan}} van {{aanbieder}} staat op "{{stand}}", uiterlijk tot en met {{termijn}}.

{{wat}}

{SLOT}""",
    variabelen=STAP,
)
PLAN_NADIEN: Final = Berichtsoort(
    code="plan_termijn_voorbij",
    naam="De termijn van een plan is voorbij",
    wanneer=f"{NADIEN}, aan wie aan zet is. Tijdens de toetsing: aan de gemeente.",
    groep=GROEP,
    onderwerp="{plan}: de termijn van {termijn} is voorbij",
    tekst=f"""\
{GROET}

{{plan}} van {{aanbieder}} staat nog op "{{stand}}". De termijn was {{termijn}}.

{{wat}}

{SLOT}""",
    variabelen=STAP,
)
TOETSING_VOORAF: Final = Berichtsoort(
    code="toetsing_termijn_nadert",
    naam="De termijn van een toetsing nadert",
    wanneer=f"{VOORAF}, aan de toetser die nog niet inleverde.",
    groep=GROEP,
    onderwerp="Lever uw toetsing van {plan} in voor of op {termijn}",
    tekst=f"""\
{GROET}

U toetst {{plan}} van {{aanbieder}} voor {{organisatie}}. Lever uw oordeel in voor of op \
{{termijn}}. Al beoordeelde criteria: {{beoordeeld}}.

Kunt u het niet op tijd afronden? Overleg dan met de gemeente die het plan behandelt.

{SLOT}""",
    variabelen=TOETSING,
)
TOETSING_NADIEN: Final = Berichtsoort(
    code="toetsing_termijn_voorbij",
    naam="De termijn van een toetsing is voorbij",
    wanneer=f"{NADIEN}, aan de toetser die nog niet inleverde en aan de plaatsvervanger.",
    groep=GROEP,
    onderwerp="Uw toetsing van {plan} is nog niet ingeleverd",
    tekst=f"""\
{GROET}

De toetsing van {{plan}} van {{aanbieder}} voor {{organisatie}} moest op {{termijn}} zijn \
ingeleverd. Al beoordeelde criteria: {{beoordeeld}}.

Zolang uw oordeel er niet is, kan de gemeente geen advies geven.

{SLOT}""",
    variabelen=TOETSING,
)
AANVULLING_VOORAF: Final = Berichtsoort(
    code="aanvulling_termijn_nadert",
    naam="De termijn van een aanvulling nadert",
    wanneer=f"{VOORAF}, aan wie het plan opstelt.",
    groep=GROEP,
    onderwerp="Vul {plan} aan voor of op {termijn}",
    tekst=f"""\
{GROET}

{{afzender}} vroeg u om {{plan}} aan te vullen. Dien uw antwoorden in voor of op {{termijn}}. \
Vragen die nog openstaan: {{vragen}}.

{SLOT}""",
    variabelen=AANVULLING,
)
AANVULLING_NADIEN: Final = Berichtsoort(
    code="aanvulling_termijn_voorbij",
    naam="De termijn van een aanvulling is voorbij",
    wanneer=f"{NADIEN}, aan wie het plan opstelt en aan de gemeente.",
    groep=GROEP,
    onderwerp="De aanvulling van {plan} is nog niet ingediend",
    tekst=f"""\
{GROET}

De aanvulling van {{plan}} van {{aanbieder}} moest op {{termijn}} zijn ingediend. Vragen \
die nog openstaan: {{vragen}}. De toetsing ligt zolang stil.

{SLOT}""",
    variabelen=AANVULLING,
)

registreer(
    PLAN_VOORAF,
    PLAN_NADIEN,
    TOETSING_VOORAF,
    TOETSING_NADIEN,
    AANVULLING_VOORAF,
    AANVULLING_NADIEN,
)
