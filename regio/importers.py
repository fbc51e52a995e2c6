"""The tables of ``fixtures/regio/`` in the order in which they can be loaded."""

from jeugdzorg.kern.fixture_tables import FixtureTable

TABELLEN = [
    FixtureTable("regio/bronnen.csv", "regio.Bron", ("code",), later=("gebied",)),
    FixtureTable("regio/gebieden.csv", "regio.Gebied", ("code",)),
    FixtureTable("regio/jeugdhulpregios.csv", "regio.Jeugdhulpregio", ("code",)),
    FixtureTable("regio/gemeenten.csv", "regio.Gemeente", ("code",)),
    FixtureTable(
        "regio/regioindelingen.csv", "regio.Regioindeling", ("gemeente", "jeugdhulpregio")
    ),
    FixtureTable(
        "regio/gebiedregios.csv", "regio.GebiedRegio", ("gebied", "jeugdhulpregio", "zorgvorm")
    ),
    FixtureTable("regio/organisaties.csv", "regio.Organisatie", ("code",)),
    FixtureTable("regio/kerncijfers.csv", "regio.Kerncijfer", ("code", "bron")),
    FixtureTable("regio/uitspraken.csv", "regio.Uitspraak", ("code",)),
    FixtureTable("regio/overleggen.csv", "regio.Overleg", ("code",)),
    FixtureTable("regio/vergaderingen.csv", "regio.Vergadering", ("overleg", "datum")),
    FixtureTable("regio/bevindingen.csv", "regio.Bevinding", ("sleutel",)),
]
