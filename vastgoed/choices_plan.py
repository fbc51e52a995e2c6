"""The fixed word lists of property plans: their states, reviews, supplements and decisions."""

from typing import Final

from django.db import models


class Planstatus(models.TextChoices):
    """Where a plan is; what may follow what stands in ``werkstroom``."""

    CONCEPT = "concept", "concept"
    INGEDIEND = "ingediend", "ingediend"
    ONVOLLEDIG = "onvolledig", "teruggegeven: onvolledig"
    IN_TOETSING = "in_toetsing", "in toetsing"
    AANVULLING = "aanvulling_gevraagd", "aanvulling gevraagd"
    GEADVISEERD = "geadviseerd", "geadviseerd"
    BESLOTEN = "besloten", "besloten"
    INGETROKKEN = "ingetrokken", "ingetrokken"

    @property
    def kleur(self) -> str:
        return {
            "onvolledig": "waarschuwing",
            "aanvulling_gevraagd": "waarschuwing",
            "ingediend": "info",
            "in_toetsing": "info",
            "geadviseerd": "info",
            "besloten": "positief",
        }.get(self.value, "neutraal")


BEWERKBAAR: Final = (Planstatus.CONCEPT, Planstatus.ONVOLLEDIG)
"""The provider edits everything; during a supplement only what was asked."""
VOOR_STUURGROEP: Final = (Planstatus.GEADVISEERD, Planstatus.BESLOTEN)
EINDE: Final = (Planstatus.BESLOTEN, Planstatus.INGETROKKEN)


class Aanzet(models.TextChoices):
    """Whose turn it is."""

    AANBIEDER = "aanbieder", "aanbieder"
    COORDINATOR = "coordinator", "coördinerende gemeente"
    TOETSERS = "toetsers", "toetsers"
    STUURGROEP = "stuurgroep", "stuurgroep"
    NIEMAND = "niemand", "niemand"


class Kanaal(models.TextChoices):
    """By which way the content of a plan was changed."""

    SCHERM = "scherm", "op het scherm"
    WERKBOEK = "werkboek", "met een werkboek"
    API = "api", "via de API"
    KOPIE = "kopie", "overgenomen uit een ander plan"


class Projectsoort(models.TextChoices):
    TERREIN = "terrein", "ombouw op het terrein"
    WIJK = "wijk", "ontwikkeling in de wijk"


class Planernst(models.TextChoices):
    """How serious a finding on a plan is; only an error stops handing in."""

    FOUT = "fout", "fout"
    WAARSCHUWING = "waarschuwing", "waarschuwing"
    LET_OP = "let_op", "let op"

    @property
    def kleur(self) -> str:
        return {"fout": "negatief", "waarschuwing": "waarschuwing"}.get(self.value, "info")


class Oordeelwaarde(models.TextChoices):
    VOLDOET = "voldoet", "voldoet"
    DEELS = "voldoet_deels", "voldoet deels"
    NIET = "voldoet_niet", "voldoet niet"
    NVT = "nvt", "niet van toepassing"

    @property
    def kleur(self) -> str:
        return {
            "voldoet": "positief",
            "voldoet_deels": "waarschuwing",
            "voldoet_niet": "negatief",
        }.get(self.value, "neutraal")


class Belang(models.TextChoices):
    """What a reviewer declares about a conflict of interest."""

    NIET_VERKLAARD = "niet_verklaard", "nog niet verklaard"
    GEEN = "geen", "geen belang"
    BELANG = "belang", "heeft een belang"


class Planuitkomst(models.TextChoices):
    """What is advised or decided on a plan."""

    GOEDGEKEURD = "goedgekeurd", "goedgekeurd"
    VOORWAARDEN = "goedgekeurd_onder_voorwaarden", "goedgekeurd onder voorwaarden"
    AFGEWEZEN = "afgewezen", "afgewezen"

    @property
    def kleur(self) -> str:
        return {"goedgekeurd": "positief", "afgewezen": "negatief"}.get(self.value, "waarschuwing")


class Bijlagesoort(models.TextChoices):
    FOTO = "foto", "foto"
    KAART = "kaart", "kaart of tekening"
    BEGROTING = "begroting", "begroting of offerte"
    AFSPRAAK = "afspraak", "afspraak of brief"
    ANDERS = "anders", "ander stuk"


class Werkboekstatus(models.TextChoices):
    """What became of a workbook that came in."""

    AFGEKEURD = "afgekeurd", "fouten gevonden"
    KLAAR = "klaar", "klaar om over te nemen"
    OVERGENOMEN = "overgenomen", "overgenomen"
    WEGGELEGD = "weggelegd", "weggelegd"
    TERUGGEDRAAID = "teruggedraaid", "teruggedraaid"

    @property
    def kleur(self) -> str:
        return {
            "afgekeurd": "negatief",
            "klaar": "waarschuwing",
            "overgenomen": "positief",
        }.get(self.value, "neutraal")


LOPEND_WERKBOEK: Final = (
    Werkboekstatus.AFGEKEURD,
    Werkboekstatus.KLAAR,
    Werkboekstatus.OVERGENOMEN,
)
"""Of these the same file is kept once."""


class Voorwaardestap(models.TextChoices):
    """What happened to a condition of a decision."""

    GEMELD = "gemeld", "gemeld als voldaan"
    BEVESTIGD = "bevestigd", "bevestigd: voldaan"
    TERUGGESTUURD = "teruggestuurd", "nog niet voldaan"
    HEROPEND = "heropend", "opnieuw opengezet"

    @property
    def kleur(self) -> str:
        return {"gemeld": "info", "bevestigd": "positief"}.get(self.value, "waarschuwing")
