"""Reads what the checks have to know beside the document: about ten small queries per save.

Only what the document names, and what belongs to the plan. What a provider may not know to exist
counts as not there; occupancy is read of its own facilities only.
"""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower

from capaciteit.choices import Capaciteitsmaat
from capaciteit.models import (
    Capaciteitsmeting,
    Locatie,
    Plaatsmutatie,
    Voorziening,
    Voorzieningstatusrij,
)
from regio.choices import BronSoort, Zichtbaarheid
from regio.models import Gemeente

from ...choices import Termijnsoort
from ...choices_plan import Planstatus
from ...models import Planproject, Planversie, Termijn, Toekenning, Vastgoedplan
from ...rekenen.vergelijking import Bandbreedte, bandbreedte, kosten_per_plaats
from ..document import Document
from ..velden import Soort
from .context import Context, Voorzieningkennis
from .verwijzingen import gevuld

MATEN: Final = (
    Capaciteitsmaat.PLEKKEN,
    Capaciteitsmaat.FYSIEK,
    Capaciteitsmaat.IN_GEBRUIK,
    Capaciteitsmaat.TOEGEKEND,
)
"""In this order: what a number of places means when the books of a facility are not open."""
MINSTENS_AANBIEDERS: Final = 3
BEWAAR: Final = 600
Stand = tuple[date, int]


def context_van(versie: Planversie) -> Context:
    """What the checks know of the plan of ``versie``, as of now."""
    plan, document = versie.plan, Document(versie.inhoud)
    toekenning = toekenning_van(plan)
    genoemd = {tekst for _, _, tekst in gevuld(document, Soort.VOORZIENING)}
    eigen = voorzieningen_van_plan(plan, toekenning)
    kennis = voorzieningkennis(plan, eigen, genoemd)
    uiterlijk, termijn = uiterste_datum(plan)
    return Context(
        zorgvorm=plan.regeling.zorgvorm,
        voorzieningen=kennis,
        locaties=locatiecodes(plan, document),
        gemeenten=gemeenten(document),
        toegekend=toekenning.bedrag if toekenning else None,
        toegekende_plaatsen=toekenning.plaatsen if toekenning else None,
        uiterlijk=uiterlijk,
        termijn=termijn,
        startfoto=startfoto(document, kennis, eigen),
        vergelijkbaar=vergelijkbaar(plan),
    )


def toekenning_van(plan: Vastgoedplan) -> Toekenning | None:
    """The grant to this provider by this municipality; of several sources the newest."""
    rijen = Toekenning.objects.hele_toekenningen().filter(
        regeling=plan.regeling_id, gemeente=plan.gemeente_id, aanbieder=plan.aanbieder_id
    )
    return rijen.order_by("-bron__datum", "-pk").first()


def uiterste_datum(plan: Vastgoedplan) -> tuple[date | None, str]:
    """The last deadline of the scheme in the area, extensions counted; else the scheme's end."""
    rijen = Termijn.objects.filter(
        regeling=plan.regeling_id, gebied=plan.gebied_id, soort=Termijnsoort.DEADLINE
    )
    gevonden = [
        (dag, termijn.mijlpaal)
        for termijn in rijen.with_verlengingen()
        if (dag := termijn.geldig_op())
    ]
    return max(gevonden, default=(plan.regeling.looptijd_tot, "einde van de regeling"))


def zichtbare(model: Any, plan: Vastgoedplan) -> Any:
    """Rows of the register that the provider may know: not closed, or its own."""
    pad = "aanbieders" if model is Locatie else "locatie__aanbieders"
    van_ons = Exists(model.objects.filter(pk=OuterRef("pk"), **{pad: plan.aanbieder_id}))
    rijen = model.objects.filter(samengevoegd_met__isnull=True).annotate(is_eigen=van_ons)
    return rijen.filter(~Q(bron__zichtbaarheid=Zichtbaarheid.BESLOTEN) | Q(is_eigen=True))


def voorzieningen_van_plan(plan: Vastgoedplan, toekenning: Toekenning | None) -> set[str]:
    """Codes of facilities that the scheme is about: of its form of care, at a location of the
    grant; of the provider in the area when the grant names none."""
    rijen = zichtbare(Voorziening, plan).filter(is_eigen=True)
    if plan.regeling.zorgvorm:
        rijen = rijen.filter(zorgvorm=plan.regeling.zorgvorm)
    locaties = list(toekenning.locaties.values_list("pk", flat=True)) if toekenning else []
    rijen = rijen.filter(locatie__in=locaties) if locaties else rijen.in_gebied(plan.gebied)
    return set(rijen.values_list("code", flat=True))


def locatiecodes(plan: Vastgoedplan, document: Document) -> frozenset[str]:
    codes = {tekst for _, _, tekst in gevuld(document, Soort.LOCATIE)}
    rijen = zichtbare(Locatie, plan).filter(code__in=codes)
    return frozenset(rijen.values_list("code", flat=True) if codes else ())


def gemeenten(document: Document) -> frozenset[str]:
    """Names and codes of the municipalities that the document names, in small letters."""
    woorden = {tekst.casefold() for _, _, tekst in gevuld(document, Soort.GEMEENTE)}
    if not woorden:
        return frozenset()
    rijen = Gemeente.objects.annotate(klein=Lower("naam"), kleine_code=Lower("code"))
    gevonden = rijen.filter(Q(klein__in=woorden) | Q(kleine_code__in=woorden))
    return frozenset(
        woord for paar in gevonden.values_list("klein", "kleine_code") for woord in paar
    )


def voorzieningkennis(
    plan: Vastgoedplan, eigen: set[str], codes: set[str]
) -> dict[str, Voorzieningkennis]:
    """What the register says of these facilities, by code."""
    rijen = list(
        zichtbare(Voorziening, plan)
        .filter(code__in=codes | eigen)
        .values_list("pk", "code", "naam", "zorgvorm", "is_eigen")
    )
    sleutels = [rij[0] for rij in rijen]
    boeken, metingen = boekstanden(plan, sleutels), gemeten(plan, sleutels)
    status: dict[int, list[tuple[date, str]]] = defaultdict(list)
    statussen = Voorzieningstatusrij.objects.filter(voorziening__in=sleutels)
    for rij in statussen.order_by("peildatum", "pk"):
        if rij.peildatum:
            status[rij.voorziening_id].append((rij.peildatum, rij.status))
    return {
        code: Voorzieningkennis(
            code, naam, zorgvorm, is_eigen,
            standen=tuple(boeken.get(pk) or metingen.standen(pk)),
            statussen=tuple(status[pk]),
            bezet=metingen.bezet.get(pk) if is_eigen else None,
        )
        for pk, code, naam, zorgvorm, is_eigen in rijen
    }  # fmt: skip


def boekstanden(plan: Vastgoedplan, sleutels: list[int]) -> dict[int, list[Stand]]:
    """Places from a day on by the ledger, planned movements counted, except those that this plan
    itself booked."""
    mutaties = Plaatsmutatie.objects.filter(maat=Capaciteitsmaat.PLEKKEN)
    if not plan.is_voorbeeld:
        mutaties = mutaties.zonder_voorbeeld()
    mutaties = mutaties.exclude(project__startswith=f"{plan.code} ")
    rijen = mutaties.filter(Q(van__in=sleutels) | Q(naar__in=sleutels))
    per: dict[int, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for van, naar, dag, aantal in rijen.values_list("van", "naar", "datum", "aantal"):
        for pk, teken in ((van, -1), (naar, 1)):
            if pk in sleutels:
                per[pk][dag] += teken * aantal
    return {pk: oplopend(dagen) for pk, dagen in per.items()}


def oplopend(dagen: dict[date, int]) -> list[Stand]:
    stand, standen = 0, []
    for dag in sorted(dagen):
        stand += dagen[dag]
        standen.append((dag, stand))
    return standen


class Gemeten:
    """Measured places per facility and measure, and the last occupancy."""

    def __init__(self) -> None:
        self.per: dict[int, dict[str, list[Stand]]] = defaultdict(lambda: defaultdict(list))
        self.bezet: dict[int, int] = {}

    def standen(self, pk: int) -> list[Stand]:
        """Of the first measure there is."""
        return next((rij for maat in MATEN if (rij := self.per[pk].get(maat))), [])


def gemeten(plan: Vastgoedplan, sleutels: list[int]) -> Gemeten:
    """Measurements of these facilities, in order of time."""
    rijen = Capaciteitsmeting.objects.filter(voorziening__in=sleutels, maat__in=MATEN)
    if not plan.is_voorbeeld:
        rijen = rijen.exclude(bron__soort=BronSoort.VOORBEELD)
    gevonden = Gemeten()
    for pk, dag, maat, plaatsen, bezet in rijen.order_by(
        "peildatum", "bron__datum", "pk"
    ).values_list("voorziening", "peildatum", "maat", "plaatsen", "bezet"):
        if plaatsen is not None:
            gevonden.per[pk][maat].append((dag or date.min, plaatsen))
        if bezet is not None:
            gevonden.bezet[pk] = bezet
    return gevonden


def startfoto(
    document: Document, kennis: dict[str, Voorzieningkennis], eigen: set[str]
) -> dict[str, int]:
    """Places per facility on the day of the baseline; without a day, or known places, none."""
    dag = document.dag("startfoto_peildatum")
    if dag is None:
        return {}
    gevonden = {code: kennis[code].plaatsen_op(dag) for code in sorted(eigen & set(kennis))}
    return {code: plaatsen for code, plaatsen in gevonden.items() if plaatsen}


def vergelijkbaar(plan: Vastgoedplan) -> dict[str, Bandbreedte | None]:
    """Per kind of project the range of cost per place in handed-in plans of others, kept for ten
    minutes. Of at least three other providers, so that nobody's price can be told."""
    sleutel = f"vergelijkbaar-{plan.regeling_id}-{plan.aanbieder_id}-{plan.is_voorbeeld}"
    bewaard = cache.get(sleutel)
    if bewaard is None:
        bewaard = bandbreedten(plan)
        cache.set(sleutel, bewaard, BEWAAR)
    return bewaard


def bandbreedten(plan: Vastgoedplan) -> dict[str, Bandbreedte | None]:
    rijen = (
        Planproject.objects.geldend()
        .filter(
            versie__plan__regeling=plan.regeling_id,
            versie__plan__is_voorbeeld=plan.is_voorbeeld,
            investering__gt=0,
            plaatsen_straks__gt=0,
        )
        .exclude(versie__plan__aanbieder=plan.aanbieder_id)
        .exclude(versie__plan__status=Planstatus.INGETROKKEN)
    )
    kosten: dict[str, list[Decimal]] = defaultdict(list)
    aanbieders: dict[str, set[int]] = defaultdict(set)
    for soort, bedrag, plaatsen, aanbieder in rijen.values_list(
        "soort", "investering", "plaatsen_straks", "versie__plan__aanbieder"
    ):
        kosten[soort].append(kosten_per_plaats(bedrag, plaatsen) or Decimal(0))
        aanbieders[soort].add(aanbieder)
    return {
        soort: bandbreedte(lijst)
        for soort, lijst in kosten.items()
        if len(aanbieders[soort]) >= MINSTENS_AANBIEDERS
    }
