"""A share or an average is shown to everybody when the number it rests on is, and is not small."""

from decimal import Decimal
from math import inf
from random import Random

import pytest
from django.urls import reverse

from jeugdzorg.kern.privacy import SHIELDED, is_small
from jeugdzorg.kern.privacy_tables import Relation, Table
from monitoring.halfjaar import Halfjaar
from monitoring.indicatoren.actions import definitie_wijzigen
from monitoring.indicatoren.definities import VERSIEVELDEN, laatste_versie
from monitoring.models import Meting
from regio.afscherming import afscherming_bepalen
from regio.choices import Rol
from tests.aanval import Aanval
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_monitoring_indicatoren import make_indicator, make_meting

pytestmark = pytest.mark.django_db


class Wereld:
    """Regions that count who left, and say something of those."""

    def __init__(self, eenheid, regios=1, **versie):
        self.bron = make_bron(zichtbaarheid="gedeeld", eigenaar=make_organisatie())
        self.lezer = make_gebruiker(rol=Rol.LEZER)
        self.regios = [make_jeugdhulpregio() for _ in range(regios)]
        self.gebied = make_gebied(regios=self.regios)
        self.vertrokken = make_indicator(code="VERTROKKEN")
        self.indicator = make_indicator(
            code="DUUR",
            eenheid=eenheid,
            versie={
                **{"telwijze": "gewogen", "gewicht": self.vertrokken, "eenheid": eenheid},
                **versie,
            },
        )

    def geef(self, waarde, basis=None, regio=0, **velden):
        """What a region says, and of how many; not judged yet."""
        waar = {"jeugdhulpregio": self.regios[regio], "bron": self.bron, "afscherming": None}
        if basis is not None:
            make_meting(indicator=self.vertrokken, waarde=basis, **waar, **velden)
        if waarde is not None:
            make_meting(indicator=self.indicator, waarde=waarde, **waar, **velden)

    def gezien(self, indicator=None):
        """What the reader is shown per region, in order."""
        afscherming_bepalen()
        rijen = Meting.objects.visible_to(self.lezer).filter(
            indicator=indicator or self.indicator, jeugdhulpregio__in=self.regios
        )
        return [
            rij.afgeschermd.get("waarde") or rij.waarde
            for rij in rijen.order_by("jeugdhulpregio", "pk")
        ]


@pytest.mark.parametrize(("basis", "getoond"), [(5, 11), (4, SHIELDED), (None, SHIELDED)])
def test_an_average_is_shown_with_the_number_it_rests_on(basis, getoond):
    wereld = Wereld("weken")
    wereld.geef(11, basis)

    assert wereld.gezien() == [getoond]


@pytest.mark.parametrize(
    ("eenheid", "aandeel", "getoond"),
    [
        ("aandeel van uitstroom", 50, 50),  # 6 of 12
        ("aandeel van uitstroom", 0, 0),
        ("procent", 100, 100),
        ("procent", 25, SHIELDED),  # 3
        ("procent", 75, SHIELDED),  # all but 3
        ("promille", 50, SHIELDED),
        ("per 10.000 jongeren", 50, SHIELDED),
        ("mediaan van weken", 50, SHIELDED),
    ],
)
def test_a_share_says_a_number_too(eenheid, aandeel, getoond):
    wereld = Wereld(eenheid, maximum=100)
    wereld.geef(aandeel, 12)

    assert wereld.gezien() == [getoond]


@pytest.mark.parametrize("maximum", [None, 1])
def test_a_share_that_may_be_a_fraction_stays_hidden(maximum):
    wereld = Wereld("aandeel van uitstroom", maximum=maximum)
    wereld.geef("0.25", 12)  # would be none of 12 in hundredths

    assert wereld.gezien() == [SHIELDED]


def test_an_average_goes_hidden_with_a_number_that_is_hidden_for_another():
    wereld = Wereld("weken", regios=3)
    for regio, (waarde, basis) in enumerate([(8, 3), (9, 6), (10, 20)]):
        wereld.geef(waarde, basis, regio)
    make_meting(indicator=wereld.vertrokken, gebied=wereld.gebied, waarde=29)

    assert wereld.gezien(wereld.vertrokken) == ["<5", 6, SHIELDED]
    assert wereld.gezien() == [SHIELDED, 9, SHIELDED]


def test_shares_of_regions_do_not_give_away_that_of_another():
    """Of 10 in each region: 3, 5 and 6; the area prints 14 of 30."""
    wereld = Wereld("procent", regios=3)
    for regio, aandeel in enumerate([30, 50, 60]):
        wereld.geef(aandeel, 10, regio)
    openbaar = make_bron()
    for indicator, waarde in ((wereld.vertrokken, 30), (wereld.indicator, "46.67")):
        make_meting(indicator=indicator, gebied=wereld.gebied, waarde=waarde, bron=openbaar)

    getoond = wereld.gezien()

    assert getoond[0] == SHIELDED
    assert getoond.count(SHIELDED) == 2


def test_what_a_part_rests_on_is_no_less_known_than_the_part():
    wereld = Wereld("weken")
    wereld.geef(11, 20)
    wereld.geef(7, None, uitsplitsing="wonen")

    assert wereld.gezien() == [11, SHIELDED]


def test_whichever_comes_first_and_when_the_number_is_corrected():
    wereld = Wereld("weken")
    wereld.geef(11)
    assert wereld.gezien() == [SHIELDED]

    wereld.geef(None, 9)
    assert wereld.gezien() == [11]

    Meting.objects.filter(indicator=wereld.vertrokken).update(waarde=2)
    assert wereld.gezien() == [SHIELDED]


def test_an_average_that_is_added_to_a_number_that_was_judged_before():
    wereld = Wereld("weken")
    wereld.geef(None, 3)
    afscherming_bepalen()

    wereld.geef(11)

    assert wereld.gezien() == [SHIELDED]


def test_another_definition_lets_the_figures_be_judged_anew():
    wereld = Wereld("weken")
    wereld.geef(11, 9)
    assert wereld.gezien() == [11]
    laatste = laatste_versie(wereld.indicator)
    definitie = {veld: getattr(laatste, veld) for veld in VERSIEVELDEN}
    beheerder = make_gebruiker(rol=Rol.BEHEERDER)

    definitie_wijzigen(
        wereld.indicator,
        by=beheerder,
        vanaf=Halfjaar(2024, 1),
        reeksbreuk=False,
        reden="Niemand telt nog wie vertrok.",
        uitsplitsingen="",
        **{**definitie, "telwijze": "geen", "gewicht": None},
    )

    assert wereld.gezien() == [SHIELDED]


@pytest.mark.parametrize(
    ("eenheid", "met_gewicht", "gezegd"),
    [("weken", False, True), ("weken", True, False), ("jongeren", False, False)],
)
def test_the_page_says_why_nobody_else_sees_an_average(client_van, eenheid, met_gewicht, gezegd):
    gewicht = {"telwijze": "gewogen", "gewicht": make_indicator()} if met_gewicht else {}
    indicator = make_indicator(eenheid=eenheid, versie={"eenheid": eenheid, **gewicht})
    client = client_van(make_gebruiker(rol=Rol.LEZER))

    for naam in ("indicator", "indicator-versies"):
        pagina = client.get(reverse(f"monitoring:{naam}", args=[indicator.code]))
        assert ("Op hoeveel jongeren dit cijfer rust" in pagina.content.decode()) == gezegd


@pytest.mark.parametrize("eenheid", ["weken", "procent"])
def test_nothing_is_shown_beside_a_printed_figure_that_rests_on_nothing_known(eenheid):
    """Who knows all numbers but one works that one out from the figure of the area."""
    wereld = Wereld(eenheid, regios=2)
    wereld.geef(50, 20, 0)
    wereld.geef(25, 4, 1)
    assert wereld.gezien() == [50, SHIELDED]

    make_meting(indicator=wereld.indicator, gebied=wereld.gebied, waarde=46, bron=make_bron())
    Meting.objects.filter(indicator=wereld.indicator, bron=wereld.bron).update(afscherming=None)

    assert wereld.gezien() == [SHIELDED, SHIELDED]


def test_a_number_of_something_else_than_youths_is_no_ground_to_show():
    wereld = Wereld("weken")
    wereld.vertrokken.eenheid = "toepassingen"
    wereld.vertrokken.save()
    wereld.geef(11, 50)

    assert wereld.gezien() == [SHIELDED]


@pytest.mark.parametrize("zaad", range(12))
def test_no_small_number_follows_from_the_shares_that_are_shown(zaad):
    """By linear programming: per region how many there are, how many the share says and how many
    are left; the area prints both."""
    toeval = Random(zaad)
    wereld = Wereld("procent", regios=4)
    heel = [toeval.randint(5, 14) for _ in wereld.regios]
    deel = [toeval.randint(0, aantal) for aantal in heel]
    for regio, (n, aantal) in enumerate(zip(deel, heel, strict=True)):
        wereld.geef(round(Decimal(100 * n) / aantal, 2), aantal, regio)
    openbaar = make_bron()
    for indicator, waarde in (
        (wereld.vertrokken, sum(heel)),
        (wereld.indicator, round(Decimal(100 * sum(deel)) / sum(heel), 2)),
    ):
        make_meting(indicator=indicator, gebied=wereld.gebied, waarde=waarde, bron=openbaar)
    aandelen, aantallen = wereld.gezien(), wereld.gezien(wereld.vertrokken)

    cellen = {"N": sum(deel), "R": sum(heel) - sum(deel)}
    for regio, (n, aantal) in enumerate(zip(deel, heel, strict=True)):
        cellen |= {("n", regio): n, ("r", regio): aantal - n, ("b", regio): aantal}
    sommen = [
        *(Relation(letter.upper(), tuple((letter, i) for i in range(4))) for letter in "nr"),
        *(Relation(("b", i), (("n", i), ("r", i))) for i in range(4)),
    ]
    verborgen = {(wat, i): SHIELDED for i in range(4) if aandelen[i] == SHIELDED for wat in "nr"}
    verborgen |= {("b", i): SHIELDED for i in range(4) if aantallen[i] == SHIELDED}
    assert all(aandelen[i] == SHIELDED for wat, i in verborgen if wat == "b")
    uitgerekend = OnbekendeDelen(Table(cellen, sommen), verborgen).narrow()

    klein = {cel for cel in verborgen if is_small(cellen[cel])}
    assert not klein & uitgerekend.keys()
    open_ = [cellen[cel] for cel in cellen if cel not in verborgen and cel not in {"N", "R"}]
    assert not any(is_small(aantal) for aantal in open_)


class OnbekendeDelen(Aanval):
    """Of what a hidden share says nothing is known."""

    def label_bounds(self, key):
        return 0, inf
