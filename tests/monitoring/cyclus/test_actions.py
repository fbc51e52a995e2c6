"""Other days for a cycle, other settings for an area."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from monitoring.cyclus.actions import datums_wijzigen, instelling_bewaren, merkteken
from monitoring.models import Cyclusinstelling
from regio.models import Bericht
from tests.factories import make_gebied

DAGEN = {
    "levering_voor": date(2026, 8, 15),
    "reflectie_voor": date(2026, 9, 15),
}


def test_other_days_are_kept_with_what_they_were_and_told_to_all_parties(partijen):
    cyclus = partijen.cyclus("aanlevering", levering_voor=date(2026, 8, 1))

    gebeurtenis = datums_wijzigen(cyclus, DAGEN, by=partijen.begeleider, reden="Vakantie.")

    assert cyclus.levering_voor == DAGEN["levering_voor"]
    assert gebeurtenis.details["dagen"] == {
        "levering_voor": ["2026-08-01", "2026-08-15"],
        "reflectie_voor": [None, "2026-09-15"],
    }
    assert Bericht.objects.filter(soort="cyclus_datums").count() == 4


def test_the_same_days_again_are_no_change(partijen):
    cyclus = partijen.cyclus("aanlevering", **DAGEN)

    assert datums_wijzigen(cyclus, DAGEN, by=partijen.begeleider, reden="Nog eens.") is None
    assert not Bericht.objects.exists()


@pytest.mark.parametrize(
    ("dagen", "veld"),
    [
        ({"levering_voor": date(2026, 10, 1)}, "reflectie_voor"),
        ({"vaststellen_voor": date(2026, 8, 1)}, "vaststellen_voor"),
    ],
)
def test_a_step_does_not_end_before_the_one_before_it(partijen, dagen, veld):
    cyclus = partijen.cyclus("aanlevering", **DAGEN)

    with pytest.raises(ValidationError) as fout:
        datums_wijzigen(cyclus, dagen, by=partijen.begeleider, reden="Anders.")

    assert list(fout.value.message_dict) == [veld]


def test_days_ask_a_reason_a_right_and_an_open_cycle(partijen):
    cyclus = partijen.cyclus("aanlevering")

    with pytest.raises(ValidationError) as fout:
        datums_wijzigen(cyclus, DAGEN, by=partijen.begeleider, reden=" ")
    assert "reden" in fout.value.message_dict
    with pytest.raises(PermissionDenied):
        datums_wijzigen(cyclus, DAGEN, by=partijen.leveraar, reden="Ik heb meer tijd nodig.")
    gesloten = partijen.cyclus("vastgesteld", helft=2)
    with pytest.raises(ValidationError, match="staan vast"):
        datums_wijzigen(gesloten, DAGEN, by=partijen.begeleider, reden="Anders.")


def test_who_saw_other_days_does_not_undo_those_of_somebody_else(partijen):
    cyclus = partijen.cyclus("aanlevering")
    was = dict.fromkeys(("opent_op", "levering_voor", "reflectie_voor"))
    was |= dict.fromkeys(("analyse_voor", "advies_voor", "vaststellen_voor"))
    datums_wijzigen(cyclus, DAGEN, by=partijen.begeleider, reden="Eerst.", was=was)

    with pytest.raises(ValidationError, match="intussen"):
        datums_wijzigen(
            cyclus,
            {"levering_voor": date(2026, 8, 20)},
            by=partijen.begeleider,
            reden="Daarna.",
            was=was,
        )


def test_settings_are_kept_for_who_leads_the_cycles(partijen):
    instelling = instelling_bewaren(
        partijen.gebied,
        {"dagen_levering": 60},
        by=partijen.begeleider,
        was=merkteken(partijen.instelling),
    )

    assert instelling.dagen_levering == 60
    assert instelling.gewijzigd_op is not None
    with pytest.raises(PermissionDenied):
        instelling_bewaren(make_gebied(), {"vanaf_jaar": 2026}, by=partijen.begeleider, was="nieuw")


def test_settings_that_somebody_else_changed_are_not_undone(partijen):
    merk = merkteken(partijen.instelling)
    instelling_bewaren(partijen.gebied, {"dagen_levering": 60}, by=partijen.begeleider, was=merk)

    with pytest.raises(ValidationError, match="intussen"):
        instelling_bewaren(
            partijen.gebied, {"dagen_levering": 30}, by=partijen.begeleider, was=merk
        )


def test_settings_keep_the_order_of_the_steps(partijen):
    with pytest.raises(ValidationError, match="stap ervoor"):
        instelling_bewaren(
            partijen.gebied,
            {"dagen_levering": 90},
            by=partijen.begeleider,
            was=merkteken(partijen.instelling),
        )

    assert Cyclusinstelling.objects.get(gebied=partijen.gebied).dagen_levering == 45
