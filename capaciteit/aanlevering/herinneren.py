"""Reminders by mail, counted in working days from the term; each goes out once."""

from datetime import date, timedelta
from typing import Final

from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from jeugdzorg.kern.werkdagen import is_werkdag, werkdagen_verder
from regio.choices import Rol
from regio.models import Lidmaatschap

from ..models import Aanleverherinnering, Aanleverplicht

VOORAF: Final = (14, 3)
NADIEN: Final = (1, 7, 21)
ONTVANGERS: Final = (Rol.AANBIEDER, Rol.BEHEERDER)


def aanleveren_herinneren(peildatum: date | None = None) -> int:
    """Remind whoever did not deliver yet; gives how many mails went. Nothing goes twice.

    Of reminders that were missed (the machine was off) only the last one goes.
    """
    dag = peildatum or timezone.localdate()
    if not is_werkdag(dag):
        return 0
    plichten = Aanleverplicht.objects.open(dag).with_stand(dag).niet_klaar()
    return sum(
        herinnering_sturen(plicht, *moment)
        for plicht in plichten.select_related("ronde", "organisatie")
        if (moment := laatste_moment(plicht.termijn, dag))
    )


def laatste_moment(termijn: date, dag: date) -> tuple[str, int] | None:
    """Which reminder is due on ``dag``: its name and how many working days to the term.

    Not one that came due more than a week ago: an installation that is started later, or a
    provider that is added later, begins with the next.
    """
    momenten = [(werkdagen_verder(termijn, -dagen), -dagen) for dagen in VOORAF]
    momenten += [(werkdagen_verder(termijn, dagen), dagen) for dagen in NADIEN]
    geweest = [(op, dagen) for op, dagen in momenten if op <= dag < op + timedelta(days=7)]
    if not geweest:
        return None
    _, dagen = max(geweest)
    kant = "voor" if dagen < 0 else "na"
    return f"{kant}-{abs(dagen)}-{termijn:%Y%m%d}", dagen


@transaction.atomic
def herinnering_sturen(plicht: Aanleverplicht, soort: str, dagen: int) -> int:
    """Mail who delivers for the organisation; with nobody to mail it can still go later."""
    ontvangers = ontvangers_van(plicht.organisatie_id)
    if not ontvangers:
        return 0
    _, nieuw = Aanleverherinnering.objects.get_or_create(plicht=plicht, soort=soort)
    if not nieuw:
        return 0
    inhoud = {"plicht": plicht, "te_laat": dagen > 0, "stap": plicht.stap}  # type: ignore[attr-defined]
    onderwerp = render_to_string("mail/aanleveren_onderwerp.txt", inhoud).strip()
    tekst = render_to_string("mail/aanleveren_herinnering.txt", inhoud)
    for ontvanger in ontvangers:
        send_mail(onderwerp, tekst, None, [ontvanger])
    return len(ontvangers)


def ontvangers_van(organisatie: int) -> list[str]:
    leden = Lidmaatschap.objects.at().filter(
        organisatie=organisatie, rol__in=ONTVANGERS, gebruiker__is_active=True
    )
    return sorted(set(leden.values_list("gebruiker__email", flat=True)))
