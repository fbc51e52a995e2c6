"""The plaatsenbalans: what places there were, what came and went, and whether it adds up."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

import rules
from django.db.models import Q, QuerySet
from django.utils import timezone

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.exporting import Export
from jeugdzorg.kern.views import ListPage
from regio.gebiedskeuze import GebiedMixin
from regio.models import Bevinding

from ..balansbeeld import MUTATIES, Balansbeeld, Balansrij, balansbeeld
from ..balansgroepen import Keuze
from ..boekrecht import met_recht
from ..charts import balans_grafiek
from ..choices import Aard
from ..filters_plaatsen import PER, BalansFilter
from ..models import Plaatsmutatie, Voorziening

GEPLAND = 20
CONTROLES = ("plaatsen-balans", "plaatsen-bronnen")
SORTEREN: Mapping[str, Callable[[Balansrij], Any]] = {
    "naam": lambda rij: rij.naam,
    "begin": lambda rij: rij.regel.begin,
    "eind": lambda rij: rij.regel.eind,
    "verschil": lambda rij: abs(rij.verschil or 0),
}


def mutatie(plek: int) -> Callable[[Balansrij], int]:
    return lambda rij: rij.mutaties[plek][1]


KOLOMMEN = [
    Column("Wat", "naam"),
    Column("Wat telt", "maat.label"),
    Column("Begin", "regel.begin", "getal"),
    *(Column(naam, mutatie(plek), "getal") for plek, (_, _, naam) in enumerate(MUTATIES)),
    Column("Eind", "regel.eind", "getal"),
    Column("Gemeten", "gemeten", "getal"),
    Column("Geboekt na de meting", "sindsdien", "getal"),
    Column("Verschil met de meting", "verschil", "getal"),
]


class PlaatsenbalansView(GebiedMixin, ListPage):
    model = Voorziening
    filterset_class = BalansFilter
    template_name = "capaciteit/plaatsenbalans.html"
    titel = "Plaatsenbalans"
    enkelvoud, meervoud = "regel", "regels"
    columns = KOLOMMEN
    sort_fields: ClassVar[Any] = SORTEREN
    notes = (
        "Begin, plus wat erbij kwam, min wat eraf ging, is eind. Plannen tellen niet mee.",
        "Wat binnen een regel van de ene naar de andere voorziening gaat, is daar geen mutatie.",
        "Tel verschillende maten nooit bij elkaar op.",
    )
    beeld: Balansbeeld | None = None

    def keuze(self) -> Keuze:
        gekozen = self.filterset.form.cleaned_data if self.filterset.is_bound else {}
        return Keuze(
            van=gekozen.get("van"),
            tot=gekozen.get("tot") or timezone.localdate(),
            per=gekozen.get("per") or PER[0][0],
            zorgvorm=gekozen.get("zorgvorm") or "",
            maat=gekozen.get("maat") or "",
            voorbeeld=bool(gekozen.get("voorbeeld")),
        )

    def sorted(self, rows: QuerySet) -> Any:
        self.beeld = balansbeeld(self.request.user, rows, self.keuze())
        gevraagd = self.request.GET.get("sorteer", "")
        sleutel = SORTEREN.get(gevraagd.removeprefix("-"), SORTEREN["naam"])
        rijen = sorted(self.beeld.rijen, key=sleutel, reverse=gevraagd.startswith("-"))
        return sorted(rijen, key=lambda rij: rij.maat.label)

    def get_totals(self) -> dict[str, Any]:
        return {maat.maat.value: maat.totaal for maat in self.beeld.maten} if self.beeld else {}

    def get_export(self) -> Export:
        return Export(
            title=self.titel,
            columns=self.export_columns(),
            rows=self.object_list,
            filters=list(self.filters_in_words()),
            notes=self.notes,
        )

    def gepland(self) -> QuerySet:
        """Planned entries of what is chosen, taken back ones left out."""
        gekozen = self.filterset.qs.values("pk")
        rijen = Plaatsmutatie.objects.visible_to(self.request.user).filter(
            Q(van__in=gekozen) | Q(naar__in=gekozen), aard=Aard.PLAN, herroept__isnull=True
        )
        rijen = rijen.filter(herroepen_door__isnull=True)
        keuze = self.keuze()
        if keuze.maat:
            rijen = rijen.filter(maat=keuze.maat)
        return (
            (rijen if keuze.voorbeeld else rijen.zonder_voorbeeld())
            .with_partijen()
            .select_related("herroepen_door")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.beeld is None:
            return context
        user, keuze = self.request.user, self.keuze()
        metingen = [
            meting
            for rij in context["page_obj"]
            for deel in rij.vergelijkingen
            for meting in deel.metingen
        ]
        gepland = list(self.gepland()[: GEPLAND + 1])
        return {
            **context,
            "beeld": self.beeld,
            "vraag": self.vraag(keuze),
            "kolommen": self.beeld.kolommen_kiezen(),
            "bevindingen": self.bevindingen(metingen),
            "grafieken": [
                balans_grafiek(maat, keuze.van, dict(PER)[keuze.per])
                for maat in self.beeld.maten
                if len(maat.rijen) > 1
            ],
            "gepland": met_recht(gepland[:GEPLAND], user),
            "meer_gepland": len(gepland) > GEPLAND,
            "vandaag": timezone.localdate(),
            "mag_boeken": rules.test_rule("register_bijhouden", user),
        }

    def bevindingen(self, metingen: list[Any]) -> dict[int, list[Any]]:
        """What is known to differ about these numbers of places; explained ones too."""
        gezien = Bevinding.objects.visible_to(self.request.user)
        return gezien.filter(controle__in=CONTROLES).bij(metingen)

    def vraag(self, keuze: Keuze) -> str:
        """What a link to the entries keeps of the choice."""
        query = self.request.GET.copy()
        for sleutel in ("per", "sorteer", "pagina", "formaat", "maat"):
            query.pop(sleutel, None)
        query["aard"] = Aard.FEIT
        return query.urlencode()
