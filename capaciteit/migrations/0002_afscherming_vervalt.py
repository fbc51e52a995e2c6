from django.db import migrations

FUNCTION = """
CREATE FUNCTION afscherming_vervalt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(OLD) - '{afscherming,opmerking}'::text[]
       IS DISTINCT FROM to_jsonb(NEW) - '{afscherming,opmerking}'::text[] THEN
        NEW.afscherming := NULL;
    END IF;
    RETURN NEW;
END $$
"""
TRIGGER = (
    "CREATE TRIGGER afscherming_vervalt BEFORE UPDATE ON {0} "
    "FOR EACH ROW EXECUTE FUNCTION afscherming_vervalt()"
)
TABLES = ["capaciteit_capaciteitsmeting", "capaciteit_capaciteitscijfer", "capaciteit_herkomst"]


class Migration(migrations.Migration):
    """When a count changes on any path, nobody may rely on what was worked out to hide before."""

    dependencies = [("capaciteit", "0001_begin")]

    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION afscherming_vervalt()"),
        *(
            migrations.RunSQL(TRIGGER.format(table), f"DROP TRIGGER afscherming_vervalt ON {table}")
            for table in TABLES
        ),
    ]
