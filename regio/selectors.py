"""Read models of the pages: what spans more than one QuerySet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import Count, F, Func, IntegerField, Model, Prefetch, QuerySet, Subquery
from django.db.models.expressions import OuterRef

from .bronregister import met_verwijzingen, zichtbaar
from .choices import Oordeel, UitspraakSoort, Zorgvorm
from .controle import REGISTER, Controle
from .controles.kerncijfers import JEUGDIGEN
from .models import (
    Bevinding,
    Controleuitkomst,
    Gebied,
    GebiedRegio,
    Jeugdhulpregio,
    Kerncijfer,
    Uitspraak,
)


def telling(model: type[Model], relatie: str, user: Any, **filters: Any) -> Subquery:
    """How many rows of a reverse relation ``user`` may see, for in ``annotate``.

    ``relatie`` is the reverse name, so the app above need not be imported.
    """
    veld: Any = model._meta.get_field(relatie)
    rijen = zichtbaar(veld.related_model, user).filter(**filters)
    return aantal_van(rijen, veld.remote_field.name)


def aantal_van(rijen: QuerySet, veld: str, telt: str = "pk") -> Subquery:
    """How many different ``telt`` the rows have whose ``veld`` is the outer row."""
    tellen = Func(F(telt), template="COUNT(DISTINCT %(expressions)s)", output_field=IntegerField())
    eigen = rijen.filter(**{veld: OuterRef("pk")}).order_by()
    return Subquery(eigen.annotate(aantal=tellen).values("aantal"))


@dataclass(frozen=True)
class RegioRegel:
    """A region of an area: for which forms of care and since when, and its youths per source."""

    regio: Jeugdhulpregio
    leden: list[GebiedRegio]
    jeugdigen: Kerncijfer | None

    @property
    def zorgvormen(self) -> str:
        return ", ".join(sorted({Zorgvorm(lid.zorgvorm).label for lid in self.leden}))

    @property
    def geldig(self) -> GebiedRegio:
        """The membership whose validity is shown: the one that began first."""
        return min(self.leden, key=lambda lid: lid.geldig_van or date.min)


@dataclass(frozen=True)
class Regiolijst:
    """The regions of an area and the sum of their youths, when every region has a figure."""

    regels: list[RegioRegel]

    @property
    def jeugdigen(self) -> Decimal | None:
        cijfers = [regel.jeugdigen.waarde for regel in self.regels if regel.jeugdigen]
        return sum(cijfers, Decimal(0)) if len(cijfers) == len(self.regels) else None

    @property
    def onbekend(self) -> int:
        return sum(regel.jeugdigen is None for regel in self.regels)


def regios_van(gebied: Gebied, user: Any) -> Regiolijst:
    """The regions that now belong to ``gebied``, each with its youths of 0 to 22."""
    leden = (
        GebiedRegio.objects.visible_to(user)
        .at()
        .filter(gebied=gebied)
        .select_related("jeugdhulpregio", "bron")
        .order_by("jeugdhulpregio__naam", "zorgvorm")
    )
    cijfers = jeugdigen_per_regio(user)
    return Regiolijst(
        [
            RegioRegel(regio, list(groep), cijfers.get(regio.pk))
            for regio, groep in groupby(leden, key=lambda lid: lid.jeugdhulpregio)
        ]
    )


def jeugdigen_per_regio(user: Any) -> dict[int, Kerncijfer]:
    """Youths of 0 to 22 per region; of two sources the latest."""
    rijen = Kerncijfer.objects.visible_to(user).filter(
        onderwerp=JEUGDIGEN, jeugdhulpregio__isnull=False
    )
    rijen = rijen.with_bron().order_by(F("peildatum").asc(nulls_first=True), "pk")
    return {rij.jeugdhulpregio_id: rij for rij in rijen if rij.jeugdhulpregio_id}


@dataclass(frozen=True)
class Uitspraakgroep:
    """What the sources say of one kind, in the order of the sources."""

    soort: UitspraakSoort
    kop: str
    uitspraken: list[Uitspraak] = field(default_factory=list)

    @property
    def met_thema(self) -> bool:
        return any(rij.thema for rij in self.uitspraken)

    @property
    def themakop(self) -> str:
        return "Voor wie" if self.soort == UitspraakSoort.ONTWIKKELOPDRACHT else "Onderwerp"

    @property
    def met_grens(self) -> bool:
        return any(rij.grens for rij in self.uitspraken)


KOPPEN = {
    UitspraakSoort.AMBITIE: "Ambities",
    UitspraakSoort.VISIE: "Visie",
    UitspraakSoort.PIJLER: "Pijlers",
    UitspraakSoort.UITGANGSPUNT: "Uitgangspunten",
    UitspraakSoort.DOELSTELLING: "Doelstellingen",
    UitspraakSoort.DEFINITIE: "Definities",
    UitspraakSoort.DREMPEL: "Drempels",
    UitspraakSoort.UITSLUITING: "Wat niet meetelt",
    UitspraakSoort.OMVANG: "Omvang",
    UitspraakSoort.DOELGROEP: "Doelgroepen",
    UitspraakSoort.KNELPUNT: "Knelpunten",
    UitspraakSoort.UITSTROOMPROFIEL: "Uitstroomprofielen",
    UitspraakSoort.ONTWIKKELOPDRACHT: "Ontwikkelopdrachten",
}


def uitspraken_van(
    gebied: Gebied, user: Any, soorten: Sequence[UitspraakSoort]
) -> list[Uitspraakgroep]:
    """What sources say of ``gebied``, grouped in the order of ``soorten``; empty kinds left out."""
    rijen = list(
        Uitspraak.objects.visible_to(user)
        .filter(gebied=gebied, soort__in=soorten)
        .with_bron()
        .order_by("bron__datum", "bron", "thema", "volgnummer", "code")
    )
    groepen = [
        Uitspraakgroep(soort, KOPPEN[soort], [rij for rij in rijen if rij.soort == soort])
        for soort in soorten
    ]
    return [groep for groep in groepen if groep.uitspraken]


@dataclass(frozen=True)
class Begripkolom:
    """What one area says of a term, in its sources."""

    gebied: Gebied
    is_eigen: bool
    uitspraken: list[Uitspraak]


@dataclass(frozen=True)
class Begrip:
    """One term that areas describe each in its own way, side by side."""

    naam: str
    kolommen: list[Begripkolom]


def begrippen_naast_elkaar(gebied: Gebied, user: Any) -> list[Begrip]:
    """The terms that ``gebied`` describes and other areas too, its own description first."""
    rijen = (
        Uitspraak.objects.visible_to(user)
        .filter(soort__in=(UitspraakSoort.DEFINITIE, UitspraakSoort.DREMPEL), gebied__isnull=False)
        .exclude(thema="")
        .select_related("bron", "gebied")
        .order_by("thema", "gebied__naam", "bron__datum", "volgnummer")
    )
    begrippen = [
        begrip(naam, gebied, list(groep)) for naam, groep in groupby(rijen, lambda rij: rij.thema)
    ]
    return [
        rij for rij in begrippen if len(rij.kolommen) > 1 and any(k.is_eigen for k in rij.kolommen)
    ]


def begrip(naam: str, eigen: Gebied, uitspraken: list[Uitspraak]) -> Begrip:
    kolommen = [
        Begripkolom(gebied, gebied == eigen, list(groep))
        for gebied, groep in groupby(uitspraken, lambda rij: rij.gebied)
        if gebied
    ]
    return Begrip(naam, sorted(kolommen, key=lambda kolom: not kolom.is_eigen))


def figuren_van(bevinding: Bevinding, user: Any) -> list[Any]:
    """The stored figures that a finding is about, as far as ``user`` may see them."""
    per_soort: dict[Any, list[int]] = {}
    for onderwerp in bevinding.onderwerpen.select_related("content_type"):
        per_soort.setdefault(onderwerp.content_type, []).append(onderwerp.object_id)
    return [
        figuur
        for soort, pks in per_soort.items()
        for figuur in met_verwijzingen(
            zichtbaar(soort.model_class(), user).filter(pk__in=pks).order_by("pk")
        )
    ]


@dataclass(frozen=True)
class Controlestand:
    """A check with the number of its outcomes per judgment."""

    controle: Controle
    aantallen: dict[str, int]

    @property
    def klopt(self) -> int:
        return self.aantallen.get(Oordeel.KLOPT, 0)

    @property
    def klopt_afgerond(self) -> int:
        return self.aantallen.get(Oordeel.KLOPT_AFGEROND, 0)

    @property
    def wijkt_af(self) -> int:
        return self.aantallen.get(Oordeel.WIJKT_AF, 0)

    @property
    def overig(self) -> int:
        """Derived or indicative: these can't be right or wrong."""
        return self.totaal - self.klopt - self.klopt_afgerond - self.wijkt_af

    @property
    def totaal(self) -> int:
        return sum(self.aantallen.values())


def controlestanden(user: Any) -> list[Controlestand]:
    """Every registered check with its outcomes of the last run, those that disagree first."""
    geteld: dict[str, dict[str, int]] = {}
    rijen = Controleuitkomst.objects.visible_to(user).order_by()
    for code, oordeel, aantal in rijen.values_list("controle", "oordeel").annotate(n=Count("pk")):
        geteld.setdefault(code, {})[oordeel] = aantal
    standen = [Controlestand(controle, geteld.get(code, {})) for code, controle in REGISTER.items()]
    return sorted(standen, key=lambda stand: (-stand.wijkt_af, stand.controle.naam))


def opgeteld(standen: Iterable[Controlestand]) -> dict[str, int]:
    """The totals row: the names are those of ``Controlestand``."""
    standen = list(standen)
    kolommen = ("klopt", "klopt_afgerond", "wijkt_af", "overig", "totaal")
    return {naam: sum(getattr(stand, naam) for stand in standen) for naam in kolommen}


def gebieden_van_regios(user: Any) -> Prefetch:
    """The areas of regions, with form of care, for ``prefetch_related``."""
    rijen = GebiedRegio.objects.visible_to(user).at().select_related("gebied", "bron")
    return Prefetch(
        "gebiedregios", rijen.order_by("gebied__naam", "zorgvorm"), to_attr="huidige_gebieden"
    )


def binnen(rijen: QuerySet, gebied: Gebied, veld: str = "gebied") -> QuerySet:
    """Rows of ``gebied`` itself and of the areas that lie in it."""
    delen = Gebied.objects.filter(bovenliggend=gebied).values("pk")
    return rijen.filter(**{veld: gebied}) | rijen.filter(**{f"{veld}__in": delen})
