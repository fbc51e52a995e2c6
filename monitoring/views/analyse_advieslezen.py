"""Reading advices: all of them, and one with its recommendations and what was decided."""

from typing import Any, Final

import rules

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.views import DossierView, ListPage
from regio.gebiedskeuze import GebiedMixin

from .. import rules_analyse  # noqa: F401  # registers the rules
from ..analyse import adviseren, besluiten
from ..analyse.klaar import beletsels_aanbieden
from ..filters_analyse import AdviesFilter
from ..models import Advies, Cyclusbesluit
from .analyse import tabs_van


class AdviesListView(GebiedMixin, ListPage):
    """Every advice one may read, the newest half-year first."""

    model = Advies
    template_name = "monitoring/analyse/advies_list.html"
    filterset_class = AdviesFilter
    titel = "Adviezen aan stuurgroepen"
    enkelvoud, meervoud = "advies", "adviezen"
    columns = (
        Column("Gebied", "analyse.cyclus.gebied.naam"),
        Column("Halfjaar", "analyse.cyclus.halfjaar.label"),
        Column("Versie van de analyse", "analyse.versie", "getal"),
        Column("Stand", "status_badge.label"),
        Column("Aanbevelingen", "hoeveel", "getal"),
        Column("Aangeboden op", "aangeboden_op", "tijdstip"),
        Column("Vergadering", "vergadering"),
    )
    sort_fields: Final = {
        "gebied": "analyse__cyclus__gebied__naam",
        "halfjaar": ("analyse__cyclus__jaar", "analyse__cyclus__helft"),
        "aangeboden": "aangeboden_op",
    }
    default_sort = "-halfjaar"

    def get_queryset(self) -> Any:
        return super().get_queryset().with_analyse().with_stand()


class AdviesView(DossierView):
    """One advice to read: why, the recommendations, and what was decided on each."""

    model = Advies
    template_name = "monitoring/analyse/advies.html"
    has_timeline = True

    def get_queryset(self) -> Any:
        return super().get_queryset().with_analyse().with_stand()

    def get_titel(self) -> str:
        return f"Advies over {self.object.analyse.cyclus}"

    def get_tabs(self) -> list[dict[str, Any]]:
        return tabs_van(self.object.analyse, self.request.user, "advies")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        advies, user = self.object, self.request.user
        besluiten_ = Cyclusbesluit.objects.visible_to(user).filter(advies=advies)
        besluiten_ = list(besluiten_.select_related("vergadering__overleg", "door"))
        geldend = next((rij for rij in besluiten_ if rij.herroepen_op is None), None)
        schrijft = rules.test_rule("analyse_opstellen", user, advies)
        beslist = rules.test_rule("cyclus_besluiten", user, advies)
        return super().get_context_data(
            **{
                "cyclus": advies.analyse.cyclus,
                "analyse": advies.analyse,
                "regels": advies_regels(advies, geldend),
                "besluit": geldend,
                "herroepen": [rij for rij in besluiten_ if rij.herroepen_op],
                "bewerkt": schrijft and not adviseren.reden_dicht(advies),
                "beletsels": beletsels_aanbieden(advies) if schrijft else [],
                "terug_kan": schrijft and not adviseren.reden_niet_terug(advies),
                "besluit_kan": beslist and not besluiten.reden_niet_besluiten(advies),
                "herroepen_kan": geldend is not None
                and beslist
                and not besluiten.reden_niet_herroepen(geldend),
                "opdracht_kan": rules.test_rule("opdracht_geven", user, advies.analyse.gebied),
                **kwargs,
            }
        )


def advies_regels(advies: Advies, besluit: Cyclusbesluit | None) -> list[dict[str, Any]]:
    """Per recommendation what was decided on it, if anything."""
    regels = {}
    if besluit:
        rijen = besluit.regels.select_related("opdracht", "besluit")
        regels = {rij.aanbeveling_id: rij for rij in rijen}
    aanbevelingen = advies.aanbevelingen.select_related("organisatie", "hiaat")
    return [{"aanbeveling": rij, "regel": regels.get(rij.pk)} for rij in aanbevelingen]
