from decimal import Decimal

import pytest

from jeugdzorg.kern.fixture_tables import FixtureError, FixtureTable, load_tables, total
from regio.models import Bron, Gebied, Gemeente, Kerncijfer, Organisatie
from tests.factories import make_aanbieder, make_bron, make_gebied, make_organisatie

pytestmark = pytest.mark.django_db

GEMEENTEN = FixtureTable("gemeenten.csv", "regio.Gemeente", ("code",))
GEBIEDEN = FixtureTable("gebieden.csv", "regio.Gebied", ("code",))
BRONNEN = FixtureTable("bronnen.csv", "regio.Bron", ("code",), later=("gebied",))
ORGANISATIES = FixtureTable("organisaties.csv", "regio.Organisatie", ("code",))
KOP_VAN_BRON = "code,titel,korte_titel,soort,zichtbaarheid"
KERNCIJFERS = FixtureTable("kerncijfers.csv", "regio.Kerncijfer", ("code", "bron"))


@pytest.fixture
def plan(db):
    return make_bron(code="PLAN")


@pytest.fixture
def load(tmp_path):
    """Write the text of each table and load them in the order given."""

    def write_and_load(*tables_and_texts):
        tables = []
        for table, text in tables_and_texts:
            (tmp_path / table.path).write_text(text.strip() + "\n", encoding="utf-8")
            tables.append(table)
        return load_tables(tables, tmp_path)

    return write_and_load


def counts(results):
    som = total(results)
    return som.new, som.changed, som.unchanged


def test_a_new_row_is_created_with_its_reference(load, plan):
    results = load((GEMEENTEN, "code,naam,bron\nGM0153,Enschede,PLAN"))

    assert counts(results) == (1, 0, 0)
    assert Gemeente.objects.get().bron == plan


def test_loading_the_same_twice_changes_nothing(load, plan):
    text = "code,naam,bron\nGM0153,Enschede,PLAN\nGM0344,Utrecht,PLAN"
    load((GEMEENTEN, text))

    results = load((GEMEENTEN, text))

    assert counts(results) == (0, 0, 2)


def test_a_changed_cell_changes_that_field_only(load, plan):
    load((GEMEENTEN, "code,naam,bron\nGM0153,Enschede,PLAN"))
    Gemeente.objects.update(opmerking="met de hand")

    results = load((GEMEENTEN, "code,naam,bron\nGM0153,Stad Enschede,PLAN"))

    assert counts(results) == (0, 1, 0)
    assert Gemeente.objects.get().naam == "Stad Enschede"
    assert Gemeente.objects.get().opmerking == "met de hand"


def test_a_row_that_left_the_file_stays(load, plan):
    load((GEMEENTEN, "code,naam,bron\nGM0153,Enschede,PLAN\nGM0344,Utrecht,PLAN"))

    load((GEMEENTEN, "code,naam,bron\nGM0344,Utrecht,PLAN"))

    assert Gemeente.objects.count() == 2


def test_an_empty_cell_is_the_empty_of_its_field(load, plan):
    load((KERNCIJFERS, "code,onderwerp,waarde,waarde_tot,eenheid,bron,groep\na,iets,5,,x,PLAN,"))

    cijfer = Kerncijfer.objects.get()
    assert (cijfer.waarde, cijfer.waarde_tot, cijfer.groep) == (Decimal(5), None, "")


def test_a_table_may_start_with_a_byte_order_mark(load, plan):
    results = load((GEMEENTEN, "\ufeffcode,naam,bron\nGM0153,Enschede,PLAN"))

    assert counts(results) == (1, 0, 0)


def test_a_row_may_point_at_an_earlier_row_of_its_own_table(load, plan):
    load(
        (
            GEBIEDEN,
            "code,naam,soort,bovenliggend,bron\nNL,Nederland,land,,PLAN\nOV,Overijssel,land,NL,PLAN",
        )
    )

    assert Gebied.objects.get(code="OV").bovenliggend.code == "NL"


def test_lists_and_many_to_many_are_separated_by_semicolons(load, plan):
    make_gebied(code="OV")
    make_gebied(code="NN")
    text = "code,naam,soort,aliassen,gebieden,bron\nA,Ambiq,aanbieder,Ambik; AMB,OV; NN,PLAN"

    load((ORGANISATIES, text))

    ambiq = Organisatie.objects.get(code="A")
    assert ambiq.aliassen == ["Ambik", "AMB"]
    assert set(ambiq.gebieden.values_list("code", flat=True)) == {"OV", "NN"}
    assert counts(load((ORGANISATIES, text))) == (0, 0, 1)


def test_a_many_to_many_cell_that_changes_counts_as_a_change(load, plan):
    make_gebied(code="OV")
    kop = "code,naam,soort,gebieden,bron\n"
    load((ORGANISATIES, f"{kop}A,Ambiq,aanbieder,OV,PLAN"))

    results = load((ORGANISATIES, f"{kop}A,Ambiq,aanbieder,,PLAN"))

    assert counts(results) == (0, 1, 0)


def test_a_later_column_is_set_when_its_rows_exist(load):
    bronnen = "code,titel,korte_titel,soort,gebied,zichtbaarheid\nB,Bron,Bron,plan,OV,openbaar"
    gebieden = "code,naam,soort,bron\nOV,Overijssel,land,B"

    results = load((BRONNEN, bronnen), (GEBIEDEN, gebieden))

    assert counts(results) == (2, 0, 0)
    assert Bron.objects.get().gebied.code == "OV"
    assert counts(load((BRONNEN, bronnen), (GEBIEDEN, gebieden))) == (0, 0, 2)


def test_a_later_column_that_changes_counts_as_a_change(load):
    kop = "code,titel,korte_titel,soort,gebied,zichtbaarheid\n"
    gebieden = "code,naam,soort,bron\nOV,Overijssel,land,B"
    load((BRONNEN, f"{kop}B,Bron,Bron,plan,OV,openbaar"), (GEBIEDEN, gebieden))

    results = load((BRONNEN, f"{kop}B,Bron,Bron,plan,,openbaar"), (GEBIEDEN, gebieden))

    assert counts(results) == (0, 1, 1)
    assert Bron.objects.get().gebied is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("code,naam,bron,kleur\nGM0153,Enschede,PLAN,rood", "kolom 'kleur' bestaat niet"),
        ("naam,bron\nEnschede,PLAN", "kolom 'code' ontbreekt"),
        ("code,naam,bron\nGM0153,Enschede,WEG", "regel 2, bron 'WEG': geen bron met deze code"),
        ("code,naam,bron\nGM0153,Enschede,", "regel 2, bron '': moet gevuld zijn"),
        ("code,naam,bron\nGM0153,,PLAN", "regel 2, naam ''"),
        ("code,naam,bron\nGM0153,Enschede", "regel 2: te veel of te weinig cellen"),
        ("code,naam,bron\nGM0153,Enschede,PLAN,nog iets", "te veel of te weinig cellen"),
        ("code,naam,bron\nGM0153,A,PLAN\nGM0153,B,PLAN", "regel 3: zelfde als regel 2"),
        ("code,naam,bron\nGM0153,A,PLAN\nENSCH,B,PLAN", "regel 3: Een gemeentecode is GM"),
        ("code,naam,bron,peildatum\nGM0153,A,PLAN,1 mei 2021", "peildatum '1 mei 2021'"),
        ('code,naam,bron\nGM0153,"En"schede,PLAN', "niet te lezen"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(load, plan, text, expected):
    with pytest.raises(FixtureError) as raised:
        load((GEMEENTEN, text))

    assert "gemeenten.csv" in str(raised.value)
    assert expected in str(raised.value)
    assert not Gemeente.objects.exists()


@pytest.mark.parametrize(
    ("soort", "zichtbaarheid", "expected"),
    [
        ("roman", "openbaar", "regel 2, soort 'roman'"),
        ("plan", "geheim", "regel 2, zichtbaarheid 'geheim'"),
        ("plan", "besloten", "Een bron die niet openbaar is, heeft een eigenaar nodig."),
    ],
)
def test_a_bad_choice_or_a_broken_rule_is_refused(load, soort, zichtbaarheid, expected):
    with pytest.raises(FixtureError) as raised:
        load((BRONNEN, f"{KOP_VAN_BRON}\nB,Bron,B,{soort},{zichtbaarheid}"))

    assert expected in str(raised.value)


def test_a_change_that_breaks_a_rule_names_its_line(load, plan):
    load((GEMEENTEN, "code,naam,bron\nGM0153,Enschede,PLAN"))
    table = FixtureTable("gemeenten.csv", "regio.Gemeente", ("naam",))

    with pytest.raises(FixtureError, match="regel 2: Een gemeentecode is GM"):
        load((table, "code,naam,bron\nXX,Enschede,PLAN"))


def test_a_column_without_which_no_row_can_exist_is_missed(load, plan):
    with pytest.raises(FixtureError, match=r"regel 2.*bron"):
        load((GEMEENTEN, "code,naam\nGM0153,Enschede"))


def test_a_provider_column_takes_providers_only(load, plan):
    make_organisatie(code="GEM-A")
    make_aanbieder(code="AMBIQ")
    table = FixtureTable("cijfers.csv", "capaciteit.Capaciteitscijfer", ("code",))
    kop = "code,aanbieder,maat,omschrijving,waarde,bron\n"

    with pytest.raises(FixtureError, match="'GEM-A': geen aanbieder met deze code"):
        load((table, f"{kop}c,GEM-A,plekken,plekken,5,PLAN"))

    assert counts(load((table, f"{kop}c,AMBIQ,plekken,plekken,5,PLAN"))) == (1, 0, 0)


def test_one_wrong_cell_leaves_nothing_of_any_table(load, plan):
    with pytest.raises(FixtureError):
        load(
            (GEMEENTEN, "code,naam,bron\nGM0153,Enschede,PLAN"),
            (GEBIEDEN, "code,naam,soort,bron\nOV,Overijssel,provincie,PLAN"),
        )

    assert not Gemeente.objects.exists()


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FixtureError, match=r"gemeenten\.csv: niet te lezen"):
        load_tables([GEMEENTEN], tmp_path)
