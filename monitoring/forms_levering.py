"""Forms of delivering indicators."""

from typing import Any

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier


class LeverbestandForm(Formulier):
    bestand = forms.FileField(
        label="Werkboek",
        help_text="Het ingevulde werkboek van deze levering (.xlsx).",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )


class LeverredenForm(Formulier):
    reden = forms.CharField(
        label="Waarom",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class InleverForm(Formulier):
    """A correction wants a reason; ``correctie`` says whether this is one."""

    reden = forms.CharField(
        label="Waarom verbetert u de levering?",
        help_text="Wie de cijfers gebruikt, leest dit bij de nieuwe versie.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, correctie: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if correctie:
            self.fields["reden"].required = True
        else:
            del self.fields["reden"]
