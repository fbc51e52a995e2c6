from django.db import migrations

TRIGGER = (
    "CREATE TRIGGER afscherming_vervalt BEFORE UPDATE ON monitoring_meting "
    "FOR EACH ROW EXECUTE FUNCTION afscherming_vervalt()"
)


class Migration(migrations.Migration):
    dependencies = [
        ("capaciteit", "0004_afscherming_vervalt"),
        ("monitoring", "0004_afscherming"),
    ]

    operations = [
        migrations.RunSQL(TRIGGER, "DROP TRIGGER afscherming_vervalt ON monitoring_meting")
    ]
