"""Two times: what was known then, of any series of deliveries, corrections and withdrawals."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from capaciteit.models import Capaciteitsmeting, Herkomst, Voorziening, Voorzieningstatusrij
from capaciteit.tijden import Tijden, begin_van_dag, einde_van_dag, tijden_van, validate_geweest
from capaciteit.versheid import versheid
from regio.choices import BronSoort, Rol
from tests.factories import make_aanbieder, make_bron, make_gebruiker
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.factories_versies import (
    HERZIEN,
    TOEN,
    corrigeer,
    make_geleverd,
    make_levering,
    terug,
)

BEGIN = datetime(2024, 1, 1, 12, tzinfo=UTC)
PEILDATA = [date(2023, 6, 30), date(2023, 12, 31)]
OMSLAG = timedelta(seconds=1)

gebeurtenissen = st.lists(
    st.tuples(st.integers(0, 300), st.sampled_from(PEILDATA), st.none() | st.integers(0, 40)),
    unique_by=lambda gebeurtenis: gebeurtenis[:2],
    max_size=8,
).map(lambda rijen: sorted(rijen, key=lambda rij: rij[:2]))


def moment(dag):
    return BEGIN + timedelta(days=dag)


def afspelen(voorziening, bron, reeks):
    """Write the series as deliveries would: end what holds, add what comes."""
    for dag, peildatum, plaatsen in reeks:
        geldig = Capaciteitsmeting.objects.filter(voorziening=voorziening, peildatum=peildatum)
        for rij in geldig:
            terug(rij, moment(dag))
        if plaatsen is not None:
            make_meting(
                voorziening=voorziening,
                peildatum=peildatum,
                plaatsen=plaatsen,
                bron=bron,
                bekend_op=moment(dag),
            )


def naspelen(reeks, op):
    """What somebody who wrote it down would know at ``op``: value per day."""
    bekend = {}
    for dag, peildatum, plaatsen in reeks:
        if moment(dag) <= op:
            bekend[peildatum] = plaatsen
    return {peildatum: plaatsen for peildatum, plaatsen in bekend.items() if plaatsen is not None}


@pytest.mark.django_db
class TestElkeReeks:
    @settings(max_examples=40, deadline=None)
    @given(gebeurtenissen, st.integers(-5, 310))
    def test_the_answer_of_then_is_what_a_replay_gives(self, reeks, dag):
        lezer, bron = make_gebruiker(), make_bron()
        voorziening = make_voorziening()
        afspelen(voorziening, bron, reeks)
        op = moment(dag)

        rijen = Capaciteitsmeting.alle_versies.bekend(op).visible_to(lezer)
        gelezen = rijen.filter(voorziening=voorziening).values_list("peildatum", "plaatsen")

        assert sorted(gelezen) == sorted(naspelen(reeks, op).items())

    @settings(max_examples=40, deadline=None)
    @given(gebeurtenissen, st.integers(-5, 310), st.sampled_from([*PEILDATA, date(2024, 6, 1)]))
    def test_the_state_of_a_day_as_known_then_is_what_a_replay_gives(self, reeks, dag, peildatum):
        lezer, bron = make_gebruiker(), make_bron()
        voorziening = make_voorziening(sinds=date(2020, 1, 1))
        afspelen(voorziening, bron, reeks)
        op = moment(dag)

        rijen = Voorziening.objects.visible_to(lezer).filter(pk=voorziening.pk)
        [rij] = rijen.with_stand(peildatum, user=lezer, bekend_op=op)

        bekend = {d: n for d, n in naspelen(reeks, op).items() if d <= peildatum}
        assert rij.plaatsen == (bekend[max(bekend)] if bekend else None)

    @settings(max_examples=20, deadline=None)
    @given(gebeurtenissen)
    def test_what_holds_now_is_the_end_of_the_replay(self, reeks):
        bron, voorziening = make_bron(), make_voorziening()
        afspelen(voorziening, bron, reeks)

        gelezen = Capaciteitsmeting.objects.filter(voorziening=voorziening)

        assert sorted(gelezen.values_list("peildatum", "plaatsen")) == sorted(
            naspelen(reeks, moment(1000)).items()
        )


@pytest.mark.django_db
def test_at_the_very_moment_of_a_correction_the_new_value_is_known():
    meting = make_meting(plaatsen=10, bekend_op=TOEN)
    corrigeer(meting, plaatsen=12)

    def plaatsen(op):
        return list(Capaciteitsmeting.alle_versies.bekend(op).values_list("plaatsen", flat=True))

    assert plaatsen(TOEN - OMSLAG) == []
    assert plaatsen(HERZIEN - OMSLAG) == [10]
    assert plaatsen(HERZIEN) == [12]


@pytest.mark.django_db
def test_a_state_of_a_facility_is_known_from_its_own_record():
    lezer, voorziening = make_gebruiker(), make_voorziening(sinds=date(2020, 1, 1))
    Voorzieningstatusrij.objects.filter(voorziening=voorziening).update(bekend_op=TOEN)

    def status(op):
        rijen = Voorziening.objects.visible_to(lezer)
        return rijen.with_stand(user=lezer, bekend_op=op).get(pk=voorziening.pk).status

    assert status(TOEN - OMSLAG) is None
    assert status(TOEN) == "open"


@pytest.mark.django_db
def test_superseded_counts_are_for_who_may_know_them_exactly():
    aanbieder = make_aanbieder()
    voorziening = make_voorziening(locatie=make_locatie(aanbieders=[aanbieder]))
    meting = make_meting(
        voorziening=voorziening, bezet=24, bron=make_levering(aanbieder), bekend_op=TOEN
    )
    Capaciteitsmeting.objects.filter(pk=meting.pk).update(afscherming={})
    corrigeer(meting, bezet=25)
    eigen = make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder)

    def bezet(gebruiker):
        rijen = Capaciteitsmeting.alle_versies.bekend(TOEN).visible_to(gebruiker)
        return rijen.get(pk=meting.pk).bezet, list(rijen.values_list("bezet", flat=True))

    assert bezet(eigen) == (24, [24])
    gelezen, kaal = bezet(make_gebruiker())
    assert str(gelezen) == "afgeschermd"
    assert kaal == [None]


@pytest.mark.django_db
def test_the_last_half_year_of_a_facility_has_all_its_regions_and_no_others():
    eerste = make_geleverd(regio=None)
    tweede = make_geleverd(
        voorziening=eerste.voorziening,
        bron=eerste.bron,
        periode_van=date(2024, 7, 1),
        periode_tot=date(2024, 12, 31),
    )

    assert list(Herkomst.objects.at(date(2024, 6, 30))) == [eerste]
    assert list(Herkomst.objects.at(date(2024, 7, 1))) == [tweede]
    assert list(Herkomst.objects.at(date(2023, 12, 31))) == []


@pytest.mark.usefixtures("gegevens")
class TestDocumenten:
    def test_what_a_document_prints_is_known_from_the_day_it_came_out(self):
        rijen = Capaciteitsmeting.objects.exclude(bron__soort=BronSoort.VOORBEELD)

        for rij in rijen.select_related("bron"):
            assert rij.bekend_op == begin_van_dag(rij.bron.datum)

    def test_loading_again_over_other_moments_sets_them_right_once(self):
        Capaciteitsmeting.objects.update(bekend_op=timezone.now())
        Voorzieningstatusrij.objects.update(bekend_op=timezone.now())

        call_command("laad_bronnen", voorbeeld=True, verbosity=0)

        for model in (Capaciteitsmeting, Voorzieningstatusrij, Herkomst):
            assert not model.objects.filter(bekend_op__date=timezone.localdate()).exists()

    def test_an_example_is_known_the_day_after(self):
        call_command("laad_bronnen", voorbeeld=True, verbosity=0)

        rij = Capaciteitsmeting.objects.filter(bron__soort=BronSoort.VOORBEELD).first()
        assert rij.bekend_op == begin_van_dag(rij.peildatum + timedelta(days=1))

    def test_before_a_document_came_out_nobody_knew_the_places(self, client_van):
        client = client_van(make_gebruiker())
        adres = reverse("capaciteit:voorziening-lijst")
        vraag = {"gebied": "", "zoek": "elker groningen", "peildatum": "2023-01-01"}

        toen = client.get(adres, {**vraag, "bekend_op": "2022-12-30"})
        daarna = client.get(adres, {**vraag, "bekend_op": "2022-12-31"})

        assert [regel.meting for regel in toen.context["regels"]] == [None]
        assert [regel.meting.plaatsen for regel in daarna.context["regels"]] == [41]
        assert "zoals bekend op 31 december 2022" in daarna.content.decode()


class TestWoorden:
    def test_a_day_counts_to_its_end(self):
        assert einde_van_dag(date(2024, 7, 1)) < begin_van_dag(date(2024, 7, 2))
        assert einde_van_dag(date(2024, 7, 1)) > begin_van_dag(date(2024, 7, 1))

    def test_the_sentence_has_both_times(self):
        tijden = Tijden(date(2024, 1, 1), date(2024, 7, 1))

        assert tijden.zin == "stand op 1 januari 2024, zoals bekend op 1 juli 2024"
        assert Tijden(date(2024, 1, 1)).zin == "stand op 1 januari 2024, zoals nu bekend"

    def test_nobody_can_ask_what_we_will_know(self):
        morgen = timezone.localdate() + timedelta(days=1)

        with pytest.raises(ValidationError, match="later weten"):
            validate_geweest(morgen)
        assert tijden_van({"bekend_op": morgen.isoformat()}).bekend_op is None

    @pytest.mark.parametrize("tekst", ["gisteren", "2024-02-31", ""])
    def test_a_wrong_day_is_today_as_known_now(self, tekst):
        tijden = tijden_van({"peildatum": tekst, "bekend_op": tekst})

        assert tijden == Tijden(timezone.localdate())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("dagen", "woorden"),
    [
        (0, "bijgewerkt vandaag"),
        (1, "bijgewerkt gisteren"),
        (12, "bijgewerkt 12 dagen geleden"),
        (90, "bijgewerkt 3 maanden geleden"),
        (1100, "bijgewerkt 3 jaar geleden"),
    ],
)
def test_a_delivered_figure_says_how_long_ago_it_came(dagen, woorden):
    meting = make_meting(bron=make_levering(), bekend_op=timezone.now())

    assert versheid(meting, timezone.localdate() + timedelta(days=dagen)) == woorden


@pytest.mark.django_db
def test_a_printed_figure_says_of_which_year_it_is():
    assert versheid(make_meting(peildatum=date(2021, 8, 1))) == "uit 2021"
