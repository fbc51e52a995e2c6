"""Adopt, publish and withdraw: each once, by who may, sealed in the chain."""

import hashlib
import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from jeugdzorg.kern.chain import controleren
from jeugdzorg.kern.models import Ketenschakel
from monitoring.rapport import acties
from monitoring.rapport.opmaak import rapport_pdf
from regio.choices import Rol
from regio.models import Gebied
from tests.factories import make_gebruiker
from tests.factories_monitoring_rapport import make_rapport

pytestmark = pytest.mark.django_db


@pytest.fixture
def rapport():
    return make_rapport()


def lid(rapport, rol):
    return make_gebruiker(rol=rol, gebieden=Gebied.objects.filter(pk=rapport.cyclus.gebied_id))


def soorten():
    return [json.loads(rij.inhoud)["soort"] for rij in Ketenschakel.objects.order_by("nummer")]


def test_adopting_freezes_the_file_with_its_mark_and_seals_both_in_the_chain(rapport):
    by = lid(rapport, Rol.STUURGROEPLID)

    vast = acties.rapport_vaststellen(rapport, by=by)

    with vast.bestand.open("rb") as bestand:
        inhoud = bestand.read()
    schakel = json.loads(Ketenschakel.objects.get().gegevens)
    assert (vast.status, vast.vastgesteld_door) == ("vastgesteld", by)
    assert hashlib.sha256(inhoud).hexdigest() == vast.sha256 == schakel["sha256"]
    assert schakel["gegevens_sha256"] == vast.gegevens_sha256
    assert controleren().is_heel


def test_the_adopted_pages_follow_from_the_kept_figures_alone(rapport):
    vast = acties.rapport_vaststellen(rapport, by=lid(rapport, Rol.BEHEERDER))

    opnieuw = rapport_pdf(vast.gegevens, versie=vast.versie, status="vastgesteld")

    assert hashlib.sha256(opnieuw).hexdigest() == vast.sha256


def test_adopting_twice_is_once(rapport):
    by = lid(rapport, Rol.BELEIDSMEDEWERKER)
    eerst = acties.rapport_vaststellen(rapport, by=by)

    weer = acties.rapport_vaststellen(eerst, by=by)

    assert weer.vastgesteld_op == eerst.vastgesteld_op
    assert soorten() == ["rapport_vastgesteld"]


def test_an_edition_that_was_overtaken_is_not_adopted(rapport):
    make_rapport(cyclus=rapport.cyclus, versie=2)

    with pytest.raises(ValidationError, match="nieuwere versie"):
        acties.rapport_vaststellen(rapport, by=lid(rapport, Rol.BEHEERDER))


def test_from_draft_to_published_to_withdrawn(rapport):
    by = lid(rapport, Rol.BELEIDSMEDEWERKER)
    vast = acties.rapport_vaststellen(rapport, by=by)
    acties.rapport_publiceren(vast, by=by)
    weg = acties.rapport_intrekken(vast, reden="Regio A leverde verkeerd.", by=by)

    assert (weg.status, weg.intrekreden) == ("ingetrokken", "Regio A leverde verkeerd.")
    assert soorten() == ["rapport_vastgesteld", "rapport_gepubliceerd", "rapport_ingetrokken"]
    assert json.loads(Ketenschakel.objects.last().gegevens)["reden"] == weg.intrekreden


def test_a_draft_is_not_published_and_needs_no_withdrawing(rapport):
    by = lid(rapport, Rol.BEHEERDER)

    with pytest.raises(ValidationError, match="vastgesteld rapport"):
        acties.rapport_publiceren(rapport, by=by)
    with pytest.raises(ValidationError, match="concept"):
        acties.rapport_intrekken(rapport, reden="Fout", by=by)


@pytest.mark.parametrize("reden", ["", "  "])
def test_withdrawing_asks_for_a_reason(reden):
    rapport = make_rapport(status="gepubliceerd")

    with pytest.raises(ValidationError, match="waarom"):
        acties.rapport_intrekken(rapport, reden=reden, by=lid(rapport, Rol.BEHEERDER))


@pytest.mark.parametrize("rol", Rol.values)
def test_who_may_adopt_and_who_may_publish(rol):
    rapport = make_rapport(status="vastgesteld")
    by = lid(rapport, rol)
    mag = []
    for naam, doen in (
        ("vaststellen", acties.rapport_vaststellen),
        ("publiceren", acties.rapport_publiceren),
    ):
        try:
            doen(rapport, by=by)
            mag.append(naam)
        except PermissionDenied:
            pass

    verwacht = {
        Rol.BEHEERDER: ["vaststellen", "publiceren"],
        Rol.BELEIDSMEDEWERKER: ["vaststellen", "publiceren"],
        Rol.STUURGROEPLID: ["vaststellen"],
    }
    assert mag == verwacht.get(rol, [])


def test_who_works_elsewhere_decides_nothing(rapport):
    ander = make_gebruiker(rol=Rol.BEHEERDER)

    with pytest.raises(PermissionDenied):
        acties.rapport_vaststellen(rapport, by=ander)


def test_a_set_up_keeps_blocks_in_order_and_refuses_what_does_not_fit(rapport):
    by, gebied = lid(rapport, Rol.REGIO_ANALIST), rapport.cyclus.gebied
    rijen = [{"code": "tekst", "titel": "Voorwoord", "tekst": "Welkom."}, {"code": "bijlage"}]

    opzet = acties.opzet_bewaren(gebied, "gebied", rijen, by=by)

    assert [blok.code for blok in opzet.blokken.all()] == ["tekst", "bijlage"]
    with pytest.raises(ValidationError, match="past niet"):
        acties.opzet_bewaren(gebied, "regio", [{"code": "regios"}], by=by)
    with pytest.raises(ValidationError, match="minstens"):
        acties.opzet_bewaren(gebied, "gebied", [], by=by)
