from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regio", "0002_gebied_bron")]

    operations = [
        migrations.AddField(
            model_name="bron",
            name="zichtbaarheid",
            field=models.CharField(
                choices=[
                    ("openbaar", "openbaar"),
                    ("gedeeld", "gedeeld"),
                    ("besloten", "besloten"),
                ],
                default="openbaar",
                help_text="Openbaar: te zien zoals gedrukt. Gedeeld: aantallen jeugdigen alleen "
                "exact voor wie ze aanlevert of behandelt. Besloten: alleen voor wie de bron "
                "aanlevert of behandelt.",
                max_length=10,
                verbose_name="zichtbaarheid",
            ),
        ),
    ]
