"""One QuerySet per model: how to read it at a date, and who may see it."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Lower
from django.utils import timezone

from .behandeling import in_deel
from .choices import BevindingStatus, BronSoort, OrganisatieSoort, Rol, Zichtbaarheid

VOOR_ALLE_LEDEN = (Zichtbaarheid.OPENBAAR, Zichtbaarheid.GEDEELD)


def organisaties_van(user: Any) -> set[int]:
    """Organisations where ``user`` has a current membership; nobody without one sees anything."""
    return user.organisatie_ids if user.is_authenticated and user.is_active else set()


class BronQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Public and shared sources, and closed ones that an organisation of ``user`` delivered
        or whose deliverer it handles."""
        organisaties = organisaties_van(user)
        if not organisaties:
            return self.none()
        behandeld = {behandeling.aanbieder for behandeling in user.behandelingen}
        return self.filter(
            Q(zichtbaarheid__in=VOOR_ALLE_LEDEN) | Q(eigenaar__in=organisaties | behandeld)
        )

    def exact_for(self, user: Any) -> Self:
        """Sources of which ``user`` may know every figure exactly: public ones and its own.

        Who handles a deliverer has a right to its part, row by row (``BronvermeldingQuerySet``).
        """
        organisaties = organisaties_van(user)
        if not organisaties:
            return self.none()
        return self.filter(Q(zichtbaarheid=Zichtbaarheid.OPENBAAR) | Q(eigenaar__in=organisaties))

    def openbaar(self) -> Self:
        return self.filter(zichtbaarheid=Zichtbaarheid.OPENBAAR)


@lru_cache
def heeft_meer(model: type[models.Model], pad: str) -> bool:
    """Whether ``pad`` can lead from one row to several."""
    volgende: Any = model
    for stap in pad.split("__"):
        veld = volgende._meta.get_field(stap)
        if veld.many_to_many or veld.one_to_many:
            return True
        volgende = veld.related_model
    return False


class BronvermeldingQuerySet(models.QuerySet):
    """Rows taken from a source.

    ``regio_paden`` lead to the regions where a figure lies, ``herkomst_paden`` to those where the
    youths come from, ``locatie_pad`` to its location. Empty: the model has none.
    """

    regio_paden: ClassVar[Sequence[str]] = ()
    herkomst_paden: ClassVar[Sequence[str]] = ()
    locatie_pad: ClassVar[str] = ""

    @property
    def bronnen(self) -> Any:
        return self.model._meta.get_field("bron").related_model.objects

    def visible_to(self, user: Any) -> Self:
        """Rows of public and shared sources, and of closed ones what ``user`` may know exactly."""
        if not organisaties_van(user):
            return self.none()
        voor_allen = self.bronnen.filter(zichtbaarheid__in=VOOR_ALLE_LEDEN)
        return self.filter(Q(bron__in=voor_allen) | self.eigen_recht(user))

    def exact_for(self, user: Any) -> Self:
        """Visible rows of which ``user`` may know the exact count of youths.

        Printed in a public source; delivered by its own organisation; shared and in (or about
        youths from) the region it is the office of; in the part of a provider that it handles.
        """
        if not organisaties_van(user):
            return self.none()
        return self.visible_to(user).filter(self.exact_recht(user))

    def exact_recht(self, user: Any) -> Q:
        recht = self.eigen_recht(user)
        if user.eigen_regios:
            gedeeld = Q(bron__zichtbaarheid=Zichtbaarheid.GEDEELD)
            recht |= gedeeld & self.in_regios(
                user.eigen_regios, *self.regio_paden, *self.herkomst_paden
            )
        return recht

    def eigen_recht(self, user: Any) -> Q:
        """The part of ``exact_recht`` that is not about shared sources, which all may see."""
        recht = Q(bron__in=self.bronnen.exact_for(user))
        for behandeling in user.behandelingen:
            regios = user.werkgebieden[behandeling.organisatie].regios
            recht |= in_deel(
                behandeling, self.in_regios(regios, *self.regio_paden), self.locatie_pad
            )
        return recht

    def in_regios(self, regios: Iterable[int], *paden: str) -> Q:
        """Rows that one of ``paden`` leads to one of ``regios``; each row once, also of many."""
        gevonden = Q(pk__in=[])
        for pad in paden:
            hier = Q(**{f"{pad}__in": regios})
            if heeft_meer(self.model, pad):
                hier = Q(pk__in=self.model._base_manager.filter(hier).values("pk"))
            gevonden |= hier
        return gevonden

    def openbaar(self) -> Self:
        """Rows that everybody may know: printed in a public source, no example data."""
        return self.filter(bron__zichtbaarheid=Zichtbaarheid.OPENBAAR).exclude(
            bron__soort=BronSoort.VOORBEELD
        )

    def with_bron(self) -> Self:
        """With the source, so that every figure can say where it comes from without a query."""
        return self.select_related("bron")


class GeldigheidQuerySet(models.QuerySet):
    def at(self, peildatum: date | None = None) -> Self:
        """Rows that hold on ``peildatum`` (today when omitted)."""
        dag = peildatum or timezone.localdate()
        return self.filter(
            Q(geldig_van__isnull=True) | Q(geldig_van__lte=dag),
            Q(geldig_tot__isnull=True) | Q(geldig_tot__gte=dag),
        )


class IndelingQuerySet(BronvermeldingQuerySet, GeldigheidQuerySet):
    """What belongs to what for a period, as a source says."""


class OnafgeschermdQuerySet(BronvermeldingQuerySet):
    """Figures that nothing shields: of a shared source only for who may know them exactly."""

    def visible_to(self, user: Any) -> Self:
        return self.filter(self.exact_recht(user)) if organisaties_van(user) else self.none()


class KerncijferQuerySet(OnafgeschermdQuerySet):
    regio_paden = ("jeugdhulpregio",)


class NaamZoekenQuerySet(BronvermeldingQuerySet):
    def zoek(self, tekst: str) -> Self:
        """Rows whose name, code or one of whose aliases contains ``tekst``."""
        aliassen = models.Func(
            models.F("aliassen"),
            Value(" | "),
            function="array_to_string",
            output_field=models.TextField(),
        )
        return self.alias(alle_aliassen=aliassen).filter(
            Q(naam__icontains=tekst) | Q(code__iexact=tekst) | Q(alle_aliassen__icontains=tekst)
        )


class JeugdhulpregioQuerySet(NaamZoekenQuerySet, GeldigheidQuerySet):
    pass


class GebiedQuerySet(NaamZoekenQuerySet):
    def planning(self) -> Self:
        """Areas that have regions: those one can plan for."""
        return self.filter(gebiedregios__isnull=False).distinct()


class OrganisatieQuerySet(NaamZoekenQuerySet):
    def beheerd_door(self, user: Any) -> Self:
        """Organisations whose people ``user`` manages; agrees with the rule ``toegang_beheren``."""
        from .models import Lidmaatschap
        from .rules import organisaties_met_rol

        bij = organisaties_met_rol(user, Rol.BEHEERDER)
        if not bij:
            return self.none()
        behandeld = {deel.aanbieder for deel in user.behandelingen_van(bij)}
        met_beheerder = Lidmaatschap.objects.at().beheerders().values("organisatie")
        return self.filter(Q(pk__in=bij) | (Q(pk__in=behandeld) & ~Q(pk__in=met_beheerder)))


class AanbiederQuerySet(OrganisatieQuerySet):
    """Only organisations that provide care, also when made through the proxy."""

    @classmethod
    def as_manager(cls):
        class AanbiederManager(models.Manager.from_queryset(cls)):
            def get_queryset(self):
                return super().get_queryset().filter(soort=OrganisatieSoort.AANBIEDER)

        return AanbiederManager()


class GebruikerQuerySet(models.QuerySet):
    def get_by_natural_key(self, email: str):
        return self.alias(email_klein=Lower("email")).get(email_klein=email.strip().lower())

    def maak(self, email: str, naam: str, wachtwoord: str | None = None):
        """Create a user; without a password the account cannot log in by password."""
        gebruiker = self.model(email=BaseUserManager.normalize_email(email), naam=naam)
        gebruiker.set_password(wachtwoord)
        gebruiker.save(using=self.db)
        return gebruiker


class LidmaatschapQuerySet(GeldigheidQuerySet):
    def at(self, peildatum: date | None = None) -> Self:
        """Memberships on ``peildatum``; one that was ended that day is none, from that moment."""
        dag = peildatum or timezone.localdate()
        return super().at(dag).exclude(beeindigd_op__date__lte=dag)

    def beheerders(self) -> Self:
        """Managers who can log in."""
        return self.filter(rol=Rol.BEHEERDER, gebruiker__is_active=True)

    def te_beoordelen(self, halfjaar: Any) -> Self:
        """Held before the half-year began, and not looked at in it."""
        ouder = Q(geldig_van__isnull=True) | Q(geldig_van__lt=halfjaar.eerste_dag)
        return self.at().filter(ouder).exclude(pk__in=self.beoordeeld(halfjaar))

    def beoordeeld(self, halfjaar: Any) -> models.QuerySet:
        beoordelingen = self.model._meta.get_field("beoordelingen").related_model.objects
        return beoordelingen.filter(jaar=halfjaar.jaar, helft=halfjaar.helft).values("lidmaatschap")

    def beoordelingen_in(self, halfjaar: Any) -> models.QuerySet:
        """What was said of these roles in a half-year, last one first."""
        beoordelingen = self.model._meta.get_field("beoordelingen").related_model.objects
        return beoordelingen.filter(
            lidmaatschap__in=self, jaar=halfjaar.jaar, helft=halfjaar.helft
        ).select_related("lidmaatschap__gebruiker", "door")


class UitnodigingQuerySet(models.QuerySet):
    def openstaand(self) -> Self:
        """Not accepted and not withdrawn; the link can have expired."""
        return self.filter(ingetrokken_op__isnull=True, aanvaard_op__isnull=True)


class ToegangssleutelQuerySet(models.QuerySet):
    def geldig(self) -> Self:
        """Keys that open the API now: of an active API client of the organisation of the key."""
        from .models import Lidmaatschap

        clients = Lidmaatschap.objects.at().filter(
            rol=Rol.API_CLIENT,
            gebruiker=models.OuterRef("gebruiker"),
            organisatie=models.OuterRef("organisatie"),
        )
        return self.filter(
            models.Exists(clients),
            geldig_tot__gt=timezone.now(),
            ingetrokken_op__isnull=True,
            gebruiker__is_active=True,
        )

    def visible_to(self, user: Any) -> Self:
        """One's own as API client, and those of the organisations whose people one manages."""
        from .models import Organisatie
        from .rules import organisaties_met_rol

        eigen = Q(gebruiker=user.pk, organisatie__in=organisaties_met_rol(user, Rol.API_CLIENT))
        beheerd = Organisatie.objects.beheerd_door(user).values("pk")
        return self.filter(eigen | Q(organisatie__in=beheerd))

    def aan_te_kondigen(self, dagen: int) -> Self:
        """Keys that stop within so many days, of which nobody was told at this distance."""
        nog_niet = Q(gewaarschuwd__isnull=True) | Q(gewaarschuwd__gt=dagen)
        tot = timezone.now() + timedelta(days=dagen)
        return self.geldig().filter(nog_niet, geldig_tot__lte=tot)

    def met_sleutel(self, sleutel: str) -> Self:
        return self.filter(hash=hashlib.sha256(sleutel.encode()).hexdigest())


class BevindingQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """Findings of which ``user`` may know both sources exactly: a finding repeats figures."""
        bronnen = self.model._meta.get_field("bron_a").related_model.objects.exact_for(user)
        return self.filter(Q(bron_b__isnull=True) | Q(bron_b__in=bronnen), bron_a__in=bronnen)

    def openbaar(self) -> Self:
        """Findings that everybody may know: all their sources are public."""
        bronnen = self.model._meta.get_field("bron_a").related_model.objects.openbaar()
        return self.filter(Q(bron_b__isnull=True) | Q(bron_b__in=bronnen), bron_a__in=bronnen)

    def open(self) -> Self:
        return self.filter(status=BevindingStatus.OPEN)

    def bij(self, figuren: Iterable[models.Model]) -> dict[int, list[Any]]:
        """Open and explained findings per figure (one model): primary key → findings."""
        figuren = list(figuren)
        if not figuren:
            return {}
        soort = ContentType.objects.get_for_model(figuren[0])
        gevonden: dict[int, list[Any]] = {}
        rijen = (
            self.exclude(status=BevindingStatus.OPGELOST)
            .filter(
                onderwerpen__content_type=soort,
                onderwerpen__object_id__in=[figuur.pk for figuur in figuren],
            )
            .annotate(figuur_id=models.F("onderwerpen__object_id"))
        )
        for bevinding in rijen:
            gevonden.setdefault(bevinding.figuur_id, []).append(bevinding)
        return gevonden


class ControleuitkomstQuerySet(BronvermeldingQuerySet):
    def visible_to(self, user: Any) -> Self:
        """Outcomes about sources that ``user`` may know exactly: an outcome repeats figures."""
        return self.filter(bron__in=self.bronnen.exact_for(user))


class WeergaveQuerySet(models.QuerySet):
    def visible_to(self, user: Any) -> Self:
        """One's own, and those shared with an organisation where ``user`` has a role today."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(Q(gebruiker=user.pk) | Q(gedeeld_met__in=organisaties_van(user)))
