"""Components as a reader meets them: what they say, and what a link or label points at."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.template import engines
from django.test import RequestFactory


class Formulier(forms.Form):
    naam = forms.CharField(label="Naam")
    delen = forms.MultipleChoiceField(
        label="Onderdelen", choices=[("a", "A")], widget=forms.CheckboxSelectMultiple
    )


class Bron(SimpleNamespace):
    is_voorbeeld = False

    def __str__(self):
        return "Plan Oost"

    def get_absolute_url(self):
        return "/bronnen/oost"


def render(source, **context):
    return engines["django"].from_string(source).render(context)


def figuur(**fields):
    defaults = {"bron": Bron(), "vindplaats": "tabel 3", "peildatum": date(2023, 7, 1)}
    return SimpleNamespace(**{**defaults, "peildatum_precisie": "dag", "opmerking": ""} | fields)


def test_each_line_of_the_error_summary_names_its_field_and_links_to_it():
    form = Formulier({})

    html = render("{% foutsamenvatting form %}{% velden form %}", form=form)

    links = re.findall(r'<a href="#(\w+)">(.+?): ', html)
    assert links == [("id_naam", "Naam"), ("id_delen", "Onderdelen")]
    assert all(html.count(f'id="{target}"') == 1 for target, _ in links)


def test_a_figure_opens_where_it_comes_from():
    html = render('{% cijfer 1240 figuur van="plaatsen" %}', figuur=figuur())

    opened = re.search(r"<details.*?<summary>(.*?)</summary>(.*?)</details>", html, re.S)
    assert "1.240" in opened[1]
    assert "bron van plaatsen" in opened[1]
    assert 'href="/bronnen/oost"' in opened[2]
    assert "tabel 3" in opened[2]
    assert "1 juli 2023" in opened[2]


def test_a_figure_without_source_is_just_a_figure():
    html = render("{% cijfer 0 %}")

    assert ">0<" in html
    assert "<details" not in html


def test_example_data_is_labelled_where_it_shows():
    voorbeeld = figuur(bron=Bron(is_voorbeeld=True))

    html = render("{% cijfer 6 figuur %}", figuur=voorbeeld)

    assert "badge--voorbeeld" in html


def test_four_kinds_of_no_figure_look_different():
    html = render(
        "{{ a|getal }} {{ b|getal }} {{ c|getal }} {{ d|getal }}", a=None, b="n.v.t.", c="<5", d=0
    )

    assert re.findall(r"geen-cijfer--(\w+)", html) == ["onbekend", "nvt", "klein"]
    assert html.endswith(" 0")


def test_the_table_of_a_map_is_open_and_that_of_a_chart_is_not():
    tabel = SimpleNamespace(kop=("Regio", "Plekken"), rijen=(("Twente", 12),))
    source = '{% include "components/gegevenstabel.html" %}'

    assert '<details class="gegevens" open>' in render(source, tabel=tabel, open=True)
    assert '<details class="gegevens" >' in render(source, tabel=tabel)


@pytest.mark.parametrize(("verplicht", "woord"), [(True, "Kies"), (False, "geen keuze")])
def test_a_list_begins_with_words_instead_of_dashes(verplicht, woord):
    class Keuze(forms.Form):
        soort = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "A")], required=verplicht)

    html = render("{% velden form %}", form=Keuze())

    assert re.findall(r"<option[^>]*>(.*?)</option>", html) == [woord, "A"]


@pytest.mark.parametrize(
    ("vraag", "url", "knop"),
    [("", "?gebied=", 0), ("gebied=", "?gebied=", 0), ("gebied=OV", "?gebied=", 1), ("", "/x", 1)],
)
def test_an_empty_list_offers_to_show_all_only_where_something_was_chosen(vraag, url, knop):
    request = RequestFactory().get(f"/lijst?{vraag}")

    html = render('{% leeg "Niets" "Uitleg." "Toon alles" url %}', url=url, request=request)

    assert html.count("Toon alles") == knop
