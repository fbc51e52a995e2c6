from django.db import migrations

from jeugdzorg.kern.tracking import record_beginning


class Migration(migrations.Migration):
    """The rows as they are when tracking begins."""

    dependencies = [("regio", "0010_spoor")]

    operations = [
        migrations.RunPython(record_beginning("regio"), migrations.RunPython.noop, elidable=True)
    ]
