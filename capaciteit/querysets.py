"""One QuerySet per model of capacity."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Case, Exists, F, FloatField, OuterRef, Q, Subquery, When
from django.db.models.functions import Cast, NullIf
from django.utils import timezone

from regio.choices import BronSoort
from regio.models import Gebied, GebiedRegio
from regio.querysets import (
    VOOR_ALLE_LEDEN,
    BronvermeldingQuerySet,
    NaamZoekenQuerySet,
    organisaties_van,
)
from regio.tellingen import ALTIJD, TellingQuerySet

from .choices import JEUGDIGENMATEN, Aard, Capaciteitsmaat, VoorzieningStatus
from .plaatsenbalans import BUITEN, Boeking, Rekening

BOEKINGVELDEN = (
    "datum",
    "aantal",
    "soort",
    "maat",
    "aard",
    "van",
    "van_zorgvorm",
    "naar",
    "naar_zorgvorm",
    "herroept",
)


class LocatieQuerySet(NaamZoekenQuerySet):
    regio_paden = ("jeugdhulpregio",)
    locatie_pad = "pk"

    def visible_to(self, user: Any) -> Self:
        return super().visible_to(user).filter(samengevoegd_met__isnull=True)

    def samengevoegd(self, user: Any) -> Self:
        """What went up in another, for who could see it."""
        return super().visible_to(user).filter(samengevoegd_met__isnull=False)

    def zoek(self, tekst: str) -> Self:
        """Locations whose name or place contains ``tekst``."""
        return self.filter(Q(naam__icontains=tekst) | Q(plaats__icontains=tekst))

    def with_aanbieders(self) -> Self:
        """With providers, municipality and region, so that a list needs no query per row."""
        return self.select_related("gemeente", "jeugdhulpregio", "gebied").prefetch_related(
            "aanbieders"
        )

    def in_gebied(self, gebied: Gebied) -> Self:
        """Locations that a source names under ``gebied`` or its parts, or that lie in its regions.

        Areas overlap: a location can lie in more than one.
        """
        regios = GebiedRegio.objects.at().filter(gebied=gebied).values("jeugdhulpregio")
        return self.filter(
            Q(gebied=gebied) | Q(gebied__bovenliggend=gebied) | Q(jeugdhulpregio__in=regios)
        )


class VoorzieningQuerySet(BronvermeldingQuerySet):
    regio_paden = ("locatie__jeugdhulpregio",)
    locatie_pad = "locatie"

    def visible_to(self, user: Any) -> Self:
        """Facilities whose source ``user`` may see, at a location ``user`` may see."""
        locaties = self.locaties().visible_to(user)
        return super().visible_to(user).filter(locatie__in=locaties, samengevoegd_met__isnull=True)

    def samengevoegd(self, user: Any) -> Self:
        """What went up in another, for who could see it: also if its location did too."""
        alle = self.locaties()
        zichtbaar = Q(locatie__in=alle.visible_to(user)) | Q(locatie__in=alle.samengevoegd(user))
        return super().visible_to(user).filter(zichtbaar, samengevoegd_met__isnull=False)

    def locaties(self) -> Any:
        return self.model._meta.get_field("locatie").related_model.objects

    def in_gebied(self, gebied: Gebied) -> Self:
        """Facilities at a location in ``gebied``."""
        return self.filter(locatie__in=self.locaties().in_gebied(gebied))

    def zoek(self, tekst: str) -> Self:
        """Facilities whose name, target group, location or provider contains ``tekst``."""
        aanbieders = self.locaties().filter(aanbieders__naam__icontains=tekst)
        return self.filter(
            Q(naam__icontains=tekst)
            | Q(soort_volgens_bron__icontains=tekst)
            | Q(doelgroep__icontains=tekst)
            | Q(locatie__in=self.locaties().zoek(tekst))
            | Q(locatie__in=aanbieders)
        )

    def with_locatie(self) -> Self:
        """With location, region and providers, so that a list needs no query per row."""
        return self.select_related("locatie__jeugdhulpregio", "locatie__gemeente").prefetch_related(
            "locatie__aanbieders"
        )

    def with_stand(
        self,
        peildatum: date | None = None,
        *,
        user: Any = None,
        bekend_op: datetime | None = None,
    ) -> Self:
        """With ``status`` and ``plaatsen`` as on ``peildatum`` (today when omitted).

        As far as was known at ``bekend_op`` (now when omitted).

        ``plaatsen`` is empty when no source states the places of the facility itself; example
        figures and places that are gone do not count. ``status_uit`` and ``plaatsen_uit`` are the
        keys of the rows that say so. Only what sources say that ``user`` may see; without a user,
        public ones.
        """
        statussen, metingen = self.stand_rijen(peildatum, user, bekend_op)
        return self.annotate(
            status=Subquery(statussen.values("status")[:1]),
            status_uit=Subquery(statussen.values("pk")[:1]),
            plaatsen=Subquery(metingen.values("plaatsen")[:1]),
            plaatsen_uit=Subquery(metingen.values("pk")[:1]),
        )

    def with_maat(
        self,
        peildatum: date | None = None,
        *,
        user: Any = None,
        bekend_op: datetime | None = None,
    ) -> Self:
        """What the ``plaatsen`` of ``with_stand`` count, their nature, and the source."""
        _, metingen = self.stand_rijen(peildatum, user, bekend_op)
        return self.annotate(
            plaatsen_maat=Subquery(metingen.values("maat")[:1]),
            plaatsen_aard=Subquery(metingen.values("aard")[:1]),
            plaatsen_bron=Subquery(metingen.values("bron__korte_titel")[:1]),
        )

    def stand_rijen(
        self, peildatum: date | None, user: Any, bekend_op: datetime | None = None
    ) -> tuple[Any, Any]:
        """The states and the measurements of one facility up to ``peildatum``, last one first."""
        dag = peildatum or timezone.localdate()
        statussen = self.model._meta.get_field("statussen").related_model.alle_versies
        statussen = statussen.bekend(bekend_op).filter(
            voorziening=OuterRef("pk"), peildatum__lte=dag
        )
        metingen = self.model._meta.get_field("metingen").related_model.alle_versies
        metingen = metingen.bekend(bekend_op).filter(
            Q(peildatum__lte=dag) | Q(peildatum__isnull=True), voorziening=OuterRef("pk")
        )
        metingen = metingen.exclude(
            Q(bron__soort=BronSoort.VOORBEELD) | Q(maat=Capaciteitsmaat.AFGEBOUWD)
        )
        if user is None:
            statussen, metingen = statussen.openbaar(), metingen.openbaar()
        else:
            statussen, metingen = statussen.bij_zichtbare(user), metingen.bij_zichtbare(user)
        return (
            statussen.order_by("-peildatum", "-pk"),
            metingen.order_by(F("peildatum").desc(nulls_last=True), "-bron__datum", "-pk"),
        )

    def in_gebruik(self) -> Self:
        """Facilities that are open or being closed; after ``with_stand``."""
        return self.filter(status__in=[VoorzieningStatus.OPEN, VoorzieningStatus.IN_AFBOUW])


class VersieQuerySet(models.QuerySet):
    """Rows with two times (``models.versie.Versie``)."""

    @classmethod
    def als_managers(cls) -> tuple[models.Manager, models.Manager]:
        """Managers of what holds now, and of all versions."""

        class GeldigManager(models.Manager.from_queryset(cls)):
            def get_queryset(self):
                return super().get_queryset().filter(vervallen_op__isnull=True)

        geldig = GeldigManager()  # made first, so that it is the default one
        alles = models.Manager.from_queryset(cls)()  # type: ignore[type-var]
        return geldig, alles

    @classmethod
    def vervallen_manager(cls) -> models.Manager:
        """Of versions that were superseded."""

        class VervallenManager(models.Manager.from_queryset(cls)):
            def get_queryset(self):
                return super().get_queryset().filter(vervallen_op__isnull=False)

        return VervallenManager()

    def bekend(self, op: datetime | None = None) -> Self:
        """What we knew at ``op``; without, what we know now. On ``alle_versies``."""
        if op is None:
            return self.filter(vervallen_op__isnull=True)
        nog_niet_vervallen = Q(vervallen_op__isnull=True) | Q(vervallen_op__gt=op)
        return self.filter(nog_niet_vervallen, bekend_op__lte=op)


class VoorzieningDeelQuerySet(BronvermeldingQuerySet):
    """Rows about one facility."""

    regio_paden = ("voorziening__locatie__jeugdhulpregio",)
    locatie_pad = "voorziening__locatie"

    def visible_to(self, user: Any) -> Self:
        """Rows of a visible source about a visible facility."""
        voorzieningen = self.model._meta.get_field("voorziening").related_model.objects
        return super().visible_to(user).filter(voorziening__in=voorzieningen.visible_to(user))

    def bij_zichtbare(self, user: Any) -> Self:
        """The same about a facility that is known to be visible: per facility of a long list this
        must not look for all visible ones again."""
        if not organisaties_van(user):
            return self.none()
        voor_allen = Q(bron__zichtbaarheid__in=VOOR_ALLE_LEDEN)
        return self.filter(voor_allen | self.exact_recht(user))


class VoorzieningstatusrijQuerySet(VersieQuerySet, VoorzieningDeelQuerySet):
    pass


class CapaciteitsmetingQuerySet(TellingQuerySet, VersieQuerySet, VoorzieningDeelQuerySet):
    telvelden: ClassVar = {
        "bezet": ALTIJD,
        "wachtend": ALTIJD,
        "plaatsen": Q(maat__in=JEUGDIGENMATEN),
    }

    def bij_zichtbare(self, user: Any) -> Self:
        rijen = super().bij_zichtbare(user)
        return rijen if rijen.query.is_empty() else rijen._shield(rijen.exact_recht(user))

    def at(self, peildatum: date) -> Self:
        """The state on ``peildatum``: per facility and measure the last measurement up to it.

        Of the rows selected so far: what a user may not see does not hide an earlier measurement.
        """
        eerder = self.filter(
            voorziening=OuterRef("voorziening"), maat=OuterRef("maat"), peildatum__lte=peildatum
        )
        # In the order of the index, so that it is read one row deep.
        laatste = eerder.order_by(F("peildatum").desc(nulls_last=True), "-pk")
        return self.filter(pk=Subquery(laatste.values("pk")[:1]))

    def with_bezettingsgraad(self) -> Self:
        """Occupied ÷ places; empty, not zero, for a facility without places."""
        return self.annotate(bezettingsgraad=Cast("bezet", FloatField()) / NullIf(F("plaatsen"), 0))


class CapaciteitscijferQuerySet(TellingQuerySet):
    telvelden: ClassVar = {
        "waarde": Q(maat__in=JEUGDIGENMATEN),
        "waarde_tot": Q(maat__in=JEUGDIGENMATEN),
    }
    regio_paden = ("jeugdhulpregio", "voorziening__locatie__jeugdhulpregio")
    locatie_pad = "voorziening__locatie"

    def with_onderwerp(self) -> Self:
        return self.select_related("aanbieder", "gemeente", "jeugdhulpregio", "gebied")


class HerkomstQuerySet(TellingQuerySet, VersieQuerySet):
    telvelden: ClassVar = {"aantal": ALTIJD, "percentage": ALTIJD, "noemer": ALTIJD}
    regio_paden = ("voorziening__locatie__jeugdhulpregio",)
    herkomst_paden = ("herkomst_regio",)
    locatie_pad = "voorziening__locatie"

    def at(self, peildatum: date) -> Self:
        """The last period that began on or before ``peildatum``.

        Of a facility and measure as a whole, not per region: a region that is no longer in its
        last half-year sends nobody any more. What documents print about areas has no successor.
        """
        begonnen = self.filter(Q(periode_van__lte=peildatum) | Q(periode_van__isnull=True))
        later = self.filter(
            voorziening=OuterRef("voorziening"),
            maat=OuterRef("maat"),
            bron=OuterRef("bron"),
            periode_van__gt=OuterRef("periode_van"),
            periode_van__lte=peildatum,
        )
        return begonnen.filter(~Exists(later))

    def with_partijen(self) -> Self:
        return self.select_related(
            "gebied", "herkomst_regio", "herkomst_gebied", "bestemming_gebied", "aanbieder"
        )


class VoorzieningversieQuerySet(VoorzieningDeelQuerySet):
    def geldig(self) -> Self:
        """Versions that were not corrected."""
        return self.filter(vervallen_op__isnull=True)

    def op(self, peildatum: date) -> Self:
        """Per facility the version that holds on ``peildatum``."""
        geldig = self.geldig().filter(geldig_van__lte=peildatum)
        return geldig.order_by("voorziening_id", "-geldig_van").distinct("voorziening_id")


class PlaatsmutatieQuerySet(BronvermeldingQuerySet):
    regio_paden = ("van__locatie__jeugdhulpregio", "naar__locatie__jeugdhulpregio")

    def visible_to(self, user: Any) -> Self:
        """Entries of a visible source between visible facilities."""
        zichtbaar = self.model._meta.get_field("van").related_model.objects.visible_to(user)
        return (
            super()
            .visible_to(user)
            .filter(
                Q(van__isnull=True) | Q(van__in=zichtbaar),
                Q(naar__isnull=True) | Q(naar__in=zichtbaar),
            )
        )

    def zonder_voorbeeld(self) -> Self:
        return self.exclude(bron__soort=BronSoort.VOORBEELD)

    def van_rekening(self, rekening: Rekening) -> Self:
        """Entries that add to an account or take from it."""
        voorziening, zorgvorm, maat = rekening
        return self.filter(
            Q(van=voorziening, van_zorgvorm=zorgvorm) | Q(naar=voorziening, naar_zorgvorm=zorgvorm),
            maat=maat,
        )

    def boekingen(self) -> Iterator[Boeking]:
        """The entries as the arithmetic of the balance wants them."""
        for rij in self.values_list(*BOEKINGVELDEN, named=True).order_by("datum", "pk"):
            yield Boeking(
                datum=rij.datum,
                aantal=rij.aantal,
                soort=rij.soort,
                van=Rekening(rij.van, rij.van_zorgvorm, rij.maat) if rij.van else BUITEN,
                naar=Rekening(rij.naar, rij.naar_zorgvorm, rij.maat) if rij.naar else BUITEN,
                plan=rij.aard == Aard.PLAN,
                tegen=rij.herroept is not None,
            )

    def with_partijen(self) -> Self:
        return self.select_related("van__locatie", "naar__locatie", "bron", "door")


def status_volgorde() -> Case:
    """Sort key of ``status`` by the life of a facility instead of by alphabet."""
    return Case(
        *[When(status=status, then=plek) for plek, status in enumerate(VoorzieningStatus.values)],
        default=len(VoorzieningStatus.values),
        output_field=models.IntegerField(),
    )
