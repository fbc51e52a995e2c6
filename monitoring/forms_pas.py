"""Forms of the register of alternatives, and what one chooses on the pages of "in de pas"."""

from typing import Any

from django import forms

from capaciteit.models import Locatie, Voorziening
from jeugdzorg.kern.vrije_tekst import Formulier, Modelformulier
from regio.choices import UitspraakSoort
from regio.models import Gebied, Jeugdhulpregio, Organisatie, Uitspraak
from vastgoed.models import Vastgoedplan

from .choices_pas import Alternatiefstatus, Zekerheid
from .models import Afbouwpad, Alternatief
from .pas.kwartaal import Kwartaal
from .pas.uitkomst import Keuze

LANGSTE = 80
"""Quarters that are shown at most: twenty years."""


def dagveld() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class AlternatiefForm(Modelformulier):
    """One entry. A plan that the user may not see is not in the form, and stays as it is."""

    revisie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Alternatief
        fields = (
            "naam",
            "soort",
            "jeugdhulpregios",
            "omschrijving",
            "fase",
            "plaatsen",
            "bereik",
            "vanaf",
            "tot",
            "behoefte",
            "doelgroep",
            "partners",
            "andere_partners",
            "voorziening",
            "plan",
        )
        error_messages = {
            "naam": {"required": "Geef het alternatief een naam."},
            "soort": {"required": "Kies wat voor hulp het is."},
        }
        widgets = {  # as Django has it
            "jeugdhulpregios": forms.CheckboxSelectMultiple,
            "omschrijving": forms.Textarea(attrs={"rows": 4}),
            "vanaf": dagveld(),
            "tot": dagveld(),
        }

    def __init__(self, *args: Any, user: Any, gebied: Gebied, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gebied = gebied
        self.fields["revisie"].initial = self.instance.revisie
        for naam, rijen in keuzes(user, gebied, self.instance).items():
            self.fields[naam].queryset = rijen  # type: ignore[attr-defined]
        plannen = Vastgoedplan.objects.visible_to(user)
        if self.instance.plan_id and not plannen.filter(pk=self.instance.plan_id).exists():
            del self.fields["plan"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("plaatsen") and cleaned.get("bereik"):
            self.add_error("bereik", "Vul plaatsen in of bereik, niet allebei.")
        van, tot = cleaned.get("vanaf"), cleaned.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", "Het einde ligt voor het begin. Kies een latere dag.")
        return cleaned

    def _post_clean(self) -> None:
        """Nothing is set on the instance here: the action does, on the row as it is then."""

    def velden(self) -> dict[str, Any]:
        """What the action takes, the relations apart."""
        weg = ("revisie", "jeugdhulpregios", "partners")
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in weg}


def keuzes(user: Any, gebied: Gebied, rij: Alternatief) -> dict[str, Any]:
    """What there is to choose in this area; what was chosen before stays among it."""
    doelgroepen = Uitspraak.objects.visible_to(user).filter(soort=UitspraakSoort.DOELGROEP)
    locaties = Locatie.objects.visible_to(user).in_gebied(gebied)
    eigen = Vastgoedplan.objects.visible_to(user).filter(gebied=gebied)
    return {
        "jeugdhulpregios": Jeugdhulpregio.objects.filter(gebiedregios__gebied=gebied).distinct(),
        "behoefte": doelgroepen.filter(gebied=gebied)
        | doelgroepen.filter(gebied__bovenliggend=gebied)
        | doelgroepen.filter(pk__in=[rij.behoefte_id or 0]),
        "partners": Organisatie.objects.visible_to(user),
        "voorziening": Voorziening.objects.visible_to(user).filter(locatie__in=locaties)
        | Voorziening.objects.visible_to(user).filter(pk__in=[rij.voorziening_id or 0]),
        "plan": eigen,
    }


class AlternatiefstatusForm(Formulier):
    """Withdraw or set aside, with the reason; or make it current again."""

    status = forms.ChoiceField(label="Wat wordt het?", widget=forms.RadioSelect)
    reden = forms.CharField(
        label="Waarom",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Staat bij het alternatief, voor iedereen die het ziet. Niet nodig bij actueel.",
    )

    def __init__(self, *args: Any, rij: Alternatief, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].choices = [  # type: ignore[attr-defined]
            (status.value, status.label) for status in Alternatiefstatus if status != rij.status
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        weg = cleaned.get("status") in (
            Alternatiefstatus.AANGEHOUDEN,
            Alternatiefstatus.INGETROKKEN,
        )
        if weg and not cleaned.get("reden", "").strip() and "reden" not in self.errors:
            self.add_error("reden", "Zeg waarom dit niet meer actueel is.")
        return cleaned


class PasForm(Formulier):
    """What is looked at; everything in the address, nothing is kept."""

    pad = forms.ChoiceField(label="Afbouwpad", required=False)
    zekerheid = forms.ChoiceField(
        label="Tel mee tot en met",
        required=False,
        choices=Zekerheid.choices,
        help_text="Hoe zeker het is dat plaatsen komen of gaan.",
    )
    van = forms.CharField(label="Vanaf kwartaal", required=False, help_text="Zoals 2024-1.")
    tot = forms.CharField(label="Tot en met kwartaal", required=False, help_text="Zoals 2028-4.")
    voorbeeld = forms.BooleanField(
        label="Tel voorbeeldgegevens mee",
        required=False,
        widget=forms.CheckboxInput(attrs={"value": "ja"}),
    )

    def __init__(self, data: Any, *, paden: list[Afbouwpad], **kwargs: Any) -> None:
        data = data.copy()
        data.setdefault("zekerheid", Zekerheid.INGEDIEND.value)
        super().__init__(data, **kwargs)
        self.fields["pad"].choices = [(pad.code, str(pad)) for pad in paden]  # type: ignore[attr-defined]
        if len(paden) < 2:
            del self.fields["pad"]

    def clean_van(self) -> Kwartaal | None:
        return kwartaal_van(self.cleaned_data["van"])

    def clean_tot(self) -> Kwartaal | None:
        return kwartaal_van(self.cleaned_data["tot"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        van, tot = cleaned.get("van"), cleaned.get("tot")
        if van and tot and tot < van:
            self.add_error("tot", f"Kies een kwartaal vanaf {van}.")
        if van and tot and van.later(LANGSTE) < tot:
            self.add_error("tot", f"Kies hooguit {LANGSTE // 4} jaar.")
        return cleaned

    def keuze(self) -> Keuze:
        """What was chosen, as far as it is valid; the rest as the page begins."""
        gekozen = self.cleaned_data
        return Keuze(
            van=gekozen.get("van") or None,
            tot=gekozen.get("tot") or None,
            zekerheid=Zekerheid(gekozen.get("zekerheid") or Zekerheid.INGEDIEND),
            pad=gekozen.get("pad", ""),
            voorbeeld=bool(gekozen.get("voorbeeld")),
        )


def kwartaal_van(tekst: str) -> Kwartaal | None:
    try:
        return Kwartaal.parse(tekst) if tekst else None
    except ValueError as fout:
        raise forms.ValidationError(str(fout)) from fout
