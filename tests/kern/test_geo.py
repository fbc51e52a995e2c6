import json
from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jeugdzorg.kern.geo import read_boundaries
from jeugdzorg.kern.rijksdriehoek import rd_to_wgs84, wgs84_to_rd

PUNTEN = {
    "Amersfoort, Onze Lieve Vrouwetoren": (155000, 463000, 5.38720621, 52.15517440),
    "Amsterdam, Westertoren": (120700.723, 487525.501, 4.88352559, 52.37453253),
    "Groningen, Martinitoren": (233883.131, 582065.167, 6.56820053, 53.21938317),
}
RING_RD = [[240000, 480000], [250000, 480000], [250000, 490000], [240000, 480000]]
RING_GRADEN = [[6.6, 52.3], [6.8, 52.3], [6.8, 52.4], [6.6, 52.3]]


def metres(a, b):
    return hypot((a[0] - b[0]) * 111_320 * cos(radians(52.2)), (a[1] - b[1]) * 111_320)


def feature(code="JZ14", ring=RING_GRADEN, veld="statcode", geometry=None):
    geometry = geometry or {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {veld: code, "statnaam": "x"}, "geometry": geometry}


def geojson(*features):
    return json.dumps({"type": "FeatureCollection", "features": features})


def topology(**velden):
    """Two squares that share a border, quantised as the topojson tool does it."""
    return {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [6.0, 52.0]},
        "arcs": [
            [[1, 0], [0, 1]],
            [[1, 1], [-1, 0], [0, -1], [1, 0]],
            [[1, 0], [1, 0], [0, 1], [-1, 0]],
        ],
        "objects": {
            "jeugdregio": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"statcode": "JZ07"}},
                    {
                        "type": "MultiPolygon",
                        "arcs": [[[2, ~0]]],
                        "properties": {"statcode": "JZ14"},
                    },
                ],
            }
        },
        **velden,
    }


@pytest.mark.parametrize("naam", PUNTEN)
def test_known_points_are_within_a_metre(naam):
    x, y, lengte, breedte = PUNTEN[naam]

    assert metres(rd_to_wgs84(x, y), (lengte, breedte)) < 1
    assert hypot(wgs84_to_rd(lengte, breedte)[0] - x, wgs84_to_rd(lengte, breedte)[1] - y) < 1


@given(st.floats(20_000, 270_000), st.floats(310_000, 610_000))
def test_there_and_back_is_within_a_metre(x, y):
    back = wgs84_to_rd(*rd_to_wgs84(x, y))

    assert hypot(back[0] - x, back[1] - y) < 1


@pytest.mark.parametrize(
    "veld", ["statcode", "code", "Code", "jeugdregiocode", "JEUGDZORGREGIOCODE", "jrcode"]
)
def test_the_code_is_found_under_any_of_its_names(veld):
    assert list(read_boundaries(geojson(feature(veld=veld)))) == ["JZ14"]


def test_a_code_may_stand_at_the_feature_itself_or_under_a_given_name():
    zonder = {**feature(), "properties": {"naam": "Twente"}, "id": "JZ14"}

    assert list(read_boundaries(geojson(zonder))) == ["JZ14"]
    assert list(read_boundaries(geojson(feature(veld="sleutel")), codeveld="sleutel")) == ["JZ14"]


def test_metres_become_degrees():
    read = read_boundaries(geojson(feature(ring=RING_RD)).encode())

    lengte, breedte = read["JZ14"]["coordinates"][0][0][0]
    assert read["JZ14"]["type"] == "MultiPolygon"
    assert metres((lengte, breedte), rd_to_wgs84(240000, 480000)) < 1


def test_swapped_latitude_and_longitude_are_put_right():
    swapped = geojson(feature(ring=[[y, x] for x, y in RING_GRADEN]))

    assert read_boundaries(swapped) == read_boundaries(geojson(feature()))


def test_parts_of_one_region_are_joined():
    read = read_boundaries(geojson(feature(), feature(ring=[[x, y + 0.5] for x, y in RING_GRADEN])))

    assert len(read["JZ14"]["coordinates"]) == 2


def test_topojson_is_stitched_from_its_arcs():
    read = read_boundaries(json.dumps(topology()))

    west, east = (set(read[code]["coordinates"][0][0]) for code in ("JZ07", "JZ14"))
    assert west == {(6.1, 52.0), (6.1, 52.1), (6.0, 52.1), (6.0, 52.0)}
    assert west & east == {(6.1, 52.0), (6.1, 52.1)}
    assert all(r["coordinates"][0][0][0] == r["coordinates"][0][0][-1] for r in read.values())


def test_topojson_without_quantisation_has_absolute_arcs():
    plain = topology(arcs=[[[6.0, 52.0], [6.1, 52.0], [6.1, 52.1], [6.0, 52.0]]])
    del plain["transform"]
    plain["objects"] = {"a": {"type": "Polygon", "arcs": [[0]], "properties": {"code": "JZ14"}}}

    assert read_boundaries(json.dumps(plain))["JZ14"]["coordinates"][0][0][1] == (6.1, 52.0)


def test_a_layer_is_chosen_by_name():
    both = topology()
    both["objects"]["gemeenten"] = {"type": "GeometryCollection", "geometries": []}

    assert set(read_boundaries(json.dumps(both), laag="jeugdregio")) == {"JZ07", "JZ14"}
    with pytest.raises(ValueError, match="meer lagen"):
        read_boundaries(json.dumps(both))
    with pytest.raises(ValueError, match="“provincie” is er niet"):
        read_boundaries(json.dumps(both), laag="provincie")


@pytest.mark.parametrize(
    "bestand, melding",
    [
        (b"\xff\xfe\x00", "geen leesbaar JSON"),
        ("{", "geen leesbaar JSON"),
        ("[]", "geen object"),
        ('{"type": "Feature"}', "“Feature”"),
        (geojson(), "geen gebieden"),
        ('{"type": "Topology", "arcs": [], "objects": {}}', "geen gebieden"),
        ('{"type": "Topology", "objects": {"a": {"geometries": []}}}', "geen grenslijnen"),
        (json.dumps(topology(arcs=[])), "verwijst naar grenslijnen"),
        (geojson(feature(veld="naam")), "Geen eigenschap met de code"),
        (geojson(feature(code=" ")), "Gebied 1 heeft geen code"),
        (geojson({**feature(), "geometry": None}), "JZ14 heeft geen grenzen"),
        (geojson(feature(geometry={"type": "Point", "coordinates": [6, 52]})), "geen vlak"),
        (geojson(feature(ring=[[0, 0], [1, 0], [1, 1], [0, 0]])), "niet in Nederland"),
        (geojson(feature(ring=[[670000, 6800000], [680000, 6800000]])), "niet in Nederland"),
        (geojson(feature(ring=[])), "geen grenzen"),
        (geojson(feature(ring=[["a", "b"]])), "geen getallen"),
        (geojson("x"), "geen gebied"),
    ],
)
def test_a_bad_file_is_refused_in_words(bestand, melding):
    with pytest.raises(ValueError, match=melding):
        read_boundaries(bestand)
