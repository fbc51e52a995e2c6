"""The gap between build-down and build-up per quarter."""

from datetime import date
from fractions import Fraction

from monitoring.pas.kwartaal import Kwartaal
from monitoring.pas.rekenen import gevraagd_minder, kwartaalregels, lacunes
from monitoring.pas.stappen import Stap

KWARTALEN = tuple(Kwartaal.reeks(Kwartaal(2026, 1), Kwartaal(2026, 4)))
ALLES = frozenset({"gerealiseerd", "goedgekeurd", "ingediend"})


def stap(dag, aantal, **velden):
    standaard = {
        "regio": "R1",
        "zorgvorm": "kleinschalig",
        "beweging": "opbouw",
        "doelgroep": "",
        "zekerheid": "gerealiseerd",
        "herkomst": "plaatsenbalans",
        "bron": "rij",
    }
    return Stap(dag, aantal, **{**standaard, **velden})


def weg(dag, aantal, **velden):
    return stap(dag, -aantal, zorgvorm="jeugdzorgplus", beweging="afbouw", **velden)


def test_without_a_path_the_gap_is_against_what_is_gone():
    rijen = [weg(date(2026, 2, 1), 10), stap(date(2026, 5, 1), 4), stap(date(2026, 11, 1), 6)]

    regels = kwartaalregels(rijen, KWARTALEN, ALLES)

    assert [regel.tekort for regel in regels] == [10, 6, 6, 0]


def test_with_a_path_the_gap_is_against_what_it_asks():
    vraag = gevraagd_minder(
        lambda dag: Fraction(40) - 5 * Kwartaal.at(dag).nummer, date(2026, 1, 1), Fraction(1, 2)
    )

    regels = kwartaalregels([stap(date(2026, 5, 1), 4)], KWARTALEN, ALLES, vraag)

    assert [regel.gevraagd for regel in regels] == [0, Fraction(5, 2), 5, Fraction(15, 2)]
    assert [regel.tekort for regel in regels] == [0, Fraction(-3, 2), 1, Fraction(7, 2)]


def test_only_what_is_certain_enough_counts():
    rijen = [weg(date(2026, 2, 1), 10), stap(date(2026, 2, 1), 8, zekerheid="ingediend")]

    met, zonder = (
        kwartaalregels(rijen, KWARTALEN, telt)[0] for telt in (ALLES, frozenset({"gerealiseerd"}))
    )

    assert (met.tekort, zonder.tekort) == (2, 10)
    assert zonder.op == {"ingediend": 8}


def test_what_was_there_when_the_books_opened_moved_before_or_has_no_day_is_no_movement():
    rijen = [
        stap(date(2026, 2, 1), 8, begin=True),
        stap(date(2025, 12, 31), 8),
        stap(None, 8),
    ]

    assert kwartaalregels(rijen, KWARTALEN, ALLES)[-1].opgebouwd == 0


def test_a_gap_has_a_first_and_last_quarter_and_says_when_it_is_largest():
    rijen = [
        weg(date(2026, 2, 1), 10),
        weg(date(2026, 5, 1), 2),
        stap(date(2026, 8, 1), 12),
        weg(date(2026, 10, 1), 3),
    ]

    eerste, tweede = lacunes(kwartaalregels(rijen, KWARTALEN, ALLES))

    assert (str(eerste.vanaf), str(eerste.tot)) == ("2026-1", "2026-2")
    assert (eerste.hoogste, str(eerste.hoogste_in)) == (12, "2026-2")
    assert (str(tweede.vanaf), tweede.tot, tweede.hoogste) == ("2026-4", None, 3)
