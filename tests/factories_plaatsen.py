"""The smallest valid entry of the plaatsenbalans."""

from typing import Any

from capaciteit.models import Plaatsmutatie

from .factories import met_bron
from .factories_capaciteit import DAG, make_voorziening


def make_plaatsmutatie(**velden: Any) -> Plaatsmutatie:
    """Ten places that were there when the books were opened, unless it says otherwise."""
    if not {"van", "naar"} & set(velden):
        velden["naar"] = make_voorziening()
    for kant in ("van", "naar"):
        if velden.get(kant) is not None:
            velden.setdefault(f"{kant}_zorgvorm", velden[kant].zorgvorm)
    standaard = {
        "datum": DAG,
        "peildatum": DAG,
        "aantal": 10,
        "soort": "beginstand",
        "aard": "feit",
        "reden": "Getest.",
    }
    return Plaatsmutatie.objects.create(**met_bron({**standaard, **velden}))
