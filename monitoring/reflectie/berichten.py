"""Who is told that a region adopted its record, or reopened it."""

from typing import Any

from django.db.models import Q

from regio.berichten.ontvangers import Ontvanger, ontvangers_van
from regio.berichten.versturen import klaarzetten
from regio.choices import OrganisatieSoort, Rol
from regio.models import Organisatie
from regio.werkgebied import werkgebieden

from ..models import Reflectiesessie
from ..opdrachten import soorten
from ..opdrachten.berichten import als_ontvangers, leden

ANALYSEERT = "maakt de bovenregionale analyse"


def analisten(sessie: Reflectiesessie) -> list[Ontvanger]:
    """Who makes the supra-regional analysis of the area."""
    wie = leden(Rol.BOVENREGIONAAL_ANALIST).exclude(organisatie__soort=OrganisatieSoort.AANBIEDER)
    bij = list(wie)
    waar = werkgebieden(lid.organisatie_id for lid in bij)
    gebied = sessie.cyclus.gebied_id
    return als_ontvangers(
        (lid for lid in bij if gebied in waar[lid.organisatie_id].gebieden), ANALYSEERT
    )


def ontvangers(sessie: Reflectiesessie) -> list[Ontvanger]:
    """For the page before the act and for the outbox after it."""
    return ontvangers_van(analisten(sessie))


def vastgesteld_melden(sessie: Reflectiesessie, *, by: Any) -> int:
    from .regios import klaar_tekst

    return sturen(soorten.VASTGESTELD.code, sessie, by, klaar=klaar_tekst(sessie.cyclus))


def heropend_melden(sessie: Reflectiesessie, reden: str, *, by: Any) -> int:
    return sturen(soorten.HEROPEND.code, sessie, by, reden=reden)


def sturen(sjabloon: str, sessie: Reflectiesessie, by: Any, **extra: Any) -> int:
    berichten = klaarzetten(
        sjabloon=sjabloon,
        ontvangers=[een for een in ontvangers(sessie) if een.gebruiker != by],
        context={
            "regio": sessie.jeugdhulpregio,
            "halfjaar": sessie.cyclus.halfjaar.label,
            "gebied": sessie.cyclus.gebied,
            **extra,
        },
        onderwerp_sleutel=f"reflectie:{sessie.pk}",
        url=sessie.get_absolute_url(),
        namens=kantoor(sessie),
    )
    return len(berichten)


def kantoor(sessie: Reflectiesessie) -> Organisatie | None:
    """The office of the region."""
    return Organisatie.objects.filter(Q(jeugdhulpregio=sessie.jeugdhulpregio_id)).first()
