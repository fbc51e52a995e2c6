"""Two colleagues at one place: both values side by side, and what is chosen of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..models import Planversie
from ..plan.inhoud import Inhoud, plek, waarde
from ..plan.velden import Soort, Veld
from ..plan.waarden import Waardefout
from ..plan.wijzigen import Botsing, Wijziging
from .opties import Opties
from .plekken import plek_naam
from .rijen import verwijdering
from .schrijfwijze import als_json, gelezen, getypt, uit_json
from .weergave import veld_id

MIJN, HUN, SAMEN = "mijn", "hun", "samen"
WEG: Final = "(verwijderd)"
LEEG: Final = "(leeg)"


@dataclass(frozen=True)
class Samenvoeging:
    """One place to choose at. ``mijn`` is the typed text, ``nu`` what stands there, as JSON."""

    pad: str
    naam: str
    door: str
    was_woorden: str
    mijn_woorden: str
    hun_woorden: str
    mijn: str
    nu: str
    samen: str
    kan_samen: bool
    keuze: str = ""
    fout: str = ""

    @property
    def id(self) -> str:
        return veld_id(self.pad)


def samenvoeging(botsing: Botsing, inhoud: Inhoud, opties: Opties) -> Samenvoeging:
    """What is shown of a place that two people changed."""
    hier = plek(botsing.pad)
    veld = hier.veld
    rij_weg = veld is not None and bool(hier.rij) and is_weg(inhoud, botsing.pad)
    mijn = getypt(veld, botsing.naar) if veld else ""
    hun = getypt(veld, botsing.nu) if veld else ""
    is_tekst = bool(veld and veld.soort in (Soort.TEKST, Soort.LANGE_TEKST))
    samen = "\n".join(filter(None, (hun, mijn))) if is_tekst else mijn
    return Samenvoeging(
        botsing.pad,
        plek_naam(botsing.pad, inhoud),
        botsing.door or "een collega",
        woorden(veld, botsing.was, opties),
        woorden(veld, botsing.naar, opties),
        WEG if rij_weg else woorden(veld, botsing.nu, opties),
        mijn,
        als_json(botsing.nu),
        samen if veld and veld.soort == Soort.LANGE_TEKST else samen.replace("\n", " "),
        bool(veld and not rij_weg and veld.soort not in (Soort.KEUZE, Soort.JA_NEE)),
    )


def is_weg(inhoud: Inhoud, pad: str) -> bool:
    return waarde(inhoud, pad.rpartition("/")[0]) is None


def woorden(veld: Veld | None, stand: Any, opties: Opties) -> str:
    """Of a row: what stands in it, in words."""
    if veld is not None:
        return opties.woorden(veld, stand) if stand not in (None, "") else LEEG
    if isinstance(stand, list):
        return f"volgorde van {len(stand)} rijen"
    if not isinstance(stand, dict):
        return WEG
    return "; ".join(str(cel) for code, cel in stand.items() if code != "sleutel") or LEEG


def gekozen(versie: Planversie, post: Mapping[str, str]) -> tuple[list[Wijziging], dict[str, str]]:
    """The changes that follow from the choices, and per place what is wrong with a choice."""
    wijzigingen: list[Wijziging] = []
    fouten: dict[str, str] = {}
    herstel: dict[str, dict[str, Any]] = {}
    for pad in paden(post):
        try:
            keuze_toepassen(versie, pad, post, wijzigingen, herstel)
        except Waardefout as fout:
            fouten[pad] = str(fout)
    wijzigingen += [Wijziging(rij, inhoud, None) for rij, inhoud in herstel.items()]
    return wijzigingen, fouten


def keuze_toepassen(
    versie: Planversie,
    pad: str,
    post: Mapping[str, str],
    wijzigingen: list[Wijziging],
    herstel: dict[str, dict[str, Any]],
) -> None:
    """Adds the change to ``wijzigingen``; of a cell of a row that went to ``herstel``, so that the
    row comes back whole. Raises Waardefout."""
    keuze = post.get(f"keuze:{pad}", "")
    if keuze not in (MIJN, HUN, SAMEN):
        raise Waardefout("Kies wat er moet komen te staan.")
    if keuze == HUN:
        return
    hier, nu = plek(pad), uit_json(post.get(f"nu:{pad}"))
    if hier.veld is None:
        wijzigingen.append(Wijziging(pad, None, nu))
        return
    ingevuld = gelezen(hier.veld, post.get(f"{keuze}:{pad}", ""))
    rij = pad.rpartition("/")[0]
    if hier.rij and is_weg(versie.inhoud, pad):
        weg = verwijdering(versie, rij)
        oud = herstel.setdefault(rij, dict(weg.van or {}) if weg else {"sleutel": hier.rij})
        oud[hier.veld.code] = ingevuld
    else:
        wijzigingen.append(Wijziging(pad, ingevuld, nu))


def paden(post: Mapping[str, str]) -> Iterable[str]:
    """Places that the page asked about; what the definitions do not know is left alone."""
    for naam in post:
        soort, _, pad = naam.partition(":")
        if soort != "nu":
            continue
        try:
            hier = plek(pad)
        except KeyError:
            continue
        if hier.veld or hier.is_rij:
            yield pad


def als_gestuurd(
    post: Mapping[str, str], inhoud: Inhoud, opties: Opties, fouten: Mapping[str, str]
) -> list[Samenvoeging]:
    """The same choices once more, as they were sent, with what is wrong."""
    return [
        Samenvoeging(
            pad,
            plek_naam(pad, inhoud),
            post.get(f"door:{pad}", "")[:200],
            post.get(f"was_woorden:{pad}", ""),
            post.get(f"mijn_woorden:{pad}", ""),
            woorden(plek(pad).veld, uit_json(post.get(f"nu:{pad}")), opties),
            post.get(f"mijn:{pad}", ""),
            post.get(f"nu:{pad}", ""),
            post.get(f"samen:{pad}", ""),
            f"samen:{pad}" in post,
            post.get(f"keuze:{pad}", ""),
            fouten.get(pad, ""),
        )
        for pad in paden(post)
    ]
