from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from capaciteit.aanlevering.rondes import ronde_maken, rondes_maken
from regio.halfjaar import Halfjaar


class Command(BaseCommand):
    help = "Maakt de aanleverronde van dit halfjaar, met wie erin aanlevert."

    def add_arguments(self, parser):
        parser.add_argument("--vanaf", help="Ook eerdere halfjaren, vanaf bijvoorbeeld 2025-1.")
        parser.add_argument(
            "--vorig", action="store_true", help="Ook het laatste halfjaar dat voorbij is."
        )

    def handle(self, *args, vanaf, vorig, **options):
        gemaakt = sum(map(ronde_maken, halfjaren(vanaf))) if vanaf else 0
        gemaakt += ronde_maken(vorig_halfjaar()) if vorig else 0
        gemaakt += rondes_maken()
        self.stdout.write(f"{gemaakt} rondes gemaakt")


def halfjaren(vanaf):
    """From ``vanaf`` up to and including the half-year of today."""
    jaar, _, helft = vanaf.partition("-")
    if not (jaar.isdecimal() and helft in {"1", "2"}):
        raise CommandError(f"{vanaf} is geen halfjaar. Schrijf bijvoorbeeld 2025-1.")
    nu = Halfjaar.van(timezone.localdate())
    begin, eind = int(jaar) * 2 + int(helft) - 1, nu.jaar * 2 + nu.helft - 1
    return [Halfjaar(nummer // 2, nummer % 2 + 1) for nummer in range(begin, eind + 1)]


def vorig_halfjaar():
    nu = Halfjaar.van(timezone.localdate())
    return Halfjaar.van(nu.eerste_dag - timedelta(days=1))
