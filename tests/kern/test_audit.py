"""What is on record: every change on every path, with who and from where, and for good."""

import pghistory
import pgtrigger
import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory

from jeugdzorg.kern import jobs
from jeugdzorg.kern.audit_context import audit_context, client_ip, of_command
from jeugdzorg.kern.models import Beveiligingsgebeurtenis, Ketenschakel, Taak
from jeugdzorg.kern.tracking import EXEMPT, event_model_of, event_models
from regio.choices import Rol
from regio.models import Bevinding, Bron, Gebied, Gebruiker, Organisatie, Toegangssleutel
from tests.factories import (
    make_bron,
    make_gebied,
    make_gebruiker,
    make_lidmaatschap,
    make_organisatie,
    make_toegangssleutel,
)
from tests.factories_regio import make_bevinding

OWN_APPS = {"kern", "regio", "capaciteit", "vastgoed", "monitoring"}
ON_RECORD_THEMSELVES = {Beveiligingsgebeurtenis, Ketenschakel}


def events(model, **velden):
    return event_model_of(model).objects.filter(**velden).order_by("pgh_id")


def test_every_model_is_on_record_or_says_why_not():
    tracked = {model.pgh_tracked_model._meta.concrete_model for model in event_models()}
    models = {
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OWN_APPS
        and not model._meta.proxy
        and not issubclass(model, pghistory.models.Event)
    }

    missing = {m._meta.label for m in models - tracked - ON_RECORD_THEMSELVES} - set(EXEMPT)

    assert missing == {"kern.Taak"}  # a job keeps its own account of who and when
    assert all(EXEMPT.values())


@pytest.mark.parametrize(
    ("model", "geheim"),
    [(Gebruiker, {"password", "last_login"}), (Toegangssleutel, {"hash", "laatst_gebruikt_op"})],
)
def test_what_opens_something_is_not_on_record(model, geheim):
    velden = {veld.name for veld in event_model_of(model)._meta.fields}

    assert not velden & geheim


def test_a_change_keeps_what_was_before(db):
    gebied = make_gebied(naam="Eerst")

    gebied.naam = "Daarna"
    gebied.save()
    gebied.delete()

    rijen = events(Gebied, pgh_obj_id=gebied.pk or 0) if gebied.pk else events(Gebied)
    assert list(rijen.values_list("pgh_label", "naam")) == [
        ("nieuw", "Eerst"),
        ("gewijzigd", "Daarna"),
        ("verwijderd", "Daarna"),
    ]


def test_bulk_changes_and_raw_sql_are_on_record_row_by_row(db):
    bron = make_bron()
    Gebied.objects.bulk_create(
        Gebied(code=f"BULK{n}", naam=f"Gebied {n}", soort="regio", bron=bron) for n in range(3)
    )
    Gebied.objects.filter(code__startswith="BULK").update(toelichting="samen")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM regio_gebied WHERE code = 'BULK1'")

    per_soort = [events(Gebied, pgh_label=s).count() for s in ("nieuw", "gewijzigd", "verwijderd")]
    assert per_soort == [3, 3, 1]


def test_a_save_that_changes_nothing_leaves_no_trace(db):
    gebied = make_gebied()

    gebied.save()

    assert events(Gebied).count() == 1


def test_a_relation_between_many_is_on_record(db):
    organisatie, gebied = make_organisatie(), make_gebied()

    organisatie.gebieden.add(gebied)
    organisatie.gebieden.clear()

    koppeling = apps.get_model("regio", "OrganisatieGebieden")
    rijen = events(koppeling).values_list("pgh_label", "organisatie", "gebied")
    assert list(rijen) == [
        ("nieuw", organisatie.pk, gebied.pk),
        ("verwijderd", organisatie.pk, gebied.pk),
    ]


@pytest.mark.parametrize("sql", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0}"])
def test_nothing_on_record_can_be_changed_or_removed(db, sql):
    for model in {*event_models(), *ON_RECORD_THEMSELVES}:
        opdracht = sql.format(model._meta.db_table, model._meta.fields[0].column)

        with (
            pytest.raises(DatabaseError, match="wordt niets gewijzigd of verwijderd"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(opdracht)


def test_a_session_cannot_skip_the_triggers(db):
    with pgtrigger.ignore():
        gebied = make_gebied()

        assert events(Gebied, pgh_obj_id=gebied.pk).count() == 1
        with pytest.raises(DatabaseError), transaction.atomic():
            events(Gebied).delete()


def test_the_table_of_pghistory_that_it_would_change_stays_empty(db):
    with audit_context(commando="iets"):
        make_gebied()

    assert not pghistory.models.Context.objects.exists()


def test_a_page_records_who_for_whom_and_from_where(client_van, db):
    gebruiker, bevinding = make_gebruiker(), make_bevinding()
    velden = {"status": "uitgelegd", "reden": "Omdat.", "gezien": "open"}

    client_van(gebruiker).post(bevinding.get_absolute_url(), velden)

    context = events(Bevinding, pgh_label="gewijzigd").get().pgh_context
    organisatie = gebruiker.huidige_lidmaatschappen[0].organisatie
    assert context["wie"] == {"id": gebruiker.pk, "naam": gebruiker.naam}
    assert context["namens"] == {str(organisatie.pk): organisatie.naam}
    assert (context["pad"], context["methode"]) == (bevinding.get_absolute_url(), "POST")
    assert context["ip"] == "127.0.0.1"
    assert len(context["verzoek"]) == 32


def test_a_job_records_for_whom_it_runs(db):
    gebruiker = make_gebruiker()

    @jobs.job("spoor_trekken")
    def spoor_trekken(progress):
        make_gebied(naam="Door een taak")

    try:
        taak = jobs.start(
            "spoor_trekken", sleutel="s", omschrijving="o", by=gebruiker, argumenten={}
        )
        jobs.run(taak.pk)
    finally:
        del jobs.JOBS["spoor_trekken"]

    context = events(Gebied, naam="Door een taak").get().pgh_context
    assert Taak.objects.get().status == "gereed"
    assert context["wie"]["id"] == gebruiker.pk
    assert context["taak"] == f"spoor_trekken {taak.pk}"


def test_a_command_records_its_name_and_never_its_options(db):
    with audit_context(**of_command(["manage.py", "laad_bronnen", "--wachtwoord=geheim"])):
        make_bron()

    context = events(Bron).get().pgh_context
    assert context["commando"] == "laad_bronnen"
    assert "geheim" not in str(context)


def test_a_context_ends_with_its_block(db):
    with audit_context(commando="buiten"):
        with audit_context(taak="binnen"):
            make_bron(code="a")
        make_bron(code="b")

    assert events(Bron, code="a").get().pgh_context == {"commando": "buiten", "taak": "binnen"}
    assert events(Bron, code="b").get().pgh_context == {"commando": "buiten"}


def test_a_change_outside_the_application_has_no_context(transactional_db):
    make_bron()

    assert events(Bron).get().pgh_context is None


def test_history_outlives_the_user_it_names(db):
    gebruiker = make_gebruiker(naam="Vertrokken Collega")
    sleutel = make_toegangssleutel(gebruiker=gebruiker)
    with audit_context(wie={"id": gebruiker.pk, "naam": gebruiker.naam}):
        make_bron(code="van-haar")

    sleutel.delete()
    gebruiker.delete()

    assert events(Gebruiker, pgh_label="verwijderd").get().naam == "Vertrokken Collega"
    assert events(Bron, code="van-haar").get().pgh_context["wie"]["naam"] == "Vertrokken Collega"


def test_a_visit_that_only_reads_leaves_no_trace(client_van, db):
    gebied = make_gebied()
    gebruiker = make_gebruiker()
    voor = sum(model.objects.count() for model in event_models())

    assert client_van(gebruiker).get(gebied.get_absolute_url()).status_code == 200

    assert sum(model.objects.count() for model in event_models()) == voor


@pytest.mark.parametrize(
    ("proxies", "doorgegeven", "adres"),
    [(0, "6.6.6.6", "10.0.0.1"), (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"), (2, "1.2.3.4", "10.0.0.1")],
)
def test_the_address_is_as_true_as_the_proxies_in_front(settings, proxies, doorgegeven, adres):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=doorgegeven, REMOTE_ADDR="10.0.0.1")

    assert client_ip(request) == adres


def test_roles_of_a_user_at_two_organisations_are_both_named(client_van, db):
    gebruiker = make_gebruiker()
    tweede = make_lidmaatschap(
        gebruiker=gebruiker, rol=Rol.LEZER, organisatie=make_organisatie(naam="Tweede")
    )
    bevinding = make_bevinding()

    client_van(gebruiker).post(
        bevinding.get_absolute_url(), {"status": "opgelost", "reden": "Klaar.", "gezien": "open"}
    )

    namens = events(Bevinding, pgh_label="gewijzigd").get().pgh_context["namens"]
    assert namens[str(tweede.organisatie_id)] == "Tweede"
    assert len(namens) == 2
    assert Organisatie.objects.filter(pk__in=namens).count() == 2
