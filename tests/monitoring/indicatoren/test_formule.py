from fractions import Fraction

import pytest

from monitoring.indicatoren.formule import FormuleError, Verwijzing, kring, lees_formule

BEDDEN, ELDERS = Verwijzing("KWN-01"), Verwijzing("KWN-03")
WONEN, SCHOOL = Verwijzing("KWN-05", "wonen"), Verwijzing("KWN-05", "onderwijs")


def uitkomst(tekst, **waarden):
    genoemd = {"bedden": BEDDEN, "elders": ELDERS, "wonen": WONEN, "school": SCHOOL}
    gegeven = {genoemd[naam]: Fraction(waarde) for naam, waarde in waarden.items()}
    return lees_formule(tekst).waarde(gegeven)


def test_a_share_is_exact():
    assert uitkomst("KWN-03 / KWN-01 * 100", bedden=110, elders=10) == Fraction(100, 11)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("KWN-01 - KWN-03", 7),
        ("KWN-01 − KWN-03", 7),
        ("KWN-01 + KWN-03 * 2", 16),
        ("(KWN-01 + KWN-03) × 2", 26),
        ("KWN-01 ÷ 4", Fraction(5, 2)),
        ("KWN-01 : 4", Fraction(5, 2)),
        ("-KWN-03 + KWN-01", 7),
        ("0,5 * KWN-01", 5),
        ("kwn-01 * 1.25", Fraction(25, 2)),
        ("10 - KWN-03 - 2", 5),
    ],
)
def test_the_rules_of_arithmetic(tekst, verwacht):
    assert uitkomst(tekst, bedden=10, elders=3) == verwacht


def test_a_code_names_a_breakdown():
    formule = lees_formule("KWN-05[wonen] + KWN-05[onderwijs] + KWN-05[wonen]")

    assert formule.verwijzingen == (WONEN, SCHOOL)
    assert formule.waarde({WONEN: Fraction(2), SCHOOL: Fraction(3)}) == 7


def test_what_is_missing_makes_it_unknown():
    assert uitkomst("KWN-03 + KWN-01", bedden=10) is None
    assert uitkomst("KWN-01 * 0 + KWN-03", bedden=10) is None


def test_dividing_by_nothing_is_unknown():
    assert uitkomst("KWN-03 / KWN-01", bedden=0, elders=3) is None


@pytest.mark.parametrize(
    ("tekst", "plek"),
    [
        ("", 1),
        ("KWN-01 +", 9),
        ("KWN-01 KWN-03", 8),
        ("(KWN-01", 1),
        ("KWN-01)", 7),
        ("* KWN-01", 1),
        ("KWN-01 ; KWN-03", 8),
        ("KWN-01 ** 2", 9),
        ("3 + 4", 1),
        ("__import__('os')", 12),
        ("KWN-01[", 7),
        ("(" * 30 + "KWN-01" + ")" * 30, 22),
        ("KWN-01 + " * 40, 301),
    ],
)
def test_what_is_no_formula_says_where(tekst, plek):
    with pytest.raises(FormuleError) as fout:
        lees_formule(tekst)

    assert fout.value.plek == plek
    assert f"teken {plek}" in str(fout.value)


def test_a_circle_is_found():
    nodig = {"A": ["B", "X"], "B": ["C"], "C": ["A"], "D": ["A"]}

    assert kring(nodig, "A") == ["A", "B", "C", "A"]
    assert kring(nodig, "D") == []
    assert kring({"E": ["E"]}, "E") == ["E", "E"]
