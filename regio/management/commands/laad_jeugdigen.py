from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from jeugdzorg.kern.uploads import Soort, keur
from jeugdzorg.kern.uploads.soorten import als_tekst, tabel
from regio.jeugdigen import KOLOMMEN, jeugdigen_vastleggen


class Command(BaseCommand):
    help = (
        "Leest hoeveel jeugdigen van 0 tot en met 17 jaar er in een regio wonen uit een CSV met de "
        f"kolommen {', '.join(KOLOMMEN)}. Alles of niets wordt overgenomen."
    )

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path)

    def handle(self, *args, **options):
        try:
            with options["bestand"].open("rb") as bestand:
                inhoud, *_ = keur(bestand, soorten=[Soort.CSV])
            kop, *rijen = tabel(als_tekst(inhoud) or "")
            if ontbreekt := [naam for naam in KOLOMMEN if naam not in kop]:
                raise CommandError(f"In de eerste regel ontbreekt: {', '.join(ontbreekt)}.")
            gevuld = [dict(zip(kop, rij, strict=False)) for rij in rijen if any(rij)]
            verslag = jeugdigen_vastleggen(gevuld)
        except OSError as error:
            raise CommandError(f"{options['bestand']} is niet te lezen: {error.strerror}") from None
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from None
        self.stdout.write(
            f"{verslag.nieuw} nieuw, {verslag.gewijzigd} gewijzigd, "
            f"{verslag.ongewijzigd} ongewijzigd"
        )
