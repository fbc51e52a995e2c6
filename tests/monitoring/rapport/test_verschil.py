from monitoring.rapport.verschil import verschillen
from tests.factories_monitoring_rapport import make_cijfer


def test_a_figure_that_changed_says_what_it_was_and_what_it_became():
    (rij,) = verschillen([make_cijfer(waarde=12)], [make_cijfer(waarde=13)])

    assert (rij.soort, rij.was, rij.werd) == ("gewijzigd", 12, 13)
    assert (rij.indicator, rij.onderwerp) == ("Instroom", "Regio A")


def test_what_is_the_same_is_no_difference():
    assert verschillen([make_cijfer()], [make_cijfer()]) == []


def test_a_figure_of_another_source_is_another_figure():
    soorten = [rij.soort for rij in verschillen([make_cijfer(bron="A")], [make_cijfer(bron="B")])]

    assert soorten == ["vervallen", "nieuw"]


def test_changed_comes_before_withdrawn_before_new():
    eerder = [make_cijfer(periode="a"), make_cijfer(periode="b")]
    nu = [make_cijfer(periode="c"), make_cijfer(periode="a", waarde="<5")]

    rijen = verschillen(eerder, nu)

    assert [(rij.soort, rij.periode) for rij in rijen] == [
        ("gewijzigd", "a"),
        ("vervallen", "b"),
        ("nieuw", "c"),
    ]
    assert rijen[0].werd == "<5"
