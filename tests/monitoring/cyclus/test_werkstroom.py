"""The table of the workflow: every step from every state, by everybody."""

import pytest
import rules
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from monitoring.choices import Cyclusstatus
from monitoring.choices_cyclus import Cyclussoort
from monitoring.cyclus.betrokkenen import PARTIJEN
from monitoring.cyclus.verloop import OvergangNietMogelijk, overgang
from monitoring.cyclus.werkstroom import OVERGANGEN, VERDER
from monitoring.models import Cyclusgebeurtenis
from regio.berichten.soorten import SOORTEN
from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebruiker, make_lidmaatschap

MET_ADVIES = ("advies_terugnemen", "vaststellen")
FOUT = [
    (code, status)
    for code, stap in OVERGANGEN.items()
    for status in Cyclusstatus.values
    if status != stap.van
]


def in_stand(partijen, stap):
    """A cycle from which the step leads, with nothing in its way."""
    advies = timezone.now() if stap.code in MET_ADVIES else None
    return partijen.cyclus(stap.van, advies_op=advies)


@pytest.mark.parametrize("code", OVERGANGEN)
def test_every_step_leads_where_the_table_says(partijen, code):
    stap = OVERGANGEN[code]
    cyclus = in_stand(partijen, stap)

    gebeurtenis = overgang(cyclus, code, by=partijen.wie(stap.rule), reden="Zo is het afgesproken.")

    assert cyclus.status == stap.naar
    assert (gebeurtenis.van, gebeurtenis.naar) == (stap.van, stap.naar)
    assert gebeurtenis.namens in {
        str(partijen.gemeente),
        str(partijen.netwerk),
        str(partijen.bestuur),
    }


@pytest.mark.parametrize(("code", "status"), FOUT)
def test_no_step_can_be_taken_from_another_state(partijen, code, status):
    stap = OVERGANGEN[code]
    cyclus = partijen.cyclus(status, advies_op=timezone.now())

    with pytest.raises(OvergangNietMogelijk, match=stap.van.label):
        overgang(cyclus, code, by=partijen.wie(stap.rule), reden="Toch proberen.")

    cyclus.refresh_from_db()
    assert cyclus.status == status
    assert not Cyclusgebeurtenis.objects.exists()


@pytest.mark.parametrize("rol", Rol.values)
@pytest.mark.parametrize("code", OVERGANGEN)
def test_only_the_party_of_a_step_takes_it(partijen, code, rol):
    """The same role elsewhere, or at a provider, is not enough; the rule and the door agree."""
    stap = OVERGANGEN[code]
    cyclus = in_stand(partijen, stap)
    elders, bij_aanbieder = make_gebruiker(rol=rol), make_gebruiker(rol=None)
    make_lidmaatschap(gebruiker=bij_aanbieder, rol=rol, organisatie=make_aanbieder())
    leden = [
        make_gebruiker(rol=rol, organisatie=organisatie)
        for organisatie in (partijen.gemeente, partijen.netwerk, partijen.bestuur)
    ]

    for wie in (elders, bij_aanbieder, *leden):
        mag = rules.test_rule(stap.rule, wie, cyclus)
        assert mag == hoort(partijen, stap.rule, rol, wie in leden and leden.index(wie))
        if not mag:
            with pytest.raises(PermissionDenied):
                overgang(cyclus, code, by=wie, reden="Ik wil dit.")
    assert not Cyclusgebeurtenis.objects.exists()


def hoort(partijen, rule, rol, plek):
    """Whether this role at the municipality (0), the network (1) or the board (2) takes steps of
    this rule; ``plek`` False: elsewhere."""
    netwerk = rol in (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER, Rol.BOVENREGIONAAL_ANALIST)
    if plek is False:
        return False
    return {
        "cyclus_begeleiden": netwerk and plek == 0,
        "cyclus_analyseren": netwerk and plek == 1,
        "cyclus_vaststellen": (netwerk and plek == 0) or (rol == Rol.STUURGROEPLID and plek == 2),
    }[rule]


@pytest.mark.parametrize("code", [code for code in OVERGANGEN if code != "openen"])
def test_the_schedule_takes_no_other_step_than_opening(partijen, code):
    with pytest.raises(PermissionDenied):
        overgang(in_stand(partijen, OVERGANGEN[code]), code, by=None)


@pytest.mark.parametrize("code", OVERGANGEN)
def test_what_is_asked_in_words_has_to_be_there(partijen, code):
    stap = OVERGANGEN[code]
    for helft in (1, 2):
        cyclus = in_stand(partijen, stap)
        cyclus.helft = helft
        cyclus.save()
        if stap.vraag(cyclus.soort):
            with pytest.raises(ValidationError) as fout:
                overgang(cyclus, code, by=partijen.wie(stap.rule), reden="  ")
            assert "reden" in fout.value.message_dict
        else:
            assert overgang(cyclus, code, by=partijen.wie(stap.rule))


def test_every_step_has_consequences_receivers_and_a_kind_of_message():
    for stap in OVERGANGEN.values():
        assert stap.gevolgen
        assert set(stap.wie) <= set(PARTIJEN)
        assert stap.bericht in SOORTEN


def test_the_steps_further_run_through_all_states_in_order():
    standen = [stap.van for stap in VERDER if stap.van != stap.naar]

    assert [*standen, Cyclusstatus.VASTGESTELD] == list(Cyclusstatus)


def test_an_analysis_asks_an_outcome_and_steering_asks_actions():
    stap = OVERGANGEN["vaststellen"]

    assert "uitkomst" in stap.vraag(Cyclussoort.ANALYSE)
    assert "acties" in stap.vraag(Cyclussoort.STURING)
    assert stap.per_soort[Cyclussoort.ANALYSE] != stap.per_soort[Cyclussoort.STURING]
