"""The one door for files: what comes in, under which name, and how it goes out again."""

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404

from jeugdzorg.kern.signals import upload_geweigerd
from jeugdzorg.kern.uploads import Geweigerd, Reden, Soort, ontvang, uitgeven
from jeugdzorg.kern.uploads.namen import nette_naam
from tests.kern import bestanden as b

pytestmark = pytest.mark.django_db  # what is refused is put on record

ALLE = tuple(Soort)


@pytest.fixture
def opslag(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    "inhoud, naam, soort",
    [
        (b.werkboek(), "levering.xlsx", Soort.XLSX),
        (b.groot_werkboek(20_000), "groot.xlsx", Soort.XLSX),
        (b.document(), "plan.docx", Soort.DOCX),
        (b.pdf(), "plan.pdf", Soort.PDF),
        (b.csv("Wierden;24", "Deventer;-8", "Almelo;-"), "cijfers.csv", Soort.CSV),
        ("a;b\né;2\n".encode("utf-16"), "utf16.csv", Soort.CSV),
        ("a;b\né;2\n".encode("cp1252"), "oud.csv", Soort.CSV),
        (b'{"type": "FeatureCollection", "features": []}', "grens.geojson", Soort.GEOJSON),
    ],
)
def test_a_good_file_is_kept_under_a_name_that_nobody_guesses(opslag, inhoud, naam, soort):
    ontvangst = ontvang(b.bestand(inhoud, naam), soorten=ALLE)

    assert (ontvangst.naam, ontvangst.soort, ontvangst.grootte) == (naam, soort, len(inhoud))
    pad = opslag / ontvangst.opslag
    assert pad.read_bytes() == inhoud
    assert Path(naam).stem not in ontvangst.opslag
    assert len(Path(ontvangst.opslag).stem) == 32
    assert oct(pad.stat().st_mode)[-3:] == "600"


def test_the_same_file_twice_is_kept_twice_with_the_same_mark(opslag):
    een, ander = (ontvang(b.bestand(b.csv("A;1"), "a.csv"), soorten=ALLE) for _ in range(2))

    assert een.sha256 == ander.sha256
    assert een.opslag != ander.opslag


def test_a_refusal_keeps_nothing_and_is_told_without_the_content(opslag):
    verteld = []

    def hoor(sender, **woorden):
        verteld.append(woorden)

    upload_geweigerd.connect(hoor)
    try:
        with pytest.raises(Geweigerd) as fout:
            ontvang(b.bestand(b.csv("Wierden;123456782"), "geheim.csv"), soorten=ALLE)
    finally:
        upload_geweigerd.disconnect(hoor)

    assert fout.value.reden == Reden.PERSOON
    assert list(opslag.iterdir()) == []
    assert fout.value.messages[1].startswith("In regel 2, kolom 2 staat een getal dat een burger")
    assert [(w["soort"], w["waar"], w["bestand"]) for w in verteld] == [
        ("persoonsgegevens", "bsn", "csv")
    ]
    assert "123456782" not in f"{verteld}{fout.value}"
    assert "geheim" not in str(verteld)


@pytest.mark.parametrize(
    "naam, netjes",
    [
        ("../../etc/levering.xlsx", "levering.xlsx"),
        (r"C:\Users\jan\levering.XLSX", "levering.xlsx"),
        ("levering\r\nSet-Cookie: a=b.xlsx", "leveringSet-Cookie a=b.xlsx"),
        ("levering\u202excod.xlsx", "leveringxcod.xlsx"),
        ("\x00\x07levering.xlsx", "levering.xlsx"),
        ("a" * 300 + ".xlsx", "a" * 100 + ".xlsx"),
        ("con.xlsx", "bestand con.xlsx"),
        ('<b>"x"?.xlsx', "b x.xlsx"),
        ("Café & co.xlsx", "Café co.xlsx"),
        ("", "bestand.xlsx"),
    ],
)
def test_a_name_is_made_harmless(naam, netjes):
    assert nette_naam(naam, Soort.XLSX) == netjes


@pytest.mark.parametrize("naam", ["levering.pdf", "levering.xlsx.exe", "levering", "a.xlsm"])
def test_a_name_that_says_something_else_than_the_content_is_refused(opslag, naam):
    with pytest.raises(Geweigerd) as fout:
        ontvang(b.bestand(b.werkboek(), naam), soorten=ALLE)

    assert fout.value.reden == Reden.NAAM


def test_only_the_kinds_that_are_asked_for_come_in(opslag):
    with pytest.raises(Geweigerd, match=r"geen Excel-werkboek \(\.xlsx\) of CSV-bestand"):
        ontvang(b.bestand(b.pdf(), "plan.pdf"), soorten=[Soort.CSV, Soort.XLSX])


def test_the_size_is_measured_and_not_believed(opslag, settings):
    settings.UPLOAD_MAX_MB = 1
    groot = b.bestand(b"a;b\n" + b"1;2\n" * 300_000, "groot.csv")
    groot.size = 10

    with pytest.raises(Geweigerd, match="groter dan 1 MB"):
        ontvang(groot, soorten=ALLE)


def test_a_file_goes_out_as_attachment_with_the_type_of_its_content(opslag):
    ontvangst = ontvang(b.bestand(b.csv("A;1"), "cijfers.csv"), soorten=ALLE)

    with default_storage.open(ontvangst.opslag) as inhoud:
        antwoord = uitgeven(inhoud, 'cijfers"; x=\r\n.csv', mag=True)
        gelezen = b"".join(antwoord.streaming_content)

    assert gelezen == b.csv("A;1")
    assert antwoord["Content-Type"] == "text/csv; charset=utf-8"
    assert antwoord["X-Content-Type-Options"] == "nosniff"
    assert antwoord["Cache-Control"] == "private, no-store"
    assert antwoord["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert antwoord["Content-Disposition"].startswith("attachment; filename")
    assert "\n" not in antwoord["Content-Disposition"]


@pytest.mark.parametrize("inhoud", [b"<script>alert(1)</script>", b"GIF89a<html>", b"\x00\x01\x02"])
def test_what_is_no_known_kind_goes_out_as_bytes_that_no_browser_shows(inhoud):
    antwoord = uitgeven(ContentFile(inhoud, "x.html"), mag=True)

    assert antwoord["Content-Type"] == "application/octet-stream"
    assert antwoord["Content-Disposition"].startswith("attachment")


def test_who_may_not_see_a_file_does_not_learn_that_it_exists():
    with pytest.raises(Http404):
        uitgeven(io.BytesIO(b"a;b\n1;2"), "cijfers.csv", mag=False)


def test_nothing_that_was_received_can_be_reached_as_a_static_file(settings):
    media, static = Path(settings.MEDIA_ROOT).resolve(), Path(settings.STATIC_ROOT).resolve()

    assert not media.is_relative_to(static)
    assert not static.is_relative_to(media)
    assert settings.MEDIA_URL in {"", "/"}
