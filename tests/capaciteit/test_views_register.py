"""The pages of the register: who gets them, input that stays, what will happen first."""

import pytest
from django.urls import reverse

from capaciteit.models import Locatie, Samenvoeging, Tweetal, Voorziening
from capaciteit.plaatsenbalans import stand
from capaciteit.register.samenvoegen import samenvoegen
from capaciteit.register.statussen import status_plannen
from regio.choices import Rol
from tests.capaciteit.register_wereld import Wereld, vandaag
from tests.factories import make_aanbieder, make_gebruiker
from tests.factories_capaciteit import make_locatie, make_meting
from tests.regio.paginas import aantal_vragen, tekst_van


@pytest.fixture
def wereld(db):
    return Wereld()


@pytest.fixture
def lid(client_van, wereld):
    return client_van(wereld.by)


def adres(naam, *args):
    return reverse(f"capaciteit:{naam}", args=args)


def formulier(client, pad, **velden):
    """What a browser would send: the form as it stands, with ``velden`` typed over it."""
    form = client.get(pad).context["form"]
    begin = {
        naam: waarde for naam in form.fields if (waarde := form[naam].value()) not in (None, "")
    }
    begin["basis"] = form["basis"].field.prepare_value(form.initial["basis"])
    return {**begin, **velden}


class TestLocatie:
    def test_a_location_is_added_and_its_page_opens(self, lid, wereld):
        pad = adres("locatie-toevoegen")

        response = lid.post(pad, formulier(lid, pad, naam="Het Anker", plaats="Assen"), follow=True)

        locatie = Locatie.objects.get(naam="Het Anker")
        assert response.redirect_chain[-1][0] == locatie.get_absolute_url()
        assert locatie.aanbieders.get() == wereld.aanbieder

    def test_what_is_wrong_is_said_at_the_field_and_input_stays(self, lid):
        pad = adres("locatie-toevoegen")

        response = lid.post(pad, {"plaats": "Assen", "breedtegraad": "52,5", "setting": "wijk"})

        html = tekst_van(response)
        assert "Vul dit in: naam van de locatie." in html
        assert "Vul beide coördinaten in" in html
        assert 'value="Assen"' in html
        assert 'value="52,5"' in html

    def test_two_editors_lose_nothing(self, lid, wereld):
        pad = adres("locatie-wijzigen", wereld.locatie.code)
        mijn = formulier(lid, pad, adres="Kade 1", naam="De Linde en Eik")
        lid.post(pad, formulier(lid, pad, plaats="Hattem", naam="Lindehof"))
        Locatie.objects.filter(pk=wereld.locatie.pk).update(gewijzigd=0)
        mijn["token"] = Locatie.objects.get(pk=wereld.locatie.pk).gewijzigd - 1

        response = lid.post(pad, mijn)

        form = response.context["form"]
        verschillen = {
            v.label: (v.toen, v.nu, v.uw, v.botst) for v in response.context["verschillen"]
        }
        assert verschillen["Naam van de locatie"] == (
            "De Linde",
            "Lindehof",
            "De Linde en Eik",
            True,
        )
        assert verschillen["Plaats"][1:] == ("Hattem", "Zwolle", False)
        assert (form["plaats"].value(), form["adres"].value()) == ("Hattem", "Kade 1")
        assert "Intussen heeft iemand anders" in tekst_van(response)

        opnieuw = {naam: form[naam].value() for naam in form.fields if form[naam].value()}
        lid.post(pad, opnieuw)
        wereld.locatie.refresh_from_db()
        assert (wereld.locatie.naam, wereld.locatie.plaats, wereld.locatie.adres) == (
            "De Linde en Eik",
            "Hattem",
            "Kade 1",
        )

    @pytest.mark.parametrize("rol", Rol.values)
    def test_buttons_are_only_there_for_who_may(self, client_van, wereld, rol):
        collega = client_van(make_gebruiker(rol=rol, organisatie=wereld.aanbieder))
        vreemde = client_van(make_gebruiker(rol=rol))
        mag = rol in {Rol.AANBIEDER, Rol.BEHEERDER}
        wijzig = adres("voorziening-wijzigen", wereld.voorziening.code)

        assert (wijzig in collega.get(wereld.locatie.get_absolute_url()).content.decode()) == mag
        assert wijzig not in vreemde.get(wereld.locatie.get_absolute_url()).content.decode()


class TestVoorziening:
    def test_a_facility_is_added_and_stands_in_its_history(self, lid, wereld):
        pad = adres("voorziening-toevoegen", wereld.locatie.code)
        velden = {"naam": "Anker", "zorgvorm": "kar", "status": "gepland", "reden": "Nieuwbouw"}

        response = lid.post(
            pad, formulier(lid, pad, gereed=vandaag(60), plaatsen=6, **velden), follow=True
        )

        html = tekst_van(response)
        assert "Anker is toegevoegd." in html
        assert "Status gepland" in html
        assert "Nieuwbouw" in html
        anker = Voorziening.objects.get(naam="Anker")
        assert stand(anker, vandaag(60), met_plannen=True) == 6

    def test_a_conversion_first_says_what_will_happen(self, lid, wereld):
        pad = adres("voorziening-omzetten", wereld.voorziening.code)
        velden = formulier(lid, pad, zorgvorm="kleinschalig", reden="Afbouw", vanaf=vandaag(30))

        eerst = lid.post(pad, velden)

        html = tekst_van(eerst)
        assert "10 plaatsen open residentieel (O3M) worden 10 plaatsen kleinschalig" in html
        assert "Niemand krijgt hierover een bericht" in html
        assert not wereld.voorziening.versies.exists()

        terug = lid.post(pad, {**velden, "wijzigen": "ja"})
        assert terug.context["form"]["reden"].value() == "Afbouw"
        assert not wereld.voorziening.versies.exists()

        daarna = lid.post(pad, {**velden, "bevestigd": "ja"}, follow=True)
        assert "Zorgvorm kleinschalig (was open residentieel (O3M))" in tekst_van(daarna)
        assert wereld.voorziening.versies.count() == 2

    def test_confirming_twice_converts_once(self, lid, wereld):
        pad = adres("voorziening-omzetten", wereld.voorziening.code)
        velden = formulier(lid, pad, zorgvorm="kar", reden="Afbouw", bevestigd="ja")

        for _ in range(2):
            lid.post(pad, velden)

        assert wereld.voorziening.mutaties_af.count() == 1

    def test_closing_asks_where_every_place_goes(self, lid, wereld):
        elders = wereld.maak(naam="Elders", plaatsen=0)
        pad = adres("voorziening-sluiten", wereld.voorziening.code)
        regel = f"bestemming-{wereld.voorziening.pk}"
        velden = formulier(lid, pad, reden="Afbouw") | {
            f"{regel}-{n}-rekening": "o3m:plekken" for n in range(3)
        }

        zonder = lid.post(pad, velden)
        half = lid.post(pad, {**velden, f"{regel}-0-aantal": 4, f"{regel}-0-naar": elders.pk})
        los = lid.post(pad, {**velden, f"{regel}-0-aantal": 4})

        assert "hebben er 0 een bestemming" in tekst_van(zonder)
        assert "hebben er 4 een bestemming" in tekst_van(half)
        assert "Kies waar deze plaatsen heen gaan" in tekst_van(los)

        heel = {
            **velden,
            f"{regel}-0-aantal": 4,
            f"{regel}-0-naar": elders.pk,
            f"{regel}-1-aantal": 6,
            f"{regel}-1-naar": "eindigt",
        }
        bevestigen = tekst_van(lid.post(pad, heel))
        assert "4 plaatsen open residentieel (O3M): deze gaan naar Elders, De Linde." in bevestigen
        lid.post(pad, {**heel, "bevestigd": "ja"})

        assert (stand(elders, vandaag()), stand(wereld.voorziening, vandaag())) == (4, 0)

    def test_closing_a_location_closes_all_of_it(self, lid, wereld):
        meting = make_meting(voorziening=wereld.maak(naam="Tweede", plaatsen=0), plaatsen=5)
        pad = adres("locatie-sluiten", wereld.locatie.code)
        velden = formulier(lid, pad, reden="Verkocht")
        for vz, maat, aantal in (
            (wereld.voorziening, "plekken", 10),
            (meting.voorziening, "plekken", 5),
        ):
            for n in range(3):
                velden[f"bestemming-{vz.pk}-{n}-rekening"] = f"o3m:{maat}"
            velden |= {
                f"bestemming-{vz.pk}-0-aantal": aantal,
                f"bestemming-{vz.pk}-0-naar": "eindigt",
            }

        bevestigen = tekst_van(lid.post(pad, velden))
        lid.post(pad, {**velden, "bevestigd": "ja"})

        assert "Die worden eerst geboekt als beginstand" in bevestigen
        gesloten = wereld.locatie.voorzieningen.filter(statussen__status="gesloten")
        assert gesloten.count() == 2

    def test_a_row_of_the_history_is_taken_back(self, lid, wereld):
        rij = status_plannen(wereld.voorziening, "in_afbouw", op=vandaag(), reden="n", by=wereld.by)
        pad = adres("status-terugdraaien", wereld.voorziening.code, rij.pk)
        assert pad in lid.get(wereld.locatie.get_absolute_url()).content.decode()

        response = lid.post(pad, formulier(lid, pad, reden="Vergissing"), follow=True)

        html = tekst_van(response)
        assert "Teruggedraaid of verbeterd: 1" in html
        assert "Vergissing" in html
        assert pad not in html

    @pytest.mark.parametrize("naam", ["wijzigen", "omzetten", "status", "sluiten"])
    def test_of_another_it_is_forbidden(self, client_van, wereld, naam):
        vreemde = client_van(make_gebruiker(rol=Rol.AANBIEDER, organisatie=make_aanbieder()))
        pad = adres(f"voorziening-{naam}", wereld.voorziening.code)

        assert (vreemde.get(pad).status_code, vreemde.post(pad).status_code) == (403, 403)


class TestDubbelen:
    @pytest.fixture
    def ander(self, wereld):
        return make_locatie(naam="De Linden", plaats="Zwolle", aanbieders=[wereld.aanbieder])

    def test_two_are_compared_merged_and_parted_again(self, lid, wereld, ander):
        lijst = adres("register-dubbelen")
        [regel] = lid.get(lijst).context["regels"]
        velden = formulier(lid, regel["url"], reden="Zelfde huis", blijft=wereld.locatie.code)

        response = lid.post(regel["url"], velden, follow=True)

        assert "De Linden is opgegaan in De Linde" in tekst_van(response)
        oud = lid.get(ander.get_absolute_url())
        assert (oud.status_code, oud.url) == (301, wereld.locatie.get_absolute_url())
        ongedaan = adres("samenvoeging-ongedaan", Samenvoeging.objects.get().pk)
        assert "staat weer apart" in tekst_van(lid.get(ongedaan))
        assert "staat weer apart" in tekst_van(lid.post(ongedaan, follow=True))
        assert lid.get(ander.get_absolute_url()).status_code == 200
        assert "al ongedaan gemaakt" in tekst_van(lid.post(ongedaan))

    def test_two_that_are_two_are_not_shown_again(self, lid, wereld, ander):
        pad = adres("locatie-samenvoegen", wereld.locatie.code, ander.code)

        response = lid.post(pad, formulier(lid, pad, reden="Twee huizen", twee="ja"), follow=True)

        assert Tweetal.objects.get().reden == "Twee huizen"
        assert "Geen dubbelen gevonden" in tekst_van(response)

    def test_with_itself_or_without_a_reason_it_is_refused(self, lid, wereld, ander):
        zelf = adres("locatie-samenvoegen", wereld.locatie.code, wereld.locatie.code)
        pad = adres("locatie-samenvoegen", wereld.locatie.code, ander.code)

        assert lid.get(zelf).status_code == 404
        assert "Schrijf op waarom." in tekst_van(lid.post(pad, formulier(lid, pad)))


class TestVragen:
    def test_the_page_of_a_location_does_not_ask_more_for_more(self, lid, wereld):
        def meer(aantal):
            for nummer in range(aantal):
                vz = wereld.maak(naam=f"Groep {nummer}", plaatsen=0)
                status_plannen(vz, "in_afbouw", op=vandaag(), reden="n", by=wereld.by)
            return aantal_vragen(lid, wereld.locatie.get_absolute_url())

        assert meer(1) == meer(3)

    def test_the_list_of_doubles_does_not_ask_more_for_more(self, lid, wereld):
        def meer(aantal):
            for nummer in range(aantal):
                anders = make_locatie(naam=f"Oud {nummer}", aanbieders=[wereld.aanbieder])
                samenvoegen(anders, wereld.locatie, reden="zelfde", by=wereld.by)
                make_locatie(naam="De Linde", plaats="Zwolle", aanbieders=[wereld.aanbieder])
            return aantal_vragen(lid, adres("register-dubbelen"))

        assert meer(1) == meer(3)

    @pytest.mark.parametrize("naam", ["sluiten", "omzetten"])
    def test_a_form_does_not_ask_more_for_more_facilities(self, lid, wereld, naam):
        def meer(aantal):
            for nummer in range(aantal):
                wereld.maak(naam=f"Groep {nummer}", plaatsen=0)
            return aantal_vragen(lid, adres(f"voorziening-{naam}", wereld.voorziening.code))

        assert meer(1) == meer(3)
