from django.db import migrations

TRIGGER = (
    "CREATE TRIGGER afscherming_vervalt BEFORE UPDATE ON monitoring_meting "
    "FOR EACH ROW EXECUTE FUNCTION afscherming_vervalt()"
)


class Migration(migrations.Migration):
    dependencies = [
        ("capaciteit", "0002_afscherming_vervalt"),
        ("monitoring", "0001_begin"),
    ]

    operations = [
        migrations.RunSQL(TRIGGER, "DROP TRIGGER afscherming_vervalt ON monitoring_meting")
    ]
