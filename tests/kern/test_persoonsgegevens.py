"""What points at a person is found, what looks like it is not; in text, in forms, in files."""

import time
from datetime import date

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from hypothesis import given
from hypothesis import strategies as st

import jeugdzorg.urls  # noqa: F401 - everything that has a form
from jeugdzorg.kern.persoonsgegevens import Soort, is_bsn, vraagt_persoon, zoek
from jeugdzorg.kern.vrije_tekst import (
    Formulier,
    VrijeTekstMixin,
    geen_persoonsgegevens,
    is_eigen,
    tekstvelden,
)
from regio.models import Organisatie
from tests.factories import make_bron

VANDAAG = date(2026, 11, 26)
BSN = "123456782"
SIGN_IN = {"regio.aanmelden.forms"}
"""Codes, passwords and names of passkeys: allauth's own fields, seen by their owner only."""


@pytest.mark.parametrize(
    "tekst",
    [
        BSN,
        f"bsn{BSN}",
        f"BSN: {BSN}.",
        f"kind ({BSN}) verhuist",
        "123.456.782",
        "123 456 782",
        "123-456-782",
        "1234.56.782",
        "1234 56 782",
        "123\u00a0456\u00a0782",
        "123\u2011456\u2011782",
        "123\u200b456\u00ad782",
        "１２３４５６７８２",
        f"eerst\n{BSN}\ndan",
        f"te kort 12345678, goed {BSN}",
        "010464554",
    ],
)
def test_a_bsn_is_found_however_it_is_written(tekst):
    assert zoek(tekst, vandaag=VANDAAG) == Soort.BSN


@pytest.mark.parametrize(
    "tekst",
    [
        "123456789",
        "€ 123.456.782",
        "123.456.782 euro",
        "EUR 123456782",
        "123456782,50",
        "123.456.782,-",
        "het budget van 182.000.000",
        "1.123.456.782",
        "06 12345678 en 0612345678",
        "+31 612345678",
        "0031 612345678",
        "NL91 ABNA 0417 1643 00",
        f"NL20INGB0{BSN}",
        "KvK 41204123, AGB 22220123",
        f"RSIN {BSN}",
        f"a{BSN}c en {BSN}5",
        f"zaak Z/2024/{BSN}",
        "000000000",
        "1-7-2023 tot 31-12-2030",
        "2023-07-01 2024-07-01",
        "GM0153, JZ14, pagina 12-34-567",
        "6f1ed002ab5595859014ebf0951522d9b123456782",
    ],
)
def test_other_numbers_are_left_alone(tekst):
    assert zoek(tekst, vandaag=VANDAAG) is None


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_one_wrong_digit_is_always_noticed(cijfers):
    """The 11-test catches every single change; that is what it was made for."""
    if not is_bsn(cijfers):
        return
    for plaats, cijfer in enumerate(cijfers):
        anders = str((int(cijfer) + 1) % 10)
        assert not is_bsn(cijfers[:plaats] + anders + cijfers[plaats + 1 :])


@pytest.mark.parametrize(
    "tekst, soort",
    [
        ("geboren op 12 maart 2010", Soort.GEBOORTE),
        ("geb. 12-3-2010", Soort.GEBOORTE),
        ("Geboortedatum: 2010-03-12", Soort.GEBOORTE),
        ("geb.dat. 12/03/1980", Soort.GEBOORTE),
        ("J. Jansen, 12-03-2012", Soort.NAAM),
        ("A.B. van der Berg 1/2/2015", Soort.NAAM),
        ("Daan de Vries (2012-03-12)", Soort.NAAM),
        ("Zoë Çelik - 12 maart 2012", Soort.NAAM),
        ("12-03-2012 Daan de Vries", Soort.NAAM),
    ],
)
def test_a_birth_date_is_found_by_its_word_or_by_the_name_beside_it(tekst, soort):
    assert zoek(tekst, vandaag=VANDAAG) == soort


@pytest.mark.parametrize(
    "tekst",
    [
        "Vastgesteld door J. Jansen, 12-11-2026",
        "Directeur P. Bakker, aangetreden 1-5-1999",
        "Regio Twente, 12-03-2012",
        "Ministerie van VWS, 1-1-2018",
        "J. Jansen vertelt over de opening op 12-03-2012",
        "31-02-2012 Daan de Vries",
        "Geen BSN of geboortedatum invullen",
        "geb. 2 van het terrein",
        "drie kinderen geboren in Twente",
    ],
)
def test_names_and_dates_that_tell_nothing_about_a_child_are_left_alone(tekst):
    assert zoek(tekst, vandaag=VANDAAG) is None


@pytest.mark.parametrize(
    "kop",
    [
        *("BSN", "bsn (9 cijfers)", "Burgerservicenummer", "BSN kind", "Sofi-nr."),
        *("Geboortedatum", "Geb.datum", "geboortedatum_jeugdige", "Geboren op", "Geboortejaar"),
        *("Voornaam", "Voornamen", "Voorletters", "Achternaam", "Roepnaam", "Tussenvoegsel"),
        *("Naam kind", "Naam van het kind", "naam_jeugdige", "Naam cliënt", "Kindnaam"),
        *("Cliëntnummer", "Cliënt-ID", "Clientnr", "Leerlingnummer", "Code jeugdige"),
    ],
)
def test_a_column_that_asks_for_a_person_is_known(kop):
    assert vraagt_persoon(kop)


@pytest.mark.parametrize(
    "kop",
    [
        *("Naam", "Naam locatie", "Naam aanbieder", "Code", "Nummer", "Jeugdigen", "Kinderen"),
        *("Aantal cliënten", "Leeftijd van", "Contactpersoon", "Bouwjaar", "Naam jeugdhulpregio"),
        *("KvK-nummer", "AGB-code", "Geboortecijfer", "Cliëntenraad", "Toelichting"),
    ],
)
def test_a_column_about_places_and_counts_is_not(kop):
    assert not vraagt_persoon(kop)


@pytest.mark.parametrize("stuk", ["12-03-2012 ", "123456789 ", "J. ", "Daan de ", "1 2 ", "geb. "])
def test_a_long_text_takes_no_longer_per_sign_than_a_short_one(stuk):
    def duur(keer):
        begin = time.process_time()
        zoek(stuk * keer, vandaag=VANDAAG)
        return time.process_time() - begin

    assert duur(80_000) < 40 * duur(8_000) + 0.5


def own_models():
    return [m for app in filter(is_eigen, apps.get_app_configs()) for m in app.get_models()]


def test_every_free_text_field_of_every_model_refuses_a_person():
    velden = {(m._meta.label, v.name): v for m in own_models() for v in tekstvelden(m)}

    assert len(velden) > 60
    assert ("regio.Bevindingstatus", "reden") in velden
    bewaakt = {naam for naam, veld in velden.items() if geen_persoonsgegevens in veld.validators}
    assert bewaakt == set(velden)


def test_no_text_field_of_a_model_stays_out_without_a_reason():
    """Out are: choices, addresses and slugs, what nobody edits, and the hash of a password."""
    buiten = [
        veld
        for model in own_models()
        for veld in model._meta.local_fields
        if isinstance(veld, models.CharField | models.TextField) and veld not in tekstvelden(model)
    ]

    assert [
        f"{veld.model._meta.label}.{veld.name}"
        for veld in buiten
        if not veld.choices
        and veld.editable
        and veld.name != "password"
        and not isinstance(veld, models.EmailField | models.URLField | models.SlugField)
    ] == []


def all_forms(base=forms.BaseForm):
    for klasse in base.__subclasses__():
        yield klasse
        yield from all_forms(klasse)


def test_every_form_of_ours_derives_from_the_one_that_refuses_persons():
    apps_van_ons = ("jeugdzorg", "regio", "capaciteit", "vastgoed", "monitoring")
    eigen = {
        klasse
        for klasse in all_forms()
        if klasse.__module__.split(".")[0] in apps_van_ons and klasse.__module__ not in SIGN_IN
    }

    assert {klasse.__name__ for klasse in eigen} >= {"BevindingForm", "RapportForm"}
    assert [klasse for klasse in eigen if not issubclass(klasse, VrijeTekstMixin)] == []


class ProefForm(Formulier):
    tekst = forms.CharField()
    wachtwoord = forms.CharField(widget=forms.PasswordInput)
    mail = forms.EmailField(required=False)


@pytest.mark.django_db
def test_a_form_says_what_is_wrong_and_does_not_repeat_it():
    form = ProefForm({"tekst": f"Kind {BSN} verhuist", "wachtwoord": BSN})

    assert not form.is_valid()
    assert list(form.errors) == ["tekst"]
    assert "burgerservicenummer" in form.errors["tekst"][0]
    assert "Haal het weg" in form.errors["tekst"][0]
    assert BSN not in form.errors["tekst"][0]


class LaatForm(Formulier):
    """Gets its fields when its own ``__init__`` has done the rest, as forms per row do."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["later"] = forms.CharField()


@pytest.mark.django_db
def test_a_field_that_was_added_later_refuses_a_person_as_well():
    form = LaatForm({"later": f"Kind {BSN} verhuist"})
    form.fields["nog later"] = forms.CharField(required=False)
    form.data["nog later"] = f"geboren, {BSN}"

    assert not form.is_valid()
    assert list(form.errors) == ["later", "nog later"]


@pytest.mark.django_db
def test_a_row_is_refused_by_its_own_validation_too_also_in_a_list_of_names():
    organisatie = Organisatie(
        code="x", naam=f"Stichting {BSN}", soort="overig", bron=make_bron(), aliassen=[f"a {BSN}"]
    )

    with pytest.raises(ValidationError) as fout:
        organisatie.full_clean()

    assert set(fout.value.message_dict) == {"naam", "aliassen"}
