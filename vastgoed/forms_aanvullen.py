"""Forms of supplement requests: questions, the words around them, answers."""

from typing import Any

from django import forms

from capaciteit.forms_register import Dagveld, RegisterForm

from .aanvullen.plekken import Groep
from .forms_toetsen import LaterNodig
from .models import Criterium

BREED = {"rows": 5}


class VoorstelForm(RegisterForm):
    vraag = forms.CharField(
        label="Wat wilt u van de aanbieder weten?",
        max_length=4000,
        widget=forms.Textarea(BREED),
        help_text="De coördinerende gemeente voegt de vragen van alle toetsers samen.",
    )


class VraagForm(RegisterForm):
    criterium = forms.ModelChoiceField(
        Criterium.objects.none(),
        label="Bij welk criterium hoort de vraag?",
        required=False,
        empty_label="Bij geen criterium",
    )
    vraag = forms.CharField(
        label="Vraag",
        max_length=4000,
        widget=forms.Textarea(BREED),
        help_text="Zeg wat er mist en wat goed zou zijn.",
    )
    paden = forms.MultipleChoiceField(
        label="Wat mag de aanbieder hiervoor wijzigen?",
        widget=forms.CheckboxSelectMultiple,
        help_text="Alleen deze onderdelen gaan open. Kies zo weinig mogelijk.",
        error_messages={"required": "Kies ten minste één onderdeel dat mag veranderen."},
    )

    def __init__(self, *args: Any, criteria: Any, plekken: list[Groep], **opties: Any) -> None:
        super().__init__(*args, **opties)
        velden: dict[str, Any] = self.fields
        velden["criterium"].queryset = criteria
        velden["paden"].choices = plekken


class VerzoekForm(RegisterForm):
    toelichting = forms.CharField(
        label="Toelichting bij de vragen",
        required=False,
        max_length=4000,
        widget=forms.Textarea(BREED),
        help_text="De aanbieder leest dit boven de vragen.",
    )
    termijn = Dagveld(
        label="Antwoord voor of op",
        required=False,
        help_text="De termijn van de toetsing staat tot die tijd stil.",
    )


class AntwoordForm(RegisterForm):
    """``was``: the answer that the page showed."""

    antwoord = LaterNodig(
        label="Uw antwoord", required=False, max_length=4000, widget=forms.Textarea(BREED)
    )
    was = forms.CharField(required=False, widget=forms.HiddenInput)
