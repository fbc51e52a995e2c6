"""Two that are one: nothing is lost on the way there, nor on the way back."""

from datetime import date

import pytest
import rules
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError

from capaciteit.choices import Mutatiesoort
from capaciteit.models import (
    Capaciteitsmeting,
    Locatie,
    Plaatsmutatie,
    Samenvoeging,
    Voorziening,
    Voorzieningversie,
)
from capaciteit.plaatsenbalans import stand
from capaciteit.register.dubbelen import paren
from capaciteit.register.keuzes import bij_te_houden
from capaciteit.register.opvolgers import opvolger_van
from capaciteit.register.samenvoegen import (
    er_twee_van_maken,
    samenvoegen,
    samenvoeging_ongedaan,
)
from capaciteit.register.sluiten import Bestemming, voorziening_sluiten
from capaciteit.register.verwijzingen import verwijzingen
from capaciteit.register.voorzieningen import voorziening_wijzigen
from regio.choices import Rol, Zorgvorm
from regio.models import BevindingOnderwerp
from tests.capaciteit.register_wereld import Wereld, vandaag
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_gemeente,
    make_jeugdhulpregio,
)
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening
from tests.factories_regio import make_bevinding
from tests.factories_vastgoed import make_toekenning

DAG = date(2024, 3, 1)


@pytest.fixture
def wereld(db):
    return Wereld()


@pytest.fixture
def ander(wereld):
    """A second location of the same provider, with a facility, a measurement and an award."""
    locatie = make_locatie(
        naam="De Linden", plaats="Zwolle", adres="Dorpsstraat 1", aanbieders=[wereld.aanbieder]
    )
    make_voorziening(locatie=locatie, naam="Groep Linden")
    make_toekenning().locaties.add(locatie)
    return locatie


def alles():
    """Every row of every table of this app and the apps above, but for the trace."""
    return {
        model._meta.label: set(model._base_manager.values_list("pk", flat=True))
        for app in ("capaciteit", "vastgoed", "monitoring", "regio")
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if not model._meta.label.endswith("Spoor") and model is not Samenvoeging
    }


def waar(model):
    """Per field that points at a location or facility: which row points at which."""
    return {
        (wijzer.model._meta.label, wijzer.veld): dict(
            wijzer.model._base_manager.values_list("pk", f"{wijzer.veld}_id")
        )
        for wijzer in verwijzingen(model)
        if not wijzer.soort
    }


class TestLocaties:
    def test_everything_moves_and_comes_back_and_nothing_is_lost(self, wereld, ander):
        voor, stond = alles(), waar(Locatie)

        samen = samenvoegen(ander, wereld.locatie, reden="zelfde huis", by=wereld.by)

        assert alles() == voor
        assert set(wereld.locatie.voorzieningen.values_list("naam", flat=True)) == {
            "Groep Linde",
            "Groep Linden",
        }
        assert wereld.locatie.toekenningen.count() == 1
        ander.refresh_from_db()
        assert ander.samengevoegd_met == wereld.locatie
        assert not Locatie.objects.visible_to(wereld.by).contains(ander)

        samenvoeging_ongedaan(samen, by=wereld.by)

        assert (alles(), waar(Locatie)) == (voor, stond)
        ander.refresh_from_db()
        assert ander.samengevoegd_met is None

    def test_what_only_the_other_knew_is_taken_over_and_given_back(self, wereld, ander):
        samen = samenvoegen(ander, wereld.locatie, reden="zelfde", by=wereld.by)
        wereld.locatie.refresh_from_db()
        assert wereld.locatie.adres == "Dorpsstraat 1"

        samenvoeging_ongedaan(samen, by=wereld.by)

        wereld.locatie.refresh_from_db()
        assert wereld.locatie.adres == ""

    def test_a_link_that_both_have_stays_with_the_vanished_one_and_is_told(self, wereld, ander):
        samen = samenvoegen(ander, wereld.locatie, reden="zelfde", by=wereld.by)

        [deel] = [
            deel
            for deel in samen.verplaatst["verwijzingen"]
            if deel["model"] == "capaciteit.Locatie_aanbieders"
        ]
        assert (deel["mee"], len(deel["gebleven"])) == ([], 1)

    def test_the_old_code_leads_to_the_new_also_by_way_of_others(self, wereld, ander):
        derde = make_locatie(naam="Lindehof", aanbieders=[wereld.aanbieder])
        samenvoegen(ander, derde, reden="zelfde", by=wereld.by)
        derde.refresh_from_db()
        samenvoegen(derde, wereld.locatie, reden="zelfde", by=wereld.by)

        assert opvolger_van(Locatie, ander.code, wereld.by) == wereld.locatie
        assert opvolger_van(Locatie, ander.code, make_gebruiker(rol=None)) is None
        assert opvolger_van(Locatie, wereld.locatie.code, wereld.by) is None

    def test_a_merger_on_which_another_builds_is_not_undone_first(self, wereld, ander):
        derde = make_locatie(naam="Lindehof", aanbieders=[wereld.aanbieder])
        eerst = samenvoegen(ander, derde, reden="zelfde", by=wereld.by)
        derde.refresh_from_db()
        daarna = samenvoegen(derde, wereld.locatie, reden="zelfde", by=wereld.by)

        with pytest.raises(ValidationError, match="Maak dat eerst ongedaan"):
            samenvoeging_ongedaan(eerst, by=wereld.by)
        samenvoeging_ongedaan(daarna, by=wereld.by)
        samenvoeging_ongedaan(eerst, by=wereld.by)

        with pytest.raises(ValidationError, match="al ongedaan"):
            samenvoeging_ongedaan(eerst, by=wereld.by)

    def test_twice_is_refused(self, wereld, ander):
        samenvoegen(ander, wereld.locatie, reden="zelfde", by=wereld.by)

        with pytest.raises(ValidationError, match="al samengevoegd"):
            samenvoegen(ander, wereld.locatie, reden="zelfde", by=wereld.by)
        with pytest.raises(ValidationError, match="twee verschillende"):
            samenvoegen(wereld.locatie, wereld.locatie, reden="zelfde", by=wereld.by)

    @pytest.mark.parametrize("rol", [None, *Rol.values])
    def test_only_who_keeps_both_merges_or_says_they_are_two(self, wereld, ander, rol):
        vreemd = make_locatie(aanbieders=[make_aanbieder()])
        lid = make_gebruiker(rol=rol, organisatie=wereld.aanbieder)

        for een, twee in ((ander, vreemd), (vreemd, wereld.locatie)):
            for actie in (samenvoegen, er_twee_van_maken):
                with pytest.raises(PermissionDenied):
                    actie(een, twee, reden="zelfde", by=lid)
        if rol not in {Rol.AANBIEDER, Rol.BEHEERDER}:
            with pytest.raises(PermissionDenied):
                samenvoegen(ander, wereld.locatie, reden="zelfde", by=lid)


class TestVoorzieningen:
    @pytest.fixture
    def tweede(self, wereld):
        return wereld.maak(naam="Groep Linde bis", plaatsen=6)

    def test_places_and_measurements_are_conserved_there_and_back(self, wereld, tweede):
        bron = make_bron()
        dubbel = [
            make_meting(voorziening=vz, plaatsen=plaatsen, peildatum=DAG, bron=bron)
            for vz, plaatsen in ((wereld.voorziening, 10), (tweede, 6))
        ]
        make_meting(voorziening=tweede, plaatsen=7, peildatum=date(2024, 9, 1), bron=bron)
        voor, stond = alles(), waar(Voorziening)

        samen = samenvoegen(tweede, wereld.voorziening, reden="zelfde", by=wereld.by)

        assert alles() == voor
        assert stand(wereld.voorziening, vandaag()) == 16
        assert stand(tweede, vandaag()) == 0
        metingen = Capaciteitsmeting.objects.filter(voorziening=wereld.voorziening)
        assert sorted(metingen.values_list("plaatsen", flat=True)) == [7, 10]
        dubbel[1].refresh_from_db()
        assert dubbel[1].voorziening == tweede

        samenvoeging_ongedaan(samen, by=wereld.by)

        assert (alles(), waar(Voorziening)) == (voor, stond)
        assert (stand(wereld.voorziening, vandaag()), stand(tweede, vandaag())) == (10, 6)

    def test_findings_about_it_move_along(self, wereld, tweede):
        soort = ContentType.objects.get_for_model(Voorziening)
        onderwerp = BevindingOnderwerp.objects.create(
            bevinding=make_bevinding(), content_type=soort, object_id=tweede.pk
        )

        samen = samenvoegen(tweede, wereld.voorziening, reden="zelfde", by=wereld.by)
        onderwerp.refresh_from_db()
        assert onderwerp.onderwerp == wereld.voorziening

        samenvoeging_ongedaan(samen, by=wereld.by)
        onderwerp.refresh_from_db()
        assert onderwerp.onderwerp == tweede

    def test_versions_stay_so_that_the_one_that_stays_keeps_its_description(self, wereld, tweede):
        voorziening_wijzigen(
            tweede, {"naam": "Anders"}, vanaf=vandaag(), reden="naam", by=wereld.by
        )
        samenvoegen(tweede, wereld.voorziening, reden="zelfde", by=wereld.by)

        assert not Voorzieningversie.objects.filter(voorziening=wereld.voorziening).exists()

    def test_places_that_moved_on_since_stand_in_the_way_of_undoing(self, wereld, tweede):
        samen = samenvoegen(tweede, wereld.voorziening, reden="zelfde", by=wereld.by)
        voorziening_sluiten(
            wereld.voorziening,
            op=vandaag(),
            bestemmingen=[Bestemming(Mutatiesoort.BEEINDIGD, 16, "o3m")],
            reden="dicht",
            by=wereld.by,
        )

        with pytest.raises(ValidationError, match="plaatsen verder geboekt"):
            samenvoeging_ongedaan(samen, by=wereld.by)

    def test_a_figure_that_was_corrected_since_stands_in_the_way_of_undoing(self, wereld, tweede):
        meting = make_meting(voorziening=tweede)
        samen = samenvoegen(tweede, wereld.voorziening, reden="zelfde", by=wereld.by)
        meting.refresh_from_db()
        meting.vervallen_op = samen.op.replace(year=samen.op.year + 1)
        meting.save()

        with pytest.raises(ValidationError, match="gecorrigeerd"):
            samenvoeging_ongedaan(samen, by=wereld.by)

    def test_two_between_which_places_moved_are_two(self, wereld, tweede):
        naar = [Bestemming(Mutatiesoort.VERPLAATST, 6, "o3m", naar=wereld.voorziening)]
        voorziening_sluiten(tweede, op=vandaag(), bestemmingen=naar, reden="dicht", by=wereld.by)

        with pytest.raises(ValidationError, match="Dan zijn het er twee"):
            samenvoegen(tweede, wereld.voorziening, reden="zelfde", by=wereld.by)
        assert Plaatsmutatie.objects.filter(naar=wereld.voorziening).count() == 2

    def test_of_two_locations_the_locations_come_first(self, wereld, ander):
        with pytest.raises(ValidationError, match="Voeg eerst die samen"):
            samenvoegen(ander.voorzieningen.get(), wereld.voorziening, reden="zelfde", by=wereld.by)


class TestDubbelen:
    def namen(self, user, model=Locatie):
        return [
            {model.objects.get(pk=paar.een).naam, model.objects.get(pk=paar.ander).naam}
            for paar in paren(user, model)
        ]

    def test_names_that_are_alike_in_one_place(self, wereld, ander):
        make_locatie(naam="De Linde", plaats="Assen", aanbieders=[wereld.aanbieder])

        assert self.namen(wereld.by) == [{"De Linde", "De Linden"}]

    def test_the_same_municipality_counts_as_one_place(self, wereld):
        gemeente = make_gemeente()
        for naam in ("Zonnehoek", "Zonnehoeck"):
            make_locatie(naam=naam, gemeente=gemeente, aanbieders=[wereld.aanbieder])

        assert self.namen(wereld.by) == [{"Zonnehoek", "Zonnehoeck"}]

    @pytest.mark.parametrize(
        "noord, precisie, gevonden",
        [(52.5009, "adres", 1), (52.51, "adres", 0), (52.5, "plaats", 0)],
    )
    def test_close_together_with_a_provider_in_common(self, wereld, noord, precisie, gevonden):
        for naam, breedte in (("Anker", 52.5), ("Boei", noord)):
            make_locatie(
                naam=naam,
                breedtegraad=breedte,
                lengtegraad=6,
                coordinaat_precisie=precisie,
                aanbieders=[wereld.aanbieder],
            )

        assert len(self.namen(wereld.by)) == gevonden

    def test_the_same_address(self, wereld):
        for naam in ("Anker", "Boei"):
            make_locatie(naam=naam, plaats="Assen", adres="Kade 1", aanbieders=[wereld.aanbieder])

        [paar] = paren(wereld.by, Locatie)
        assert paar.redenen == ("ze hebben hetzelfde adres",)

    def test_facilities_at_one_location_of_one_kind(self, wereld):
        wereld.maak(naam="Groep Linden", plaatsen=0)
        wereld.maak(naam="Groep Linder", plaatsen=0, zorgvorm=Zorgvorm.KAR)

        assert self.namen(wereld.by, Voorziening) == [{"Groep Linde", "Groep Linden"}]

    def test_what_somebody_said_are_two_is_not_shown_again(self, wereld, ander):
        for _ in range(2):
            er_twee_van_maken(ander, wereld.locatie, reden="twee huizen", by=wereld.by)

        assert paren(wereld.by, Locatie) == []

    def test_only_what_one_keeps_the_register_of(self, wereld, ander):
        assert paren(make_gebruiker(rol=Rol.AANBIEDER), Locatie) == []
        assert paren(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER), Locatie) == []
        assert paren(make_gebruiker(rol=Rol.BELEIDSMEDEWERKER), Voorziening) == []


@pytest.mark.parametrize("rol", [None, *Rol.values])
@pytest.mark.parametrize("waar_", ["eigen", "regio", "elders"])
def test_the_choice_of_locations_agrees_with_the_rule(db, rol, waar_):
    aanbieder, regio = make_aanbieder(), make_jeugdhulpregio()
    locatie = make_locatie(aanbieders=[aanbieder], jeugdhulpregio=regio)
    lid = (
        {
            "eigen": lambda: make_gebruiker(rol=rol, organisatie=aanbieder),
            "regio": lambda: make_gebruiker(rol=rol, gebieden=[make_gebied(regios=[regio])]),
            "elders": lambda: make_gebruiker(rol=rol),
        }[waar_]()
        if rol
        else make_gebruiker(rol=None)
    )

    assert bij_te_houden(lid).contains(locatie) == rules.test_rule(
        "register_bijhouden", lid, locatie
    )
