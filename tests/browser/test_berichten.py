"""Messages in a browser: choosing when they come, wording one, and the outbox on a phone."""

import pytest

from regio.choices import Rol
from regio.choices_berichten import BerichtStatus
from regio.models import Bericht, Berichtvoorkeur
from tests.factories import make_gebruiker, make_organisatie
from tests.factories_berichten import PROEF, make_bericht
from tests.plugins.browser import bereik, geen_gebreken

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_user_reads_a_message_and_chooses_when_they_come(pagina_van):
    gebruiker = make_gebruiker()
    make_bericht(gebruiker=gebruiker, onderwerp="Vul Plan Noord aan")
    page = pagina_van(gebruiker)
    page.goto("/berichten")
    geen_gebreken(page)

    page.get_by_role("link", name="Vul Plan Noord aan").click()
    page.get_by_role("heading", name="Wat ermee gebeurde").wait_for()
    geen_gebreken(page)
    page.get_by_role("link", name="Mijn berichten").first.click()
    page.get_by_role("link", name="Kies wanneer u berichten krijgt").click()
    geen_gebreken(page)
    page.get_by_label("Op werkdagen om half acht, samen in één mail").check()
    bereik(page, page.get_by_role("button", name="Opslaan"))
    page.keyboard.press("Enter")

    page.get_by_text("Uw keuze is opgeslagen.").wait_for()
    assert Berichtvoorkeur.objects.get().wijze == "dagelijks"


def test_an_organisation_words_a_message_and_goes_back(pagina_van):
    page = pagina_van(make_gebruiker())
    page.goto("/beheer/berichtteksten")
    geen_gebreken(page)
    page.get_by_role("link", name=PROEF.naam).click()
    geen_gebreken(page)

    page.get_by_label("Onderwerp").fill("Let op: {plam}")
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("link", name="Onderwerp: {plam} bestaat niet bij dit bericht").wait_for()
    geen_gebreken(page)
    page.get_by_label("Onderwerp").fill("Let op: {plan}")
    page.get_by_role("button", name="Bekijk het voorbeeld").click()
    page.get_by_text("Let op: Plan Noord").wait_for()
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_text("De tekst is opgeslagen").wait_for()
    geen_gebreken(page)

    page.get_by_role("link", name="Terug naar de standaardtekst").click()
    geen_gebreken(page)
    page.get_by_role("button", name="Zet de standaardtekst terug").click()
    page.get_by_text("De standaardtekst geldt weer.").wait_for()


def test_the_outbox_is_sound_on_a_phone_and_sends_a_failed_message_again(pagina_van):
    gemeente = make_organisatie()
    beheerder = make_gebruiker(rol=Rol.BEHEERDER, organisatie=gemeente)
    for status in (BerichtStatus.KLAARGEZET, BerichtStatus.VERVALLEN):
        make_bericht(bij=gemeente, status=status)
    fout = make_bericht(
        bij=gemeente, status=BerichtStatus.MISLUKT, fout="De mailserver weigert dit bericht."
    )
    page = pagina_van(beheerder, breed=360)
    page.goto("/beheer/berichten")
    geen_gebreken(page)

    page.get_by_role("link", name="1 mislukt").click()
    page.get_by_role("link", name=fout.onderwerp).click()
    geen_gebreken(page)
    page.get_by_role("button", name="Verzend opnieuw").click()
    page.get_by_text("Het bericht staat weer klaar").wait_for()

    assert Bericht.objects.get(pk=fout.pk).status != BerichtStatus.MISLUKT
