"""Reminders by mail, counted in working days from the term; each goes out once."""

from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.werkdagen import is_werkdag
from regio.berichten.bezorgen import bezorgen
from regio.berichten.ontvangers import Ontvanger
from regio.berichten.termijnen import Moment, laatste_moment
from regio.berichten.versturen import klaarzetten
from regio.choices import Rol
from regio.models import Lidmaatschap, Organisatie

from .. import berichten
from ..models import Aanleverherinnering, Aanleverplicht

VOORAF: Final = (14, 3)
NADIEN: Final = (1, 7, 21)
ONTVANGERS: Final = (Rol.AANBIEDER, Rol.BEHEERDER)


def aanleveren_herinneren(peildatum: date | None = None) -> int:
    """Remind whoever did not deliver yet; gives how many messages went. Nothing goes twice.

    Of reminders that were missed (the machine was off) only the last one goes.
    """
    dag = peildatum or timezone.localdate()
    if not is_werkdag(dag):
        return 0
    plichten = Aanleverplicht.objects.open(dag).with_stand(dag).niet_klaar()
    aantal = sum(
        herinnering_sturen(plicht, moment)
        for plicht in plichten.select_related("ronde", "organisatie")
        if (moment := laatste_moment(plicht.termijn, dag, VOORAF, NADIEN))
    )
    bezorgen()
    return aantal


@transaction.atomic
def herinnering_sturen(plicht: Aanleverplicht, moment: Moment) -> int:
    """Write to who delivers for the organisation; with nobody there it can still go later."""
    ontvangers = ontvangers_van(plicht.organisatie)
    if not ontvangers:
        return 0
    _, nieuw = Aanleverherinnering.objects.get_or_create(plicht=plicht, soort=moment.naam)
    if not nieuw:
        return 0
    soort = berichten.TE_LAAT if moment.te_laat else berichten.VOORAF
    return len(
        klaarzetten(
            sjabloon=soort.code,
            ontvangers=ontvangers,
            context={
                "organisatie": plicht.organisatie,
                "ronde": plicht.ronde.naam,
                "termijn": plicht.termijn,
                "stand": berichten.STAND.get(plicht.stap, ""),  # type: ignore[attr-defined]
            },
            onderwerp_sleutel=f"aanleverplicht-{plicht.pk}",
            url=plicht.get_absolute_url(),
        )
    )


def ontvangers_van(organisatie: Organisatie) -> list[Ontvanger]:
    leden = Lidmaatschap.objects.at().filter(
        organisatie=organisatie, rol__in=ONTVANGERS, gebruiker__is_active=True
    )
    gevonden = {lid.gebruiker_id: lid.gebruiker for lid in leden.select_related("gebruiker")}
    return [Ontvanger(gebruiker, organisatie) for gebruiker in gevonden.values()]
