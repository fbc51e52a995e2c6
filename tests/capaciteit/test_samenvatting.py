import random
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError

from capaciteit.choices import Aard
from capaciteit.models import Capaciteitsmeting
from capaciteit.samenvatting import samenvatting
from capaciteit.samenvattingvraag import GROEPERINGEN
from jeugdzorg.kern.privacy_values import is_hidden
from regio.afscherming import afscherming_bepalen
from regio.choices import BronSoort, Rol, Zichtbaarheid, Zorgvorm
from regio.models import Gebied
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
)
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.geleverd import Wereld, wijzigen

pytestmark = pytest.mark.django_db
JAAR = {"van": date(2023, 1, 1), "tot": date(2023, 12, 31)}
KOPPELS = [
    [],
    ["periode"],
    ["regio"],
    ["gebied", "periode"],
    ["aanbieder", "beweging"],
    ["zorgvorm", "schaal", "periode"],
    ["gebied", "regio", "aanbieder"],
]


def wereld_van(willekeur):
    """Overlapping areas, shared locations, two sources and small counts."""
    plan = make_bron(datum=date(2022, 1, 1))
    regios = [make_jeugdhulpregio(bron=plan) for _ in range(3)]
    make_gebied(regios=regios[:2], bron=plan)
    make_gebied(regios=regios[1:], bron=plan)
    aanbieders = [make_aanbieder(bron=plan) for _ in range(3)]
    leveringen = [
        make_bron(
            zichtbaarheid=Zichtbaarheid.GEDEELD, eigenaar=eigenaar, datum=date(2023, 1, n + 1)
        )
        for n, eigenaar in enumerate(aanbieders)
    ]
    for _ in range(8):
        locatie = make_locatie(
            bron=plan,
            jeugdhulpregio=willekeur.choice([*regios, None]),
            aanbieders=willekeur.sample(aanbieders, willekeur.choice([0, 1, 2])),
        )
        voorziening = make_voorziening(
            bron=plan,
            locatie=locatie,
            zorgvorm=willekeur.choice([Zorgvorm.O3M, Zorgvorm.KAR, Zorgvorm.KLEINSCHALIG]),
            groepsgrootte_tot=willekeur.choice([None, 4, 6, 10]),
        )
        for dag in willekeur.sample(range(0, 540), 7):
            make_meting(
                voorziening=voorziening,
                bron=willekeur.choice([plan, *leveringen]),
                peildatum=date(2022, 9, 1) + timedelta(days=dag),
                plaatsen=willekeur.choice([None, 6, 12, 20]),
                bezet=willekeur.choice([0, 2, 5, 9, 14]),
                wachtend=willekeur.choice([None, 0, 3, 8]),
                aard=willekeur.choice([Aard.FEIT] * 4 + [Aard.PLAN]),
                maat=willekeur.choice(["plekken"] * 4 + ["fysiek"]),
            )
    afscherming_bepalen()
    return aanbieders[0]


def begin_van(dag, maanden):
    return date(dag.year, (dag.month - 1) // maanden * maanden + 1, 1)


def schaal_van(voorziening):
    grootte = voorziening.groepsgrootte_tot
    if grootte is None:
        return {Zorgvorm.O3M: "groter", Zorgvorm.KLEINSCHALIG: "zes"}.get(
            voorziening.zorgvorm, "onbekend"
        )
    return "vier" if grootte <= 4 else "zes" if grootte <= 6 else "groter"


def sleutels_van(meting, groepering):
    """Every combination of groups that a measurement counts in, read one by one."""
    v = meting.voorziening
    locatie = v.locatie
    gebieden = [
        gebied.code
        for gebied in Gebied.objects.all()
        if type(locatie).objects.in_gebied(gebied).contains(locatie)
    ]
    waarden = {
        "gebied": gebieden or [""],
        "regio": [locatie.jeugdhulpregio.code if locatie.jeugdhulpregio else ""],
        "aanbieder": [a.code for a in locatie.aanbieders.all()] or [""],
        "zorgvorm": [v.zorgvorm],
        "beweging": [v.beweging],
        "schaal": [schaal_van(v)],
    }
    combinaties = [{}]
    for naam in GROEPERINGEN:
        if naam in groepering and naam != "periode":
            combinaties = [{**c, naam: w} for c in combinaties for w in waarden[naam]]
    return combinaties


def naief(user, groepering, maanden):
    """The same sums, row by row, over what ``user`` is shown."""
    per_periode = "periode" in groepering
    rijen = Capaciteitsmeting.objects.visible_to(user).select_related("bron", "voorziening")
    laatste = {}
    volgorde = sorted(rijen, key=lambda m: (m.peildatum, m.bron.datum, m.pk))
    for meting in volgorde:
        if not JAAR["van"] <= meting.peildatum <= JAAR["tot"]:
            continue
        if meting.maat == "plekken" and meting.aard == Aard.FEIT:
            begin = begin_van(meting.peildatum, maanden) if per_periode else JAAR["van"]
            laatste[meting.voorziening_id, begin] = meting
    groepen = defaultdict(list)
    for (_, begin), meting in laatste.items():
        for sleutel in sleutels_van(meting, groepering):
            groepen[(*sorted(sleutel.items()), ("begin", begin))].append(meting)
    return {sleutel: opgeteld(metingen) for sleutel, metingen in groepen.items()}


def som(waarden):
    bekend = [waarde for waarde in waarden if waarde is not None and not is_hidden(waarde)]
    return sum(bekend) if bekend else None


def opgeteld(metingen):
    paren = [
        (m.bezet, m.plaatsen)
        for m in metingen
        if not is_hidden(m.bezet) and m.bezet is not None and m.plaatsen is not None
    ]
    plaatsen = sum(p for _, p in paren)
    return (
        len(metingen),
        som(m.plaatsen for m in metingen),
        som(m.bezet for m in metingen),
        som(m.wachtend for m in metingen),
        Fraction(sum(b for b, _ in paren), plaatsen) if plaatsen else None,
        sum(is_hidden(m.bezet) or is_hidden(m.wachtend) for m in metingen),
    )


def samengevat(user, groepering, periode):
    rijen = samenvatting(user, groepering=groepering, periode=periode, **JAAR)
    gevonden = {}
    for rij in rijen:
        sleutel = {n: getattr(rij, n) for n in groepering if n != "periode"}
        gevonden[(*sorted(sleutel.items()), ("begin", rij.periode_begin))] = (
            rij.voorzieningen,
            rij.plaatsen,
            rij.bezet,
            rij.wachtend,
            rij.bezettingsgraad,
            rij.afgeschermde_rijen,
        )
    assert len(gevonden) == len(rijen)
    return gevonden


@pytest.mark.parametrize("zaad", range(4))
def test_sums_are_those_of_the_rows_that_a_reader_is_shown_added_up_one_by_one(zaad):
    willekeur = random.Random(zaad)
    aanbieder = wereld_van(willekeur)
    lezers = [
        make_gebruiker(rol=Rol.LEZER),
        make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder),
    ]

    for lezer in lezers:
        for groepering in KOPPELS:
            for periode, maanden in (("maand", 1), ("kwartaal", 3), ("halfjaar", 6), ("jaar", 12)):
                verwacht = naief(lezer, groepering, maanden)
                assert samengevat(lezer, groepering, periode) == verwacht, (groepering, periode)


def test_some_rows_are_shielded_from_a_reader_and_none_from_the_deliverer():
    aanbieder = wereld_van(random.Random(1))

    def afgeschermd(lezer):
        return sum(rij.afgeschermde_rijen for rij in samenvatting(lezer, **JAAR))

    zelf = make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder)
    assert afgeschermd(make_gebruiker(rol=Rol.LEZER)) > afgeschermd(zelf)


class TestLekken:
    def test_a_hidden_count_changes_no_sum_in_any_grouping(self):
        wereld = Wereld()
        afscherming_bepalen()
        lezer = wereld.lezer

        def alles():
            return [
                samenvatting(lezer, groepering=g, periode=p, **JAAR)
                for g in KOPPELS
                for p in ("maand", "jaar")
            ]

        verborgen = [
            rij for rij in Capaciteitsmeting.objects.visible_to(lezer) if "bezet" in rij.afgeschermd
        ]
        voor = alles()
        for rij in verborgen:
            wijzigen(rij, "bezet", 4 if rij.bezet == 3 else 3)

        assert verborgen
        assert alles() == voor

    def test_who_is_no_member_gets_nothing(self):
        make_meting(peildatum=date(2023, 5, 1))

        assert samenvatting(make_gebruiker(rol=None), groepering=["regio"], **JAAR) == []

    def test_a_closed_delivery_of_another_does_not_count(self):
        make_meting(peildatum=date(2023, 5, 1), bron=make_bron(openbaar=False))

        assert samenvatting(make_gebruiker(), **JAAR) == []


class TestKeuze:
    def test_example_figures_count_only_when_asked_for_and_then_alone(self):
        make_meting(peildatum=date(2023, 5, 1), plaatsen=7)
        make_meting(
            peildatum=date(2023, 5, 1), plaatsen=90, bron=make_bron(soort=BronSoort.VOORBEELD)
        )
        lezer = make_gebruiker()

        assert [rij.plaatsen for rij in samenvatting(lezer, **JAAR)] == [7]
        assert [rij.plaatsen for rij in samenvatting(lezer, voorbeeld=True, **JAAR)] == [90]

    def test_a_location_in_two_areas_counts_in_both_and_once_in_the_whole(self):
        regio = make_jeugdhulpregio()
        gebieden = [make_gebied(regios=[regio]) for _ in range(2)]
        locatie = make_locatie(jeugdhulpregio=regio)
        meting = make_meting(
            voorziening=make_voorziening(locatie=locatie), peildatum=date(2023, 5, 1)
        )
        lezer = make_gebruiker()

        per_gebied = samenvatting(lezer, groepering=["gebied"], **JAAR)

        assert {r.gebied: r.plaatsen for r in per_gebied} == {
            gebied.code: meting.plaatsen for gebied in gebieden
        }
        assert [rij.plaatsen for rij in samenvatting(lezer, **JAAR)] == [meting.plaatsen]

    def test_filters_narrow_by_code(self):
        regio = make_jeugdhulpregio()
        binnen = make_voorziening(locatie=make_locatie(jeugdhulpregio=regio), zorgvorm=Zorgvorm.KAR)
        make_meting(voorziening=binnen, peildatum=date(2023, 5, 1), plaatsen=8)
        make_meting(peildatum=date(2023, 5, 1), plaatsen=50)
        gebied = make_gebied(regios=[regio])
        lezer = make_gebruiker()

        for filters in (
            {"regio": regio.code},
            {"gebied": gebied.code},
            {"zorgvorm": "kar"},
            {"beweging": "opbouw"},
            {"voorziening": binnen.code},
        ):
            rijen = samenvatting(lezer, filters=filters, **JAAR)
            assert [rij.plaatsen for rij in rijen] == [8], filters
        assert samenvatting(lezer, filters={"gebied": "bestaatniet"}, **JAAR) == []

    @pytest.mark.parametrize(
        "keuze", [{"groepering": ["kleur"]}, {"periode": "week"}, {"filters": {"naam": "x"}}]
    )
    def test_what_does_not_exist_is_said(self, keuze):
        with pytest.raises(ValidationError, match=r"Kies uit"):
            samenvatting(make_gebruiker(), **{**JAAR, **keuze})

    def test_it_takes_one_query(self, django_assert_num_queries):
        make_meting(peildatum=date(2023, 5, 1))
        lezer = make_gebruiker()
        samenvatting(lezer, **JAAR)

        with django_assert_num_queries(1):
            samenvatting(lezer, groepering=list(GROEPERINGEN), **JAAR)
