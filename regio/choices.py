"""The fixed word lists of organisations, areas, sources and findings."""

from typing import Final

from django.db import models


class DatumPrecisie(models.TextChoices):
    """How exactly a source gives a date; the stored date is then the last day it can mean."""

    DAG = "dag", "op de dag"
    MAAND = "maand", "op de maand"
    EIND_MAAND = "eind_maand", "eind van de maand"
    JAAR = "jaar", "op het jaar"
    EIND_JAAR = "eind_jaar", "eind van het jaar"


class Zorgvorm(models.TextChoices):
    """Forms of care, each with its place in the build-down or the build-up."""

    O3M = "o3m", "open residentieel (O3M)"
    JEUGDZORGPLUS = "jeugdzorgplus", "JeugdzorgPlus (gesloten)"
    HYBRIDE = "hybride", "hybride"
    OPEN = "open", "overig open"
    KLEINSCHALIG = "kleinschalig", "kleinschalig"
    KAR = "kar", "KAR"
    ONVOORWAARDELIJK = "onvoorwaardelijk", "onvoorwaardelijk wonen"
    GEZINSHUIS = "gezinshuis", "gezinshuis"
    PLEEGZORG = "pleegzorg", "pleegzorg"
    CRISIS = "crisis", "crisis en kort verblijf"
    AMBULANT = "ambulant", "ambulant alternatief"
    BESCHERMD = "beschermd", "beschermd of beschut wonen"
    BEHANDELGROEP = "behandelgroep", "specialistische behandelgroep"

    @property
    def beweging(self) -> str:
        """``afbouw`` or ``opbouw``: which way the plans want this form of care to go."""
        return "afbouw" if self in {Zorgvorm.O3M, Zorgvorm.JEUGDZORGPLUS} else "opbouw"


class OrganisatieSoort(models.TextChoices):
    GEMEENTE = "gemeente", "gemeente"
    REGIO = "regio", "jeugdhulpregio"
    AANBIEDER = "aanbieder", "aanbieder"
    EXPERTISENETWERK = "expertisenetwerk", "expertisenetwerk"
    GI = "gi", "gecertificeerde instelling"
    ONDERWIJS = "onderwijs", "samenwerkingsverband onderwijs"
    STUURGROEP = "stuurgroep", "stuurgroep"
    RIJK = "rijk", "rijksoverheid"
    OVERIG = "overig", "overig"


class Rol(models.TextChoices):
    """What a user does at an organisation."""

    BEHEERDER = "beheerder", "functioneel beheerder"
    BELEIDSMEDEWERKER = "beleidsmedewerker", "beleidsmedewerker"
    TOETSER = "toetser", "toetser"
    AANBIEDER = "aanbieder", "aanbiedergebruiker"
    REGIO_ANALIST = "regio_analist", "regio-analist"
    BOVENREGIONAAL_ANALIST = "bovenregionaal_analist", "bovenregionaal analist"
    STUURGROEPLID = "stuurgroeplid", "stuurgroeplid"
    LEZER = "lezer", "lezer"
    API_CLIENT = "api_client", "API-client"


ROLLEN_BIJ: Final[dict[str, tuple[Rol, ...]]] = {
    OrganisatieSoort.GEMEENTE: (
        Rol.BEHEERDER,
        Rol.BELEIDSMEDEWERKER,
        Rol.TOETSER,
        Rol.LEZER,
        Rol.API_CLIENT,
    ),
    OrganisatieSoort.REGIO: (
        Rol.BEHEERDER,
        Rol.BELEIDSMEDEWERKER,
        Rol.TOETSER,
        Rol.REGIO_ANALIST,
        Rol.LEZER,
        Rol.API_CLIENT,
    ),
    OrganisatieSoort.AANBIEDER: (Rol.BEHEERDER, Rol.AANBIEDER, Rol.LEZER, Rol.API_CLIENT),
    OrganisatieSoort.EXPERTISENETWERK: (
        Rol.BEHEERDER,
        Rol.BOVENREGIONAAL_ANALIST,
        Rol.LEZER,
        Rol.API_CLIENT,
    ),
    OrganisatieSoort.STUURGROEP: (Rol.BEHEERDER, Rol.STUURGROEPLID, Rol.LEZER),
}
"""Which roles an organisation gives out; every other kind has a manager, readers and clients."""

ROLLEN_ELDERS: Final = (Rol.BEHEERDER, Rol.LEZER, Rol.API_CLIENT)


def rollen_bij(soort: str) -> tuple[Rol, ...]:
    return ROLLEN_BIJ.get(soort, ROLLEN_ELDERS)


class Beoordelingsuitkomst(models.TextChoices):
    """What a manager said of a role in the half-yearly review."""

    BEVESTIGD = "bevestigd", "bevestigd"
    BEEINDIGD = "beeindigd", "beëindigd"


class GebiedSoort(models.TextChoices):
    LAND = "land", "land"
    LANDSDEEL = "landsdeel", "landsdeel"
    BOVENREGIONAAL = "bovenregionaal", "bovenregionaal gebied"


class BronSoort(models.TextChoices):
    PLAN = "plan", "beleidsdocument"
    INDELING = "indeling", "officiële indeling"
    REGELGEVING = "regelgeving", "regelgeving"
    REDACTIE = "redactie", "aanvulling van de redactie"
    AANLEVERING = "aanlevering", "aanlevering"
    VOORBEELD = "voorbeeld", "voorbeeldgegevens"


class Zichtbaarheid(models.TextChoices):
    """For whom the figures of a source are."""

    OPENBAAR = "openbaar", "openbaar"
    GEDEELD = "gedeeld", "gedeeld"
    BESLOTEN = "besloten", "besloten"

    @property
    def kleur(self) -> str:
        return {"openbaar": "positief", "gedeeld": "info"}.get(self.value, "waarschuwing")


class OverlegStatus(models.TextChoices):
    BESTAAND = "bestaand", "bestaand"
    GEPLAND = "gepland", "gepland"
    AFGEROND = "afgerond", "afgerond of aflopend"


class VergaderingStatus(models.TextChoices):
    GEPLAND = "gepland", "gepland"
    GEHOUDEN = "gehouden", "gehouden"
    VERVALLEN = "vervallen", "vervallen"

    @property
    def kleur(self) -> str:
        return {"gehouden": "positief", "vervallen": "negatief"}.get(self.value, "neutraal")


class Ernst(models.TextChoices):
    HOOG = "hoog", "hoog"
    MIDDEN = "midden", "midden"
    LAAG = "laag", "laag"

    @property
    def kleur(self) -> str:
        return {"hoog": "negatief", "midden": "waarschuwing", "laag": "neutraal"}[self.value]


class BevindingStatus(models.TextChoices):
    OPEN = "open", "open"
    UITGELEGD = "uitgelegd", "uitgelegd"
    OPGELOST = "opgelost", "opgelost"

    @property
    def kleur(self) -> str:
        return {"open": "waarschuwing", "uitgelegd": "info", "opgelost": "positief"}[self.value]


class Oordeel(models.TextChoices):
    """What a check says of one printed figure."""

    KLOPT = "klopt", "klopt"
    KLOPT_AFGEROND = "klopt_afgerond", "klopt op afronding na"
    WIJKT_AF = "wijkt_af", "wijkt af"
    AFGELEID = "afgeleid", "afgeleid"
    INDICATIEF = "indicatief", "indicatief"

    @property
    def kleur(self) -> str:
        return {
            "klopt": "positief",
            "klopt_afgerond": "positief",
            "wijkt_af": "negatief",
            "indicatief": "info",
        }.get(self.value, "neutraal")


class UitspraakSoort(models.TextChoices):
    """What a source says in words rather than in figures."""

    AMBITIE = "ambitie", "ambitie"
    VISIE = "visie", "visie"
    PIJLER = "pijler", "pijler"
    UITGANGSPUNT = "uitgangspunt", "uitgangspunt"
    DOELSTELLING = "doelstelling", "doelstelling"
    DEFINITIE = "definitie", "definitie"
    DREMPEL = "drempel", "drempel"
    UITSLUITING = "uitsluiting", "uitsluiting"
    OMVANG = "omvang", "omvang"
    DOELGROEP = "doelgroep", "doelgroep"
    KNELPUNT = "knelpunt", "knelpunt"
    UITSTROOMPROFIEL = "uitstroomprofiel", "uitstroomprofiel"
    ONTWIKKELOPDRACHT = "ontwikkelopdracht", "ontwikkelopdracht"


class Scope(models.TextChoices):
    """What a key of the API may do: a heading of the API each (``kern.scopes``)."""

    REGIO = "lezen:regio", "regio's, gebieden en aanbieders"
    CAPACITEIT = "lezen:capaciteit", "capaciteit en herkomst"
    AANLEVEREN = "schrijven:aanleveringen", "cijfers aanleveren, en volgen wat ervan kwam"
    GELD = "lezen:geld", "geld en termijnen"
    PLANNEN = "lezen:plannen", "vastgoedplannen met hun projecten en plaatsen"
    PLANNEN_INDIENEN = "schrijven:plannen", "een werkboek van een eigen plan inleveren"
    MONITORING = "lezen:monitoring", "metingen en afbouwpaden"
    BRONNEN = "lezen:bronnen", "bronnen, bevindingen en controles"


class Sleutelstatus(models.TextChoices):
    GELDIG = "geldig", "geldig"
    VERLOPEN = "verlopen", "verlopen"
    INGETROKKEN = "ingetrokken", "ingetrokken"

    @property
    def kleur(self) -> str:
        return {"geldig": "positief", "verlopen": "waarschuwing"}.get(self.value, "neutraal")
