"""The history of an analysis and its advice in words that a reader knows."""

import pytest

from jeugdzorg.kern.timeline import tijdlijn
from jeugdzorg.kern.timeline_rows import timeline_rows
from tests.factories_monitoring_analyse import (
    make_aanbeveling,
    make_advies,
    make_analyse,
    make_cyclus,
    make_telindicator,
)

pytestmark = pytest.mark.django_db


def regels(voorwerp, lezer):
    return timeline_rows(tijdlijn(voorwerp, lezer), lezer)


def test_a_place_for_a_figure_is_named_by_what_it_is_about():
    cyclus, indicator = make_cyclus(), make_telindicator()
    analyse = make_analyse(cyclus, vastgesteld_op="2024-10-01T10:00Z")
    plek = f"{{cijfer:{indicator.code}|{cyclus.gebied.code}|2024-1}}"
    analyse.blokken.create(
        code="slot", titel="Slot", volgorde=1, tekst=f"Er waren {plek}.", door=analyse.gemaakt_door
    )

    rijen = regels(analyse, analyse.gemaakt_door)
    (tekst,) = [v.naar for rij in rijen for v in rij.veranderingen if "Er waren" in v.naar]

    assert tekst == f"Er waren [{indicator.naam}, {cyclus.gebied}, eerste halfjaar 2024]."


def test_rows_without_a_name_are_called_what_they_are_about():
    advies = make_advies(aantal=0)
    make_aanbeveling(advies, wat="Open de leerwoningen")

    namen = {rij.model: rij.naam for rij in regels(advies, advies.gemaakt_door)}

    assert namen == {
        "advies aan de stuurgroep": f"{advies.analyse.cyclus}, versie 1",
        "aanbeveling": "Open de leerwoningen",
    }


def test_a_page_says_so_when_only_a_part_changed(client_van):
    advies = make_advies()
    advies.revisie += 1
    advies.save()
    laatste, *_ = regels(advies, advies.gemaakt_door)
    assert (laatste.soort, laatste.veranderingen) == ("gewijzigd", [])

    pagina = client_van(advies.gemaakt_door).get(advies.get_absolute_url())

    assert [rij.soort for rij in pagina.context["tijdlijn"]][:1] == ["gewijzigd"]
    assert pagina.content.decode().count("Alleen in een onderdeel ervan.") == 1
