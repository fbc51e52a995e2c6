"""Reduction paths: the list, and one path against what was measured."""

from typing import Any

import rules
from django.db.models import QuerySet

from jeugdzorg.kern.charts import Grafiek
from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier
from regio.gebiedskeuze import GebiedMixin
from regio.models import Bevinding

from ..charts import delen_chart, padreeks, plekken_chart
from ..doelen.padpagina import Padpagina, padpagina
from ..doelen.rechten import opvolger, rechten_bij
from ..doelen.zinnen import bijdrage_zin, opgave_zin, tempo_zin
from ..filters import AfbouwpadFilter
from ..models import Afbouwpad, Meting
from ..padbeeld import Padbeeld, padbeeld


class AfbouwpadListView(GebiedMixin, ListPage):
    model = Afbouwpad
    filterset_class = AfbouwpadFilter
    titel = "Afbouwpaden"
    meervoud = "afbouwpaden"
    template_name = "monitoring/afbouwpad_list.html"
    columns = [
        Column("Pad", "naam"),
        Column("Gebied", "gebied.naam"),
        Column("Soort", "get_soort_display"),
        Column("Start", "startwaarde", "getal"),
        Column("Startdatum", "startdatum", "datum"),
        Column("Doel", "doelwaarde", "getal"),
        Column("Doeldatum", "doeldatum", "datum"),
        Column("Eenheid", "eenheid"),
        *BRON,
    ]
    sort_fields = {
        "naam": "naam",
        "gebied": ["gebied__naam", "naam"],
        "start": "startwaarde",
        "doel": "doelwaarde",
        "doeldatum": "doeldatum",
    }
    default_sort = "gebied"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().geldend().with_bron().with_punten(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        paden = list(context["page_obj"] or [])
        metingen = list(
            Meting.objects.visible_to(self.request.user)
            .filter(indicator__in=[pad.indicator_id for pad in paden])
            .exclude(bron__soort="voorbeeld")
            .with_onderwerp()
            .with_bron()
        )
        return {
            **context,
            "beelden": [padbeeld(pad, metingen) for pad in paden],
            "mag_maken": rules.test_rule("doel_vaststellen", self.request.user),
        }


class AfbouwpadView(CodeDossier):
    has_timeline = True
    model = Afbouwpad
    context_object_name = "pad"
    template_name = "monitoring/afbouwpad.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_bron().with_punten(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pagina = self.pagina()
        beeld = pagina.tempo.beeld
        return super().get_context_data(
            **{
                "pagina": pagina,
                "beeld": beeld,
                "eigen": self.eigen(pagina),
                "tempo": pagina.tempo,
                "tempo_zinnen": [opgave_zin(pagina.tempo), tempo_zin(pagina.tempo)],
                "bijdragen": pagina.bijdragen,
                "bijdrage_zin": bijdrage_zin(pagina.bijdragen) if pagina.bijdragen else "",
                "versies": pagina.versies,
                "rij": self.object,
                "opvolger": opvolger(self.object),
                "grafieken": grafieken_van(pagina),
                "delen": delen_naast_elkaar(self.eigen(pagina)),
                "bevindingen": self.bevindingen(beeld),
                **rechten_bij(self.request.user, self.object),
                "zonder_zijkant": True,
                **kwargs,
            }
        )

    def pagina(self) -> Padpagina:
        keuze = self.request.GET
        return padpagina(
            self.request.user,
            self.object,
            keuze.get("vertrekpunt", ""),
            voorbeeld=keuze.get("cijfers") == "voorbeeld",
        )

    def eigen(self, pagina: Padpagina) -> Padbeeld:
        """The path of this page itself, whichever baseline was chosen to count from."""
        return next(een.beeld for een in pagina.punten.alle if een.beeld.pad.pk == self.object.pk)

    def bevindingen(self, beeld: Padbeeld) -> dict[str, dict[int, list[Any]]]:
        """Findings about the path, its points, its parts and its measurements, apart by kind."""
        gezien = Bevinding.objects.visible_to(self.request.user)
        return {
            "pad": gezien.bij([beeld.pad]),
            "punten": gezien.bij(beeld.punten),
            "delen": gezien.bij(beeld.delen),
            "metingen": gezien.bij([rij.meting for rij in beeld.metingen]),
        }


def grafieken_van(pagina: Padpagina) -> list[Grafiek]:
    beeld = pagina.tempo.beeld
    grafieken = [pagina.grafiek, plekken_chart(padreeks(beeld))]
    if beeld.delen:
        delen = [
            (str(deel.jeugdhulpregio), float(deel.basis), float(deel.doel)) for deel in beeld.delen
        ]
        grafieken.append(delen_chart(delen, beeld.pad.doeldatum.year))
    return [grafiek for grafiek in grafieken if grafiek]


def delen_naast_elkaar(beeld: Padbeeld) -> dict[str, Any] | None:
    """Per region the printed part and the one worked out, rounded as printed; and the totals."""
    verdeling = beeld.verdeling
    if verdeling is None:
        return None
    rijen = [
        {"gedrukt": deel, "berekend": verdeling.delen[deel.jeugdhulpregio.code].afgerond()}
        for deel in beeld.delen
    ]
    return {"rijen": rijen, "totaal": verdeling.totaal.afgerond()}
