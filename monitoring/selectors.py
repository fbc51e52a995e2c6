"""Read models of the start page: what an area's figures say now, and what needs attention."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from capaciteit.choices import Herkomstmaat, VoorzieningStatus
from capaciteit.models import Herkomst, Voorziening
from jeugdzorg.kern.notation import datum, euro, getal_tekst
from jeugdzorg.kern.tiles import Tegel
from regio.choices import Ernst
from regio.models import Bevinding, Gebied, Vergadering
from vastgoed.choices import Termijnsoort
from vastgoed.models import Beschikking, Termijn, Verdeeltotaal

from .choices import Voortgangstand
from .models import Afbouwpad, Cyclus, Meting
from .padbeeld import Padbeeld, padbeeld
from .rapportage.bereik import Bereik
from .rapportage.zinnen import dekking, opsomming

BINNENKORT = timedelta(days=92)
VERBLIJF = "VERBLIJF"


@dataclass(frozen=True)
class Aandacht:
    """Something somebody should look at: in words, how urgent, and where."""

    tekst: str
    url: str
    ernst: Ernst = Ernst.MIDDEN


@dataclass(frozen=True)
class Gebiedsbeeld:
    """An area at a glance."""

    gebied: Gebied
    tegels: tuple[Tegel, ...]
    aandacht: tuple[Aandacht, ...]


@dataclass(frozen=True)
class Gebiedsregel:
    """An area in one line: its first path, regions and open findings."""

    gebied: Gebied
    regios: int
    bevindingen: int
    beeld: Padbeeld | None


def gebiedsbeeld(user: Any, gebied: Gebied, vandaag: date) -> Gebiedsbeeld:
    """Tiles and attention of one area, from what ``user`` may see."""
    metingen = list(
        Meting.objects.visible_to(user)
        .filter(gebied=gebied)
        .exclude(bron__soort="voorbeeld")
        .with_onderwerp()
        .with_bron()
    )
    paden = Afbouwpad.objects.visible_to(user).filter(gebied=gebied).with_bron().with_punten()
    beelden = [padbeeld(pad, metingen) for pad in paden.order_by("-grootheid", "startdatum")]
    tegels = [
        *(tegel for beeld in beelden for tegel in pad_tegels(beeld)),
        *geld_tegels(user, gebied),
        *herkomst_tegels(user, gebied),
        *verblijf_tegels(metingen),
        *hoogste_tegels(user, gebied, beelden),
        *voorziening_tegels(user, gebied, vandaag),
    ]
    aandacht = [
        *bevinding_aandacht(user, gebied),
        *termijn_aandacht(user, gebied, vandaag),
        *levering_aandacht(user, gebied),
        *vergadering_aandacht(user, gebied, vandaag),
        *afbouw_aandacht(user, gebied, vandaag),
    ]
    return Gebiedsbeeld(gebied, tuple(tegels), tuple(aandacht))


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


def bevinding_aandacht(user: Any, gebied: Gebied) -> Iterator[Aandacht]:
    open_ = Bevinding.objects.visible_to(user).open().filter(gebied=gebied)
    aantallen = dict(open_.order_by().values_list("ernst").annotate(Count("pk")))
    for ernst in Ernst:
        if aantal := aantallen.get(ernst):
            woord = "bevinding" if aantal == 1 else "bevindingen"
            staat = "staat" if aantal == 1 else "staan"
            yield Aandacht(
                f"{aantal} {woord} met ernst {ernst.label} {staat} open",
                f"{reverse('regio:bevinding-lijst')}?gebied={gebied.code}&ernst={ernst}&status=open",
                ernst,
            )


def termijn_aandacht(user: Any, gebied: Gebied, vandaag: date) -> Iterator[Aandacht]:
    """Deadlines and targets in the coming three months."""
    rijen = (
        Termijn.objects.visible_to(user)
        .filter(gebied=gebied, soort__in=[Termijnsoort.DEADLINE, Termijnsoort.STREEFDATUM])
        .with_verlengingen()
        .filter(geldende_datum__range=(vandaag, vandaag + BINNENKORT))
    )
    for rij in rijen.order_by("geldende_datum"):
        dagen = (rij.geldende_datum - vandaag).days
        over = "vandaag" if dagen == 0 else f"over {dagen} {'dag' if dagen == 1 else 'dagen'}"
        yield Aandacht(
            f"{rij.mijlpaal}: {datum(rij.geldende_datum)} ({over})",
            rij.get_absolute_url(),
            Ernst.HOOG if dagen < 31 else Ernst.MIDDEN,
        )


def levering_aandacht(user: Any, gebied: Gebied) -> Iterator[Aandacht]:
    """Regions that have not delivered for the last cycle."""
    cyclus = Cyclus.objects.visible_to(user).filter(gebied=gebied).first()
    if cyclus is None:
        return
    bereik = Bereik(gebied, cyclus.halfjaar, cyclus.halfjaar.tot)
    for indicator in bereik.indicatoren:
        geleverd, ontbreekt = dekking(bereik, indicator)
        if ontbreekt:
            totaal = len(geleverd) + len(ontbreekt)
            yield Aandacht(
                f"{indicator}, {cyclus.halfjaar.label}: {len(geleverd)} van {totaal} regio's "
                f"hebben geleverd. Nog niet: {opsomming(ontbreekt)}",
                reverse("monitoring:cyclus", args=[cyclus.pk]),
            )


def vergadering_aandacht(user: Any, gebied: Gebied, vandaag: date) -> Iterator[Aandacht]:
    rij = (
        Vergadering.objects.visible_to(user)
        .filter(overleg__gebied=gebied, datum__gte=vandaag)
        .select_related("overleg")
        .order_by("datum")
        .first()
    )
    if rij:
        yield Aandacht(
            f"{rij.overleg} vergadert op {datum(rij.datum)}",
            rij.overleg.get_absolute_url(),
            Ernst.LAAG,
        )


def afbouw_aandacht(user: Any, gebied: Gebied, vandaag: date) -> Iterator[Aandacht]:
    rijen = list(
        Voorziening.objects.visible_to(user)
        .filter(locatie__gebied=gebied)
        .with_stand(vandaag)
        .filter(status=VoorzieningStatus.IN_AFBOUW)
    )
    if rijen:
        yield Aandacht(
            f"In afbouw: {opsomming([rij.naam for rij in rijen])}",
            f"{reverse('capaciteit:voorziening-lijst')}?gebied={gebied.code}"
            f"&status={VoorzieningStatus.IN_AFBOUW}",
            Ernst.LAAG,
        )


def gebiedsregels(user: Any, vandaag: date) -> list[Gebiedsregel]:
    """Every area the user may see in one line, for the start page without a chosen area."""
    gebieden = list(Gebied.objects.visible_to(user).planning().order_by("naam"))
    metingen = list(
        Meting.objects.visible_to(user)
        .filter(gebied__in=gebieden)
        .exclude(bron__soort="voorbeeld")
        .with_onderwerp()
        .with_bron()
    )
    beelden: dict[int, Padbeeld] = {}
    paden = Afbouwpad.objects.visible_to(user).filter(gebied__in=gebieden)
    for pad in paden.with_bron().with_punten().order_by("-grootheid", "startdatum"):
        beelden.setdefault(pad.gebied_id, padbeeld(pad, metingen))
    open_ = Bevinding.objects.visible_to(user).open()
    bevindingen = dict(open_.order_by().values_list("gebied").annotate(Count("pk")))
    regios = dict(
        Gebied.objects.filter(pk__in=[gebied.pk for gebied in gebieden])
        .values_list("pk")
        .annotate(Count("gebiedregios__jeugdhulpregio", distinct=True))
    )
    return [
        Gebiedsregel(
            gebied, regios.get(gebied.pk, 0), bevindingen.get(gebied.pk, 0), beelden.get(gebied.pk)
        )
        for gebied in gebieden
    ]
