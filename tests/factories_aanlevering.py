"""The smallest valid rounds, obligations and deliveries; rows as if a file had been read."""

from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from capaciteit.aanlevering.regels import Gelezen, Melding, Regel
from capaciteit.aanlevering.verwerken import bewaren
from capaciteit.choices import AanleverErnst, AanleverKanaal, Regelsoort
from capaciteit.models import Aanlevering, Aanleverplicht, Aanleverronde, Voorziening
from regio.choices import Rol

from .factories import make_aanbieder, make_gebruiker, nummers
from .factories_capaciteit import make_locatie, make_voorziening

PEILDATUM = date(2024, 6, 30)


def make_ronde(**velden: Any) -> Aanleverronde:
    """The first half of 2024, open since yesterday and for a month."""
    vandaag = timezone.localdate()
    standaard = {
        "code": f"ronde-{next(nummers)}",
        "naam": "Capaciteit eerste halfjaar van 2024",
        "van": date(2024, 1, 1),
        "tot": PEILDATUM,
        "peildata": [date(2024, 3, 31), PEILDATUM],
        "opent_op": vandaag - timedelta(days=1),
        "sluit_op": vandaag + timedelta(days=30),
    }
    return Aanleverronde.objects.create(**{**standaard, **velden})


def make_plicht(**velden: Any) -> Aanleverplicht:
    """Of a provider with one facility, in a round of its own."""
    if "ronde" not in velden:
        velden["ronde"] = make_ronde()
    if "organisatie" not in velden:
        velden["organisatie"] = make_aanbieder()
    aanbieder = velden["organisatie"]
    if not Voorziening.objects.filter(locatie__aanbieders=aanbieder.pk).exists():
        make_voorziening(locatie=make_locatie(aanbieders=[aanbieder.pk]))
    velden["organisatie_id"] = velden.pop("organisatie").pk
    return Aanleverplicht.objects.create(**{"termijn": velden["ronde"].sluit_op, **velden})


def make_aanleveraar(plicht: Aanleverplicht, rol: str = Rol.AANBIEDER) -> Any:
    return make_gebruiker(rol=rol, organisatie=plicht.organisatie)


def voorziening_van(plicht: Aanleverplicht) -> Any:
    return Voorziening.objects.filter(locatie__aanbieders=plicht.organisatie_id).first()


def meting(voorziening: Any, **velden: Any) -> Regel:
    standaard = {"rij": 2, "maat": "plekken", "peildatum": PEILDATUM, "plaatsen": 10, "bezet": 8}
    return Regel(
        soort=Regelsoort.METING,
        blad="Capaciteit",
        voorziening=voorziening.pk,
        **{**standaard, **velden},
    )


def herkomst(voorziening: Any, regio: Any = None, **velden: Any) -> Regel:
    standaard = {"rij": 2, "maat": "verblijvend", "aantal": 6}
    return Regel(
        soort=Regelsoort.HERKOMST,
        blad="Herkomst",
        voorziening=voorziening.pk,
        herkomst_regio=regio.pk if regio else None,
        **{**standaard, **velden},
    )


def waarschuwing(**velden: Any) -> Melding:
    standaard = {
        "ernst": AanleverErnst.WAARSCHUWING,
        "code": "meer-bezet-dan-plaatsen",
        "melding": "Er zijn meer plekken bezet dan er zijn.",
        "blad": "Capaciteit",
        "cel": "E2",
        "rij": 2,
        "waarde": "12",
    }
    return Melding(**{**standaard, **velden})


def fout(**velden: Any) -> Melding:
    return waarschuwing(
        **{
            "ernst": AanleverErnst.FOUT,
            "code": "geen-getal",
            "melding": "Dit is geen heel getal.",
            "verwacht": "Een heel getal, bijvoorbeeld 8.",
            **velden,
        }
    )


def make_aanlevering(
    plicht: Aanleverplicht | None = None, *, by: Any = None, **velden: Any
) -> Aanlevering:
    """A file that came in and is kept, not checked yet."""
    plicht = plicht or make_plicht()
    n = next(nummers)
    standaard = {
        "plicht": plicht,
        "door": by or make_aanleveraar(plicht),
        "kanaal": AanleverKanaal.BESTAND,
        "bestandsnaam": f"levering-{n}.csv",
        "bestandssoort": "csv",
        "sha256": f"{n:064d}",
    }
    aanlevering = Aanlevering(**{**standaard, **velden})
    aanlevering.opslag.save(f"levering-{n}.csv", ContentFile(b"a;b\n1;2\n"), save=False)
    aanlevering.save()
    return aanlevering


def make_gecontroleerd(
    plicht: Aanleverplicht | None = None, *regels: Regel, meldingen: Any = (), **velden: Any
) -> Aanlevering:
    """The same after its check: with ``regels`` (one measurement when there are none)."""
    plicht = plicht or make_plicht()
    aanlevering = make_aanlevering(plicht, **velden)
    rijen = list(regels) or [meting(voorziening_van(plicht))]
    bewaren(aanlevering, Gelezen(regels=rijen, meldingen=list(meldingen)))
    return aanlevering
