"""Places in the notes of a session, and two texts at one place."""

import pytest

from monitoring.reflectie.plekken import Plek, plek, samengevoegd


@pytest.mark.parametrize(
    ("pad", "naam"),
    [
        ("samenvatting", "Samenvatting"),
        ("KWL-01/duiding", "KWL-01, wat zien we"),
        ("KWL-12/ontbreekt", "KWL-12, wat ontbreekt"),
    ],
)
def test_a_place_has_a_path_and_a_name(pad, naam):
    assert plek(pad).pad == pad
    assert plek(pad).naam == naam


@pytest.mark.parametrize("pad", ["", "duiding", "KWL-01", "KWL-01/", "KWL-01/plaats", "a b/werkt"])
def test_what_is_no_place_is_refused(pad):
    with pytest.raises(KeyError):
        plek(pad)


def test_the_anchor_of_a_place_holds_no_slash():
    assert Plek("KWL-01", "werkt").id == "plek-KWL-01-werkt"


@pytest.mark.parametrize(
    ("hun", "mijn", "samen"),
    [
        ("", "nieuw", "nieuw"),
        ("minder", "", "minder"),
        ("minder instroom", "minder", "minder instroom"),
        ("een\ntwee", "een\ndrie", "een\ntwee\ndrie"),
        ("een", "twee", "een\ntwee"),
    ],
)
def test_two_texts_together_say_everything_once(hun, mijn, samen):
    assert samengevoegd(hun, mijn) == samen
