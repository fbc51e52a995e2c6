"""The role of the application: it writes the trail without being able to touch it."""

from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.models import Beveiligingsgebeurtenis, Gebeurtenissoort, Ketenschakel
from jeugdzorg.kern.tracking import event_model_of, event_models
from regio.models import Bron
from tests.factories import make_bron

ROL = "jeugdzorg_proef"


@pytest.fixture
def als_applicatie(db):
    """Inside, the connection has the rights of the application's role."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROL}")
    call_command("databaserechten", ROL, "--toepassen", stdout=StringIO())

    @contextmanager
    def wisselen():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {ROL}")
            yield cursor
            cursor.execute("RESET ROLE")

    return wisselen


def test_the_application_works_and_is_on_record(als_applicatie):
    with als_applicatie():
        bron = make_bron(titel="Eerst")
        Bron.objects.filter(pk=bron.pk).update(titel="Daarna")
        meld(Gebeurtenissoort.INGELOGD)

    titels = event_model_of(Bron).objects.filter(pgh_obj_id=bron.pk).values_list("titel", flat=True)
    assert sorted(titels) == ["Daarna", "Eerst"]
    assert Beveiligingsgebeurtenis.objects.count() == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {} SET {} = NULL",
        "DELETE FROM {}",
        "TRUNCATE {}",
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "DROP TABLE {}",
    ],
)
def test_the_application_can_touch_nothing_on_record(als_applicatie, sql):
    for model in [*event_models(), Beveiligingsgebeurtenis, Ketenschakel]:
        opdracht = sql.format(model._meta.db_table, model._meta.fields[1].column)

        with pytest.raises(DatabaseError, match=r"denied|owner"), als_applicatie() as cursor:
            cursor.execute(opdracht)


def test_the_application_cannot_make_history_up(als_applicatie):
    table = event_model_of(Bron)._meta.db_table

    with pytest.raises(DatabaseError, match="permission denied"), als_applicatie() as cursor:
        cursor.execute(f"INSERT INTO {table} (pgh_label) VALUES ('nieuw')")  # noqa: S608


@pytest.mark.parametrize(
    "sql",
    [
        "SET session_replication_role = replica",
        "CREATE TABLE eigen (n int)",
        "DROP FUNCTION kern_append_only() CASCADE",
        "UPDATE django_migrations SET name = ''",
    ],
)
def test_the_application_has_no_way_around(als_applicatie, sql):
    with pytest.raises(DatabaseError, match=r"denied|owner"), als_applicatie() as cursor:
        cursor.execute(sql)


def test_the_command_shows_what_it_would_do(db):
    uitvoer = StringIO()

    call_command("databaserechten", "app", stdout=uitvoer)

    regels = uitvoer.getvalue().splitlines()
    assert 'REVOKE INSERT, UPDATE, DELETE ON "regio_bronspoor" FROM "app";' in regels
    assert len(regels) == 5 + len(event_models()) + 4


def test_the_command_wants_another_role_that_exists(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        eigenaar = cursor.fetchone()[0]

    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("databaserechten", "niemand_bekend", "--toepassen")
    with pytest.raises(CommandError, match="eigenaar"):
        call_command("databaserechten", eigenaar, "--toepassen")
