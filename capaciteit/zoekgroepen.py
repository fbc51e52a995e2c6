"""What this app lets users find."""

from regio.zoeken import register_search

from .models import Locatie, Voorziening

register_search(
    "Locaties",
    lambda user: Locatie.objects.visible_to(user),
    velden=("naam", "plaats"),
    toelichting=lambda locatie: locatie.plaats,
    order=40,
)
register_search(
    "Voorzieningen",
    lambda user: Voorziening.objects.visible_to(user).select_related("locatie"),
    velden=("naam", "doelgroep"),
    toelichting=lambda voorziening: voorziening.get_zorgvorm_display(),
    order=41,
)
