"""Places in the dossier of a location: what the ledger says now, and how it came to that."""

from typing import Any

import rules
from django.db.models import Q
from django.utils import timezone

from regio.choices import Zorgvorm

from ..boekrecht import met_recht
from ..choices import Capaciteitsmaat
from ..models import Plaatsmutatie, Voorziening
from ..plaatsenbalans import balans
from .locaties import LocatieDossier

MUTATIES = 50


class LocatiePlaatsen(LocatieDossier):
    template_name = "capaciteit/locatie_plaatsen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        voorzieningen = Voorziening.objects.visible_to(user).filter(locatie=self.object)
        per_pk = voorzieningen.in_bulk()
        mutaties = (
            Plaatsmutatie.objects.visible_to(user)
            .zonder_voorbeeld()
            .filter(Q(van__in=per_pk) | Q(naar__in=per_pk))
        )
        rijen = mutaties.with_partijen().select_related("herroepen_door")
        return super().get_context_data(
            standen=self.standen(per_pk, mutaties),
            mutaties=met_recht(rijen.order_by("-datum", "-pk")[:MUTATIES], user),
            vandaag=timezone.localdate(),
            voorzieningen=sorted(per_pk.values(), key=str),
            mag_boeken=rules.test_rule("register_bijhouden", user, self.object),
            **kwargs,
        )

    def standen(self, per_pk: dict[int, Voorziening], mutaties: Any) -> list[dict[str, Any]]:
        """Per account the places today, and with all plans."""
        vandaag, boekingen = timezone.localdate(), list(mutaties.boekingen())
        laatste = max([vandaag, *(boeking.datum for boeking in boekingen)])
        feiten = [boeking for boeking in boekingen if not boeking.plan]
        nu = balans(feiten, lambda rekening: rekening, vandaag, vandaag).regels
        straks = balans(boekingen, lambda rekening: rekening, laatste, laatste).regels
        return [
            {
                "voorziening": per_pk[rekening.voorziening],
                "zorgvorm": Zorgvorm(rekening.zorgvorm).label,
                "maat": Capaciteitsmaat(rekening.maat).label,
                "nu": nu[rekening].eind if rekening in nu else 0,
                "straks": straks[rekening].eind,
            }
            for rekening in sorted(straks)
            if rekening.voorziening in per_pk
        ]
