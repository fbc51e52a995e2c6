"""Forms of the review screen, the joint judgment and the advice."""

from typing import Any

from django import forms
from django.utils.text import capfirst

from capaciteit.forms_register import Dagveld, RegisterForm
from jeugdzorg.kern.vrije_tekst import Formulier

from .choices_plan import Belang, Oordeelwaarde, Planuitkomst

OORDELEN = [(waarde, capfirst(label)) for waarde, label in Oordeelwaarde.choices]


def opmerking(label: str, uitleg: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 2}),
        help_text=uitleg,
    )


class LaterNodig(forms.CharField):
    """May be empty in a draft; a step needs it after all, so the label does not say otherwise."""

    later_nodig = True


class OordeelForm(RegisterForm):
    waarde = forms.ChoiceField(
        label="Uw oordeel", choices=OORDELEN, required=False, widget=forms.RadioSelect
    )
    opmerking_aanbieder = opmerking(
        "Voor de aanbieder", "De aanbieder leest dit pas bij een aanvulverzoek of na het besluit."
    )
    opmerking_toetsers = opmerking(
        "Voor de andere toetsers", "Zij lezen dit als u en zij hebben ingeleverd."
    )
    opmerking_prive = opmerking("Eigen aantekening", "Alleen voor uw eigen organisatie.")


class BelangForm(RegisterForm):
    belang = forms.ChoiceField(
        label="Hebt u of uw organisatie een belang bij dit plan?",
        choices=[
            (Belang.GEEN.value, "Nee, ik heb geen belang"),
            (Belang.BELANG.value, "Ja, er is een belang"),
        ],
        widget=forms.RadioSelect,
        help_text="Bijvoorbeeld: u werkte voor de aanbieder of u bent eigenaar van het pand.",
    )
    toelichting = forms.CharField(
        label="Welk belang?",
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Alleen als er een belang is.",
    )


class InleverForm(RegisterForm):
    opmerking = forms.CharField(
        label="Algemene indruk van het plan",
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 5}),
        help_text="Voor de andere toetsers en de coördinerende gemeente.",
    )


class TerugneemForm(RegisterForm):
    """Only needs a yes."""


class SamenForm(RegisterForm):
    waarde = forms.ChoiceField(
        label="Gezamenlijk oordeel", choices=OORDELEN, widget=forms.RadioSelect
    )
    reden = LaterNodig(
        label="Reden",
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Nodig als dit afwijkt van de meeste toetsers, of als zij verdeeld zijn.",
    )
    opmerking_aanbieder = opmerking(
        "Voor de aanbieder", "De aanbieder leest dit bij een aanvulverzoek of na het besluit."
    )


class AdviesForm(RegisterForm):
    uitkomst = forms.ChoiceField(
        label="Advies aan de stuurgroep",
        required=False,
        choices=[(waarde, capfirst(label)) for waarde, label in Planuitkomst.choices],
        widget=forms.RadioSelect,
    )
    motivering = LaterNodig(
        label="Motivering",
        required=False,
        max_length=10_000,
        widget=forms.Textarea({"rows": 8}),
    )


class VoorwaardeForm(Formulier):
    """One line; an empty one is none."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    tekst = forms.CharField(
        label="Voorwaarde", required=False, max_length=2000, widget=forms.Textarea({"rows": 2})
    )
    uiterlijk = Dagveld(label="Voldoen voor of op", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("uiterlijk") and not cleaned.get("tekst") and "tekst" in cleaned:
            self.add_error("tekst", "Schrijf de voorwaarde op, of maak de datum leeg.")
        return cleaned


Voorwaarderegels: Any = forms.formset_factory(VoorwaardeForm, extra=2)
