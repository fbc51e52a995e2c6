"""Keys in place of what joined tables say: never another row, never another value."""

import pytest
from django.db.models import BooleanField, Case, F, Q, Value, When
from hypothesis import given, settings
from hypothesis import strategies as st

from capaciteit.models import Capaciteitsmeting, Locatie, Voorziening
from jeugdzorg.kern.folding import FEW, AmongKeys, Keys, folded
from regio.choices import Rol
from tests.factories import make_gebruiker, make_jeugdhulpregio
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening

pytestmark = pytest.mark.django_db
REGIO = "voorziening__locatie__jeugdhulpregio__code"
VRAGEN = {
    "in een regio": Q(**{REGIO: "JZ90"}),
    "in een van twee": Q(**{f"{REGIO}__in": ["JZ90", "JZ91"]}),
    "in geen van twee": ~Q(**{f"{REGIO}__in": ["JZ90", "JZ91"]}),
    "in een regio of van een locatie": Q(**{REGIO: "JZ90"}) | Q(voorziening__locatie__code="LOC-2"),
    "niet in de een of wel in de ander": ~Q(**{REGIO: "JZ90"}) | Q(**{REGIO: "JZ91"}),
    "nergens": Q(**{REGIO: "JZ99"}),
    "zonder regio": Q(**{f"{REGIO}__isnull": True}),
}


@pytest.fixture(autouse=True)
def metingen():
    """In two regions, and one of a location that lies in none."""
    regios = [make_jeugdhulpregio(code="JZ90"), make_jeugdhulpregio(code="JZ91"), None]
    for nummer, regio in enumerate(regios):
        locatie = make_locatie(code=f"LOC-{nummer}", jeugdhulpregio=regio)
        make_meting(voorziening=make_voorziening(locatie=locatie))


def gevonden(rijen):
    return list(rijen.order_by("pk").values_list("pk", "bezet"))


@pytest.mark.parametrize("naam", VRAGEN)
def test_the_same_rows_are_found(naam):
    rijen = Capaciteitsmeting.objects.filter(VRAGEN[naam])
    assert gevonden(folded(rijen)) == gevonden(rijen)


@pytest.mark.parametrize("naam", VRAGEN)
def test_a_condition_of_a_value_gives_the_same_value(naam):
    waar = Case(When(VRAGEN[naam], then=Value(True)), default=Value(False))
    rijen = Capaciteitsmeting.objects.annotate(waar=waar).order_by("pk")
    gevouwen = list(folded(rijen).values_list("pk", "waar"))
    assert gevouwen == list(rijen.values_list("pk", "waar"))


def test_a_value_that_may_be_unknown_stays_unknown():
    regio = Case(
        When(voorziening__locatie__jeugdhulpregio__isnull=False, then=F(REGIO)), default=None
    )
    rijen = Capaciteitsmeting.objects.annotate(regio=regio).order_by("pk")
    assert list(folded(rijen).values_list("regio", flat=True)) == ["JZ90", "JZ91", None]


def test_a_table_that_says_nothing_more_is_left_out_until_it_is_asked_again():
    code = "voorziening__locatie__code"
    rijen = folded(Capaciteitsmeting.objects.filter(**{code: "LOC-2"}).order_by("pk"))
    assert "capaciteit_locatie" not in str(rijen.query)
    assert list(rijen.values_list(code, flat=True)) == ["LOC-2"]
    assert list(rijen.select_related("voorziening__locatie").order_by(REGIO)) == list(rijen)


def test_rows_that_a_join_leaves_out_stay_out():
    """Of an optional key the join itself chooses."""
    rijen = Locatie.objects.filter(jeugdhulpregio__code__in=["JZ90", "JZ91"])
    vooraf = rijen.filter(jeugdhulpregio__naam__gt="")
    assert set(folded(vooraf)) == set(vooraf)
    assert folded(rijen).count() == 2


def test_what_a_reader_may_know_exactly_stays_the_same():
    regio = make_jeugdhulpregio(code="JZ92")
    locatie = make_locatie(jeugdhulpregio=regio)
    make_meting(voorziening=make_voorziening(locatie=locatie), bezet=2)
    for rol in (Rol.BELEIDSMEDEWERKER, Rol.LEZER):
        user = make_gebruiker(rol=rol)
        rijen = Capaciteitsmeting.objects.visible_to(user).annotate(waar=Value(1, BooleanField()))
        assert gevonden(folded(rijen)) == gevonden(rijen)
        voorzieningen = Voorziening.objects.visible_to(user)
        assert set(folded(voorzieningen)) == set(voorzieningen)


@settings(deadline=None)
@given(st.sets(st.integers(1, 4 * FEW), min_size=FEW + 1), st.booleans())
def test_many_keys_are_told_by_the_few_between_them_that_are_none(keys, unknown):
    gevonden = Keys.of([*keys, *[None] * unknown])

    assert not gevonden.are_few
    assert gevonden.array == f"{{{','.join([*map(str, sorted(keys)), *['NULL'] * unknown])}}}"
    if gevonden.between:
        low, high, others = gevonden.between
        andere = {int(key) for key in others.strip("{}").split(",") if key}
        assert set(range(low, high + 1)) - andere == keys
        assert not unknown


def test_nearly_all_of_many_keys_are_told_by_the_others():
    assert Keys.of(set(range(1, 5000)) - {17}).between == (1, 4999, "{17}")
    assert Keys.of(range(1, 5000, 7)).between is None
    assert Keys.of([*range(1, 5000), None]).between is None


@pytest.mark.parametrize("negated", [False, True])
@pytest.mark.parametrize("path", ["pk", "aanlevering"])
def test_both_ways_to_tell_keys_find_the_same_rows(path, negated):
    """Also of a column that may be empty."""
    eerste, tweede, derde = gevonden(Capaciteitsmeting.objects)
    keys = [eerste[0], derde[0]]
    kort = Keys(f"{{{','.join(map(str, keys))}}}")
    lang = Keys(kort.array, (keys[0], keys[1], f"{{{tweede[0]}}}"))

    def met(wijze):
        rijen = Capaciteitsmeting.objects.alias(waarde=F(path))
        voorwaarde = AmongKeys(rijen.query.annotations["waarde"], wijze)
        return gevonden(rijen.exclude(voorwaarde) if negated else rijen.filter(voorwaarde))

    assert met(lang) == met(kort)
    assert len(met(kort)) == (0 if path == "aanlevering" else 1 if negated else 2)
