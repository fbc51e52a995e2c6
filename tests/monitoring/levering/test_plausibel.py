from decimal import Decimal

import pytest

from monitoring.levering.plausibel import Vergelijk, beoordeel, onverklaard
from monitoring.levering.vraag import Antwoordfout, Gegeven, Vraag, lees_antwoord

GEHEEL = Vraag("KWN-05", "KWN-05", "Wachten", "jongeren", verplicht=True)
WONEN = Vraag("KWN-05.wonen", "KWN-05", "Wachten", "jongeren", "wonen", "oorzaak", True)
ZORG = Vraag("KWN-05.zorg", "KWN-05", "Wachten", "jongeren", "zorg", "oorzaak", True)
AANDEEL = Vraag(
    "KWN-10", "KWN-10", "Op school", "aandeel van uitstroom", decimalen=1, maximum=Decimal(100)
)


def getal(waarde, toelichting=""):
    return Gegeven("waarde", Decimal(waarde), toelichting)


def codes(vragen, antwoorden, **vergelijk):
    gevonden = beoordeel(vragen, antwoorden, Vergelijk(**vergelijk))
    return [(oordeel.sleutel, oordeel.code, oordeel.is_fout) for oordeel in gevonden]


@pytest.mark.parametrize(
    ("tekst", "antwoord"),
    [
        ("12", ("waarde", Decimal(12))),
        ("1.200", ("waarde", Decimal(1200))),
        (12.0, ("waarde", Decimal(12))),
        ("Onbekend", ("onbekend", None)),
        ("n.v.t.", ("nvt", None)),
        ("0", ("waarde", Decimal(0))),
        ("  ", None),
        (None, None),
    ],
)
def test_an_answer_is_a_number_or_a_word(tekst, antwoord):
    assert lees_antwoord(GEHEEL, tekst) == antwoord


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("-", "streepje"),
        ("-3", "te-laag"),
        ("12,5", "te-precies"),
        ("veel", "geen-getal"),
        (True, "geen-getal"),
        ("99999999999", "te-groot"),
    ],
)
def test_what_is_no_answer_says_what_would_be_right(tekst, code):
    with pytest.raises(Antwoordfout) as fout:
        lees_antwoord(GEHEEL, tekst)

    assert fout.value.code == code
    assert fout.value.verwacht


def test_a_share_has_an_upper_bound_and_decimals():
    assert lees_antwoord(AANDEEL, "62,5%") == ("waarde", Decimal("62.5"))
    with pytest.raises(Antwoordfout, match="Meer dan 100"):
        lees_antwoord(AANDEEL, "101")


def test_a_mandatory_whole_without_an_answer_is_an_error():
    assert codes([GEHEEL, WONEN], {}) == [("KWN-05", "ontbreekt", True)]
    assert codes([GEHEEL], {"KWN-05": Gegeven("onbekend")}) == []


@pytest.mark.parametrize(
    ("eerder", "nu", "springt"),
    [
        ("10", "15", False),
        ("10", "16", True),
        ("10", "4", True),
        ("4", "8", False),
        ("2", "7", True),
    ],
)
def test_a_jump_is_more_than_half_and_at_least_five(eerder, nu, springt):
    gevonden = codes([GEHEEL], {"KWN-05": getal(nu)}, vorige={"KWN-05": Decimal(eerder)})

    assert gevonden == ([("KWN-05", "sprong", False)] if springt else [])


def test_a_share_jumps_by_points():
    eerder = {"KWN-10": Decimal(40)}

    assert codes([AANDEEL], {"KWN-10": getal("59")}, vorige=eerder) == []
    assert codes([AANDEEL], {"KWN-10": getal("60")}, vorige=eerder) == [("KWN-10", "sprong", False)]


def test_unknown_after_a_value_wants_an_explanation():
    antwoord = {"KWN-05": Gegeven("onbekend")}

    assert codes([GEHEEL], antwoord, vorige={"KWN-05": Decimal(3)}) == [
        ("KWN-05", "verdwenen", False)
    ]


@pytest.mark.parametrize(("nu", "wijkt_af"), [("22", False), ("23", True), ("18", False)])
def test_the_register_may_differ_by_a_tenth_or_two(nu, wijkt_af):
    gevonden = codes([GEHEEL], {"KWN-05": getal(nu)}, register={"KWN-05": Decimal(20)})

    assert bool(gevonden) == wijkt_af


@pytest.mark.parametrize(
    ("delen", "fout"),
    [(("3", "7"), False), (("3", "6"), True), (("11", None), True), (("3", None), False)],
)
def test_parts_of_an_axis_are_together_the_whole(delen, fout):
    antwoorden = {"KWN-05": getal("10"), "KWN-05.wonen": getal(delen[0])}
    if delen[1]:
        antwoorden["KWN-05.zorg"] = getal(delen[1])

    assert codes([GEHEEL, WONEN, ZORG], antwoorden) == ([("KWN-05", "som", True)] if fout else [])


def test_a_warning_is_settled_by_an_explanation_and_an_error_is_not():
    antwoorden = {"KWN-05": getal("30", "Nieuwe groep geopend.")}
    oordelen = beoordeel([GEHEEL], antwoorden, Vergelijk({"KWN-05": Decimal(10)}))

    assert onverklaard(oordelen, antwoorden) == []
    assert len(onverklaard(oordelen, {"KWN-05": getal("30", " ")})) == 1
