"""Forms with which definitions are made, changed and withdrawn."""

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.validators import MinLengthValidator, RegexValidator
from django.utils import timezone

from jeugdzorg.kern.vrije_tekst import Formulier

from .choices import Indicatorsoort
from .halfjaar import Halfjaar
from .indicatoren.definities import VERSIEVELDEN, laatste_versie, uitsplitsingen_nakijken
from .indicatoren.gebruik import uitsplitsingen_van
from .indicatoren.uitsplitsen import schrijf_uitsplitsingen
from .models import Gebiedsindicator, Indicator, Indicatorversie

TERUG: Final = 4
VOORUIT: Final = 4
REDEN_LENGTE: Final = 10


def halfjaren() -> list[Halfjaar]:
    """Two years back and two ahead, around today."""
    nu = Halfjaar.at(timezone.localdate())
    eerste, laatste = nu, nu
    for _ in range(TERUG):
        eerste = eerste.vorige
    for _ in range(VOORUIT):
        laatste = laatste.volgende
    return list(Halfjaar.reeks(eerste, laatste))


def als_keuzes() -> list[tuple[str, str]]:
    return [(str(rij), rij.label) for rij in halfjaren()]


class Halfjaarveld(forms.TypedChoiceField):
    """One of the half-years around today; the value is a ``Halfjaar``."""

    def __init__(self, *, label: str, help_text: str) -> None:
        kies = dict.fromkeys(("required", "invalid_choice"), "Kies een halfjaar in de lijst.")
        super().__init__(
            label=label,
            help_text=help_text,
            choices=als_keuzes,
            coerce=Halfjaar.parse,
            error_messages=kies,
        )


class DefinitieForm(Formulier, forms.ModelForm):
    """The words of a version, and how it is split."""

    uitsplitsingen = forms.CharField(
        label="Uitsplitsingen",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Een regel per uitsplitsing, bijvoorbeeld: oorzaak: wonen; onderwijs. Zijn de "
        "delen samen het geheel, zet er dan (samen het geheel) achter. Zonder dubbelepunt zijn de "
        "waarden vrij.",
    )

    class Meta:
        model = Indicatorversie
        fields = VERSIEVELDEN
        widgets = {
            "betekenis": forms.Textarea(attrs={"rows": 3}),
            "invoeruitleg": forms.TextInput(),
        }
        help_texts = {
            "naam": "Zoals de indicator op pagina's en in het rapport heet.",
            "betekenis": "Wat telt wel en wat niet mee. Schrijf zo dat twee mensen hetzelfde "
            "tellen.",
            "eenheid": "Bijvoorbeeld: jongeren, plaatsingen per periode, procent.",
            "gewicht": "Het aantal jongeren waarop een aandeel of gemiddelde rust. Is dat bekend "
            "en niet klein, dan ziet ook wie het niet precies mag weten het cijfer.",
            "decimalen": "0, 1 of 2.",
            "invoeruitleg": "Een korte zin voor wie het cijfer invult.",
        }
        error_messages = {
            "naam": {"required": "Geef de indicator een naam."},
            "betekenis": {"required": "Schrijf op wat wel en wat niet meetelt."},
            "eenheid": {"required": "Geef de eenheid, bijvoorbeeld jongeren of procent."},
            "richting": {"required": "Kies welke kant het op moet gaan."},
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gewicht = Indicator.objects.visible_to(user).filter(soort=Indicatorsoort.KWANTITATIEF)
        self.fields["gewicht"].queryset = gewicht.order_by("code")  # type: ignore[attr-defined]
        self.fields["decimalen"].widget.attrs.update(min=0, max=2)

    def clean_uitsplitsingen(self) -> str:
        tekst: str = self.cleaned_data["uitsplitsingen"]
        try:
            uitsplitsingen_nakijken(tekst)
        except forms.ValidationError as fout:
            raise forms.ValidationError(fout.messages) from None
        return tekst

    def clean(self) -> dict[str, Any]:
        gegeven = super().clean() or self.cleaned_data
        gewogen = gegeven.get("telwijze") == "gewogen"
        if gewogen and not gegeven.get("gewicht"):
            self.add_error("gewicht", "Kies waarmee het gemiddelde weegt.")
        if not gewogen and gegeven.get("gewicht"):
            self.add_error("gewicht", "Een gewicht hoort alleen bij een gewogen gemiddelde.")
        return gegeven

    def _post_clean(self) -> None:
        """The action checks the version as a whole; this form holds part of it."""

    def definitie(self) -> dict[str, Any]:
        return {veld: self.cleaned_data[veld] for veld in VERSIEVELDEN}


class NieuweIndicatorForm(DefinitieForm):
    code = forms.CharField(
        label="Code",
        max_length=30,
        validators=[
            RegexValidator(
                r"^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*\Z",
                "Een code begint met een letter en heeft letters, cijfers en streepjes.",
            )
        ],
        help_text="Kort en blijvend, bijvoorbeeld ZW-WACHT.",
    )
    soort = forms.ChoiceField(
        label="Soort",
        choices=Indicatorsoort.choices,
        help_text="Een getal, of een vraag die regio's in woorden beantwoorden.",
    )
    gegevensbron = forms.CharField(
        label="Wie levert", max_length=100, required=False, help_text="Bijvoorbeeld: aanbieder."
    )
    vanaf = Halfjaarveld(label="Vragen vanaf", help_text="Het eerste halfjaar waarin dit telt.")
    verplicht = forms.BooleanField(
        label="Verplicht",
        required=False,
        help_text="Een levering zonder dit cijfer is niet volledig.",
    )

    field_order = ["code", "soort", *VERSIEVELDEN]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"].upper()
        if Indicator.objects.filter(code__iexact=code).exists():
            raise forms.ValidationError("Deze code is al in gebruik; kies een andere.")
        return code


def kort(waarde: Any) -> Any:
    """A bound as people write it: 0, not 0.00."""
    if isinstance(waarde, Decimal) and waarde == waarde.to_integral_value():
        return waarde.quantize(Decimal(1))
    return waarde


class WijzigForm(DefinitieForm):
    """A next version of an indicator."""

    vanaf = Halfjaarveld(
        label="Geldt vanaf", help_text="Voor eerdere halfjaren blijft de oude definitie gelden."
    )
    reeksbreuk = forms.BooleanField(
        label="De cijfers zijn niet te vergelijken met die van ervoor",
        required=False,
        help_text="Grafieken en tabellen krijgen dan een breuk.",
    )
    reden = forms.CharField(
        label="Wat er verandert en waarom",
        max_length=1000,
        validators=[MinLengthValidator(REDEN_LENGTE, "Schrijf er iets meer over.")],
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Dit staat bij de breuk en bij de geschiedenis van de indicator.",
    )

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        versie = laatste_versie(indicator)
        delen = schrijf_uitsplitsingen(uitsplitsingen_van(indicator, versie.nummer))
        later = [rij for rij in halfjaren() if versie.vanaf is None or rij > versie.vanaf]
        begin = {"uitsplitsingen": delen, "vanaf": str(Halfjaar.at(timezone.localdate()))}
        kwargs["initial"] = {**begin, **(kwargs.get("initial") or {})}
        nu = Indicatorversie(**{veld: kort(getattr(versie, veld)) for veld in VERSIEVELDEN})
        super().__init__(*args, instance=nu, **kwargs)
        self.fields["vanaf"].choices = [(str(r), r.label) for r in later]  # type: ignore[attr-defined]


class IntrekForm(Formulier):
    """From when on nobody is asked for it, and why."""

    laatste = Halfjaarveld(label="Laatste halfjaar", help_text="Daarna vraagt niemand er nog om.")
    reden = forms.CharField(
        label="Waarom",
        max_length=1000,
        validators=[MinLengthValidator(REDEN_LENGTE, "Schrijf er iets meer over.")],
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class VanafForm(Formulier):
    """From when a choice of an area holds."""

    vanaf = Halfjaarveld(label="Geldt vanaf", help_text="Eerdere halfjaren blijven zoals ze zijn.")


class KeuzeForm(Formulier):
    """One line on the page where an area chooses."""

    volgt = forms.BooleanField(required=False)
    verplicht = forms.BooleanField(required=False)
    volgorde = forms.IntegerField(
        min_value=1,
        max_value=999,
        error_messages={
            "required": "Geef een volgnummer.",
            "invalid": "Een volgnummer is een heel getal.",
            "min_value": "Het laagste volgnummer is 1.",
        },
    )
    toelichting = forms.CharField(required=False, max_length=300)

    def __init__(
        self, *args: Any, indicator: Indicator, nu: Gebiedsindicator | None, **kwargs: Any
    ) -> None:
        self.indicator = indicator
        begin = {"volgt": False, "verplicht": True, "volgorde": 99, "toelichting": ""}
        if nu is not None:
            begin = {naam: getattr(nu, naam) for naam in begin if naam != "volgt"}
            begin["volgt"] = True
        super().__init__(*args, initial=begin, prefix=indicator.code, **kwargs)
        for naam, veld in self.fields.items():
            veld.label = f"{naam.capitalize()}: {indicator.naam}"
            veld.widget.attrs["aria-label"] = veld.label
