"""What a provider says of a finding."""

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier


class ToelichtingForm(Formulier):
    """Empty takes the explanation back."""

    toelichting = forms.CharField(
        label="Toelichting",
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Leg uit waarom het zo klopt. Toetsers lezen dit. Noem geen namen.",
    )
