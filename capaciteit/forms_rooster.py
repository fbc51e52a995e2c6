"""The capacity sheet on screen: a row per facility and day, with what is known beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from jeugdzorg.kern.notation import datum
from jeugdzorg.kern.vrije_tekst import Formulier, geen_persoonsgegevens

from .aanlevering.kennis import IN_GEBRUIK, Bekend, Kennis, Stand
from .aanlevering.regels import Regel
from .aanlevering.velden import CAPACITEIT, HOOGSTENS, Veldsoort
from .choices import Capaciteitsmaat, NietBeschikbaar, Regelsoort

MEEST: Final = 150
"""So many rows fit on a page and in one request; more go by file."""


@dataclass(frozen=True)
class Roosterrij:
    """A facility on a day: what to fill in, what holds now and what was delivered before."""

    bekend: Bekend
    dag: date
    vorige: Stand | None
    huidig: Stand | None

    @property
    def sleutel(self) -> str:
        return f"{self.bekend.pk}-{self.dag:%Y%m%d}"

    @property
    def wie(self) -> str:
        return f"{self.bekend.naam}, {datum(self.dag)}"


def roosterrijen(kennis: Kennis) -> list[Roosterrij]:
    """Facilities in use on each day of the round, in the order of the template."""
    return [
        Roosterrij(bekend, dag, kennis.vorige(bekend.pk, dag), kennis.op(bekend.pk, dag))
        for bekend in kennis.voorzieningen.values()
        for dag in kennis.peildata
        if kennis.status_op(bekend.pk, dag) in IN_GEBRUIK
    ]


class RoosterForm(Formulier):
    """One field per cell: ``plaatsen-12-20240630``."""

    def __init__(self, *args: Any, rijen: list[Roosterrij], **kwargs: Any) -> None:
        self.rijen = rijen
        super().__init__(*args, **kwargs)
        self.maak_velden()

    @cached_property
    def kolommen(self) -> list[Any]:
        return [veld for veld in CAPACITEIT.velden if veld.invulbaar]

    def maak_velden(self) -> None:
        for rij in self.rijen:
            for veld in self.kolommen:
                invoer: Any = cel(veld, rij)
                invoer.kop = veld.kop
                self.fields[f"{veld.sleutel}-{rij.sleutel}"] = invoer

    def tabel(self) -> Iterator[tuple[Roosterrij, list[Any]]]:
        for rij in self.rijen:
            yield rij, [self[f"{veld.sleutel}-{rij.sleutel}"] for veld in self.kolommen]

    def regels(self) -> list[Regel]:
        return [self.regel(nummer, rij) for nummer, rij in enumerate(self.rijen, start=2)]

    def regel(self, nummer: int, rij: Roosterrij) -> Regel:
        def waarde(sleutel: str) -> Any:
            return self.cleaned_data.get(f"{sleutel}-{rij.sleutel}")

        return Regel(
            soort=Regelsoort.METING,
            blad=CAPACITEIT.naam,
            rij=nummer,
            voorziening=rij.bekend.pk,
            maat=Capaciteitsmaat.PLEKKEN.value,
            peildatum=rij.dag,
            plaatsen=waarde("plaatsen"),
            bezet=waarde("bezet"),
            wachtend=waarde("wachtend"),
            niet_beschikbaar=waarde("niet_beschikbaar"),
            reden_niet_beschikbaar=waarde("reden") or "",
            opmerking=waarde("toelichting") or "",
        )


def cel(veld: Any, rij: Roosterrij) -> forms.Field:
    """The input of one cell; its label names facility, day and column, for who can't see them."""
    label = f"{veld.kop}, {rij.wie}"
    if veld.soort == Veldsoort.AANTAL:
        return forms.IntegerField(
            label=label,
            required=veld.verplicht,
            min_value=0,
            max_value=HOOGSTENS,
            widget=forms.NumberInput({"inputmode": "numeric", "class": "rooster__getal"}),
            error_messages={
                "required": f"Vul {veld.kop.lower()} in; 0 is ook een antwoord.",
                "invalid": "Dit is geen heel getal.",
                "min_value": "Minder dan 0 kan niet.",
                "max_value": f"Meer dan {HOOGSTENS} kan niet.",
            },
        )
    if veld.soort == Veldsoort.KEUZE:
        return forms.ChoiceField(
            label=label, required=False, choices=[("", "–"), *NietBeschikbaar.choices]
        )
    return forms.CharField(
        label=label, required=False, max_length=500, validators=[geen_persoonsgegevens]
    )


def als_invoer(regels: Any) -> dict[str, Any]:
    """Rows that were handed in before, as values of the form."""
    invoer: dict[str, Any] = {}
    for regel in regels:
        if regel.soort == Regelsoort.METING and regel.peildatum:
            sleutel = f"{regel.voorziening}-{regel.peildatum:%Y%m%d}"
            invoer |= {
                f"plaatsen-{sleutel}": regel.plaatsen,
                f"bezet-{sleutel}": regel.bezet,
                f"wachtend-{sleutel}": regel.wachtend,
                f"niet_beschikbaar-{sleutel}": regel.niet_beschikbaar,
                f"reden-{sleutel}": regel.reden_niet_beschikbaar,
                f"toelichting-{sleutel}": regel.opmerking,
            }
    return invoer


def huidige_invoer(rijen: list[Roosterrij]) -> dict[str, Any]:
    """What holds now, to begin with."""
    invoer: dict[str, Any] = {}
    for rij in rijen:
        if rij.huidig:
            invoer |= {
                f"plaatsen-{rij.sleutel}": rij.huidig.plaatsen,
                f"bezet-{rij.sleutel}": rij.huidig.bezet,
                f"wachtend-{rij.sleutel}": rij.huidig.wachtend,
                f"niet_beschikbaar-{rij.sleutel}": rij.huidig.niet_beschikbaar,
                f"reden-{rij.sleutel}": rij.huidig.reden,
                f"toelichting-{rij.sleutel}": rij.huidig.opmerking,
            }
    return invoer


def meldingen_bij_velden(form: RoosterForm, meldingen: Any, plek: dict[int, str]) -> None:
    """Put each error of the check at its cell; ``plek`` is the key of a row per row number."""
    koppen = {veld.kop: veld.sleutel for veld in form.kolommen}
    for melding in meldingen:
        naam = f"{koppen.get(melding.kolom, 'plaatsen')}-{plek.get(melding.rij or 0, '')}"
        tekst = f"{melding.melding} {melding.verwacht}".strip()
        form.add_error(naam if naam in form.fields else None, ValidationError(tekst))
