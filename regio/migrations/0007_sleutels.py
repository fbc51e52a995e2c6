import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from regio.choices import Scope


class Migration(migrations.Migration):
    dependencies = [
        ("regio", "0006_toegang"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="toegangssleutel",
            options={
                "ordering": ["-aangemaakt_op", "-pk"],
                "verbose_name_plural": "toegangssleutels",
            },
        ),
        migrations.AlterField(
            model_name="toegangssleutel",
            name="gebruiker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="toegangssleutels",
                to=settings.AUTH_USER_MODEL,
                verbose_name="API-client",
            ),
        ),
        migrations.AddField(
            model_name="toegangssleutel",
            name="organisatie",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="toegangssleutels",
                to="regio.organisatie",
            ),
        ),
        migrations.AddField(
            model_name="toegangssleutel",
            name="scopes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(choices=Scope.choices, max_length=40),
                default=list,
                help_text="Wat met de sleutel gelezen kan worden.",
                size=None,
                verbose_name="rechten",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="toegangssleutel",
            name="aangemaakt_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="toegangssleutel",
            name="ingetrokken_door",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="toegangssleutel",
            name="gewaarschuwd",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text=(
                    "Hoeveel dagen voor het einde de laatste waarschuwing ging. Leeg: nog geen."
                ),
                null=True,
                verbose_name="gewaarschuwd",
            ),
        ),
    ]
