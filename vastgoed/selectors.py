"""Read models of grants and deadlines: printed beside recomputed, and what comes next."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import F

from capaciteit.choices import Capaciteitsmaat
from capaciteit.models import Capaciteitsmeting
from regio.models import Bevinding, Bron, Gebied

from .choices import Termijnsoort
from .controles.bedragen import tarief
from .controles.totalen import delen_uit
from .models import Beschikking, Regeling, Termijn, Toekenning, Verdeeltotaal
from .models.termijn import BINNENKORT
from .tabellen import (
    Bedragregel,
    Bevindingen,
    Bevindingenbeeld,
    Gemeentetabel,
    Toekenningstabel,
    Totaalregel,
)
from .verdeling import bedrag

TE_HALEN = (Termijnsoort.DEADLINE, Termijnsoort.STREEFDATUM)


def toekenningstabel(user: Any, regeling: Regeling) -> Toekenningstabel:
    """The grants of ``regeling`` that ``user`` may see, printed beside recomputed."""
    per_plaats = tarief(regeling) if regeling.bedrag and regeling.plaatsen else None

    def regel(rij: Any, naam: str) -> Bedragregel:
        return Bedragregel(rij, naam, bedrag(rij.plaatsen, per_plaats) if per_plaats else None)

    beschikkingen = (
        Beschikking.objects.visible_to(user)
        .filter(regeling=regeling)
        .with_bron()
        .select_related("gemeente")
    )
    toekenningen = (
        Toekenning.objects.visible_to(user)
        .filter(regeling=regeling)
        .with_bron()
        .with_partijen()
        .order_by("bron__datum", "bron", "gemeente__naam", "is_deel", "aanbieder__naam")
    )
    per_sleutel = {
        sleutel: list(groep)
        for sleutel, groep in groupby(toekenningen, lambda rij: (rij.bron, rij.gemeente))
    }
    awards = {(rij.bron, rij.gemeente): rij for rij in beschikkingen}
    sleutels = sorted(
        {*per_sleutel, *awards}, key=lambda deel: (deel[0].datum or date.min, deel[1].naam)
    )
    gemeenten = tuple(
        Gemeentetabel(
            gemeente=gemeente,
            bron=bron,
            beschikking=regel(awards[bron, gemeente], gemeente.naam)
            if (bron, gemeente) in awards
            else None,
            toekenningen=tuple(
                regel(rij, rij.naam_volgens_bron or rij.aanbieder.naam)
                for rij in per_sleutel.get((bron, gemeente), [])
            ),
        )
        for bron, gemeente in sleutels
    )
    totalen = (
        Verdeeltotaal.objects.visible_to(user)
        .filter(regeling=regeling)
        .with_bron()
        .select_related("gebied", "regeling")
        .order_by("plaatsen")
    )
    return Toekenningstabel(
        regeling,
        per_plaats,
        gemeenten,
        tuple(
            Totaalregel(
                regel(rij, rij.gebied.naam),
                delen_in_bron(rij.bron, gemeenten) if rij.gebied.soort != "land" else (),
            )
            for rij in totalen
        ),
    )


def delen_in_bron(bron: Bron, gemeenten: Sequence[Gemeentetabel]) -> tuple[Bedragregel, ...]:
    """The rows that make up the area total that ``bron`` prints."""
    eigen = [tabel for tabel in gemeenten if tabel.bron == bron]
    beschikkingen = [tabel.beschikking for tabel in eigen if tabel.beschikking]
    toekenningen = [regel for tabel in eigen for regel in tabel.toekenningen]
    regels = {regel.rij.code: regel for regel in (*beschikkingen, *toekenningen)}  # type: ignore[union-attr]
    delen = delen_uit(
        [regel.rij for regel in beschikkingen],  # type: ignore[misc]
        [regel.rij for regel in toekenningen],  # type: ignore[misc]
    )
    return tuple(regels[rij.code] for rij in delen)


def bevindingenbeeld(user: Any, figuren: Sequence[Any]) -> Bevindingenbeeld:
    """The findings that ``user`` may see at printed rows of any kind."""
    gezien = Bevinding.objects.visible_to(user).select_related("bron_a", "bron_b", "gebied")
    per_model: dict[str, list[Any]] = {
        model.__name__.lower(): [] for model in (Beschikking, Toekenning, Verdeeltotaal)
    }
    for figuur in figuren:
        per_model[type(figuur).__name__.lower()].append(figuur)
    return Bevindingenbeeld(
        {naam: gezien.bij(rijen) for naam, rijen in per_model.items()},
        bevindingen_bij_plaatsen(user, per_model["toekenning"]),
    )


def bevindingen_bij_plaatsen(user: Any, toekenningen: Sequence[Toekenning]) -> Bevindingen:
    """Findings at the places of a grant for one location, found where capacity is compared.

    The same printed figure is stored there as the places of that location; primary key of the
    grant → findings.
    """
    delen = {rij.pk: rij for rij in toekenningen if rij.is_deel}
    if not delen:
        return {}
    metingen = list(
        Capaciteitsmeting.objects.visible_to(user)
        .filter(
            maat=Capaciteitsmaat.TOEGEKEND, voorziening__locatie__toekenningen__in=delen.values()
        )
        .annotate(toekenning_id=F("voorziening__locatie__toekenningen"))
    )
    gezien = Bevinding.objects.visible_to(user).select_related("bron_a", "bron_b", "gebied")
    per_meting = gezien.bij(metingen)
    return {
        meting.toekenning_id: per_meting[meting.pk]
        for meting in metingen
        if meting.pk in per_meting and zelfde_opgave(delen[meting.toekenning_id], meting)
    }


def zelfde_opgave(rij: Toekenning, meting: Capaciteitsmeting) -> bool:
    """Both are the one number that a source prints."""
    return (rij.bron_id, rij.plaatsen) == (meting.bron_id, meting.plaatsen)


def bedragregels(rijen: Sequence[Beschikking | Toekenning | Verdeeltotaal]) -> list[Bedragregel]:
    """Rows of any scheme, each beside what its places come to."""
    tarieven = {
        regeling.pk: tarief(regeling)
        for regeling in {rij.regeling for rij in rijen}
        if regeling.bedrag and regeling.plaatsen
    }
    return [
        Bedragregel(
            rij,
            naam_van(rij),
            bedrag(rij.plaatsen, tarieven[rij.regeling_id])
            if rij.regeling_id in tarieven
            else None,
        )
        for rij in rijen
    ]


def naam_van(rij: Beschikking | Toekenning | Verdeeltotaal) -> str:
    """Who gets it, or the area, as the source calls it."""
    if isinstance(rij, Verdeeltotaal):
        return rij.gebied.naam
    if isinstance(rij, Beschikking):
        return rij.gemeente.naam
    return rij.naam_volgens_bron or rij.aanbieder.naam


def komende_termijnen(user: Any, gebied: Gebied, vandaag: date) -> Sequence[Termijn]:
    """Deadlines and targets of an area that come soon, from ``vandaag`` on."""
    rijen: Any = Termijn.objects.visible_to(user).filter(gebied=gebied).with_verlengingen(user)
    binnenkort = (vandaag, vandaag + BINNENKORT)
    return list(
        rijen.filter(soort__in=TE_HALEN, geldende_datum__range=binnenkort).order_by(
            "geldende_datum", "code"
        )
    )


def volgende_termijnen(user: Any, vandaag: date) -> dict[int, Termijn]:
    """Per scheme (primary key) the first deadline or target from ``vandaag`` on."""
    rijen: Any = Termijn.objects.visible_to(user).with_verlengingen(user)
    komend = rijen.filter(
        regeling__isnull=False, soort__in=TE_HALEN, geldende_datum__gte=vandaag
    ).order_by("geldende_datum", "code")
    eerste: dict[int, Termijn] = {}
    for rij in komend:
        eerste.setdefault(rij.regeling_id, rij)
    return eerste
