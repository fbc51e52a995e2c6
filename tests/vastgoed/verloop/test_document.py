"""The drawing and the document of the workflow say what the table says."""

import re

from django.core.management import call_command

from vastgoed.choices_plan import Planstatus
from vastgoed.verloopbeeld import als_svg, pijlen
from vastgoed.verloopdocument import BEELD, BESTAND, document
from vastgoed.werkstroom import OVERGANGEN


def test_the_files_are_current():
    assert BESTAND.read_text(encoding="utf-8") == document(), "Draai manage.py planverloop."
    assert BEELD.read_text(encoding="utf-8") == als_svg(), "Draai manage.py planverloop."


def test_the_command_writes_them(tmp_path):
    tekst, beeld = tmp_path / "verloop.md", tmp_path / "verloop.svg"

    call_command("planverloop", uitvoer=tekst, beeld=beeld)

    assert tekst.read_text(encoding="utf-8") == document()
    assert beeld.read_text(encoding="utf-8") == als_svg()


def test_every_state_is_a_box_and_every_step_an_arrow():
    woorden = set(re.findall(r"<text[^>]*>([^<]*)</text>", als_svg()))

    assert set(Planstatus.labels) <= woorden
    assert {stap.label for stap in OVERGANGEN.values()} <= woorden
    assert {pijl.stap.code for pijl in pijlen()} == set(OVERGANGEN)


def test_the_table_names_every_step_once():
    for stap in OVERGANGEN.values():
        assert document().count(f"(`{stap.code}`)") == 1
