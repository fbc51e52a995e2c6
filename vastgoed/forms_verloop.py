"""Forms of the steps of a plan, of giving out reviews, and of following conditions."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.text import capfirst

from capaciteit.forms_register import Dagveld
from jeugdzorg.kern.vrije_tekst import Formulier
from jeugdzorg.kern.werkdagen import werkdagen_verder
from regio.models import Vergadering

from .choices_plan import Planuitkomst
from .models import Advies, Toetsing, Vastgoedplan
from .plan.definities import SECTIES
from .plan.volledig import ontbrekend
from .toetserkeuze import Kandidaat
from .werkstroom import Overgang

LEESBAAR: Final = "Iedereen die het plan mag lezen, kan dit lezen. Noem geen personen."


def tekstveld(label: str, uitleg: str = "", *, verplicht: bool = True, regels: int = 4) -> Any:
    return forms.CharField(
        label=label,
        required=verplicht,
        max_length=10_000,
        widget=forms.Textarea({"rows": regels}),
        help_text=uitleg,
        error_messages={"required": "Schrijf op waarom."},
    )


class StapForm(Formulier):
    """The form of one step: only the fields that it asks."""

    def __init__(self, *args: Any, plan: Vastgoedplan, user: Any, **opties: Any) -> None:
        self.plan, self.user = plan, user
        super().__init__(*args, **opties)

    def invoer(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class RedenForm(StapForm):
    reden = tekstveld("Waarom?", LEESBAAR)


class TeruggeefForm(RedenForm):
    ontbreekt = forms.MultipleChoiceField(
        label="Welke onderdelen zijn niet volledig?",
        choices=[(sectie.code, sectie.titel) for sectie in SECTIES],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één onderdeel dat niet volledig is."},
    )
    reden = tekstveld("Wat ontbreekt er?", LEESBAAR)
    field_order = ("ontbreekt", "reden")

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        versie = self.plan.ingediende_versie
        gemis = ontbrekend(versie.inhoud) if versie else []
        self.initial.setdefault("ontbreekt", list({rij.sectie for rij in gemis}))


class VolledigForm(StapForm):
    volledig = forms.BooleanField(
        label="Ik heb de lijst hierboven bekeken. Het plan is volledig genoeg om te toetsen.",
        error_messages={"required": "Bevestig dat u hebt bekeken of het plan volledig is."},
    )


class TermijnForm(StapForm):
    termijn = Dagveld(
        label="Antwoord uiterlijk op",
        error_messages={"required": "Kies een dag waarop het antwoord er moet zijn."},
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        verzoek = self.plan.aanvulverzoeken.lopend().first()
        eigen = verzoek.termijn if verzoek else None
        self.initial.setdefault("termijn", eigen or werkdagen_verder(timezone.localdate(), 15))


class BesluitForm(StapForm):
    uitkomst = forms.ChoiceField(
        label="Wat is er besloten?",
        choices=[(waarde, capfirst(label)) for waarde, label in Planuitkomst.choices],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er is besloten."},
    )
    motivering = tekstveld("Motivering", "De aanbieder leest deze tekst.", regels=6)
    reden_afwijking = tekstveld(
        "Waarom anders dan het advies?",
        "Alleen als de uitkomst anders is dan geadviseerd.",
        verplicht=False,
    )
    vergadering = forms.ModelChoiceField(
        label="In welke vergadering?",
        queryset=Vergadering.objects.none(),
        required=False,
        empty_label="buiten een vergadering om",
        help_text="De vergaderingen van overleggen in dit gebied.",
    )
    genomen_op = Dagveld(label="Genomen op")
    reden_voorwaarden = tekstveld(
        "Waarom andere voorwaarden?",
        "Alleen als u voorwaarden wijzigde, toevoegde of wegliet.",
        verplicht=False,
    )

    def __init__(self, *args: Any, **opties: Any) -> None:
        super().__init__(*args, **opties)
        sinds = timezone.localdate() - timedelta(days=730)
        veld: Any = self.fields["vergadering"]
        veld.queryset = (
            Vergadering.objects.visible_to(self.user)
            .filter(overleg__gebied=self.plan.gebied_id, datum__gte=sinds)
            .select_related("overleg")
            .order_by("-datum")
        )
        advies = Advies.objects.geldend().filter(plan=self.plan).first()
        if advies:
            self.initial.setdefault("uitkomst", advies.uitkomst)
        self.initial.setdefault("genomen_op", timezone.localdate())


FORMULIER: Final[dict[tuple[str, ...], type[StapForm]]] = {
    (): StapForm,
    ("reden",): RedenForm,
    ("reden", "ontbreekt"): TeruggeefForm,
    ("volledig",): VolledigForm,
    ("termijn",): TermijnForm,
    ("besluit",): BesluitForm,
}


def formulier_voor(stap: Overgang) -> type[StapForm]:
    return FORMULIER[stap.velden]


class ToewijsForm(Formulier):
    """Who reviews for one organisation; each reviewer with what they have to do."""

    toetser = forms.TypedChoiceField(
        label="Toetser",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een toetser."},
    )
    plaatsvervanger = forms.TypedChoiceField(
        label="Plaatsvervanger",
        coerce=int,
        required=False,
        empty_value=None,
        help_text="Neemt het over als de toetser een belang heeft.",
    )
    termijn = Dagveld(label="Inleveren uiterlijk op")
    reden = tekstveld("Bericht aan de toetser", LEESBAAR, verplicht=False, regels=3)

    def __init__(
        self,
        *args: Any,
        kandidaten: list[Kandidaat],
        toetsing: Toetsing | None = None,
        **opties: Any,
    ) -> None:
        super().__init__(*args, **opties)
        namen = [(een.gebruiker.pk, f"{een.gebruiker.naam}: {een.drukte}") for een in kandidaten]
        self.fields["toetser"].choices = namen  # type: ignore[attr-defined]
        self.fields["plaatsvervanger"].choices = [  # type: ignore[attr-defined]
            ("", "geen plaatsvervanger"),
            *((een.gebruiker.pk, een.gebruiker.naam) for een in kandidaten),
        ]
        if toetsing is not None:
            veld = self.fields["reden"]
            veld.label, veld.required = "Waarom wijzigt u dit?", True
            self.initial = {
                "toetser": toetsing.toetser_id,
                "plaatsvervanger": toetsing.plaatsvervanger_id,
                "termijn": toetsing.termijn,
            }
        else:
            self.initial.setdefault("termijn", werkdagen_verder(timezone.localdate(), 15))
            self.initial.setdefault("toetser", namen[0][0] if namen else None)


class IntrekForm(Formulier):
    reden = tekstveld("Waarom?", LEESBAAR)


class VoorwaardeStapForm(Formulier):
    """Report a condition as met, or answer such a report."""

    tekst = tekstveld("Toelichting", LEESBAAR)
    bestand = forms.FileField(
        label="Bewijsstuk",
        required=False,
        help_text="Een pdf, Word- of Excelbestand of foto, hooguit 20 MB.",
    )

    def __init__(self, *args: Any, met_bestand: bool = True, **opties: Any) -> None:
        super().__init__(*args, **opties)
        if not met_bestand:
            del self.fields["bestand"]
