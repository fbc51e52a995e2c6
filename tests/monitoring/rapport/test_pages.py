import pytest
from django.urls import reverse

from jeugdzorg.kern.models import Taak
from regio.choices import Rol
from regio.models import Gebied
from tests.factories import make_gebruiker
from tests.factories_monitoring_rapport import make_cijfer, make_gegevens, make_rapport

pytestmark = pytest.mark.django_db
VORMEN = ("rapport-lezen", "rapport-voorbeeld", "rapport-cijfers", "rapport-bestand")


def adres(naam, rapport):
    return reverse(f"monitoring:{naam}", args=[rapport.pk])


def beheerder_bij(rapport, rol=Rol.BEHEERDER):
    return make_gebruiker(rol=rol, gebieden=Gebied.objects.filter(pk=rapport.cyclus.gebied_id))


def tekst(antwoord):
    if antwoord.streaming:
        return b"".join(antwoord.streaming_content).decode(errors="replace")
    return antwoord.content.decode()


def test_what_is_published_is_for_every_account_and_a_draft_is_not(client_van):
    lezer = client_van(make_gebruiker(rol=None))
    gepubliceerd, concept = make_rapport(status="gepubliceerd"), make_rapport()

    for naam in VORMEN:
        antwoord = lezer.get(adres(naam, gepubliceerd))
        assert antwoord.status_code == 200, naam
        assert tekst(antwoord), naam
    assert lezer.get(adres("rapport", concept)).status_code == 404


def test_a_withdrawn_report_gives_its_reason_and_nothing_else(client_van):
    lezer = client_van(make_gebruiker(rol=None))
    rapport = make_rapport(status="ingetrokken")

    pagina = tekst(lezer.get(rapport.get_absolute_url()))
    lezen = tekst(lezer.get(adres("rapport-lezen", rapport)))

    assert "Een cijfer klopte niet." in pagina
    assert "Een cijfer klopte niet." in lezen
    assert "Het gaat goed." not in lezen
    for naam in VORMEN[1:]:
        assert lezer.get(adres(naam, rapport)).status_code == 403


def test_the_page_the_preview_and_the_download_say_the_same(client_van):
    gegevens = make_gegevens(
        cijfers=[make_cijfer(waarde=12.5), make_cijfer(waarde="<5", periode="x")]
    )
    rapport = make_rapport(status="gepubliceerd", gegevens=gegevens)
    client = client_van(beheerder_bij(rapport))

    lezen, voorbeeld, csv = (tekst(client.get(adres(naam, rapport))) for naam in VORMEN[:3])

    assert "Het gaat goed." in lezen
    assert "Het gaat goed." in voorbeeld
    assert "tweede halfjaar 2023;;12,5;jeugdigen" in csv
    assert ";<5;" in csv


def test_steps_show_what_they_do_before_they_do_it(client_van):
    rapport = make_rapport()
    client = client_van(beheerder_bij(rapport))

    pagina = tekst(client.get(rapport.get_absolute_url()))
    uitleg = tekst(client.get(adres("rapport-vaststellen", rapport)))
    antwoord = client.post(adres("rapport-vaststellen", rapport))

    assert adres("rapport-vaststellen", rapport) in pagina
    assert adres("rapport-publiceren", rapport) not in pagina
    assert "veranderen daarna niet meer" in uitleg
    assert antwoord.url == Taak.objects.get().get_absolute_url()


def test_withdrawing_without_a_reason_is_explained_at_the_field(client_van):
    rapport = make_rapport(status="gepubliceerd")
    client = client_van(beheerder_bij(rapport))

    leeg = client.post(adres("rapport-intrekken", rapport), {"reden": ""})
    client.post(adres("rapport-intrekken", rapport), {"reden": "Dubbel geteld."})

    assert "Schrijf waarom" in tekst(leeg)
    rapport.refresh_from_db()
    assert (rapport.status, rapport.intrekreden) == ("ingetrokken", "Dubbel geteld.")


def test_publishing_a_draft_is_refused_with_the_reason(client_van):
    rapport = make_rapport()

    antwoord = client_van(beheerder_bij(rapport)).post(adres("rapport-publiceren", rapport))

    assert antwoord.status_code == 422
    assert "Alleen een vastgesteld rapport" in tekst(antwoord)


def test_a_set_up_without_blocks_or_without_a_heading_is_explained(client_van):
    rapport = make_rapport()
    client = client_van(beheerder_bij(rapport))
    url = reverse("monitoring:rapport-opzet", args=[rapport.cyclus.gebied.code, "gebied"])

    leeg = client.post(url, {})
    zonder_kop = client.post(url, {"plek_tekst_1": "1", "vast_tekst_1": "Welkom."})
    goed = client.post(url, {"plek_samenvatting": "2", "plek_bijlage": "1"})

    assert "Geef minstens een blok een plek." in tekst(leeg)
    assert "Geef deze tekst een kop" in tekst(zonder_kop)
    assert goed.status_code == 302
    opzet = rapport.cyclus.gebied.rapportopzetten.get()
    assert [blok.code for blok in opzet.blokken.all()] == ["bijlage", "samenvatting"]


def test_words_for_the_half_year_are_kept_and_guarded(client_van):
    rapport = make_rapport()
    client = client_van(beheerder_bij(rapport))
    url = reverse("monitoring:rapport-teksten", args=[rapport.cyclus_id])

    bewaard = client.post(url, {"tekst_samenvatting": "Rustig halfjaar."})
    geweigerd = client.post(url, {"tekst_samenvatting": "BSN 111222333 van de jeugdige."})

    assert bewaard.status_code == 302
    assert geweigerd.status_code == 200
    assert rapport.cyclus.rapportteksten.get().tekst == "Rustig halfjaar."


@pytest.mark.parametrize("aantal", [1, 3])
def test_the_list_needs_as_many_queries_for_more_reports(
    client_van, django_assert_max_num_queries, aantal
):
    client = client_van(make_gebruiker())
    for _ in range(aantal):
        make_rapport(status="gepubliceerd")

    with django_assert_max_num_queries(14):
        antwoord = client.get(reverse("monitoring:rapport-lijst"))

    assert len(antwoord.context["object_list"]) == aantal
