"""Attachments of a plan: taken in, shown, replaced without overwriting, kept by their version."""

import io

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from jeugdzorg.kern.uploads import Geweigerd
from regio.choices import Rol
from tests.factories import make_gebruiker
from tests.factories_plan import make_plan, make_planversie
from tests.planinhoud import make_planbijlage, plaatje, volledige_inhoud
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Planbijlage
from vastgoed.plan.bijlagen import (
    bijlage_terughalen,
    bijlage_toevoegen,
    bijlage_vervangen,
    bijlage_verwijderen,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan(inhoud=volledige_inhoud())


@pytest.fixture
def schrijver(plan):
    return make_gebruiker(rol=Rol.AANBIEDER, organisatie=plan.aanbieder)


def foto(kleur="teal", naam="voorgevel.png"):
    return SimpleUploadedFile(naam, plaatje("PNG", 900, kleur))


def voeg_toe(plan, by, **velden):
    standaard = {"bestand": foto(), "soort": "foto", "titel": "Voorgevel", "pad": "gebouwen/g1"}
    return bijlage_toevoegen(plan, by=by, **{**standaard, **velden})


def handel_in(plan):
    """The draft is handed in and given back: the next version is a draft."""
    plan.versies.update(ingediend_op=timezone.now())
    plan.ingediend_op = timezone.now()
    plan.save()
    make_planversie(plan, inhoud=volledige_inhoud())


def van_versie(plan, nummer):
    return set(Planbijlage.objects.filter(plan=plan).van_versie(nummer))


def test_a_photo_is_kept_with_a_small_picture(plan, schrijver):
    bijlage = voeg_toe(plan, schrijver)

    with bijlage.voorbeeld.open("rb") as klein:
        assert max(Image.open(klein).size) == 480
    assert (bijlage.bestandsnaam, bijlage.bestandssoort) == ("voorgevel.png", "png")
    assert bijlage.vanaf_versie == 1


def test_the_same_file_at_the_same_place_is_there_once(plan, schrijver):
    assert voeg_toe(plan, schrijver) == voeg_toe(plan, schrijver)
    assert Planbijlage.objects.count() == 1


def test_where_a_photo_was_taken_is_not_kept(plan, schrijver):
    beeld, uit = Image.new("RGB", (50, 50), "navy"), io.BytesIO()
    exif = beeld.getexif()
    exif[0x010F] = "Camera van Jan"
    beeld.save(uit, "JPEG", exif=exif)
    assert b"Camera van Jan" in uit.getvalue()

    bijlage = voeg_toe(plan, schrijver, bestand=SimpleUploadedFile("huis.jpg", uit.getvalue()))

    with bijlage.opslag.open("rb") as bewaard:
        assert b"Camera" not in bewaard.read()


@pytest.mark.parametrize(
    ("naam", "inhoud"),
    [
        ("foto.png", b"\x89PNG\r\n\x1a\nniets"),
        ("foto.jpg", b"\xff\xd8\xffniets"),
        ("foto.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("foto.jpg", plaatje("PNG")),
        ("leeg.pdf", b""),
    ],
)
def test_what_is_no_file_of_a_kind_asked_for_is_refused_with_why(plan, schrijver, naam, inhoud):
    bestand = SimpleUploadedFile(naam, inhoud)

    with pytest.raises(Geweigerd) as fout:
        voeg_toe(plan, schrijver, bestand=bestand)

    assert fout.value.messages
    assert not Planbijlage.objects.exists()


def test_a_newer_file_replaces_without_overwriting_what_was_handed_in(plan, schrijver):
    oud = voeg_toe(plan, schrijver)
    handel_in(plan)

    nieuw = bijlage_vervangen(oud, bestand=foto("maroon"), by=schrijver)

    assert van_versie(plan, 1) == {oud}
    assert van_versie(plan, 2) == {nieuw}
    assert nieuw.vervangt == oud
    assert nieuw.opslag.name != oud.opslag.name


def test_taken_out_of_the_draft_it_stays_in_the_version_before_and_can_come_back(plan, schrijver):
    bijlage = voeg_toe(plan, schrijver)
    handel_in(plan)

    bijlage_verwijderen(bijlage, by=schrijver)
    assert (van_versie(plan, 1), van_versie(plan, 2)) == ({bijlage}, set())
    bijlage_terughalen(bijlage, by=schrijver)

    assert van_versie(plan, 2) == {bijlage}


def test_two_who_replace_the_same_file_do_not_lose_either(plan, schrijver):
    oud = voeg_toe(plan, schrijver)
    bijlage_vervangen(oud, bestand=foto("maroon"), by=schrijver)

    with pytest.raises(ValidationError, match="intussen vervangen"):
        bijlage_vervangen(oud, bestand=foto("olive"), by=schrijver)


def test_nothing_is_added_to_a_version_that_was_handed_in(plan, schrijver):
    plan.versies.update(ingediend_op=timezone.now())

    with pytest.raises(ValidationError, match="ingediend"):
        voeg_toe(plan, schrijver)


def test_only_who_writes_the_plan_adds(plan):
    lezer = make_gebruiker(rol=Rol.LEZER, organisatie=plan.aanbieder)

    with pytest.raises(PermissionDenied):
        voeg_toe(plan, lezer)


@pytest.mark.parametrize("pad", ["bestaatniet", "gebouwen/weg"])
def test_a_place_that_is_not_there_is_refused(plan, schrijver, pad):
    with pytest.raises(ValidationError):
        voeg_toe(plan, schrijver, pad=pad)


def pagina(plan):
    return f"/plannen/{plan.code}/bijlagen"


def test_the_page_takes_in_a_file_and_shows_it(client_van, plan, schrijver):
    client = client_van(schrijver)
    velden = {"bestand": foto(), "titel": "Voorgevel nu", "soort": "foto", "pad": "gebouwen/g1"}

    client.post(pagina(plan), velden)

    tekst = client.get(pagina(plan)).content.decode()
    bijlage = Planbijlage.objects.get()
    assert "Voorgevel nu" in tekst
    assert f"{pagina(plan)}/{bijlage.pk}/voorbeeld" in tekst
    gebouwen = client.get(f"/plannen/{plan.code}/invullen/gebouwen").content.decode()
    assert "Voorgevel nu" in gebouwen
    antwoord = client.get(f"{pagina(plan)}/{bijlage.pk}")
    assert antwoord.headers["Content-Type"] == "image/png"
    assert "attachment" in antwoord.headers["Content-Disposition"]
    assert b"".join(antwoord).startswith(b"\x89PNG")


def test_a_refused_file_says_why_on_the_page(client_van, plan, schrijver):
    bestand = SimpleUploadedFile("programma.pdf", b"MZ\x90")

    tekst = (
        client_van(schrijver)
        .post(pagina(plan), {"bestand": bestand, "titel": "Iets", "soort": "anders", "pad": ""})
        .content.decode()
    )

    assert "Dit is geen" in tekst
    assert 'value="Iets"' in tekst


def test_the_page_replaces_takes_out_and_puts_back(client_van, plan, schrijver):
    bijlage = voeg_toe(plan, schrijver)
    client, adres = client_van(schrijver), f"{pagina(plan)}/{bijlage.pk}/wijzigen"

    client.post(adres, {"actie": "verwijderen"})
    assert van_versie(plan, 1) == set()
    client.post(adres, {"actie": "terughalen"})
    assert van_versie(plan, 1) == {bijlage}
    client.post(adres, {"bestand": foto("maroon")})

    assert [rij.vervangt for rij in van_versie(plan, 1)] == [bijlage]


def test_attachments_of_a_draft_are_only_for_the_provider(client_van, plan):
    plan.versies.update(ingediend_op=timezone.now())
    plan.status, plan.ingediend_op = Planstatus.ONVOLLEDIG, timezone.now()
    plan.save()
    oud = make_planbijlage(plan)
    make_planversie(plan)
    nieuw = make_planbijlage(plan, vanaf_versie=2)
    client = client_van(make_gebruiker(organisatie=plan.gemeente))

    tekst = client.get(pagina(plan)).content.decode()

    assert oud.titel in tekst
    assert nieuw.titel not in tekst
    antwoord = client.get(f"{pagina(plan)}/{oud.pk}")
    assert (antwoord.status_code, bool(b"".join(antwoord))) == (200, True)
    assert client.get(f"{pagina(plan)}/{nieuw.pk}").status_code == 404


@pytest.mark.parametrize("aantal", [1, 3])
def test_queries_do_not_grow_with_attachments(
    client_van, plan, schrijver, django_assert_max_num_queries, aantal
):
    for _ in range(aantal):
        make_planbijlage(plan, door=schrijver)
    client = client_van(schrijver)

    with django_assert_max_num_queries(28):
        assert client.get(pagina(plan)).status_code == 200
