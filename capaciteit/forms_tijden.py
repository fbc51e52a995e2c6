"""The choice of two times on a page that is no list."""

from typing import Any

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier

from .tijden import validate_geweest


class DagInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TijdenForm(Formulier):
    """A GET form: both may stay empty, for today and for what we know now."""

    is_filter = True

    peildatum = forms.DateField(label="Stand op", required=False, widget=DagInput())
    bekend_op = forms.DateField(
        label="Zoals bekend op",
        required=False,
        widget=DagInput(),
        validators=[validate_geweest],
        help_text="Leeg: zoals nu bekend.",
    )

    def __init__(self, gevraagd: Any) -> None:
        super().__init__(gevraagd)
