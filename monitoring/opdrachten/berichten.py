"""Who is told of an assignment, and the reminders of its term."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from jeugdzorg.kern.notation import datum
from regio.berichten.ontvangers import Ontvanger
from regio.berichten.termijnen import Moment, herinneren
from regio.berichten.versturen import intrekken, klaarzetten
from regio.choices import Rol
from regio.models import Lidmaatschap, Organisatie
from regio.werkgebied import werkgebieden

from ..models import Ontwikkelopdracht
from ..rules_reflectie import MELDERS, OPDRACHTGEVERS
from . import soorten

VOERT_UIT = "voert de opdracht uit"
VOLGT = "volgt de opdracht"


def leden(*rollen: Rol) -> QuerySet[Lidmaatschap]:
    """Roles held today by people who can log in."""
    return (
        Lidmaatschap.objects.at()
        .filter(rol__in=rollen, gebruiker__is_active=True)
        .select_related("gebruiker", "organisatie")
        .order_by("organisatie__naam", "gebruiker__naam", "pk")
    )


def uitvoerders(organisatie: Organisatie | None) -> list[Ontvanger]:
    """Who works for the party; a group in words has no address."""
    if organisatie is None:
        return []
    return als_ontvangers(leden(*MELDERS).filter(organisatie=organisatie), VOERT_UIT)


def volgers(opdracht: Ontwikkelopdracht) -> list[Ontvanger]:
    """Who gave it, as long as that person has such a role; else who gives assignments there."""
    gevers = leden(*OPDRACHTGEVERS)
    if opdracht.gegeven_door_id:
        eigen = list(gevers.filter(gebruiker=opdracht.gegeven_door_id)[:1])
        if eigen:
            return als_ontvangers(eigen, VOLGT)
    bij = list(gevers)
    per_organisatie = werkgebieden(lid.organisatie_id for lid in bij)
    return als_ontvangers(
        (lid for lid in bij if opdracht.gebied_id in per_organisatie[lid.organisatie_id].gebieden),
        VOLGT,
    )


def als_ontvangers(gevonden: Iterable[Lidmaatschap], reden: str) -> list[Ontvanger]:
    return [Ontvanger(lid.gebruiker, lid.organisatie, reden) for lid in gevonden]


def in_woorden(opdracht: Ontwikkelopdracht) -> dict[str, Any]:
    return {
        "opdracht": opdracht.titel,
        "gebied": opdracht.gebied,
        "partij": opdracht.opdrachtnemer,
        "termijn": datum(opdracht.uiterlijk) if opdracht.uiterlijk else "niet afgesproken",
    }


def afzender(opdracht: Ontwikkelopdracht, by: Any) -> Organisatie | None:
    """The organisation for which ``by`` gives assignments in that area."""
    if by is None:
        return None
    for lid in by.huidige_lidmaatschappen:
        if opdracht.gebied_id in by.werkgebieden[lid.organisatie_id].gebieden:
            return lid.organisatie
    return None


def sleutel(opdracht: Ontwikkelopdracht) -> str:
    return f"opdracht:{opdracht.pk}"


def opdracht_melden(opdracht: Ontwikkelopdracht, *, by: Any) -> int:
    """Tell the party that it has an assignment; not who gave it to the own organisation."""
    wie = [een for een in uitvoerders(opdracht.organisatie) if een.gebruiker != by]
    berichten = klaarzetten(
        sjabloon=soorten.GEGEVEN.code,
        ontvangers=wie,
        context={**in_woorden(opdracht), "resultaat": opdracht.resultaat},
        onderwerp_sleutel=sleutel(opdracht),
        url=opdracht.get_absolute_url(),
        namens=afzender(opdracht, by),
    )
    return len(berichten)


def opdracht_gesloten_melden(opdracht: Ontwikkelopdracht, reden: str, *, by: Any) -> int:
    """Tell the party that it is closed; reminders that wait fall away."""
    intrekken(f"{sleutel(opdracht)}:termijn", reden="Niet meer nodig: de opdracht is gesloten.")
    wie = [een for een in uitvoerders(opdracht.organisatie) if een.gebruiker != by]
    berichten = klaarzetten(
        sjabloon=soorten.GESLOTEN.code,
        ontvangers=wie,
        context={
            **in_woorden(opdracht),
            "stand": opdracht.get_status_display(),
            "reden": reden.strip(),
        },
        onderwerp_sleutel=sleutel(opdracht),
        url=opdracht.get_absolute_url(),
        namens=afzender(opdracht, by),
    )
    return len(berichten)


def opdrachten_herinneren(peildatum: date | None = None) -> int:
    """Remind of every running assignment with a term around which one is due; each goes once."""
    dag = peildatum or timezone.localdate()
    rijen = Ontwikkelopdracht.objects.lopend().filter(uiterlijk__isnull=False).with_onderwerp()
    aantal = 0
    for rij in rijen:
        if rij.uiterlijk is not None:
            aantal += herinneren(sleutel(rij), rij.uiterlijk, partial(sturen, rij), dag=dag)
    return aantal


def sturen(opdracht: Ontwikkelopdracht, moment: Moment) -> int:
    """To the party; when it is late, or the party has no address, also to who follows it."""
    wie = uitvoerders(opdracht.organisatie)
    if moment.te_laat or not wie:
        wie = wie + volgers(opdracht)
    soort = soorten.TERMIJN_NADIEN if moment.te_laat else soorten.TERMIJN_VOORAF
    berichten = klaarzetten(
        sjabloon=soort.code,
        ontvangers=wie,
        context=in_woorden(opdracht),
        onderwerp_sleutel=f"{sleutel(opdracht)}:termijn",
        url=opdracht.get_absolute_url(),
    )
    return len(berichten)
