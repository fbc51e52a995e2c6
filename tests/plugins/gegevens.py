"""The real data for the tests that ask for it: fixture ``gegevens``.

Loading takes seconds, so it happens once per run, in a database of its own beside the test
database (``<test database>_gegevens``), through the commands that load it for real. A test that
asks for ``gegevens`` runs against that database: in a transaction that is rolled back as always,
or, when it is transactional (``live_server``), on a quick copy that is thrown away. All other tests
keep the empty test database.

Use: ``def test_…(gegevens, client_van)``; nothing else is needed (it implies ``db``). The fixture
is of class scope only because it must come before the transaction of the test.
"""

from io import StringIO

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

EXAMPLES = ("demo_accounts", "voorbeeldleveringen", "voorbeeldreflecties", "voorbeeldanalyses")
TRANSACTIONAL = {"live_server", "transactional_db", "django_db_reset_sequences", "pagina_van"}


@pytest.fixture(scope="session")
def _gegevens_database(django_db_setup, django_db_blocker):
    """The database with the data, made from the migrated test database and dropped at the end."""
    with django_db_blocker.unblock():
        test_database = connection.settings_dict["NAME"]
        name = f"{test_database}_gegevens"
        copy_database(test_database, name)
        switch_to(name)
        try:
            call_command("laad_bronnen", verbosity=0)
            call_command("controle", verbosity=0)
        finally:
            switch_to(test_database)
    yield name
    with django_db_blocker.unblock():
        drop_database(name)


@pytest.fixture(scope="session")
def _voorbeelden_database(_gegevens_database, django_db_blocker, tmp_path_factory):
    """The same with the examples, through the commands of the demonstration."""
    with django_db_blocker.unblock():
        empty = connection.settings_dict["NAME"]
        name = f"{empty}_voorbeelden"
        copy_database(_gegevens_database, name)
        switch_to(name)
        try:
            with override_settings(DEBUG=True, DATA_DIR=tmp_path_factory.mktemp("demo")):
                call_command("laad_bronnen", "--voorbeeld", verbosity=0)
                for command in EXAMPLES:
                    call_command(command, stdout=StringIO())
        finally:
            switch_to(empty)
    yield name
    with django_db_blocker.unblock():
        drop_database(name)


@pytest.fixture(scope="class")
def _op_gegevens(request, _gegevens_database, django_db_blocker):
    yield from on_database(request, _gegevens_database, django_db_blocker)


@pytest.fixture(scope="class")
def _op_voorbeelden(request, _voorbeelden_database, django_db_blocker):
    yield from on_database(request, _voorbeelden_database, django_db_blocker)


def on_database(request, name, django_db_blocker):
    """Work there for as long as the fixture lives; in a copy where the test commits."""
    empty, kept = connection.settings_dict["NAME"], name
    with django_db_blocker.unblock():
        if is_transactional(request.node):
            name = f"{kept}_kopie"
            copy_database(kept, name)
        switch_to(name)
    yield
    with django_db_blocker.unblock():
        switch_to(empty)
        if name != kept:
            drop_database(name)


@pytest.fixture
def gegevens(_op_gegevens, db):
    """The database of this test holds the real data: all sources, and the findings about them."""


@pytest.fixture
def voorbeelden(_op_voorbeelden, db):
    """The real data, and beside them the examples of Zuidwest, marked as such."""


def is_transactional(node):
    items = [node] if hasattr(node, "fixturenames") else node.collect()
    marks = [mark for item in items for mark in item.iter_markers("django_db")]
    names = {name for item in items for name in getattr(item, "fixturenames", ())}
    return bool(TRANSACTIONAL & names) or any(mark.kwargs.get("transaction") for mark in marks)


def switch_to(name):
    connection.close()
    connection.settings_dict["NAME"] = name
    # Numbered apart in each database: emptying one gives its content types new numbers.
    ContentType.objects.clear_cache()


def copy_database(source, name):
    """A copy; whoever still holds a connection to the source, such as a thread of a server that was
    stopped, loses it."""
    connection.close()
    drop_database(name)
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [source]
        )
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


def drop_database(name):
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
