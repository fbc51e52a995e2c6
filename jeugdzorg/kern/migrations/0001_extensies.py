from django.contrib.postgres.operations import (
    BtreeGistExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations

ALLEEN_TOEVOEGEN = """
CREATE FUNCTION kern_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Van % wordt niets gewijzigd of verwijderd (%).', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END
$$;
"""

# The context stands in the event itself, so that pghistory's own table, which it changes
# while it writes, stays empty and needs no rights.
GEEN_CONTEXTTABEL = """
CREATE OR REPLACE FUNCTION _pgh_attach_context() RETURNS pghistory_context.id%TYPE
LANGUAGE sql STABLE AS 'SELECT NULL::uuid';
"""


class Migration(migrations.Migration):
    """What the database must be able to do, and what the triggers of the audit trail call."""

    initial = True
    dependencies = [("pghistory", "0007_auto_20250421_0444")]
    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(ALLEEN_TOEVOEGEN, "DROP FUNCTION kern_append_only()"),
        migrations.RunSQL(GEEN_CONTEXTTABEL, migrations.RunSQL.noop),
    ]
