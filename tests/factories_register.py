"""The smallest valid versions of facilities and mergers."""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from capaciteit.models import Samenvoeging, Voorzieningversie
from capaciteit.register.versies import waarden_van

from .factories import met_bron
from .factories_capaciteit import DAG, make_locatie, make_voorziening


def make_versie(**velden: Any) -> Voorzieningversie:
    if "voorziening" not in velden:
        velden["voorziening"] = make_voorziening()
    beschrijving = waarden_van(velden["voorziening"])
    standaard = {"geldig_van": DAG, "aard": "feit", "reden": "voor de tests"}
    return Voorzieningversie.objects.create(**met_bron({**beschrijving, **standaard, **velden}))


def make_samenvoeging(*, blijvend: Any, door: Any) -> Samenvoeging:
    """A location that went into ``blijvend`` and brought nothing."""
    verdwenen = make_locatie(samengevoegd_met=blijvend)
    return Samenvoeging.objects.create(
        content_type=ContentType.objects.get_for_model(blijvend),
        verdwenen_id=verdwenen.pk,
        blijvend_id=blijvend.pk,
        verplaatst={"verwijzingen": [], "aangevuld": {}},
        reden="dezelfde",
        door=door,
    )
