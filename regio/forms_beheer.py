"""What a manager can filter on: changes and security events."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from jeugdzorg.kern.models import Gebeurtenissoort, Uitkomst
from jeugdzorg.kern.vrije_tekst import Formulier

from .choices import Rol
from .models import Gebruiker, Organisatie
from .rules import organisaties_met_rol
from .wijzigingen import personen_van, soorten_object

SOORTEN = [("nieuw", "toegevoegd"), ("gewijzigd", "gewijzigd"), ("verwijderd", "verwijderd")]


class KeuzeForm(Formulier):
    """A period, a person and an organisation; the person is one of the manager's own people."""

    is_filter = True

    van = forms.DateField(
        label="Vanaf", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    tot = forms.DateField(
        label="Tot en met", required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    wie = forms.ModelChoiceField(
        Gebruiker.objects.none(), label="Persoon", required=False, empty_label="iedereen"
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        eigen = organisaties_met_rol(user, Rol.BEHEERDER)
        self.kies("wie", Gebruiker.objects.filter(pk__in=personen_van(eigen)))
        if "organisatie" in self.fields:
            self.kies(
                "organisatie",
                Organisatie.objects.visible_to(user)
                .filter(lidmaatschappen__isnull=False)
                .distinct(),
            )

    def kies(self, naam: str, rijen: QuerySet) -> None:
        veld: Any = self.fields[naam]
        veld.queryset = rijen


class WijzigingForm(KeuzeForm):
    zoek = forms.CharField(label="Naam of code", required=False, max_length=100)
    object = forms.ChoiceField(label="Wat", required=False)
    soort = forms.ChoiceField(
        label="Soort wijziging", required=False, choices=[("", "alles"), *SOORTEN]
    )
    organisatie = forms.ModelChoiceField(
        Organisatie.objects.none(), label="Namens", required=False, empty_label="alle"
    )

    field_order = ["zoek", "object", "soort", "wie", "organisatie", "van", "tot"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soort_object: Any = self.fields["object"]
        soort_object.choices = [("", "alles"), *soorten_object()]


class BeveiligingForm(KeuzeForm):
    soort = forms.ChoiceField(
        label="Wat", required=False, choices=[("", "alles"), *Gebeurtenissoort.choices]
    )
    uitkomst = forms.ChoiceField(
        label="Uitkomst", required=False, choices=[("", "alle"), *Uitkomst.choices]
    )

    field_order = ["soort", "uitkomst", "wie", "van", "tot"]
