"""Planning, adopting and reopening a session."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from jeugdzorg.kern.models import Ketenschakel
from monitoring.cyclus import voorwaarden
from monitoring.cyclus.verloop import overgang
from monitoring.models import Reflectiesessie, Reflectieverslag
from monitoring.reflectie.sessies import (
    kenmerk,
    sessie_heropenen,
    sessie_plannen,
    sessie_vaststellen,
    wat_ontbreekt,
)
from monitoring.reflectie.wijzigen import Wijziging, wijzigen
from regio.choices import OrganisatieSoort, Rol
from regio.models import Bericht
from tests.factories import make_gebruiker, make_jeugdhulpregio, make_organisatie
from tests.factories_monitoring_reflectie import (
    VRAAG,
    make_cyclus,
    make_gevuld,
    make_houder,
    make_sessie,
    regio_van,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def sessie():
    return make_gevuld()


@pytest.fixture
def houder(sessie):
    return make_houder(sessie)


def make_analist(gebied):
    netwerk = make_organisatie(soort=OrganisatieSoort.EXPERTISENETWERK)
    return make_gebruiker(
        rol=Rol.BOVENREGIONAAL_ANALIST, organisatie=netwerk, gebieden=[gebied], naam="Analist"
    )


def test_planning_twice_keeps_one_session_with_the_last_day():
    cyclus = make_cyclus()
    regio = regio_van(cyclus)
    houder = make_houder(Reflectiesessie(cyclus=cyclus, jeugdhulpregio=regio))

    een = sessie_plannen(cyclus, regio, datum=date(2024, 9, 1), by=houder)
    twee = sessie_plannen(cyclus, regio, datum=date(2024, 9, 2), plaats="online", by=houder)

    assert een.pk == twee.pk
    assert (twee.datum, twee.plaats) == (date(2024, 9, 2), "online")


def test_a_region_outside_the_area_has_no_session():
    with pytest.raises(ValidationError, match="hoort in dit halfjaar niet bij"):
        sessie_plannen(make_cyclus(), make_jeugdhulpregio(), by=None)


@pytest.mark.parametrize("status", ["analyse", "advies", "vastgesteld"])
def test_a_cycle_that_went_on_plans_no_session(status):
    cyclus = make_cyclus(status=status)

    with pytest.raises(ValidationError, match="verder"):
        sessie_plannen(cyclus, regio_van(cyclus), by=None)


def test_adopting_freezes_everything_under_a_mark_in_the_chain(sessie, houder):
    verslag = sessie_vaststellen(sessie, by=houder)

    sessie.refresh_from_db()
    assert (sessie.status, verslag.versie) == ("vastgesteld", 1)
    assert verslag.sha256 == kenmerk(verslag.gegevens)
    assert verslag.gegevens["antwoorden"][0]["duiding"] == "Minder instroom."
    assert "reflectie_vastgesteld" in Ketenschakel.objects.order_by("-nummer").first().inhoud


def test_the_record_holds_roles_and_no_names(sessie, houder):
    sessie.deelnames.update(naam="Anna Bakker")

    gegevens = sessie_vaststellen(sessie, by=houder).gegevens

    assert gegevens["deelnemers"] == [{"rol": "regionaal expertteam (RET)", "namens": "expertteam"}]
    assert "Bakker" not in str(gegevens)


def test_who_analyses_the_area_is_told_with_how_many_are_ready(sessie, houder):
    analist = make_analist(sessie.cyclus.gebied)

    sessie_vaststellen(sessie, by=houder)

    bericht = Bericht.objects.get(gebruiker=analist)
    assert bericht.soort == "reflectie_vastgesteld"
    assert "1 van 1 regio's" in bericht.tekst


@pytest.mark.parametrize(
    ("wat", "mist"),
    [
        ({"datum": None}, "wanneer"),
        ({"datum": timezone.localdate() + timedelta(days=9)}, "nog niet geweest"),
    ],
)
def test_without_a_day_that_has_been_nothing_is_adopted(sessie, houder, wat, mist):
    Reflectiesessie.objects.update(**wat)

    with pytest.raises(ValidationError, match=mist):
        sessie_vaststellen(sessie, by=houder)


def test_without_participants_or_words_nothing_is_adopted():
    sessie = make_sessie()

    with pytest.raises(ValidationError) as fout:
        sessie_vaststellen(sessie, by=make_houder(sessie))

    assert len(fout.value.messages) == 2
    assert len(wat_ontbreekt(sessie)) == 2


def test_during_delivery_nothing_is_adopted():
    sessie = make_gevuld(cyclus=make_cyclus(status="aanlevering"))

    with pytest.raises(ValidationError, match="bij reflectie"):
        sessie_vaststellen(sessie, by=make_houder(sessie))


@pytest.mark.parametrize("rol", Rol.values)
def test_only_the_region_itself_adopts(sessie, rol):
    ander = make_gebruiker(rol=rol, gebieden=[sessie.cyclus.gebied])

    with pytest.raises(PermissionDenied):
        sessie_vaststellen(sessie, by=ander)


def test_reopening_leaves_the_version_and_the_next_one_gets_the_next_number(sessie, houder):
    sessie_vaststellen(sessie, by=houder)

    sessie_heropenen(sessie, reden="Een vraag vergeten.", by=houder)
    wijzigen(sessie, [Wijziging(f"{VRAAG}/werkt", "Ambulant.")], by=houder)
    tweede = sessie_vaststellen(sessie, by=houder)

    eerste = Reflectieverslag.objects.get(versie=1)
    assert (tweede.versie, eerste.gegevens["antwoorden"][0]["werkt"]) == (2, "")


def test_reopening_asks_why(sessie, houder):
    sessie_vaststellen(sessie, by=houder)

    with pytest.raises(ValidationError, match="waarom"):
        sessie_heropenen(sessie, reden=" ", by=houder)


@pytest.mark.parametrize("status", ["analyse", "advies", "vastgesteld"])
def test_once_the_cycle_went_on_nothing_is_reopened(sessie, houder, status):
    sessie_vaststellen(sessie, by=houder)
    sessie.cyclus.__class__.objects.update(status=status)

    with pytest.raises(ValidationError, match="verder"):
        sessie_heropenen(sessie, reden="Toch nog iets.", by=houder)


def test_an_adopted_record_cannot_be_changed_in_the_database(sessie, houder):
    sessie_vaststellen(sessie, by=houder)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE monitoring_reflectieverslag SET versie = 9")


def test_the_cycle_asks_why_it_goes_on_without_a_region():
    cyclus = make_cyclus(regios=[make_jeugdhulpregio(naam="A"), make_jeugdhulpregio(naam="B")])
    begeleider = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, gebieden=[cyclus.gebied])
    assert voorwaarden.openstaand("reflectie_afronden", cyclus) == [
        "A: nog geen reflectiesessie gepland",
        "B: nog geen reflectiesessie gepland",
    ]
    sessie_vaststellen(make_gevuld(cyclus=cyclus), by=None)

    with pytest.raises(ValidationError, match="B: nog geen reflectiesessie gepland"):
        overgang(cyclus, "reflectie_afronden", by=begeleider)
    gedaan = overgang(cyclus, "reflectie_afronden", by=begeleider, reden="B doet niet mee.")

    cyclus.refresh_from_db()
    assert cyclus.status == "analyse"
    assert gedaan.details["openstaand"] == ["B: nog geen reflectiesessie gepland"]
    assert gedaan.reden == "B doet niet mee."
