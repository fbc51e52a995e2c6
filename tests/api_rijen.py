"""One row of every resource of the API, with everything that hangs on it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from monitoring.models import (
    Cyclus,
)
from regio.choices import OrganisatieSoort
from regio.models import (
    Bevinding,
    BevindingOnderwerp,
    Bevindingstatus,
    Controleuitkomst,
    Organisatie,
    Regioindeling,
)
from tests.api_rijen_monitoring import (
    afbouwpad,
    analyse,
    doelstelling,
    indicator,
    meting,
    opdracht,
    rapport,
    reflectiesessie,
    scenario,
)
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gemeente,
    make_jeugdhulpregio,
    make_organisatie,
    nummers,
)
from tests.factories_capaciteit import (
    make_capaciteitscijfer,
    make_herkomst,
    make_locatie,
    make_meting,
    make_voorziening,
)
from tests.factories_monitoring_indicatoren import make_gebiedsindicator, make_indicator
from tests.factories_monitoring_pas import make_alternatief
from tests.factories_plaatsen import make_plaatsmutatie
from tests.factories_plan import make_plan
from tests.factories_planlijst import make_ingediend, make_planplaats, make_planproject
from tests.factories_vastgoed import (
    make_beschikking,
    make_regeling,
    make_termijn,
    make_toekenning,
    make_verlenging,
)
from tests.factories_versies import make_herkomstherziening, make_herziening
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Regelingopgave, Verdeeltotaal, Voorwaarde

DAG = date(2023, 7, 1)


def gemeente(bron: Any) -> Model:
    rij = make_gemeente(bron=bron)
    Regioindeling.objects.create(gemeente=rij, jeugdhulpregio=make_jeugdhulpregio(), bron=bron)
    return rij


def regio(bron: Any) -> Model:
    rij = make_jeugdhulpregio(bron=bron)
    make_gebied(regios=[rij])
    return rij


def gebied(bron: Any) -> Model:
    regios = [make_jeugdhulpregio(), make_jeugdhulpregio()]
    return make_gebied(bron=bron, bovenliggend=make_gebied(), regios=regios)


def aanbieder(bron: Any) -> Model:
    rij = make_aanbieder(bron=bron)
    rij.gebieden.set([make_gebied(), make_gebied()])
    return rij


def locatie(bron: Any) -> Model:
    return make_locatie(
        bron=bron,
        aanbieders=[make_aanbieder(), make_aanbieder()],
        gemeente=make_gemeente(),
        jeugdhulpregio=make_jeugdhulpregio(),
        gebied=make_gebied(),
        breedtegraad="52.2658",
        lengtegraad="6.7931",
    )


def herkomst(bron: Any) -> Model:
    return make_herkomst(
        bron=bron,
        herkomst_regio=make_jeugdhulpregio(),
        bestemming_gebied=make_gebied(),
        aanbieder=make_aanbieder(),
        voorziening=make_voorziening(),
    )


def regeling(bron: Any) -> Model:
    rij = make_regeling(bron=bron, onderdeel_van=make_regeling(), bedrag=50_000_000, plaatsen=2926)
    Verdeeltotaal.objects.create(
        regeling=rij, gebied=make_gebied(), plaatsen=299, bedrag=5_109_364, bron=bron
    )
    Regelingopgave.objects.create(regeling=rij, naam="Zo heet zij", bron=bron)
    Voorwaarde.objects.create(regeling=rij, volgnummer=1, tekst="Samen", bron=bron)
    return rij


def toekenning(bron: Any) -> Model:
    rij = make_toekenning(bron=bron)
    rij.locaties.set([make_locatie(), make_locatie()])
    return rij


def termijn(bron: Any) -> Model:
    rij = make_termijn(
        bron=bron, gebied=make_gebied(), regeling=make_regeling(), onderdeel_van=make_termijn()
    )
    make_verlenging(rij, date(2031, 1, 1), bron=bron)
    return rij


def bevinding(bron: Any) -> Model:
    rij = Bevinding.objects.create(
        sleutel=f"controle:{next(nummers)}", controle="controle", gebied=make_gebied(),
        ernst="hoog", titel="Klopt niet", waarde_a="1", bron_a=bron, vindplaats_a="H1",
        waarde_b="2", bron_b=make_bron(), vindplaats_b="H2",
    )  # fmt: skip
    Bevindingstatus.objects.create(bevinding=rij, status="uitgelegd", reden="Afgerond")
    for onderwerp in (make_toekenning(), make_herkomst(), meting(make_bron())):
        soort = ContentType.objects.get_for_model(onderwerp)
        BevindingOnderwerp.objects.create(bevinding=rij, content_type=soort, object_id=onderwerp.pk)
    return rij


def controle(bron: Any) -> Model:
    return Controleuitkomst.objects.create(
        sleutel=f"controle:{next(nummers)}", controle="controle", gebied=make_gebied(),
        titel="Bedrag", gedrukt="1", herberekend="2", oordeel="wijkt_af", bron=bron,
        bevinding=bevinding(make_bron()), gecontroleerd_op=timezone.now(),
    )  # fmt: skip


def plan_voor(bron: Any) -> Model:
    """A plan has no source. Of a closed one: handled by its owner. Of another: in an area where
    every municipality works, so that each reads it."""
    gebied = make_gebied()
    if bron.eigenaar_id is None:
        for organisatie in Organisatie.objects.filter(soort=OrganisatieSoort.GEMEENTE):
            organisatie.gebieden.add(gebied)
    gemeente = bron.eigenaar or make_organisatie()
    return make_plan(gemeente=gemeente, gebied=gebied, status=Planstatus.INGEDIEND)


def planplaats(bron: Any) -> Model:
    """From one facility to another, booked as planned."""
    project = make_planproject(
        versie=make_ingediend(plan_voor(bron)),
        locatie=make_locatie(),
        gemeente=make_gemeente(),
    )
    return make_planplaats(
        project=project,
        van=make_voorziening(),
        naar=make_voorziening(),
        mutatie=make_plaatsmutatie(),
    )


RIJEN: dict[str, Callable[[Any], Model]] = {
    "gemeenten": gemeente,
    "jeugdhulpregios": regio,
    "gebieden": gebied,
    "aanbieders": aanbieder,
    "locaties": locatie,
    "voorzieningen": lambda bron: make_voorziening(bron=bron),
    "capaciteitsmetingen": lambda bron: make_meting(bron=bron),
    "capaciteitscijfers": lambda bron: make_capaciteitscijfer(
        bron=bron, jeugdhulpregio=make_jeugdhulpregio()
    ),
    "herkomst": herkomst,
    "herzieningen": lambda bron: make_herziening(bron=bron),
    "herkomstherzieningen": lambda bron: make_herkomstherziening(
        bron=bron, regio=make_jeugdhulpregio()
    ),
    "plaatsmutaties": lambda bron: make_plaatsmutatie(bron=bron),
    "regelingen": regeling,
    "beschikkingen": lambda bron: make_beschikking(bron=bron),
    "toekenningen": toekenning,
    "termijnen": termijn,
    "indicatoren": indicator,
    "indicatorversies": lambda bron: make_indicator(bron=bron).versies.get(),
    "gebiedsindicatoren": lambda bron: make_gebiedsindicator(indicator=make_indicator(bron=bron)),
    "metingen": meting,
    "doelstellingen": doelstelling,
    "cycli": lambda bron: Cyclus.objects.create(gebied=gebied(bron), jaar=2024, helft=1),
    "afbouwpaden": afbouwpad,
    "scenarios": scenario,
    "alternatieven": lambda bron: make_alternatief(
        bron=bron, regios=[make_jeugdhulpregio()], partners=[make_aanbieder()]
    ),
    "reflectiesessies": reflectiesessie,
    "analyses": analyse,
    "opdrachten": opdracht,
    "rapporten": rapport,
    "bronnen": lambda bron: bron,
    "bevindingen": bevinding,
    "controles": controle,
    "vastgoedplannen": plan_voor,
    "planprojecten": lambda bron: make_planproject(versie=make_ingediend(plan_voor(bron))),
    "planplaatsen": planplaats,
}
