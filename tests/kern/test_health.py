import sys

import pytest
from celery import current_app

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_memory_queue(monkeypatch):
    monkeypatch.setattr(current_app.conf, "broker_url", "memory://")


def test_anyone_may_ask_and_the_answer_names_each_part(client):
    response = client.get("/gezondheid")

    assert response.status_code == 200
    assert response.json() == {
        "status": "goed",
        "onderdelen": {
            "database": "goed",
            "wachtrij": "goed",
            "opslag": "goed",
            "pdf": "goed",
        },
    }
    assert "no-store" in response["Cache-Control"]


def test_the_check_of_the_storage_leaves_nothing_behind(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    client.get("/gezondheid")

    assert list(tmp_path.iterdir()) == []


def broken_broker(monkeypatch, settings, tmp_path):
    monkeypatch.setattr(current_app.conf, "broker_url", "redis://127.0.0.1:1/0")


def broken_storage(monkeypatch, settings, tmp_path):
    (tmp_path / "bestand").write_text("")
    settings.MEDIA_ROOT = tmp_path / "bestand"


def broken_pdf(monkeypatch, settings, tmp_path):
    monkeypatch.setitem(sys.modules, "weasyprint", None)


@pytest.mark.parametrize(
    "breken, onderdeel",
    [(broken_broker, "wachtrij"), (broken_storage, "opslag"), (broken_pdf, "pdf")],
)
def test_a_part_that_is_down_is_named_and_makes_the_whole_unhealthy(
    client, monkeypatch, settings, tmp_path, caplog, breken, onderdeel
):
    breken(monkeypatch, settings, tmp_path)

    response = client.get("/gezondheid")

    storingen = [n for n, status in response.json()["onderdelen"].items() if status == "storing"]
    assert response.status_code == 503
    assert response.json()["status"] == "storing"
    assert storingen == [onderdeel]
    assert caplog.records
