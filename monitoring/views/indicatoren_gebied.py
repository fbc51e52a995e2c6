"""Which indicators an area follows: to read for everyone, to choose for who handles its figures."""

from collections.abc import Iterable
from typing import Any

import rules
from django.utils.functional import cached_property

from regio.dossiers import GebiedDossier

from ..forms_indicatoren import KeuzeForm, VanafForm
from ..halfjaar import Halfjaar
from ..indicatoren import gevolgen, kiezen
from ..indicatoren.gebruik import indicatoren_van
from .indicatoren import nu
from .indicatoren_wijzigen import GebiedMixin
from .stappen import TweeStappen


class GebiedIndicatoren(GebiedDossier):
    """What an area follows in a half-year, in its own order."""

    template_name = "monitoring/indicatoren/gebied.html"

    @property
    def halfjaar(self) -> Halfjaar:
        """The one asked for; a wrong one is now."""
        try:
            return Halfjaar.parse(self.request.GET.get("halfjaar", ""))
        except ValueError:
            return nu()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gebruik = indicatoren_van(self.object, self.halfjaar)
        mag = rules.test_rule("indicatoren_beheren", self.request.user, self.object)
        return super().get_context_data(
            **{
                "gebruik": gebruik,
                "halfjaar": self.halfjaar,
                "mag_beheren": mag,
                "aantal_verplicht": sum(rij.verplicht for rij in gebruik),
                "zonder_zijkant": True,
                **kwargs,
            }
        )


class GebiedIndicatorenKiezen(GebiedMixin, TweeStappen):
    """A line per indicator: followed, mandatory, place in the order, note."""

    form_class = VanafForm
    template_name = "monitoring/indicatoren/kiezen.html"
    intro = "Vink aan wat dit gebied volgt. De volgorde is die van levering, sessie en rapport."
    bevestig = "Leg de keuze vast"
    uitleg = (
        "Verplicht: een levering zonder dit cijfer is niet volledig.",
        "Een indicator die u weghaalt, blijft met zijn cijfers te zien.",
        "Een regio die in twee gebieden ligt, levert elk cijfer één keer.",
    )

    def get_titel(self) -> str:
        return f"Indicatoren van {self.gebied} kiezen"

    @cached_property
    def vanaf(self) -> Halfjaar:
        """The half-year that was filled in, while that is one; else the present one."""
        try:
            return Halfjaar.parse(self.request.POST.get("vanaf", ""))
        except ValueError:
            return nu()

    def get_initial(self) -> dict[str, Any]:
        return {"vanaf": str(nu())}

    @cached_property
    def regels(self) -> list[KeuzeForm]:
        """What is followed first, in its order; then what else can be."""
        volgend = kiezen.lopende(self.gebied, self.vanaf)
        rijen = kiezen.te_kiezen(self.gebied, self.request.user)
        alle = sorted(rijen, key=lambda rij: plek(volgend.get(rij.pk), rij))
        return [
            KeuzeForm(self.request.POST or None, indicator=rij, nu=volgend.get(rij.pk))
            for rij in alle
        ]

    def keuzes(self) -> list[kiezen.Keuze]:
        return [kiezen.Keuze(regel.indicator, **regel.cleaned_data) for regel in self.regels]

    def form_valid(self, form: VanafForm) -> Any:
        geldig = [regel.is_valid() for regel in self.regels]
        return super().form_valid(form) if all(geldig) else self.form_invalid(form)

    def gevolgen(self, form: VanafForm) -> Iterable[str]:
        return gevolgen.bij_kiezen(self.gebied, form.cleaned_data["vanaf"], self.keuzes())

    def uitvoeren(self, form: VanafForm) -> str:
        vanaf = form.cleaned_data["vanaf"]
        gedaan = kiezen.keuze_vastleggen(
            self.gebied, by=self.request.user, vanaf=vanaf, keuzes=self.keuzes()
        )
        if not gedaan:
            return "Er is niets veranderd: het gebied volgde dit al."
        return f"De keuze is vastgelegd vanaf {vanaf.label}: {len(gedaan)} veranderd."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{"regels": self.regels, "deelformulieren": self.regels, **kwargs}
        )


def plek(rij: Any, indicator: Any) -> tuple[bool, int, str]:
    return (rij is None, rij.volgorde if rij else 0, indicator.code)
