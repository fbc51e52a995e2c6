from django.core.management.base import BaseCommand

from regio.sleutels import sleutels_aankondigen


class Command(BaseCommand):
    help = "Mailt de eigenaar van een API-sleutel die binnen 30 of 7 dagen stopt."

    def handle(self, *args, **options):
        self.stdout.write(f"{sleutels_aankondigen()} sleutels aangekondigd")
