"""The pages of one reflection session that one reads: preparation, record, history."""

from typing import Any, ClassVar, Final

import rules
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.views import DossierView, ListPage
from regio.gebiedskeuze import GebiedMixin

from .. import rules_reflectie  # noqa: F401  # registers the rules
from ..choices_reflectie import ACTIE_LOOPT
from ..filters_reflectie import ReflectiesessieFilter
from ..models import Cyclus, Indicator, Reflectiesessie, Reflectieverslag, Reflectiewijziging
from ..reflectie import beeld
from ..reflectie.cijfers import cijferregels, hoofdgrafiek
from ..reflectie.plekken import plek
from ..reflectie.regios import klaar_tekst, sessies_van
from ..reflectie.sessies import reden_niet_open, wat_ontbreekt
from ..reflectie.verslag import acties_van, eerdere_acties, om_te_lezen, verslaggegevens
from ..reflectie.wijzigen import reden_dicht

TABS: Final = (
    ("Voorbereiding", "monitoring:reflectiesessie"),
    ("Notulen", "monitoring:reflectie-notulen"),
    ("Deelnemers", "monitoring:reflectie-deelnemers"),
    ("Acties", "monitoring:reflectie-acties"),
    ("Verslag", "monitoring:reflectie-verslag"),
    ("Geschiedenis", "monitoring:reflectie-geschiedenis"),
)
ALTIJD: Final = ("monitoring:reflectiesessie", "monitoring:reflectie-verslag")
"""Tabs for who may know of the session, but not yet read what was said in it."""
NIET_VAST: Final = (
    "De regio heeft dit verslag nog niet vastgesteld. Tot dan leest alleen de regio wat er staat."
)


class ReflectieListView(GebiedMixin, ListPage):
    model = Reflectiesessie
    filterset_class = ReflectiesessieFilter
    titel = "Reflectiesessies"
    enkelvoud, meervoud = "reflectiesessie", "reflectiesessies"
    template_name = "monitoring/reflectie/lijst.html"
    columns = [
        Column("Regio", "jeugdhulpregio.naam"),
        Column("Gebied", "cyclus.gebied.naam"),
        Column("Halfjaar", "cyclus.halfjaar"),
        Column("Status", "get_status_display"),
        Column("Datum", "datum", "datum"),
        Column("Plaats", "plaats"),
        Column("Lopende acties", "aantal_acties", "getal"),
        Column("Voorbeeld", "voorbeeld"),
    ]
    sort_fields = {
        "regio": ["jeugdhulpregio__naam", "cyclus__jaar", "cyclus__helft"],
        "gebied": ["cyclus__gebied__naam", "jeugdhulpregio__naam"],
        "halfjaar": ["cyclus__jaar", "cyclus__helft", "jeugdhulpregio__naam"],
        "datum": "datum",
        "status": "status",
    }
    default_sort = "-halfjaar"

    def get_queryset(self) -> QuerySet:
        lopend = Q(acties__status__in=ACTIE_LOOPT, acties__ingetrokken_op__isnull=True)
        return (
            super()
            .get_queryset()
            .with_onderwerp()
            .annotate(aantal_acties=Count("acties", filter=lopend))
        )


class SessieDossier(DossierView):
    """A tab of one session. ``mag_houden``: takes notes here; ``leest``: may read what was said."""

    model = Reflectiesessie
    context_object_name = "reflectie"
    tabs = TABS
    leest_alleen: ClassVar[bool] = False
    """Only for who may read what was said."""

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_onderwerp()

    def get_object(self, queryset: Any = None) -> Reflectiesessie:
        sessie = super().get_object(queryset)
        self.object = sessie
        if self.leest_alleen and not self.leest:
            raise PermissionDenied
        return sessie

    @cached_property
    def mag_houden(self) -> bool:
        return rules.test_rule("reflectie_houden", self.request.user, self.object)

    @cached_property
    def leest(self) -> bool:
        user = self.request.user
        return self.object.is_vastgesteld or self.object.jeugdhulpregio_id in user.eigen_regios

    def get_tabs(self) -> list[dict[str, Any]]:
        """A tab that would refuse is not there."""
        namen = [naam for _, naam in TABS]
        tabs = dict(zip(namen, super().get_tabs(), strict=True))
        return [tab for naam, tab in tabs.items() if self.toont(naam)]

    def toont(self, naam: str) -> bool:
        if naam == "monitoring:reflectie-notulen":
            return self.mag_houden
        return self.leest or naam in ALTIJD

    def get_titel(self) -> str:
        return f"Reflectiesessie {self.object}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {
            "cyclus": self.object.cyclus,
            "mag_houden": self.mag_houden,
            "leest": self.leest,
            "dicht": reden_dicht(self.object),
            "niet_vast": "" if self.leest else NIET_VAST,
            "zonder_zijkant": True,
        }
        return super().get_context_data(**{**eigen, **kwargs})


class SessieView(SessieDossier):
    """The prepared page: figures, what was said before, what was agreed, what is left to do."""

    template_name = "monitoring/reflectie/sessie.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sessie, user = self.object, self.request.user
        vragen = beeld.vragenbeeld(sessie) if self.leest else []
        cijfers = cijferregels(sessie, user)
        return super().get_context_data(
            **{
                "cijfers": [regel for regel in cijfers if regel.is_bekend],
                "zonder_cijfer": [rij.indicator for rij in cijfers if not rij.is_bekend],
                "grafiek": hoofdgrafiek(sessie, user),
                "vragen": vragen,
                "beantwoord": sum(vraag.is_beantwoord for vraag in vragen),
                "eerdere_acties": eerdere_acties(sessie) if self.leest else [],
                "beletsels": wat_ontbreekt(sessie) if self.mag_houden else [],
                "niet_te_heropenen": reden_niet_open(sessie),
                "vorige": beeld.vorige_sessie(sessie),
                **kwargs,
            }
        )


class VerslagView(SessieDossier):
    """The record, to read and to print: as adopted, or as it is now as long as it is open.

    ``?versie=1``: an earlier adopted version.
    """

    template_name = "monitoring/reflectie/verslag.html"

    @cached_property
    def verslagen(self) -> list[Reflectieverslag]:
        gezien = Reflectieverslag.objects.visible_to(self.request.user)
        return list(gezien.filter(sessie=self.object).select_related("vastgesteld_door"))

    def verslag(self) -> Reflectieverslag | None:
        """The version asked for; by default the newest, unless the region is writing again."""
        gevraagd = self.request.GET.get("versie", "")
        if gevraagd:
            gevonden = [rij for rij in self.verslagen if str(rij.versie) == gevraagd]
            if not gevonden:
                raise Http404
            return gevonden[0]
        if self.verslagen and (self.object.is_vastgesteld or not self.leest):
            return self.verslagen[0]
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        verslag = self.verslag()
        gegevens = verslag.gegevens if verslag else None
        if gegevens is None and self.leest:
            gegevens = verslaggegevens(self.object)
        return super().get_context_data(
            **{
                "verslag": verslag,
                "verslagen": self.verslagen,
                "gegevens": om_te_lezen(gegevens) if gegevens else None,
                **kwargs,
            }
        )


class SessieHistorie(SessieDossier):
    """Who changed what: the newest two hundred changes of the notes, of one place with ``pad``."""

    template_name = "monitoring/reflectie/geschiedenis.html"
    leest_alleen = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gevraagd = self.request.GET.get("pad", "")
        rijen = Reflectiewijziging.objects.visible_to(self.request.user).filter(sessie=self.object)
        hier = None
        if gevraagd:
            try:
                hier = plek(gevraagd)
            except KeyError:
                raise Http404 from None
            rijen = rijen.filter(pad=hier.pad)
        regels = [(plek(rij.pad), rij) for rij in rijen.select_related("door")[:200]]
        codes = {een.indicator for een, _ in regels}
        namen = dict(Indicator.objects.filter(code__in=codes).values_list("code", "naam"))
        met_naam = [(een, namen.get(een.indicator, ""), rij) for een, rij in regels]
        return super().get_context_data(**{"regels": met_naam, "plek": hier, **kwargs})


class SessieActies(SessieDossier):
    """What was agreed here and before, and how it stands."""

    template_name = "monitoring/reflectie/acties.html"
    leest_alleen = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "acties": acties_van(self.object),
                "eerdere_acties": eerdere_acties(self.object),
                **kwargs,
            }
        )


class SessieDeelnemers(SessieDossier):
    template_name = "monitoring/reflectie/deelnemers.html"
    leest_alleen = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = self.object.jeugdhulpregio_id in self.request.user.eigen_regios
        deelnames = self.object.deelnames.select_related("organisatie")
        return super().get_context_data(**{"deelnames": deelnames, "eigen": eigen, **kwargs})


class CyclusReflectie(DossierView):
    """The regions of a cycle and how far each is: what the cycle waits for."""

    model = Cyclus
    template_name = "monitoring/reflectie/cyclus.html"
    context_object_name = "cyclus"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied")

    def get_titel(self) -> str:
        return f"Reflectie, {self.object}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gezien = set(
            Reflectiesessie.objects.visible_to(self.request.user)
            .filter(cyclus=self.object)
            .values_list("pk", flat=True)
        )
        user = self.request.user
        regels = [
            (
                regio,
                sessie,
                sessie is not None and sessie.pk in gezien,
                rules.test_rule("reflectie_houden", user, Reflectiesessie(jeugdhulpregio=regio)),
            )
            for regio, sessie in sessies_van(self.object)
        ]
        return super().get_context_data(
            **{
                "regels": regels,
                "klaar": klaar_tekst(self.object),
                "zonder_zijkant": True,
                **kwargs,
            }
        )


def sessie_voor(user: Any, pk: int) -> Reflectiesessie:
    """404 unless visible."""
    return get_object_or_404(Reflectiesessie.objects.visible_to(user).with_onderwerp(), pk=pk)
