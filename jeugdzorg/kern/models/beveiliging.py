from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now

from ..tracking import AppendOnly


class Gebeurtenissoort(models.TextChoices):
    INGELOGD = "ingelogd", "ingelogd"
    INLOGGEN_MISLUKT = "inloggen_mislukt", "inloggen mislukt"
    UITGELOGD = "uitgelogd", "uitgelogd"
    WACHTWOORD = "wachtwoord", "wachtwoord gewijzigd"
    TWEEDE_FACTOR = "tweede_factor", "tweede stap gewijzigd"
    UITNODIGING = "uitnodiging", "uitnodiging"
    RECHTEN = "rechten", "rechten gewijzigd"
    GEWEIGERD = "geweigerd", "toegang geweigerd"
    EXPORT = "export", "lijst gedownload"
    DOWNLOAD = "download", "bestand gedownload"
    API_LIJST = "api_lijst", "veel rijen via de API"
    SLEUTEL_GEMAAKT = "sleutel_gemaakt", "API-sleutel gemaakt"
    SLEUTEL_GEBRUIKT = "sleutel_gebruikt", "API-sleutel voor het eerst gebruikt"
    SLEUTEL_INGETROKKEN = "sleutel_ingetrokken", "API-sleutel ingetrokken"
    UPLOAD_GEWEIGERD = "upload_geweigerd", "bestand of invoer geweigerd"
    KETEN = "keten", "keten van besluiten gecontroleerd"


class Uitkomst(models.TextChoices):
    GELUKT = "gelukt", "gelukt"
    MISLUKT = "mislukt", "mislukt"
    GEWEIGERD = "geweigerd", "geweigerd"

    @property
    def kleur(self) -> str:
        return {"mislukt": "waarschuwing", "geweigerd": "negatief"}.get(self.value, "neutraal")


class BeveiligingsgebeurtenisQuerySet(models.QuerySet):
    def van_organisaties(self, organisaties: set[int]) -> Self:
        """Events of people and keys of these organisations, or about them."""
        return self.filter(organisaties__overlap=sorted(organisaties))


class Beveiligingsgebeurtenis(models.Model):
    """Something that matters for security: what, on which object, how it ended, from where, who.

    Invariant: appended only (BIO2 8.15.01). Names and keys are kept as they were, without foreign
    keys, so that the row outlives what it is about. No secrets, no content of what was refused.
    """

    tijdstip = models.DateTimeField("tijdstip", db_default=Now(), editable=False)
    soort = models.CharField("wat", max_length=30, choices=Gebeurtenissoort)
    uitkomst = models.CharField(
        "uitkomst", max_length=10, choices=Uitkomst, default=Uitkomst.GELUKT
    )
    gebruiker_id = models.BigIntegerField("gebruiker", null=True, blank=True)
    wie = models.CharField("wie", max_length=200, help_text="Naam zoals die toen was.")
    organisaties = ArrayField(
        models.BigIntegerField(), default=list, help_text="Namens wie, en over wie het gaat."
    )
    namens = models.CharField("namens", max_length=400, blank=True)
    object_soort = models.CharField("soort object", max_length=100, blank=True)
    object_id = models.CharField("nummer van het object", max_length=40, blank=True)
    object_naam = models.CharField("waarop", max_length=300, blank=True)
    ip = models.CharField("herkomst", max_length=45, blank=True)
    pad = models.CharField("pad", max_length=300, blank=True)
    verzoek = models.CharField("verzoek", max_length=32, blank=True)
    details = models.JSONField("details", default=dict, blank=True)

    objects = BeveiligingsgebeurtenisQuerySet.as_manager()

    class Meta:
        ordering = ["-tijdstip", "-pk"]
        verbose_name_plural = "beveiligingsgebeurtenissen"
        indexes = [
            models.Index(fields=["-tijdstip"], name="beveiliging_tijdstip"),
            models.Index(fields=["gebruiker_id", "-tijdstip"], name="beveiliging_gebruiker"),
            GinIndex(fields=["organisaties"], name="beveiliging_organisaties"),
        ]
        triggers = [AppendOnly()]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.wie}"

    @property
    def uitkomst_badge(self) -> Uitkomst:
        return Uitkomst(self.uitkomst)

    @property
    def details_tekst(self) -> str:
        return ", ".join(f"{naam}: {waarde}" for naam, waarde in self.details.items() if waarde)

    def as_log(self) -> dict[str, Any]:
        """The event for the log: flat, in a fixed order, with the time in UTC."""
        return {
            "tijdstip": self.tijdstip.isoformat(),
            "wat": self.soort,
            "object": f"{self.object_soort}:{self.object_id}" if self.object_soort else "",
            "uitkomst": self.uitkomst,
            "herkomst": self.ip,
            "wie": self.wie,
            "gebruiker": self.gebruiker_id,
            "namens": self.namens,
            "pad": self.pad,
            "verzoek": self.verzoek,
            "details": self.details,
        }
