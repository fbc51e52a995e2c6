from datetime import date

import pytest

from capaciteit.choices import Aard, Capaciteitsmaat, VoorzieningStatus
from capaciteit.kaartcijfers import alle_voorzieningen, bekende_plekken, open_voorzieningen
from capaciteit.models import Voorziening
from capaciteit.overzichten import cijfer_tekst
from capaciteit.selectors import (
    capaciteit_in_kort,
    plaatsen_samen,
    standen_per_zorgvorm,
)
from regio.choices import BronSoort, Zorgvorm
from regio.models import Gebied
from tests.factories import make_bron, make_gebied, make_gebruiker, make_jeugdhulpregio
from tests.factories_capaciteit import (
    make_capaciteitscijfer,
    make_locatie,
    make_meting,
    make_voorziening,
)


class TestInKort:
    def test_the_five_plans_describe_58_facilities(self, gegevens):
        kort = capaciteit_in_kort(make_gebruiker())

        assert (kort.alles.geheel, kort.afbouw.geheel + kort.opbouw.geheel) == (58, 58)
        assert kort.alles.per_status == {
            "open": 43,
            "gepland": 8,
            "in_ontwikkeling": 4,
            "in_afbouw": 2,
            "gesloten": 1,
        }
        assert kort.alles.plekken == kort.afbouw.plekken + kort.opbouw.plekken == 308
        assert kort.aandeel_bekend == "12 van 45"

    def test_only_facilities_of_the_area_count(self, gegevens):
        kort = capaciteit_in_kort(make_gebruiker(), Gebied.objects.get(code="OV"))

        assert kort.alles.geheel == 13
        assert (kort.afbouw.plekken, kort.afbouw.bekend) == (None, 0)

    def test_before_a_source_names_it_a_facility_has_no_status(self, gegevens):
        kort = capaciteit_in_kort(make_gebruiker(), peildatum=date(2020, 1, 1))

        assert kort.alles.onbekend == 58
        assert kort.alles.plekken is None

    def test_without_membership_nothing_is_seen(self, gegevens):
        kort = capaciteit_in_kort(make_gebruiker(rol=None))

        assert (kort.alles.geheel, kort.alles.plekken) == (0, None)


@pytest.mark.django_db
class TestPlekken:
    def test_planned_places_and_places_of_closed_facilities_are_not_in_use(self):
        make_meting(plaatsen=10)
        make_meting(plaatsen=80, aard=Aard.PLAN, maat=Capaciteitsmaat.BEOOGD)
        dicht = make_voorziening(status=VoorzieningStatus.GESLOTEN)
        make_meting(voorziening=dicht, plaatsen=7)

        kort = capaciteit_in_kort(make_gebruiker())

        assert (kort.alles.plekken, kort.alles.beoogd) == (10, 80)
        assert kort.aandeel_bekend == "1 van 2"

    def test_example_figures_never_count(self):
        voorziening = make_voorziening()
        voorbeeld = make_bron(soort=BronSoort.VOORBEELD)
        make_meting(voorziening=voorziening, plaatsen=36, bezet=30, bron=voorbeeld)

        kort = capaciteit_in_kort(make_gebruiker())

        assert (kort.alles.plekken, kort.alles.bekend) == (None, 0)

    def test_measures_are_summed_apart(self):
        user = make_gebruiker()
        make_meting(plaatsen=10, maat=Capaciteitsmaat.TOEGEKEND)
        make_meting(plaatsen=5, maat=Capaciteitsmaat.TOEGEKEND)
        make_meting(plaatsen=7, maat=Capaciteitsmaat.PLEKKEN)
        make_voorziening()
        rijen = Voorziening.objects.visible_to(user).with_stand(user=user).with_maat(user=user)

        totaal = plaatsen_samen(rijen)

        assert [(m.maat, m.voorzieningen, m.plaatsen) for m in totaal.per_maat] == [
            ("toegekend", 2, 15),
            ("plekken", 1, 7),
        ]
        assert (totaal.bekend, totaal.onbekend, totaal.geheel) == (3, 1, 4)


@pytest.mark.django_db
def test_without_a_reader_only_public_sources_say_how_a_facility_stands():
    voorziening = make_voorziening()
    make_meting(voorziening=voorziening, plaatsen=20, bron=make_bron(openbaar=False))

    stand = Voorziening.objects.with_stand().get(pk=voorziening.pk)

    assert stand.plaatsen is None


@pytest.mark.django_db
def test_forms_of_care_add_up_to_the_total_in_the_last_row():
    user = make_gebruiker()
    make_voorziening(zorgvorm=Zorgvorm.O3M)
    make_voorziening(zorgvorm=Zorgvorm.KAR)
    make_voorziening(zorgvorm=Zorgvorm.KAR, status=VoorzieningStatus.GEPLAND)

    *delen, totaal = standen_per_zorgvorm(Voorziening.objects.all(), user)

    assert [(stand.code, stand.geheel) for stand in delen] == [("o3m", 1), ("kar", 2)]
    assert totaal.geheel == 3
    assert totaal.in_voorbereiding == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"waarde": 61}, "61"),
        ({"waarde": 54, "kwalificatie": "maximaal"}, "hooguit 54"),
        ({"waarde": 300, "kwalificatie": "bijna"}, "bijna 300"),
        ({"waarde": 10, "kwalificatie": "onzeker"}, "misschien 10"),
        ({"waarde": 34, "waarde_tot": 50, "kwalificatie": "tussen"}, "34 tot 50"),
        (
            {
                "waarde": 50,
                "waarde_tot": 95,
                "kwalificatie": "ongeveer",
                "maat": "bezettingspercentage",
            },
            "ongeveer 50 tot 95%",
        ),
    ],
)
def test_a_figure_says_how_exact_it_is(velden, tekst):
    assert cijfer_tekst(make_capaciteitscijfer(**velden)) == tekst


@pytest.mark.django_db
class TestKaart:
    def test_a_region_of_a_plan_without_facilities_is_zero_and_another_is_unknown(self):
        met, zonder, buiten = make_jeugdhulpregio(), make_jeugdhulpregio(), make_jeugdhulpregio()
        make_gebied(regios=[met, zonder])
        make_voorziening(locatie=make_locatie(jeugdhulpregio=met))

        waarden = alle_voorzieningen(make_gebruiker())

        assert (waarden[met.code], waarden[zonder.code]) == (1, 0)
        assert buiten.code not in waarden

    def test_a_plan_for_closed_care_says_nothing_about_open_residential_care(self):
        regio = make_jeugdhulpregio()
        make_gebied(regios=[regio], zorgvorm=Zorgvorm.JEUGDZORGPLUS)
        user = make_gebruiker()

        assert open_voorzieningen(user, Zorgvorm.JEUGDZORGPLUS)[regio.code] == 0
        assert regio.code not in open_voorzieningen(user, Zorgvorm.O3M)

    def test_facilities_without_known_places_make_a_region_unknown(self):
        regio = make_jeugdhulpregio()
        make_gebied(regios=[regio])
        make_voorziening(locatie=make_locatie(jeugdhulpregio=regio))

        assert bekende_plekken(make_gebruiker())[regio.code] is None
