"""The attack on what providers deliver: measurements, origins, and corrections of both.

A reader solves, by linear programming, every sum that it knows of: who stays by origin is together
who occupies, now and at every earlier moment, with what it is shown and what it may know exactly.
"""

import random
from datetime import date, datetime, timedelta
from math import inf

import pytest
from django.utils import timezone

from capaciteit.choices import Herkomstmaat
from capaciteit.models import Capaciteitsmeting, Herkomst
from jeugdzorg.kern.privacy_tables import Relation, Table
from regio.afscherming import afscherming_bepalen
from regio.choices import OrganisatieSoort, Rol
from tests.aanval import Aanval
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebruiker,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_capaciteit import make_herkomst, make_locatie, make_meting, make_voorziening
from tests.factories_vastgoed import make_regeling, make_toekenning
from vastgoed.models import Coordinatie

pytestmark = pytest.mark.django_db
VAN, TOT = date(2023, 1, 1), date(2023, 6, 30)
NU = datetime(2024, 1, 1, tzinfo=timezone.get_fixed_timezone(0))
LEZERS = ("andere aanbieder", "regio van herkomst", "andere regio", "gemeente", "lezer")


class Wereld:
    """Two facilities of one provider in one region, youths from four origins."""

    def __init__(self, zaad):
        self.toeval = random.Random(zaad)
        self.plan = make_bron()
        self.regios = [make_jeugdhulpregio(bron=self.plan) for _ in range(4)]
        aanbieder = make_aanbieder(bron=self.plan)
        self.bron = make_bron(zichtbaarheid="gedeeld", eigenaar=aanbieder)
        gemeente = make_organisatie(bron=self.plan)
        Coordinatie.objects.create(
            regeling=make_regeling(), gemeente=gemeente, aanbieder=aanbieder, bron=self.plan
        )
        self.toekenning = make_toekenning(gemeente=gemeente, aanbieder=aanbieder, bron=self.plan)
        kantoren = [
            make_organisatie(soort=OrganisatieSoort.REGIO, jeugdhulpregio=regio, bron=self.plan)
            for regio in self.regios
        ]
        leden = [make_gebruiker(rol=Rol.REGIO_ANALIST, organisatie=k) for k in kantoren]
        self.lezers = {
            "andere aanbieder": make_gebruiker(rol=Rol.AANBIEDER),
            "regio van herkomst": leden[1],
            "andere regio": leden[3],
            "gemeente": make_gebruiker(organisatie=gemeente),
            "lezer": make_gebruiker(rol=Rol.LEZER),
        }
        make_gebruiker(rol=Rol.AANBIEDER, organisatie=aanbieder)
        self.voorzieningen = [self.voorziening() for _ in range(2)]
        self.toekenning.locaties.add(self.voorzieningen[0].locatie)

    def voorziening(self):
        locatie = make_locatie(jeugdhulpregio=self.regios[0], bron=self.plan)
        voorziening = make_voorziening(locatie=locatie, bron=self.plan)
        cellen = [self.toeval.randint(0, 7) for _ in range(4)]
        for regio, aantal in zip([*self.regios[:3], None], cellen, strict=True):
            self.cel(voorziening, regio, aantal, NU)
        for dag, bezet in ((date(2023, 3, 31), 9), (TOT, sum(cellen))):
            make_meting(
                voorziening=voorziening, peildatum=dag, bezet=bezet, bron=self.bron, bekend_op=NU
            )
        return voorziening

    def cel(self, voorziening, regio, aantal, op):
        return make_herkomst(
            gebied=None,
            voorziening=voorziening,
            herkomst_regio=regio,
            periode_van=VAN,
            periode_tot=TOT,
            maat=Herkomstmaat.VERBLIJVEND,
            aantal=aantal,
            bron=self.bron,
            bekend_op=op,
        )

    def corrigeren(self, voorziening, op, *, ook_bezet):
        """Another number from one origin; with it, or not, who occupies together."""
        cellen = Herkomst.objects.filter(voorziening=voorziening, herkomst_regio__isnull=False)
        oud = self.toeval.choice(list(cellen))
        nieuw = self.toeval.randint(0, 9)
        Herkomst.objects.filter(pk=oud.pk).update(vervallen_op=op)
        self.cel(voorziening, oud.herkomst_regio, nieuw, op)
        if ook_bezet:
            metingen = Capaciteitsmeting.objects.filter(voorziening=voorziening, peildatum=TOT)
            meting = metingen.get()
            metingen.update(vervallen_op=op)
            make_meting(
                voorziening=voorziening,
                peildatum=TOT,
                bezet=meting.bezet + nieuw - oud.aantal,
                bron=self.bron,
                bekend_op=op,
            )


class Weten(Aanval):
    """Of what was superseded nothing is told at all, not even that it is small."""

    def label_bounds(self, key):
        return (0, inf) if self.pattern[key] == "niets" else super().label_bounds(key)


def tafel(voorziening):
    """All versions, and what adds up at each moment at which something was known.

    What origins leave over of who occupies is known to nobody; five or more can be anything.
    """
    cellen = list(Herkomst.alle_versies.filter(voorziening=voorziening))
    totalen = list(Capaciteitsmeting.alle_versies.filter(voorziening=voorziening, peildatum=TOT))
    momenten = {rij.bekend_op for rij in (*cellen, *totalen)}

    def op(rijen, moment):
        return [
            (rij._meta.label, rij.pk)
            for rij in rijen
            if rij.bekend_op <= moment and not (rij.vervallen_op and rij.vervallen_op <= moment)
        ]

    waarden = {(rij._meta.label, rij.pk): rij.aantal for rij in cellen}
    waarden |= {(rij._meta.label, rij.pk): rij.bezet for rij in totalen}
    sommen = []
    for moment in sorted(momenten):
        [totaal], delen = op(totalen, moment), op(cellen, moment)
        over = waarden[totaal] - sum(waarden[deel] for deel in delen)
        if over < 5:
            if over > 0:
                waarden["rest", moment] = over
                delen.append(("rest", moment))
            sommen.append(Relation(totaal, tuple(delen)))
    return Table(waarden, sommen)


def gezien(lezer):
    """How each version is hidden from a reader; what it may know exactly or is shown is absent."""
    verborgen = {}
    for model, veld in ((Herkomst, "aantal"), (Capaciteitsmeting, "bezet")):
        for rij in model.alle_versies.visible_to(lezer):
            if veld in rij.afgeschermd:
                label = "niets" if rij.vervallen_op else rij.afgeschermd[veld]
                verborgen[rij._meta.label, rij.pk] = label
    return verborgen


def alleen_eigen(lezer, tabel):
    """What a reader knows from its own counts alone: nothing can hide that from it."""
    exact = {
        (model._meta.label, pk)
        for model in (Herkomst, Capaciteitsmeting)
        for pk in model.alle_versies.exact_for(lezer).values_list("pk", flat=True)
    }
    rest = {plek: "niets" for plek in tabel.cells if plek not in exact}
    return Weten(tabel, rest).narrow().keys()


@pytest.mark.parametrize("correctie", ["geen", "cel", "cel en bezet", "tweemaal"])
@pytest.mark.parametrize("zaad", range(4))
def test_no_count_follows_from_what_is_shown_now_and_added_up_before(zaad, correctie):
    wereld = Wereld(zaad)
    afscherming_bepalen()
    for keer in range({"geen": 0, "tweemaal": 2}.get(correctie, 1)):
        for voorziening in wereld.voorzieningen:
            op = NU + timedelta(days=30 * (keer + 1))
            wereld.corrigeren(voorziening, op, ook_bezet=correctie != "cel")
        afscherming_bepalen()

    for wie in LEZERS:
        lezer, verborgen = wereld.lezers[wie], gezien(wereld.lezers[wie])
        for voorziening in wereld.voorzieningen:
            tabel = tafel(voorziening)
            hier = {plek: verborgen[plek] for plek in tabel.cells if plek in verborgen}
            hier |= {plek: "niets" for plek in tabel.cells if plek[0] == "rest"}
            bekend = Weten(tabel, hier).narrow().keys() - groot_geweest(tabel, verborgen)
            assert bekend <= alleen_eigen(lezer, tabel), wie


def groot_geweest(tabel, verborgen):
    """Superseded counts that were no secret while they held."""
    return {plek for plek, n in tabel.cells.items() if n >= 5 and verborgen.get(plek) == "niets"}


def test_the_worlds_have_something_to_hide():
    wereld = Wereld(0)
    afscherming_bepalen()

    for wie in LEZERS:
        if wie != "gemeente":
            assert "<5" in gezien(wereld.lezers[wie]).values()


def test_a_region_knows_its_own_youths_and_the_provider_all():
    wereld = Wereld(1)
    afscherming_bepalen()
    regio = wereld.regios[1]
    van_hier = Herkomst.objects.visible_to(wereld.lezers["regio van herkomst"])
    aanbieder = make_gebruiker(rol=Rol.AANBIEDER, organisatie=wereld.bron.eigenaar)

    assert not any(rij.afgeschermd for rij in van_hier.filter(herkomst_regio=regio))
    assert any(rij.afgeschermd for rij in van_hier.exclude(herkomst_regio=regio))
    assert not any(rij.afgeschermd for rij in Herkomst.objects.visible_to(aanbieder))


def test_a_total_of_few_origins_does_not_tell_a_region_the_others():
    wereld = Wereld(2)
    locatie = make_locatie(jeugdhulpregio=wereld.regios[0], bron=wereld.plan)
    voorziening = make_voorziening(locatie=locatie, bron=wereld.plan)
    wereld.cel(voorziening, wereld.regios[1], 6, NU)
    ander = wereld.cel(voorziening, wereld.regios[2], 2, NU)
    meting = make_meting(voorziening=voorziening, peildatum=TOT, bezet=8, bron=wereld.bron)

    afscherming_bepalen()

    ander.refresh_from_db()
    meting.refresh_from_db()
    assert (ander.afscherming, meting.afscherming) == (
        {"aantal": "<5"},
        {"bezet": "afgeschermd"},
    )
