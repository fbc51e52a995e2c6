"""Definitions change by a next version; consequences come first; a way back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from jeugdzorg.kern.models import Ketenschakel
from monitoring.halfjaar import Halfjaar
from monitoring.indicatoren import actions
from monitoring.indicatoren.definities import VERSIEVELDEN, geschiedenis, laatste_versie
from monitoring.indicatoren.gebruik import indicatoren_van, uitsplitsingen_van
from monitoring.models import Indicator
from regio.choices import Rol
from tests.factories import make_gebied, make_gebruiker, make_organisatie
from tests.factories_monitoring_indicatoren import (
    make_gebiedsindicator,
    make_indicator,
    make_meting,
)

pytestmark = pytest.mark.django_db
VANAF = Halfjaar.at(timezone.localdate()).vorige
REDEN = "Elders telt nu ook mee."


@pytest.fixture
def gebied():
    return make_gebied()


@pytest.fixture
def analist(gebied):
    return make_gebruiker(rol=Rol.BOVENREGIONAAL_ANALIST, gebieden=[gebied])


@pytest.fixture
def indicator(gebied):
    return make_indicator(gebied=gebied, assen=["wonen", "onderwijs"])


def definitie(indicator, **anders):
    versie = laatste_versie(indicator)
    return {**{veld: getattr(versie, veld) for veld in VERSIEVELDEN}, **anders}


def wijzig(indicator, by, *, uitsplitsingen=None, **anders):
    los = {"vanaf": VANAF, "reeksbreuk": False, "reden": REDEN}
    los |= {naam: anders.pop(naam) for naam in list(anders) if naam in los}
    if uitsplitsingen is None:
        uitsplitsingen = "oorzaak: wonen; onderwijs (samen het geheel)"
    return actions.definitie_wijzigen(
        indicator, by=by, uitsplitsingen=uitsplitsingen, **los, **definitie(indicator, **anders)
    )


def test_a_changed_definition_is_a_next_version(indicator, analist):
    oud = laatste_versie(indicator)

    versie = wijzig(indicator, analist, betekenis="Wie er nu is.", reeksbreuk=True)

    indicator.refresh_from_db()
    oud.refresh_from_db()
    assert (versie.nummer, versie.vanaf, versie.reeksbreuk) == (2, VANAF, True)
    assert oud.betekenis == "Wat er is geteld."
    assert indicator.betekenis == "Wie er nu is."


def test_a_change_is_recorded_in_the_chain(indicator, analist):
    wijzig(indicator, analist, eenheid="weken")

    schakel = Ketenschakel.objects.latest("nummer")
    assert "indicator_gewijzigd" in schakel.inhoud
    assert REDEN in schakel.gegevens


def test_the_same_change_twice_makes_one_version(indicator, analist):
    een = wijzig(indicator, analist, eenheid="weken")
    indicator = Indicator.objects.get(pk=indicator.pk)

    assert wijzig(indicator, analist, eenheid="weken") == een
    assert indicator.versies.count() == 2


def test_nothing_different_is_refused(indicator, analist):
    with pytest.raises(ValidationError, match="niets anders"):
        wijzig(indicator, analist)


def test_a_version_holds_later_than_the_one_before(indicator, analist):
    wijzig(indicator, analist, eenheid="weken")

    with pytest.raises(ValidationError, match="kies een later halfjaar"):
        wijzig(Indicator.objects.get(pk=indicator.pk), analist, eenheid="dagen")


def test_breakdowns_end_and_begin_with_a_version(indicator, analist):
    wijzig(indicator, analist, uitsplitsingen="oorzaak: wonen; zorg (samen het geheel)")
    indicator = Indicator.objects.met_definities().get(pk=indicator.pk)

    assert [deel.naam for deel in uitsplitsingen_van(indicator, 1)] == ["wonen", "onderwijs"]
    assert [deel.naam for deel in uitsplitsingen_van(indicator, 2)] == ["wonen", "zorg"]
    assert [anders.wat for anders in geschiedenis(indicator)[0][1]] == ["Uitsplitsingen"]


@pytest.mark.parametrize(
    ("formule", "melding"),
    [
        ("GEEN-IDEE + 1", "is er niet"),
        ("ANDER[eten]", "Kies uit: wonen"),
        ("ANDER +", "houdt te vroeg op"),
        ("IK * 2", "komt op zichzelf uit: IK → IK"),
        ("AFGELEID * 2", "AFGELEID → IK"),
    ],
)
def test_a_formula_that_cannot_be_is_refused(gebied, analist, formule, melding):
    ik = make_indicator(code="IK", gebied=gebied)
    make_indicator(code="ANDER", assen=["wonen"])
    make_indicator(code="AFGELEID", versie={"formule": "IK + 1", "telwijze": "geen"})

    with pytest.raises(ValidationError, match=melding):
        wijzig(ik, analist, uitsplitsingen="", formule=formule)


def test_who_works_elsewhere_may_not(indicator):
    with pytest.raises(PermissionDenied):
        wijzig(indicator, make_gebruiker(rol=Rol.BOVENREGIONAAL_ANALIST), eenheid="weken")


def test_the_owner_keeps_the_definition_and_nobody_else(indicator, analist):
    eigenaar = make_organisatie()
    indicator.eigenaar = eigenaar
    indicator.save()

    with pytest.raises(PermissionDenied):
        wijzig(indicator, analist, eenheid="weken")
    wijzig(indicator, make_gebruiker(organisatie=eigenaar), eenheid="weken")


def test_withdrawing_ends_it_and_can_be_undone(indicator, gebied, analist):
    make_gebiedsindicator(gebied=gebied, indicator=indicator)

    actions.indicator_intrekken(indicator, by=analist, laatste=VANAF, reden=REDEN)
    na = [len(indicatoren_van(gebied, half)) for half in (VANAF, VANAF.volgende)]
    actions.indicator_terugzetten(indicator, by=analist)

    assert na == [1, 0]
    assert len(indicatoren_van(gebied, VANAF.volgende)) == 1


def test_what_others_are_worked_out_from_is_not_withdrawn(indicator, analist):
    formule = {"formule": f"{indicator.code} * 2", "telwijze": "geen"}
    make_indicator(naam="Dubbel", versie=formule)

    with pytest.raises(ValidationError, match="Dubbel"):
        actions.indicator_intrekken(indicator, by=analist, laatste=VANAF, reden=REDEN)


class TestPages:
    @pytest.fixture
    def client(self, client_van, analist):
        return client_van(analist)

    @pytest.fixture
    def velden(self, indicator):
        leeg = dict.fromkeys(("gewicht", "formule", "minimum", "maximum", "invoeruitleg"), "")
        gevuld = {k: v for k, v in definitie(indicator).items() if k not in leeg}
        los = {"vanaf": str(VANAF), "reden": REDEN, "reeksbreuk": "on", "uitsplitsingen": ""}
        return {**leeg, **gevuld, **los, "eenheid": "weken"}

    def test_consequences_come_before_the_change(self, client, indicator, gebied, velden):
        make_gebiedsindicator(gebied=gebied, indicator=indicator)
        make_meting(str(VANAF), indicator=indicator, gebied=gebied)
        adres = reverse("monitoring:indicator-wijzigen", args=[indicator.code])

        eerst = client.post(adres, velden).content.decode()

        assert indicator.versies.count() == 1
        for zin in (f"breuk bij {VANAF.label}", f"Dit raakt {gebied}", "is al 1 cijfer"):
            assert zin in eerst
        assert "wordt “weken”" in eerst
        daarna = client.post(adres, {**velden, "bevestigd": "ja"})
        assert daarna.status_code == 302
        assert indicator.versies.count() == 2

    def test_input_is_not_lost(self, client, indicator, velden):
        adres = reverse("monitoring:indicator-wijzigen", args=[indicator.code])

        fout = client.post(adres, {**velden, "formule": "NIETS"}).content.decode()
        terug = client.post(adres, {**velden, "wijzigen": "ja"}).content.decode()

        assert "Een indicator NIETS is er niet." in fout
        assert REDEN in fout
        assert REDEN in terug

    def test_history_shows_what_each_version_changed(self, client, indicator, analist):
        wijzig(indicator, analist, eenheid="weken")

        html = client.get(reverse("monitoring:indicator-versies", args=[indicator.code])).content

        assert "Versie 2" in html.decode()
        assert REDEN in html.decode()

    def test_an_area_adds_an_indicator_of_its_own(self, client, gebied, velden):
        adres = reverse("monitoring:indicator-nieuw", args=[gebied.code])
        nieuw = {**velden, "code": "eigen-1", "soort": "kwantitatief", "verplicht": "on"}

        client.post(adres, nieuw)
        assert not Indicator.objects.filter(code="EIGEN-1").exists()
        client.post(adres, {**nieuw, "bevestigd": "ja"})

        [gebruik] = indicatoren_van(gebied, VANAF)
        assert gebruik.indicator.code == "EIGEN-1"
        assert gebruik.verplicht
        assert gebruik.indicator.bron.korte_titel == f"Eigen indicatoren van {gebied}"

    def test_withdrawing_asks_first(self, client, indicator):
        adres = reverse("monitoring:indicator-intrekken", args=[indicator.code])
        keuze = {"laatste": str(VANAF), "reden": REDEN}

        eerst = client.post(adres, keuze).content.decode()
        client.post(adres, {**keuze, "bevestigd": "ja"})

        assert f"Na {VANAF.label} vraagt niemand" in eerst
        indicator.refresh_from_db()
        assert indicator.tot == VANAF
        client.post(reverse("monitoring:indicator-terugzetten", args=[indicator.code]))
        indicator.refresh_from_db()
        assert indicator.tot is None
