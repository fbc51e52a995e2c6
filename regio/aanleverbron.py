"""The source of what an organisation hands in itself: deliveries, and changes of the register."""

from .choices import BronSoort, Zichtbaarheid
from .models import Bron, Organisatie


def aanleverbron(organisatie: Organisatie) -> Bron:
    """The one shared source of ``organisatie``; made the first time. Safe for two at once."""
    bron, _ = Bron.objects.get_or_create(
        code=f"AANLEVERING-{organisatie.pk}",
        defaults={
            "titel": f"Aanleveringen van {organisatie.naam}",
            "korte_titel": f"Aanlevering {organisatie.naam}"[:80],
            "soort": BronSoort.AANLEVERING,
            "zichtbaarheid": Zichtbaarheid.GEDEELD,
            "eigenaar": organisatie,
        },
    )
    return bron
