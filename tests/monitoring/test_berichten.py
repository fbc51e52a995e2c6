"""Who is told of deliveries, definitions and decisions about targets: before on the page, then."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from monitoring.doelen import versies
from monitoring.halfjaar import Halfjaar
from monitoring.indicatoren import actions
from monitoring.indicatoren.definities import VERSIEVELDEN, laatste_versie
from monitoring.levering.inleveren import terugnemen
from monitoring.levering.invullen import concept_maken
from monitoring.models import Indicator
from regio.berichten.soorten import SOORTEN
from regio.choices import BronSoort, OrganisatieSoort, Rol
from regio.models import Bericht
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_monitoring import make_pad
from tests.factories_monitoring_doelen import make_doelconcept, make_padconcept
from tests.factories_monitoring_indicatoren import make_gebiedsindicator, make_indicator
from tests.factories_monitoring_levering import (
    make_ingeleverd,
    make_leveraar,
    make_leverplicht,
    vul_in,
)

pytestmark = pytest.mark.django_db
BESLUIT = {"besluit_op": date(2026, 3, 1), "besluit": "Stuurgroep", "geldt_vanaf": date(2026, 4, 1)}
NIEUW = {
    *("indicatorlevering_ingeleverd", "indicatorlevering_verbeterd"),
    *("indicatorlevering_teruggenomen", "indicator_gewijzigd", "indicator_ingetrokken"),
    *("doel_vastgesteld", "doel_ingetrokken"),
}


def make_netwerk(gebied, rol=Rol.BOVENREGIONAAL_ANALIST, naam="Analist"):
    netwerk = make_organisatie(soort=OrganisatieSoort.EXPERTISENETWERK)
    return make_gebruiker(rol=rol, organisatie=netwerk, gebieden=[gebied], naam=naam)


def make_regiolid(regio, gebied, naam="Regio"):
    kantoor = make_organisatie(soort=OrganisatieSoort.REGIO, jeugdhulpregio=regio)
    return make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=kantoor, gebieden=[gebied], naam=naam)


def gestuurd():
    return sorted(Bericht.objects.values_list("gebruiker__naam", "soort"))


def test_the_texts_can_be_worded_by_the_organisation():
    assert {code for code in NIEUW if SOORTEN[code].eigen_tekst} == NIEUW


@pytest.fixture
def plicht():
    plicht = make_leverplicht()
    gebied = plicht.jeugdhulpregio.gebiedregios.get().gebied
    make_netwerk(gebied)
    make_netwerk(gebied, Rol.BELEIDSMEDEWERKER, "Begeleider")
    make_netwerk(make_gebied(), naam="Elders")
    return plicht


def test_a_delivery_is_told_to_who_leads_and_who_analyses(plicht):
    make_ingeleverd(plicht)

    assert gestuurd() == [
        ("Analist", "indicatorlevering_ingeleverd"),
        ("Begeleider", "indicatorlevering_ingeleverd"),
    ]
    tekst = Bericht.objects.first().tekst
    assert str(plicht.jeugdhulpregio) in tekst
    assert "(aanlevering)" in tekst


def test_a_correction_and_a_withdrawal_say_why(plicht):
    by = make_leveraar(plicht)
    make_ingeleverd(plicht, by)
    Bericht.objects.all().delete()

    tweede = make_ingeleverd(plicht, by, LEV_AANTAL="13")
    verbeterd = {bericht.soort: bericht.tekst for bericht in Bericht.objects.all()}
    Bericht.objects.all().delete()
    terugnemen(tweede, reden="Toch niet.", by=by)

    assert "Reden: Verbeterd." in verbeterd["indicatorlevering_verbeterd"]
    assert {soort for _, soort in gestuurd()} == {"indicatorlevering_teruggenomen"}
    assert "Toch niet." in Bericht.objects.first().tekst


def test_the_same_again_is_no_news(plicht):
    by = make_leveraar(plicht)
    make_ingeleverd(plicht, by)
    Bericht.objects.all().delete()

    make_ingeleverd(plicht, by)

    assert gestuurd() == []


def test_made_up_figures_are_no_news(plicht):
    by = make_leveraar(plicht)
    make_bron(code="VOORBEELD", soort=BronSoort.VOORBEELD)
    concept_maken(plicht, None, by=by, voorbeeld=True)

    levering = make_ingeleverd(plicht, by)

    assert levering.voorbeeld
    assert gestuurd() == []


def test_the_page_before_handing_in_says_who_is_told(client_van, plicht):
    by = make_leveraar(plicht)
    vul_in(plicht, by, LEV_AANTAL="12")
    adres = reverse(
        "monitoring:levering-inleveren", args=[plicht.jeugdhulpregio.code, str(plicht.halfjaar)]
    )

    html = client_van(by).get(adres).content.decode()

    assert html.count("Bericht aan Organisatie") == 2
    assert "Er gaat geen bericht uit" not in html


@pytest.fixture
def indicator():
    gebied, ander = make_gebied(regios=[make_jeugdhulpregio()]), make_gebied()
    indicator = make_indicator(gebied=gebied)
    make_gebiedsindicator(gebied=gebied, indicator=indicator)
    make_netwerk(gebied)
    make_regiolid(gebied.gebiedregios.get().jeugdhulpregio, gebied)
    make_netwerk(ander, naam="Elders")
    return indicator


def beheerder_van(indicator):
    return make_netwerk(indicator.gebied, Rol.BELEIDSMEDEWERKER, "Beheerder")


def test_a_new_definition_is_told_to_everybody_who_works_with_it(indicator):
    versie = laatste_versie(indicator)
    velden = {veld: getattr(versie, veld) for veld in VERSIEVELDEN}
    actions.definitie_wijzigen(
        indicator,
        by=beheerder_van(indicator),
        vanaf=Halfjaar(2026, 1),
        reeksbreuk=True,
        reden="Elders telt mee.",
        uitsplitsingen="",
        **{**velden, "betekenis": "Anders."},
    )

    assert gestuurd() == [("Analist", "indicator_gewijzigd"), ("Regio", "indicator_gewijzigd")]
    tekst = Bericht.objects.first().tekst
    assert "eerste halfjaar 2026" in tekst
    assert "niet te vergelijken" in tekst


def test_a_withdrawn_indicator_is_told_once(indicator):
    by = beheerder_van(indicator)
    for _ in range(2):
        actions.indicator_intrekken(
            indicator, by=by, laatste=Halfjaar(2026, 1), reden="Niet meer nodig."
        )

    assert gestuurd() == [("Analist", "indicator_ingetrokken"), ("Regio", "indicator_ingetrokken")]


def test_the_page_before_withdrawing_says_who_is_told(client_van, indicator):
    by = beheerder_van(indicator)
    adres = reverse("monitoring:indicator-intrekken", args=[indicator.code])
    nu = Halfjaar.at(timezone.localdate())

    html = (
        client_van(by)
        .post(adres, {"laatste": str(nu), "reden": "Niemand gebruikt dit cijfer nog."})
        .content.decode()
    )

    assert html.count("Bericht aan Organisatie") == 2
    assert Indicator.objects.get(pk=indicator.pk).tot is None
    assert gestuurd() == []


def test_a_path_is_told_to_the_regions_of_its_area(client_van):
    gebied = make_gebied(regios=[make_jeugdhulpregio(), make_jeugdhulpregio()])
    for nummer, rij in enumerate(gebied.gebiedregios.order_by("pk"), start=1):
        make_regiolid(rij.jeugdhulpregio, gebied, f"Regio {nummer}")
    by = make_netwerk(gebied, Rol.BELEIDSMEDEWERKER)
    concept = make_padconcept(gebied=gebied)
    adres = reverse("monitoring:pad-vaststellen", args=[concept.code])
    vooraf = client_van(by).post(adres, BESLUIT).content.decode()
    assert gestuurd() == []

    versie = versies.vaststellen(concept, by=by, **BESLUIT)

    assert vooraf.count("Bericht aan Organisatie") == 2
    assert gestuurd() == [("Regio 1", "doel_vastgesteld"), ("Regio 2", "doel_vastgesteld")]
    Bericht.objects.all().delete()
    versies.versie_intrekken(versie, by=by, reden="Vergissing.")
    assert {soort for _, soort in gestuurd()} == {"doel_ingetrokken"}
    assert "Versie 1 geldt weer." in Bericht.objects.first().tekst


def test_a_target_of_a_region_is_told_there_only():
    regio, ander = make_jeugdhulpregio(), make_jeugdhulpregio()
    gebied = make_gebied(regios=[regio, ander])
    make_regiolid(regio, gebied)
    make_regiolid(ander, gebied, "Buur")
    by = make_netwerk(gebied, Rol.BELEIDSMEDEWERKER)
    concept = make_doelconcept(jeugdhulpregio=regio, gebied=None)

    versies.vaststellen(concept, by=by, **BESLUIT)

    assert gestuurd() == [("Regio", "doel_vastgesteld")]


def test_nobody_is_told_what_it_did_itself():
    regio = make_jeugdhulpregio()
    gebied = make_gebied(regios=[regio])
    kantoor = make_organisatie(soort=OrganisatieSoort.REGIO, jeugdhulpregio=regio)
    by = make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=kantoor, gebieden=[gebied])
    pad = make_pad(gebied=gebied)

    versies.vaststellen(make_padconcept(gebied=gebied, vervangt=pad), by=by, **BESLUIT)

    assert gestuurd() == []
