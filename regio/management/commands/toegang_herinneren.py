from django.core.management.base import BaseCommand

from regio.rollen import toegang_herinneren


class Command(BaseCommand):
    help = "Herinnert beheerders aan rollen die zij dit halfjaar nog niet hebben beoordeeld."

    def handle(self, *args, **options):
        self.stdout.write(f"{toegang_herinneren()} herinneringen verstuurd")
