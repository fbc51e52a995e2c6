"""How fresh a figure is: delivered so long ago, or printed in a document of some year."""

from datetime import date
from typing import Any, Final

from django.utils import timezone

from regio.choices import BronSoort

IN_DAGEN: Final = 60
DAGEN_PER_MAAND: Final = 30
IN_MAANDEN: Final = 24


def versheid(cijfer: Any, vandaag: date | None = None) -> str:
    """``bijgewerkt 12 dagen geleden`` for what was delivered, ``uit 2021`` for what was printed."""
    if cijfer.bron.soort == BronSoort.AANLEVERING:
        dag = timezone.localdate(cijfer.bekend_op)
        return f"bijgewerkt {geleden((vandaag or timezone.localdate()) - dag)}"
    dag = cijfer.peildatum or cijfer.bron.datum
    return f"uit {dag.year}" if dag else "datum onbekend"


def geleden(tijd: Any) -> str:
    dagen = tijd.days
    if dagen <= 1:
        return "gisteren" if dagen == 1 else "vandaag"
    if dagen <= IN_DAGEN:
        return f"{dagen} dagen geleden"
    maanden = dagen // DAGEN_PER_MAAND
    if maanden <= IN_MAANDEN:
        return f"{maanden} maanden geleden"
    return f"{dagen // 365} jaar geleden"
