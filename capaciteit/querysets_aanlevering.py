"""Rounds, obligations and deliveries: who may see which, and how far each is."""

from collections import defaultdict
from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Greatest
from django.utils import timezone

from regio.choices import OrganisatieSoort
from regio.querysets import organisaties_van

from .choices import AanleverStatus, Plichtstand

STAP_VAN_STATUS = {
    AanleverStatus.ONTVANGEN: Plichtstand.BEZIG,
    AanleverStatus.AFGEKEURD: Plichtstand.FOUTEN,
    AanleverStatus.KLAAR: Plichtstand.GECONTROLEERD,
}


def gerelateerd(model: Any, veld: str) -> Any:
    """The rows at the other end of a relation."""
    return model._meta.get_field(veld).related_model.objects


class AanleverrondeQuerySet(models.QuerySet):
    def open(self, peildatum: date | None = None) -> Self:
        """Rounds in which one can deliver on ``peildatum`` (today when omitted)."""
        return self.filter(opent_op__lte=peildatum or timezone.localdate())

    def visible_to(self, user: Any) -> Self:
        """Rounds of the whole country, and those of an area that a user's organisation is in."""
        if not organisaties_van(user):
            return self.none()
        eigen = gerelateerd(self.model, "plichten").visible_to(user).values("ronde")
        return self.filter(Q(gebied__isnull=True) | Q(gebied__in=user.werkgebied) | Q(pk__in=eigen))


class AanleverplichtQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Of one's own organisations, of providers one handles, and of who works in one's areas."""
        organisaties = organisaties_van(user)
        if not organisaties:
            return self.none()
        behandeld = {deel.aanbieder for deel in user.behandelingen}
        eigen = Q(organisatie__in=organisaties | behandeld)
        werkers = {lid.organisatie_id for lid in user.huidige_lidmaatschappen if volgt(lid)}
        gebieden = {g for pk in werkers for g in user.werkgebieden[pk].gebieden}
        in_gebied = self.model._default_manager.filter(organisatie__gebieden__in=gebieden).values(
            "pk"
        )
        return self.filter(eigen | Q(pk__in=in_gebied)) if gebieden else self.filter(eigen)

    def open(self, peildatum: date | None = None) -> Self:
        """Obligations of rounds in which one can deliver."""
        return self.filter(ronde__opent_op__lte=peildatum or timezone.localdate())

    def with_stand(self, peildatum: date | None = None) -> Self:
        """With ``stap`` (how far), ``stand`` (the same, or too late) and the last activity.

        ``bijgewerkt`` is when figures of this round were last taken over.
        """
        dag = peildatum or timezone.localdate()
        leveringen = gerelateerd(self.model, "aanleveringen").filter(plicht=OuterRef("pk"))
        overgenomen = leveringen.filter(status=AanleverStatus.OVERGENOMEN)
        lopend = leveringen.filter(status__in=STAP_VAN_STATUS).order_by("-ontvangen_op", "-pk")
        activiteit = leveringen.order_by("-ontvangen_op", "-pk").annotate(
            op=Greatest("ontvangen_op", "gecontroleerd_op", "overgenomen_op", "teruggenomen_op")
        )
        return self.annotate(
            is_overgenomen=Exists(overgenomen),
            loopt=Subquery(lopend.values("status")[:1]),
            stap=stap(),
            stand=stand(dag),
            laatste_activiteit=Greatest(
                "niets_te_melden_op", Subquery(activiteit.values("op")[:1])
            ),
            bijgewerkt=Subquery(
                overgenomen.order_by("-overgenomen_op").values("overgenomen_op")[:1]
            ),
        )

    def niet_klaar(self) -> Self:
        """Nothing taken over and no answer that there is nothing; after ``with_stand``."""
        return self.exclude(stap__in=Plichtstand.klaar())


def stap() -> Case:
    return Case(
        When(is_overgenomen=True, then=Value(Plichtstand.OVERGENOMEN)),
        When(niets_te_melden_op__isnull=False, then=Value(Plichtstand.NIETS_TE_MELDEN)),
        *[When(loopt=status, then=Value(stap)) for status, stap in STAP_VAN_STATUS.items()],
        default=Value(Plichtstand.NIET_BEGONNEN),
        output_field=models.CharField(),
    )


def stand(dag: date) -> Case:
    return Case(
        When(stap__in=Plichtstand.klaar(), then=F("stap")),
        When(termijn__lt=dag, then=Value(Plichtstand.TE_LAAT)),
        default=F("stap"),
        output_field=models.CharField(),
    )


def volgt(lidmaatschap: Any) -> bool:
    """Works at a municipality, region, network or board: follows who delivers in its areas."""
    return lidmaatschap.organisatie.soort not in {
        OrganisatieSoort.AANBIEDER,
        OrganisatieSoort.GI,
        OrganisatieSoort.ONDERWIJS,
    }


class AanleveringQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """The file itself holds exact counts: for who handed it in, and who handles all of it."""
        organisaties = organisaties_van(user)
        if not organisaties:
            return self.none()
        return self.filter(plicht__organisatie__in=organisaties | geheel_behandeld(user))

    def van_plicht(self, plicht: Any) -> Self:
        return self.filter(plicht=plicht).select_related("door", "overgenomen_door")


def geheel_behandeld(user: Any) -> set[int]:
    """Providers of which the organisations of ``user`` handle every location."""
    from .models import Locatie

    delen = user.behandelingen
    if not delen:
        return set()
    aanbieders = {deel.aanbieder for deel in delen}
    locaties: dict[int, set[tuple[int, int | None]]] = defaultdict(set)
    rijen = Locatie.objects.filter(aanbieders__in=aanbieders)
    for aanbieder, pk, regio in rijen.values_list("aanbieders", "pk", "jeugdhulpregio"):
        locaties[aanbieder].add((pk, regio))
    return {
        aanbieder
        for aanbieder in aanbieders
        if locaties[aanbieder]
        and all(
            any(is_van(deel, plek, user) for deel in delen if deel.aanbieder == aanbieder)
            for plek in locaties[aanbieder]
        )
    }


def is_van(deel: Any, plek: tuple[int, int | None], user: Any) -> bool:
    locatie, regio = plek
    regios = user.werkgebieden[deel.organisatie].regios
    return locatie in deel.locaties or (regio in regios and locatie not in deel.van_anderen)
