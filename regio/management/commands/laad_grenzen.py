from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from jeugdzorg.kern.geo import read_boundaries
from jeugdzorg.kern.uploads import Soort, keur
from regio.grenzen import grenzen_vastleggen

GROOTSTE = 100
"""Megabytes; official borders in full detail are large."""


class Command(BaseCommand):
    help = (
        "Leest de officiële grenzen van de jeugdhulpregio's uit een GeoJSON- of TopoJSON-bestand. "
        "De kaart gebruikt daarna deze grenzen in plaats van tegels."
    )

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--laag", default="", help="Laag van een TopoJSON met meer lagen.")
        parser.add_argument("--codeveld", default="", help="Eigenschap met de code van de regio.")

    def handle(self, *args, **options):
        try:
            with options["bestand"].open("rb") as bestand:
                inhoud, *_ = keur(bestand, soorten=[Soort.GEOJSON], hoogstens=GROOTSTE)
            grenzen = read_boundaries(inhoud.read(), options["laag"], options["codeveld"])
            verslag = grenzen_vastleggen(grenzen)
        except OSError as error:
            raise CommandError(f"{options['bestand']} is niet te lezen: {error.strerror}") from None
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        except ValueError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(f"{verslag.nieuw} nieuw, {verslag.ongewijzigd} ongewijzigd")
        for titel, codes in (
            ("In het bestand, geen jeugdhulpregio", verslag.onbekend),
            ("Jeugdhulpregio zonder grens", verslag.zonder_grens),
        ):
            if codes:
                self.stdout.write(f"{titel}: {', '.join(codes)}")
