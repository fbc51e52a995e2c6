"""An entirely new path: begun by who records decisions, filled in as a draft, then adopted."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from jeugdzorg.kern.models import Ketenschakel
from monitoring.doelen import concepten, versies
from monitoring.doelen.padinhoud import beginnend
from monitoring.models import Afbouwpad
from regio.choices import Rol
from tests.factories import (
    make_aanbieder,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_monitoring import make_pad
from tests.factories_monitoring_doelen import make_indicator

pytestmark = pytest.mark.django_db
BESLUIT = {"besluit_op": date(2026, 3, 1), "besluit": "Stuurgroep, punt 4"}


@pytest.fixture
def regios():
    return [make_jeugdhulpregio(), make_jeugdhulpregio()]


@pytest.fixture
def gebied(regios):
    return make_gebied(code="PROEF", regios=regios)


@pytest.fixture
def beleid(gebied):
    organisatie = make_organisatie()
    organisatie.gebieden.add(gebied)
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=organisatie)


def ingevuld(gebied, **anders):
    standaard = {
        "gebied": gebied.pk,
        "naam": "Bedden omlaag",
        "soort": "mijlpalen",
        "grootheid": "stand",
        "eenheid": "bedden",
        "startwaarde": "100",
        "startdatum": "2026-01-01",
        "doelwaarde": "40",
        "doeldatum": "2030-01-01",
        "reden": "Afgesproken in de regiovisie.",
    }
    return {**standaard, **anders}


def adres():
    return reverse("monitoring:pad-maken")


def fouten(antwoord):
    return set(antwoord.context["form"].errors)


def test_a_path_of_milestones_is_begun_filled_in_and_adopted(client_van, gebied, beleid):
    client = client_van(beleid)
    indicator = make_indicator()

    antwoord = client.post(adres(), ingevuld(gebied, indicator=indicator.pk))

    pad = Afbouwpad.objects.get()
    assert antwoord.url == reverse("monitoring:pad-concept", args=[pad.code])
    assert (pad.code, pad.status, pad.versie) == ("PROEF-BEDDEN-OMLAAG", "concept", 1)
    assert (pad.gebied, pad.indicator) == (gebied, indicator)
    form = client.get(antwoord.url).context["form"]
    velden = {naam: form[naam].value() for naam in form.fields}
    velden = {naam: waarde for naam, waarde in velden.items() if waarde not in (None, False)}
    velden |= {"datum_3": "2030-01-01", "waarde_3": "40", "reden": "Met een tussenstap."}
    velden |= {"datum_2": "2028-01-01", "waarde_2": "80"}
    velden.pop("basis", None)
    assert client.post(antwoord.url, velden).status_code == 302
    assert [punt.waarde for punt in pad.punten.all()] == [100, 80, 40]

    besluit = {"besluit_op": "2026-03-01", "besluit": "Stuurgroep", "geldt_vanaf": "2026-03-02"}
    vaststellen = reverse("monitoring:pad-vaststellen", args=[pad.code])
    client.post(vaststellen, {**besluit, "bevestigd": "ja"})

    pad.refresh_from_db()
    assert (pad.status, pad.besluit, pad.vindplaats) == ("aangenomen", "Stuurgroep", "Stuurgroep")
    assert Ketenschakel.objects.filter(inhoud__contains="doel_vastgesteld").count() == 1
    assert "Bedden omlaag" in client.get(reverse("monitoring:afbouwpad-lijst")).content.decode()


def test_a_fixed_percentage_gives_every_year_until_the_target(client_van, gebied, beleid):
    client_van(beleid).post(
        adres(),
        ingevuld(gebied, soort="percentage", grootheid="stroom", doelwaarde="", procent="10"),
    )

    pad = Afbouwpad.objects.get()
    assert [int(punt.waarde) for punt in pad.punten.all()] == [100, 90, 81, 73, 66]
    assert (pad.doelwaarde, pad.doeldatum) == (66, date(2030, 12, 31))


def test_what_is_divided_over_regions_is_divided_before_it_is_adopted(
    client_van, gebied, beleid, regios
):
    client = client_van(beleid)
    client.post(adres(), ingevuld(gebied, soort="pro_rata"))
    pad = Afbouwpad.objects.get()
    with pytest.raises(ValidationError, match="per regio"):
        versies.vaststellen(pad, by=beleid, geldt_vanaf=date(2026, 4, 1), **BESLUIT)

    pagina = reverse("monitoring:pad-concept", args=[pad.code])
    velden = {f"basis_{regio.code}": "50" for regio in regios}
    velden |= {"startdatum": "2026-01-01", "looptijd_van": "2026-01-01", "looptijd_maanden": "48"}
    form = client.get(pagina).context["form"]
    velden |= {"doelwaarde": "40", "reden": "Verdeeld.", "token": form["token"].value()}
    client.post(pagina, velden)

    vast = versies.vaststellen(pad, by=beleid, geldt_vanaf=date(2026, 4, 1), **BESLUIT)
    assert [deel.doel for deel in vast.delen.all()] == [Decimal(20), Decimal(20)]


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"doelwaarde": ""}, "doelwaarde"),
        ({"soort": "percentage", "doelwaarde": ""}, "procent"),
        ({"procent": "10"}, "procent"),
        ({"startwaarde": "3", "doelwaarde": "0"}, "startwaarde"),
        ({"doelwaarde": "200"}, "__all__"),
        ({"doeldatum": "2025-01-01"}, "__all__"),
        ({"soort": "pro_rata", "doeldatum": "2026-01-20"}, "__all__"),
        ({"naam": "Voor kind 123456782"}, "naam"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(client_van, gebied, beleid, anders, veld):
    antwoord = client_van(beleid).post(adres(), ingevuld(gebied, **anders))

    assert veld in fouten(antwoord)
    assert not Afbouwpad.objects.exists()


def test_only_areas_where_one_records_decisions_can_be_chosen(client_van, gebied, beleid):
    elders = make_gebied(regios=[make_jeugdhulpregio()])
    client = client_van(beleid)

    assert list(client.get(adres()).context["form"].fields["gebied"].queryset) == [gebied]
    assert "gebied" in fouten(client.post(adres(), ingevuld(elders)))


@pytest.mark.parametrize("rol", [Rol.BOVENREGIONAAL_ANALIST, Rol.LEZER, Rol.AANBIEDER])
def test_who_records_no_decisions_begins_no_path(client_van, gebied, rol):
    bij = make_aanbieder() if rol == Rol.AANBIEDER else make_organisatie()
    bij.gebieden.add(gebied)
    wie = make_gebruiker(rol=rol, organisatie=bij)

    assert client_van(wie).get(adres()).status_code == 403
    inhoud = beginnend("mijlpalen", Decimal(9), date(2026, 1, 1), Decimal(5), date(2027, 1, 1))
    velden = {"naam": "Pad", "soort": "mijlpalen", "grootheid": "stand", "eenheid": "bedden"}
    with pytest.raises(PermissionDenied):
        concepten.pad_maken(inhoud, by=wie, reden="x", gebied=gebied, **velden)


def test_a_name_that_was_taken_gets_a_number(client_van, gebied, beleid):
    make_pad(code="PROEF-BEDDEN-OMLAAG", gebied=gebied)

    client_van(beleid).post(adres(), ingevuld(gebied))

    assert Afbouwpad.objects.filter(code="PROEF-BEDDEN-OMLAAG-2", status="concept").exists()


def test_the_list_offers_it_to_who_may(client_van, gebied, beleid):
    lijst = reverse("monitoring:afbouwpad-lijst")

    assert adres() in client_van(beleid).get(lijst).content.decode()
    assert adres() not in client_van(make_gebruiker(rol=Rol.LEZER)).get(lijst).content.decode()
