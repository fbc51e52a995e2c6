"""The pages of messages: one's own, the outbox, one message, preferences and texts."""

import pytest

from regio.choices import Rol
from regio.choices_berichten import BerichtStatus, Berichtwijze
from regio.models import Bericht, Berichtsjabloon, Berichtvoorkeur
from tests.factories import make_aanbieder, make_gebruiker, make_lidmaatschap, make_organisatie
from tests.factories_berichten import PROEF, make_bericht
from tests.regio.paginas import aantal_vragen, tekst_van, uit_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente():
    return make_organisatie(naam="Gemeente Enschede")


@pytest.fixture
def beheerder(gemeente):
    return make_gebruiker(rol=Rol.BEHEERDER, organisatie=gemeente)


@pytest.fixture
def medewerker(gemeente):
    return make_gebruiker(organisatie=gemeente)


def zichtbaar(gebruiker):
    return set(Bericht.objects.visible_to(gebruiker))


def test_a_user_sees_own_messages_only(client_van, gemeente, medewerker):
    mijn = make_bericht(gebruiker=medewerker, onderwerp="Voor mij")
    make_bericht(gebruiker=make_gebruiker(organisatie=gemeente), onderwerp="Voor een ander")

    pagina = tekst_van(client_van(medewerker).get("/berichten"))

    assert "Voor mij" in pagina
    assert "Voor een ander" not in pagina
    assert zichtbaar(medewerker) == {mijn}


def test_who_has_no_role_any_more_still_sees_what_was_sent(client_van):
    oud = make_gebruiker(rol=None)
    make_bericht(gebruiker=oud, onderwerp="Van vroeger")

    assert "Van vroeger" in tekst_van(client_van(oud).get("/berichten"))


def test_a_manager_sees_messages_to_the_own_people_and_in_the_own_name(gemeente, beheerder):
    aanbieder = make_aanbieder()
    aan_ons = make_bericht(bij=gemeente)
    namens_ons = make_bericht(bij=aanbieder, namens=gemeente)
    make_bericht(bij=aanbieder, namens=make_organisatie())
    elders = make_organisatie()
    dubbel = make_gebruiker(organisatie=gemeente)
    make_lidmaatschap(gebruiker=dubbel, rol=Rol.TOETSER, organisatie=elders)
    make_bericht(gebruiker=dubbel, bij=elders, namens=elders)

    assert zichtbaar(beheerder) == {aan_ons, namens_ons}


@pytest.mark.parametrize("rol", [rol for rol in Rol.values if rol != Rol.BEHEERDER])
def test_other_roles_have_no_outbox(client_van, gemeente, rol):
    gebruiker = make_gebruiker(rol=rol, organisatie=gemeente)
    bericht = make_bericht(bij=gemeente)
    client = client_van(gebruiker)

    assert client.get("/beheer/berichten").status_code == 403
    assert client.get(f"/berichten/{bericht.pk}").status_code == 404
    assert "Uitgaande berichten" not in tekst_van(client.get("/berichten"))


def test_the_outbox_counts_what_waits_and_what_failed_and_can_be_filtered(
    client_van, gemeente, beheerder
):
    make_bericht(bij=gemeente, onderwerp="Wacht nog")
    make_bericht(
        bij=gemeente, onderwerp="Ging fout", status=BerichtStatus.MISLUKT, fout="Weigert (550)."
    )
    client = client_van(beheerder)

    pagina = tekst_van(client.get("/beheer/berichten"))
    mislukt = client.get("/beheer/berichten", {"status": "mislukt"})
    gezocht = tekst_van(client.get("/beheer/berichten", {"wie": "wacht"}))
    rijen = uit_csv(client.get("/beheer/berichten", {"formaat": "csv"}))

    assert "Er wacht er nog 1." in pagina
    assert "1 mislukt" in pagina
    assert [bericht.onderwerp for bericht in mislukt.context["page_obj"]] == ["Ging fout"]
    assert "Weigert (550)." in tekst_van(mislukt)
    assert "Ging fout" not in gezocht
    assert {rij["Onderwerp"] for rij in rijen} == {"Wacht nog", "Ging fout"}


@pytest.mark.parametrize("adres", ["/berichten", "/beheer/berichten"])
def test_more_messages_take_no_more_queries(client_van, gemeente, beheerder, adres):
    make_bericht(gebruiker=beheerder, bij=gemeente, namens=make_organisatie())
    client = client_van(beheerder)
    een = aantal_vragen(client, adres)
    for _ in range(2):
        make_bericht(gebruiker=beheerder, bij=gemeente, namens=make_organisatie())

    assert aantal_vragen(client, adres) == een
    assert een <= 12


def test_one_message_says_what_it_said_and_what_became_of_it(client_van, medewerker, gemeente):
    bericht = make_bericht(
        gebruiker=medewerker, namens=gemeente, onderwerp="Let op", tekst="Eerste.\n\nTweede <b>."
    )

    pagina = tekst_van(client_van(medewerker).get(bericht.get_absolute_url()))

    assert "<p>Tweede &lt;b&gt;.</p>" in pagina
    assert "Gemeente Enschede" in pagina
    assert "klaargezet" in pagina
    assert "Verzend opnieuw" not in pagina


def test_a_manager_sends_a_failed_message_again(
    client_van, gemeente, beheerder, mailoutbox, django_capture_on_commit_callbacks
):
    bericht = make_bericht(bij=gemeente, status=BerichtStatus.MISLUKT, pogingen=6)
    client = client_van(beheerder)
    assert "Verzend opnieuw" in tekst_van(client.get(bericht.get_absolute_url()))

    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/berichten/{bericht.pk}/opnieuw")

    bericht.refresh_from_db()
    assert bericht.status == BerichtStatus.VERZONDEN
    assert len(mailoutbox) == 1
    nog_eens = client.post(f"/berichten/{bericht.pk}/opnieuw", follow=True)
    assert "Alleen een bericht dat mislukt is" in tekst_van(nog_eens)


def test_a_user_chooses_when_messages_come(client_van, medewerker):
    client = client_van(medewerker)
    assert "Meteen, elk bericht apart" in tekst_van(client.get("/berichten/voorkeur"))

    pagina = client.post("/berichten/voorkeur", {"wijze": Berichtwijze.DAGELIJKS}, follow=True)

    assert "op werkdagen om half acht, samen in één mail" in tekst_van(pagina)
    assert Berichtvoorkeur.objects.get().wijze == Berichtwijze.DAGELIJKS
    assert client.post("/berichten/voorkeur", {"wijze": "nooit"}).status_code == 200
    assert Berichtvoorkeur.objects.get().wijze == Berichtwijze.DAGELIJKS


# Texts.


def pad(organisatie, einde=""):
    return f"/beheer/berichtteksten/{organisatie.code}/{PROEF.code}{einde}"


def ingevuld(**velden):
    return {"onderwerp": "Let op: {plan}", "tekst": "Hoi {ontvanger}", "versie": "0", **velden}


def test_the_list_says_which_texts_are_own(client_van, gemeente, medewerker):
    client = client_van(medewerker)
    assert "eigen tekst" not in tekst_van(client.get("/beheer/berichtteksten"))

    client.post(pad(gemeente), ingevuld())

    assert "eigen tekst" in tekst_van(client.get("/beheer/berichtteksten"))


def test_an_example_is_shown_of_what_is_typed_without_storing_it(client_van, gemeente, medewerker):
    client = client_van(medewerker)

    pagina = client.post(pad(gemeente), ingevuld(voorbeeld="ja"))

    assert pagina.context["voorbeeld"] == ("Let op: Plan Noord", "Hoi Anna de Boer")
    assert "Let op: Plan Noord" in tekst_van(pagina)
    assert not Berichtsjabloon.objects.exists()


def test_a_wrong_name_is_told_at_the_field_and_what_was_typed_stays(
    client_van, gemeente, medewerker
):
    pagina = client_van(medewerker).post(pad(gemeente), ingevuld(tekst="Beste {naam},"))

    assert "{naam} bestaat niet bij dit bericht" in tekst_van(pagina)
    assert "Beste {naam}," in tekst_van(pagina)
    assert pagina.context["voorbeeld"][0] == "Proef met Plan Noord"
    assert not Berichtsjabloon.objects.exists()


def test_who_was_later_keeps_what_was_typed_and_overwrites_nothing(
    client_van, gemeente, medewerker
):
    client = client_van(medewerker)
    client.post(pad(gemeente), ingevuld())

    pagina = client.post(pad(gemeente), ingevuld(onderwerp="Van de ander"))

    assert "intussen gewijzigd" in tekst_van(pagina)
    assert "Van de ander" in tekst_van(pagina)
    assert Berichtsjabloon.objects.get().onderwerp == "Let op: {plan}"


def test_an_earlier_text_can_be_put_back(client_van, gemeente, medewerker):
    client = client_van(medewerker)
    client.post(pad(gemeente), ingevuld())
    client.post(pad(gemeente), ingevuld(onderwerp="Twee", versie="1"))

    pagina = client.get(pad(gemeente), {"versie": "1"})

    assert pagina.context["form"]["onderwerp"].value() == "Let op: {plan}"
    assert pagina.context["form"]["versie"].value() == 2
    assert "(geldt nu)" in tekst_van(pagina)
    assert client.get(pad(gemeente), {"versie": "²x"}).status_code == 200


def test_back_to_the_standard_first_shows_what_is_lost(client_van, gemeente, medewerker):
    client = client_van(medewerker)
    client.post(pad(gemeente), ingevuld())

    gevolg = tekst_van(client.get(pad(gemeente, "/standaard")))
    klaar = tekst_van(client.post(pad(gemeente, "/standaard"), {"versie": "1"}, follow=True))
    nog_eens = client.post(pad(gemeente, "/standaard"), {"versie": "2"}, follow=True)

    assert "Hoi {ontvanger}" in gevolg
    assert PROEF.onderwerp in gevolg
    assert "De standaardtekst geldt weer." in klaar
    assert "De standaardtekst geldt al." in tekst_van(nog_eens)
    assert Berichtsjabloon.objects.count() == 2


def test_another_organisation_and_another_kind_are_not_found(client_van, medewerker, gemeente):
    client = client_van(medewerker)
    elders = make_organisatie()

    for adres in (
        pad(elders),
        pad(elders, "/standaard"),
        f"/beheer/berichtteksten/{gemeente.code}/bestaat-niet",
        f"/beheer/berichtteksten/{gemeente.code}/aanleveren_te_laat",
    ):
        assert client.get(adres).status_code == 404
        assert client.post(adres, ingevuld()).status_code == 404


def test_the_list_of_texts_takes_as_many_queries_for_two_organisations_as_for_one(
    client_van, medewerker
):
    client = client_van(medewerker)
    een = aantal_vragen(client, "/beheer/berichtteksten")
    make_lidmaatschap(
        gebruiker=medewerker, rol=Rol.BELEIDSMEDEWERKER, organisatie=make_organisatie()
    )

    assert aantal_vragen(client, "/beheer/berichtteksten") == een
