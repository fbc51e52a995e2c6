from django.db import migrations

from jeugdzorg.kern.tracking import record_beginning


class Migration(migrations.Migration):
    """The rows as they are when tracking begins."""

    dependencies = [("capaciteit", "0005_spoor")]

    operations = [
        migrations.RunPython(record_beginning("capaciteit"), migrations.RunPython.noop, elidable=True)
    ]
