"""The tables of indicators, measurements, paths, targets and cycles, in the order to load them."""

from jeugdzorg.kern.fixture_tables import FixtureTable

TABELLEN = [
    FixtureTable(
        "monitoring/indicatoren.csv",
        "monitoring.Indicator",
        key=("code",),
        references={"onderdeel_van": "code"},
    ),
    FixtureTable("monitoring/metingen.csv", "monitoring.Meting", key=("code",)),
    FixtureTable("monitoring/afbouwpaden.csv", "monitoring.Afbouwpad", key=("code",)),
    FixtureTable("monitoring/padpunten.csv", "monitoring.Padpunt", key=("pad", "volgnummer")),
    FixtureTable("monitoring/paddelen.csv", "monitoring.Paddeel", key=("pad", "jeugdhulpregio")),
    FixtureTable(
        "monitoring/doelstellingen.csv",
        "monitoring.Doelstelling",
        key=("indicator", "jeugdhulpregio", "gebied", "doeldatum", "bron"),
    ),
    FixtureTable("monitoring/cycli.csv", "monitoring.Cyclus", key=("gebied", "jaar", "helft")),
    FixtureTable("monitoring/kerncijfers.csv", "regio.Kerncijfer", key=("code", "bron")),
]
