"""The tables of ``fixtures/capaciteit/``, and those of the example figures, in loading order."""

from jeugdzorg.kern.fixture_tables import FixtureTable

METING = ("voorziening", "maat", "peildatum", "bron")

TABELLEN = [
    FixtureTable("capaciteit/locaties.csv", "capaciteit.Locatie", ("code",)),
    FixtureTable("capaciteit/voorzieningen.csv", "capaciteit.Voorziening", ("code",)),
    FixtureTable(
        "capaciteit/statussen.csv",
        "capaciteit.Voorzieningstatusrij",
        ("voorziening", "peildatum", "bron"),
    ),
    FixtureTable("capaciteit/metingen.csv", "capaciteit.Capaciteitsmeting", METING),
    FixtureTable("capaciteit/cijfers.csv", "capaciteit.Capaciteitscijfer", ("code",)),
    FixtureTable("capaciteit/herkomsten.csv", "capaciteit.Herkomst", ("code",)),
]

VOORBEELD = [
    FixtureTable("voorbeeld/metingen.csv", "capaciteit.Capaciteitsmeting", METING),
]
