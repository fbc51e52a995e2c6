"""Keys that exist belong to the organisation of their API client and keep every right.

A key of somebody who is API client nowhere opens nothing and never will: it goes. None works longer
than a year after it was made.
"""

from datetime import timedelta

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Least

SCOPES = ["lezen:bronnen", "lezen:capaciteit", "lezen:geld", "lezen:monitoring", "lezen:regio"]


def vullen(apps, schema_editor):
    Toegangssleutel = apps.get_model("regio", "Toegangssleutel")
    Lidmaatschap = apps.get_model("regio", "Lidmaatschap")
    for sleutel in Toegangssleutel.objects.all():
        lid = (
            Lidmaatschap.objects.filter(gebruiker=sleutel.gebruiker_id, rol="api_client")
            .order_by(F("geldig_tot").desc(nulls_first=True))
            .first()
        )
        if lid is None:
            sleutel.delete()
        else:
            sleutel.organisatie_id, sleutel.scopes = lid.organisatie_id, SCOPES
            sleutel.save(update_fields=["organisatie", "scopes"])
    Toegangssleutel.objects.update(
        geldig_tot=Least("geldig_tot", F("aangemaakt_op") + timedelta(days=366))
    )


class Migration(migrations.Migration):
    dependencies = [
        ("regio", "0007_sleutels"),
    ]

    operations = [migrations.RunPython(vullen, migrations.RunPython.noop)]
