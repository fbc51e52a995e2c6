import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest

from jeugdzorg.kern.chart_kinds import (
    Ander,
    Band,
    Punt,
    Reeks,
    Stroom,
    gestapeld,
    lijnen,
    pad_grafiek,
    punten,
    staven,
    stromen,
    verdeling,
)
from jeugdzorg.kern.chart_lines import label_offsets
from jeugdzorg.kern.chart_points import path_value
from jeugdzorg.kern.charts import AFBOUW, OPBOUW, PAD, REGIO, WERKELIJK, draw
from jeugdzorg.kern.notation import NVT

WOORDEN = {"titel": "Loopt het in de pas?", "conclusie": "Ja."}
PAD_OOST = punten(dict(zip(range(2021, 2025), [182, 173, 156, 140], strict=True)))
BREEDSTE = 740


def texts(grafiek):
    return [unescape(t) for t in re.findall(r"<text[^>]*>([^<]*)</text>", draw(grafiek.spec))]


def width(grafiek):
    return float(re.search(r'width="([\d.]+)"', draw(grafiek.spec))[1])


def voorbeelden():
    lang = "Gemeente met een werkelijk zeer lange naam aan de rivier"
    return {
        "pad": pad_grafiek(
            **WOORDEN,
            eenheid="jongeren per jaar",
            pad=PAD_OOST,
            werkelijk=punten({2022: 183, 2024: 150}),
            gedrukt=punten({2023: 157}),
            band=Band(2023, 2024, 34, 50),
        ),
        "staven": staven(**WOORDEN, eenheid="plekken", rijen=[(lang, 12), ("Twente", None)]),
        "twee": staven(
            **WOORDEN,
            eenheid="plekken",
            rijen=[("Twente", 47, 28)],
            reeksen=("2022", "1e halfjaar 2023"),
        ),
        "delen": gestapeld(
            **WOORDEN, delen=("binnen", "buiten"), rijen=[("Twente", 84, 16), (lang, 57, 43)]
        ),
        "geld": verdeling(**WOORDEN, rijen=[(lang, Decimal("50000000")), ("Zwolle", 0)]),
        "stromen": stromen(
            **WOORDEN,
            eenheid="jongeren",
            stromen=[Stroom("Twente", "Twente", 199), Stroom("Twente", "Buiten Overijssel", 38)],
        ),
    }


@pytest.mark.parametrize("soort", voorbeelden())
def test_every_kind_fits_on_a_page_without_legend_and_without_ids(soort):
    grafiek = voorbeelden()[soort]

    drawn = draw(grafiek.spec)

    assert width(grafiek) <= BREEDSTE
    assert "role-legend" not in drawn
    assert ' id="' not in drawn
    assert "style=" not in drawn
    assert grafiek.beschrijving
    assert all(len(rij) == len(grafiek.tabel.kop) for rij in grafiek.tabel.rijen)


def test_colours_with_a_meaning_differ_in_grey():
    def lightness(colour):
        red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert len({AFBOUW, OPBOUW, PAD, WERKELIJK}) == 4
    assert lightness(PAD) - lightness(WERKELIJK) > 20
    assert REGIO == WERKELIJK


def test_a_path_says_how_far_what_happened_lies_from_it():
    grafiek = pad_grafiek(
        **WOORDEN, eenheid="jongeren", pad=PAD_OOST, werkelijk=punten({2022: 183, 2023: 150})
    )

    assert {"183", "+10", "150 werkelijk", "6 minder dan het pad"} <= set(texts(grafiek))
    assert grafiek.tabel.kop == ("Moment", "Afbouwpad", "Werkelijk", "Verschil met het pad")
    assert grafiek.tabel.rijen[1] == ("2022", 173, 183, 10.0)
    assert grafiek.tabel.rijen[3] == ("2024", 140, "–", "–")
    assert "Werkelijk: 183 in 2022, 150 in 2023." in grafiek.beschrijving


def test_a_half_year_is_compared_with_the_path_at_that_day():
    halfjaar = Punt(date(2023, 7, 2), 60, "1e halfjaar 2023")

    grafiek = pad_grafiek(**WOORDEN, eenheid="plekken", pad=PAD_OOST, werkelijk=[halfjaar])

    assert ("1e halfjaar 2023", 148.0, 60, -88.0) in grafiek.tabel.rijen


@pytest.mark.parametrize(
    "x, stappen, verwacht",
    [(2021, False, 182), (2021.5, False, 177.5), (2021.5, True, 182), (2022, True, 173),
     (2020, False, None), (2025, False, None)],
)  # fmt: skip
def test_value_of_a_path_at_a_moment(x, stappen, verwacht):
    assert path_value(PAD_OOST, x, stappen) == verwacht


def test_a_printed_value_shows_only_where_it_differs_from_the_path():
    grafiek = pad_grafiek(
        **WOORDEN, eenheid="jongeren", pad=PAD_OOST, gedrukt=punten({2022: 173, 2023: 157})
    )

    printed = [t for t in texts(grafiek) if "volgens de bron" in t]

    assert printed == ["157 volgens de bron"]


def test_an_unknown_milestone_is_in_the_table_but_not_on_the_line():
    pad = punten({2010: 144, 2020: 48, 2025: None, 2030: 0})

    grafiek = pad_grafiek(**WOORDEN, eenheid="plekken", pad=pad, stappen=True)

    assert ("2025", None) in grafiek.tabel.rijen
    assert len(grafiek.spec["layer"][0]["data"]["values"]) == 3


def test_a_path_without_any_value_is_refused():
    with pytest.raises(ValueError, match="ten minste één"):
        pad_grafiek(**WOORDEN, eenheid="plekken", pad=punten({2030: None}))


def test_bars_stand_from_large_to_small_and_write_what_is_no_number():
    rijen = [("A", 3), ("B", None), ("C", 0), ("D", 1200), ("E", "<5"), ("F", NVT)]

    grafiek = staven(**WOORDEN, eenheid="plekken", rijen=rijen)

    assert [rij[0] for rij in grafiek.tabel.rijen] == ["D", "A", "C", "B", "E", "F"]
    assert {"1.200", "3", "0", "onbekend", "<5", "n.v.t."} <= set(texts(grafiek))


def test_two_periods_are_named_at_the_first_row_only():
    rijen = [("Twente", 47, 28), ("IJsselland", 42, 19)]

    grafiek = staven(**WOORDEN, eenheid="jongeren", rijen=rijen, reeksen=("2022", "2023"))

    assert {"47 (2022)", "28 (2023)", "42", "19"} <= set(texts(grafiek))
    assert grafiek.tabel.kop == ("Regio", "2022", "2023")


def test_amounts_carry_their_share_and_a_total():
    rijen = [("Jarabee", 666439), ("Ambiq", Decimal(1777170)), ("Nieuw", None)]

    grafiek = verdeling(**WOORDEN, rijen=rijen, kop="Aanbieder")

    assert "€\u00a01.777.170 (73%)" in texts(grafiek)
    assert grafiek.tabel.rijen[-1] == ("Totaal", "€\u00a02.443.609")
    assert ("Nieuw", "onbekend") in grafiek.tabel.rijen


def test_parts_are_shares_of_their_row():
    grafiek = gestapeld(
        **WOORDEN,
        delen=("binnen het gebied", "buiten het gebied"),
        rijen=[("Overijssel", 284, 103), ("Nieuw", None, 3)],
    )

    assert {"73%", "27%", "onbekend", "binnen het gebied"} <= set(texts(grafiek))
    assert ("Overijssel", 284, 103) in grafiek.tabel.rijen


def test_a_whole_has_two_or_three_parts():
    with pytest.raises(ValueError, match="2 of 3 delen"):
        gestapeld(**WOORDEN, delen=("alles",), rijen=[("Twente", 1)])


def test_flows_are_as_wide_as_their_number_and_totals_stand_at_both_ends():
    grafiek = stromen(
        **WOORDEN,
        eenheid="jongeren",
        stromen=[
            Stroom("Twente", "Twente", 199),
            Stroom("Twente", "Buiten", 38),
            Stroom("IJsselland", "Buiten", 65),
            Stroom("Onbekend", "Twente", "<5"),
        ],
    )

    thickness = {
        point["n"]: round(point["y2"] - point["y"], 6)
        for point in grafiek.spec["layer"][0]["data"]["values"]
    }
    assert thickness[0] / thickness[1] == pytest.approx(199 / 38)
    assert {"Twente: 237", "Buiten: 103", "Twente: 199"} <= set(texts(grafiek))
    assert ("Onbekend → Twente", "<5") in grafiek.tabel.rijen


@pytest.mark.parametrize(
    "leeg",
    [
        staven(**WOORDEN, eenheid="plekken", rijen=[]),
        verdeling(**WOORDEN, rijen=[]),
        gestapeld(**WOORDEN, delen=("a", "b"), rijen=[]),
        stromen(**WOORDEN, eenheid="jongeren", stromen=[]),
    ],
)
def test_nothing_to_draw_is_no_error(leeg):
    assert draw(leeg.spec).startswith("<svg")


def lijn(naam, laatste, **velden):
    dagen = [date(2023, 9, 30), date(2026, 3, 31), date(2028, 3, 31)]
    return Reeks(naam=naam, punten=[(dag, laatste) for dag in dagen], **velden)


def test_names_of_lines_that_end_at_zero_stand_above_each_other_and_above_the_axis():
    offsets = label_offsets([lijn("pad", 71), lijn("afbouw", 0), lijn("opbouw", 0)])

    assert offsets == {"pad": 0, "afbouw": -15, "opbouw": 0}


def test_names_of_lines_that_end_together_are_a_line_of_text_apart():
    offsets = label_offsets([lijn("een", 40), lijn("twee", 40), lijn("drie", 0)])

    assert offsets == {"een": 0, "twee": 15, "drie": 0}


def test_years_along_the_axis_are_each_named_once():
    grafiek = lijnen(
        titel="?", conclusie=".", eenheid="plekken", reeksen=[lijn("pad", 3)], dagwoord=str
    )

    as_ = grafiek.spec["encoding"]["x"]["axis"]
    assert [waarde[:10] for waarde in as_["values"]] == [
        f"{jaar}-01-01" for jaar in range(2024, 2029)
    ]
    assert as_["format"] == "%Y"


def test_words_of_a_value_stand_left_of_it_where_another_line_runs_above():
    pad, eerder = punten({2024: 110, 2028: 54}), punten({2023: 125, 2028: 54})

    def woorden(andere):
        grafiek = pad_grafiek(
            **WOORDEN,
            eenheid="bedden",
            pad=pad,
            werkelijk=punten({2023: 125, 2024: 110}),
            andere=andere,
        )
        return [
            laag["mark"]["align"]
            for laag in grafiek.spec["layer"]
            if laag["mark"]["type"] == "text"
            and laag["data"]["values"][0].get("t0") == "110 werkelijk"
        ]

    assert set(woorden([])) == {"left"}
    assert set(woorden([Ander("vanaf 125", eerder)])) == {"right"}
