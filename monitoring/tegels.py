"""The tiles of an area: one sentence with one big figure each, with its source."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse

from capaciteit.choices import Herkomstmaat, VoorzieningStatus
from capaciteit.models import Herkomst, Voorziening
from jeugdzorg.kern.notation import euro, getal_tekst
from jeugdzorg.kern.tiles import Tegel
from regio.models import Gebied
from vastgoed.models import Beschikking, Verdeeltotaal

from .choices import Voortgangstand
from .models import Meting
from .padbeeld import Padbeeld

VERBLIJF = "VERBLIJF"


def pad_tegels(beeld: Padbeeld) -> Iterator[Tegel]:
    url = beeld.pad.get_absolute_url()
    rij = beeld.laatste
    if rij is None or rij.voortgang.verschil is None:
        yield Tegel(
            cijfer=beeld.pad.doelwaarde,
            zin=f"{beeld.pad.eenheid} is het doel in {beeld.pad.doeldatum.year}",
            toelichting=f"{beeld.pad.naam}, vanaf {getal_tekst(beeld.pad.startwaarde)}",
            url=url,
            bron=beeld.pad,
        )
        return
    verschil = round(rij.voortgang.verschil, 1)
    pad = getal_tekst(round(rij.voortgang.padwaarde or 0, 1))
    wanneer = wanneer_van(rij.meting)
    yield Tegel(
        cijfer=rij.meting.waarde,
        zin=f"{eenheid_van(beeld)} {wanneer}, tegenover {pad} op het pad",
        toelichting=beeld.pad.naam,
        richting="op" if verschil > 0 else "neer" if verschil < 0 else "gelijk",
        woord=f"{rij.stand.label} ({verschil_woord(verschil)})",
        kleur="negatief" if rij.stand == Voortgangstand.ACHTER else "positief",
        url=url,
        bron=rij.meting,
    )
    yield from doel_tegels(beeld)


def wanneer_van(meting: Meting) -> str:
    """In 2022, in het eerste halfjaar 2023, op 1 juli 2023."""
    if meting.periode_van == meting.periode_tot:
        return f"op {meting.periode_tekst}"
    return f"in {'' if meting.is_jaar else 'het '}{meting.periode_tekst}"


def eenheid_van(beeld: Padbeeld) -> str:
    return beeld.pad.eenheid.removesuffix(" per jaar")


def verschil_woord(verschil: Any) -> str:
    teken = "+" if verschil > 0 else ""
    return f"{teken}{getal_tekst(verschil)}"


def doel_tegels(beeld: Padbeeld) -> Iterator[Tegel]:
    """The places a path asks for, or how much there is to build down."""
    met_plekken = [regel for regel in beeld.regels if regel.plekken is not None]
    if met_plekken:
        nu = next(
            (
                regel
                for regel in met_plekken
                if beeld.laatste
                and regel.punt.datum
                and regel.punt.datum.year == beeld.laatste.meting.periode_tot.year
            ),
            met_plekken[0],
        )
        laatste = met_plekken[-1]
        band = ""
        if beeld.pad.band_van is not None and beeld.pad.band_tot is not None:
            band = (
                f"; afgesproken {getal_tekst(beeld.pad.band_van)} tot "
                f"{getal_tekst(beeld.pad.band_tot)} in {beeld.pad.band_jaar}"
            )
        yield Tegel(
            cijfer=nu.plekken,
            zin=f"plekken vraagt het pad in {jaar(nu)}, {getal_tekst(laatste.plekken or 0)} in "
            f"{jaar(laatste)}",
            toelichting=f"bij {getal_tekst(beeld.pad.verblijfsduur_maanden or 0)} maanden "
            f"verblijf{band}",
            url=beeld.pad.get_absolute_url(),
            bron=nu.punt,
        )
    elif beeld.verdeling:
        uit = beeld.verdeling.totaal.afgerond()
        yield Tegel(
            cijfer=uit["afname"],
            zin=f"{eenheid_van(beeld)} af te bouwen: van {getal_tekst(beeld.pad.startwaarde)} naar "
            f"{getal_tekst(beeld.pad.doelwaarde)} in {beeld.pad.doeldatum.year}",
            toelichting=f"{getal_tekst(uit['per_jaar'], 1)} per jaar over "
            f"{beeld.pad.looptijd_maanden} maanden",
            url=beeld.pad.get_absolute_url(),
            bron=beeld.pad,
        )


def jaar(regel: Any) -> int:
    return regel.punt.datum.year if regel.punt.datum else 0


def geld_tegels(user: Any, gebied: Gebied) -> Iterator[Tegel]:
    """The grant of the area: its printed total, else the award of its coordinating municipality."""
    totalen = list(
        Verdeeltotaal.objects.visible_to(user)
        .filter(gebied=gebied)
        .select_related("regeling")
        .with_bron()
    )
    rijen: list[Any] = totalen or list(
        Beschikking.objects.visible_to(user)
        .filter(bron__gebied=gebied, gemeente__gebieden=gebied)
        .select_related("regeling", "gemeente")
        .with_bron()
    )
    for rij in rijen:
        wie = f"van {rij.gemeente}" if isinstance(rij, Beschikking) else f"in {gebied}"
        yield Tegel(
            cijfer=rij.plaatsen,
            zin=f"plaatsen {wie} met samen {euro(rij.bedrag)}",
            toelichting=rij.regeling.naam,
            url=rij.regeling.get_absolute_url(),
            bron=rij,
        )


def herkomst_tegels(user: Any, gebied: Gebied) -> Iterator[Tegel]:
    rijen = Herkomst.objects.visible_to(user).filter(
        gebied=gebied,
        maat=Herkomstmaat.BINNEN,
        herkomst_gebied=gebied,
        aanbieder__isnull=True,
        percentage__isnull=False,
    )
    for rij in rijen.with_bron():
        noemer = f" van {getal_tekst(rij.noemer)}" if rij.noemer else ""
        yield Tegel(
            cijfer=f"{getal_tekst(rij.percentage or 0)}%",
            zin=f"{noemer.strip()} jeugdigen uit {gebied} is binnen het gebied geplaatst".strip(),
            toelichting=rij.populatie,
            url=f"{reverse('capaciteit:herkomst')}?gebied={gebied.code}",
            bron=rij,
        )


def verblijf_tegels(metingen: list[Meting]) -> Iterator[Tegel]:
    for meting in metingen:
        if meting.indicator.code == VERBLIJF and not meting.uitsplitsing:
            yield Tegel(
                cijfer=meting.waarde,
                zin=f"jeugdigen met verblijf in {meting.periode_tekst}",
                toelichting=meting.indicator.naam,
                url=reverse("monitoring:indicator", args=[meting.indicator.code]),
                bron=meting,
            )


def hoogste_tegels(user: Any, gebied: Gebied, beelden: list[Padbeeld]) -> Iterator[Tegel]:
    """The region with the highest figure in the last period that the path was measured in."""
    rij = beelden[0].laatste if beelden else None
    if rij is None:
        return
    hoogste = (
        Meting.objects.visible_to(user)
        .filter(
            indicator=rij.meting.indicator_id,
            periode_van=rij.meting.periode_van,
            periode_tot=rij.meting.periode_tot,
            uitsplitsing="",
            jeugdhulpregio__gebiedregios__gebied=gebied,
        )
        .filter(waarde__isnull=False)
        .with_onderwerp()
        .with_bron()
        .order_by("-waarde")
        .first()
    )
    if hoogste:
        yield Tegel(
            cijfer=hoogste.waarde,
            zin=f"in {hoogste.jeugdhulpregio}, het hoogste van de regio's",
            toelichting=f"{hoogste.indicator}, {hoogste.periode_tekst}",
            url=reverse("monitoring:indicator", args=[hoogste.indicator.code]),
            bron=hoogste,
        )


def voorziening_tegels(user: Any, gebied: Gebied, vandaag: date) -> Iterator[Tegel]:
    """Facilities that are being built up, of all that sources name in the area."""
    rijen = Voorziening.objects.visible_to(user).filter(
        Q(locatie__gebied=gebied) | Q(locatie__gebied__bovenliggend=gebied)
    )
    aantallen = Counter(rijen.with_stand(vandaag).values_list("status", flat=True))
    opbouw = aantallen[VoorzieningStatus.GEPLAND] + aantallen[VoorzieningStatus.IN_ONTWIKKELING]
    if totaal := sum(aantallen.values()):
        yield Tegel(
            cijfer=totaal,
            zin=f"voorzieningen genoemd in de bronnen, waarvan {opbouw} in opbouw",
            toelichting=f"{aantallen[VoorzieningStatus.OPEN]} open, "
            f"{aantallen[VoorzieningStatus.IN_AFBOUW]} in afbouw, "
            f"{aantallen[VoorzieningStatus.GESLOTEN]} gesloten",
            url=f"{reverse('capaciteit:voorziening-lijst')}?gebied={gebied.code}",
        )
