"""What is said of a workbook: what can't be read, what it may not change, what the checks find."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from capaciteit.aanlevering.meldingen import getoond
from capaciteit.aanlevering.regels import Melding
from capaciteit.choices import AanleverErnst

from ...choices_plan import Planernst
from ...models import Planversie
from ..controles import draai
from ..controles.kennis import context_van
from ..controles.register import Gevonden
from ..definities import TABELLEN
from ..document import Document
from ..inhoud import Inhoud, plek, rijen, waarde
from ..velden import Soort
from ..verschil import Verschil, rij_naam, verschillen
from ..waarden import in_woorden
from ..wijzigen import is_open, te_wijzigen
from .basis import basis_van
from .bladen import VRAGENBLAD
from .drieweg import Vergelijking, met, vergelijk
from .gelezen import Gelezen
from .vragen import antwoordcel, nieuwe_antwoorden

ZONDER_PROJECT: Final = "rij_zonder_project"


@dataclass
class Oordeel:
    """The outcome of looking at a workbook against the plan as it is now."""

    gelezen: Gelezen
    nu: Inhoud
    vergelijking: Vergelijking
    meldingen: list[Melding]

    @property
    def fouten(self) -> int:
        return sum(melding.ernst == AanleverErnst.FOUT for melding in self.meldingen)

    @property
    def waarschuwingen(self) -> int:
        return len(self.meldingen) - self.fouten

    @cached_property
    def verschillen(self) -> list[Verschil]:
        """What would change without any conflict, place by place."""
        return verschillen(self.nu, met(self.nu, self.vergelijking.wensen))

    @property
    def telling(self) -> dict[str, int]:
        return tel(self.verschillen)


def tel(gevonden: Iterable[Verschil]) -> dict[str, int]:
    soorten = [verschil.soort.value for verschil in gevonden]
    return {
        "nieuw": soorten.count("nieuw"),
        "gewijzigd": soorten.count("gewijzigd"),
        "vervallen": soorten.count("weg"),
    }


def beoordeel(gelezen: Gelezen, versie: Planversie) -> Oordeel:
    """Everything at once; changes nothing."""
    nu = versie.inhoud
    if gelezen.revisie is None:
        return Oordeel(gelezen, nu, Vergelijking(), gelezen.meldingen)
    basis = basis_van(versie, gelezen.revisie, gelezen.sjabloon)
    verschil = vergelijk(basis, nu, gelezen.inhoud, gelezen.onleesbaar)
    meldingen = [
        *gelezen.meldingen,
        *niet_opengesteld(verschil, versie, gelezen),
        *ingehaald(versie, gelezen),
        *van_controles(verschil, versie, gelezen),
    ]
    return Oordeel(gelezen, nu, verschil, in_volgorde(meldingen))


def niet_opengesteld(
    verschil: Vergelijking, versie: Planversie, gelezen: Gelezen
) -> Iterator[Melding]:
    """During a supplement every other change is refused, by name."""
    open_paden = te_wijzigen(versie)
    if open_paden is None:
        return
    anders = [(w.pad, w.naar, w.was) for w in verschil.wensen]
    anders += [(b.pad, b.werkboek, b.nu) for b in verschil.botsingen]
    for pad, naar, was in anders:
        if is_open(pad, open_paden):
            continue
        terug = woorden(pad, was)
        yield melding_bij(
            pad,
            gelezen,
            AanleverErnst.FOUT,
            "niet-opengesteld",
            f"{naam_van(pad, was or naar)} is niet opengesteld. U kunt alleen aanvullen wat is "
            "gevraagd.",
            f"Zet terug wat er stond: {terug}." if terug else "Haal weg wat u hier invulde.",
            woorden(pad, naar),
        )


def ingehaald(versie: Planversie, gelezen: Gelezen) -> Iterator[Melding]:
    """An answer that somebody gave on screen since is not overwritten."""
    for vraag, antwoord in nieuwe_antwoorden(versie.plan, gelezen.antwoorden):
        if antwoord.was != vraag.antwoord:
            yield Melding(
                AanleverErnst.FOUT,
                "antwoord-ingehaald",
                "Deze vraag is intussen op het scherm anders beantwoord.",
                f"Haal het werkboek opnieuw op, of zet hier wat er nu staat: {vraag.antwoord}",
                VRAGENBLAD,
                antwoordcel(antwoord.rij),
                antwoord.rij,
                "Uw antwoord",
                getoond(antwoord.tekst),
            )


def van_controles(
    verschil: Vergelijking, versie: Planversie, gelezen: Gelezen
) -> Iterator[Melding]:
    """What the checks find in the plan as it would be; only errors that are new stop it."""
    straks = met(versie.inhoud, verschil.wensen)
    eerder = {uniek(regel) for regel in gevonden_in(versie.inhoud, versie)}
    for regel in gevonden_in(straks, versie):
        nieuw = uniek(regel) not in eerder
        fout = regel.ernst == Planernst.FOUT and nieuw
        al = "" if nieuw or regel.ernst != Planernst.FOUT else " (Dit stond al in het plan.)"
        yield melding_bij(
            regel.pad,
            gelezen,
            AanleverErnst.FOUT if fout else AanleverErnst.WAARSCHUWING,
            regel.code,
            f"{regel.melding}{al}",
            regel.verwacht,
            woorden(regel.pad, waarde_in(straks, regel.pad)),
        )


def gevonden_in(inhoud: Inhoud, versie: Planversie) -> list[Gevonden]:
    """By the checks of the plan; and rows that belong to no project, which a sheet allows."""
    als = Planversie(plan=versie.plan, nummer=versie.nummer, inhoud=inhoud)
    return [*draai(Document(inhoud), context_van(als)), *zonder_project(inhoud)]


def zonder_project(inhoud: Inhoud) -> Iterator[Gevonden]:
    codes = [rij["code"] for rij in rijen(inhoud, "projecten") if rij.get("code")]
    goed = f"Kies {', '.join(codes)}." if codes else "Voeg eerst het project toe."
    for tabel in TABELLEN.values():
        for kolom in tabel.kolommen:
            if kolom.soort != Soort.PROJECT or not kolom.verplicht:
                continue
            for rij in rijen(inhoud, tabel.code):
                if not rij.get(kolom.code):
                    pad = f"{tabel.code}/{rij['sleutel']}/{kolom.code}"
                    tekst = "Bij deze rij staat geen project."
                    yield Gevonden(ZONDER_PROJECT, Planernst.FOUT, pad, tekst, goed, pad)


def uniek(regel: Gevonden) -> tuple[str, str, str]:
    return regel.code, regel.pad, regel.kenmerk


def melding_bij(
    pad: str,
    gelezen: Gelezen,
    ernst: AanleverErnst,
    code: str,
    melding: str,
    verwacht: str,
    staat: str,
) -> Melding:
    """A message at the cell where that place of the plan stands."""
    if not pad:
        return Melding(ernst, code, melding, verwacht)
    blad, cel, rij, kolom = gelezen.plekken.van(pad)
    return Melding(ernst, code, melding, verwacht, blad, cel, rij, kolom, getoond(staat))


def waarde_in(inhoud: Inhoud, pad: str) -> object:
    return waarde(inhoud, pad) if pad else None


def woorden(pad: str, wat: object) -> str:
    """A value as people read it; of a row or table nothing."""
    hier = plek(pad) if pad else None
    return in_woorden(hier.veld, wat) if hier and hier.veld else ""


def naam_van(pad: str, wat: object) -> str:
    hier = plek(pad)
    if hier.veld:
        return hier.veld.label
    return rij_naam(hier.tabel, wat) if hier.tabel and isinstance(wat, dict) else pad


def in_volgorde(meldingen: Iterable[Melding]) -> list[Melding]:
    """Errors first, then as found."""
    return sorted(meldingen, key=lambda melding: melding.ernst != AanleverErnst.FOUT)
