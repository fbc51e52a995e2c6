from django.db import migrations


def vullen(apps, schema_editor):
    apps.get_model("regio", "Bron").objects.filter(openbaar=False).update(zichtbaarheid="besloten")


def terug(apps, schema_editor):
    bronnen = apps.get_model("regio", "Bron").objects
    bronnen.exclude(zichtbaarheid="openbaar").update(openbaar=False)


class Migration(migrations.Migration):
    dependencies = [("regio", "0003_zichtbaarheid")]

    operations = [migrations.RunPython(vullen, terug)]
