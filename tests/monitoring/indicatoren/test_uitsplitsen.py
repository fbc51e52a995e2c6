import pytest

from monitoring.indicatoren.uitsplitsen import Deel, lees_uitsplitsingen, schrijf_uitsplitsingen

TEKST = "oorzaak: wonen; onderwijs (samen het geheel)\ngroep\nregio"


def test_a_line_is_an_axis_with_its_values():
    assert lees_uitsplitsingen(TEKST) == [
        Deel("oorzaak", "waarde", "wonen", "wonen", True),
        Deel("oorzaak", "waarde", "onderwijs", "onderwijs", True),
        Deel("groep", "vrij", "groep", "groep", False),
        Deel("regio", "onderwerp", "regio", "regio", False),
    ]


def test_writing_gives_back_what_was_read():
    assert schrijf_uitsplitsingen(lees_uitsplitsingen(TEKST)) == TEKST


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("oorzaak:", "Regel 1"),
        ("groep\n: wonen", "Regel 2"),
        ("oorzaak: wonen; wonen", "twee keer"),
        ("oorzaak: " + "x" * 61, "langer dan 60"),
        ("a: " + "; ".join(f"w{n}" for n in range(31)), "Hooguit 30"),
    ],
)
def test_what_cannot_be_read_says_why(tekst, melding):
    with pytest.raises(ValueError, match=melding):
        lees_uitsplitsingen(tekst)
