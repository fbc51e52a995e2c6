from django.db import models

from ..tracking import AppendOnly


class Schakelsoort(models.TextChoices):
    BEVINDING = "bevinding", "bevinding afgehandeld of heropend"
    RAPPORT_GEMAAKT = "rapport_gemaakt", "rapport gemaakt"
    RAPPORT_VASTGESTELD = "rapport_vastgesteld", "rapport vastgesteld"
    RAPPORT_GEPUBLICEERD = "rapport_gepubliceerd", "rapport gepubliceerd"
    RAPPORT_INGETROKKEN = "rapport_ingetrokken", "rapport ingetrokken"
    ROL_GEGEVEN = "rol_gegeven", "rol gegeven"
    ROL_BEEINDIGD = "rol_beeindigd", "rol beëindigd"
    PLANBESLUIT = "planbesluit", "besluit over een vastgoedplan"
    PLANBESLUIT_HERROEPEN = "planbesluit_herroepen", "besluit over een vastgoedplan herroepen"
    REFLECTIE_VASTGESTELD = "reflectie_vastgesteld", "verslag van een reflectiesessie vastgesteld"
    REFLECTIE_HEROPEND = "reflectie_heropend", "reflectiesessie heropend"
    OPDRACHT_GEGEVEN = "opdracht_gegeven", "ontwikkelopdracht gegeven"
    OPDRACHT_GESLOTEN = "opdracht_gesloten", "ontwikkelopdracht gesloten"
    OPDRACHT_HEROPEND = "opdracht_heropend", "ontwikkelopdracht heropend"
    ANALYSE_VASTGESTELD = "analyse_vastgesteld", "bovenregionale analyse vastgesteld"
    DOEL_VASTGESTELD = "doel_vastgesteld", "doel of afbouwpad vastgesteld"
    DOEL_INGETROKKEN = "doel_ingetrokken", "doel of afbouwpad ingetrokken"
    CYCLUS_VASTGESTELD = "cyclus_vastgesteld", "monitorcyclus vastgesteld"
    CYCLUS_HERROEPEN = "cyclus_herroepen", "vaststelling van een monitorcyclus herroepen"
    CYCLUSBESLUIT = "cyclusbesluit", "besluit over een advies aan de stuurgroep"
    CYCLUSBESLUIT_HERROEPEN = "cyclusbesluit_herroepen", "besluit over een advies herroepen"
    INDICATOR_GEWIJZIGD = "indicator_gewijzigd", "definitie van een indicator gewijzigd"
    INDICATOR_INGETROKKEN = "indicator_ingetrokken", "indicator ingetrokken"
    INDICATOR_TERUGGEZET = "indicator_teruggezet", "indicator weer in gebruik"


class Ketenschakel(models.Model):
    """One decision in the chain; each link seals the one before it.

    Invariant: appended only, numbered without gaps. ``hash`` is the SHA-256 of ``vorige``, a line
    end and ``inhoud``; ``inhoud`` names the SHA-256 of ``gegevens``, so that the chain can be
    recomputed by someone who may not read what was decided.
    """

    nummer = models.PositiveBigIntegerField("nummer", primary_key=True)
    inhoud = models.TextField(
        "inhoud", help_text="Canonieke JSON: nummer, soort, waarover, wanneer."
    )
    gegevens = models.TextField("gegevens", help_text="Canonieke JSON: wie, wat en waarom.")
    vorige = models.CharField("kenmerk van de vorige", max_length=64)
    hash = models.CharField("kenmerk", max_length=64, unique=True)

    class Meta:
        ordering = ["nummer"]
        verbose_name_plural = "ketenschakels"
        triggers = [AppendOnly()]

    def __str__(self) -> str:
        return f"schakel {self.nummer}"
