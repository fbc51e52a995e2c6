"""Side by side, the joint judgment, and the draft of the advice."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from capaciteit.register.sloten import IngehaaldError
from regio.choices import Rol
from tests.factories import make_gebruiker, make_organisatie
from tests.factories_plan import make_toetsing
from tests.factories_toetsen import (
    beoordeel,
    make_getoetst,
    make_volgende,
    zet_status,
    zonder_belang,
)
from vastgoed.choices_plan import Oordeelwaarde, Planstatus, Planuitkomst
from vastgoed.models import Criterium, Planvoorwaarde
from vastgoed.toetsen.advies import Voorwaarde, advies_opstellen, beletsels_adviseren
from vastgoed.toetsen.gezamenlijk import (
    eensgezinde_overnemen,
    gezamenlijk_wissen,
    samen_oordelen,
)
from vastgoed.toetsen.inleveren import toetsing_inleveren, toetsing_terugnemen
from vastgoed.toetsen.naast import meerderheid, naast_elkaar, score

pytestmark = pytest.mark.django_db
V, D, N, X = (
    Oordeelwaarde.VOLDOET,
    Oordeelwaarde.DEELS,
    Oordeelwaarde.NIET,
    Oordeelwaarde.NVT,
)
TWEE = [(V, V, N), (V, D, D)]
"""Two reviewers: agree on the first, differ on the other two."""


def getoetst(*oordelen):
    """A plan on which so many reviewers handed in, each with these three judgments."""
    plan = make_getoetst()
    toetsingen = []
    for waarden in oordelen:
        toetsing = zonder_belang(make_toetsing(plan=plan))
        beoordeel(toetsing, *waarden)
        toetsingen.append(toetsing_inleveren(toetsing, by=toetsing.toetser))
    return plan, toetsingen


def beleid_bij(plan):
    return make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=plan.gemeente)


def criterium(plan, nummer=1):
    return Criterium.objects.get(kader=plan.versies.first().kader, sleutel=f"vraag-{nummer}")


def samen(plan, waarde, *, nummer=1, revisie=0, by=None, **invoer):
    by = by or beleid_bij(plan)
    return samen_oordelen(plan, criterium(plan, nummer), waarde, revisie=revisie, by=by, **invoer)


@pytest.mark.parametrize(
    ("waarden", "verwacht"),
    [([], None), ([V], V), ([V, D], None), ([V, V, D], V), ([V, V, D, D], None), ([N, N, X], N)],
)
def test_a_majority_is_more_than_half(waarden, verwacht):
    assert meerderheid(waarden) == verwacht


def test_the_score_weighs_what_applies():
    zwaar, licht, nvt = (Criterium(weging=weging) for weging in (3, 1, 5))

    assert score([(zwaar, V), (licht, D), (nvt, X)]) == Decimal("0.875")
    assert score([(nvt, X)]) is None


def test_differences_stand_beside_each_other_with_who_judged_what():
    plan, (een, ander) = getoetst(*TWEE)

    regels = naast_elkaar(plan.ingediende_versie, beleid_bij(plan))

    assert [rij.verschilt for rij in regels] == [False, True, True]
    assert {(rij.toetsing, rij.waarde) for rij in regels[1].oordelen} == {(een, V), (ander, D)}


def test_private_remarks_are_read_in_the_own_organisation_only():
    plan = make_getoetst()
    toetsing = zonder_belang(make_toetsing(plan=plan))
    beoordeel(toetsing)
    toetsing.oordelen.update(opmerking_prive="Voor mij", opmerking_toetsers="Voor jullie")
    toetsing_inleveren(toetsing, by=toetsing.toetser)

    def eerste(user):
        return naast_elkaar(plan.ingediende_versie, user)[0].oordelen[0]

    assert eerste(toetsing.toetser).opmerking_prive == "Voor mij"
    assert eerste(beleid_bij(plan)).opmerking_prive == ""
    assert eerste(beleid_bij(plan)).opmerking_toetsers == "Voor jullie"


def test_departing_from_the_majority_needs_a_reason():
    plan, _ = getoetst((V, V, V), (V, V, V))

    with pytest.raises(ValidationError, match="wijkt af"):
        samen(plan, N)

    assert samen(plan, N, reden="Nieuwe informatie in de vergadering").waarde == N
    assert samen(plan, V, nummer=2).reden == ""


def test_where_reviewers_are_divided_a_reason_is_needed():
    plan, _ = getoetst(*TWEE)

    with pytest.raises(ValidationError, match="verdeeld"):
        samen(plan, D, nummer=2)


def test_there_is_no_joint_judgment_before_all_reviews_are_in():
    plan, _ = getoetst((V, V, V))
    make_toetsing(plan=plan)

    with pytest.raises(ValidationError, match="1 toetsing is nog niet ingeleverd"):
        samen(plan, V)


def test_only_the_coordinating_municipality_records_it():
    plan, (toetsing,) = getoetst((V, V, V))

    with pytest.raises(PermissionDenied):
        samen(plan, V, by=toetsing.toetser)
    with pytest.raises(PermissionDenied):
        samen(plan, V, by=make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=make_organisatie()))


def test_a_stale_page_overwrites_no_joint_judgment():
    plan, _ = getoetst((V, V, V))
    samen(plan, V)

    with pytest.raises(IngehaaldError):
        samen(plan, N, reden="Toch niet", revisie=0)


def test_what_all_agree_on_is_taken_over_at_once_and_no_more():
    plan, _ = getoetst(*TWEE)

    assert eensgezinde_overnemen(plan, by=beleid_bij(plan)) == 1
    assert eensgezinde_overnemen(plan, by=beleid_bij(plan)) == 0
    assert plan.gezamenlijke_oordelen.get().criterium == criterium(plan)


def test_beginning_anew_lets_reviewers_take_theirs_back():
    plan, (toetsing,) = getoetst((V, V, V))
    samen(plan, V)
    with pytest.raises(ValidationError):
        toetsing_terugnemen(toetsing, by=toetsing.toetser)

    assert gezamenlijk_wissen(plan, by=beleid_bij(plan)) == 1

    assert not toetsing_terugnemen(toetsing, by=toetsing.toetser).is_ingeleverd


def test_a_joint_judgment_that_the_plan_left_behind_is_given_again():
    plan, _ = getoetst((V, V, V))
    by = beleid_bij(plan)
    eensgezinde_overnemen(plan, by=by)
    make_volgende(plan, doel="Anders wonen.")

    regels = naast_elkaar(plan.ingediende_versie, by)

    assert [rij.is_klaar for rij in regels] == [False, True, True]


# The advice.


def advies(plan, by, uitkomst=Planuitkomst.VOORWAARDEN, revisie=0, **invoer):
    return advies_opstellen(
        plan, uitkomst=uitkomst, motivering="Past bij de visie.", revisie=revisie, by=by, **invoer
    )


def test_an_advice_is_drafted_with_conditions_that_can_change():
    plan, _ = getoetst((V, V, V))
    by = beleid_bij(plan)
    eerste = Voorwaarde("Lever de vergunning aan", date(2027, 1, 1))
    concept = advies(plan, by, voorwaarden=[eerste, Voorwaarde("Dek het tekort")])
    een, twee = concept.voorwaarden.all()

    advies(
        plan, by, revisie=1, voorwaarden=[Voorwaarde("Dek het hele tekort", None, twee.pk), eerste]
    )

    assert list(concept.voorwaarden.values_list("tekst", flat=True)) == [
        "Dek het hele tekort",
        "Lever de vergunning aan",
    ]
    assert not Planvoorwaarde.objects.filter(pk=een.pk).exists()
    assert Planvoorwaarde.objects.filter(pk=twee.pk).exists()


def test_a_stale_page_overwrites_no_advice():
    plan, _ = getoetst((V, V, V))
    by = beleid_bij(plan)
    advies(plan, by)

    with pytest.raises(IngehaaldError):
        advies(plan, by, uitkomst=Planuitkomst.AFGEWEZEN)


@pytest.mark.parametrize("status", sorted(set(Planstatus.values) - {Planstatus.IN_TOETSING}))
def test_no_advice_is_drafted_outside_the_review(status):
    plan, _ = getoetst((V, V, V))
    zet_status(plan, status)

    with pytest.raises(ValidationError, match="niet in toetsing"):
        advies(plan, beleid_bij(plan))


def test_what_an_advice_waits_for_is_told_until_nothing_is_left():
    plan, _ = getoetst((V, V, V))
    by = beleid_bij(plan)
    assert beletsels_adviseren(plan, by) == [
        "Zonder gezamenlijk oordeel: 1.1, 1.2, 1.3.",
        "Het advies heeft nog geen uitkomst.",
    ]

    eensgezinde_overnemen(plan, by=by)
    advies(plan, by)
    assert beletsels_adviseren(plan, by) == [
        "Goedkeuren onder voorwaarden kan alleen met ten minste één voorwaarde."
    ]

    advies(plan, by, revisie=1, voorwaarden=[Voorwaarde("Dek het tekort")])
    assert beletsels_adviseren(plan, by) == []
