"""What waits for a user here: rows of "mijn werk"."""

from collections.abc import Iterator
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from regio.models import GebiedRegio
from vastgoed.mijn_werk import Werk, Werkbron

from ..choices import Cyclusstatus
from ..choices_reflectie import Sessiestatus
from ..models import Cyclus, Ontwikkelopdracht, Reflectieactie, Reflectiesessie
from ..rules_reflectie import MELDERS, SESSIEHOUDERS, regios_met_rol


def eigen_regios(user: Any) -> set[int]:
    return regios_met_rol(user, *SESSIEHOUDERS)


def te_plannen(user: Any) -> QuerySet[Cyclus]:
    """Cycles at reflection in which an own region has no session yet."""
    regios = eigen_regios(user)
    zonder = (
        GebiedRegio.objects.at()
        .filter(gebied=OuterRef("gebied"), jeugdhulpregio__in=regios)
        .exclude(
            Exists(
                Reflectiesessie.objects.filter(
                    cyclus=OuterRef(OuterRef("pk")), jeugdhulpregio=OuterRef("jeugdhulpregio")
                )
            )
        )
    )
    return Cyclus.objects.filter(Exists(zonder), status=Cyclusstatus.REFLECTIE)


def te_houden(user: Any) -> QuerySet[Reflectiesessie]:
    """Sessions of an own region that were not adopted, of cycles that wait for them."""
    return Reflectiesessie.objects.filter(
        jeugdhulpregio__in=eigen_regios(user), cyclus__status=Cyclusstatus.REFLECTIE
    ).exclude(status=Sessiestatus.VASTGESTELD)


def late_acties(user: Any) -> QuerySet[Reflectieactie]:
    """Actions of an own region whose day has passed."""
    return Reflectieactie.objects.lopend().filter(
        sessie__jeugdhulpregio__in=eigen_regios(user),
        uiterlijk__lt=timezone.localdate(),
        ingetrokken_op__isnull=True,
    )


def eigen_opdrachten(user: Any) -> QuerySet[Ontwikkelopdracht]:
    """Running assignments to an own organisation."""
    bij = {lid.organisatie_id for lid in user.huidige_lidmaatschappen if lid.rol in MELDERS}
    return Ontwikkelopdracht.objects.lopend().filter(Q(organisatie__in=bij))


def plannen_in_woorden(rijen: QuerySet[Cyclus]) -> Iterator[Werk]:
    for cyclus in rijen.select_related("gebied").order_by("jaar", "helft", "gebied__naam"):
        url = reverse("monitoring:cyclus-reflectie", args=[cyclus.pk])
        yield Werk(
            str(cyclus), str(cyclus.gebied), "Plan de reflectiesessie", url, cyclus.reflectie_voor
        )


def sessies_in_woorden(rijen: Any) -> Iterator[Werk]:
    gevonden = rijen.with_onderwerp().order_by("cyclus__reflectie_voor", "jeugdhulpregio__naam")
    for sessie in gevonden:
        doen = "Houd de sessie en stel het verslag vast"
        if sessie.status == Sessiestatus.BEZIG:
            doen = "Maak het verslag af en stel het vast"
        yield Werk(
            f"Reflectiesessie {sessie}",
            str(sessie.cyclus.gebied),
            doen,
            sessie.get_absolute_url(),
            sessie.cyclus.reflectie_voor,
        )


def acties_in_woorden(rijen: QuerySet[Reflectieactie]) -> Iterator[Werk]:
    gevonden = rijen.select_related("sessie__cyclus__gebied", "sessie__jeugdhulpregio")
    for actie in gevonden.order_by("uiterlijk", "pk"):
        url = reverse("monitoring:reflectie-actie-stand", args=[actie.sessie_id, actie.pk])
        yield Werk(
            actie.tekst,
            str(actie.sessie.jeugdhulpregio),
            f"{actie.eigenaar}: zeg hoe het ervoor staat",
            url,
            actie.uiterlijk,
        )


def opdrachten_in_woorden(rijen: Any) -> Iterator[Werk]:
    gevonden = rijen.with_onderwerp().order_by(F("uiterlijk").asc(nulls_last=True), "code")
    for opdracht in gevonden:
        yield Werk(
            opdracht.titel,
            str(opdracht.gebied),
            f"{opdracht.opdrachtnemer}: meld hoe het ervoor staat",
            opdracht.get_absolute_url(),
            opdracht.uiterlijk,
        )


BRONNEN: Final = (
    Werkbron(
        "Reflectiesessies om te plannen",
        "De cyclus is bij reflectie en uw regio heeft nog geen sessie.",
        te_plannen,
        plannen_in_woorden,
    ),
    Werkbron(
        "Reflectiesessies van uw regio",
        "De cyclus wacht op het verslag.",
        te_houden,
        sessies_in_woorden,
    ),
    Werkbron(
        "Acties uit uw reflectiesessies",
        "De afgesproken dag is voorbij.",
        late_acties,
        acties_in_woorden,
    ),
    Werkbron(
        "Ontwikkelopdrachten van uw organisatie",
        "Deze opdrachten lopen nog.",
        eigen_opdrachten,
        opdrachten_in_woorden,
    ),
)
