"""The kinds of messages of this app: reminders of what is to be delivered."""

from typing import Final

from regio.berichten.soorten import Berichtsoort, Variabele, registreer

GROEP: Final = "Cijfers aanleveren"
VARIABELEN: Final = {
    "organisatie": Variabele("organisatie die aanlevert", "Aanbieder Voorbeeld"),
    "ronde": Variabele("naam van de aanleverronde", "Capaciteit op 1 juli 2026"),
    "termijn": Variabele("uiterste dag", "12 augustus 2026"),
    "stand": Variabele(
        "hoe ver de aanlevering is, of niets",
        "In wat u aanleverde staan fouten. Verbeter ze en lever opnieuw aan.",
    ),
}
STAND: Final = {
    "gecontroleerd": "Uw aanlevering is gecontroleerd en staat klaar. U hoeft haar alleen nog "
    "over te nemen.",
    "fouten": "In wat u aanleverde staan fouten. Verbeter ze en lever opnieuw aan.",
}
HOE: Final = """\
Log in op Jeugdzorg en kies "Capaciteit" en daarna "Aanleveren". Daar haalt u het sjabloon op, \
met wat al bekend is. U kunt de cijfers ook op het scherm invullen.

Is er niets te melden? Zeg dat daar dan; dan krijgt u deze mail niet meer."""

VOORAF: Final = Berichtsoort(
    code="aanleveren_herinnering",
    naam="Herinnering voor de termijn",
    wanneer="Veertien en drie werkdagen voor de termijn, aan wie aanlevert.",
    groep=GROEP,
    onderwerp="Lever uiterlijk {termijn} aan: {ronde}",
    tekst=f"""\
Goedendag,

{{organisatie}} levert uiterlijk {{termijn}} cijfers aan voor "{{ronde}}".

{{stand}}

{HOE}""",
    variabelen=VARIABELEN,
    eigen_tekst=False,
)
TE_LAAT: Final = Berichtsoort(
    code="aanleveren_te_laat",
    naam="Herinnering na de termijn",
    wanneer="Een, zeven en eenentwintig werkdagen na de termijn, aan wie aanlevert.",
    groep=GROEP,
    onderwerp="Nog niet ontvangen: {ronde}",
    tekst=f"""\
Goedendag,

{{organisatie}} had uiterlijk {{termijn}} cijfers moeten aanleveren voor "{{ronde}}". Ze zijn nog \
niet overgenomen.

{{stand}}

{HOE}""",
    variabelen=VARIABELEN,
    eigen_tekst=False,
)

registreer(VOORAF, TE_LAAT)
