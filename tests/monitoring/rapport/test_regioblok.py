"""The figures of a region beside each other."""

from monitoring.rapport.regioblok import kolom, overzicht, regiobeelden
from tests.factories_monitoring_rapport import make_cijfer


def regio(*cijfers):
    return {"naam": "Regio A", "eerder": list(cijfers)}


def test_a_row_per_indicator_with_its_breakdowns_below_it():
    uit = overzicht(
        regio(
            make_cijfer(periode="2022", waarde=20),
            make_cijfer(periode="2022", waarde=8, uitsplitsing="onder 12"),
            make_cijfer(periode="2022", waarde=1.5, indicator="Duur"),
            make_cijfer(periode="2023", waarde="<5"),
        )
    )

    assert uit["perioden"] == ["2022", "2023"]
    assert uit["rijen"] == [
        ("Instroom", "", ["20", "<5"]),
        ("Instroom", "onder 12", ["8", ""]),
        ("Duur", "", ["1,5", ""]),
    ]


def test_a_day_stands_under_its_half_year_beside_what_was_counted_over_it():
    uit = overzicht(
        regio(
            make_cijfer(periode="30 juni 2024", waarde=4),
            make_cijfer(periode="eerste halfjaar 2024", waarde=9, indicator="Nieuw"),
            make_cijfer(periode="1 juli 2024", waarde=7),
        )
    )

    assert uit["perioden"] == ["eerste halfjaar 2024", "tweede halfjaar 2024"]
    assert kolom("van 1 januari tot en met 3 maart 2024").startswith("van 1 januari")


def test_only_the_last_periods_and_two_sources_in_one_cell():
    cijfers = [make_cijfer(periode=str(jaar), waarde=jaar) for jaar in range(2018, 2024)]

    uit = overzicht(regio(*cijfers, make_cijfer(periode="2023", waarde=1, voorbeeld=True)))

    assert uit["perioden"] == ["2020", "2021", "2022", "2023"]
    assert uit["rijen"][0][2][-1] == "2.023 en 1"
    assert uit["voorbeeld"]


def test_a_region_without_figures_has_no_table():
    (leeg,) = regiobeelden({"regios": [regio()]})["regios"]

    assert leeg["overzicht"] is None
