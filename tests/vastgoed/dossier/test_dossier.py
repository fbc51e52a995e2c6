"""The dossier: what each reader may know is in it, and nothing else; as page, PDF and zip."""

import csv
import hashlib
import io
import json
import zipfile

import pikepdf
import pytest
from django.urls import reverse

from jeugdzorg.kern import jobs
from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebruiker, make_organisatie
from tests.factories_plan import (
    make_advies,
    make_besluit,
    make_plan,
    make_plandossier,
    make_planversie,
    make_planvoorwaarde,
    make_toetsing,
)
from tests.planinhoud import volledige_inhoud
from vastgoed.choices_plan import Planstatus
from vastgoed.dossier.inpakken import inpakken
from vastgoed.dossier.lezen import Dossier
from vastgoed.dossier.maken import dossier_maken
from vastgoed.models import Aanvulverzoek, Oordeel, Plandossier, Plangebeurtenis
from vastgoed.plan.inhoud import gezet

pytestmark = pytest.mark.django_db


def geen_voortgang(gedaan, totaal, melding):
    """Nobody looks on."""


@pytest.fixture
def besloten():
    """A decided plan with two versions, a review, questions, an advice and a condition."""
    gemeente = make_organisatie()
    plan = make_plan(status=Planstatus.BESLOTEN, gemeente=gemeente, inhoud=volledige_inhoud())
    tweede = make_planversie(
        plan,
        inhoud=gezet(volledige_inhoud(), "doel", "Vier gewone huizen"),
        ingediend_op=plan.ingediend_op,
    )
    toetsing = make_toetsing(plan=plan, ingeleverd_op=plan.ingediend_op, versie=tweede)
    verzoek = Aanvulverzoek.objects.create(
        plan=plan,
        nummer=1,
        versie=plan.versies.get(nummer=1),
        gemaakt_door=toetsing.toetser,
        gevraagd_op=plan.ingediend_op,
        beantwoord_op=plan.ingediend_op,
    )
    verzoek.vragen.create(vraag="Waarom zes plaatsen?", antwoord="Dat past bij het huis.")
    verzoek.vragen.create(vraag="Niet gestelde vraag", opgenomen=False)
    besluit = make_besluit(plan, advies=make_advies(plan))
    make_planvoorwaarde(plan, besluit=besluit, tekst="Lever de vergunning na.")
    return plan


def lid(organisatie, rol):
    return make_gebruiker(rol=rol, organisatie=organisatie)


def test_the_archive_lists_every_file_with_its_hash(besloten):
    dossier = Dossier(besloten, lid(besloten.gemeente, Rol.BELEIDSMEDEWERKER))
    archief = io.BytesIO()

    aantal = inpakken(dossier, b"%PDF", archief)

    with zipfile.ZipFile(archief) as zip_:
        lijst = list(
            csv.DictReader(io.StringIO(zip_.read("inhoud.csv").decode("utf-8-sig")), delimiter=";")
        )
        assert len(lijst) == aantal == len(zip_.namelist()) - 1
        for regel in lijst:
            inhoud = zip_.read(regel["bestand"])
            assert hashlib.sha256(inhoud).hexdigest() == regel["sha-256"]
            assert str(len(inhoud)) == regel["bytes"]
        assert json.loads(zip_.read("versie-1/plan.json")) == volledige_inhoud()
        vragen = zip_.read("vragen.csv").decode()
        assert "Waarom zes plaatsen?" in vragen
        assert "Niet gestelde" not in vragen
        assert "Lever de vergunning na." in zip_.read("besluiten.csv").decode()


def test_no_cell_of_the_archive_is_a_formula(besloten):
    versie = besloten.versies.get(nummer=1)
    dossier = Dossier(besloten, lid(besloten.gemeente, Rol.BELEIDSMEDEWERKER))
    make_planversie(
        besloten,
        inhoud=gezet(versie.inhoud, "doel", "=cmd|' /C calc'!A0"),
        ingediend_op=besloten.ingediend_op,
    )
    archief = io.BytesIO()

    inpakken(dossier, b"%PDF", archief)

    with zipfile.ZipFile(archief) as zip_:
        velden = zip_.read("versie-3/velden.csv").decode("utf-8-sig")
    assert "'=cmd|" in velden


def test_the_document_is_tagged_and_has_a_title_a_language_and_bookmarks(besloten):
    gebruiker = lid(besloten.gemeente, Rol.BELEIDSMEDEWERKER)

    gemaakt = dossier_maken(besloten, by=gebruiker, progress=geen_voortgang)

    with gemaakt.pdf.open("rb") as bestand, pikepdf.open(bestand) as pdf:
        assert len(pdf.pages) == gemaakt.paginas > 3
        assert pdf.Root.Lang == "nl"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.docinfo["/Title"]) == besloten.titel
        with pdf.open_outline() as outline:
            assert any("Het plan" in rij.title for rij in outline.root[0].children or outline.root)
    with gemaakt.zip.open("rb") as bestand:
        assert zipfile.ZipFile(bestand).testzip() is None


def test_a_dossier_is_only_for_who_composed_it(besloten, client):
    maker = lid(besloten.gemeente, Rol.BELEIDSMEDEWERKER)
    collega = lid(besloten.gemeente, Rol.BELEIDSMEDEWERKER)
    gemaakt = make_plandossier(besloten, door=maker)
    adres = reverse("vastgoed:plan-dossier-zip", args=[besloten.code, gemaakt.pk])

    client.force_login(collega)
    geweigerd = client.get(adres)
    client.force_login(maker)
    gekregen = client.get(adres)
    assert gekregen.getvalue().startswith(b"PK")

    assert (geweigerd.status_code, gekregen.status_code) == (404, 200)
    assert not Plandossier.objects.visible_to(collega).exists()


def test_the_button_starts_a_job_that_makes_both_files(
    besloten, client, django_capture_on_commit_callbacks
):
    gebruiker = lid(besloten.gemeente, Rol.BELEIDSMEDEWERKER)
    client.force_login(gebruiker)
    adres = reverse("vastgoed:plan-dossier", args=[besloten.code])

    with django_capture_on_commit_callbacks(execute=True):
        antwoord = client.post(adres)

    assert antwoord.status_code == 302
    assert Plandossier.objects.visible_to(gebruiker).count() == 1
    assert b"Eerder door u samengesteld" in client.get(adres).content
    assert jobs.JOBS["plandossier_maken"]


def test_the_provider_reads_no_judgment_or_draft_advice_before_the_decision():
    plan = make_plan(status=Planstatus.IN_TOETSING, inhoud=volledige_inhoud())
    toetsing = make_toetsing(plan=plan, ingeleverd_op=plan.ingediend_op)
    Aanvulverzoek.objects.create(
        plan=plan, nummer=1, versie=plan.versies.get(), gemaakt_door=toetsing.toetser
    )
    make_advies(plan)
    aanbieder = lid(plan.aanbieder, Rol.AANBIEDER)

    dossier = Dossier(plan, aanbieder)

    assert dossier.oordelen == []
    assert dossier.adviezen == []
    assert dossier.verzoeken == []
    assert not Oordeel.objects.visible_to(aanbieder).exists()


@pytest.mark.parametrize("naam", ["plan-inhoud", "plan-versies", "plan-dossier"])
def test_a_draft_is_read_by_its_provider_only(naam, client):
    plan = make_plan(inhoud=volledige_inhoud())
    adres = reverse(f"vastgoed:{naam}", args=[plan.code])
    antwoorden = []
    for gebruiker in (
        lid(plan.aanbieder, Rol.AANBIEDER),
        lid(plan.gemeente, Rol.BELEIDSMEDEWERKER),
        lid(make_aanbieder(), Rol.AANBIEDER),
    ):
        client.force_login(gebruiker)
        antwoorden.append(client.get(adres).status_code)

    assert antwoorden == [200, 404, 404]


def test_a_newer_draft_is_not_shown_or_compared_to_who_handles_the_plan(client):
    plan = make_plan(status=Planstatus.INGEDIEND, inhoud=volledige_inhoud())
    make_planversie(plan, inhoud=gezet(volledige_inhoud(), "doel", "Geheim nieuw doel"))
    client.force_login(lid(plan.gemeente, Rol.BELEIDSMEDEWERKER))

    inhoud = client.get(reverse("vastgoed:plan-inhoud", args=[plan.code]))
    verschil = client.get(reverse("vastgoed:plan-verschil", args=[plan.code, 1, 2]))

    assert b"Geheim nieuw doel" not in inhoud.content
    assert verschil.status_code == 404


def test_the_difference_shows_old_beside_new(besloten, client):
    client.force_login(lid(besloten.aanbieder, Rol.AANBIEDER))

    pagina = client.get(reverse("vastgoed:plan-verschil", args=[besloten.code, 1, 2]))

    tekst = pagina.content.decode()
    assert "1 verschil." in tekst
    assert "Vier gewone huizen" in tekst
    assert volledige_inhoud()["velden"]["doel"][:20] in tekst


@pytest.mark.parametrize("naam", ["plan-inhoud", "plan-versies", "plan-dossier"])
def test_more_versions_take_no_more_queries(naam, besloten, client, django_assert_max_num_queries):
    client.force_login(lid(besloten.gemeente, Rol.BELEIDSMEDEWERKER))
    adres = reverse(f"vastgoed:{naam}", args=[besloten.code])
    client.get(adres)
    for _ in range(3):
        make_planversie(besloten, inhoud=volledige_inhoud(), ingediend_op=besloten.ingediend_op)

    with django_assert_max_num_queries(45):
        client.get(adres)


def test_any_two_versions_can_be_chosen(besloten, client):
    make_planversie(besloten, inhoud=volledige_inhoud(), ingediend_op=besloten.ingediend_op)
    client.force_login(lid(besloten.gemeente, Rol.BELEIDSMEDEWERKER))
    adres = reverse("vastgoed:plan-versies", args=[besloten.code])

    antwoord = client.get(adres, {"oud": "3", "nieuw": "1"})

    assert b'name="oud"' in client.get(adres).content
    assert antwoord.headers["Location"] == reverse(
        "vastgoed:plan-verschil", args=[besloten.code, 1, 3]
    )


def test_the_provider_reads_that_reviewers_were_told_and_not_who_they_are(besloten):
    toetsing = besloten.toetsingen.get()
    Plangebeurtenis.objects.create(
        plan=besloten,
        overgang="in_toetsing_nemen",
        naar=Planstatus.IN_TOETSING,
        door=toetsing.toetser,
        details={
            "ontvangers": [
                {"reden": "toetst het plan", "organisatie": "Regio Geheim", "gebruiker": 1},
                {"reden": "stelt het plan op", "organisatie": "De aanbieder", "gebruiker": 2},
            ]
        },
    )

    [voor_aanbieder] = Dossier(besloten, lid(besloten.aanbieder, Rol.AANBIEDER)).berichten
    [voor_gemeente] = Dossier(besloten, lid(besloten.gemeente, Rol.BELEIDSMEDEWERKER)).berichten

    assert voor_aanbieder.aan == "De aanbieder, de toetsers"
    assert voor_gemeente.aan == "De aanbieder, Regio Geheim"
