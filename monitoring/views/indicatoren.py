"""Indicators: the list, the definition of one with its figures, its course, its history."""

from typing import Any

import rules
from django.db.models import Count, Prefetch, QuerySet
from django.utils import timezone

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier
from regio.models import Bevinding, Gebied, Jeugdhulpregio

from ..charts_indicatoren import reeks_chart
from ..choices_indicatoren import Telwijze, is_verhouding
from ..filters_indicatoren import IndicatorFilter
from ..halfjaar import Halfjaar
from ..indicatoren.definities import geschiedenis
from ..indicatoren.gebruik import uitsplitsingen_van, versie_op
from ..indicatoren.matrix import met_breuken
from ..indicatoren.reeks import breuken_van, reeks
from ..levering.dekking import niet_opgeteld
from ..matrix import matrix
from ..models import Gebiedsindicator, Indicator, Meting


def nu() -> Halfjaar:
    return Halfjaar.at(timezone.localdate())


class IndicatorListView(ListPage):
    model = Indicator
    filterset_class = IndicatorFilter
    titel = "Indicatoren"
    meervoud = "indicatoren"
    template_name = "monitoring/indicator_list.html"
    columns = [
        Column("Code", "code"),
        Column("Naam", "naam"),
        Column("Soort", "get_soort_display"),
        Column("Betekenis", "betekenis"),
        Column("Eenheid", "eenheid"),
        Column("Gewenste richting", "get_richting_display"),
        Column("Uitsplitsingen", "uitsplitsingen"),
        Column("Wie levert", "gegevensbron"),
        Column("Versie", "aantal_versies"),
        *BRON,
    ]
    sort_fields = {"code": "code", "naam": "naam", "metingen": "aantal_metingen"}
    default_sort = "code"

    def get_queryset(self) -> QuerySet:
        volgend = Gebiedsindicator.objects.visible_to(self.request.user).op(nu())
        return (
            super()
            .get_queryset()
            .with_bron()
            .select_related("gebied", "onderdeel_van")
            .prefetch_related(
                Prefetch("gebiedsindicatoren", volgend.select_related("gebied"), to_attr="gevolgd")
            )
            .annotate(
                aantal_metingen=Count("metingen", distinct=True),
                aantal_versies=Count("versies", distinct=True),
            )
        )


class IndicatorDossier(CodeDossier):
    """What every page about one indicator shares."""

    model = Indicator
    context_object_name = "indicator"

    def get_queryset(self) -> QuerySet:
        rijen = super().get_queryset().select_related("gebied", "onderdeel_van", "eigenaar")
        return rijen.met_definities()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        versie = versie_op(self.object, nu())
        mag = rules.test_rule("indicatoren_beheren", self.request.user, self.object)
        return super().get_context_data(
            **{
                "versie": versie,
                "uitsplitsingen": uitsplitsingen_van(self.object, versie.nummer),
                "mag_beheren": mag,
                "breuken": [*breuken_van(self.object)],
                "zonder_zijkant": True,
                **kwargs,
            }
        )


class IndicatorView(IndicatorDossier):
    has_timeline = True
    template_name = "monitoring/indicator.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        rijen = Meting.objects.visible_to(user).filter(indicator=self.object).with_onderwerp()
        metingen = list(rijen.with_bron().select_related("gebied__bovenliggend"))
        tabel = matrix(metingen)
        volgend = Gebiedsindicator.objects.visible_to(user).filter(indicator=self.object)
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "matrix": tabel,
            "kolommen": met_breuken(self.object, tabel.kolommen),
            "telt_op": context["versie"].telwijze == Telwijze.SOM,
            "waarom_niet_opgeteld": niet_opgeteld(self.object, context["versie"]),
            "bevindingen": Bevinding.objects.visible_to(user).bij(metingen),
            "grafiek": self.grafiek(tabel),
            "doelstellingen": self.doelstellingen(),
            "volgend": volgend.select_related("gebied").order_by("gebied__naam", "vanaf_jaar"),
        }

    def grafiek(self, tabel: Any) -> Any:
        """The last two periods per region beside each other, unless a break lies between."""
        from ..charts import vergelijk_chart

        kolommen = met_breuken(self.object, tabel.kolommen_met_regios())[-2:]
        if len(kolommen) < 2 or kolommen[1].na_breuk:
            return None
        rijen = [
            (rij.naam, *(rij.waarde(kolom.kolom) for kolom in kolommen))
            for rij in tabel.rijen
            if not rij.soort
        ]
        reeksen = (kolommen[0].kolom.naam, kolommen[1].kolom.naam)
        meest = "zit het hoogst" if is_verhouding(self.object.eenheid) else "telt het meest"
        titel = f"Welke regio {meest}? {self.object.naam}"
        return vergelijk_chart(titel, self.object.eenheid, reeksen, rijen)

    def doelstellingen(self) -> QuerySet:
        rijen = self.object.doelstellingen.visible_to(self.request.user).geldend().with_bron()
        return rijen.select_related("jeugdhulpregio", "gebied", "pad")


class IndicatorVerloop(IndicatorDossier):
    """One region or area through time, with the breaks."""

    template_name = "monitoring/indicatoren/verloop.html"

    def onderwerpen(self) -> list[Any]:
        """Regions and areas with a figure of this indicator, or of one it is worked out from."""
        user = self.request.user
        metingen = Meting.objects.visible_to(user)
        if not any(versie.is_afgeleid for versie in self.object.versies.all()):
            metingen = metingen.filter(indicator=self.object)
        regios = Jeugdhulpregio.objects.visible_to(user).filter(
            pk__in=metingen.values("jeugdhulpregio")
        )
        gebieden = Gebied.objects.visible_to(user).filter(pk__in=metingen.values("gebied"))
        return [*gebieden.order_by("naam"), *regios.order_by("naam")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        onderwerpen = self.onderwerpen()
        gevraagd = self.request.GET.get("onderwerp", "")
        gekozen = next((plek for plek in onderwerpen if plek.code == gevraagd), None)
        onbekend = bool(gevraagd) and gekozen is None
        if gekozen is None and onderwerpen and not onbekend:
            gekozen = onderwerpen[0]
        verloop = reeks(self.object, gekozen, self.request.user) if gekozen else None
        punten = [punt.meting for punt in verloop.punten if punt.meting] if verloop else []
        return super().get_context_data(
            **{
                "titel": f"Verloop van {self.object}",
                "onderwerpen": onderwerpen,
                "gekozen": gekozen,
                "onbekend": gevraagd if onbekend else "",
                "verloop": verloop,
                "grafiek": reeks_chart(verloop) if verloop else None,
                "bevindingen": Bevinding.objects.visible_to(self.request.user).bij(punten),
                **kwargs,
            }
        )


class IndicatorVersies(IndicatorDossier):
    """Every definition, and what each changed."""

    template_name = "monitoring/indicatoren/versies.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        titel = f"Definities van {self.object}"
        versies = [
            (rij, anders, uitsplitsingen_van(self.object, rij.nummer))
            for rij, anders in geschiedenis(self.object)
        ]
        return super().get_context_data(**{"titel": titel, "geschiedenis": versies, **kwargs})
