"""Forms of paths: what a version holds, per kind of path, and an entirely new one."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError

from capaciteit.choices import Aard
from capaciteit.forms_register import Dagveld, RegisterForm, reden_veld
from regio.models import Jeugdhulpregio

from .choices import Padgrootheid, Padsoort, Padverloop
from .doelen.padinhoud import (
    Padinhoud,
    Puntinhoud,
    uit_aandelen,
    uit_mijlpalen,
    uit_percentages,
)
from .models import Afbouwpad

EXTRA_PUNTEN: Final = 2
EXTRA_JAREN: Final = 2
KLEIN: Final = range(1, 5)
"""Counts of youths that are not shown to everybody."""
TE_KLEIN: Final = (
    "Een aantal van 1 tot en met 4 jeugdigen laten we niet aan iedereen zien. Gebruik 0 of een "
    "halve (bijvoorbeeld 4,5)."
)


def getalveld(label: str, uitleg: str = "", **opties: Any) -> forms.DecimalField:
    standaard = {"min_value": 0, "max_digits": 8, "decimal_places": 1, "required": False}
    return forms.DecimalField(label=label, help_text=uitleg, **{**standaard, **opties})


class PadForm(RegisterForm):
    """What every kind of path has."""

    tolerantie = getalveld(
        "Speling", "Hoeveel de werkelijkheid van het pad mag liggen en toch op koers is."
    )
    verblijfsduur_maanden = getalveld(
        "Verblijfsduur in maanden", "Om instroom om te rekenen naar plekken.", max_digits=4
    )
    band_van = getalveld("Plekken in het doeljaar: minstens")
    band_tot = getalveld("Plekken in het doeljaar: hoogstens")
    reden = reden_veld("Waarom er een nieuwe versie is. Dit blijft bij de versie staan.")

    def __init__(self, *args: Any, pad: Afbouwpad, **kwargs: Any) -> None:
        self.pad = pad
        super().__init__(*args, **kwargs)
        if pad.grootheid != Padgrootheid.STROOM:
            for naam in ("verblijfsduur_maanden", "band_van", "band_tot"):
                del self.fields[naam]
        laatst = [naam for naam in PadForm.base_fields if naam in self.fields]
        self.order_fields([naam for naam in self.fields if naam not in laatst] + laatst)

    def inhoud(self) -> Padinhoud:
        """Raises ValueError for what cannot be."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        velden = super().clean() or self.cleaned_data
        van, tot = velden.get("band_van"), velden.get("band_tot")
        if (van is None) != (tot is None) or (van is not None and tot < van):
            self.add_error("band_tot", "Vul een lage en een hoge kant in, of geen van beide.")
        if not self.errors:
            try:
                self.uitkomst = self.inhoud()
            except ValueError as fout:
                raise ValidationError(str(fout)) from fout
        return velden

    def velden(self) -> dict[str, Any]:
        """Further fields of the path. The band stands in the year of the target."""
        eigen: dict[str, Any] = {
            naam: self.cleaned_data[naam]
            for naam in ("verblijfsduur_maanden", "band_van", "band_tot")
            if naam in self.fields
        }
        if "band_van" in eigen:
            heeft_band = eigen["band_van"] is not None
            eigen["band_jaar"] = self.uitkomst.doeldatum.year if heeft_band else None
        return {**eigen, "tolerantie": self.cleaned_data["tolerantie"] or 0}


class PercentageForm(PadForm):
    """Each year a percentage less; years left empty at the end do not belong to the path."""

    startwaarde = forms.IntegerField(label="Aantal in het beginjaar", min_value=0, max_value=99999)

    def __init__(self, *args: Any, pad: Afbouwpad, **kwargs: Any) -> None:
        begin, einde = pad.startdatum.year, pad.doeldatum.year
        self.jaren = range(begin + 1, einde + EXTRA_JAREN + 1)
        vars(self)["base_fields"] = self.base_fields | {
            f"procent_{jaar}": getalveld(
                f"Procent minder in {jaar}",
                "" if jaar <= einde else "Leeg: het pad eindigt eerder.",
                max_value=100,
                max_digits=5,
                decimal_places=2,
            )
            for jaar in self.jaren
        }
        super().__init__(*args, pad=pad, **kwargs)

    def inhoud(self) -> Padinhoud:
        procenten = [self.cleaned_data.get(f"procent_{jaar}") for jaar in self.jaren]
        while procenten and procenten[-1] is None:
            procenten.pop()
        if any(procent is None for procent in procenten):
            raise ValueError("Vul voor elk jaar tot het laatste een percentage in; 0 mag.")
        bekend = [procent for procent in procenten if procent is not None]
        start = self.cleaned_data["startwaarde"]
        return uit_percentages(start, self.pad.startdatum.year, bekend)

    @staticmethod
    def begin(pad: Afbouwpad) -> dict[str, Any]:
        procenten = {
            f"procent_{punt.datum.year}": punt.percentage
            for punt in pad.punten.all()
            if punt.datum and punt.percentage is not None
        }
        return {"startwaarde": int(pad.startwaarde), **procenten}


class AandelenForm(PadForm):
    """A target divided over regions by their baseline."""

    startdatum = Dagveld(label="Dag van het vertrekpunt")
    doelwaarde = getalveld("Doel van alle regio's samen", required=True)
    looptijd_van = Dagveld(label="De afbouw begint op")
    looptijd_maanden = forms.IntegerField(
        label="Looptijd in maanden", min_value=1, max_value=600, help_text="42 is drieënhalf jaar."
    )

    def __init__(self, *args: Any, pad: Afbouwpad, **kwargs: Any) -> None:
        self.regios = list(regios_van(pad))
        vars(self)["base_fields"] = self.base_fields | {
            f"basis_{regio.code}": getalveld(
                f"Vertrekpunt {regio.naam}", f"In {pad.eenheid} op die dag.", required=True
            )
            for regio in self.regios
        }
        super().__init__(*args, pad=pad, **kwargs)

    def clean(self) -> dict[str, Any]:
        for regio in self.regios:
            naam = f"basis_{regio.code}"
            nieuw = self.cleaned_data.get(naam)
            if nieuw in KLEIN and nieuw != self.initial.get(naam):
                self.add_error(naam, f"{TE_KLEIN} Neem regio's samen.")
        return super().clean()

    def inhoud(self) -> Padinhoud:
        velden = self.cleaned_data
        basis = {regio.pk: velden[f"basis_{regio.code}"] for regio in self.regios}
        return uit_aandelen(
            basis,
            velden["doelwaarde"],
            velden["startdatum"],
            velden["looptijd_van"],
            velden["looptijd_maanden"],
        )

    @staticmethod
    def begin(pad: Afbouwpad) -> dict[str, Any]:
        basis = {f"basis_{deel.jeugdhulpregio.code}": deel.basis for deel in pad.delen.all()}
        namen = ("startdatum", "doelwaarde", "looptijd_van", "looptijd_maanden")
        return {**{naam: getattr(pad, naam) for naam in namen}, **basis}


def regios_van(pad: Afbouwpad) -> Any:
    """Those that have a part now; without parts those of the area."""
    delen = [deel.jeugdhulpregio for deel in pad.delen.all()]
    if delen:
        return delen
    return Jeugdhulpregio.objects.filter(gebiedregios__gebied=pad.gebied_id).distinct()


class MijlpalenForm(PadForm):
    """Points; one without a date is a milestone of which the year is not known."""

    verloop = forms.ChoiceField(label="Tussen twee punten", choices=Padverloop.choices)

    def __init__(self, *args: Any, pad: Afbouwpad, **kwargs: Any) -> None:
        self.nummers = range(1, pad.punten.count() + EXTRA_PUNTEN + 1)
        velden = dict(puntvelden(self.nummers, pad.eenheid))
        vars(self)["base_fields"] = self.base_fields | velden
        super().__init__(*args, pad=pad, **kwargs)

    def inhoud(self) -> Padinhoud:
        punten = [punt for nummer in self.nummers if (punt := self.punt(nummer))]
        if not punten:
            raise ValueError("Vul ten minste een begin en een eind in.")
        return uit_mijlpalen(punten)

    def punt(self, nummer: int) -> Puntinhoud | None:
        datum: date | None = self.cleaned_data.get(f"datum_{nummer}")
        waarde: Decimal | None = self.cleaned_data.get(f"waarde_{nummer}")
        if waarde is None:
            if datum is not None:
                raise ValueError(f"Punt {nummer} heeft een datum en geen waarde.")
            return None
        return Puntinhoud(
            datum,
            waarde,
            onzeker=bool(self.cleaned_data.get(f"onzeker_{nummer}")),
            is_feit=bool(self.cleaned_data.get(f"feit_{nummer}")),
        )

    @staticmethod
    def begin(pad: Afbouwpad) -> dict[str, Any]:
        velden: dict[str, Any] = {"verloop": pad.verloop}
        for nummer, punt in enumerate(pad.punten.all(), start=1):
            velden[f"datum_{nummer}"] = punt.datum
            velden[f"waarde_{nummer}"] = punt.waarde
            velden[f"onzeker_{nummer}"] = punt.onzeker
            velden[f"feit_{nummer}"] = punt.aard == Aard.FEIT
        return velden

    def velden(self) -> dict[str, Any]:
        return {**super().velden(), "verloop": self.cleaned_data["verloop"]}


def puntvelden(nummers: range, eenheid: str) -> Iterator[tuple[str, forms.Field]]:
    for nummer in nummers:
        yield (
            f"datum_{nummer}",
            Dagveld(
                label=f"Punt {nummer}: datum",
                required=False,
                help_text="Leeg: het jaar is niet bekend." if nummer > 1 else "",
            ),
        )
        yield f"waarde_{nummer}", getalveld(f"Punt {nummer}: {eenheid}")
        yield (
            f"onzeker_{nummer}",
            forms.BooleanField(label=f"Punt {nummer} is niet zeker", required=False),
        )
        yield (
            f"feit_{nummer}",
            forms.BooleanField(label=f"Punt {nummer} is gemeten, geen doel", required=False),
        )


FORMULIEREN: Final[dict[str, Any]] = {
    Padsoort.PERCENTAGE: PercentageForm,
    Padsoort.PRO_RATA: AandelenForm,
    Padsoort.MIJLPALEN: MijlpalenForm,
}


def formulier_van(pad: Afbouwpad) -> Any:
    return FORMULIEREN[pad.soort]


def beginwaarden(pad: Afbouwpad) -> dict[str, Any]:
    """What the fields hold: of a draft itself, of an adopted version without its reason."""
    soort: Callable[[Afbouwpad], dict[str, Any]] = formulier_van(pad).begin
    namen = ("tolerantie", "verblijfsduur_maanden", "band_van", "band_tot")
    reden = {"reden": pad.reden} if pad.is_concept else {}
    velden = {**{naam: getattr(pad, naam) for naam in namen}, **soort(pad), **reden}
    return {naam: zonder_nullen(waarde) for naam, waarde in velden.items()}


def zonder_nullen(waarde: Any) -> Any:
    """As one types it: 10 instead of 10.00."""
    return Decimal(f"{waarde.normalize():f}") if isinstance(waarde, Decimal) else waarde
