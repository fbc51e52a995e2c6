import os

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from regio.demo import DemoToegang, demo_accounts_maken
from regio.models import Organisatie

KOPPEN = ("Rol", "Organisatie", "E-mailadres")


class Command(BaseCommand):
    help = (
        "Maakt voor elke rol een account om mee rond te kijken, met één gedeeld wachtwoord. "
        "DEMO_WACHTWOORD kiest het wachtwoord; anders staat het in DATA_DIR."
    )

    def handle(self, *args, **options):
        try:
            toegangen = demo_accounts_maken(
                settings.DATA_DIR, os.environ.get("DEMO_WACHTWOORD", "")
            )
        except PermissionDenied as error:
            raise CommandError(str(error)) from None
        except Organisatie.DoesNotExist:
            raise CommandError("Laad eerst de bronnen: manage.py laad_bronnen") from None
        for regel in tabel(toegangen):
            self.stdout.write(regel)


def tabel(toegangen: list[DemoToegang]) -> list[str]:
    """The accounts in columns; what all share, the password, and the key stand below."""
    rijen = [
        KOPPEN,
        *(
            (toegang.account.rol.label, toegang.organisatie, toegang.account.email)
            for toegang in toegangen
        ),
    ]
    breedtes = [max(len(cel) for cel in kolom) for kolom in zip(*rijen, strict=True)]
    regels = [
        "  ".join(cel.ljust(breedte) for cel, breedte in zip(rij, breedtes, strict=True)).rstrip()
        for rij in rijen
    ]
    sleutels = [toegang.sleutel for toegang in toegangen if toegang.sleutel]
    return [
        *regels,
        "",
        f"Wachtwoord voor alle accounts: {toegangen[0].wachtwoord}",
        *(f"Toegangssleutel voor de API:   {sleutel}" for sleutel in sleutels),
    ]
