"""What one can filter on in the API of regions, areas, organisations, sources and findings."""

from typing import Any

import django_filters as filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from jeugdzorg.kern.api_filters import (
    CamelCaseFilterSet,
    ChoiceFilter,
    CodeFilter,
    DayFilter,
    YesNoFilter,
    day_filters,
)

from .choices import (
    BevindingStatus,
    BronSoort,
    Ernst,
    GebiedSoort,
    Oordeel,
    Zorgvorm,
)
from .models import Bron, Gebied, GebiedRegio, Jeugdhulpregio, Regioindeling


def in_gebied(gebied: Gebied, *, gebied_veld: str = "gebied", regio_veld: str = "") -> Q:
    """Rows of the area itself, of areas within it and, by ``regio_veld``, of its regions."""
    rijen = Q(**{gebied_veld: gebied}) | Q(**{f"{gebied_veld}__bovenliggend": gebied})
    if regio_veld:
        regios = GebiedRegio.objects.filter(gebied=gebied).values("jeugdhulpregio")
        rijen |= Q(**{f"{regio_veld}__in": regios})
    return rijen


class GebiedFilter(CodeFilter):
    """Area: itself, areas within it, and where ``regio_veld`` says so its regions."""

    def __init__(self, gebied_veld: str = "gebied", regio_veld: str = "") -> None:
        self.gebied_veld, self.regio_veld = gebied_veld, regio_veld
        delen = " en zijn regio's" if regio_veld else ""
        super().__init__(
            Gebied,
            gebied_veld,
            help_text=f"Code van een gebied; ook de gebieden daarbinnen{delen}.",
        )

    def filter(self, qs: QuerySet, value: Gebied | None) -> QuerySet:
        if value is None:
            return qs
        return qs.filter(in_gebied(value, gebied_veld=self.gebied_veld, regio_veld=self.regio_veld))


class RegioFilter(CodeFilter):
    def __init__(self, field_name: str = "jeugdhulpregio", **kwargs: Any) -> None:
        standaard = {"help_text": "Code van een jeugdhulpregio, bijvoorbeeld JZ07."}
        super().__init__(Jeugdhulpregio, field_name, **{**standaard, **kwargs})


class ZorgvormFilter(ChoiceFilter):
    def __init__(self, field_name: str = "zorgvorm", **kwargs: Any) -> None:
        super().__init__(Zorgvorm, field_name, help_text="Vorm van jeugdhulp.", **kwargs)


class VoorbeeldFilter(YesNoFilter):
    def __init__(self, field_name: str = "bron__soort") -> None:
        super().__init__(
            field_name, help_text="true: alleen voorbeeldgegevens; false: alleen echte gegevens."
        )

    def filter(self, qs: QuerySet, value: bool | str | None) -> QuerySet:
        if not isinstance(value, bool):
            return qs
        voorbeelden = Q(**{self.field_name: BronSoort.VOORBEELD})
        return qs.filter(voorbeelden if value else ~voorbeelden)


class ZoekFilter(filters.CharFilter):
    """Text in one of the fields; or by ``zoek`` of the QuerySet when no fields are named."""

    def __init__(self, *velden: str) -> None:
        self.velden = velden
        super().__init__(max_length=100, help_text="Tekst die erin voorkomt; hoogstens 100 tekens.")

    def filter(self, qs: Any, value: str) -> QuerySet:
        if not value:
            return qs
        if not self.velden:
            return qs.zoek(value)
        gevonden = Q()
        for veld in self.velden:
            gevonden |= Q(**{f"{veld}__icontains": value})
        return qs.filter(gevonden)


class BronvermeldingFilter(CamelCaseFilterSet):
    """Filters of anything taken from a source."""

    bron = CodeFilter(Bron, help_text="Code van een bron.")
    voorbeeld = VoorbeeldFilter()
    peildatum, peildatum_van, peildatum_tot = day_filters("peildatum", "De peildatum")


class BronFilter(CamelCaseFilterSet):
    soort = ChoiceFilter(BronSoort, help_text="Soort bron.")
    gebied = GebiedFilter()
    zorgvorm = ZorgvormFilter()
    voorbeeld = VoorbeeldFilter("soort")
    datum, datum_van, datum_tot = day_filters("datum", "De datum van de bron")
    zoek = ZoekFilter("code", "titel", "korte_titel", "opdrachtgever")


class GemeenteFilter(BronvermeldingFilter):
    regio = RegioFilter("indelingen", method="in_regio")
    zoek = ZoekFilter("code", "naam")

    def in_regio(self, queryset: QuerySet, name: str, value: Jeugdhulpregio) -> QuerySet:
        """Now in this region."""
        indelingen = Regioindeling.objects.visible_to(self.request.user).at()
        return queryset.filter(
            Exists(indelingen.filter(gemeente=OuterRef("pk"), jeugdhulpregio=value))
        )


class JeugdhulpregioFilter(BronvermeldingFilter):
    gebied = CodeFilter(Gebied, method="in_het_gebied", help_text="Code van een gebied.")
    geldig_op = DayFilter(method="geldig", help_text="De regio bestond op deze dag.")
    zoek = ZoekFilter()

    def in_het_gebied(self, queryset: QuerySet, name: str, value: Gebied) -> QuerySet:
        return queryset.filter(
            pk__in=GebiedRegio.objects.filter(gebied=value).values("jeugdhulpregio")
        )

    def geldig(self, queryset: Any, name: str, value: Any) -> QuerySet:
        return queryset.at(value)


class GebiedResourceFilter(BronvermeldingFilter):
    soort = ChoiceFilter(GebiedSoort, help_text="Soort gebied.")
    regio = RegioFilter("gebiedregios", method="met_regio")
    bovenliggend = CodeFilter(Gebied, help_text="Code van het gebied waar het in ligt.")
    zoek = ZoekFilter()

    def met_regio(self, queryset: QuerySet, name: str, value: Jeugdhulpregio) -> QuerySet:
        return queryset.filter(
            pk__in=GebiedRegio.objects.filter(jeugdhulpregio=value).values("gebied")
        )


class AanbiederFilter(BronvermeldingFilter):
    gebied = CodeFilter(Gebied, "gebieden", help_text="Code van een gebied waar hij werkt.")
    zoek = ZoekFilter()


class BevindingFilter(CamelCaseFilterSet):
    gebied = GebiedFilter()
    bron = CodeFilter(Bron, method="met_bron", help_text="Code van een van beide bronnen.")
    ernst = ChoiceFilter(Ernst, help_text="Hoe zwaar de bevinding weegt.")
    status = ChoiceFilter(BevindingStatus, help_text="Of er al iets mee is gedaan.")
    controle = filters.CharFilter(max_length=60, help_text="Code van de controle.")
    zoek = ZoekFilter("sleutel", "titel", "uitleg")

    def met_bron(self, queryset: QuerySet, name: str, value: Bron) -> QuerySet:
        return queryset.filter(Q(bron_a=value) | Q(bron_b=value))


class ControleFilter(CamelCaseFilterSet):
    gebied = GebiedFilter()
    bron = CodeFilter(Bron, help_text="Code van de bron.")
    voorbeeld = VoorbeeldFilter()
    oordeel = ChoiceFilter(Oordeel, help_text="Wat de controle zegt.")
    controle = filters.CharFilter(max_length=60, help_text="Code van de controle.")
    zoek = ZoekFilter("sleutel", "titel")
