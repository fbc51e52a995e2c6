"""Every indicator that is there gets the first version of its definition."""

from typing import Any

from django.db import migrations


def eerste_versies(apps: Any, schema_editor: Any) -> None:
    versies = apps.get_model("monitoring", "Indicatorversie").objects
    for indicator in apps.get_model("monitoring", "Indicator").objects.filter(versies=None):
        versies.create(
            indicator=indicator,
            nummer=1,
            naam=indicator.naam,
            betekenis=indicator.betekenis,
            eenheid=indicator.eenheid,
            richting=indicator.richting,
        )


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0004_halfjaarcyclus")]

    operations = [migrations.RunPython(eerste_versies, migrations.RunPython.noop)]
