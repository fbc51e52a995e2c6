"""Adding, changing, converting and closing: who may, from when, and what it leaves behind."""

from datetime import date
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from capaciteit.choices import Aard, Mutatiesoort, VoorzieningStatus
from capaciteit.models import Locatie, Plaatsmutatie, Voorziening, Voorzieningversie
from capaciteit.plaatsenbalans import stand
from capaciteit.register.locaties import locatie_toevoegen, locatie_wijzigen
from capaciteit.register.sloten import IngehaaldError
from capaciteit.register.sluiten import Bestemming, locatie_sluiten, voorziening_sluiten
from capaciteit.register.statussen import status_plannen
from capaciteit.register.terugdraaien import status_terugdraaien, versie_terugdraaien
from capaciteit.register.versies import versies_laten_ingaan
from capaciteit.register.voorzieningen import (
    voorziening_omzetten,
    voorziening_toevoegen,
    voorziening_wijzigen,
)
from capaciteit.tasks import versies_ingaan
from regio.aanleverbron import aanleverbron
from regio.choices import OrganisatieSoort, Rol, Zorgvorm
from regio.models import Regioindeling
from tests.capaciteit.register_wereld import Wereld, vandaag
from tests.factories import (
    make_aanbieder,
    make_gebied,
    make_gebruiker,
    make_gemeente,
    make_jeugdhulpregio,
    make_organisatie,
)
from tests.factories_capaciteit import make_locatie, make_meting, make_voorziening

NIEUW = {"naam": "Het Anker", "plaats": "Zwolle"}
GROEP = {"naam": "Groep Anker", "zorgvorm": Zorgvorm.KLEINSCHALIG, "groepsgrootte_tot": 6}
BEEINDIGD = [Bestemming(Mutatiesoort.BEEINDIGD, 10, Zorgvorm.O3M)]


@pytest.fixture
def wereld(db):
    return Wereld()


def acties(w):
    """Every action, on the location and facility of a world."""
    vz = w.voorziening
    return {
        "locatie_wijzigen": lambda by: locatie_wijzigen(
            w.locatie, {"naam": "Anders"}, [w.aanbieder], by=by
        ),
        "voorziening_toevoegen": lambda by: voorziening_toevoegen(
            w.locatie, GROEP, status="open", op=vandaag(), reden="nieuw", by=by
        ),
        "voorziening_wijzigen": lambda by: voorziening_wijzigen(
            vz, {"naam": "Anders"}, vanaf=vandaag(), reden="andere naam", by=by
        ),
        "voorziening_omzetten": lambda by: voorziening_omzetten(
            vz, Zorgvorm.KLEINSCHALIG, vanaf=vandaag(), reden="afbouw", by=by
        ),
        "voorziening_sluiten": lambda by: voorziening_sluiten(
            vz, op=vandaag(), bestemmingen=BEEINDIGD, reden="afbouw", by=by
        ),
        "status_plannen": lambda by: status_plannen(
            vz, VoorzieningStatus.IN_AFBOUW, op=vandaag(), reden="afbouw", by=by
        ),
        "locatie_sluiten": lambda by: locatie_sluiten(
            w.locatie, op=vandaag(), bestemmingen={vz.pk: BEEINDIGD}, reden="afbouw", by=by
        ),
    }


ACTIES = [
    "locatie_wijzigen",
    "voorziening_toevoegen",
    "voorziening_wijzigen",
    "voorziening_omzetten",
    "voorziening_sluiten",
    "status_plannen",
    "locatie_sluiten",
]


class TestWieMag:
    @pytest.mark.parametrize("actie", ACTIES)
    @pytest.mark.parametrize("rol", [None, *Rol.values])
    def test_at_a_provider_only_its_users_and_managers_keep_its_register(self, wereld, actie, rol):
        lid = make_gebruiker(rol=rol, organisatie=wereld.aanbieder)

        if rol in {Rol.AANBIEDER, Rol.BEHEERDER}:
            acties(wereld)[actie](lid)
        else:
            with pytest.raises(PermissionDenied):
                acties(wereld)[actie](lid)

    @pytest.mark.parametrize("actie", ACTIES)
    @pytest.mark.parametrize("rol", Rol.values)
    def test_nobody_keeps_the_register_of_a_location_elsewhere(self, wereld, actie, rol):
        vreemde = make_gebruiker(rol=rol, organisatie=make_aanbieder())
        ambtenaar = make_gebruiker(rol=rol, gebieden=[make_gebied(regios=[make_jeugdhulpregio()])])

        for iemand in (vreemde, ambtenaar):
            with pytest.raises(PermissionDenied):
                acties(wereld)[actie](iemand)

    def test_who_plans_for_the_region_writes_in_its_own_source(self, wereld):
        regio = make_jeugdhulpregio()
        Locatie.objects.filter(pk=wereld.locatie.pk).update(jeugdhulpregio=regio)
        wereld.locatie.refresh_from_db()
        gemeente = make_organisatie(naam="Gemeente Zwolle", soort=OrganisatieSoort.GEMEENTE)
        beleid = make_gebruiker(organisatie=gemeente, gebieden=[make_gebied(regios=[regio])])

        voorziening = voorziening_toevoegen(
            wereld.locatie, GROEP, status="open", op=vandaag(), reden="nieuw", by=beleid
        )

        assert voorziening.bron == aanleverbron(gemeente)
        eigen = voorziening_toevoegen(
            wereld.locatie,
            {**GROEP, "naam": "B"},
            status="open",
            op=vandaag(),
            reden="n",
            by=wereld.by,
        )
        assert eigen.bron == aanleverbron(wereld.aanbieder)


class TestLocatie:
    def test_a_location_gets_a_code_a_region_and_a_source(self, wereld):
        gemeente, regio = make_gemeente(), make_jeugdhulpregio()
        Regioindeling.objects.create(gemeente=gemeente, jeugdhulpregio=regio, bron=regio.bron)

        plek = locatie_toevoegen(
            {
                **NIEUW,
                "naam": "Hét Ánker",
                "gemeente": gemeente,
                "breedtegraad": Decimal("52.5"),
                "lengtegraad": Decimal("6.1"),
            },
            [wereld.aanbieder],
            by=wereld.by,
        )

        assert (plek.code, plek.jeugdhulpregio_id) == ("HET-ANKER", regio.pk)
        assert plek.coordinaat_precisie == "adres"
        assert plek.bron == aanleverbron(wereld.aanbieder)
        assert plek.aanbieders.get() == wereld.aanbieder

    def test_codes_are_unique_and_stay(self, wereld):
        make_locatie(code="HET-ANKER")
        plek = locatie_toevoegen(NIEUW, [wereld.aanbieder], by=wereld.by)

        locatie_wijzigen(plek, {"naam": "De Boei"}, [wereld.aanbieder], by=wereld.by)

        plek.refresh_from_db()
        assert (plek.naam, plek.code) == ("De Boei", "HET-ANKER-2")

    def test_sent_twice_it_is_added_once(self, wereld):
        locatie_toevoegen(NIEUW, [wereld.aanbieder], by=wereld.by)

        with pytest.raises(ValidationError, match="al een locatie"):
            locatie_toevoegen({**NIEUW, "naam": "HET ANKER"}, [wereld.aanbieder], by=wereld.by)

        assert Locatie.objects.filter(naam="Het Anker").count() == 1

    def test_not_for_another_provider_or_somewhere_else(self, wereld):
        with pytest.raises(ValidationError, match="U kunt hier geen locatie bijhouden"):
            locatie_toevoegen(NIEUW, [make_aanbieder()], by=wereld.by)

        assert not Locatie.objects.filter(naam="Het Anker").exists()

    def test_one_cannot_give_a_location_away(self, wereld):
        with pytest.raises(PermissionDenied):
            locatie_wijzigen(wereld.locatie, {}, [make_aanbieder()], by=wereld.by)

        assert wereld.locatie.aanbieders.get() == wereld.aanbieder

    def test_two_editors_the_second_is_told(self, wereld):
        nu = Locatie.objects.get(pk=wereld.locatie.pk).gewijzigd

        with pytest.raises(IngehaaldError) as fout:
            locatie_wijzigen(
                wereld.locatie, {"naam": "Tweede"}, [wereld.aanbieder], token=nu - 1, by=wereld.by
            )

        assert fout.value.rij.naam == "De Linde"

    def test_without_a_difference_nothing_is_stored(self, wereld):
        voor = Locatie.objects.get(pk=wereld.locatie.pk)

        locatie_wijzigen(voor, {"naam": "De Linde"}, [wereld.aanbieder], by=wereld.by)

        assert Locatie.objects.get(pk=voor.pk).bron == voor.bron


class TestToevoegen:
    def test_an_open_facility_has_a_version_a_state_and_new_places(self, wereld):
        vz = voorziening_toevoegen(
            wereld.locatie,
            GROEP,
            status="open",
            op=vandaag(-5),
            reden="nieuwbouw",
            plaatsen=6,
            by=wereld.by,
        )

        versie, status = vz.versies.get(), vz.statussen.get()
        assert (versie.geldig_van, versie.aard, versie.door) == (vandaag(-5), "feit", wereld.by)
        assert (status.status, status.opmerking) == ("open", "nieuwbouw")
        assert stand(vz, vandaag()) == 6
        assert vz.mutaties_bij.get().soort == Mutatiesoort.NIEUW

    def test_a_plan_opens_with_planned_places_later(self, wereld):
        vz = voorziening_toevoegen(
            wereld.locatie,
            GROEP,
            status="gepland",
            op=vandaag(),
            gereed=vandaag(90),
            reden="plan",
            plaatsen=6,
            by=wereld.by,
        )

        assert [(r.status, r.peildatum) for r in vz.statussen.all()] == [
            ("gepland", vandaag()),
            ("open", vandaag(90)),
        ]
        assert (stand(vz, vandaag(90)), stand(vz, vandaag(90), met_plannen=True)) == (0, 6)

    @pytest.mark.parametrize(
        "velden, veld",
        [
            ({"status": "gesloten"}, "status"),
            ({"status": "gepland", "gereed": vandaag(-1)}, "gereed"),
            ({"status": "idee", "plaatsen": 4}, "gereed"),
            ({"status": "open", "reden": " "}, "reden"),
        ],
    )
    def test_what_does_not_fit_is_said_at_its_field(self, wereld, velden, veld):
        standaard = {"status": "open", "op": vandaag(), "reden": "nieuw"}
        with pytest.raises(ValidationError) as fout:
            voorziening_toevoegen(wereld.locatie, GROEP, **{**standaard, **velden}, by=wereld.by)

        assert list(fout.value.message_dict) == [veld]

    def test_sent_twice_it_is_added_once(self, wereld):
        hoe = {"status": "open", "op": vandaag(), "reden": "n", "plaatsen": 6, "by": wereld.by}
        voorziening_toevoegen(wereld.locatie, GROEP, **hoe)

        with pytest.raises(ValidationError, match="al zo'n voorziening"):
            voorziening_toevoegen(wereld.locatie, GROEP, **hoe)

        vz = Voorziening.objects.get(naam="Groep Anker")
        assert stand(vz, vandaag()) == 6

    def test_the_largest_group_is_not_smaller_than_the_smallest(self, wereld):
        with pytest.raises(ValidationError, match="kleiner"):
            voorziening_toevoegen(
                wereld.locatie,
                {**GROEP, "groepsgrootte_van": 8},
                status="open",
                op=vandaag(),
                reden="n",
                by=wereld.by,
            )


class TestWijzigen:
    def test_a_change_of_today_holds_at_once_and_keeps_what_was(self, wereld):
        vz = wereld.voorziening
        voorziening_wijzigen(
            vz,
            {"naam": "Groep Eik", "aantal_groepen": 2},
            vanaf=vandaag(),
            reden="nieuwe naam",
            by=wereld.by,
        )

        vz.refresh_from_db()
        versies = list(vz.versies.geldig())
        assert (vz.naam, vz.aantal_groepen) == ("Groep Eik", 2)
        assert [versie.naam for versie in versies] == ["Groep Linde", "Groep Eik"]
        assert versies[0].bron == vz.bron != versies[1].bron
        assert versies[0].geldig_van <= date(2024, 1, 1)

    def test_a_change_to_come_is_a_plan_until_its_day(self, wereld):
        vz = wereld.voorziening
        voorziening_wijzigen(vz, {"naam": "Straks"}, vanaf=vandaag(3), reden="plan", by=wereld.by)
        vz.refresh_from_db()
        assert vz.naam == "Groep Linde"
        assert vz.versies.get(naam="Straks").aard == Aard.PLAN

        assert versies_laten_ingaan(vandaag(2)) == 0
        assert versies_laten_ingaan(vandaag(4)) == 1
        assert versies_laten_ingaan(vandaag(4)) == 0

        vz.refresh_from_db()
        assert vz.naam == "Straks"

    def test_the_nightly_task_does_the_same_for_today(self, wereld):
        vz = wereld.voorziening
        voorziening_wijzigen(vz, {"naam": "Straks"}, vanaf=vandaag(3), reden="plan", by=wereld.by)
        Voorzieningversie.objects.filter(naam="Straks").update(geldig_van=vandaag())

        versies_ingaan()
        versies_ingaan()

        vz.refresh_from_db()
        assert vz.naam == "Straks"

    def test_a_change_in_the_past_does_not_undo_a_later_one(self, wereld):
        vz = wereld.voorziening
        voorziening_wijzigen(vz, {"naam": "Nu"}, vanaf=vandaag(-1), reden="a", by=wereld.by)
        voorziening_wijzigen(vz, {"naam": "Toen"}, vanaf=vandaag(-30), reden="b", by=wereld.by)

        vz.refresh_from_db()
        assert vz.naam == "Nu"
        op = Voorzieningversie.objects.op(vandaag(-10)).get()
        assert op.naam == "Toen"

    def test_a_second_change_of_the_same_day_corrects_the_first_which_stays(self, wereld):
        vz = wereld.voorziening
        for naam in ("Fout", "Goed"):
            voorziening_wijzigen(vz, {"naam": naam}, vanaf=vandaag(), reden="n", by=wereld.by)

        vz.refresh_from_db()
        assert vz.naam == "Goed"
        assert vz.versies.get(naam="Fout").vervallen_op is not None

    def test_sent_twice_it_is_stored_once(self, wereld):
        vz = wereld.voorziening
        voorziening_wijzigen(vz, {"naam": "Eik"}, vanaf=vandaag(), reden="n", by=wereld.by)

        with pytest.raises(ValidationError, match="verandert niets"):
            voorziening_wijzigen(vz, {"naam": "Eik"}, vanaf=vandaag(), reden="n", by=wereld.by)

        assert vz.versies.filter(naam="Eik").count() == 1

    def test_another_form_of_care_is_a_conversion(self, wereld):
        with pytest.raises(ValidationError, match="omzetting"):
            voorziening_wijzigen(
                wereld.voorziening, {"zorgvorm": "kar"}, vanaf=vandaag(), reden="n", by=wereld.by
            )


class TestOmzetten:
    def test_all_places_become_the_other_care_on_that_day(self, wereld):
        vz = wereld.voorziening
        voorziening_omzetten(
            vz,
            Zorgvorm.KLEINSCHALIG,
            vanaf=vandaag(),
            reden="afbouw",
            project="Linde",
            waarden={"aantal_groepen": 2},
            by=wereld.by,
        )

        vz.refresh_from_db()
        mutatie = vz.mutaties_af.get()
        assert (vz.zorgvorm, vz.aantal_groepen) == (Zorgvorm.KLEINSCHALIG, 2)
        assert (mutatie.van_zorgvorm, mutatie.naar_zorgvorm) == ("o3m", "kleinschalig")
        assert (mutatie.aantal, mutatie.project, mutatie.aard) == (10, "Linde", "feit")
        assert stand(vz, vandaag()) == 10

    def test_a_planned_one_is_a_plan_in_the_ledger_too(self, wereld):
        vz = wereld.voorziening
        voorziening_omzetten(vz, "kar", vanaf=vandaag(60), reden="plan", by=wereld.by)

        vz.refresh_from_db()
        assert vz.zorgvorm == Zorgvorm.O3M
        assert vz.mutaties_af.get().aard == Aard.PLAN

    def test_books_that_were_never_opened_open_with_what_was_measured(self, wereld):
        vz = wereld.maak(plaatsen=0, naam="Oud")
        make_meting(voorziening=vz, plaatsen=8, peildatum=date(2024, 3, 1))

        voorziening_omzetten(vz, "kar", vanaf=vandaag(), reden="afbouw", by=wereld.by)

        begin, om = Plaatsmutatie.objects.filter(naar=vz).order_by("datum")
        assert (begin.soort, begin.aantal, begin.datum) == ("beginstand", 8, date(2024, 3, 1))
        assert (om.soort, om.aantal) == ("omgezet", 8)

    def test_taken_back_the_places_are_what_they_were(self, wereld):
        vz = wereld.voorziening
        versie = voorziening_omzetten(vz, "kar", vanaf=vandaag(), reden="afbouw", by=wereld.by)

        versie_terugdraaien(versie, reden="vergissing", by=wereld.by)

        vz.refresh_from_db()
        versie.refresh_from_db()
        assert vz.zorgvorm == Zorgvorm.O3M
        assert versie.vervallen_op
        assert stand(vz, vandaag()) == 10
        assert vz.mutaties_bij.filter(herroept__isnull=False).count() == 1
        with pytest.raises(ValidationError, match="al teruggedraaid"):
            versie_terugdraaien(versie, reden="nog eens", by=wereld.by)


class TestSluiten:
    @pytest.mark.parametrize("dag, aard", [(-10, "feit"), (0, "feit"), (40, "plan")])
    def test_every_place_gets_a_destination(self, wereld, dag, aard):
        elders = wereld.maak(naam="Elders", plaatsen=0)
        bestemmingen = [
            Bestemming(Mutatiesoort.VERPLAATST, 4, "o3m", naar=elders),
            Bestemming(Mutatiesoort.BEEINDIGD, 6, "o3m", reden="niet meer nodig"),
        ]

        rij = voorziening_sluiten(
            wereld.voorziening,
            op=vandaag(dag),
            bestemmingen=bestemmingen,
            reden="afbouw",
            by=wereld.by,
        )

        plannen = aard == "plan"
        assert (rij.status, rij.peildatum) == ("gesloten", vandaag(dag))
        assert stand(wereld.voorziening, vandaag(dag), met_plannen=plannen) == 0
        assert stand(elders, vandaag(dag), met_plannen=plannen) == 4
        assert {m.aard for m in wereld.voorziening.mutaties_af.all()} == {aard}
        assert wereld.voorziening.mutaties_af.get(naar=None).reden == "niet meer nodig"

    @pytest.mark.parametrize("aantal", [9, 11, 0])
    def test_no_place_is_forgotten_or_invented(self, wereld, aantal):
        weg = [Bestemming(Mutatiesoort.BEEINDIGD, aantal, "o3m")] if aantal else []

        with pytest.raises(ValidationError, match="Geef elke plaats één bestemming"):
            voorziening_sluiten(
                wereld.voorziening, op=vandaag(), bestemmingen=weg, reden="a", by=wereld.by
            )

        assert not wereld.voorziening.statussen.filter(status="gesloten").exists()
        assert stand(wereld.voorziening, vandaag()) == 10

    def test_closed_twice_is_refused_and_books_once(self, wereld):
        hoe = {"op": vandaag(), "bestemmingen": BEEINDIGD, "reden": "a", "by": wereld.by}
        voorziening_sluiten(wereld.voorziening, **hoe)

        with pytest.raises(ValidationError):
            voorziening_sluiten(wereld.voorziening, **hoe)

        assert wereld.voorziening.mutaties_af.count() == 1

    def test_not_to_a_facility_that_is_closed_or_of_another(self, wereld):
        dicht = make_voorziening(locatie=wereld.locatie, status=VoorzieningStatus.GESLOTEN)
        vreemd = make_voorziening(locatie=make_locatie(aanbieders=[make_aanbieder()]))

        for naar, fout in ((dicht, ValidationError), (vreemd, PermissionDenied)):
            with pytest.raises(fout):
                voorziening_sluiten(
                    wereld.voorziening,
                    op=vandaag(),
                    bestemmingen=[Bestemming(Mutatiesoort.VERPLAATST, 10, "o3m", naar=naar)],
                    reden="a",
                    by=wereld.by,
                )

    def test_taken_back_the_facility_is_open_with_its_places(self, wereld):
        rij = voorziening_sluiten(
            wereld.voorziening, op=vandaag(), bestemmingen=BEEINDIGD, reden="a", by=wereld.by
        )

        status_terugdraaien(rij, reden="gaat niet door", by=wereld.by)

        assert wereld.voorziening.statussen.latest("peildatum").status == "open"
        assert stand(wereld.voorziening, vandaag()) == 10

    def test_a_location_closes_with_all_or_nothing(self, wereld):
        ander = wereld.maak(naam="Tweede", plaatsen=5)
        alles = {
            wereld.voorziening.pk: BEEINDIGD,
            ander.pk: [Bestemming(Mutatiesoort.BEEINDIGD, 4, "o3m")],
        }
        with pytest.raises(ValidationError):
            locatie_sluiten(
                wereld.locatie, op=vandaag(), bestemmingen=alles, reden="a", by=wereld.by
            )
        assert not Plaatsmutatie.objects.filter(naar=None).exists()

        alles[ander.pk] = [Bestemming(Mutatiesoort.BEEINDIGD, 5, "o3m")]
        rijen = locatie_sluiten(
            wereld.locatie, op=vandaag(), bestemmingen=alles, reden="a", by=wereld.by
        )

        assert {rij.voorziening for rij in rijen} == {wereld.voorziening, ander}

    def test_places_do_not_go_to_what_closes_the_same_day(self, wereld):
        ander = wereld.maak(naam="Tweede", plaatsen=0)
        naar = [Bestemming(Mutatiesoort.VERPLAATST, 10, "o3m", naar=ander)]

        with pytest.raises(ValidationError, match="sluit die dag ook"):
            locatie_sluiten(
                wereld.locatie,
                op=vandaag(),
                bestemmingen={wereld.voorziening.pk: naar},
                reden="a",
                by=wereld.by,
            )


class TestStatus:
    def test_the_life_of_a_facility_is_planned_ahead(self, wereld):
        vz = make_voorziening(locatie=wereld.locatie, status="idee")
        for dag, status in (
            (1, "gepland"),
            (20, "in_ontwikkeling"),
            (40, "open"),
            (90, "in_afbouw"),
        ):
            status_plannen(vz, status, op=vandaag(dag), reden="plan", by=wereld.by)

        gezien = Voorziening.objects.with_stand(vandaag(50), user=wereld.by).get(pk=vz.pk)
        assert gezien.status == "open"
        assert vz.statussen.count() == 5

    @pytest.mark.parametrize(
        "status, dag",
        [("open", 5), ("idee", 5), ("gepland", -5), ("gesloten", 5)],
    )
    def test_a_state_that_can_not_follow_is_refused(self, wereld, status, dag):
        with pytest.raises(ValidationError):
            status_plannen(wereld.voorziening, status, op=vandaag(dag), reden="n", by=wereld.by)

    def test_a_state_that_can_not_come_before_what_is_planned_is_refused(self, wereld):
        vz = make_voorziening(locatie=wereld.locatie, status="idee")
        status_plannen(vz, "gepland", op=vandaag(30), reden="plan", by=wereld.by)

        with pytest.raises(ValidationError, match="Draai dat eerst terug"):
            status_plannen(vz, "open", op=vandaag(10), reden="plan", by=wereld.by)

    def test_a_source_of_another_is_not_taken_back(self, wereld):
        with pytest.raises(PermissionDenied):
            status_terugdraaien(wereld.voorziening.statussen.get(), reden="n", by=wereld.by)

    @pytest.mark.parametrize("rol", Rol.values)
    def test_nobody_elsewhere_takes_back(self, wereld, rol):
        rij = status_plannen(wereld.voorziening, "in_afbouw", op=vandaag(), reden="n", by=wereld.by)
        vreemde = make_gebruiker(rol=rol, organisatie=make_aanbieder())

        with pytest.raises(PermissionDenied):
            status_terugdraaien(rij, reden="n", by=vreemde)

    def test_what_is_taken_back_stays_on_record(self, wereld):
        vz = wereld.voorziening
        rij = status_plannen(vz, "in_afbouw", op=vandaag(), reden="n", by=wereld.by)

        status_terugdraaien(rij, reden="vergissing", by=wereld.by)

        assert [r.status for r in vz.statussen.all()] == ["open"]
        assert type(rij).alle_versies.filter(voorziening=vz).count() == 2


class TestTweeMensen:
    @pytest.mark.parametrize("actie", ["voorziening_wijzigen", "status_plannen"])
    def test_what_changed_since_reading_is_told(self, wereld, actie):
        hoe = {
            "voorziening_wijzigen": lambda token: voorziening_wijzigen(
                wereld.voorziening,
                {"naam": "Eik"},
                vanaf=vandaag(),
                reden="n",
                token=token,
                by=wereld.by,
            ),
            "status_plannen": lambda token: status_plannen(
                wereld.voorziening,
                "in_afbouw",
                op=vandaag(),
                reden="n",
                token=token,
                by=wereld.by,
            ),
        }[actie]

        with pytest.raises(IngehaaldError):
            hoe(Voorziening.objects.get(pk=wereld.voorziening.pk).gewijzigd - 1)
        hoe(Voorziening.objects.get(pk=wereld.voorziening.pk).gewijzigd)


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_close_a_facility_once():
    w = Wereld()
    samen, uitkomsten = Barrier(2), []

    def sluit():
        try:
            samen.wait()
            voorziening_sluiten(
                Voorziening.objects.get(pk=w.voorziening.pk),
                op=vandaag(),
                bestemmingen=BEEINDIGD,
                reden="a",
                by=w.by,
            )
            uitkomsten.append("gesloten")
        except ValidationError:
            uitkomsten.append("geweigerd")
        finally:
            connection.close()

    draden = [Thread(target=sluit) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert sorted(uitkomsten) == ["gesloten", "geweigerd"]
    assert stand(w.voorziening, vandaag()) == 0
    assert w.voorziening.mutaties_af.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_add_a_location_once():
    w = Wereld()
    samen, uitkomsten = Barrier(2), []

    def voeg_toe():
        try:
            samen.wait()
            uitkomsten.append(locatie_toevoegen(NIEUW, [w.aanbieder], by=w.by).code)
        except ValidationError:
            uitkomsten.append("is er al")
        finally:
            connection.close()

    draden = [Thread(target=voeg_toe) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()

    assert sorted(uitkomsten) == ["HET-ANKER", "is er al"]
