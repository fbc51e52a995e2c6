from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regio", "0004_zichtbaarheid_vullen")]

    operations = [
        migrations.RemoveConstraint(model_name="bron", name="bron_eigenaar"),
        migrations.RemoveField(model_name="bron", name="openbaar"),
        migrations.AddConstraint(
            model_name="bron",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("zichtbaarheid", "openbaar"), ("eigenaar__isnull", False), _connector="OR"
                ),
                name="bron_eigenaar",
                violation_error_message="Een bron die niet openbaar is, heeft een eigenaar nodig.",
            ),
        ),
    ]
