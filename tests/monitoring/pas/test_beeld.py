"""Every place once: the books first, then plans, then the register; by the rights of who reads."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.utils import timezone

from monitoring.choices_pas import Zekerheid
from monitoring.models import Paddeel
from monitoring.pas.beeld import pasbeeld
from monitoring.pas.kwartaal import Kwartaal
from monitoring.pas.uitkomst import Keuze
from regio.choices import BronSoort, Rol
from tests.factories import make_aanbieder, make_bron, make_gebruiker
from tests.factories_monitoring import make_pad
from tests.factories_monitoring_pas import (
    VANDAAG,
    make_alternatief,
    make_lezer,
    make_pasgebied,
    make_plek,
)
from tests.factories_plaatsen import make_plaatsmutatie
from tests.factories_plan import make_plan
from tests.factories_planlijst import make_ingediend, make_planplaats, make_planproject
from tests.factories_regio import make_uitspraak
from tests.factories_vastgoed import make_toekenning
from vastgoed.choices_plan import Planstatus, Planuitkomst

pytestmark = pytest.mark.django_db


@pytest.fixture
def gebied():
    return make_pasgebied()


@pytest.fixture
def lezer(gebied):
    return make_lezer(gebied)


def omgezet(van, naar, **velden):
    standaard = {"datum": date(2026, 2, 1), "aantal": 6, "soort": "omgezet"}
    return make_plaatsmutatie(van=van, naar=naar, **{**standaard, **velden})


def kijk(gebied, user, **velden):
    keuze = Keuze(**{"tot": Kwartaal(2028, 4), **velden.pop("keuze", {})})
    return pasbeeld(gebied, user, keuze=keuze, vandaag=VANDAAG, **velden)


def op(beeld):
    """What is built up at the end, per degree of certainty."""
    return {graad: aantal for graad, aantal in beeld.laatste.op.items() if aantal}


def gepland(gebied, van, naar=None, **velden):
    """Ten places of a plan that was handed in, to a facility or to a new one."""
    plan = make_plan(gebied=gebied, **{"status": Planstatus.INGEDIEND, **velden})
    project = make_planproject(versie=make_ingediend(plan))
    heen = {"naar": naar} if naar else {"naar_naam": "Huis De Linde"}
    return make_planplaats(
        project=project, van=van, aantal=10, datum=date(2027, 7, 1), zorgvorm="kleinschalig", **heen
    )


def test_a_conversion_in_the_books_is_build_down_in_one_region_and_build_up_in_another(
    gebied, lezer
):
    een, twee = gebied.twee
    omgezet(make_plek(een, "jeugdzorgplus"), make_plek(twee, "hybride"))

    beeld = kijk(gebied, lezer)

    [bij_een, bij_twee] = sorted(beeld.regios, key=lambda deel: deel.code != een.code)
    assert (bij_een.laatste.afgebouwd, bij_een.laatste.opgebouwd) == (6, 0)
    assert (bij_twee.laatste.afgebouwd, bij_twee.laatste.opgebouwd) == (0, 6)
    assert (beeld.laatste.afgebouwd, op(beeld)) == (6, {"gerealiseerd": 6})


def test_one_region_sees_its_own_part_only(gebied, lezer):
    een, twee = gebied.twee
    omgezet(make_plek(een, "jeugdzorgplus"), make_plek(twee, "hybride"))

    beeld = kijk(gebied, lezer, regio=twee)

    assert (beeld.laatste.afgebouwd, beeld.laatste.opgebouwd) == (0, 6)
    assert beeld.regios == ()


def test_what_was_there_when_the_books_opened_is_no_build_up(gebied, lezer):
    make_plaatsmutatie(naar=make_plek(gebied.twee[0], "kar"), datum=date(2026, 3, 1))

    beeld = kijk(gebied, lezer)

    assert beeld.laatste.opgebouwd == 0
    assert beeld.standen[gebied.twee[0].code, "opbouw"].begin == 10


def test_a_plan_counts_as_handed_in_until_it_is_booked_and_then_once(gebied, lezer):
    van, naar = make_plek(gebied.twee[0], "jeugdzorgplus"), make_plek(gebied.twee[0], "hybride")
    regel = gepland(gebied, van, naar)
    eerst = op(kijk(gebied, lezer))

    regel.mutatie = omgezet(
        van, naar, aantal=10, aard="plan", datum=regel.datum, naar_zorgvorm="kleinschalig"
    )
    regel.save()
    regel.project.versie.plan.status = Planstatus.BESLOTEN
    regel.project.versie.plan.save()

    assert eerst == {"ingediend": 10}
    assert op(kijk(gebied, lezer)) == {"goedgekeurd": 10}


def test_a_plan_that_was_carried_out_counts_as_realised_and_no_more_as_planned(gebied, lezer):
    van, naar = make_plek(gebied.twee[0], "jeugdzorgplus"), make_plek(gebied.twee[0], "hybride")
    plan = omgezet(van, naar, aard="plan")
    terug = omgezet(naar, van, aard="plan", herroept=plan)
    regel = gepland(gebied, van, naar)
    regel.mutatie = plan
    regel.save()
    omgezet(van, naar, datum=date(2026, 3, 1))

    assert terug.herroept == plan
    assert op(kijk(gebied, lezer)) == {"gerealiseerd": 6}


def test_what_was_booked_by_hand_since_a_plan_came_in_is_taken_off_the_plan(gebied, lezer):
    van, naar = (
        make_plek(gebied.twee[0], "jeugdzorgplus"),
        make_plek(gebied.twee[0], "kleinschalig"),
    )
    gepland(gebied, van, naar)
    omgezet(van, naar, aantal=4)
    omgezet(van, naar, aantal=2, geboekt_op=timezone.now() - timedelta(days=400))

    beeld = kijk(gebied, lezer)

    assert op(beeld) == {"gerealiseerd": 6, "ingediend": 6}
    assert beeld.laatste.afgebouwd == 12


@pytest.mark.parametrize(
    "velden",
    [
        {"status": Planstatus.BESLOTEN, "uitkomst": Planuitkomst.AFGEWEZEN},
        {"status": Planstatus.INGETROKKEN},
        {"status": Planstatus.CONCEPT},
        {"is_voorbeeld": True},
    ],
    ids=["rejected", "withdrawn", "draft", "example"],
)
def test_plans_that_do_not_count_anywhere(gebied, lezer, velden):
    gepland(gebied, make_plek(gebied.twee[0], "jeugdzorgplus"), **velden)

    assert op(kijk(gebied, lezer)) == {}


def test_money_that_was_granted_makes_an_approved_plan_more_certain_for_everybody(gebied, lezer):
    van, naar = make_plek(gebied.twee[0], "jeugdzorgplus"), make_plek(gebied.twee[0], "hybride")
    regel = gepland(gebied, van, naar)
    regel.mutatie = omgezet(van, naar, aard="plan", datum=date(2027, 1, 1))
    regel.save()
    plan = regel.project.versie.plan
    make_toekenning(aanbieder=plan.aanbieder, regeling=plan.regeling, gemeente=plan.gemeente)

    for wie in (lezer, make_lezer(gebied, rol=Rol.LEZER)):
        assert op(kijk(gebied, wie)) == {"in_uitvoering": 6}


def test_a_provider_cannot_tell_from_any_number_or_word_that_another_one_handed_in_a_plan(gebied):
    aanbieder = make_aanbieder()
    wie = make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder, gebieden=[gebied])
    eigen_van = make_plek(gebied.twee[0], "jeugdzorgplus")
    gepland(gebied, eigen_van, aanbieder=aanbieder)
    eerst = kijk(gebied, wie)

    ander = gepland(gebied, make_plek(gebied.twee[0], "jeugdzorgplus"))
    make_alternatief(gebied=gebied, plan=ander.project.versie.plan, regios=gebied.twee[:1])
    daarna = kijk(gebied, wie)

    assert op(eerst) == {"ingediend": 10}
    assert op(daarna) == {"ingediend": 10, "goedgekeurd": 6}
    assert eerst.ziet_alle_plannen is daarna.ziet_alle_plannen is False


def test_who_works_on_policy_in_the_area_counts_every_plan_and_is_told_so(gebied, lezer):
    gepland(gebied, make_plek(gebied.twee[0], "jeugdzorgplus"))
    gepland(gebied, make_plek(gebied.twee[1], "jeugdzorgplus"))

    beeld = kijk(gebied, lezer)

    assert op(beeld) == {"ingediend": 20}
    assert beeld.ziet_alle_plannen


def test_without_a_user_only_what_is_public_counts(gebied):
    van, naar = make_plek(gebied.twee[0], "jeugdzorgplus"), make_plek(gebied.twee[0], "hybride")
    omgezet(van, naar, aantal=4)
    omgezet(van, naar, aantal=5, bron=make_bron(openbaar=False))
    gepland(gebied, van)
    make_alternatief(gebied=gebied, bron=make_bron(openbaar=False))

    assert op(kijk(gebied, None)) == {"gerealiseerd": 4}


def test_an_alternative_counts_from_the_register_unless_books_or_a_plan_account_for_it(
    gebied, lezer
):
    in_boeken = make_plek(gebied.twee[0], "kar")
    make_plaatsmutatie(naar=in_boeken, soort="nieuw", datum=date(2026, 3, 1), aantal=8)
    regel = gepland(gebied, make_plek(gebied.twee[0], "jeugdzorgplus"))
    geteld = make_alternatief(gebied=gebied, fase="idee")
    make_alternatief(gebied=gebied, voorziening=in_boeken, plaatsen=8)
    make_alternatief(gebied=gebied, plan=regel.project.versie.plan, plaatsen=10)

    beeld = kijk(gebied, lezer, keuze={"zekerheid": Zekerheid.IDEE})

    assert op(beeld) == {"gerealiseerd": 8, "ingediend": 10, "idee": 6}
    assert beeld.register.geteld == (geteld,)


def test_an_alternative_that_should_be_there_but_is_in_no_book_counts_nowhere_and_is_listed(
    gebied, lezer
):
    alternatief = make_alternatief(gebied=gebied, fase="gerealiseerd", vanaf=date(2026, 1, 1))

    beeld = kijk(gebied, lezer)

    assert op(beeld) == {}
    assert beeld.register.niet_geboekt == (alternatief,)


@pytest.mark.parametrize("status", ["aangehouden", "ingetrokken"])
def test_an_alternative_that_is_not_current_does_not_count(gebied, lezer, status):
    make_alternatief(gebied=gebied, status=status, reden="Geen pand gevonden.")

    assert op(kijk(gebied, lezer)) == {}


def test_an_alternative_of_one_region_counts_there_and_of_several_under_none(gebied, lezer):
    een, _ = gebied.twee
    make_alternatief(gebied=gebied, regios=[een], plaatsen=4)
    make_alternatief(gebied=gebied, regios=gebied.twee, plaatsen=3)

    beeld = kijk(gebied, lezer)

    per_regio = {deel.code: deel.laatste.opgebouwd for deel in beeld.regios}
    assert per_regio == {een.code: 4, gebied.twee[1].code: 0, "": 3}


def test_places_without_a_day_are_in_no_quarter_but_are_told(gebied, lezer):
    make_alternatief(gebied=gebied, vanaf=None)

    beeld = kijk(gebied, lezer)

    assert op(beeld) == {}
    assert [stap.aantal for stap in beeld.zonder_dag] == [6]


def test_the_path_asks_of_the_area_and_of_each_region_its_share(gebied, lezer):
    een, twee = gebied.twee
    pad = make_pad(gebied=gebied)
    for volgorde, (regio, basis) in enumerate([(een, 30), (twee, 10)]):
        nul = dict.fromkeys(["doel", "afname", "afname_procent", "per_jaar", "per_jaar_procent"], 0)
        Paddeel.objects.create(
            pad=pad, jeugdhulpregio=regio, volgorde=volgorde, basis=basis, bron=pad.bron, **nul
        )

    beeld = kijk(gebied, lezer)

    # 100 youths who stay half a year need 50 places; 90 need 45, 81 need 40.5.
    assert beeld.laatste.gevraagd == Fraction(19, 2)
    assert {deel.code: deel.laatste.gevraagd for deel in beeld.regios} == {
        een.code: Fraction(57, 8),
        twee.code: Fraction(19, 8),
    }
    assert beeld.verdeeld


def test_target_groups_without_a_place_are_listed_too(gebied, lezer):
    met, zonder = (
        make_uitspraak(soort="doelgroep", gebied=gebied, volgnummer=nummer) for nummer in (1, 2)
    )
    plek = make_plek(gebied.twee[0], "hybride")
    make_alternatief(gebied=gebied, behoefte=met, plaatsen=4)
    make_alternatief(gebied=gebied, behoefte=met, voorziening=plek, plaatsen=6)
    omgezet(make_plek(gebied.twee[0], "jeugdzorgplus"), plek)

    regels = kijk(gebied, lezer).doelgroepen

    assert [(regel.code, dict(regel.op), regel.eerste) for regel in regels] == [
        (met.code, {"gerealiseerd": 6, "goedgekeurd": 4}, date(2026, 2, 1)),
        (zonder.code, {}, None),
    ]


def test_examples_count_only_when_asked_for(gebied, lezer):
    bron = make_bron(soort=BronSoort.VOORBEELD)
    van, naar = make_plek(gebied.twee[0], "jeugdzorgplus"), make_plek(gebied.twee[0], "hybride")
    omgezet(van, naar, bron=bron)

    assert op(kijk(gebied, lezer)) == {}
    assert op(kijk(gebied, lezer, keuze={"voorbeeld": True})) == {"gerealiseerd": 6}


def test_the_sentence_says_how_large_the_gap_is_since_when_and_where(gebied, lezer):
    een, _ = gebied.twee
    make_plaatsmutatie(
        van=make_plek(een, "jeugdzorgplus"), soort="beeindigd", datum=date(2026, 2, 1), aantal=9
    )
    make_alternatief(gebied=gebied, regios=[een], plaatsen=4)

    assert kijk(gebied, lezer).zin == (
        "Eind derde kwartaal 2026 zijn er 9 plaatsen weg sinds begin eerste kwartaal 2026; er "
        "zijn er 0 bij. Sinds het eerste kwartaal 2026 zijn er plaatsen te weinig; het meest 9 "
        f"plaatsen in het eerste kwartaal 2026. Het grootste tekort heeft {een.naam}: 9 plaatsen."
    )


def test_an_area_where_nothing_moves_says_so(gebied, lezer):
    assert kijk(gebied, lezer).zin.startswith("Er is hier nog niets op- of afgebouwd")


@pytest.mark.parametrize("aantal", [1, 3])
def test_it_takes_as_many_queries_for_one_row_as_for_three(
    gebied, lezer, aantal, django_assert_max_num_queries
):
    uitspraak = make_uitspraak(soort="doelgroep", gebied=gebied)
    for _ in range(aantal):
        van, naar = make_plek(gebied.twee[0], "jeugdzorgplus"), make_plek(gebied.twee[0], "kar")
        omgezet(van, naar)
        omgezet(van, naar, aard="plan", datum=date(2027, 1, 1))
        gepland(gebied, van, naar)
        make_alternatief(gebied=gebied, behoefte=uitspraak, voorziening=naar)
    lezer.huidige_lidmaatschappen  # noqa: B018  # the request has read these before

    with django_assert_max_num_queries(30):
        kijk(gebied, lezer)


def test_what_should_have_been_there_by_plan_is_told(gebied, lezer):
    van, naar = make_plek(gebied.twee[0], "jeugdzorgplus"), make_plek(gebied.twee[0], "hybride")
    omgezet(van, naar, aard="plan", datum=date(2025, 12, 31))

    beeld = kijk(gebied, lezer)

    assert beeld.te_laat == 6
    assert "er zijn er 0 bij, met wat gepland is 6." in beeld.zin
    assert "Volgens plan hadden er al 6 plaatsen bij moeten zijn." in beeld.zin
