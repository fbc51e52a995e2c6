"""The example clients of the documentation, against a live server."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from capaciteit.models import Capaciteitsmeting
from tests.factories import make_gebied, make_toegangssleutel
from tests.factories_capaciteit import make_meting, make_voorziening
from tests.test_api_wijzigingen import tot_de_horizon

VOORBEELDEN = Path(__file__).parent.parent / "docs" / "voorbeelden"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draai(live_server, tmp_path):
    omgeving = {
        **os.environ,
        "API": f"{live_server.url}/api/v1",
        "SLEUTEL": make_toegangssleutel().sleutel,
    }

    def draaien(*opdracht):
        klaar = subprocess.run(
            [*opdracht, str(tmp_path)], env=omgeving, capture_output=True, text=True, timeout=120
        )
        assert klaar.returncode == 0, klaar.stderr
        return klaar.stdout

    return draaien


@pytest.fixture
def metingen():
    make_gebied()
    voorziening = make_voorziening()
    return [
        make_meting(voorziening=voorziening, peildatum=f"2024-0{maand}-01", bezet=7)
        for maand in range(1, 6)
    ]


def test_the_client_in_python_pulls_everything_and_then_what_changed(draai, metingen):
    eerst = draai(sys.executable, VOORBEELDEN / "ophalen.py")
    Capaciteitsmeting.objects.filter(pk=metingen[0].pk).update(bezet=9)
    Capaciteitsmeting.objects.filter(pk=metingen[1].pk).update(vervallen_op="2090-01-01T00:00Z")
    tot_de_horizon()
    daarna = draai(sys.executable, VOORBEELDEN / "ophalen.py")

    assert "5 metingen" in eerst
    assert "2024-01" in eerst
    assert "4 metingen" in daarna


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="needs curl and jq")
def test_the_client_with_curl_pulls_everything_and_then_what_changed(draai, metingen, tmp_path):
    draai("bash", VOORBEELDEN / "ophalen.sh")
    regels = (tmp_path / "metingen.jsonl").read_text().splitlines()
    Capaciteitsmeting.objects.filter(pk=metingen[0].pk).update(bezet=9)
    tot_de_horizon()
    draai("bash", VOORBEELDEN / "ophalen.sh")

    assert [json.loads(regel)["id"] for regel in regels] == [rij.pk for rij in metingen]
    veranderd = (tmp_path / "wijzigingen.jsonl").read_text().splitlines()
    assert metingen[0].pk in [json.loads(regel)["gegeven"]["id"] for regel in veranderd]
    assert (tmp_path / "metingen.csv").read_text().count("\n") == 6
