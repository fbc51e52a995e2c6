from django.db import models

from ..tracking import AppendOnly


class Schakelsoort(models.TextChoices):
    BEVINDING = "bevinding", "bevinding afgehandeld of heropend"
    RAPPORT_GEMAAKT = "rapport_gemaakt", "rapport gemaakt"
    RAPPORT_VASTGESTELD = "rapport_vastgesteld", "rapport vastgesteld"
    ROL_GEGEVEN = "rol_gegeven", "rol gegeven"
    ROL_BEEINDIGD = "rol_beeindigd", "rol beëindigd"
    PLANBESLUIT = "planbesluit", "besluit over een vastgoedplan"
    PLANBESLUIT_HERROEPEN = "planbesluit_herroepen", "besluit over een vastgoedplan herroepen"


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
