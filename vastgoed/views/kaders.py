"""Assessment frameworks: the list, and one framework with its criteria and risk scales."""

from collections import Counter
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

import rules
from django.db.models import Count, Q, QuerySet

from jeugdzorg.kern.exporting import Export
from jeugdzorg.kern.views import ListPage
from regio.dossiers import CodeDossier

from ..choices import Risicoas
from ..choices_kader import Kaderstatus
from ..exporters import criterium_export
from ..kaders.onderdelen import in_zinnen
from ..kaders.vaststellen import beletsels_terugdraaien
from ..models import Criterium, Kadergebeurtenis, Risicoschaalniveau, Toetsingskader
from ..rules_kader import te_beginnen_gebieden
from .downloads import DownloadMixin


class ToetsingskaderListView(ListPage):
    model = Toetsingskader
    titel = "Toetsingskaders"
    meervoud = "toetsingskaders"
    template_name = "vastgoed/toetsingskader_list.html"
    sort_fields = {"naam": "naam", "gebied": "gebied__naam"}

    def get_queryset(self) -> QuerySet:
        rijen = super().get_queryset().with_bron().select_related("gebied", "regeling")
        gezien = Criterium.objects.visible_to(self.request.user)
        return rijen.annotate(aantal=Count("criteria", filter=Q(criteria__in=gezien)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        begint = bool(te_beginnen_gebieden(self.request.user))
        return super().get_context_data(**{"begint": begint, **kwargs})


class ToetsingskaderView(DownloadMixin, CodeDossier):
    """The criteria by chapter and paragraph, one chapter with ``?hoofdstuk=``."""

    has_timeline = True
    model = Toetsingskader
    context_object_name = "kader"
    template_name = "vastgoed/toetsingskader.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebied", "regeling")

    def criteria(self) -> list[Criterium]:
        rijen = Criterium.objects.visible_to(self.request.user).filter(kader=self.object)
        if hoofdstuk := self.request.GET.get("hoofdstuk"):
            rijen = rijen.filter(hoofdstuk=hoofdstuk)
        criteria = list(rijen.with_bron())
        for rij in criteria:
            rij.delen = in_zinnen(rij.onderdelen)
        return criteria

    def get_export(self) -> Export:
        return criterium_export(self.object, self.criteria())

    def get_tabs(self) -> list[dict[str, Any]]:
        """All criteria, and each chapter, with how many there are."""
        gekozen = self.request.GET.get("hoofdstuk", "")
        alle = Criterium.objects.visible_to(self.request.user).filter(kader=self.object)
        per_hoofdstuk = Counter(alle.values_list("hoofdstuk", flat=True))
        tabs = [
            ("Alles", "", alle.count()),
            *((naam, naam, n) for naam, n in per_hoofdstuk.items()),
        ]
        return [
            {
                "label": label,
                "url": f"?{urlencode({'hoofdstuk': waarde})}" if waarde else self.request.path,
                "actief": waarde == gekozen,
                "aantal": aantal,
            }
            for label, waarde, aantal in tabs
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        niveaus = list(
            Risicoschaalniveau.objects.visible_to(self.request.user)
            .filter(kader=self.object)
            .with_bron()
        )
        criteria = self.criteria()
        groepen = [
            (hoofdstuk, paragraaf, list(rijen))
            for (hoofdstuk, paragraaf), rijen in groupby(
                criteria, lambda rij: (rij.hoofdstuk, rij.paragraaf)
            )
        ]
        return super().get_context_data(
            **{
                "groepen": groepen,
                "aantal": len(criteria),
                "impact": [rij for rij in niveaus if rij.schaal == Risicoas.IMPACT],
                "kansen": [rij for rij in niveaus if rij.schaal == Risicoas.WAARSCHIJNLIJKHEID],
                "zonder_zijkant": True,
                **self.versiebeheer(),
                **kwargs,
            }
        )

    def versiebeheer(self) -> dict[str, Any]:
        """The other versions, what happened to this one, and what the user may do with it."""
        kader, user = self.object, self.request.user
        familie = list(Toetsingskader.objects.visible_to(user).familie(kader))
        beheert = rules.test_rule("kader_bewerken", user, kader)
        vastgesteld = kader.status == Kaderstatus.VASTGESTELD
        return {
            "familie": familie,
            "concept": next((versie for versie in familie if versie.is_concept), None),
            "gebeurtenissen": Kadergebeurtenis.objects.visible_to(user)
            .filter(kader=kader)
            .select_related("door"),
            "eigenaren": kader.eigenaren.all(),
            "beheert": beheert,
            "bewerkt": beheert and kader.is_concept,
            "terug_te_draaien": beheert and vastgesteld and not beletsels_terugdraaien(kader),
        }
