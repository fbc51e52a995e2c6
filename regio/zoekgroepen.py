"""What this app lets users find."""

from .models import Bevinding, Bron, Gebied, Jeugdhulpregio, Organisatie, Overleg
from .zoeken import register_search

register_search(
    "Organisaties",
    lambda user: Organisatie.objects.visible_to(user),
    velden=("naam", "aliassen", "code"),
    toelichting=lambda organisatie: organisatie.get_soort_display(),
    order=10,
)
register_search(
    "Gebieden",
    lambda user: Gebied.objects.visible_to(user),
    velden=("naam", "aliassen"),
    toelichting=lambda gebied: gebied.get_soort_display(),
    order=20,
)
register_search(
    "Jeugdhulpregio's",
    lambda user: Jeugdhulpregio.objects.visible_to(user),
    velden=("naam", "aliassen", "code"),
    toelichting=lambda regio: regio.code,
    order=30,
)
register_search(
    "Bronnen",
    lambda user: Bron.objects.visible_to(user),
    velden=("korte_titel", "titel", "code"),
    toelichting=lambda bron: bron.titel,
    order=50,
)
register_search(
    "Overleggen",
    lambda user: Overleg.objects.visible_to(user).select_related("gebied"),
    velden=("naam", "aliassen"),
    toelichting=lambda overleg: f"{overleg.soort}, {overleg.gebied}",
    order=60,
)
register_search(
    "Bevindingen",
    lambda user: Bevinding.objects.visible_to(user),
    velden=("titel",),
    toelichting=lambda bevinding: (
        f"{bevinding.get_status_display()}, {bevinding.waarde_a} tegenover {bevinding.waarde_b}"
    ),
    order=70,
)
