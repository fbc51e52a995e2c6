import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from regio.models import Jeugdhulpregio
from tests.factories import make_jeugdhulpregio

pytestmark = pytest.mark.django_db


def vierkant(code, lengte=6.0, breedte=52.0):
    hoeken = [(0, 0), (0.5, 0), (0.5, 0.5), (0, 0.5), (0, 0)]
    return {
        "type": "Feature",
        "properties": {"statcode": code, "statnaam": f"Regio {code}"},
        "geometry": {
            "type": "Polygon",
            "coordinates": [[[lengte + x, breedte + y] for x, y in hoeken]],
        },
    }


@pytest.fixture
def lees_grenzen(tmp_path):
    """Run the command on a file with these features; gives what it printed."""

    def run(*features, inhoud=None):
        bestand = tmp_path / "grenzen.geojson"
        collectie = {"type": "FeatureCollection", "features": list(features)}
        bestand.write_text(json.dumps(collectie) if inhoud is None else inhoud)
        out = StringIO()
        call_command("laad_grenzen", bestand, stdout=out)
        return out.getvalue()

    return run


def test_the_border_is_stored_with_its_region(lees_grenzen):
    make_jeugdhulpregio(code="JZ07")

    uitvoer = lees_grenzen(vierkant("JZ07"))

    grens = Jeugdhulpregio.objects.get().grens
    assert grens["type"] == "MultiPolygon"
    assert grens["coordinates"][0][0][0] == [6.0, 52.0]
    assert "1 nieuw, 0 ongewijzigd" in uitvoer


def test_reading_the_same_file_twice_changes_nothing(lees_grenzen):
    make_jeugdhulpregio(code="JZ07")
    lees_grenzen(vierkant("JZ07"))

    uitvoer = lees_grenzen(vierkant("JZ07"))

    assert "0 nieuw, 1 ongewijzigd" in uitvoer


def test_a_moved_border_replaces_the_old_one(lees_grenzen):
    make_jeugdhulpregio(code="JZ07")
    lees_grenzen(vierkant("JZ07"))

    lees_grenzen(vierkant("JZ07", lengte=6.2))

    assert Jeugdhulpregio.objects.get().grens["coordinates"][0][0][0] == [6.2, 52.0]


def test_codes_without_a_match_are_named_on_both_sides(lees_grenzen):
    for code in ("JZ07", "JZ14"):
        make_jeugdhulpregio(code=code)

    uitvoer = lees_grenzen(vierkant("JZ07"), vierkant("JZ99"))

    assert "In het bestand, geen jeugdhulpregio: JZ99" in uitvoer
    assert "Jeugdhulpregio zonder grens: JZ14" in uitvoer


def test_a_file_without_any_of_our_regions_is_refused(lees_grenzen):
    make_jeugdhulpregio(code="JZ07")

    with pytest.raises(CommandError, match="Geen enkele code"):
        lees_grenzen(vierkant("GM0153"))

    assert Jeugdhulpregio.objects.get().grens is None


def test_a_file_that_is_no_boundaries_is_refused_in_words(lees_grenzen):
    with pytest.raises(CommandError, match="geen GeoJSON of TopoJSON"):
        lees_grenzen(inhoud="geen json")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"weg\.json is niet te lezen"):
        call_command("laad_grenzen", tmp_path / "weg.json")
