"""Forms of reports: make one, what a report is made of, take one back."""

from typing import Any, Final

from django import forms

from jeugdzorg.kern.vrije_tekst import Formulier, geen_persoonsgegevens, is_tekstveld
from regio.models import Gebied, Jeugdhulpregio

from .halfjaar import Halfjaar
from .models import Cyclus
from .rapport.blokken import TEKST, voor_soort
from .rapport.opzet import Gekozen
from .rapport.reeks import regios_van

GEBIED: Final = "gebied"
REGIO: Final = "regio"
ALLES: Final = "alles"
TEKSTVAKKEN: Final = 3


class RapportForm(Formulier):
    """Which report: an area the user may see, and a half-year."""

    gebied = forms.ModelChoiceField(
        label="Gebied",
        queryset=Gebied.objects.none(),
        to_field_name="code",
        empty_label="kies een gebied",
        error_messages={
            "required": "Kies een gebied.",
            "invalid_choice": "Dit gebied is er niet. Kies een gebied uit de lijst.",
        },
    )
    halfjaar = forms.CharField(
        label="Halfjaar",
        max_length=6,
        help_text="Jaar en helft, bijvoorbeeld 2023-1 voor het eerste halfjaar van 2023.",
        error_messages={"required": "Vul het halfjaar in, bijvoorbeeld 2023-1."},
    )

    voor = forms.ChoiceField(
        label="Waarover",
        choices=[
            (GEBIED, "Het hele gebied"),
            (REGIO, "Een regio in het gebied"),
            (ALLES, "Het gebied en al zijn regio's: een rapport voor elk"),
        ],
        initial=GEBIED,
        required=False,
        widget=forms.RadioSelect,
    )
    regio = forms.ModelChoiceField(
        label="Regio",
        queryset=Jeugdhulpregio.objects.order_by("naam"),
        to_field_name="code",
        required=False,
        empty_label="kies een regio",
        help_text="Alleen voor het rapport van een regio.",
        error_messages={"invalid_choice": "Deze regio is er niet. Kies een regio uit de lijst."},
    )

    def __init__(self, *args: Any, gebieden: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gebied: Any = self.fields["gebied"]
        gebied.queryset = gebieden

    def clean_halfjaar(self) -> Halfjaar:
        try:
            return Halfjaar.parse(self.cleaned_data["halfjaar"].strip())
        except ValueError as error:
            raise forms.ValidationError(str(error)) from None

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        velden["voor"] = velden.get("voor") or GEBIED
        if velden["voor"] != REGIO:
            velden["regio"] = None
        elif not velden.get("regio") and "regio" not in self.errors:
            self.add_error("regio", "Kies de regio waarover het rapport gaat.")
        elif not self.errors and velden["regio"] not in regios_van(self.cyclus()):
            self.add_error("regio", "Deze regio hoorde in dat halfjaar niet bij het gebied.")
        return velden

    def cyclus(self) -> Cyclus:
        """The cycle that was asked for; made when it is the first time."""
        halfjaar: Halfjaar = self.cleaned_data["halfjaar"]
        cyclus, _ = Cyclus.objects.get_or_create(
            gebied=self.cleaned_data["gebied"], jaar=halfjaar.jaar, helft=halfjaar.helft
        )
        return cyclus


class IntrekForm(Formulier):
    reden = forms.CharField(
        label="Waarom trekt u dit rapport in?",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wie het rapport opent, leest deze reden.",
        error_messages={"required": "Schrijf waarom u het rapport intrekt."},
    )


class OpzetForm(Formulier):
    """Per block its place in the report (empty: left out), and a few blocks of own words."""

    def __init__(self, *args: Any, soort: str, nu: list[Gekozen], **kwargs: Any) -> None:
        self.blokken = [blok for blok in voor_soort(soort) if blok.code != TEKST]
        plekken = {rij.soort.code: n for n, rij in enumerate(nu, 1) if rij.soort.code != TEKST}
        eigen = [(n, rij) for n, rij in enumerate(nu, 1) if rij.soort.code == TEKST]
        kwargs["initial"] = beginwaarden(plekken, eigen)
        super().__init__(*args, **kwargs)
        for blok in self.blokken:
            self.fields[f"plek_{blok.code}"] = plekveld(blok.titel, blok.uitleg)
        for n in range(1, max(TEKSTVAKKEN, len(eigen) + 1) + 1):
            self.fields |= tekstvelden(n)
        for veld in self.fields.values():
            bewaak(veld)

    def rijen(self) -> list[dict[str, Any]]:
        """The chosen blocks in order, as the set-up keeps them."""
        velden = self.cleaned_data
        gekozen = [
            (velden[f"plek_{blok.code}"], {"code": blok.code})
            for blok in self.blokken
            if velden.get(f"plek_{blok.code}")
        ]
        for naam in [naam for naam in velden if naam.startswith("plek_tekst_")]:
            n = naam.removeprefix("plek_tekst_")
            if velden[naam]:
                titel, tekst = velden[f"titel_tekst_{n}"], velden[f"vast_tekst_{n}"]
                gekozen.append((velden[naam], {"code": TEKST, "titel": titel, "tekst": tekst}))
        return [rij for _, rij in sorted(gekozen, key=lambda paar: paar[0])]

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or {}
        if not self.errors and not any(
            waarde for naam, waarde in velden.items() if naam.startswith("plek_")
        ):
            raise forms.ValidationError("Geef minstens een blok een plek.")
        for naam, plek in list(velden.items()):
            titel = naam.replace("plek_", "titel_", 1)
            if naam.startswith("plek_tekst_") and plek and not velden.get(titel):
                self.add_error(titel, "Geef deze tekst een kop; die komt in de inhoudsopgave.")
        return velden


def beginwaarden(plekken: dict[str, int], eigen: list[tuple[int, Gekozen]]) -> dict[str, Any]:
    waarden: dict[str, Any] = {f"plek_{code}": plek for code, plek in plekken.items()}
    for n, (plek, rij) in enumerate(eigen, start=1):
        waarden |= {
            f"plek_tekst_{n}": plek,
            f"titel_tekst_{n}": rij.titel,
            f"vast_tekst_{n}": rij.vaste_tekst,
        }
    return waarden


def plekveld(titel: str, uitleg: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=f"Plek van “{titel}”",
        required=False,
        min_value=1,
        max_value=99,
        help_text=f"{uitleg} Leeg: niet in het rapport.",
    )


def tekstvelden(n: int) -> dict[str, forms.Field]:
    return {
        f"plek_tekst_{n}": plekveld(f"eigen tekst {n}", "Een kop met tekst van u zelf."),
        f"titel_tekst_{n}": forms.CharField(
            label=f"Kop van eigen tekst {n}", max_length=100, required=False
        ),
        f"vast_tekst_{n}": forms.CharField(
            label=f"Vaste woorden van eigen tekst {n}",
            max_length=5000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="Staat in elk rapport. Leeg: u schrijft per halfjaar een tekst.",
        ),
    }


class TekstenForm(Formulier):
    """For every block of a report the words that are written for this half-year."""

    def __init__(
        self, *args: Any, blokken: list[Gekozen], teksten: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for blok in blokken:
            self.fields[f"tekst_{blok.plek}"] = forms.CharField(
                label=f"Onder “{blok.titel}”",
                required=False,
                max_length=5000,
                initial=teksten.get(blok.plek, ""),
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        for veld in self.fields.values():
            bewaak(veld)

    def teksten(self) -> dict[str, str]:
        return {
            naam.removeprefix("tekst_"): tekst.strip() for naam, tekst in self.cleaned_data.items()
        }


def bewaak(veld: forms.Field) -> None:
    """Fields made here pass the same guard against personal details as any other."""
    if is_tekstveld(veld) and geen_persoonsgegevens not in veld.validators:
        veld.validators.append(geen_persoonsgegevens)
