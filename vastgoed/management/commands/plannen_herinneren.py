from django.core.management.base import BaseCommand

from vastgoed.herinneren import plannen_herinneren


class Command(BaseCommand):
    help = "Herinnert aan de termijnen van vastgoedplannen, toetsingen en aanvullingen."

    def handle(self, *args, **options):
        self.stdout.write(f"Klaargezette berichten: {plannen_herinneren()}")
