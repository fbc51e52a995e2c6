"""A field that was left empty says what to do, by the name the reader sees."""

import pytest
from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier


class Voorbeeld(Formulier):
    indicator = forms.ChoiceField(label="Indicator", choices=[("a", "A")])
    stand_op = forms.DateField(label="Stand op")
    naam = forms.CharField(label="Naam van het pad")
    resultaat = forms.CharField(label="Wat moet er liggen?")
    bestand = forms.FileField(label="Werkboek")
    eigen = forms.CharField(label="Reden", error_messages={"required": "Schrijf op waarom."})
    zonder = forms.CharField()
    vrij = forms.CharField(label="Opmerking", required=False)


@pytest.mark.parametrize(
    ("veld", "zin"),
    [
        ("indicator", "Maak een keuze bij “Indicator”."),
        ("stand_op", "Vul een dag in bij “Stand op”."),
        ("naam", "Vul dit in: naam van het pad."),
        ("resultaat", "Vul dit in: wat moet er liggen?"),
        ("bestand", "Kies een bestand."),
        ("eigen", "Schrijf op waarom."),
        ("zonder", "Vul dit in."),
    ],
)
def test_an_empty_field_says_what_to_do(veld, zin):
    assert Voorbeeld({}).errors[veld] == [zin]


def test_what_may_be_empty_says_nothing():
    assert "vrij" not in Voorbeeld({}).errors
