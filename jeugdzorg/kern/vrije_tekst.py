"""No person in free text: every text field of our own models and forms refuses it by itself.

Models get the validator when the application starts; forms derive from ``Formulier``, which a test
over all forms requires. Serializers copy the validators of the model.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models

from .persoonsgegevens import ADVIES, REDENEN, zoek
from .required import say_what_to_do
from .signals import upload_geweigerd

GEEN_TEKST: Final = (models.EmailField, models.URLField, models.SlugField, models.FilePathField)
GEEN_TEKSTVELD: Final = (forms.EmailField, forms.URLField, forms.SlugField, forms.UUIDField)


def geen_persoonsgegevens(waarde: Any) -> None:
    """Raises ValidationError, and tells that it did, without the text."""
    if isinstance(waarde, str) and (soort := zoek(waarde)):
        upload_geweigerd.send(
            geen_persoonsgegevens, soort="persoonsgegevens", waar=soort.value, bestand=""
        )
        raise ValidationError(
            f"In deze tekst {REDENEN[soort]}. Hier komen geen gegevens over personen in. "
            f"{ADVIES[soort]}",
            code="persoonsgegevens",
        )


def is_eigen(app: AppConfig) -> bool:
    pad = Path(app.path)
    return pad.is_relative_to(settings.BASE_DIR) and "site-packages" not in pad.parts


def tekstvelden(model: type[models.Model]) -> list[models.Field]:
    """The fields of ``model`` in which somebody could type anything; of a list its items."""
    velden = []
    for veld in model._meta.local_fields:
        kern = veld.base_field if isinstance(veld, ArrayField) else veld
        vrij = isinstance(kern, models.CharField | models.TextField) and not kern.choices
        if vrij and veld.editable and not isinstance(kern, GEEN_TEKST) and veld.name != "password":
            velden.append(kern)
    return velden


def bewaak_modellen() -> None:
    """Give every free-text field of our apps the validator; no migration knows of it."""
    for app in filter(is_eigen, apps.get_app_configs()):
        for model in app.get_models():
            for veld in tekstvelden(model):
                if geen_persoonsgegevens not in veld.validators:
                    veld.validators.append(geen_persoonsgegevens)


class VrijeTekstMixin:
    """For any form: its text fields refuse what points at a person. Passwords are left alone.
    Fields that were left empty say what to do.

    The fields that there are when the form is read, whenever they were added.
    """

    fields: dict[str, forms.Field]

    if TYPE_CHECKING:  # forms pass on what they do not know themselves

        def __init__(self, *args: Any, **kwargs: Any) -> None: ...

    def full_clean(self) -> None:
        for veld in self.fields.values():
            if is_tekstveld(veld) and geen_persoonsgegevens not in veld.validators:
                veld.validators.append(geen_persoonsgegevens)
        say_what_to_do(self.fields)
        super().full_clean()  # type: ignore[misc]  # of the form that this is mixed into


def is_tekstveld(veld: forms.Field) -> bool:
    return (
        isinstance(veld, forms.CharField)
        and not isinstance(veld, GEEN_TEKSTVELD)
        and not isinstance(veld.widget, forms.PasswordInput)
    )


class Formulier(VrijeTekstMixin, forms.Form):
    """The form to derive from."""


class Modelformulier(VrijeTekstMixin, forms.ModelForm):
    """The form of one row of a model to derive from."""
