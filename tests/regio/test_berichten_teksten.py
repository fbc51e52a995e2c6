"""Texts of messages: names in them, standard and own, versions, and who may word them."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from regio.berichten.invullen import fouten_in, in_woorden, ingevuld
from regio.berichten.sjablonen import sjabloon_herstellen, sjabloon_wijzigen, tekst_van
from regio.berichten.soorten import SOORTEN, Berichtsoort, Variabele, registreer
from regio.choices import Rol
from regio.models import Berichtsjabloon
from tests.factories import make_aanbieder, make_gebruiker, make_organisatie
from tests.factories_berichten import PROEF

db = pytest.mark.django_db


def test_each_name_is_filled_in_once_also_when_its_value_looks_like_a_name():
    tekst = ingevuld("{plan} en {plan}, {door}", {"plan": "{door}", "door": "Anna"})

    assert tekst == "{door} en {door}, Anna"


def test_a_name_that_is_gone_is_unknown():
    assert ingevuld("Tot {ooit}.", {}) == "Tot onbekend."


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("Plan {plan} is klaar", 0),
        ("zonder namen", 0),
        ("{plan} {bestaat_niet}", 1),
        ("{Plan}", 1),
        ("{ plan }", 1),
        ("{}", 1),
        ("{plan", 1),
        ("plan}", 1),
        ("{een} {twee} {", 3),
    ],
)
def test_what_is_wrong_with_a_text_is_said_per_name(tekst, aantal):
    fouten = list(fouten_in(tekst, ["plan", "termijn"]))

    assert len(fouten) == aantal
    assert all("{plan}, {termijn}" in fout or "accolade" in fout for fout in fouten)


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (date(2027, 2, 1), "1 februari 2027"),
        (datetime(2027, 2, 1, 9, 5), "1 februari 2027 om 09.05 uur"),
        (1234567, "1.234.567"),
        (Decimal("1234.50"), "1.234,5"),
        (None, "onbekend"),
        ("3 < 4 & 5", "3 < 4 & 5"),
    ],
)
def test_values_are_written_the_dutch_way(waarde, tekst):
    assert in_woorden(waarde) == tekst


def test_a_kind_with_a_wrong_name_or_a_taken_code_is_refused():
    with pytest.raises(ValueError, match="niet bij dit bericht"):
        registreer(Berichtsoort("fout", "Fout", "Nooit.", "{niets}", "Tekst"))
    with pytest.raises(ValueError, match="registered twice"):
        registreer(Berichtsoort(PROEF.code, "Ander", "Nooit.", "Onderwerp", "Tekst"))

    assert "fout" not in SOORTEN


def test_every_kind_reads_well_with_its_example():
    for soort in SOORTEN.values():
        onderwerp = ingevuld(soort.onderwerp, soort.voorbeeld)
        tekst = ingevuld(soort.tekst, soort.voorbeeld)

        assert "onbekend" not in onderwerp + tekst, soort.code
        assert len(onderwerp) < 120, soort.code
        assert soort.wanneer.endswith("."), soort.code


@db
def test_the_text_of_the_organisation_holds_and_others_keep_the_standard():
    gemeente, ander = make_organisatie(), make_organisatie()
    by = make_gebruiker(organisatie=gemeente)

    sjabloon_wijzigen(gemeente, PROEF, onderwerp="Let op: {plan}", tekst="Hoi", was=0, by=by)

    assert tekst_van(PROEF, gemeente).ingevuld({"plan": "A"}) == ("Let op: A", "Hoi")
    assert not tekst_van(PROEF, gemeente).is_standaard
    assert tekst_van(PROEF, ander).onderwerp == tekst_van(PROEF, None).onderwerp == PROEF.onderwerp


@db
def test_back_to_the_standard_keeps_what_was():
    gemeente = make_organisatie()
    by = make_gebruiker(organisatie=gemeente)
    sjabloon_wijzigen(gemeente, PROEF, onderwerp="Let op", tekst="Hoi", was=0, by=by)

    sjabloon_herstellen(gemeente, PROEF, was=1, by=by)

    assert tekst_van(PROEF, gemeente).tekst == PROEF.tekst
    assert tekst_van(PROEF, gemeente).versie == 2
    assert list(Berichtsjabloon.objects.values_list("versie", "onderwerp")) == [
        (2, ""),
        (1, "Let op"),
    ]


@db
def test_who_saw_an_older_text_does_not_overwrite_a_newer_one():
    gemeente = make_organisatie()
    by = make_gebruiker(organisatie=gemeente)
    sjabloon_wijzigen(gemeente, PROEF, onderwerp="Een", tekst="Hoi", was=0, by=by)

    with pytest.raises(ValidationError, match="intussen gewijzigd"):
        sjabloon_wijzigen(gemeente, PROEF, onderwerp="Twee", tekst="Hoi", was=0, by=by)

    assert tekst_van(PROEF, gemeente).onderwerp == "Een"


@db
def test_a_wrong_name_is_refused_at_its_field():
    gemeente = make_organisatie()
    by = make_gebruiker(organisatie=gemeente)

    with pytest.raises(ValidationError) as geweigerd:
        sjabloon_wijzigen(gemeente, PROEF, onderwerp="{x}", tekst="{plan}", was=0, by=by)

    assert list(geweigerd.value.message_dict) == ["onderwerp"]
    assert not Berichtsjabloon.objects.exists()


@db
def test_a_text_with_a_citizen_number_is_refused():
    gemeente = make_organisatie()
    by = make_gebruiker(organisatie=gemeente)

    with pytest.raises(ValidationError):
        sjabloon_wijzigen(
            gemeente, PROEF, onderwerp="Over", tekst="Het gaat om BSN 111222333.", was=0, by=by
        )


@db
@pytest.mark.parametrize("rol", Rol.values)
def test_only_who_does_the_work_at_that_organisation_words_its_messages(rol):
    gemeente = make_organisatie()
    by = make_gebruiker(rol=rol, organisatie=gemeente)
    elders = make_gebruiker(rol=rol)
    invoer = {"onderwerp": "Let op", "tekst": "Hoi", "was": 0}

    with pytest.raises(PermissionDenied):
        sjabloon_wijzigen(gemeente, PROEF, by=elders, **invoer)
    if rol in {Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER}:
        assert sjabloon_wijzigen(gemeente, PROEF, by=by, **invoer).versie == 1
    else:
        with pytest.raises(PermissionDenied):
            sjabloon_wijzigen(gemeente, PROEF, by=by, **invoer)


@db
def test_a_provider_words_no_messages():
    aanbieder = make_aanbieder()
    by = make_gebruiker(rol=Rol.BEHEERDER, organisatie=aanbieder)

    with pytest.raises(PermissionDenied):
        sjabloon_wijzigen(aanbieder, PROEF, onderwerp="Let op", tekst="Hoi", was=0, by=by)


@db
def test_an_empty_value_leaves_no_gap():
    soort = Berichtsoort(
        "gat", "Gat", "Nooit.", "Gat", "Een\n\n{stand}\n\nTwee", {"stand": Variabele("x", "y")}
    )

    assert tekst_van(soort, None).ingevuld({"stand": ""})[1] == "Een\n\nTwee"
