import pytest

from vastgoed.plan.definities import SECTIES, TABELLEN, VELDEN
from vastgoed.plan.inhoud import gezet, hash_van, lege_inhoud, paden, plek, waarde
from vastgoed.plan.waarden import Waardefout, in_woorden, lees


def test_every_code_of_a_field_and_a_table_is_used_once():
    codes = [code for sectie in SECTIES for code in sectie.onderdelen]

    assert len(codes) == len(set(codes)) == len(VELDEN) + len(TABELLEN)


@pytest.mark.parametrize("tabel", TABELLEN.values(), ids=lambda tabel: tabel.code)
def test_a_table_names_its_rows_by_a_column_and_its_sheet_fits(tabel):
    codes = [kolom.code for kolom in tabel.kolommen]

    assert tabel.label_veld in codes
    assert len(codes) == len(set(codes))
    assert len(tabel.naam) <= 31


ALLE_VELDEN = [
    *VELDEN.values(),
    *(kolom for tabel in TABELLEN.values() for kolom in tabel.kolommen),
]


@pytest.mark.parametrize("veld", ALLE_VELDEN, ids=lambda veld: veld.code)
def test_the_example_of_every_field_can_be_read_and_written_back(veld):
    gelezen = lees(veld, veld.voorbeeld)

    assert gelezen is not None
    assert lees(veld, in_woorden(veld, gelezen)) == gelezen


@pytest.mark.parametrize("pad", ["bestaat_niet", "projecten/a/geen", "doel/x", "projecten/a/b/c"])
def test_a_place_that_does_not_exist_is_refused(pad):
    with pytest.raises(KeyError):
        plek(pad)


def test_setting_nothing_takes_a_value_away_and_leaves_the_first_document_alone():
    een = gezet(lege_inhoud(), "doel", "Kleiner")

    ander = gezet(een, "doel", "")

    assert waarde(een, "doel") == "Kleiner"
    assert ander == lege_inhoud()


def test_a_cell_of_a_row_that_is_gone_is_refused():
    with pytest.raises(KeyError):
        gezet(lege_inhoud(), "projecten/a/naam", "x")


def test_every_filled_place_can_be_listed():
    inhoud = gezet(gezet(lege_inhoud(), "doel", "x"), "projecten/a", {"code": "P1"})

    assert dict(paden(inhoud)) == {"doel": "x", "projecten/a/code": "P1"}


def test_the_hash_is_of_content_and_attachments_not_of_the_order_of_keys():
    een = {"velden": {"doel": "x", "visie": "y"}, "tabellen": {}}
    zelfde = {"tabellen": {}, "velden": {"visie": "y", "doel": "x"}}

    assert hash_van(een, ["b", "a"]) == hash_van(zelfde, ["a", "b"])
    assert hash_van(een, []) != hash_van(een, ["a"])


@pytest.mark.parametrize(
    ("code", "ruw", "tekst"),
    [
        ("spuk_gevraagd", "veel", "is geen getal"),
        ("spuk_gevraagd", "-1", "te laag"),
        ("spuk_gevraagd", "1,234", "hooguit 2 cijfers"),
        ("spuk_gevraagd", "1.23.4", "is geen getal"),
        ("spuk_gevraagd", float("nan"), "is geen getal"),
        ("startfoto_plaatsen", "1,5", "geen heel getal"),
        ("startfoto_plaatsen", True, "vul een getal in"),
        ("startfoto_plaatsen", "9999", "te hoog"),
        ("einddatum", "31-02-2024", "geen datum"),
        ("einddatum", "morgen", "geen datum"),
        ("doel", "x" * 10_001, "hooguit 10000"),
        ("doel", "a\x00b", "teken dat niet kan"),
    ],
)
def test_what_cannot_be_says_what_would_be_right(code, ruw, tekst):
    with pytest.raises(Waardefout, match=tekst):
        lees(VELDEN[code], ruw)
