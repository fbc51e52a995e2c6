"""Two people at once: real transactions, one of them is told what the other did."""

import pytest

from regio.choices import Rol
from regio.models import Bericht
from tests.capaciteit.aanlevering.test_gelijktijdig import tegelijk
from tests.factories_verloop import Partijen
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Plangebeurtenis, Vastgoedplan
from vastgoed.verloop import OvergangNietMogelijk, overgang

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_coordinators_at_once_one_acts_and_the_other_hears_why_not():
    partijen = Partijen()
    collega = partijen.lid(Rol.BEHEERDER, partijen.gemeente)
    plan = partijen.plan(Planstatus.INGEDIEND)

    uitslagen = tegelijk(
        lambda: overgang(
            Vastgoedplan.objects.get(pk=plan.pk),
            "teruggeven",
            by=partijen.coordinator,
            reden="Niet compleet.",
            ontbreekt=["projecten"],
        ),
        lambda: overgang(
            Vastgoedplan.objects.get(pk=plan.pk), "in_toetsing_nemen", by=collega, volledig=True
        ),
    )

    gedaan = [uitslag for uitslag in uitslagen if isinstance(uitslag, Plangebeurtenis)]
    (geweigerd,) = (uitslag for uitslag in uitslagen if isinstance(uitslag, Exception))
    assert isinstance(geweigerd, OvergangNietMogelijk)
    assert gedaan[0].wat in geweigerd.messages[0]
    assert Plangebeurtenis.objects.filter(plan=plan).count() == 1


def test_a_double_click_hands_in_once():
    partijen = Partijen()
    plan = partijen.plan()

    uitslagen = tegelijk(
        *(
            lambda: overgang(
                Vastgoedplan.objects.get(pk=plan.pk), "indienen", by=partijen.opsteller
            )
            for _ in range(3)
        )
    )

    assert len({uitslag.pk for uitslag in uitslagen}) == 1
    assert plan.versies.filter(ingediend_op__isnull=False).count() == 1
    assert Bericht.objects.filter(soort="plan_indienen").count() == 2
