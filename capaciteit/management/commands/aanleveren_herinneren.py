from django.core.management.base import BaseCommand

from capaciteit.aanlevering.herinneren import aanleveren_herinneren


class Command(BaseCommand):
    help = "Herinnert organisaties aan wat zij nog moeten aanleveren."

    def handle(self, *args, **options):
        self.stdout.write(f"{aanleveren_herinneren()} herinneringen verstuurd")
