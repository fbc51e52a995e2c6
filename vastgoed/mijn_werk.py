"""What waits for a user, per role: plans to write, to handle, to review, to decide on; deliveries.

``aantal`` is the count in the bar: one query, and none for who never has any. An app above this
one adds what it has with ``registreer``, in ready().
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from capaciteit.models import Aanleverplicht
from capaciteit.rules import AANLEVERAARS
from regio.choices import OrganisatieSoort, Rol
from regio.rules import organisaties_met_rol

from .choices_plan import Aanzet, Belang, Planstatus, Voorwaardestap
from .models import Planvoorwaarde, Toetsing, Vastgoedplan, Voorwaardemelding
from .querysets_plan import gebieden_van, toetsingen_van
from .rules import COORDINATOREN, OPSTELLERS
from .werkteller import tellen

DOEN: Final = {
    Planstatus.CONCEPT: "Maak het plan af en dien het in",
    Planstatus.ONVOLLEDIG: "Vul aan wat ontbreekt en dien het plan opnieuw in",
    Planstatus.AANVULLING: "Beantwoord de vragen en dien de aanvulling in",
    Planstatus.INGEDIEND: "Controleer of het plan volledig is en wijs toetsers aan",
    Planstatus.IN_TOETSING: "Alle toetsingen zijn binnen: maak het gezamenlijk oordeel en adviseer",
    Planstatus.GEADVISEERD: "Neem een besluit",
}
WERKROLLEN: Final = (
    Rol.AANBIEDER,
    Rol.BEHEERDER,
    Rol.BELEIDSMEDEWERKER,
    Rol.TOETSER,
    Rol.STUURGROEPLID,
    Rol.REGIO_ANALIST,
    Rol.BOVENREGIONAAL_ANALIST,
)


@dataclass(frozen=True)
class Werk:
    """One thing to do: about what, what to do, where, and until when."""

    titel: str
    van: str
    doen: str
    url: str
    uiterlijk: date | None = None

    @property
    def is_te_laat(self) -> bool:
        return bool(self.uiterlijk and self.uiterlijk < timezone.localdate())


@dataclass(frozen=True)
class Werklijst:
    titel: str
    uitleg: str
    werk: list[Werk]


@dataclass(frozen=True)
class Werkbron:
    """A list of another app: which rows wait for a user, and how each is told."""

    titel: str
    uitleg: str
    rijen: Callable[[Any], QuerySet[Any]]
    werk: Callable[[QuerySet[Any]], Iterable[Werk]]


BRONNEN: Final[dict[str, Werkbron]] = {}


def registreer(*bronnen: Werkbron) -> None:
    """Add lists below those of this app; the same title again takes the place of the one before."""
    BRONNEN.update({bron.titel: bron for bron in bronnen})


def heeft_werk(user: Any) -> bool:
    """Has a role to which work comes."""
    return bool(organisaties_met_rol(user, *WERKROLLEN))


def opstellers_bij(user: Any) -> set[int]:
    """Providers whose plans ``user`` writes; the rule ``plan_opstellen`` agrees."""
    return {
        lid.organisatie_id
        for lid in user.huidige_lidmaatschappen
        if lid.rol in OPSTELLERS and lid.organisatie.soort == OrganisatieSoort.AANBIEDER
    }


def op_te_stellen(user: Any) -> QuerySet[Vastgoedplan]:
    """Plans of the own provider that wait for it."""
    plannen = Vastgoedplan.objects.filter(aanbieder__in=opstellers_bij(user))
    return plannen.filter(aan_zet=Aanzet.AANBIEDER).exclude(status=Planstatus.INGETROKKEN)


def open_voorwaarden() -> Any:
    """Binding conditions that were not confirmed, with what was last said of each."""
    meldingen = Voorwaardemelding.objects.filter(voorwaarde=OuterRef("pk")).order_by("-op", "-pk")
    laatste = Coalesce(Subquery(meldingen.values("soort")[:1]), Value(""))
    return Planvoorwaarde.objects.bindend().open().alias(laatste=laatste)


def te_voldoen(user: Any) -> QuerySet[Planvoorwaarde]:
    """Binding conditions that the own provider must still meet and did not report as met."""
    eigen = open_voorwaarden().filter(plan__aanbieder__in=opstellers_bij(user))
    return eigen.exclude(laatste=Voorwaardestap.GEMELD)


def te_bevestigen(user: Any) -> QuerySet[Planvoorwaarde]:
    """Conditions that a provider reported as met to the own municipality."""
    bij = organisaties_met_rol(user, *COORDINATOREN, niet_bij=OrganisatieSoort.AANBIEDER)
    return open_voorwaarden().filter(plan__gemeente__in=bij, laatste=Voorwaardestap.GEMELD)


def te_behandelen(user: Any) -> QuerySet[Vastgoedplan]:
    """Handed-in plans that wait for the coordinating municipality."""
    bij = organisaties_met_rol(user, *COORDINATOREN, niet_bij=OrganisatieSoort.AANBIEDER)
    ingediend = Vastgoedplan.objects.filter(ingediend_op__isnull=False, gemeente__in=bij)
    return ingediend.filter(aan_zet=Aanzet.COORDINATOR)


def te_toetsen(user: Any) -> QuerySet[Toetsing]:
    """Own reviews that were not handed in; not for who declared an interest."""
    rijen = toetsingen_van(user).filter(
        ingeleverd_op__isnull=True, plan__status=Planstatus.IN_TOETSING
    )
    return rijen.exclude(Q(belang=Belang.BELANG), toetser=user.pk)


def te_besluiten(user: Any) -> QuerySet[Vastgoedplan]:
    """Advised plans for the own board, or of which the own municipality records the decision."""
    bestuur = organisaties_met_rol(user, Rol.STUURGROEPLID, niet_bij=OrganisatieSoort.AANBIEDER)
    notulen = organisaties_met_rol(user, Rol.BELEIDSMEDEWERKER, niet_bij=OrganisatieSoort.AANBIEDER)
    voor_wie = Q(gemeente__in=notulen)
    if bestuur:
        voor_wie |= Q(gebied__in=gebieden_van(user, bestuur))
    return Vastgoedplan.objects.filter(voor_wie, status=Planstatus.GEADVISEERD)


def te_leveren(user: Any) -> QuerySet[Aanleverplicht]:
    """Open obligations of the own organisations for which nothing was taken over."""
    eigen = Aanleverplicht.objects.filter(organisatie__in=organisaties_met_rol(user, *AANLEVERAARS))
    return eigen.open().with_stand().niet_klaar()


LIJSTEN: Final[tuple[Callable[[Any], QuerySet[Any]], ...]] = (
    op_te_stellen,
    te_voldoen,
    te_behandelen,
    te_bevestigen,
    te_toetsen,
    te_besluiten,
    te_leveren,
)


def aantal(user: Any) -> int:
    """How much waits for ``user``."""
    if not heeft_werk(user):
        return 0
    bronnen = tuple(bron.rijen for bron in BRONNEN.values())
    return tellen((*LIJSTEN, *bronnen), user)


def werklijsten(user: Any) -> list[Werklijst]:
    """The same as lists in words, first what is due first; without empty ones."""
    alle = [
        Werklijst(
            "Plannen van uw organisatie", "U bent aan zet.", list(plannen(op_te_stellen(user)))
        ),
        Werklijst(
            "Voorwaarden bij een besluit",
            "Uw plan is goedgekeurd onder voorwaarden. Aan deze moet u nog voldoen.",
            list(voorwaarden(te_voldoen(user))),
        ),
        Werklijst(
            "Plannen die uw gemeente behandelt",
            "De aanbieder of de toetsers zijn klaar. U bent aan zet.",
            list(plannen(te_behandelen(user))),
        ),
        Werklijst(
            "Voorwaarden die een aanbieder als voldaan meldt",
            "Kijk waaruit dat blijkt, en bevestig het of vraag meer.",
            list(voorwaarden(te_bevestigen(user))),
        ),
        Werklijst("Uw toetsingen", "Plannen die u beoordeelt.", list(toetsingen(te_toetsen(user)))),
        Werklijst(
            "Plannen waarover de stuurgroep besluit",
            "Het advies ligt er.",
            list(plannen(te_besluiten(user))),
        ),
        Werklijst(
            "Cijfers die u aanlevert", "De ronde is open.", list(leveringen(te_leveren(user)))
        ),
        *(
            Werklijst(bron.titel, bron.uitleg, list(bron.werk(bron.rijen(user))))
            for bron in BRONNEN.values()
        ),
    ]
    return [lijst for lijst in alle if lijst.werk]


def plannen(rijen: QuerySet[Vastgoedplan]) -> Iterator[Werk]:
    for plan in rijen.select_related("aanbieder").order_by(F("uiterlijk").asc(nulls_last=True)):
        status = Planstatus(plan.status)
        doen = DOEN.get(status, "Bekijk het plan")
        if status in {Planstatus.CONCEPT, Planstatus.ONVOLLEDIG} and plan.ontbreekt:
            velden = "veld" if plan.ontbreekt == 1 else "velden"
            doen = f"{doen}. Nog {plan.ontbreekt} {velden} leeg"
        url = plan.get_absolute_url()
        if status == Planstatus.AANVULLING:
            url = reverse("vastgoed:plan-aanvullen", args=[plan.code])
        yield Werk(str(plan), str(plan.aanbieder), doen, url, plan.uiterlijk)


def voorwaarden(rijen: QuerySet[Planvoorwaarde]) -> Iterator[Werk]:
    for rij in rijen.select_related("plan__aanbieder").order_by("uiterlijk", "pk"):
        plan = rij.plan
        url = reverse("vastgoed:plan-voorwaarden", args=[plan.code])
        yield Werk(str(plan), str(plan.aanbieder), rij.tekst, url, rij.uiterlijk)


def toetsingen(rijen: QuerySet[Toetsing]) -> Iterator[Werk]:
    for rij in rijen.select_related("plan__aanbieder", "organisatie").order_by("termijn", "pk"):
        plan = rij.plan
        doen = f"Toets het plan voor {rij.organisatie}"
        if rij.belang == Belang.NIET_VERKLAARD:
            doen = f"Verklaar of u een belang hebt, en toets het plan voor {rij.organisatie}"
        url = reverse("vastgoed:toetsing", args=[rij.pk])
        yield Werk(str(plan), str(plan.aanbieder), doen, url, rij.termijn)


def leveringen(rijen: QuerySet[Aanleverplicht]) -> Iterator[Werk]:
    for plicht in rijen.select_related("ronde", "organisatie").order_by("termijn", "pk"):
        url = plicht.get_absolute_url()
        wie = str(plicht.organisatie)
        yield Werk(str(plicht.ronde), wie, "Lever de cijfers aan", url, plicht.termijn)
