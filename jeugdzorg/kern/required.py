"""What a form says of a field that was left empty: what to do, by the name the reader sees."""

from typing import Final

from django import forms

STANDAARD: Final = forms.Field.default_error_messages["required"]


def in_words(veld: forms.Field) -> str:
    """Maak een keuze bij “Indicator”. · Vul een dag in bij “Stand op”. · Vul dit in: naam."""
    label = str(veld.label or "").rstrip(":. ")
    if not label:
        return "Vul dit in."
    if isinstance(
        veld, forms.ChoiceField | forms.ModelMultipleChoiceField | forms.ModelChoiceField
    ):
        return f"Maak een keuze bij “{label}”."
    if isinstance(veld, forms.FileField):
        return "Kies een bestand."
    if isinstance(veld, forms.DateField):
        return f"Vul een dag in bij “{label}”."
    einde = "" if label.endswith("?") else "."
    return f"Vul dit in: {label[:1].lower()}{label[1:]}{einde}"


def say_what_to_do(velden: dict[str, forms.Field]) -> None:
    """Of fields that have no words of their own for it."""
    for veld in velden.values():
        if veld.required and veld.error_messages["required"] == STANDAARD:
            veld.error_messages["required"] = in_words(veld)
