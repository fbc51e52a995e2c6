"""Changes of definitions: a new indicator, a next version, taking one out of use and back."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from jeugdzorg.kern.chain import besluit_vastleggen
from jeugdzorg.kern.models import Schakelsoort
from jeugdzorg.kern.permissions import require
from regio.choices import BronSoort
from regio.models import Bron, Gebied

from ..halfjaar import Halfjaar
from ..models import Gebiedsindicator, Indicator, Indicatorversie, Uitsplitsing
from ..signals import definitie_gewijzigd, indicator_ingetrokken
from ..tasks_indicatoren import afscherming_herzien
from .definities import (
    IN_INDICATOR,
    VERSIEVELDEN,
    laatste_versie,
    na,
    uitsplitsingen_nakijken,
    versie_nakijken,
)
from .formule import lees_formule
from .gebruik import uitsplitsingen_van
from .uitsplitsen import Deel


@transaction.atomic
def indicator_maken(
    gebied: Gebied,
    *,
    by: Any,
    vanaf: Halfjaar,
    code: str,
    soort: str,
    uitsplitsingen: str = "",
    gegevensbron: str = "",
    verplicht: bool = False,
    **definitie: Any,
) -> Indicator:
    """An indicator of an area's own, followed from ``vanaf`` on. Raises ValidationError."""
    require("indicatoren_beheren", by, gebied)
    indicator = Indicator(
        code=code.upper(),
        soort=soort,
        gebied=gebied,
        gegevensbron=gegevensbron,
        bron=eigen_bron(gebied),
        peildatum=timezone.localdate(),
        uitsplitsingen="; ".join(uitsplitsingen.splitlines())[:150],
        **{veld: definitie[veld] for veld in IN_INDICATOR},
    )
    indicator.full_clean(exclude=["bron", "gebied"])
    delen = uitsplitsingen_nakijken(uitsplitsingen)
    indicator.save()
    versie = Indicatorversie(indicator=indicator, nummer=1, gemaakt_door=by, **definitie)
    versie_nakijken(versie, by)
    versie.save()
    delen_bijwerken(indicator, delen, 1)
    volgorde = gebied.gebiedsindicatoren.count() + 1
    Gebiedsindicator.objects.create(
        gebied=gebied,
        indicator=indicator,
        vanaf_jaar=vanaf.jaar,
        vanaf_helft=vanaf.helft,
        verplicht=verplicht,
        volgorde=volgorde,
    )
    return indicator


def eigen_bron(gebied: Gebied) -> Bron:
    """The source of what an area defines itself; it says so wherever the definition is shown."""
    bron, _ = Bron.objects.get_or_create(
        code=f"INDICATOREN-{gebied.code}",
        defaults={
            "titel": f"Eigen indicatoren van {gebied}",
            "korte_titel": f"Eigen indicatoren van {gebied}"[:80],
            "soort": BronSoort.REDACTIE,
            "gebied": gebied,
            "datum": timezone.localdate(),
        },
    )
    return bron


@transaction.atomic
def definitie_wijzigen(
    indicator: Indicator,
    *,
    by: Any,
    vanaf: Halfjaar,
    reeksbreuk: bool,
    reden: str,
    uitsplitsingen: str,
    **definitie: Any,
) -> Indicatorversie:
    """The next version, from ``vanaf`` on. The same once more gives the one that is there.

    Raises PermissionDenied, and ValidationError when nothing differs or it holds too early.
    """
    indicator = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    require("indicatoren_beheren", by, indicator)
    laatste = laatste_versie(indicator)
    delen = uitsplitsingen_nakijken(uitsplitsingen)
    gelijk = is_gelijk(indicator, laatste, definitie, delen)
    if gelijk and laatste.vanaf == vanaf and laatste.reden == reden:
        return laatste
    if gelijk:
        raise ValidationError("Er is niets anders dan in de definitie die al geldt.")
    if not na(laatste, vanaf):
        later = f"Versie {laatste.nummer} geldt {laatste.vanaf_tekst}; kies een later halfjaar."
        raise ValidationError({"vanaf": later})
    versie = Indicatorversie(
        indicator=indicator,
        nummer=laatste.nummer + 1,
        vanaf_jaar=vanaf.jaar,
        vanaf_helft=vanaf.helft,
        reeksbreuk=reeksbreuk,
        reden=reden,
        gemaakt_door=by,
        **definitie,
    )
    versie_nakijken(versie, by)
    versie.save()
    delen_bijwerken(indicator, delen, versie.nummer)
    for veld in IN_INDICATOR:
        setattr(indicator, veld, definitie[veld])
    indicator.save(update_fields=IN_INDICATOR)
    gegevens = {"versie": versie.nummer, "vanaf": str(vanaf), "reeksbreuk": reeksbreuk}
    besluit_vastleggen(
        Schakelsoort.INDICATOR_GEWIJZIGD, indicator, by=by, gegevens={**gegevens, "reden": reden}
    )
    if (versie.gewicht, versie.eenheid) != (laatste.gewicht, laatste.eenheid):
        afscherming_herzien(versie, by=by)
    definitie_gewijzigd.send(None, versie=versie, by=by)
    return versie


def is_gelijk(
    indicator: Indicator, versie: Indicatorversie, definitie: dict[str, Any], delen: Sequence[Deel]
) -> bool:
    if any(getattr(versie, veld) != definitie[veld] for veld in VERSIEVELDEN):
        return False
    return [als_deel(rij) for rij in uitsplitsingen_van(indicator, versie.nummer)] == list(delen)


def als_deel(rij: Uitsplitsing) -> Deel:
    return Deel(rij.as_naam, rij.aard, rij.code, rij.naam, rij.telt_op)


def delen_bijwerken(indicator: Indicator, delen: Sequence[Deel], nummer: int) -> None:
    """What is gone ends with the version before; what is new begins with this one."""
    nu = {als_deel(rij): rij for rij in indicator.assen.all() if rij.hoort_bij(nummer)}
    for deel, rij in nu.items():
        if deel not in delen:
            rij.tot_versie = nummer - 1
            rij.save(update_fields=["tot_versie"])
    for volgorde, deel in enumerate(delen, start=1):
        if deel not in nu:
            Uitsplitsing.objects.create(
                indicator=indicator, volgorde=volgorde, vanaf_versie=nummer, **deel._asdict()
            )
        elif nu[deel].volgorde != volgorde:
            nu[deel].volgorde = volgorde
            nu[deel].save(update_fields=["volgorde"])


@transaction.atomic
def indicator_intrekken(
    indicator: Indicator, *, by: Any, laatste: Halfjaar, reden: str
) -> Indicator:
    """No area follows it after ``laatste``; what was measured stays. Raises ValidationError."""
    indicator = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    require("indicatoren_beheren", by, indicator)
    if namen := [str(rij) for rij in afhankelijk(indicator)]:
        raise ValidationError(f"Wordt nog gebruikt om uit te rekenen: {', '.join(namen)}.")
    if indicator.tot == laatste:
        return indicator
    indicator.tot_jaar, indicator.tot_helft = laatste.jaar, laatste.helft
    indicator.save(update_fields=["tot_jaar", "tot_helft"])
    gegevens = {"tot en met": str(laatste), "reden": reden}
    besluit_vastleggen(Schakelsoort.INDICATOR_INGETROKKEN, indicator, by=by, gegevens=gegevens)
    indicator_ingetrokken.send(None, indicator=indicator, laatste=laatste, reden=reden, by=by)
    return indicator


@transaction.atomic
def indicator_terugzetten(indicator: Indicator, *, by: Any) -> Indicator:
    """In use again, as if it had not been withdrawn."""
    indicator = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    require("indicatoren_beheren", by, indicator)
    if indicator.tot is not None:
        indicator.tot_jaar = indicator.tot_helft = None
        indicator.save(update_fields=["tot_jaar", "tot_helft"])
        besluit_vastleggen(Schakelsoort.INDICATOR_TERUGGEZET, indicator, by=by, gegevens={})
    return indicator


def afhankelijk(indicator: Indicator) -> list[Indicator]:
    """Indicators in use that are worked out from this one."""
    code = indicator.code.upper()
    rijen = Indicator.objects.filter(tot_jaar__isnull=True).exclude(pk=indicator.pk)
    return [
        rij
        for rij in rijen.filter(versies__formule__gt="").distinct().prefetch_related("versies")
        if (formule := laatste_versie(rij).formule)
        and code in {deel.code for deel in lees_formule(formule).verwijzingen}
    ]
