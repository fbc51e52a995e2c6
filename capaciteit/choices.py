"""The fixed word lists of locations, facilities, capacity and origin."""

from django.db import models


class Setting(models.TextChoices):
    TERREIN = "terrein", "op terrein"
    WIJK = "wijk", "in de wijk"
    ONBEKEND = "onbekend", "onbekend"


class Eigendom(models.TextChoices):
    EIGEN = "eigen", "eigendom"
    HUUR = "huur", "gehuurd"
    ONBEKEND = "onbekend", "onbekend"


class CoordinaatPrecisie(models.TextChoices):
    """How exactly the coordinates are known."""

    ADRES = "adres", "adres"
    PLAATS = "plaats", "midden van de plaats"


class VoorzieningStatus(models.TextChoices):
    """The life of a facility, in its order."""

    IDEE = "idee", "idee"
    GEPLAND = "gepland", "gepland"
    IN_ONTWIKKELING = "in_ontwikkeling", "in ontwikkeling"
    OPEN = "open", "open"
    IN_AFBOUW = "in_afbouw", "in afbouw"
    GESLOTEN = "gesloten", "gesloten"

    @property
    def kleur(self) -> str:
        return {
            "gepland": "info",
            "in_ontwikkeling": "info",
            "open": "positief",
            "in_afbouw": "waarschuwing",
            "gesloten": "negatief",
        }.get(self.value, "neutraal")


class Capaciteitsmaat(models.TextChoices):
    """What a number of places counts; different measures are never added up."""

    TOEGEKEND = "toegekend", "toegekende plekken (SpUK)"
    FYSIEK = "fysiek", "fysieke capaciteit"
    IN_GEBRUIK = "in_gebruik", "plekken in gebruik"
    PLEKKEN = "plekken", "plekken"
    AFGEBOUWD = "afgebouwd", "afgebouwde plekken"
    BEOOGD = "beoogd", "beoogde plekken"
    BENODIGD = "benodigd", "benodigde plekken"
    BEZET = "bezet", "bezette plekken"
    BUITEN_REGELING = "buiten_regeling", "plekken buiten de regeling"
    GROEPEN = "groepen", "groepen"
    GROEPSGROOTTE = "groepsgrootte", "jeugdigen per groep"
    APPARTEMENTEN = "appartementen", "appartementen"
    JEUGDIGEN = "jeugdigen", "jeugdigen"
    BEZETTINGSPERCENTAGE = "bezettingspercentage", "bezettingspercentage"
    AF_TE_BOUWEN = "af_te_bouwen", "af te bouwen bedden"
    BUITEN_GEBIED = "buiten_gebied", "jeugdigen geplaatst buiten het gebied"


JEUGDIGENMATEN = (
    Capaciteitsmaat.BEZET,
    Capaciteitsmaat.JEUGDIGEN,
    Capaciteitsmaat.BUITEN_GEBIED,
    Capaciteitsmaat.BEZETTINGSPERCENTAGE,
)
"""Measures that count youths, or say how many there are; places are no secret."""


class Aard(models.TextChoices):
    """Whether a figure was counted, planned, aimed for or estimated."""

    FEIT = "feit", "feit"
    PLAN = "plan", "plan"
    DOEL = "doel", "doel"
    RAMING = "raming", "raming"


class Kwalificatie(models.TextChoices):
    """How exactly the source puts a figure."""

    PRECIES = "precies", "precies"
    ONGEVEER = "ongeveer", "ongeveer"
    BIJNA = "bijna", "bijna"
    GEMIDDELD = "gemiddeld", "gemiddeld"
    MAXIMAAL = "maximaal", "hooguit"
    TUSSEN = "tussen", "tussen"
    ONZEKER = "onzeker", "onzeker"


class Herkomstmaat(models.TextChoices):
    """What a number of youths by origin counts."""

    VERBLIJVEND = "verblijvend", "verblijvende jeugdigen"
    BINNEN = "binnen", "geplaatst binnen het gebied"
    BUITEN = "buiten", "geplaatst buiten het gebied"
    ANDER_GEBIED = "ander_gebied", "geplaatst in een ander gebied"
    UIT_GEBIED = "uit_gebied", "afkomstig uit het gebied"
    INSTROOM = "instroom", "ingestroomde jeugdigen"
    UITSTROOM = "uitstroom", "uitgestroomde jeugdigen"
    HERPLAATSING = "herplaatsing", "herhaalde plaatsingen"
    SPOED = "spoed", "spoedplaatsingen"
    VOORAF = "vooraf", "verblijf vooraf"
    NADIEN = "nadien", "verblijf nadien"


class NietBeschikbaar(models.TextChoices):
    """Why nobody can stay on a place that is there."""

    VERBOUWING = "verbouwing", "verbouwing"
    PERSONEEL = "personeel", "te weinig personeel"
    VEILIGHEID = "veiligheid", "veiligheid of rust in de groep"
    AFBOUW = "afbouw", "wordt afgebouwd"
    OPSTART = "opstart", "wordt opgestart"
    ANDERS = "anders", "anders"


class Mutatiesoort(models.TextChoices):
    """Where places come from and go to."""

    BEGINSTAND = "beginstand", "beginstand"
    NIEUW = "nieuw", "nieuw"
    VERPLAATST = "verplaatst", "verplaatst"
    OMGEZET = "omgezet", "omgezet"
    BEEINDIGD = "beeindigd", "beëindigd"


class AanleverStatus(models.TextChoices):
    """How far a delivery is."""

    ONTVANGEN = "ontvangen", "ontvangen"
    AFGEKEURD = "afgekeurd", "niet overgenomen: er staan fouten in"
    KLAAR = "klaar", "gecontroleerd"
    OVERGENOMEN = "overgenomen", "overgenomen"
    VERVANGEN = "vervangen", "vervangen door een latere"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    TERUGGENOMEN = "teruggenomen", "teruggenomen"

    @property
    def kleur(self) -> str:
        return {
            "ontvangen": "info",
            "afgekeurd": "negatief",
            "klaar": "waarschuwing",
            "overgenomen": "positief",
        }.get(self.value, "neutraal")


LOPENDE_AANLEVERING = (
    AanleverStatus.ONTVANGEN,
    AanleverStatus.KLAAR,
    AanleverStatus.OVERGENOMEN,
)


class Plichtstand(models.TextChoices):
    """How far an organisation is in a round; worked out, never stored."""

    NIET_BEGONNEN = "niet_begonnen", "nog niet begonnen"
    BEZIG = "bezig", "bezig"
    FOUTEN = "fouten", "fouten"
    GECONTROLEERD = "gecontroleerd", "gecontroleerd, nog niet overgenomen"
    OVERGENOMEN = "overgenomen", "overgenomen"
    NIETS_TE_MELDEN = "niets_te_melden", "niets te melden"
    TE_LAAT = "te_laat", "te laat"

    @property
    def kleur(self) -> str:
        return {
            "bezig": "info",
            "fouten": "negatief",
            "gecontroleerd": "waarschuwing",
            "overgenomen": "positief",
            "niets_te_melden": "positief",
            "te_laat": "negatief",
        }.get(self.value, "neutraal")

    @classmethod
    def klaar(cls) -> list["Plichtstand"]:
        return [cls.OVERGENOMEN, cls.NIETS_TE_MELDEN]


class AanleverKanaal(models.TextChoices):
    BESTAND = "bestand", "bestand"
    SCHERM = "scherm", "op het scherm"
    API = "api", "API"


class AanleverErnst(models.TextChoices):
    FOUT = "fout", "fout"
    WAARSCHUWING = "waarschuwing", "waarschuwing"

    @property
    def kleur(self) -> str:
        return "negatief" if self == AanleverErnst.FOUT else "waarschuwing"


class Regelsoort(models.TextChoices):
    METING = "meting", "capaciteit"
    HERKOMST = "herkomst", "herkomst"


class Regeluitkomst(models.TextChoices):
    """What taking over a row would do."""

    NIEUW = "nieuw", "nieuw"
    GEWIJZIGD = "gewijzigd", "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd", "ongewijzigd"
