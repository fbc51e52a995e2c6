"""What one can choose in a reference: projects of the plan, the provider's part of the register."""

from functools import cached_property
from typing import Any

from capaciteit.models import Locatie, Voorziening
from regio.models import Gemeente

from ..models import Vastgoedplan
from ..plan.inhoud import Inhoud, rijen
from ..plan.velden import Soort, Veld
from ..plan.waarden import in_woorden

Optie = tuple[str, str]
JA_NEE: list[Optie] = [("ja", "ja"), ("nee", "nee")]


class Opties:
    """Choices for one plan and one reader; each list is read once, when the page needs it."""

    def __init__(self, plan: Vastgoedplan, inhoud: Inhoud, user: Any) -> None:
        self.plan, self.inhoud, self.user = plan, inhoud, user

    def voor(self, veld: Veld, waarde: Any) -> list[Optie] | None:
        """For a select, with what stands there now; ``None`` for a kind that one types."""
        keuzes = self.lijst(veld)
        if keuzes is None:
            return None
        bekend = {code for code, _ in keuzes}
        if isinstance(waarde, str) and waarde and waarde not in bekend:
            return [*keuzes, (waarde, f"{waarde} (niet bekend)")]
        return keuzes

    def lijst(self, veld: Veld) -> list[Optie] | None:
        if veld.soort == Soort.KEUZE and veld.keuzes:
            return [(str(code), str(label)) for code, label in veld.keuzes.choices]
        if veld.soort == Soort.JA_NEE:
            return JA_NEE
        per_soort = {
            Soort.PROJECT: "projecten",
            Soort.LOCATIE: "locaties",
            Soort.VOORZIENING: "voorzieningen",
        }
        naam = per_soort.get(veld.soort)
        return getattr(self, naam) if naam else None

    def lijstnaam(self, veld: Veld) -> str:
        """Of the list of suggestions beside a typed field; empty: none."""
        if veld.soort == Soort.GEMEENTE:
            return "gemeenten"
        return "groepen" if veld.code == "groep" else ""

    def woorden(self, veld: Veld, waarde: Any) -> str:
        """A value as one reads it, references with their name."""
        if veld.soort in (Soort.PROJECT, Soort.LOCATIE, Soort.VOORZIENING):
            return dict(self.lijst(veld) or ()).get(waarde, str(waarde or ""))
        return in_woorden(veld, waarde)

    @cached_property
    def projecten(self) -> list[Optie]:
        return [
            (str(rij["code"]), f"{rij['code']} {rij.get('naam', '')}".strip())
            for rij in rijen(self.inhoud, "projecten")
            if rij.get("code")
        ]

    @cached_property
    def groepen(self) -> list[str]:
        """Names of the groups that need shelter, to pick again where they live."""
        return sorted(
            {str(rij["groep"]) for rij in rijen(self.inhoud, "groepen") if "groep" in rij}
        )

    @cached_property
    def locaties(self) -> list[Optie]:
        eigen = Locatie.objects.visible_to(self.user).filter(aanbieders=self.plan.aanbieder_id)
        return [
            (code, f"{naam}, {plaats} ({code})" if plaats else f"{naam} ({code})")
            for code, naam, plaats in eigen.order_by("naam").values_list("code", "naam", "plaats")
        ]

    @cached_property
    def voorzieningen(self) -> list[Optie]:
        eigen = Voorziening.objects.visible_to(self.user).filter(
            locatie__aanbieders=self.plan.aanbieder_id
        )
        regels = eigen.order_by("naam").values_list("code", "naam", "locatie__naam").distinct()
        return [
            (code, f"{naam}, {locatie} ({code})" if locatie not in naam else f"{naam} ({code})")
            for code, naam, locatie in regels
        ]

    @cached_property
    def gemeenten(self) -> list[str]:
        zichtbaar = Gemeente.objects.visible_to(self.user).order_by("naam")
        return list(zichtbaar.values_list("naam", flat=True).distinct())
