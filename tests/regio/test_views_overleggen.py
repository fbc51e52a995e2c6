from datetime import UTC, date, datetime, time

import pytest
from django.urls import reverse
from icalendar import Calendar

from regio.choices import OverlegStatus, VergaderingStatus
from tests.factories import make_bron, make_gebied, make_gebruiker, make_jeugdhulpregio
from tests.factories_regio import make_overleg, make_vergadering

from .paginas import aantal_vragen, tekst_van, uit_csv, uit_xlsx

LIJST = reverse("regio:overleg-lijst")


@pytest.fixture
def lid(client_van, db):
    return client_van(make_gebruiker())


def agenda_van(client, code):
    response = client.get(reverse("regio:overleg-agenda", args=[code]))
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def namen(response):
    return [overleg.naam for overleg in response.context["page_obj"]]


@pytest.mark.usefixtures("gegevens")
class TestEcht:
    @pytest.mark.parametrize(
        ("filter", "aantal"),
        [
            ({}, 32),
            ({"gebied": "OV"}, 9),
            ({"gebied": "OOST"}, 15),
            ({"status": "gepland"}, 8),
            ({"status": "afgerond"}, 1),
            ({"met_vergaderingen": "ja"}, 2),
            ({"met_vergaderingen": "ja", "gebied": "NN"}, 0),
        ],
    )
    def test_every_filter_selects(self, lid, filter, aantal):
        assert lid.get(LIJST, filter).context["page_obj"].paginator.count == aantal

    def test_the_steering_board_has_its_calendar_and_attendance(self, lid):
        response = lid.get(reverse("regio:overleg", args=["OV-STUURGROEP"]))

        context = response.context
        assert (context["jaar"], context["jaren"]) == (2022, [2021, 2022, 2023])
        assert (len(context["vergaderingen"]), context["gehouden"]) == (14, 6)
        assert "14 vergaderingen in totaal, waarvan 6 gehouden." in tekst_van(response)
        per_partij = {rij.partij: rij.aantal for rij in context["aanwezigheid"]}
        assert per_partij["Jarabee"] == len(context["met_lijst"]) == 6

    def test_the_file_for_a_calendar_holds_every_meeting_once(self, lid):
        kalender = agenda_van(lid, "OV-STUURGROEP")

        afspraken = kalender.walk("VEVENT")
        assert len({str(afspraak["UID"]) for afspraak in afspraken}) == len(afspraken) == 14
        assert {str(afspraak["STATUS"]) for afspraak in afspraken} == {"CONFIRMED", "TENTATIVE"}
        assert all(afspraak.end > afspraak.start for afspraak in afspraken)

    def test_a_body_without_dates_says_so_and_has_no_file_to_take(self, lid):
        html = tekst_van(lid.get(reverse("regio:overleg", args=["NN-JENN"])))

        assert "Geen vergaderingen vastgelegd" in html
        assert "agenda.ics" not in html
        assert agenda_van(lid, "NN-JENN").walk("VEVENT") == []

    def test_without_membership_there_are_none(self, client_van):
        vreemde = client_van(make_gebruiker(rol=None))

        assert "Geen overleggen gevonden" in tekst_van(vreemde.get(LIJST))
        for naam in ("overleg", "overleg-agenda"):
            assert vreemde.get(reverse(f"regio:{naam}", args=["OV-STUURGROEP"])).status_code == 404


class TestLijst:
    @pytest.mark.parametrize(
        ("sorteer", "volgorde"),
        [
            ("", "cab"),
            ("naam", "abc"),
            ("-naam", "cba"),
            ("status", "bac"),
            ("-vergaderingen", "cab"),
        ],
    )
    def test_the_list_sorts(self, lid, sorteer, volgorde):
        oost, west = make_gebied(naam="Oost"), make_gebied(naam="West")
        make_overleg(naam="a", gebied=west)
        make_overleg(naam="b", gebied=west, status=OverlegStatus.AFGEROND)
        overleg = make_overleg(naam="c", gebied=oost, status=OverlegStatus.GEPLAND)
        make_vergadering(overleg, date(2022, 1, 1))

        assert "".join(namen(lid.get(LIJST, {"sorteer": sorteer}))) == volgorde

    def test_downloads_hold_the_number_and_the_last_of_the_meetings(self, lid):
        overleg = make_overleg(frequentie="elke vier weken")
        for dag in (3, 1, 2):
            make_vergadering(overleg, date(2022, 1, dag))

        [uit_tekst] = uit_csv(lid.get(LIJST, {"formaat": "csv"}))
        [uit_boek], _ = uit_xlsx(lid.get(LIJST, {"formaat": "xlsx"}))

        assert (uit_tekst["Vergaderingen"], uit_boek["Vergaderingen"]) == ("3", 3)
        assert uit_tekst["Laatste vergadering"] == "2022-01-03"
        assert uit_boek["Laatste vergadering"] == datetime(2022, 1, 3)
        assert uit_boek["Bron"] == overleg.bron.korte_titel
        assert uit_boek["Hoe vaak"] == "elke vier weken"

    def test_a_meeting_from_a_closed_source_leaves_no_trace(self, lid):
        overleg = make_overleg()
        make_vergadering(overleg, date(2022, 1, 1), bron=make_bron(openbaar=False))

        assert lid.get(LIJST).context["page_obj"][0].aantal_vergaderingen == 0
        assert lid.get(LIJST).context["page_obj"][0].laatste is None
        assert namen(lid.get(LIJST, {"met_vergaderingen": "ja"})) == []
        assert lid.get(overleg.get_absolute_url()).context["vergaderingen"] == []
        assert agenda_van(lid, overleg.code).walk("VEVENT") == []

    def test_queries_do_not_grow_with_the_rows(self, lid):
        def maak(aantal):
            for dag in range(aantal):
                make_vergadering(make_overleg(), date(2022, 1, dag + 1))

        maak(1)
        een = aantal_vragen(lid, LIJST)
        maak(5)

        assert aantal_vragen(lid, LIJST) == een <= 16


class TestPagina:
    def test_a_closed_body_is_for_its_owner(self, client_van, lid):
        bron = make_bron(openbaar=False)
        overleg = make_overleg(naam="Besloten", bron=bron)
        eigen = client_van(make_gebruiker(organisatie=bron.eigenaar))

        assert lid.get(overleg.get_absolute_url()).status_code == 404
        assert namen(lid.get(LIJST)) == []
        assert eigen.get(overleg.get_absolute_url()).status_code == 200
        assert namen(eigen.get(LIJST)) == ["Besloten"]

    @pytest.mark.parametrize(
        ("gevraagd", "jaar"),
        [
            ("", 2022),
            ("2021", 2021),
            ("2024", 2024),
            ("1999", 2022),
            ("morgen", 2022),
            ("9" * 5000, 2022),
        ],
    )
    def test_the_year_asked_for_is_shown_else_that_of_the_last_held(self, lid, gevraagd, jaar):
        overleg = make_overleg()
        for jaartal in (2021, 2022):
            make_vergadering(overleg, date(jaartal, 5, 1))
        make_vergadering(overleg, date(2024, 5, 1), status=VergaderingStatus.GEPLAND)

        response = lid.get(overleg.get_absolute_url(), {"jaar": gevraagd})

        assert response.context["jaar"] == jaar
        assert [rij.datum.year for rij in response.context["dit_jaar"]] == [jaar]
        assert f"Mei {jaar}" in tekst_van(response)

    def test_a_calendar_shows_weeks_from_monday_with_the_meeting_on_its_day(self, lid):
        overleg = make_overleg()
        vergadering = make_vergadering(overleg, date(2022, 2, 28))

        [maand] = lid.get(overleg.get_absolute_url()).context["maanden"]

        assert [dag.nummer for dag in maand.weken[0]] == [0, 1, 2, 3, 4, 5, 6]
        assert [dag.vergadering for dag in maand.weken[-1]] == [vergadering] + [None] * 6

    def test_queries_do_not_grow_with_the_meetings(self, lid):
        klein, groot = make_overleg(), make_overleg()
        for overleg, aantal in ((klein, 1), (groot, 6)):
            for dag in range(aantal):
                make_vergadering(overleg, date(2022, 1, dag + 1), aanwezigen=["Jarabee"])

        een = aantal_vragen(lid, klein.get_absolute_url())

        assert aantal_vragen(lid, groot.get_absolute_url()) == een <= 16


class TestAgenda:
    def afspraak(self, lid, **velden):
        overleg = make_overleg(naam="Stuurgroep, kern; groot", gebied=make_gebied(naam="Oost"))
        make_vergadering(overleg, date(2022, 7, 1), vindplaats="bijlage 2", **velden)
        [afspraak] = agenda_van(lid, overleg.code).walk("VEVENT")
        return afspraak

    def test_a_meeting_with_times_is_in_dutch_time(self, lid):
        afspraak = self.afspraak(lid, begin=time(9, 30), einde=time(11))

        assert afspraak.start.astimezone(UTC) == datetime(2022, 7, 1, 7, 30, tzinfo=UTC)
        assert afspraak.end.astimezone(UTC) == datetime(2022, 7, 1, 9, 0, tzinfo=UTC)

    def test_without_an_end_it_takes_an_hour_and_without_a_time_the_day(self, lid):
        uur = self.afspraak(lid, begin=time(23, 30))
        dag = self.afspraak(lid, einde=time(11))

        assert uur.duration.total_seconds() == 3600
        assert (dag.start, dag.end) == (date(2022, 7, 1), date(2022, 7, 2))

    def test_it_says_what_it_is_who_were_there_and_where_it_stands(self, lid):
        afspraak = self.afspraak(
            lid, status=VergaderingStatus.VERVALLEN, aanwezigen=["Jarabee", "Ambiq"]
        )

        assert str(afspraak["SUMMARY"]) == "Stuurgroep, kern; groot Oost (vervallen)"
        assert str(afspraak["STATUS"]) == "CANCELLED"
        assert "Aanwezig: Jarabee, Ambiq." in str(afspraak["DESCRIPTION"])
        assert "bijlage 2" in str(afspraak["DESCRIPTION"])
        assert str(afspraak["URL"]).startswith("http://testserver/overleggen/")

    def test_the_file_has_a_name_and_only_reading_is_allowed(self, lid):
        adres = reverse("regio:overleg-agenda", args=[make_overleg(code="OV-KERN").code])

        response = lid.get(adres)

        assert response.headers["Content-Disposition"] == 'attachment; filename="ov-kern.ics"'
        assert response.content.endswith(b"END:VCALENDAR\r\n")
        assert lid.post(adres).status_code == 405

    def test_it_needs_a_login_and_a_body_that_exists(self, client, lid):
        assert client.get(reverse("regio:overleg-agenda", args=["x"])).status_code == 302
        assert lid.get(reverse("regio:overleg-agenda", args=["x"])).status_code == 404


def test_an_area_has_a_tab_with_its_own_bodies(lid):
    gebied = make_gebied(regios=[make_jeugdhulpregio()])
    pagina = reverse("regio:gebied-overleggen", args=[gebied.code])
    leeg = tekst_van(lid.get(pagina))
    make_overleg(naam="Eigen overleg", gebied=gebied)
    make_overleg(naam="Van elders")

    html = tekst_van(lid.get(pagina))

    assert "Geen overleggen vastgelegd" in leeg
    assert "Eigen overleg" in html
    assert "Van elders" not in html
