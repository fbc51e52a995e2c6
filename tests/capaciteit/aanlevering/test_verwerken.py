"""A delivery from the moment it comes in until it is replaced or taken back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from capaciteit.aanlevering import verwerken
from capaciteit.aanlevering.regels import Gelezen
from capaciteit.choices import AanleverKanaal, AanleverStatus, Regeluitkomst
from capaciteit.models import Aanlevering, Aanleverregel, Capaciteitsmeting, Herkomst
from regio.aanleverbron import aanleverbron
from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebruiker, make_jeugdhulpregio
from tests.factories_aanlevering import (
    PEILDATUM,
    fout,
    herkomst,
    make_aanleveraar,
    make_aanlevering,
    make_gecontroleerd,
    make_plicht,
    make_ronde,
    meting,
    voorziening_van,
    waarschuwing,
)
from tests.factories_capaciteit import make_meting, make_voorziening
from tests.factories_regio import make_bevinding

pytestmark = pytest.mark.django_db

CSV = b"Voorziening code;Peildatum;Plaatsen;Bezet\r\nVRZ;31-3-2024;10;8\r\n"


def stil(gedaan, totaal=None, melding=None):
    """Progress that nobody looks at."""


@pytest.fixture
def plicht():
    return make_plicht()


@pytest.fixture
def by(plicht):
    return make_aanleveraar(plicht)


def bestand(inhoud=CSV, naam="levering.csv"):
    return SimpleUploadedFile(naam, inhoud)


def overgenomen(plicht, by, *regels, **velden):
    return verwerken.overnemen(make_gecontroleerd(plicht, *regels, by=by, **velden), by=by)


def geldig(plicht):
    """What holds: facility, day, places and occupied."""
    rijen = Capaciteitsmeting.objects.filter(bron=aanleverbron(plicht.organisatie))
    return list(rijen.order_by("peildatum").values_list("peildatum", "plaatsen", "bezet"))


def in_status(plicht, status, by):
    """A delivery that got into ``status`` the way deliveries do."""
    if status == AanleverStatus.ONTVANGEN:
        return make_aanlevering(plicht, by=by)
    meldingen = [fout()] if status == AanleverStatus.AFGEKEURD else []
    aanlevering = make_gecontroleerd(plicht, meldingen=meldingen, by=by)
    if status == AanleverStatus.INGETROKKEN:
        return verwerken.intrekken(aanlevering, by=by)
    if status in {AanleverStatus.AFGEKEURD, AanleverStatus.KLAAR}:
        return aanlevering
    aanlevering = verwerken.overnemen(aanlevering, by=by)
    if status == AanleverStatus.TERUGGENOMEN:
        return verwerken.terugnemen(aanlevering, reden="Verkeerd bestand.", by=by)
    if status == AanleverStatus.VERVANGEN:
        overgenomen(plicht, by, meting(voorziening_van(plicht), bezet=3))
        aanlevering.refresh_from_db()
    return aanlevering


HANDELINGEN = {
    "overnemen": lambda rij, by: verwerken.overnemen(rij, by=by),
    "intrekken": lambda rij, by: verwerken.intrekken(rij, by=by),
    "terugnemen": lambda rij, by: verwerken.terugnemen(rij, reden="Fout.", by=by),
    "toelichten": lambda rij, by: verwerken.toelichten(rij, {1: "Klopt."}, by=by),
}
MAG_VANUIT = {
    "overnemen": {AanleverStatus.KLAAR},
    "intrekken": {AanleverStatus.ONTVANGEN, AanleverStatus.AFGEKEURD, AanleverStatus.KLAAR},
    "terugnemen": {AanleverStatus.OVERGENOMEN},
    "toelichten": {AanleverStatus.KLAAR},
}


@pytest.mark.parametrize("handeling", HANDELINGEN)
@pytest.mark.parametrize("status", AanleverStatus)
def test_an_act_is_only_done_from_the_statuses_that_allow_it(plicht, by, handeling, status):
    aanlevering = in_status(plicht, status, by)
    assert aanlevering.status == status
    voor = geldig(plicht)

    if status in MAG_VANUIT[handeling]:
        HANDELINGEN[handeling](aanlevering, by)
        return
    with pytest.raises(ValidationError) as fout_:
        HANDELINGEN[handeling](aanlevering, by)

    aanlevering.refresh_from_db()
    assert fout_.value.messages == [verwerken.WAT_NU[status]]
    assert (aanlevering.status, geldig(plicht)) == (status, voor)


@pytest.mark.parametrize("handeling", HANDELINGEN)
@pytest.mark.parametrize("rol", [None, *Rol.values])
@pytest.mark.parametrize("eigen", [True, False])
def test_an_act_is_only_for_who_delivers_for_that_organisation(plicht, handeling, rol, eigen):
    by = make_aanleveraar(plicht)
    start = AanleverStatus.OVERGENOMEN if handeling == "terugnemen" else AanleverStatus.KLAAR
    aanlevering = in_status(plicht, start, by)
    bij = plicht.organisatie if eigen else make_aanbieder()
    gebruiker = make_gebruiker(rol=rol, organisatie=bij)

    if eigen and rol in {Rol.AANBIEDER, Rol.BEHEERDER, Rol.REGIO_ANALIST}:
        HANDELINGEN[handeling](aanlevering, gebruiker)
        return
    with pytest.raises(PermissionDenied):
        HANDELINGEN[handeling](aanlevering, gebruiker)

    aanlevering.refresh_from_db()
    assert aanlevering.status == start


@pytest.mark.parametrize("rol", [None, *Rol.values])
def test_only_who_delivers_hands_in_or_says_there_is_nothing(plicht, rol):
    gebruiker = make_gebruiker(rol=rol, organisatie=plicht.organisatie)
    handelingen = [
        lambda: verwerken.ontvangen(plicht, bestand(), by=gebruiker),
        lambda: verwerken.regels_ontvangen(plicht, [meting(voorziening_van(plicht))], by=gebruiker),
        lambda: verwerken.niets_te_melden(plicht, reden="Gesloten.", by=gebruiker),
    ]

    if rol in {Rol.AANBIEDER, Rol.BEHEERDER, Rol.REGIO_ANALIST}:
        handelingen[0]()
        return
    for handeling in handelingen:
        with pytest.raises(PermissionDenied):
            handeling()


def test_a_key_hands_in_for_its_organisation_but_its_owner_not_on_the_pages(plicht):
    client = make_gebruiker(rol=Rol.API_CLIENT, organisatie=plicht.organisatie)

    aanlevering = verwerken.ontvangen(plicht, bestand(), by=client, kanaal=AanleverKanaal.API)

    assert aanlevering.kanaal == AanleverKanaal.API
    with pytest.raises(PermissionDenied):
        verwerken.ontvangen(plicht, bestand(), by=client)


def test_nothing_comes_in_before_the_round_opens(by, plicht):
    morgen = timezone.localdate() + timezone.timedelta(days=1)
    plicht.ronde = make_ronde(opent_op=morgen, sluit_op=morgen)

    with pytest.raises(ValidationError, match="Aanleveren kan vanaf"):
        verwerken.ontvangen(plicht, bestand(), by=by)


def test_a_file_is_kept_as_it_came(plicht, by):
    aanlevering = verwerken.ontvangen(plicht, bestand(), by=by)

    with aanlevering.opslag.open("rb") as inhoud:
        assert inhoud.read() == CSV
    assert (aanlevering.status, aanlevering.bestandsnaam) == ("ontvangen", "levering.csv")


def test_the_same_file_twice_is_one_delivery_and_one_kept_file(plicht, by, settings):
    eerste = verwerken.ontvangen(plicht, bestand(), by=by)
    mappen = settings.MEDIA_ROOT / "ontvangen"
    bewaard = set(mappen.iterdir())

    tweede = verwerken.ontvangen(plicht, bestand(naam="kopie.csv"), by=by)

    assert tweede == eerste
    assert Aanlevering.objects.count() == 1
    assert set(mappen.iterdir()) == bewaard


def test_the_same_file_after_errors_or_withdrawing_comes_in_again(plicht, by):
    eerste = verwerken.ontvangen(plicht, bestand(), by=by)
    verwerken.intrekken(eerste, by=by)

    tweede = verwerken.ontvangen(plicht, bestand(), by=by)

    assert tweede != eerste
    assert tweede.sha256 == eerste.sha256


def test_the_same_values_on_screen_twice_are_one_delivery(plicht, by):
    regels = [meting(voorziening_van(plicht))]

    eerste = verwerken.regels_ontvangen(plicht, regels, by=by)
    tweede = verwerken.regels_ontvangen(plicht, list(regels), by=by)

    assert eerste == tweede
    assert Aanleverregel.objects.filter(aanlevering=eerste).count() == 1


def test_what_a_file_says_is_checked_and_compared_but_does_not_hold_yet(plicht, by):
    code = voorziening_van(plicht).code
    rijen = [f"{code};;;;{dag};10;8;;;;" for dag in ("31-3-2024", "30-6-2024")]
    kop = (
        "Voorziening code;Naam;Locatie;Zorgvorm;Peildatum;Plaatsen;Bezet;Wachtend;"
        "Niet beschikbaar;Reden niet beschikbaar;Toelichting"
    )
    inhoud = "\r\n".join([kop, *rijen]).encode()
    stappen = []
    aanlevering = verwerken.ontvangen(plicht, bestand(inhoud), by=by)

    aanlevering = verwerken.controleren(aanlevering, lambda *stap: stappen.append(stap))

    assert aanlevering.status == AanleverStatus.KLAAR
    assert (aanlevering.regels, aanlevering.nieuw, aanlevering.fouten) == (2, 2, 0)
    assert geldig(plicht) == []
    assert [stap[:2] for stap in stappen] == [(1, 4), (2, 4), (3, 4)]


def test_a_file_with_an_error_is_refused_whole(plicht, by):
    aanlevering = verwerken.ontvangen(plicht, bestand(), by=by)

    aanlevering = verwerken.controleren(aanlevering, stil)

    assert aanlevering.status == AanleverStatus.AFGEKEURD
    assert aanlevering.fouten == aanlevering.meldingen.filter(ernst="fout").count() > 0
    assert not Aanleverregel.objects.filter(aanlevering=aanlevering).exists()


def test_checking_again_changes_nothing(plicht, by):
    aanlevering = make_gecontroleerd(plicht, meldingen=[waarschuwing()], by=by)

    verwerken.controleren(aanlevering, stil)

    assert aanlevering.meldingen.count() == 1
    assert Aanleverregel.objects.filter(aanlevering=aanlevering).count() == 1


def test_what_is_filled_in_on_screen_passes_the_same_checks(plicht, by):
    voorziening = voorziening_van(plicht)
    regels = [
        meting(voorziening, peildatum=date(2024, 3, 31), rij=2),
        meting(voorziening, plaatsen=5, bezet=6, rij=3),
    ]
    aanlevering = verwerken.regels_ontvangen(plicht, regels, by=by)

    aanlevering = verwerken.controleren(aanlevering, stil)

    assert aanlevering.status == AanleverStatus.KLAAR
    assert aanlevering.meldingen.filter(ernst="waarschuwing", rij=3).exists()


def test_a_facility_that_is_left_out_on_screen_is_an_error_there_too(plicht, by):
    regels = [meting(voorziening_van(plicht))]
    aanlevering = verwerken.regels_ontvangen(plicht, regels, by=by)

    aanlevering = verwerken.controleren(aanlevering, stil)

    assert aanlevering.status == AanleverStatus.AFGEKEURD
    assert Aanleverregel.objects.filter(aanlevering=aanlevering).count() == 1


def test_each_row_says_whether_it_is_new_changed_or_the_same(plicht, by):
    een, twee, drie = (make_voorziening(locatie=voorziening_van(plicht).locatie) for _ in range(3))
    overgenomen(plicht, by, meting(een), meting(twee))

    aanlevering = make_gecontroleerd(
        plicht, meting(een), meting(twee, bezet=9), meting(drie), by=by
    )

    uitkomsten = dict(
        Aanleverregel.objects.filter(aanlevering=aanlevering).values_list("voorziening", "uitkomst")
    )
    assert uitkomsten == {
        een.pk: Regeluitkomst.ONGEWIJZIGD,
        twee.pk: Regeluitkomst.GEWIJZIGD,
        drie.pk: Regeluitkomst.NIEUW,
    }
    assert (aanlevering.nieuw, aanlevering.gewijzigd, aanlevering.ongewijzigd) == (1, 1, 1)


@pytest.mark.parametrize("veld", ["plaatsen", "bezet", "wachtend", "niet_beschikbaar", "opmerking"])
def test_a_change_of_any_value_is_a_change_also_from_and_to_empty(plicht, by, veld):
    voorziening = voorziening_van(plicht)
    vol = {"wachtend": 1, "niet_beschikbaar": 1, "reden_niet_beschikbaar": "personeel"}
    vol |= {"opmerking": "Zo is het."}
    overgenomen(plicht, by, meting(voorziening, **vol))
    anders = {"opmerking": ""} if veld == "opmerking" else {veld: None}

    aanlevering = make_gecontroleerd(plicht, meting(voorziening, **{**vol, **anders}), by=by)

    assert (aanlevering.gewijzigd, aanlevering.ongewijzigd) == (1, 0)


def test_figures_of_another_source_are_not_compared_with(plicht, by):
    voorziening = voorziening_van(plicht)
    plan = make_meting(voorziening=voorziening, peildatum=PEILDATUM, plaatsen=99)

    overgenomen(plicht, by, meting(voorziening))

    assert Capaciteitsmeting.objects.filter(pk=plan.pk, vervallen_op=None).exists()
    assert Capaciteitsmeting.objects.filter(voorziening=voorziening).count() == 2


def test_what_is_taken_over_says_where_it_comes_from(plicht, by):
    regio = make_jeugdhulpregio()
    voorziening = voorziening_van(plicht)

    aanlevering = overgenomen(
        plicht, by, meting(voorziening, rij=7), herkomst(voorziening, regio), herkomst(voorziening)
    )

    cijfer = Capaciteitsmeting.objects.get(aanlevering=aanlevering)
    assert cijfer.bron == aanleverbron(plicht.organisatie)
    assert (cijfer.vindplaats, cijfer.aard, cijfer.afscherming) == (
        "Capaciteit, rij 7",
        "feit",
        None,
    )
    assert cijfer.bekend_op == aanlevering.overgenomen_op
    codes = set(Herkomst.objects.filter(aanlevering=aanlevering).values_list("code", flat=True))
    begin, eind = voorziening.code, f"{plicht.ronde.code}.verblijvend"
    assert codes == {f"{begin}.{regio.code}.{eind}", f"{begin}.onbekend.{eind}"}


def test_a_correction_ends_the_old_version_at_the_moment_the_new_one_begins(plicht, by):
    voorziening = voorziening_van(plicht)
    eerste = overgenomen(plicht, by, meting(voorziening))

    tweede = overgenomen(plicht, by, meting(voorziening, bezet=9))

    oud, nieuw = Capaciteitsmeting.alle_versies.filter(voorziening=voorziening).order_by("pk")
    assert (oud.bezet, oud.aanlevering, oud.vervallen_op) == (8, eerste, tweede.overgenomen_op)
    assert (nieuw.bezet, nieuw.aanlevering, nieuw.vervallen_op) == (9, tweede, None)
    assert nieuw.bekend_op == oud.vervallen_op
    eerste.refresh_from_db()
    assert (eerste.status, tweede.status) == ("vervangen", "overgenomen")


def test_a_figure_that_is_the_same_keeps_the_version_it_has(plicht, by):
    voorziening = voorziening_van(plicht)
    eerste = overgenomen(plicht, by, meting(voorziening))

    overgenomen(plicht, by, meting(voorziening))

    (enige,) = Capaciteitsmeting.alle_versies.filter(voorziening=voorziening)
    assert enige.aanlevering == eerste


def test_a_figure_that_a_later_file_leaves_out_stays(plicht, by):
    een, twee = (make_voorziening(locatie=voorziening_van(plicht).locatie) for _ in range(2))
    overgenomen(plicht, by, meting(een), meting(twee))

    overgenomen(plicht, by, meting(een, bezet=3))

    assert Capaciteitsmeting.objects.filter(voorziening=twee, bezet=8).exists()


def test_a_delivery_of_the_other_kind_replaces_nothing(plicht, by):
    voorziening = voorziening_van(plicht)
    capaciteit = overgenomen(plicht, by, meting(voorziening))

    overgenomen(plicht, by, herkomst(voorziening))

    capaciteit.refresh_from_db()
    assert capaciteit.status == AanleverStatus.OVERGENOMEN


def test_a_preview_that_was_overtaken_is_worked_out_anew_when_it_is_taken_over(plicht, by):
    voorziening = voorziening_van(plicht)
    laat = make_gecontroleerd(plicht, meting(voorziening, bezet=5), by=by)
    assert laat.nieuw == 1
    overgenomen(plicht, by, meting(voorziening, bezet=4))

    laat = verwerken.overnemen(laat, by=by)

    assert (laat.nieuw, laat.gewijzigd) == (0, 1)
    assert geldig(plicht) == [(PEILDATUM, 10, 5)]
    assert Capaciteitsmeting.alle_versies.filter(voorziening=voorziening).count() == 2


def test_a_warning_without_a_reason_stops_taking_over(plicht, by):
    aanlevering = make_gecontroleerd(plicht, meldingen=[waarschuwing(), waarschuwing()], by=by)
    eerste, tweede = aanlevering.meldingen.all()

    with pytest.raises(ValidationError, match="er zijn nog 2 zonder reden"):
        verwerken.overnemen(aanlevering, by=by)
    assert verwerken.toelichten(aanlevering, {eerste.pk: "Klopt.", tweede.pk: "  "}, by=by) == 1
    with pytest.raises(ValidationError, match="er is nog 1 zonder reden"):
        verwerken.overnemen(aanlevering, by=by)
    assert verwerken.toelichten(aanlevering, {tweede.pk: "Verbouwing."}, by=by) == 0

    verwerken.overnemen(aanlevering, by=by)

    eerste.refresh_from_db()
    assert (eerste.toelichting, eerste.toegelicht_door) == ("Klopt.", by)


def test_a_reason_in_the_file_counts_and_is_of_who_handed_it_in(plicht, by):
    uitgelegd = waarschuwing(toelichting="Twee logeerplaatsen.")
    aanlevering = make_gecontroleerd(plicht, meldingen=[uitgelegd], by=by)

    verwerken.overnemen(aanlevering, by=by)

    assert aanlevering.meldingen.get().toegelicht_door == by


def test_a_reason_names_no_person(plicht, by):
    aanlevering = make_gecontroleerd(plicht, meldingen=[waarschuwing()], by=by)
    melding = aanlevering.meldingen.get()

    with pytest.raises(ValidationError):
        verwerken.toelichten(aanlevering, {melding.pk: "BSN 111222333"}, by=by)

    melding.refresh_from_db()
    assert melding.toelichting == ""


def test_taking_back_restores_what_held_as_known_from_now_on(plicht, by):
    voorziening, nieuw = voorziening_van(plicht), make_voorziening()
    eerste = overgenomen(plicht, by, meting(voorziening), herkomst(voorziening))
    tweede = overgenomen(
        plicht, by, meting(voorziening, bezet=9), meting(nieuw), herkomst(voorziening, aantal=7)
    )

    terug = verwerken.terugnemen(tweede, reden="Verkeerd halfjaar.", by=by)

    assert geldig(plicht) == [(PEILDATUM, 10, 8)]
    assert Herkomst.objects.get(voorziening=voorziening).aantal == 6
    hersteld = Capaciteitsmeting.objects.get(voorziening=voorziening)
    assert (hersteld.aanlevering, hersteld.bekend_op) == (eerste, terug.teruggenomen_op)
    assert Capaciteitsmeting.alle_versies.filter(voorziening=voorziening).count() == 3
    eerste.refresh_from_db()
    assert (eerste.status, terug.reden_terugnemen) == ("overgenomen", "Verkeerd halfjaar.")


def test_totals_are_what_they_were_after_taking_over_and_back(plicht, by):
    locatie = voorziening_van(plicht).locatie
    voorzieningen = [make_voorziening(locatie=locatie) for _ in range(5)]
    overgenomen(plicht, by, *(meting(rij, bezet=n) for n, rij in enumerate(voorzieningen)))
    voor = sorted(Capaciteitsmeting.objects.values_list("voorziening", "plaatsen", "bezet"))
    tweede = overgenomen(plicht, by, *(meting(rij, bezet=9) for rij in voorzieningen))
    assert sum(bezet for *_, bezet in geldig(plicht)) == 45

    verwerken.terugnemen(tweede, reden="Verkeerd.", by=by)

    na = sorted(Capaciteitsmeting.objects.values_list("voorziening", "plaatsen", "bezet"))
    assert na == voor


def test_a_delivery_that_a_later_one_followed_is_not_taken_back(plicht, by):
    voorziening = voorziening_van(plicht)
    eerste = overgenomen(plicht, by, meting(voorziening))
    overgenomen(plicht, by, herkomst(voorziening))

    with pytest.raises(ValidationError, match="latere aanlevering of correctie"):
        verwerken.terugnemen(eerste, reden="Toch niet.", by=by)

    assert geldig(plicht) == [(PEILDATUM, 10, 8)]


def test_a_delivery_of_which_somebody_settled_a_finding_is_not_taken_back(plicht, by):
    aanlevering = overgenomen(plicht, by)
    cijfer = Capaciteitsmeting.objects.get(aanlevering=aanlevering)
    bevinding = make_bevinding(bron_a=cijfer.bron)
    bevinding.onderwerpen.create(onderwerp=cijfer)
    bevinding.statussen.create(status="uitgelegd", reden="Klopt zo.", door=by)

    with pytest.raises(ValidationError, match="bevinding"):
        verwerken.terugnemen(aanlevering, reden="Toch niet.", by=by)


def test_taking_back_wants_a_reason(plicht, by):
    aanlevering = overgenomen(plicht, by)

    with pytest.raises(ValidationError) as fout_:
        verwerken.terugnemen(aanlevering, reden=" ", by=by)

    assert set(fout_.value.message_dict) == {"reden"}


def test_nothing_to_report_is_an_answer_until_something_is_taken_over(plicht, by):
    verwerken.niets_te_melden(plicht, reden="De groep is gesloten.", by=by)
    plicht.refresh_from_db()
    assert (plicht.niets_te_melden_door, plicht.niets_te_melden_reden) == (
        by,
        "De groep is gesloten.",
    )

    aanlevering = make_gecontroleerd(plicht, by=by)
    plicht.refresh_from_db()
    assert plicht.niets_te_melden_op
    verwerken.overnemen(aanlevering, by=by)

    plicht.refresh_from_db()
    assert (plicht.niets_te_melden_op, plicht.niets_te_melden_reden) == (None, "")


@pytest.mark.parametrize(
    "status", [AanleverStatus.ONTVANGEN, AanleverStatus.KLAAR, AanleverStatus.OVERGENOMEN]
)
def test_nothing_to_report_is_no_answer_beside_a_delivery(plicht, by, status):
    in_status(plicht, status, by)

    with pytest.raises(ValidationError, match="al iets aangeleverd"):
        verwerken.niets_te_melden(plicht, reden="Niets.", by=by)


def test_nothing_to_report_wants_a_reason(plicht, by):
    with pytest.raises(ValidationError):
        verwerken.niets_te_melden(plicht, reden="", by=by)


def test_taking_over_takes_as_many_statements_whatever_the_number_of_rows(
    plicht, by, django_assert_max_num_queries
):
    locatie = voorziening_van(plicht).locatie
    voorzieningen = [make_voorziening(locatie=locatie) for _ in range(20)]
    aanlevering = make_aanlevering(plicht, by=by)

    with django_assert_max_num_queries(16):
        regels = [meting(rij) for rij in voorzieningen]
        verwerken.bewaren(aanlevering, Gelezen(regels=regels))
    with django_assert_max_num_queries(32):
        verwerken.overnemen(aanlevering, by=by)

    assert len(geldig(plicht)) == 20
