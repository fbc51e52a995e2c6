"""Emptying the database after a transactional test, also the tables that refuse it; and at the end
throwing it away, also when a thread of a browser test still holds a connection.

What is on record cannot be truncated, not even by the owner. For the length of that one
transaction, and only as superuser of the test database, triggers are off; so nothing refuses, and
any order will do. Deleting few rows is much quicker than truncating many tables.
"""

import pytest
from django.db import connection

KEPT = {"django_content_type", "auth_permission"}
"""Made by migrating; made anew they would only get other numbers."""


@pytest.fixture(scope="session", autouse=True)
def _append_only_tables_can_be_emptied():
    operations = type(connection.ops)
    original = operations.sql_flush

    def sql_flush(self, style, tables, *args, **kwargs):
        emptied = [table for table in tables if table not in KEPT]
        names = [self.quote_name(table) for table in emptied]
        deletes = [f"DELETE FROM {name};" for name in names]  # noqa: S608 - our own tables
        return ["SET LOCAL session_replication_role = replica;", *deletes] if emptied else []

    operations.sql_flush = sql_flush
    yield
    operations.sql_flush = original


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    yield
    with django_db_blocker.unblock():
        name = connection.settings_dict["NAME"]
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
            )
