"""One door to counts of youths, and the stored pattern behind it."""

import pytest
from django.db.models import F, Sum

from capaciteit.models import Capaciteitscijfer, Capaciteitsmeting, Herkomst
from jeugdzorg.kern.privacy_values import HIDDEN, Hidden
from monitoring.models import Meting
from regio.afscherming import afscherming_bepalen
from regio.choices import Zichtbaarheid
from regio.tasks import afschermen
from tests.factories import make_aanbieder, make_bron, make_gebied, make_gebruiker
from tests.factories_capaciteit import (
    make_capaciteitscijfer,
    make_herkomst,
    make_meting,
    make_voorziening,
)
from tests.geleverd import PERIODEN, Wereld

pytestmark = pytest.mark.django_db


def gedeeld(**velden):
    return make_bron(zichtbaarheid=Zichtbaarheid.GEDEELD, **velden)


def gezien(model=Capaciteitsmeting, lezer=None):
    return model.objects.visible_to(lezer or make_gebruiker())


def test_a_small_count_is_hidden_and_with_it_what_is_worked_out_from_it():
    make_meting(plaatsen=10, bezet=3, wachtend=12, bron=gedeeld())
    afscherming_bepalen()

    meting = gezien().with_bezettingsgraad().get()

    assert (meting.plaatsen, meting.bezet, meting.wachtend) == (10, Hidden("<5"), 12)
    assert (meting.vrij, meting.bezettingsgraad) == (HIDDEN, HIDDEN)
    assert meting.afgeschermde_velden == ["bezet", "vrij", "bezettingsgraad"]


@pytest.mark.parametrize(
    "lezen",
    [
        lambda rijen: rijen.filter(bezet=3).count(),
        lambda rijen: rijen.filter(bezet__lt=5).count(),
        lambda rijen: rijen.exclude(bezet__gt=2).filter(bezet__isnull=False).count(),
        lambda rijen: rijen.aggregate(som=Sum("bezet"))["som"] or 0,
        lambda rijen: rijen.values_list("bezet", flat=True)[0] or 0,
        lambda rijen: rijen.values().get()["bezet"] or 0,
        lambda rijen: rijen.annotate(dubbel=F("bezet") * 2).get().dubbel or 0,
        lambda rijen: (
            rijen.with_bezettingsgraad().values("bezettingsgraad").get().popitem()[1] or 0
        ),
    ],
)
def test_the_database_answers_no_question_about_a_hidden_count(lezen):
    make_meting(plaatsen=10, bezet=3, bron=gedeeld())
    afscherming_bepalen()

    assert lezen(gezien()) == 0


def test_an_order_by_a_hidden_count_does_not_tell_which_is_larger():
    een, ander = make_meting(bezet=4, bron=gedeeld()), make_meting(bezet=1, bron=gedeeld())
    afscherming_bepalen()

    assert list(gezien().order_by("bezet", "pk").values_list("pk", flat=True)) == [een.pk, ander.pk]
    assert list(gezien().order_by("-bezet", "pk").values_list("pk", flat=True)) == [
        een.pk,
        ander.pk,
    ]


def test_who_delivered_it_reads_it_exactly():
    bron = gedeeld()
    make_meting(bezet=3, bron=bron)
    afscherming_bepalen()
    lid = make_gebruiker(organisatie=bron.eigenaar)

    assert gezien(lezer=lid).get().bezet == 3
    assert gezien(lezer=lid).get().afgeschermde_velden == []


def test_the_text_beside_a_count_is_only_for_who_may_know_the_count():
    aanbieder = make_aanbieder()
    eigen = make_gebruiker(organisatie=aanbieder)
    make_meting(bezet=30, bron=gedeeld(eigenaar=aanbieder), opmerking="Er gingen er drie weg.")
    afscherming_bepalen()

    assert gezien(lezer=eigen).get().opmerking == "Er gingen er drie weg."
    assert gezien().get().opmerking == ""
    assert not gezien().filter(opmerking__icontains="drie").exists()


def test_what_a_public_source_prints_is_shown():
    make_meting(bezet=3)
    afscherming_bepalen()

    assert gezien().get().bezet == 3


def test_what_nobody_judged_is_hidden_except_places():
    make_meting(plaatsen=3, bezet=30, bron=gedeeld())

    meting = gezien().get()

    assert (meting.plaatsen, meting.bezet) == (3, HIDDEN)


def test_a_change_on_any_path_needs_a_new_judgment():
    meting = make_meting(plaatsen=10, bezet=30, bron=gedeeld())
    afscherming_bepalen()
    assert gezien().get().bezet == 30

    Capaciteitsmeting.objects.filter(pk=meting.pk).update(bezet=31)

    assert gezien().get().bezet == HIDDEN
    assert afscherming_bepalen() == 1
    assert gezien().get().bezet == 31


def test_only_what_is_new_is_judged():
    make_meting(bezet=3, bron=gedeeld())

    assert afscherming_bepalen() == 1
    assert afscherming_bepalen() == 0
    assert afscherming_bepalen(alles=True) == 1


def test_a_row_that_was_read_with_a_hidden_count_cannot_be_saved():
    make_meting(bezet=3, bron=gedeeld())
    afscherming_bepalen()

    with pytest.raises(TypeError):
        gezien().get().save()


def test_nothing_may_be_worked_out_before_the_door():
    with pytest.raises(ValueError, match="visible_to"):
        Capaciteitsmeting.objects.with_bezettingsgraad().visible_to(make_gebruiker())


def test_the_count_of_a_region_does_not_give_its_only_small_facility_away():
    aanbieder = make_aanbieder()
    for bezet in (3, 20, 40):
        voorziening = make_voorziening()
        voorziening.locatie.aanbieders.set([aanbieder])
        make_meting(voorziening=voorziening, bezet=bezet, bron=gedeeld())
    make_capaciteitscijfer(
        aanbieder=aanbieder, maat="bezet", waarde=63, peildatum="2023-07-01", bron=gedeeld()
    )

    afscherming_bepalen()

    assert list(gezien().order_by("pk").values_list("bezet", flat=True)) == [None, None, 40]
    assert gezien(Capaciteitscijfer).get().waarde == 63


def test_a_count_that_is_left_over_is_protected_although_no_row_holds_it():
    bron, gebied = gedeeld(), make_gebied()
    make_herkomst(aantal=20, bron=bron, gebied=gebied)
    make_herkomst(aantal=18, maat="binnen", bron=bron, gebied=gebied)

    afscherming_bepalen()

    getoond = list(gezien(Herkomst).values_list("aantal", flat=True))
    assert None in getoond


def test_a_share_without_a_known_base_is_hidden_and_one_on_a_large_base_shown():
    make_herkomst(percentage=40, noemer=None, bron=gedeeld())
    make_herkomst(percentage=40, noemer=50, bron=gedeeld())
    make_herkomst(percentage=4, noemer=50, bron=gedeeld())

    afscherming_bepalen()

    getoond = gezien(Herkomst).order_by("pk").values_list("percentage", flat=True)
    assert list(getoond) == [None, 40, None]


def test_a_year_does_not_give_a_half_year_away():
    wereld = Wereld()
    afscherming_bepalen()
    regio = wereld.regios[0]
    eigen = Meting.objects.visible_to(wereld.lezer).filter(jeugdhulpregio=regio, uitsplitsing="")

    getoond = {
        naam: eigen.get(periode_van=van, periode_tot=tot).waarde
        for naam, (van, tot) in PERIODEN.items()
    }

    assert getoond == {"eerste": Hidden("<5"), "tweede": Hidden("<5"), "jaar": Hidden("<5")}


def test_the_clock_judges_every_count_anew_each_night(settings):
    taken = {regel["task"] for regel in settings.CELERY_BEAT_SCHEDULE.values()}
    make_meting(plaatsen=10, bezet=30, bron=gedeeld())
    assert gezien().get().bezet == HIDDEN

    afschermen.delay()

    assert afschermen.name in taken
    assert gezien().get().bezet == 30
