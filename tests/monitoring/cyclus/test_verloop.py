"""What a step sets in motion, what stops it, and what is kept of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from jeugdzorg.kern.models import Ketenschakel
from monitoring.choices_cyclus import Cyclusbeurt, Cyclussoort
from monitoring.cyclus import effecten, voorwaarden
from monitoring.cyclus.verloop import mogelijk, overgang
from monitoring.models import Cyclus, Cyclusgebeurtenis, Leverplicht
from regio.models import Bericht
from tests.factories_monitoring_cyclus import make_regio_met_kantoor


def test_opening_sets_the_days_and_asks_every_region_once(partijen):
    cyclus = partijen.cyclus()

    overgang(cyclus, "openen", by=partijen.begeleider)

    (plicht,) = Leverplicht.objects.all()
    assert plicht.jeugdhulpregio == partijen.regio
    assert plicht.termijn == cyclus.levering_voor
    assert cyclus.opent_op == timezone.localdate()
    assert cyclus.vaststellen_voor - cyclus.opent_op == timedelta(days=149)
    assert {bericht.gebruiker for bericht in Bericht.objects.filter(soort="cyclus_openen")} == {
        partijen.leveraar,
        partijen.begeleider,
        partijen.analist,
    }


def test_a_region_in_two_areas_delivers_once(partijen):
    ander = type(partijen)()
    make_regio_met_kantoor(ander.gebied)
    ander.gebied.gebiedregios.create(
        jeugdhulpregio=partijen.regio, zorgvorm="jeugdzorgplus", bron=ander.gebied.bron
    )

    for wie in (partijen, ander):
        overgang(wie.cyclus(), "openen", by=wie.begeleider)

    assert Leverplicht.objects.filter(jeugdhulpregio=partijen.regio).count() == 1
    assert Leverplicht.objects.count() == 3


def test_days_that_were_chosen_before_stay(partijen):
    dag = timezone.localdate() + timedelta(days=10)
    cyclus = partijen.cyclus(levering_voor=dag)

    overgang(cyclus, "openen", by=partijen.begeleider)

    assert cyclus.levering_voor == dag


def test_a_cycle_does_not_open_before_its_half_year_is_over(partijen):
    cyclus = partijen.cyclus(jaar=timezone.localdate().year + 1)

    with pytest.raises(ValidationError, match="loopt nog"):
        overgang(cyclus, "openen", by=partijen.begeleider)


def test_a_cycle_without_regions_or_indicators_does_not_open(partijen):
    partijen.gebied.gebiedregios.all().delete()
    partijen.gebied.gebiedsindicatoren.all().delete()

    with pytest.raises(ValidationError) as fout:
        overgang(partijen.cyclus(), "openen", by=partijen.begeleider)

    assert len(fout.value.messages) == 2
    assert not Leverplicht.objects.exists()


def test_what_is_missing_can_be_passed_by_with_a_reason_that_stays(partijen):
    cyclus = partijen.cyclus()
    overgang(cyclus, "openen", by=partijen.begeleider)

    with pytest.raises(ValidationError, match="1 van 1 regio"):
        overgang(cyclus, "levering_sluiten", by=partijen.begeleider)
    gebeurtenis = overgang(
        cyclus, "levering_sluiten", by=partijen.begeleider, reden="Deze regio levert later."
    )

    assert cyclus.status == "reflectie"
    assert partijen.regio.naam in gebeurtenis.details["openstaand"][0]


def test_what_blocks_cannot_be_passed_by(partijen):
    cyclus = partijen.cyclus("analyse")
    voorwaarden.registreer("analyse_afronden", lambda cyclus: ["Er is nog geen analyse."])

    with pytest.raises(ValidationError, match="geen analyse"):
        overgang(cyclus, "analyse_afronden", by=partijen.analist, reden="Toch.")


def test_a_condition_of_steering_does_not_count_for_an_analysis(partijen):
    def geen_actie(cyclus):
        return ["Er is nog geen actie afgesproken."]

    voorwaarden.registreer("vaststellen", geen_actie, soort=Cyclussoort.STURING)
    nu = timezone.now()
    analyse = partijen.cyclus("advies", helft=1, advies_op=nu)
    sturing = partijen.cyclus("advies", helft=2, advies_op=nu)

    overgang(analyse, "vaststellen", by=partijen.bestuurder, reden="Het gaat goed.")
    with pytest.raises(ValidationError, match="geen actie"):
        overgang(sturing, "vaststellen", by=partijen.bestuurder, reden="Niets.")


def test_the_advice_has_to_be_offered_before_the_cycle_is_adopted(partijen):
    cyclus = partijen.cyclus("advies")

    with pytest.raises(ValidationError, match="niet aangeboden"):
        overgang(cyclus, "vaststellen", by=partijen.bestuurder, reden="Akkoord.")
    assert cyclus.aan_zet == Cyclusbeurt.ANALIST
    overgang(cyclus, "advies_aanbieden", by=partijen.analist)
    assert cyclus.aan_zet == Cyclusbeurt.STUURGROEP
    overgang(cyclus, "vaststellen", by=partijen.bestuurder, reden="Akkoord.")

    assert cyclus.aan_zet == Cyclusbeurt.NIEMAND


def test_reopening_the_analysis_takes_the_offered_advice_back(partijen):
    cyclus = partijen.cyclus("advies", advies_op=timezone.now())

    overgang(cyclus, "analyse_heropenen", by=partijen.analist, reden="Een cijfer klopt niet.")

    assert cyclus.advies_op is None


def test_adopting_and_revoking_stand_in_the_chain_of_decisions(partijen):
    cyclus = partijen.cyclus("advies", advies_op=timezone.now())

    overgang(cyclus, "vaststellen", by=partijen.bestuurder, reden="Akkoord.")
    overgang(cyclus, "vaststelling_herroepen", by=partijen.bestuurder, reden="Fout in stuk.")

    soorten = [schakel.inhoud for schakel in Ketenschakel.objects.order_by("nummer")]
    assert ["cyclus_vastgesteld" in soorten[-2], "cyclus_herroepen" in soorten[-1]] == [True, True]
    assert cyclus.status == "advies"


def test_the_same_step_sent_twice_is_one_step(partijen):
    cyclus = partijen.cyclus()

    eerste = overgang(cyclus, "openen", by=partijen.begeleider)
    tweede = overgang(Cyclus.objects.get(pk=cyclus.pk), "openen", by=partijen.begeleider)

    assert eerste == tweede
    assert Cyclusgebeurtenis.objects.count() == 1
    assert Bericht.objects.filter(gebruiker=partijen.leveraar).count() == 1


def test_an_effect_that_fails_undoes_the_step(partijen):
    def mislukt(stap):
        raise ValidationError("Dit gaat niet.")

    effecten.registreer("openen", mislukt)
    cyclus = partijen.cyclus()

    with pytest.raises(ValidationError, match="gaat niet"):
        overgang(cyclus, "openen", by=partijen.begeleider)

    cyclus.refresh_from_db()
    assert cyclus.status == "voorbereiding"
    assert not Leverplicht.objects.exists()


def test_what_happened_cannot_be_changed_afterwards(partijen):
    overgang(partijen.cyclus(), "openen", by=partijen.begeleider)

    with pytest.raises(DatabaseError), transaction.atomic():
        Cyclusgebeurtenis.objects.update(reden="anders")


def test_one_is_offered_the_steps_of_this_state_that_one_may_take(partijen):
    cyclus = partijen.cyclus("analyse")

    def codes(wie):
        return [stap.overgang.code for stap in mogelijk(cyclus, wie)]

    assert codes(partijen.analist) == ["analyse_afronden"]
    assert codes(partijen.begeleider) == ["reflectie_heropenen"]
    assert codes(partijen.leveraar) == []
