import re
from xml.etree import ElementTree

import pytest

from jeugdzorg.kern.charts import Tabel
from jeugdzorg.kern.kaart_indeling import INDELING, KOLOMMEN, RIJEN
from jeugdzorg.kern.kaart_klassen import KLEUREN, NUL, klasse_van, klassen_voor
from jeugdzorg.kern.tegelkaart import Kaart, Tegelwaarde, kaart_svg

REGIOCODES = {f"JZ{n:02}" for n in range(1, 44)} - {"JZ40"}
SVG = "{http://www.w3.org/2000/svg}"


def parse(drawing):
    return ElementTree.fromstring(drawing)  # noqa: S314


def make_kaart(waarden=None, **velden):
    waarden = waarden or {"JZ14": Tegelwaarde(12, "12", "/regio/JZ14")}
    return Kaart(
        titel="Waar staan de plekken?",
        beschrijving="Kaart met een tegel per regio.",
        waarden=waarden,
        tabel=Tabel(("Regio", "Plekken"), ()),
        eenheid="plekken",
        **velden,
    )


def square(west, south, size=1.0):
    corners = [(0, 0), (size, 0), (size, size), (0, size), (0, 0)]
    return {"type": "Polygon", "coordinates": [[(west + x, south + y) for x, y in corners]]}


def contrast(one, other):
    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_every_region_of_2025_has_a_place_of_its_own():
    places = {(plek.kolom, plek.rij) for plek in INDELING.values()}

    assert set(INDELING) == REGIOCODES
    assert len(places) == 42
    assert all(0 <= kolom < KOLOMMEN and 0 <= rij < RIJEN for kolom, rij in places)


def test_the_picture_resembles_the_country():
    groningen, zeeland, zuid_limburg = INDELING["JZ01"], INDELING["JZ38"], INDELING["JZ41"]

    assert groningen.rij == 0
    assert zeeland.kolom == 0
    assert zuid_limburg.rij == RIJEN - 1
    assert INDELING["JZ02"].kolom < groningen.kolom <= INDELING["JZ14"].kolom


def test_a_tile_is_a_link_with_name_value_and_unit():
    drawn = parse(kaart_svg(make_kaart(namen={"JZ14": "Twente"})))

    links = drawn.findall(f".//{SVG}a")
    assert [(a.attrib["href"], a.attrib["aria-label"]) for a in links] == [
        ("/regio/JZ14", "Twente: 12 plekken")
    ]


def test_on_paper_the_map_is_one_image_without_links():
    drawn = kaart_svg(make_kaart(), links=False)

    assert "<a " not in drawn
    assert 'role="img"' in drawn
    assert drawn.count("<title>") == 1


def test_unknown_suppressed_not_applicable_and_zero_look_different():
    waarden = {
        "JZ01": Tegelwaarde(0, "0"),
        "JZ02": Tegelwaarde(None, "onbekend"),
        "JZ03": Tegelwaarde(None, "<5"),
        "JZ04": Tegelwaarde(None, "n.v.t."),
        "JZ05": Tegelwaarde(8, "8"),
    }
    klassen = klassen_voor(w.waarde for w in waarden.values())

    found = [klasse_van(w.waarde, w.tekst, klassen) for w in waarden.values()]

    assert len({(k.vulling, k.streep) for k in found}) == 5
    assert "arcering)" in kaart_svg(make_kaart(waarden))


def test_words_of_a_map_are_escaped_and_it_has_no_style():
    drawn = kaart_svg(make_kaart({"JZ14": Tegelwaarde(None, "<5", "/?a=1&b=2")}))

    parse(drawn)
    assert "&lt;5" in drawn
    assert "style=" not in drawn


def test_two_maps_on_a_page_share_no_id():
    page = kaart_svg(make_kaart()) + kaart_svg(make_kaart())

    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) == 4


def test_coordinates_are_written_with_a_point():
    drawn = kaart_svg(make_kaart())

    assert not re.search(r' (?:x|y)="\d+,', drawn)


def test_a_code_without_place_stands_beside_the_map():
    kaart = make_kaart({"JZ77": Tegelwaarde(3, "3")}, namen={"JZ77": "Nieuwe regio"})

    drawn = kaart_svg(kaart)

    assert "Niet op de kaart:" in drawn
    assert "Nieuwe regio: 3 plekken" in drawn


def test_borders_replace_the_tiles_and_neighbours_share_theirs():
    grenzen = {"JZ14": square(6, 52), "JZ07": square(5, 52)}
    waarden = {"JZ14": Tegelwaarde(3, "3"), "JZ99": Tegelwaarde(4, "4")}

    drawn = kaart_svg(make_kaart(waarden, grenzen=grenzen))

    paths = re.findall(r'class="tegelkaart__vlak" d="M([^"]+)Z"', drawn)
    assert len(paths) == 3
    east, west = ({tuple(p.split(",")) for p in path.split("L")} for path in paths[:2])
    assert len(east & west) == 2
    assert "Niet op de kaart:" in drawn


@pytest.mark.parametrize("vulling, tekst", [*KLEUREN, NUL])
def test_text_on_a_class_has_enough_contrast(vulling, tekst):
    assert contrast(vulling, tekst) >= 4.5


def test_classes_darken_with_the_value():
    lightness = [contrast(vulling, "#000000") for vulling, _ in KLEUREN]

    assert lightness == sorted(lightness, reverse=True)


@pytest.mark.parametrize(
    "waarden, namen",
    [
        ([], []),
        ([None], []),
        ([0], ["0"]),
        ([0, 3, 5], ["0", "1", "2", "3", "4", "5"]),
        ([12, 99], ["1 tot en met 20", "21 tot en met 40", "41 tot en met 60",
                    "61 tot en met 80", "81 tot en met 100"]),
        ([0.2, 0.73], ["meer dan 0 tot en met 0,2", "meer dan 0,2 tot en met 0,4",
                       "meer dan 0,4 tot en met 0,6", "meer dan 0,6 tot en met 0,8"]),
    ],
)  # fmt: skip
def test_classes_have_round_bounds_in_words(waarden, namen):
    assert [k.naam for k in klassen_voor(waarden)] == namen


@pytest.mark.parametrize("waarden", [[-12, 7], [-3, -1], [-40, 0, 25], [0.1, 0.3, 0.7], [1], [1e6]])
def test_every_number_falls_in_one_class_and_no_two_classes_look_alike(waarden):
    klassen = klassen_voor(waarden)

    assert all(sum(k.holds(w) for k in klassen) == 1 for w in waarden)
    assert len({k.vulling for k in klassen}) == len(klassen)
