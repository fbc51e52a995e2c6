"""The outbox: setting ready, replacing, sending at once or together, failing and trying again."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from regio.berichten.bezorgen import WACHTTIJDEN, bezorgen, laatste_bundelmoment, opnieuw_proberen
from regio.berichten.ontvangers import Ontvanger, ontvangers_van
from regio.berichten.sjablonen import sjabloon_wijzigen
from regio.berichten.versturen import intrekken, klaarzetten
from regio.choices import Rol
from regio.choices_berichten import Berichtwijze
from regio.models import Bericht, Berichtvoorkeur
from tests.factories import make_gebruiker, make_lidmaatschap, make_organisatie
from tests.factories_berichten import PROEF, make_bericht, make_bundelaar

pytestmark = pytest.mark.django_db

HIER = ZoneInfo("Europe/Amsterdam")


def zetten(*ontvangers, sleutel="plan-1", namens=None, **context):
    return klaarzetten(
        sjabloon=PROEF.code,
        ontvangers=ontvangers,
        context={"plan": "Plan Noord", "termijn": "morgen", **context},
        onderwerp_sleutel=sleutel,
        url="/berichten",
        namens=namens,
    )


def statussen():
    return list(Bericht.objects.order_by("pk").values_list("status", flat=True))


class Weigert(EmailBackend):
    """A server that does not take mail; ``fout`` says how."""

    fout: Exception = SMTPServerDisconnected("weg")

    def send_messages(self, messages):
        raise self.fout


@pytest.fixture
def weigert(settings):
    def instellen(fout):
        Weigert.fout = fout
        settings.EMAIL_BACKEND = f"{__name__}.Weigert"

    return instellen


def test_a_message_is_worded_when_it_is_set_ready_and_says_where_to_look(settings):
    settings.ADRES = "https://jeugdzorg.example"
    anna = make_gebruiker(naam="Anna")

    (bericht,) = zetten(anna)
    bezorgen()

    (brief,) = mail.outbox
    assert brief.to == [anna.email]
    assert brief.subject == "Proef met Plan Noord"
    assert "Goedendag Anna," in brief.body
    assert "https://jeugdzorg.example/berichten\n" in brief.body
    assert brief.extra_headers["Auto-Submitted"] == "auto-generated"
    bericht.refresh_from_db()
    assert (bericht.status, bericht.adres, bericht.pogingen) == ("verzonden", anna.email, 1)


def test_it_goes_once_the_transaction_is_stored(django_capture_on_commit_callbacks):
    anna = make_gebruiker()

    with django_capture_on_commit_callbacks(execute=True):
        zetten(anna)
        assert mail.outbox == []

    assert len(mail.outbox) == 1


def test_what_is_rolled_back_is_never_sent():
    anna = make_gebruiker()
    with transaction.atomic():
        zetten(anna)
        transaction.set_rollback(True)

    bezorgen()

    assert not Bericht.objects.exists()
    assert mail.outbox == []


def test_sending_twice_sends_once():
    zetten(make_gebruiker())

    assert [bezorgen(), bezorgen()] == [1, 0]
    assert len(mail.outbox) == 1


def test_a_later_message_about_the_same_replaces_what_was_not_sent():
    anna, bas = make_gebruiker(), make_gebruiker()
    zetten(anna, bas)
    zetten(anna, termijn="overmorgen")

    bezorgen()

    assert statussen() == ["vervallen", "verzonden", "verzonden"]
    assert [brief.to for brief in mail.outbox] == [[bas.email], [anna.email]]
    assert "overmorgen" in mail.outbox[1].body


@pytest.mark.parametrize("sleutels", [("plan-1", "plan-2"), ("", "")])
def test_another_subject_or_none_replaces_nothing(sleutels):
    anna = make_gebruiker()
    for sleutel in sleutels:
        zetten(anna, sleutel=sleutel)

    assert statussen() == ["klaargezet", "klaargezet"]


def test_what_was_sent_stays_sent():
    anna = make_gebruiker()
    zetten(anna)
    bezorgen()
    zetten(anna)

    assert statussen() == ["verzonden", "klaargezet"]


def test_what_does_not_hold_any_more_is_withdrawn_for_everybody():
    zetten(make_gebruiker(), make_gebruiker())

    assert intrekken("plan-1", reden="Het plan is ingetrokken.") == 2
    assert bezorgen() == 0
    assert {bericht.fout for bericht in Bericht.objects.all()} == {"Het plan is ingetrokken."}


def test_the_same_person_twice_gets_it_once_and_a_closed_account_nothing():
    gemeente = make_organisatie()
    anna = make_gebruiker(organisatie=gemeente)
    weg = make_gebruiker(is_active=False)

    (bericht,) = zetten(Ontvanger(anna, gemeente, "toetst"), anna, weg)

    assert (bericht.gebruiker, bericht.bij) == (anna, gemeente)


def test_the_organisation_is_known_when_there_is_only_one():
    gemeente, tweede = make_organisatie(), make_organisatie()
    anna, bas = make_gebruiker(organisatie=gemeente), make_gebruiker(organisatie=gemeente)
    make_lidmaatschap(gebruiker=bas, rol=Rol.TOETSER, organisatie=tweede)

    berichten = {bericht.gebruiker: bericht.bij for bericht in zetten(anna, bas)}

    assert berichten == {anna: gemeente, bas: None}


def test_the_words_of_the_organisation_in_whose_name_it_goes_count():
    gemeente = make_organisatie(naam="Gemeente Enschede")
    by = make_gebruiker(organisatie=gemeente)
    sjabloon_wijzigen(gemeente, PROEF, onderwerp="{plan}!", tekst="Van {afzender}", was=0, by=by)

    (bericht,) = zetten(by, namens=gemeente)

    assert (bericht.onderwerp, bericht.tekst) == ("Plan Noord!", "Van Gemeente Enschede")
    assert bericht.namens == gemeente


def test_a_value_with_line_ends_does_not_reach_the_headers():
    zetten(make_gebruiker(), plan="Plan\nBcc: iedereen@voorbeeld.example")

    bezorgen()

    (brief,) = mail.outbox
    assert brief.subject == "Proef met Plan Bcc: iedereen@voorbeeld.example"
    assert brief.bcc == []


def test_an_unknown_kind_or_a_missing_value_is_a_mistake_of_the_caller():
    with pytest.raises(KeyError):
        klaarzetten(
            sjabloon="bestaat-niet", ontvangers=[], context={}, onderwerp_sleutel="", url=""
        )
    with pytest.raises(ValueError, match="needs plan, termijn"):
        klaarzetten(sjabloon=PROEF.code, ontvangers=[], context={}, onderwerp_sleutel="", url="")


def test_who_lost_all_roles_meanwhile_gets_nothing():
    anna = make_gebruiker()
    zetten(anna)
    anna.lidmaatschappen.update(beeindigd_op=timezone.now() - timedelta(days=1))

    assert bezorgen() == 0
    assert statussen() == ["vervallen"]
    assert Bericht.objects.get().fout == "De ontvanger heeft geen rol meer."


# Together, once a day.


def moment(*delen):
    return datetime(*delen, tzinfo=HIER)


@pytest.mark.parametrize(
    ("nu", "verwacht"),
    [
        (moment(2026, 8, 12, 7, 29), moment(2026, 8, 11, 7, 30)),
        (moment(2026, 8, 12, 7, 30), moment(2026, 8, 12, 7, 30)),
        (moment(2026, 8, 16, 12, 0), moment(2026, 8, 14, 7, 30)),
        (moment(2026, 8, 17, 7, 0), moment(2026, 8, 14, 7, 30)),
        (moment(2026, 12, 28, 6, 0), moment(2026, 12, 24, 7, 30)),
    ],
)
def test_bundles_go_at_half_past_seven_on_working_days(nu, verwacht):
    assert laatste_bundelmoment(nu) == verwacht


def bericht_op(gebruiker, tijd):
    return make_bericht(gebruiker=gebruiker, klaargezet_op=tijd, niet_voor=tijd)


def test_who_wants_them_together_gets_one_mail_on_the_next_working_day():
    anna = make_bundelaar()
    vrijdag = moment(2026, 8, 14, 10, 0)
    een, twee = bericht_op(anna, vrijdag), bericht_op(anna, vrijdag + timedelta(hours=2))

    assert [bezorgen(vrijdag + timedelta(hours=uur)) for uur in (3, 24, 48, 68)] == [0, 0, 0, 0]
    assert bezorgen(moment(2026, 8, 17, 7, 30)) == 1

    (brief,) = mail.outbox
    assert brief.subject == "2 berichten van Jeugdzorg"
    assert brief.body.index(een.onderwerp) < brief.body.index(twee.onderwerp)
    assert set(Bericht.objects.values_list("status", "gebundeld")) == {("verzonden", True)}


def test_a_bundle_of_one_is_that_message():
    bericht = bericht_op(make_bundelaar(), moment(2026, 8, 12, 10, 0))

    bezorgen(moment(2026, 8, 13, 7, 35))

    assert [brief.subject for brief in mail.outbox] == [bericht.onderwerp]
    assert not Bericht.objects.get().gebundeld


def test_a_machine_that_was_off_sends_the_bundle_when_it_is_on_and_then_not_again():
    anna = make_bundelaar()
    bericht_op(anna, moment(2026, 8, 12, 10, 0))
    assert bezorgen(moment(2026, 8, 13, 11, 0)) == 1
    bericht_op(anna, moment(2026, 8, 13, 11, 30))

    assert bezorgen(moment(2026, 8, 13, 12, 0)) == 0
    assert bezorgen(moment(2026, 8, 14, 7, 30)) == 1


def test_who_wants_them_at_once_from_now_on_gets_what_waits():
    anna = make_bundelaar()
    bericht_op(anna, moment(2026, 8, 12, 10, 0))
    Berichtvoorkeur.objects.update(wijze=Berichtwijze.DIRECT)

    assert bezorgen(moment(2026, 8, 12, 10, 5)) == 1


def test_who_gets_it_is_the_same_before_the_act_and_after_it():
    gemeente = make_organisatie()
    anna = make_gebruiker(organisatie=gemeente)
    bas = make_gebruiker(organisatie=gemeente)
    wie = [Ontvanger(anna, reden="toetst dit plan"), bas, anna]

    getoond = ontvangers_van(wie)

    assert getoond == [Ontvanger(anna, gemeente, "toetst dit plan"), Ontvanger(bas, gemeente, "")]
    assert [(b.gebruiker, b.bij) for b in zetten(*getoond)] == [(anna, gemeente), (bas, gemeente)]


# Failing.


def test_a_server_that_is_away_costs_no_attempt_and_says_so(weigert):
    weigert(SMTPServerDisconnected("weg"))
    zetten(make_gebruiker(), make_gebruiker())

    assert bezorgen() == 0

    assert statussen() == ["klaargezet", "klaargezet"]
    assert set(Bericht.objects.values_list("pogingen", "fout")) == {
        (0, "De mailserver is niet bereikbaar. We proberen het opnieuw.")
    }


def test_after_an_outage_all_of_it_goes(weigert, settings):
    weigert(ConnectionRefusedError("dicht"))
    zetten(make_gebruiker(), make_gebruiker())
    bezorgen()

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert bezorgen() == 2
    assert set(Bericht.objects.values_list("fout", flat=True)) == {""}


def test_a_refusal_for_now_is_tried_again_each_time_later_and_then_given_up(weigert):
    anna = make_gebruiker()
    weigert(SMTPRecipientsRefused({anna.email: (450, b"later")}))
    (bericht,) = zetten(anna)
    nu = timezone.now()

    for wacht in WACHTTIJDEN:
        bezorgen(nu)
        bericht.refresh_from_db()
        assert (bericht.status, bericht.niet_voor) == ("klaargezet", nu + wacht)
        assert bezorgen(nu + wacht / 2) == 0
        nu += wacht
    bezorgen(nu)

    bericht.refresh_from_db()
    assert (bericht.status, bericht.pogingen) == ("mislukt", len(WACHTTIJDEN) + 1)
    assert bericht.fout == "De mailserver weigert dit bericht (code 450)."


def test_a_refusal_for_good_is_not_tried_again_until_somebody_asks(weigert, settings):
    anna = make_gebruiker()
    weigert(SMTPRecipientsRefused({anna.email: (550, b"onbekend")}))
    (bericht,) = zetten(anna)
    bezorgen()
    assert statussen() == ["mislukt"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert bezorgen() == 0

    assert opnieuw_proberen(bericht)
    assert bezorgen() == 1
    assert not opnieuw_proberen(bericht)


def test_one_refusal_does_not_hold_up_the_others(settings):
    settings.EMAIL_BACKEND = f"{__name__}.WeigertEen"
    fout, goed = make_gebruiker(email="weg@voorbeeld.example"), make_gebruiker()
    zetten(fout, goed)

    assert bezorgen() == 1
    assert statussen() == ["mislukt", "verzonden"]


class WeigertEen(EmailBackend):
    def send_messages(self, messages):
        for message in messages:
            if message.to == ["weg@voorbeeld.example"]:
                raise SMTPRecipientsRefused({message.to[0]: (550, b"onbekend")})
        return super().send_messages(messages)


def test_the_command_sends_what_waits(capsys):
    zetten(make_gebruiker())

    call_command("berichten_bezorgen")

    assert "Verzonden mails: 1" in capsys.readouterr().out
