from datetime import date

import pytest

from monitoring.analyse.cijfers import (
    CijferFoutError,
    Cijferplek,
    Periode,
    Stuk,
    fouten,
    ingevuld,
    ontleed,
    plekken,
)

BEDDEN = Cijferplek("KWN-01", "JZ24", "2024-1")


def test_a_text_is_cut_at_its_figures_and_nothing_is_lost():
    tekst = "In Haaglanden {cijfer:KWN-01|JZ24|2024-1} bedden.\nMeer niet."

    stukken = list(ontleed(tekst))

    assert stukken == [Stuk("In Haaglanden "), Stuk(plek=BEDDEN), Stuk(" bedden.\nMeer niet.")]
    assert "".join(str(stuk.plek or stuk.tekst) for stuk in stukken) == tekst


def test_a_place_is_written_as_it_is_read_with_or_without_a_breakdown():
    met = Cijferplek("KWN-03", "ZW", "2024-07-01", "leeftijd: 12-15")

    assert Cijferplek.parse(met.sleutel) == met
    assert str(met) == "{cijfer:KWN-03|ZW|2024-07-01|leeftijd: 12-15}"
    assert Cijferplek.parse(" kwn-01 | jz24 | 2024-1 ") == BEDDEN


@pytest.mark.parametrize(
    ("tekst", "van", "tot"),
    [
        ("2024-1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-2", date(2024, 7, 1), date(2024, 12, 31)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-07-01", date(2023, 7, 1), date(2023, 7, 1)),
    ],
)
def test_a_period_is_a_half_year_a_year_or_a_day(tekst, van, tot):
    assert Periode.parse(tekst) == Periode(van, tot)


@pytest.mark.parametrize("tekst", ["", "2024-3", "24-1", "2024-02-30", "0000", "2024-1 ", "٢٠٢٤"])
def test_what_is_no_period_is_told_with_what_is(tekst):
    with pytest.raises(CijferFoutError, match="2024-1"):
        Periode.parse(tekst)


def test_a_count_on_a_day_in_the_half_year_is_about_that_half_year_but_a_year_is_not():
    halfjaar = Periode.parse("2024-1")

    assert halfjaar.past(date(2024, 1, 1), date(2024, 6, 30))
    assert halfjaar.past(date(2024, 6, 1), date(2024, 6, 1))
    assert not halfjaar.past(date(2024, 7, 1), date(2024, 7, 1))
    assert not halfjaar.past(date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    "plek",
    [
        "{cijfer:}",
        "{cijfer:KWN-01}",
        "{cijfer:KWN-01|JZ24}",
        "{cijfer:KWN-01||2024-1}",
        "{cijfer:KWN-01|JZ24|2024-3}",
        "{cijfer:KWN-01|JZ24|2024-1|a|b}",
        "{cijfer:" + "A" * 200 + "}",
    ],
)
def test_a_place_that_cannot_be_read_stays_as_typed_and_says_what_is_right(plek):
    tekst = f"Voor {plek} na."

    voor, midden, na = ontleed(tekst)

    assert (voor.tekst, midden.tekst, na.tekst) == ("Voor ", plek, " na.")
    assert len(fouten(tekst)) == 1
    assert plekken([tekst]) == []


def test_a_place_that_was_never_closed_is_told():
    tekst = "Er zijn {cijfer:KWN-01|JZ24|2024-1 bedden."

    assert len(fouten(tekst)) == 1
    assert "sluitaccolade" in fouten(tekst)[0]
    assert "".join(stuk.tekst for stuk in ontleed(tekst)) == tekst


def test_other_braces_are_plain_text():
    assert list(ontleed("a {b} {{c}} }")) == [Stuk("a {b} {{c}} }")]


def test_each_figure_is_asked_for_once_in_order_of_mention():
    teksten = ["{cijfer:B|X|2024}{cijfer:A|X|2024}", "{cijfer:b|x|2024} {cijfer:C|X|2024}"]

    assert [plek.indicator for plek in plekken(teksten)] == ["B", "A", "C"]


def test_a_text_filled_in_has_the_kept_values_and_unknown_for_the_rest():
    tekst = f"{BEDDEN} bedden, {{cijfer:KWN-02|JZ24|2024-1}} nieuw."

    assert ingevuld(tekst, {BEDDEN.sleutel: "49"}) == "49 bedden, onbekend nieuw."
