"""The tables of schemes, deadlines, grants and assessment frameworks, in the order to load them."""

from jeugdzorg.kern.fixture_tables import FixtureTable


def kaders_met_gebeurtenis() -> set[int]:
    """Versions that people did something with since: what the file says of them is overtaken."""
    from .models import Kadergebeurtenis

    return set(Kadergebeurtenis.objects.values_list("kader", flat=True))


TABELLEN = [
    FixtureTable(
        "vastgoed/regelingen.csv",
        "vastgoed.Regeling",
        key=("code",),
        references={"onderdeel_van": "code"},
    ),
    FixtureTable(
        "vastgoed/regelingopgaven.csv", "vastgoed.Regelingopgave", key=("regeling", "bron")
    ),
    FixtureTable("vastgoed/voorwaarden.csv", "vastgoed.Voorwaarde", key=("regeling", "volgnummer")),
    FixtureTable(
        "vastgoed/coordinaties.csv",
        "vastgoed.Coordinatie",
        key=("regeling", "gemeente", "aanbieder", "deel", "bron"),
    ),
    FixtureTable(
        "vastgoed/verdeeltotalen.csv", "vastgoed.Verdeeltotaal", key=("regeling", "gebied", "bron")
    ),
    FixtureTable("vastgoed/beschikkingen.csv", "vastgoed.Beschikking", key=("code",)),
    FixtureTable("vastgoed/toekenningen.csv", "vastgoed.Toekenning", key=("code",)),
    FixtureTable(
        "vastgoed/termijnen.csv", "vastgoed.Termijn", key=("code",), later=("onderdeel_van",)
    ),
    FixtureTable(
        "vastgoed/termijnverlengingen.csv",
        "vastgoed.Termijnverlenging",
        key=("termijn", "volgnummer"),
    ),
    FixtureTable(
        "vastgoed/toetsingskaders.csv",
        "vastgoed.Toetsingskader",
        key=("code",),
        keep=kaders_met_gebeurtenis,
    ),
    FixtureTable("vastgoed/criteria.csv", "vastgoed.Criterium", key=("kader", "code")),
    FixtureTable(
        "vastgoed/risicoschaalniveaus.csv",
        "vastgoed.Risicoschaalniveau",
        key=("kader", "schaal", "code"),
    ),
]
