"""The word lists inside a plan's document."""

from django.db import models


class Fase(models.TextChoices):
    VOORBEREIDING = "voorbereiding", "voorbereiding"
    ONTWERP = "ontwerp", "ontwerp"
    VERGUNNING = "vergunning", "vergunning"
    AANBESTEDING = "aanbesteding", "aanbesteding"
    BOUW = "bouw", "bouw"
    OPLEVERING = "oplevering", "oplevering"
    INGEBRUIKNAME = "ingebruikname", "ingebruikname"


class Staat(models.TextChoices):
    """State of repair, the six steps of NEN 2767 in three words that people use."""

    GOED = "goed", "goed"
    REDELIJK = "redelijk", "redelijk"
    SLECHT = "slecht", "slecht"
    NIEUW = "nieuw", "nieuw te bouwen"


class Bezit(models.TextChoices):
    EIGENDOM = "eigendom", "eigendom"
    HUUR = "huur", "huur"
    ERFPACHT = "erfpacht", "erfpacht"


class Financieringsbron(models.TextChoices):
    SPUK = "spuk", "specifieke uitkering"
    EIGEN = "eigen", "eigen middelen"
    LENING = "lening", "lening"
    GEMEENTE = "gemeente", "bijdrage van een gemeente"
    OVERIG = "overig", "andere bron"


class Kostensoort(models.TextChoices):
    GROND = "grond", "grond en pand"
    BOUW = "bouw", "bouw of verbouwing"
    INSTALLATIES = "installaties", "installaties"
    INRICHTING = "inrichting", "inrichting"
    BIJKOMEND = "bijkomend", "bijkomende kosten"
    ONVOORZIEN = "onvoorzien", "onvoorzien"


class Bekostiging(models.TextChoices):
    PXQ = "pxq", "P×Q: per geleverde dag"
    BESCHIKBAARHEID = "beschikbaarheid", "beschikbaarheid van plaatsen"


class Aflossingsvorm(models.TextChoices):
    LINEAIR = "lineair", "lineair"
    ANNUITEIT = "annuiteit", "annuïteit"
    INEENS = "ineens", "ineens aan het eind"


class Functie(models.TextChoices):
    PEDAGOGISCH = "pedagogisch", "pedagogisch medewerker"
    GEDRAGSWETENSCHAP = "gedragswetenschap", "gedragswetenschapper"
    THERAPIE = "therapie", "therapeut"
    NACHT = "nacht", "nachtdienst"
    LEIDING = "leiding", "leidinggevende"
    ONDERSTEUNING = "ondersteuning", "ondersteuning"


class Transitiesoort(models.TextChoices):
    DUBBELE_LASTEN = "dubbele_lasten", "dubbele lasten"
    VERHUIZING = "verhuizing", "verhuizing"
    LEEGSTAND = "leegstand", "leegstand"
    PERSONEEL = "personeel", "personeel"
    SLOOP = "sloop", "sloop of afwaardering"
    ANDERS = "anders", "anders"


class Partijsoort(models.TextChoices):
    GEMEENTE = "gemeente", "gemeente"
    ONDERWIJS = "onderwijs", "onderwijs"
    AANBIEDER = "aanbieder", "andere aanbieder"
    CORPORATIE = "corporatie", "woningcorporatie"
    BUURT = "buurt", "omwonenden"
    JONGEREN = "jongeren", "jongeren of ouders"
    ANDERS = "anders", "anders"


class Akkoord(models.TextChoices):
    JA = "ja", "akkoord"
    DEELS = "deels", "deels akkoord"
    NEE = "nee", "niet akkoord"
    OPEN = "open", "nog niet besproken"


class Actietermijn(models.TextChoices):
    KORT = "kort", "korte termijn"
    LANG = "lang", "lange termijn"


class Impact(models.TextChoices):
    HOOG = "H", "hoog"
    MATIG = "M", "matig"
    LAAG = "L", "laag"


class Kans(models.TextChoices):
    REEEL = "R", "reëel"
    MOGELIJK = "M", "mogelijk"
    LAAG = "L", "laag"
