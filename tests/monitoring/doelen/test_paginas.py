"""The pages of targets and of versions: what they say, who gets in, and what goes wrong."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from monitoring.models import Afbouwpad, Doelstelling, Meting
from regio.choices import Rol
from regio.models import Bron, GebiedRegio
from tests.factories import make_gebied, make_gebruiker, make_jeugdhulpregio, make_organisatie
from tests.factories_monitoring import make_pad
from tests.factories_monitoring_doelen import make_doel, make_doelconcept, make_padconcept

pytestmark = pytest.mark.django_db
GEGEVENS = pytest.mark.usefixtures("gegevens")
BESLUIT = {"besluit_op": "2026-03-01", "besluit": "Stuurgroep", "geldt_vanaf": "2026-04-01"}


@pytest.fixture
def gebied():
    return make_gebied()


@pytest.fixture
def beleid(gebied, client_van):
    organisatie = make_organisatie()
    organisatie.gebieden.add(gebied)
    return client_van(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=organisatie))


def tekst(antwoord):
    html = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return re.sub(r"\s+", " ", html).replace("\xa0", " ").replace(" .", ".")


def code_adres(code):
    return reverse("monitoring:afbouwpad", args=[code])


def bladzijde(client, code, **keuze):
    return client.get(code_adres(code), keuze)


@GEGEVENS
def test_zuidwest_says_from_which_baseline_it_counts_and_draws_the_other(client_van):
    antwoord = bladzijde(client_van(make_gebruiker()), "ZW-BEDDEN")

    woorden = tekst(antwoord)
    assert "Hier geldt het pad vanaf 125 op 1 juli 2023" in woorden
    assert "Gestippeld staat daarnaast het pad vanaf 110 op 30 juni 2024" in woorden
    tabel = antwoord.context["grafieken"][0].tabel
    assert tabel.kop[:3] == ("Moment", "Afbouwpad", "Vanaf 110 op 30 juni 2024")


@GEGEVENS
def test_zuidwest_counts_from_the_other_baseline_when_asked(client_van):
    lid = client_van(make_gebruiker())
    een = bladzijde(lid, "ZW-BEDDEN")
    ander = bladzijde(lid, "ZW-BEDDEN", vertrekpunt="ZW-BEDDEN-H4")

    assert "Hier geldt het pad vanaf 110 op 30 juni 2024" in tekst(ander)
    assert een.context["beeld"].laatste.stand == "voor"
    assert ander.context["beeld"].laatste.stand == "op_koers"
    # The printed points and parts of the page's own path stay.
    assert ander.context["eigen"].pad.code == "ZW-BEDDEN"
    assert len(ander.context["delen"]["rijen"]) == 5


@GEGEVENS
def test_an_unknown_baseline_counts_from_the_path_itself(client_van):
    antwoord = bladzijde(client_van(make_gebruiker()), "ZW-BEDDEN", vertrekpunt="OOST-INSTROOM")

    assert antwoord.context["beeld"].pad.code == "ZW-BEDDEN"


@GEGEVENS
def test_zuidwest_says_the_pace_it_has_and_needs(client_van):
    woorden = tekst(bladzijde(client_van(make_gebruiker()), "ZW-BEDDEN"))

    assert "Vanaf 30 juni 2024 moet er nog 56 bedden af, 16 per jaar" in woorden
    assert "Tussen 1 juli 2023 en 30 juni 2024 ging het met 15 bedden per jaar omlaag" in woorden
    assert "is het doel van 54 bereikt in maart 2028" in woorden


@GEGEVENS
def test_noord_shows_what_is_uncertain_in_sentence_chart_and_table(client_van):
    antwoord = bladzijde(client_van(make_gebruiker()), "NN-JHP")

    grafiek = antwoord.context["grafieken"][0]
    assert "eind 2025 kan het 5 tot 29 plekken zijn" in grafiek.conclusie
    assert "Niet zeker: 10, ergens tussen 2020 en 2030" in grafiek.beschrijving
    assert grafiek.tabel.kop[:4] == ("Moment", "Afbouwpad", "Laagst mogelijk", "Hoogst mogelijk")
    assert tuple(
        round(waarde) if not isinstance(waarde, str) else waarde
        for waarde in next(rij for rij in grafiek.tabel.rijen if rij[0] == "2025")[:4]
    ) == ("2025", 24, 5, 29)
    assert grafiek.tabel.rijen[-1][:2] == ("10 ? (jaar onbekend)", 10.0)
    assert "10 ? (jaar onbekend)" in antwoord.content.decode()


@GEGEVENS
def test_the_api_gives_what_is_uncertain_about_noord(api_client):
    (onzeker,) = api_client.get("/api/v1/afbouwpaden/NN-JHP").json()["berekend"]["onzekerheid"]

    assert (onzeker["van"], onzeker["tot"]) == ("2020-12-31", "2030-12-31")
    assert onzeker["waarden"] == [10]
    band = {rij["datum"]: (round(rij["laag"]), round(rij["hoog"])) for rij in onzeker["band"]}
    assert band["2025-12-31"] == (5, 29)
    assert (band["2020-12-31"], band["2030-12-31"]) == ((48, 48), (0, 0))


@GEGEVENS
def test_regions_of_oost_are_held_against_their_share_of_the_path(client_van):
    beeld = bladzijde(client_van(make_gebruiker()), "OOST-INSTROOM").context["bijdragen"]

    assert beeld.periode_tekst == "eerste halfjaar 2023"
    assert beeld.sleutel.uitleg == "naar het aandeel dat elke regio had in 2022"
    assert beeld.bijdragen.dekking == "9 van 9 regio's"
    # 156 × 6/12 = 78 over all regions by their share in 183.
    assert sum(regel.bijdrage.stand.padwaarde for regel in beeld.regels) == 78
    assert beeld.bijdragen.verschil == 85 - 78


@GEGEVENS
def test_made_up_figures_count_only_when_asked_and_are_named(client_van):
    lid = client_van(make_gebruiker())
    voorbeeld = Bron.objects.create(code="VB", titel="Vb", korte_titel="Vb", soort="voorbeeld")
    oud = Meting.objects.get(indicator__code="KWN-01", gebied__code="ZW", waarde=110)
    Meting.objects.create(
        code="vb-1",
        indicator=oud.indicator,
        gebied=oud.gebied,
        periode_van=date(2024, 12, 31),
        periode_tot=date(2024, 12, 31),
        waarde=100,
        bron=voorbeeld,
        peildatum=date(2024, 12, 31),
    )

    zonder = bladzijde(lid, "ZW-BEDDEN")
    met = bladzijde(lid, "ZW-BEDDEN", cijfers="voorbeeld")

    assert zonder.context["beeld"].laatste.meting.waarde == 110
    assert met.context["beeld"].laatste.meting.waarde == 100
    assert "Zij zijn verzonnen" in tekst(met)
    assert "Zij zijn verzonnen" not in tekst(zonder)


@GEGEVENS
def test_the_list_of_targets_shows_those_that_hold(client_van):
    antwoord = client_van(make_gebruiker()).get(reverse("monitoring:doel-lijst"), {"gebied": "ZW"})

    assert len(antwoord.context["beelden"]) == 6
    assert "Zuidwest" in tekst(antwoord)


def test_the_list_takes_as_many_queries_for_one_target_as_for_three(client_van):
    lid = client_van(make_gebruiker())
    make_doel(pad=make_pad())
    adres = reverse("monitoring:doel-lijst")
    lid.get(adres)
    with CaptureQueriesContext(connection) as een:
        lid.get(adres)
    for _ in range(2):
        make_doel(pad=make_pad())
    with CaptureQueriesContext(connection) as drie:
        lid.get(adres)

    assert len(drie) == len(een)


def test_a_list_without_targets_says_what_would_be_here(client_van):
    antwoord = client_van(make_gebruiker()).get(reverse("monitoring:doel-lijst"))

    assert "Geen doelen" in tekst(antwoord)


def test_a_target_page_says_what_is_needed(client_van):
    doel = make_doel()

    antwoord = client_van(make_gebruiker()).get(doel.get_absolute_url())

    woorden = tekst(antwoord)
    assert "Nog niet te zeggen: na het vertrekpunt is er nog niet gemeten." in woorden
    assert "Vanaf het vertrekpunt is er nog 40 te gaan: 10,0 per jaar, 5,0 per half jaar" in woorden


def test_a_next_version_of_a_path_is_drafted_in_the_browser(beleid, gebied):
    pad = make_pad(gebied=gebied)
    adres = reverse("monitoring:pad-nieuwe-versie", args=[pad.code])
    velden = {"startwaarde": 100, "procent_2026": 20, "procent_2027": 20, "reden": "Sneller."}

    antwoord = beleid.post(adres, velden, follow=True)

    concept = pad.opvolgers.get()
    assert (concept.doelwaarde, concept.status) == (64, "concept")
    assert "Dit is een concept van versie 2" in tekst(antwoord)
    assert beleid.get(adres).url == concept.get_absolute_url()


def test_input_stays_when_a_year_is_skipped(beleid, gebied):
    pad = make_pad(gebied=gebied)
    velden = {"startwaarde": 100, "procent_2027": 20, "reden": "Sneller."}

    antwoord = beleid.post(reverse("monitoring:pad-nieuwe-versie", args=[pad.code]), velden)

    assert "Vul voor elk jaar tot het laatste een percentage in" in tekst(antwoord)
    assert antwoord.context["form"]["reden"].value() == "Sneller."
    assert not pad.opvolgers.exists()


@GEGEVENS
@pytest.mark.parametrize("code", ["ZW-BEDDEN", "NN-JHP", "OOST-INSTROOM"])
def test_every_kind_of_path_can_be_taken_over_as_it_is(client_van, code):
    pad = Afbouwpad.objects.get(code=code)
    organisatie = make_organisatie()
    organisatie.gebieden.add(pad.gebied)
    beleid = client_van(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=organisatie))
    adres = reverse("monitoring:pad-nieuwe-versie", args=[code])
    form = beleid.get(adres).context["form"]
    velden = {naam: form[naam].value() for naam in form.fields if naam not in ("token", "basis")}
    ingevuld = {k: v for k, v in velden.items() if v is not None and v is not False}

    antwoord = beleid.post(adres, {**ingevuld, "reden": "Overgenomen."})
    assert "form" not in (antwoord.context or {}), antwoord.context["form"].errors

    concept = pad.opvolgers.get()
    oud = [(punt.datum, punt.waarde) for punt in pad.punten.all()]
    assert [(punt.datum, punt.waarde) for punt in concept.punten.all()] == oud
    doelen = [(deel.jeugdhulpregio, deel.doel) for deel in pad.delen.all()]
    assert [(deel.jeugdhulpregio, deel.doel) for deel in concept.delen.all()] == doelen


def test_a_small_count_as_a_baseline_is_refused(client_van, gegevens):
    pad = Afbouwpad.objects.get(code="ZW-BEDDEN")
    organisatie = make_organisatie()
    organisatie.gebieden.add(pad.gebied)
    beleid = client_van(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=organisatie))
    adres = reverse("monitoring:pad-nieuwe-versie", args=["ZW-BEDDEN"])
    form = beleid.get(adres).context["form"]
    velden = {naam: form[naam].value() for naam in form.fields if naam not in ("token", "basis")}
    ingevuld = {naam: waarde for naam, waarde in velden.items() if waarde is not None}

    antwoord = beleid.post(adres, {**ingevuld, "basis_JZ31": "3", "reden": "x"})

    assert "laten we niet aan iedereen zien" in tekst(antwoord)


def test_the_consequences_are_told_before_a_decision_is_recorded(beleid, gebied):
    concept = make_padconcept(gebied=gebied)
    adres = reverse("monitoring:pad-vaststellen", args=[concept.code])

    eerst = beleid.post(adres, BESLUIT)

    concept.refresh_from_db()
    assert concept.status == "concept"
    assert "Rapporten die al zijn vastgesteld, houden de cijfers van toen." in tekst(eerst)
    assert "Niemand krijgt hiervan bericht." in tekst(eerst)

    beleid.post(adres, {**BESLUIT, "bevestigd": "ja"})

    concept.refresh_from_db()
    assert (concept.status, concept.geldt_vanaf) == ("aangenomen", date(2026, 4, 1))


def test_what_was_decided_already_is_refused_on_the_page(beleid, gebied):
    pad = make_pad(gebied=gebied)

    antwoord = beleid.post(reverse("monitoring:pad-vaststellen", args=[pad.code]), BESLUIT)

    assert "Alleen een concept kunt u wijzigen" in tekst(antwoord)


def test_a_version_is_withdrawn_with_a_reason(beleid, gebied):
    concept = make_padconcept(gebied=gebied)
    beleid.post(
        reverse("monitoring:pad-vaststellen", args=[concept.code]), {**BESLUIT, "bevestigd": "ja"}
    )
    adres = reverse("monitoring:pad-intrekken", args=[concept.code])

    antwoord = beleid.post(adres, {"reden": "Vergissing.", "bevestigd": "ja"}, follow=True)

    assert "Deze versie is ingetrokken: Vergissing." in tekst(antwoord)


def test_a_draft_is_removed_by_post_only(beleid, gebied):
    concept = make_padconcept(gebied=gebied)
    adres = reverse("monitoring:pad-verwijderen", args=[concept.code])

    assert beleid.get(adres).status_code == 405
    beleid.post(adres)
    assert not Afbouwpad.objects.filter(pk=concept.pk).exists()


def test_a_new_target_is_drafted_and_adopted(beleid, gebied):
    doel = make_doel()
    plek = {"gebied": gebied, "jeugdhulpregio": make_jeugdhulpregio()}
    GebiedRegio.objects.create(**plek, zorgvorm="jeugdzorgplus", bron=doel.bron)
    velden = {
        "indicator": doel.indicator_id,
        "onderwerp": f"gebied-{gebied.pk}",
        "basiswaarde": 30,
        "basisdatum": "2026-01-01",
        "doelwaarde": 10,
        "doeldatum": "2028-01-01",
        "reden": "Nieuw afgesproken.",
    }
    antwoord = beleid.post(reverse("monitoring:doel-maken"), velden)
    assert antwoord.status_code == 302, antwoord.context["form"].errors
    nieuw = Doelstelling.objects.get(gebied=gebied)

    beleid.post(
        reverse("monitoring:doel-vaststellen", args=[nieuw.pk]), {**BESLUIT, "bevestigd": "ja"}
    )

    assert Doelstelling.objects.geldend(date(2026, 4, 1)).filter(pk=nieuw.pk).exists()


def test_drafts_of_another_area_are_not_there(beleid):
    assert beleid.get(code_adres(make_padconcept().code)).status_code == 404
    assert beleid.get(make_doelconcept().get_absolute_url()).status_code == 404


def test_another_area_is_seen_but_not_changed(beleid):
    pad = make_pad()

    assert beleid.get(code_adres(pad.code)).status_code == 200
    assert beleid.get(reverse("monitoring:pad-nieuwe-versie", args=[pad.code])).status_code == 403


def test_a_future_version_is_announced_on_the_page_of_now(beleid, gebied):
    concept = make_padconcept(gebied=gebied)
    later = {**BESLUIT, "geldt_vanaf": "2099-01-01", "bevestigd": "ja"}
    beleid.post(reverse("monitoring:pad-vaststellen", args=[concept.code]), later)

    antwoord = beleid.get(concept.vervangt.get_absolute_url())

    assert "geldt vanaf 1 januari 2099" in tekst(antwoord)
