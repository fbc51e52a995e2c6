"""Messages about what rooms before the cycle do: deliveries, and changed definitions."""

from typing import Any

from django.urls import reverse

from regio.berichten.soorten import Berichtsoort
from regio.berichten.versturen import klaarzetten

from .. import signals
from ..halfjaar import Halfjaar
from ..levering.plichten import cycli_van
from ..models import Indicator, Indicatorlevering, Indicatorversie
from . import soorten
from .wie_hoort import bij_indicator, bij_levering, organisatie_van, zonder


def aansluiten() -> None:
    """Safe to call again."""
    for signaal, luisteraar in (
        (signals.levering_ingeleverd, bij_inleveren),
        (signals.levering_teruggenomen, bij_terugnemen),
        (signals.definitie_gewijzigd, bij_wijzigen),
        (signals.indicator_ingetrokken, bij_intrekken),
    ):
        signaal.connect(luisteraar, dispatch_uid=luisteraar.__name__)


def bij_inleveren(
    levering: Indicatorlevering, vorige: Indicatorlevering | None, by: Any, **_: Any
) -> None:
    if vorige is None:
        over_levering(soorten.INGELEVERD, levering, by)
    else:
        over_levering(soorten.VERBETERD, levering, by, reden=levering.reden)


def bij_terugnemen(levering: Indicatorlevering, by: Any, **_: Any) -> None:
    over_levering(soorten.TERUGGENOMEN, levering, by, reden=levering.reden_terugnemen)


def over_levering(soort: Berichtsoort, levering: Indicatorlevering, by: Any, **meer: Any) -> None:
    """Made-up figures are no news."""
    if levering.voorbeeld:
        return
    plicht = levering.plicht
    waar = [f"{een.gebied} ({een.get_status_display()})" for een in cycli_van(plicht)]
    klaarzetten(
        sjabloon=soort.code,
        ontvangers=zonder(bij_levering(plicht), by),
        context={
            "regio": plicht.jeugdhulpregio,
            "halfjaar": plicht.halfjaar.label,
            "namens": plicht.organisatie or "Jeugdzorg",
            "cycli": ", ".join(waar),
            "versie": levering.nummer,
            **meer,
        },
        onderwerp_sleutel=f"indicatorlevering:{plicht.pk}",
        url=plicht.get_absolute_url(),
        namens=plicht.organisatie,
    )


def bij_wijzigen(versie: Indicatorversie, by: Any, **_: Any) -> None:
    if versie.vanaf is None:
        return
    breuk = "Cijfers van ervoor en erna zijn niet te vergelijken." if versie.reeksbreuk else ""
    over_indicator(
        soorten.GEWIJZIGD,
        versie.indicator,
        by,
        vanaf=versie.vanaf,
        halfjaar=versie.vanaf.label,
        reden=versie.reden,
        reeks=breuk or "De reeks loopt door.",
    )


def bij_intrekken(indicator: Indicator, laatste: Halfjaar, reden: str, by: Any, **_: Any) -> None:
    """Who followed it in its last half-year."""
    over_indicator(
        soorten.INGETROKKEN, indicator, by, vanaf=laatste, halfjaar=laatste.label, reden=reden
    )


def over_indicator(
    soort: Berichtsoort, indicator: Indicator, by: Any, *, vanaf: Halfjaar, **context: Any
) -> None:
    namens = organisatie_van(by, indicator.gebied_id)
    klaarzetten(
        sjabloon=soort.code,
        ontvangers=zonder(bij_indicator(indicator, vanaf), by),
        context={
            "indicator": indicator.naam,
            "code": indicator.code,
            "namens": namens or "Jeugdzorg",
            **context,
        },
        onderwerp_sleutel=f"indicator:{indicator.pk}",
        url=reverse("monitoring:indicator", args=[indicator.code]),
        namens=namens,
    )
