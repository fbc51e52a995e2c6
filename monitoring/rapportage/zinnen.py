"""The summary in words, made from the figures."""

from collections.abc import Iterator

from jeugdzorg.kern.notation import datum, datum_precies, getal_tekst
from jeugdzorg.kern.privacy_values import is_hidden

from ..choices import Padgrootheid, Voortgangstand
from ..levering.dekking import gebiedswaarden_van
from ..models import Indicator, Meting
from ..padbeeld import Gemeten, Padbeeld
from .bereik import Bereik


def samenvatting(bereik: Bereik) -> list[str]:
    """The report in a few sentences: delivered, where we stand, who stands out, what's unclear."""
    zinnen: list[str] = []
    gezien: set[int | None] = set()
    for beeld in bereik.padbeelden:
        zinnen += pad_zinnen(bereik, beeld)
        if beeld.pad.indicator_id not in gezien:
            zinnen += tempo_zinnen(beeld)
        gezien.add(beeld.pad.indicator_id)
    zinnen += dekking_zinnen(bereik)
    for indicator in bereik.indicatoren:
        zinnen += regio_zinnen(bereik, indicator)
    zinnen += bevinding_zinnen(bereik)
    return zinnen


def regio_samenvatting(bereik: Bereik) -> list[str]:
    """The report of one region in a few sentences: what it has, against the year before."""
    regio = bereik.regio
    if regio is None:
        return []
    zinnen = []
    for indicator in bereik.indicatoren:
        nu, jaar = bereik.meting(indicator, regio), bereik.meting(indicator, regio, jaar=True)
        if nu is None:
            zinnen.append(f"{indicator.naam}: {regio} heeft over dit halfjaar niet geleverd.")
            continue
        eerder = f", tegenover {getal_tekst(jaar.waarde)} in heel het jaar ervoor" if jaar else ""
        zinnen.append(f"{indicator.naam}: {getal_tekst(nu.waarde)} in {regio}{eerder}.")
    for beeld in bereik.padbeelden:
        if beeld.verdeling and regio.code in beeld.verdeling.delen:
            deel = beeld.verdeling.delen[regio.code].afgerond()
            zinnen.append(
                f"{beeld.pad.naam}: {regio} gaat van {getal_tekst(deel['basis'])} naar "
                f"{getal_tekst(deel['doel'], 1)} in {beeld.pad.doeldatum.year}."
            )
    return zinnen


def dekking(bereik: Bereik, indicator: Indicator) -> tuple[list[str], list[str]]:
    """Regions that delivered this half-year's figure, and those that did not."""
    geleverd: list[str] = []
    ontbreekt: list[str] = []
    for regio in bereik.regios:
        lijst = geleverd if bereik.meting(indicator, regio) else ontbreekt
        lijst.append(regio.naam)
    return geleverd, ontbreekt


def dekking_zinnen(bereik: Bereik) -> Iterator[str]:
    for indicator in bereik.indicatoren:
        geleverd, ontbreekt = dekking(bereik, indicator)
        totaal = len(geleverd) + len(ontbreekt)
        if not totaal:
            continue
        zin = f"{indicator.naam}: {len(geleverd)} van de {totaal} regio's hebben geleverd"
        yield f"{zin}. Geen cijfer van: {opsomming(ontbreekt)}." if ontbreekt else f"{zin}."


def opsomming(namen: list[str]) -> str:
    return " en ".join([", ".join(namen[:-1]), namen[-1]]) if len(namen) > 1 else "".join(namen)


def pad_zinnen(bereik: Bereik, beeld: Padbeeld) -> Iterator[str]:
    rij = beeld.in_periode(bereik.halfjaar.van, bereik.halfjaar.tot)
    if rij is None or rij.voortgang.padwaarde is None:
        laatste = beeld.laatste
        if laatste:
            yield (
                f"{beeld.pad.naam}: over het {bereik.halfjaar.label} is geen cijfer van het hele "
                f"gebied bekend; het laatste is {getal_tekst(laatste.meting.waarde)} "
                f"({datum(laatste.meting.periode_tot)}).{van_de_regios(bereik, beeld)}"
            )
        return
    yield stand_zin(bereik, beeld, rij)


def van_de_regios(bereik: Bereik, beeld: Padbeeld) -> str:
    """What its regions came to, where they may be added up; with how many of them that rests on."""
    if beeld.pad.indicator is None:
        return ""
    lijst = [beeld.pad.indicator]
    alle = gebiedswaarden_van(bereik.gebied, bereik.halfjaar, lijst, Meting.objects.voor_elk_lid())
    samen = alle[beeld.pad.indicator.pk]
    if samen.waarde is None:
        return ""
    return f" De regio's leverden samen {getal_tekst(samen.waarde)} ({samen.dekking.tekst})."


def tempo_zinnen(beeld: Padbeeld) -> Iterator[str]:
    """What was agreed, and when that is reached at the present pace."""
    pad = beeld.pad
    if beeld.verdeling:
        totaal = beeld.verdeling.totaal.afgerond()
        afname, per_jaar = getal_tekst(totaal["afname"]), getal_tekst(totaal["per_jaar"], 1)
        yield (
            f"Afgesproken is van {getal_tekst(pad.startwaarde)} ({datum(pad.startdatum)}) naar "
            f"{getal_tekst(pad.doelwaarde)} in {pad.doeldatum.year}: {afname} minder, "
            f"{per_jaar} per jaar."
        )
    if verwacht := beeld.verwacht_bereikt:
        yield (
            f"Bij het tempo van de laatste twee metingen is het doel van "
            f"{getal_tekst(beeld.pad.doelwaarde)} bereikt rond "
            f"{datum_precies(verwacht, 'maand')}; afgesproken is "
            f"{beeld.pad.doeldatum.year}."
        )


def stand_zin(bereik: Bereik, beeld: Padbeeld, rij: Gemeten) -> str:
    padwaarde = rij.voortgang.padwaarde or 0
    verschil = round(float(rij.voortgang.verschil or 0), 1)
    wanneer = (
        f"in het {bereik.halfjaar.label}"
        if beeld.pad.grootheid == Padgrootheid.STROOM
        else f"op {datum(rij.meting.periode_tot)}"
    )
    verschil_woorden = {
        Voortgangstand.ACHTER: f"Dat is {getal_tekst(abs(verschil))} meer: achter op het pad.",
        Voortgangstand.VOOR: f"Dat is {getal_tekst(abs(verschil))} minder: voor op het pad.",
        Voortgangstand.OP_KOERS: "Dat is op koers.",
    }
    return (
        f"{beeld.pad.naam}: {getal_tekst(rij.meting.waarde)} {wanneer}, tegenover "
        f"{getal_tekst(round(float(padwaarde), 1))} volgens het pad. "
        f"{verschil_woorden.get(rij.stand, '')}"
    ).strip()


def regio_zinnen(bereik: Bereik, indicator: Indicator) -> Iterator[str]:
    """The region with most, and those that go up against half of the year before."""
    nu = {
        regio.naam: meting
        for regio in bereik.regios
        if (meting := bereik.meting(indicator, regio)) and not is_hidden(meting.waarde)
    }
    if not nu:
        return
    meeste = max(nu, key=lambda naam: nu[naam].waarde)
    yield f"Het hoogste aantal heeft {meeste}: {getal_tekst(nu[meeste].waarde)}."
    stijgers = [
        regio.naam
        for regio in bereik.regios
        if regio.naam in nu
        and (vorig := bereik.meting(indicator, regio, jaar=True))
        and not is_hidden(vorig.waarde)
        and 2 * nu[regio.naam].waarde > vorig.waarde
    ]
    if stijgers:
        yield (
            f"Meer dan de helft van heel {bereik.halfjaar.jaar - 1} kwam al in dit halve jaar "
            f"binnen in {opsomming(stijgers)}."
        )


def bevinding_zinnen(bereik: Bereik) -> Iterator[str]:
    open_ = [rij for rij in bereik.bevindingen if rij.status == "open"]
    if open_:
        hoog = sum(rij.ernst == "hoog" for rij in open_)
        yield (
            f"Over de cijfers staan {len(open_)} bevindingen open, waarvan {hoog} met ernst hoog; "
            "zie het hoofdstuk Bevindingen."
        )
