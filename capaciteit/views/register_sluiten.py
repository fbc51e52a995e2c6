"""Closing: first where every place goes, then what will happen, then it does."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http.response import HttpResponseBase
from django.utils.dateparse import parse_date
from django.utils.functional import cached_property

from jeugdzorg.kern.notation import datum as datum_tekst
from regio.ingelogd import gebruiker_van

from ..forms_bestemming import Bestemmingsregels
from ..forms_register import SluitForm
from ..models import Locatie, Voorziening
from ..register import gevolgen as in_woorden
from ..register.keuzes import bij_te_houden_voorzieningen
from ..register.plaatsen import gemeten, te_verdelen
from ..register.sluiten import locatie_sluiten, te_sluiten_op, voorziening_sluiten
from .register import GevolgenMixin, LocatieMixin, VoorzieningMixin, vandaag


class Sluiten(GevolgenMixin):
    """What closing a facility and closing a location share."""

    form_class = SluitForm
    template_name = "capaciteit/register_sluiten.html"
    knop = "Bekijk wat er gebeurt"
    uitleg = (
        "Elke plaats die verdwijnt, krijgt een bestemming: een andere voorziening, een andere "
        "zorgvorm, of het einde. Zo klopt de plaatsenbalans.",
        "U ziet eerst wat er gaat gebeuren. Daarna bevestigt u.",
    )

    def dicht(self) -> list[Voorziening]:
        """The facilities that close."""
        raise NotImplementedError

    @property
    def dag(self) -> date:
        """The day that was filled in, while that is one; else today."""
        try:
            gekozen = parse_date(self.request.POST.get("op", ""))
        except ValueError:
            gekozen = None
        return gekozen or vandaag()

    @cached_property
    def regels(self) -> list[tuple[Voorziening, Bestemmingsregels]]:
        """Per facility the lines for its places; places do not go to what closes as well."""
        sluit = {voorziening.pk for voorziening in self.dicht()}
        elders = [
            rij for rij in bij_te_houden_voorzieningen(self.request.user) if rij.pk not in sluit
        ]
        return [
            (
                voorziening,
                Bestemmingsregels(
                    self.request.POST or None,
                    standen=te_verdelen(voorziening, self.dag, self.request.user),
                    naar=elders,
                    prefix=f"bestemming-{voorziening.pk}",
                ),
            )
            for voorziening in self.dicht()
        ]

    def beginwaarden(self) -> dict[str, Any]:
        return {"op": vandaag()}

    def form_valid(self, form: Any) -> HttpResponseBase:
        geldig = [regels.is_valid() for _, regels in self.regels]
        return super().form_valid(form) if all(geldig) else self.form_invalid(form)

    def bestemmingen(self, op: date) -> dict[int, list[Any]]:
        return {voorziening.pk: regels.bestemmingen(op) for voorziening, regels in self.regels}

    def gevolgen(self, form: SluitForm) -> Iterator[str]:
        op = form.cleaned_data["op"]
        bestemmingen = self.bestemmingen(op)
        for voorziening in self.dicht():
            rijen = bestemmingen[voorziening.pk]
            yield from in_woorden.bij_sluiten(voorziening, op, rijen, self.request.user)
        yield from in_woorden.slot()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            **{
                "delen": [
                    (voorziening, regels, gemeten(voorziening, self.dag, user))
                    for voorziening, regels in self.regels
                ],
                "deelformulieren": [form for _, regels in self.regels for form in regels.forms],
                **kwargs,
            }
        )


class VoorzieningSluiten(VoorzieningMixin, Sluiten):
    bevestig = "Sluit de voorziening"
    intro = "De voorziening gaat dicht. Zeg wanneer, en waar de plaatsen heen gaan."

    def get_titel(self) -> str:
        return f"{self.voorziening} sluiten"

    def rij(self) -> Voorziening:
        return self.voorziening

    def dicht(self) -> list[Voorziening]:
        return [self.voorziening]

    def uitvoeren(self, form: SluitForm) -> Any:
        op = form.cleaned_data["op"]
        return voorziening_sluiten(
            self.voorziening,
            bestemmingen=self.bestemmingen(op)[self.voorziening.pk],
            token=self.token(form),
            by=gebruiker_van(self.request),
            **form.waarden("op", "reden", "project"),
        )

    def gelukt(self, uitkomst: Any) -> str:
        return f"{self.voorziening} sluit per {datum_tekst(uitkomst.peildatum)}."


class LocatieSluiten(LocatieMixin, Sluiten):
    bevestig = "Sluit de locatie"
    intro = (
        "Alle voorzieningen van deze locatie gaan dicht. Zeg per voorziening waar de plaatsen "
        "heen gaan."
    )

    def get_titel(self) -> str:
        return f"{self.locatie} sluiten"

    def rij(self) -> Locatie:
        return self.locatie

    @cached_property
    def _dicht(self) -> list[Voorziening]:
        return te_sluiten_op(self.locatie, self.dag, self.request.user)

    def dicht(self) -> list[Voorziening]:
        return self._dicht

    def gevolgen(self, form: SluitForm) -> Iterator[str]:
        if not self.dicht():
            raise ValidationError("Op deze locatie is op die dag niets meer te sluiten.")
        yield from super().gevolgen(form)

    def uitvoeren(self, form: SluitForm) -> Any:
        op = form.cleaned_data["op"]
        return locatie_sluiten(
            self.locatie,
            bestemmingen=self.bestemmingen(op),
            token=self.token(form),
            by=gebruiker_van(self.request),
            **form.waarden("op", "reden", "project"),
        )

    def gelukt(self, uitkomst: Iterable[Any]) -> str:
        aantal = len(list(uitkomst))
        voorzieningen = "1 voorziening sluit" if aantal == 1 else f"{aantal} voorzieningen sluiten"
        return f"{self.locatie}: {voorzieningen}."
