from datetime import timedelta

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("regio", "0008_sleutels_vullen"),
    ]

    operations = [
        migrations.AlterField(
            model_name="toegangssleutel",
            name="organisatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="toegangssleutels",
                to="regio.organisatie",
            ),
        ),
        migrations.AddConstraint(
            model_name="toegangssleutel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    geldig_tot__lte=models.F("aangemaakt_op") + timedelta(days=366)
                ),
                name="toegangssleutel_hoogstens_een_jaar",
                violation_error_message="Een sleutel werkt hoogstens een jaar.",
            ),
        ),
        migrations.AddConstraint(
            model_name="toegangssleutel",
            constraint=models.CheckConstraint(
                condition=~models.Q(scopes=[]),
                name="toegangssleutel_met_recht",
                violation_error_message="Kies minstens één recht.",
            ),
        ),
    ]
