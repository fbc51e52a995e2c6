from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.views import ListPage

from ..behandeling import behandelingen_van
from ..choices import BevindingStatus, OrganisatieSoort, UitspraakSoort
from ..dossiers import GebiedDossier
from ..models import Bevinding, Gebied, GebiedRegio, Kerncijfer, Organisatie, Overleg
from ..selectors import aantal_van, begrippen_naast_elkaar, regios_van, telling, uitspraken_van

UITGANGSPUNTEN = (
    UitspraakSoort.AMBITIE,
    UitspraakSoort.VISIE,
    UitspraakSoort.PIJLER,
    UitspraakSoort.UITGANGSPUNT,
    UitspraakSoort.DOELSTELLING,
    UitspraakSoort.DEFINITIE,
    UitspraakSoort.DREMPEL,
    UitspraakSoort.UITSLUITING,
    UitspraakSoort.OMVANG,
)
KNELPUNTEN = (
    UitspraakSoort.KNELPUNT,
    UitspraakSoort.DOELGROEP,
    UitspraakSoort.UITSTROOMPROFIEL,
    UitspraakSoort.ONTWIKKELOPDRACHT,
)


class GebiedListView(ListPage):
    model = Gebied
    titel = "Gebieden"
    meervoud = "gebieden"
    template_name = "regio/gebied_list.html"
    default_sort = "naam"
    sort_fields = {
        "naam": "naam",
        "soort": "soort",
        "regios": "aantal_regios",
        "bevindingen": "aantal_bevindingen",
    }
    columns = [
        Column("Code", "code"),
        Column("Gebied", "naam"),
        Column("Soort", "get_soort_display"),
        Column("Deel van", "bovenliggend.naam"),
        Column("Jeugdhulpregio's", "aantal_regios", "getal"),
        Column("Eigen bronnen", "aantal_bronnen", "getal"),
        Column("Afbouwpaden", "aantal_paden", "getal"),
        Column("Open bevindingen", "aantal_bevindingen", "getal"),
        *BRON,
    ]

    def get_queryset(self) -> QuerySet:
        user = self.request.user
        return (
            super()
            .get_queryset()
            .select_related("bovenliggend", "bron")
            .annotate(
                aantal_regios=aantal_van(
                    GebiedRegio.objects.visible_to(user).at(), "gebied", "jeugdhulpregio"
                ),
                aantal_bronnen=telling(Gebied, "bronnen", user),
                aantal_paden=telling(Gebied, "afbouwpaden", user),
                aantal_bevindingen=telling(
                    Gebied, "bevindingen", user, status=BevindingStatus.OPEN
                ),
            )
        )


class GebiedView(GebiedDossier):
    template_name = "regio/gebied.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, gebied = self.request.user, self.object
        cijfers = list(Kerncijfer.objects.visible_to(user).filter(gebied=gebied).with_bron())
        organisaties = list(gebied.organisaties.visible_to(user).order_by("soort", "naam"))
        return super().get_context_data(
            regios=regios_van(gebied, user),
            delen=gebied.deelgebieden.visible_to(user).order_by("naam"),
            bronnen=gebied.bronnen.visible_to(user),
            gemeenten=coordinerend(organisaties),
            organisaties=organisaties,
            kerncijfers=cijfers,
            bevindingen_bij=Bevinding.objects.visible_to(user).bij(cijfers),
            vandaag=timezone.localdate(),
            zonder_zijkant=False,
            **kwargs,
        )


def coordinerend(organisaties: list[Organisatie]) -> list[Organisatie]:
    """Those municipalities that, as public sources say, coordinate for a provider."""
    gemeenten = [een for een in organisaties if een.soort == OrganisatieSoort.GEMEENTE]
    behandelingen = behandelingen_van({gemeente.pk for gemeente in gemeenten})
    wie = {behandeling.organisatie for behandeling in behandelingen}
    return [gemeente for gemeente in gemeenten if gemeente.pk in wie]


class GebiedUitgangspuntenView(GebiedDossier):
    template_name = "regio/gebied_uitspraken.html"
    soorten = UITGANGSPUNTEN
    extra_context = {"is_uitgangspunten": True}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, gebied = self.request.user, self.object
        return super().get_context_data(
            groepen=uitspraken_van(gebied, user, self.soorten),
            begrippen=begrippen_naast_elkaar(gebied, user) if "definitie" in self.soorten else [],
            **kwargs,
        )


class GebiedKnelpuntenView(GebiedUitgangspuntenView):
    soorten = KNELPUNTEN
    extra_context = {"is_uitgangspunten": False}


class GebiedOverleggenView(GebiedDossier):
    template_name = "regio/gebied_overleggen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        overleggen = Overleg.objects.visible_to(self.request.user).filter(gebied=self.object)
        return super().get_context_data(
            overleggen=overleggen.with_bron()
            .annotate(aantal_vergaderingen=telling(Overleg, "vergaderingen", self.request.user))
            .order_by("status", "naam"),
            **kwargs,
        )


class GebiedBevindingenView(GebiedDossier):
    template_name = "regio/gebied_bevindingen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bevindingen = self.object.bevindingen.visible_to(self.request.user)
        return super().get_context_data(
            bevindingen=bevindingen.select_related("bron_a", "bron_b"), **kwargs
        )


class GebiedWijzigingenView(GebiedDossier):
    has_timeline = True
    template_name = "regio/gebied_wijzigingen.html"
