"""Messages by mail: their texts, the outbox, how each user wants them, and reminders that went."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from ..berichten.soorten import naam_van
from ..choices_berichten import BerichtStatus, Berichtwijze
from ..querysets_berichten import BerichtQuerySet, BerichtsjabloonQuerySet
from .gebruiker import Gebruiker
from .organisatie import Organisatie


class Berichtsjabloon(models.Model):
    """How an organisation words a kind of message, from a moment on; the last version holds.

    Invariant: versions are added, never changed. One that is ``standaard`` says that the standard
    text holds again (``berichten.soorten``) and has no text of its own.
    """

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="berichtsjablonen")
    soort = models.CharField("soort bericht", max_length=60)
    versie = models.PositiveSmallIntegerField("versie")
    standaard = models.BooleanField("standaardtekst", default=False)
    onderwerp = models.CharField("onderwerp", max_length=150, blank=True)
    tekst = models.TextField("tekst", max_length=5000, blank=True)
    door = models.ForeignKey(Gebruiker, models.PROTECT, related_name="berichtsjablonen")
    op = models.DateTimeField("op", default=timezone.now)

    objects = BerichtsjabloonQuerySet.as_manager()

    class Meta:
        ordering = ["-op", "-pk"]
        verbose_name = "tekst van een bericht"
        verbose_name_plural = "teksten van berichten"
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "soort", "versie"],
                name="berichtsjabloon_versie",
                violation_error_message="Iemand anders heeft deze tekst intussen gewijzigd.",
            ),
            models.CheckConstraint(
                condition=Q(standaard=True, onderwerp="", tekst="")
                | (Q(standaard=False) & ~Q(onderwerp="") & ~Q(tekst="")),
                name="berichtsjabloon_tekst",
                violation_error_message="Vul een onderwerp en een tekst in.",
            ),
        ]

    def __str__(self) -> str:
        return f"{naam_van(self.soort)} ({self.organisatie}, versie {self.versie})"


class Bericht(models.Model):
    """A mail to one user, worded when it was set ready; it waits until it is sent or falls away.

    Invariant: of the unsent messages to a user about the same ``onderwerp_sleutel`` only the last
    one is sent. What was sent never changes.
    """

    gebruiker = models.ForeignKey(
        Gebruiker, models.CASCADE, related_name="berichten", verbose_name="ontvanger"
    )
    bij = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="berichten_aan",
        verbose_name="organisatie van de ontvanger",
    )
    namens = models.ForeignKey(
        Organisatie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="berichten_namens",
        verbose_name="namens",
    )
    soort = models.CharField("soort bericht", max_length=60)
    onderwerp = models.CharField("onderwerp", max_length=300)
    tekst = models.TextField("tekst")
    url = models.CharField("pagina", max_length=300, blank=True)
    onderwerp_sleutel = models.CharField("waarover", max_length=120, blank=True)
    status = models.CharField(
        "status", max_length=12, choices=BerichtStatus, default=BerichtStatus.KLAARGEZET
    )
    klaargezet_op = models.DateTimeField("klaargezet op", default=timezone.now)
    niet_voor = models.DateTimeField("volgende poging", default=timezone.now)
    verzonden_op = models.DateTimeField("verzonden op", null=True, blank=True)
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    fout = models.CharField("wat er misging", max_length=300, blank=True)
    adres = models.EmailField("verzonden aan", blank=True)
    gebundeld = models.BooleanField("met andere in één mail", default=False)

    objects = BerichtQuerySet.as_manager()

    class Meta:
        ordering = ["-klaargezet_op", "-pk"]
        verbose_name_plural = "berichten"
        constraints = [
            models.CheckConstraint(
                condition=Q(status=BerichtStatus.VERZONDEN, verzonden_op__isnull=False)
                | (~Q(status=BerichtStatus.VERZONDEN) & Q(verzonden_op__isnull=True)),
                name="bericht_verzonden",
            ),
        ]
        indexes = [
            models.Index(
                fields=["niet_voor"],
                condition=Q(status=BerichtStatus.KLAARGEZET),
                name="bericht_wachtend",
            ),
            models.Index(
                fields=["onderwerp_sleutel"],
                condition=Q(status=BerichtStatus.KLAARGEZET),
                name="bericht_waarover",
            ),
            models.Index(fields=["gebruiker", "-klaargezet_op"], name="bericht_van_gebruiker"),
            models.Index(fields=["bij", "-klaargezet_op"], name="bericht_bij"),
            models.Index(fields=["namens", "-klaargezet_op"], name="bericht_namens"),
        ]

    def __str__(self) -> str:
        return self.onderwerp

    def get_absolute_url(self) -> str:
        return reverse("regio:bericht", args=[self.pk])

    @property
    def soort_naam(self) -> str:
        return naam_van(self.soort)

    @property
    def status_badge(self) -> Any:
        return BerichtStatus(self.status)


class Berichtvoorkeur(models.Model):
    """When a user gets messages; without a row each goes out at once."""

    gebruiker = models.OneToOneField(
        Gebruiker, models.CASCADE, related_name="berichtvoorkeur", verbose_name="gebruiker"
    )
    wijze = models.CharField(
        "wanneer", max_length=10, choices=Berichtwijze, default=Berichtwijze.DIRECT
    )

    class Meta:
        verbose_name_plural = "berichtvoorkeuren"

    def __str__(self) -> str:
        return f"{self.gebruiker}: {self.get_wijze_display()}"


class Termijnherinnering(models.Model):
    """A reminder of one term went out at one moment before or after it; each once."""

    sleutel = models.CharField("waarover", max_length=120)
    moment = models.CharField("moment", max_length=40)
    verstuurd_op = models.DateTimeField("verstuurd op", auto_now_add=True)

    class Meta:
        verbose_name_plural = "termijnherinneringen"
        constraints = [
            models.UniqueConstraint(fields=["sleutel", "moment"], name="termijnherinnering_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.sleutel}: {self.moment}"
