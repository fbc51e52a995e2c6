"""What the picture says, in sentences."""

from fractions import Fraction
from typing import TYPE_CHECKING

from jeugdzorg.kern.notation import getal_tekst

from ..doelen.beeld import onzeker_van
from ..doelen.onzekerreeks import onzekere_zin
from ..padbeeld import padbeeld
from .kwartaal import Kwartaal
from .rekenen import Kwartaalregel, Lacune
from .stappen import GEREALISEERD

if TYPE_CHECKING:
    from .beeld import Pasbeeld


def conclusie(beeld: "Pasbeeld") -> str:
    """Is there a gap, how large, since or from when; and where the most."""
    regel = beeld.nu or beeld.laatste
    if not any(rij.opgave or rij.opgebouwd for rij in beeld.regels):
        return "Er is hier nog niets op- of afgebouwd, en ook niets gepland."
    zinnen = [stand(regel, beeld)]
    if beeld.te_laat > 0:
        zinnen.append(f"Volgens plan hadden er al {plaatsen(beeld.te_laat)} bij moeten zijn.")
    lacune = beeld.lacune
    if lacune is None:
        zinnen.append("In geen enkel kwartaal zijn er plaatsen te weinig.")
    else:
        zinnen.append(tekort(lacune, Kwartaal.at(beeld.vandaag)))
        zinnen += waar(beeld, lacune)
    return " ".join([*zinnen, *onzeker(beeld)])


def onzeker(beeld: "Pasbeeld") -> list[str]:
    """What is not sure about the path itself; the numbers above follow its straight line."""
    if beeld.pad is None:
        return []
    stukken = onzeker_van(padbeeld(beeld.pad, []))
    return [onzekere_zin(stuk, beeld.pad.eenheid) for stuk in stukken]


def is_leeg(beeld: "Pasbeeld") -> bool:
    """Is nothing asked, and does nothing go or come, by any certainty?"""
    return not any(
        rij.opgave or any(rij.op.values()) or any(rij.af.values()) for rij in beeld.regels
    )


def nu_tekort(beeld: "Pasbeeld") -> tuple[str, str] | None:
    """Places short at the end of this quarter, by the build-up that is there; and what that says.

    None where nothing is asked and nothing was built.
    """
    regel = beeld.nu or beeld.laatste
    if not any(rij.opgave or rij.opgebouwd for rij in beeld.regels):
        return None
    weg = regel.af.get(GEREALISEERD, 0) if regel.gevraagd is None else regel.gevraagd
    tekort = Fraction(weg) - regel.op.get(GEREALISEERD, 0)
    woord = "te weinig" if tekort > 0 else "meer dan gevraagd"
    naam = "plaats" if abs(tekort) == 1 else "plaatsen"
    return getal(
        abs(tekort)
    ), f"{naam} {woord} eind {regel.kwartaal.label}, met de opbouw die er is"


def stand(regel: Kwartaalregel, beeld: "Pasbeeld") -> str:
    """What was asked and what there is, at the end of the quarter."""
    begin = f"begin {beeld.kwartalen[0].label}"
    if regel.gevraagd is None:
        weg = f"zijn er {plaatsen(regel.afgebouwd)} weg sinds {begin}"
    else:
        weg = f"vraagt het pad {plaatsen(regel.gevraagd)} minder dan {begin}"
    er_is = regel.op.get(GEREALISEERD, 0)
    plan = "" if er_is == regel.opgebouwd else f", met wat gepland is {getal(regel.opgebouwd)}"
    return f"Eind {regel.kwartaal.label} {weg}; er zijn er {getal(er_is)} bij{plan}."


def tekort(lacune: Lacune, nu: Kwartaal) -> str:
    hoogste = f"{plaatsen(lacune.hoogste)} in het {lacune.hoogste_in.label}"
    if lacune.tot is not None and lacune.tot < nu:
        einde = f"{lacune.vanaf.label} tot en met het {lacune.tot.label}"
        return f"Van het {einde} waren er plaatsen te weinig, het meest {hoogste}."
    if lacune.vanaf <= nu:
        begin = f"Sinds het {lacune.vanaf.label} zijn er plaatsen te weinig"
    else:
        begin = f"Vanaf het {lacune.vanaf.label} zijn er plaatsen te weinig"
    einde = "" if lacune.tot is None else f" tot en met het {lacune.tot.label}"
    return f"{begin}{einde}; het meest {hoogste}."


def waar(beeld: "Pasbeeld", lacune: Lacune) -> list[str]:
    """The region with the largest gap in the quarter of the largest gap."""
    plek = beeld.kwartalen.index(lacune.hoogste_in)
    rijen = [(deel.regels[plek].tekort, deel.naam) for deel in beeld.regios if deel.code]
    if not rijen:
        return []
    meest, naam = max(rijen)
    return [f"Het grootste tekort heeft {naam}: {plaatsen(meest)}."] if meest > 0 else []


def plannenzin(beeld: "Pasbeeld") -> str:
    """Which plans count; the same words whether or not there are others."""
    if beeld.ziet_alle_plannen:
        return "Alle ingediende plannen van dit gebied tellen mee."
    return (
        "Goedgekeurde plannen tellen voor iedereen mee. Van plannen waarover nog niet is besloten "
        "tellen alleen die mee die u mag inzien; het totaal kan dus te laag zijn."
    )


def plaatsen(waarde: Fraction | int) -> str:
    return f"{getal(waarde)} {'plaats' if waarde == 1 else 'plaatsen'}"


def getal(waarde: Fraction | int) -> str:
    """Whole, or with one decimal when it is not."""
    heel = not isinstance(waarde, Fraction) or waarde.denominator == 1
    return getal_tekst(waarde, None if heel else 1)
