"""What this app lets users find."""

from regio.zoeken import register_search

from .models import Locatie, Voorziening

register_search(
    "Locaties",
    lambda user: Locatie.objects.visible_to(user).select_related("jeugdhulpregio"),
    velden=("naam", "plaats", "code"),
    toelichting=lambda locatie: locatie.plaats or str(locatie.jeugdhulpregio or "plaats onbekend"),
    order=40,
)
register_search(
    "Voorzieningen",
    lambda user: Voorziening.objects.visible_to(user).select_related("locatie"),
    velden=("naam", "doelgroep", "soort_volgens_bron"),
    toelichting=lambda voorziening: f"{voorziening.get_zorgvorm_display()}, {voorziening.locatie}",
    order=45,
)
