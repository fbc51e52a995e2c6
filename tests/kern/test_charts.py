import os
import re
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.template import Context, Template

from jeugdzorg.kern import charts
from jeugdzorg.kern.charts import Grafiek, Tabel, accessible, draw, svg


def parse(drawing):
    return ElementTree.fromstring(drawing)  # noqa: S314


def make_grafiek(waarde=4711, titel="Hoeveel plekken?", **mark):
    return Grafiek(
        titel=titel,
        beschrijving="Eén staaf.",
        conclusie="Er zijn 4.711 plekken.",
        spec={
            "data": {"values": [{"v": waarde}]},
            "mark": {"type": "bar", **mark},
            "encoding": {"x": {"field": "v", "type": "quantitative"}},
        },
        tabel=Tabel(("Regio", "Plekken"), (("Twente", waarde), ("IJsselland", None))),
    )


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


def test_a_chart_is_one_image_with_its_question_and_description_as_name():
    drawn = parse(svg(make_grafiek()))

    assert drawn.attrib["role"] == "img"
    assert drawn.attrib["aria-label"] == "Hoeveel plekken? Eén staaf."
    assert drawn[0].tag.endswith("title")
    assert drawn[0].text == "Hoeveel plekken? Eén staaf."


def test_words_of_a_chart_are_escaped():
    drawn = svg(make_grafiek(titel='Meer "dan" <5 & minder?'))

    assert parse(drawn).attrib["aria-label"].startswith('Meer "dan" <5 & minder?')


def test_numbers_along_the_axis_are_dutch():
    assert ">4.000<" in svg(make_grafiek())


def test_a_chart_has_nothing_that_the_content_security_policy_refuses():
    drawn = svg(make_grafiek())

    assert "style=" not in drawn
    assert "<style" not in drawn
    assert "<script" not in drawn


def test_style_attributes_are_removed():
    assert "style" not in accessible('<svg a="1"><g style="opacity: 1"/></svg>', "t", "b")


def test_the_same_chart_twice_on_a_page_has_no_id_twice():
    grafiek = make_grafiek(clip=True)

    page = svg(grafiek) + svg(grafiek)

    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) == 2
    assert all(f"url(#{ident})" in page for ident in ids)


def test_a_chart_is_drawn_once_per_content(monkeypatch):
    drawn = []
    monkeypatch.setattr(charts, "draw", lambda spec: drawn.append(spec) or "<svg a='1'></svg>")

    svg(make_grafiek(1))
    svg(make_grafiek(1))
    svg(make_grafiek(2))

    assert len(drawn) == 2


def test_threads_draw_the_same():
    spec = make_grafiek().spec

    with ThreadPoolExecutor(4) as pool:
        drawings = set(pool.map(draw, [spec] * 8))

    assert len(drawings) == 1


def test_a_process_forked_after_drawing_is_told_instead_of_left_waiting(monkeypatch):
    monkeypatch.setitem(charts._engine, "pid", os.getpid() + 1)

    with pytest.raises(RuntimeError, match="forked"):
        draw(make_grafiek().spec)


def test_the_component_shows_question_picture_sentence_and_table():
    page = Template("{% grafiek g kopniveau=2 %}").render(Context({"g": make_grafiek()}))

    assert "<h2>Hoeveel plekken?</h2>" in page
    assert "Er zijn 4.711 plekken." in page
    assert '<th scope="row">Twente</th><td class="getal">4.711</td>' in page
    assert "onbekend" in page
