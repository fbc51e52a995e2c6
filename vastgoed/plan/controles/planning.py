"""Dates: in order, inside each other, and before the deadline."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ...choices_plan import Planernst
from ..definities import TABELLEN
from ..document import Document, Rij
from ..doorrekenen import FASEVOLGORDE, spelingen
from ..keuzes import Fase
from .context import Context
from .register import Uitslag, controle
from .woorden import datum, meervoud

KRAP = 30
DAGEN = (("projecten", "start", "gereed"), ("fasen", "start", "einde"))
MAANDEN = (("groepen", "van", "tot"), ("onderdak", "van", "tot"))


def fase_naam(rij: Rij) -> str:
    welke = rij.tekst("fase")
    return Fase(welke).label if welke in Fase.values else welke


def laatste_dag(rij: Rij) -> date | None:
    return rij.dag("gereed" if rij.tabel == "projecten" else "einde")


def wat(rij: Rij) -> str:
    """``Project P1`` or ``De fase bouw van P1``."""
    if rij.tabel == "projecten":
        return f"Project {rij.project}"
    return f"De fase {fase_naam(rij)} van {rij.project}"


@controle("omgekeerd", Planernst.FOUT, "Een einde ligt niet voor het begin.")
def omgekeerd(document: Document, context: Context) -> Iterator[Uitslag]:
    for tabel, van, tot in DAGEN:
        for rij in document.rijen(tabel):
            start, eind = rij.dag(van), rij.dag(tot)
            if start and eind and eind < start:
                yield Uitslag(
                    rij.pad(tot),
                    f"{wat(rij)} is klaar op {datum(eind)}, voor het begin op {datum(start)}.",
                    f"Kies een dag op of na {datum(start)}.",
                )
    for tabel, van, tot in MAANDEN:
        for rij in document.rijen(tabel):
            eerste, laatste = rij.maand(van), rij.maand(tot)
            if eerste and laatste and laatste < eerste:
                yield Uitslag(
                    rij.pad(tot),
                    f"De laatste maand ({laatste}) van {rij.tekst('groep')} ligt voor de eerste "
                    f"({eerste}).",
                    f"Kies {eerste} of later.",
                )


@controle("na_uiterste_datum", Planernst.WAARSCHUWING, "Alles is klaar voor de uiterste datum.")
def na_uiterste_datum(document: Document, context: Context) -> Iterator[Uitslag]:
    if context.uiterlijk is None:
        return
    rijen = (*document.rijen("projecten"), *document.rijen("fasen"))
    gevonden = [(wat(rij), rij.pad("gereed" if rij.tabel == "projecten" else "einde"), eind)
                for rij in rijen if (eind := laatste_dag(rij))]  # fmt: skip
    if einddatum := document.dag("einddatum"):
        gevonden.insert(0, ("Het plan", "einddatum", einddatum))
    for naam, pad, eind in gevonden:
        if eind > context.uiterlijk:
            dagen = (eind - context.uiterlijk).days
            yield Uitslag(
                pad,
                f"{naam} is klaar op {datum(eind)}, {meervoud(dagen, 'dag', 'dagen')} na de "
                f"uiterste datum {datum(context.uiterlijk)}{termijn(context)}.",
                f"Plan het einde op {datum(context.uiterlijk)} of eerder, of leg uit wie uitstel "
                "gaf.",
                f"{eind} {context.uiterlijk}",
            )


def termijn(context: Context) -> str:
    return f" ({context.termijn})" if context.termijn else ""


@controle("weinig_speling", Planernst.LET_OP, "Er zijn ten minste 30 dagen speling.")
def weinig_speling(document: Document, context: Context) -> Iterator[Uitslag]:
    """Per project the phase with the least days (the last of them), when it is in time."""
    if context.uiterlijk is None:
        return
    for project in document.projecten:
        gevonden = spelingen(document, project.project, context.uiterlijk)
        krapst = min(reversed(gevonden), key=lambda paar: paar[1].dagen, default=None)
        if krapst and 0 <= krapst[1].dagen < KRAP:
            rij, deze = krapst
            yield Uitslag(
                rij.pad("einde"),
                f"{wat(rij)} kan {meervoud(deze.dagen, 'dag', 'dagen')} uitlopen; daarna haalt het "
                f"project {datum(context.uiterlijk)} niet meer.",
                f"Neem ten minste {KRAP} dagen ruimte, of zeg hoe u vertraging opvangt.",
                str(deze.dagen),
            )


@controle("fasevolgorde", Planernst.WAARSCHUWING, "Fasen beginnen in hun volgorde.")
def fasevolgorde(document: Document, context: Context) -> Iterator[Uitslag]:
    for project in document.projecten:
        rijen = sorted(
            (r for r in document.rijen("fasen", project.project) if r.dag("start")),
            key=lambda rij: FASEVOLGORDE.get(rij.tekst("fase"), 99),
        )
        for eerst, later in pairwise(rijen):
            begin, daarna = eerst.dag("start"), later.dag("start")
            if begin and daarna and daarna < begin:
                yield Uitslag(
                    later.pad("start"),
                    f"{wat(later)} begint op {datum(daarna)}, eerder dan de fase "
                    f"{fase_naam(eerst)} ({datum(begin)}).",
                    "Zet de fasen in hun volgorde, of leg uit waarom het anders gaat.",
                )


@controle("fase_buiten_project", Planernst.WAARSCHUWING, "Fasen vallen binnen hun project.")
def fase_buiten_project(document: Document, context: Context) -> Iterator[Uitslag]:
    for project in document.projecten:
        begin, klaar = project.dag("start"), project.dag("gereed")
        for rij in document.rijen("fasen", project.project):
            start, eind = rij.dag("start"), rij.dag("einde")
            if begin and start and start < begin:
                yield Uitslag(
                    rij.pad("start"),
                    f"{wat(rij)} begint op {datum(start)}; het project begint op {datum(begin)}.",
                    "Maak beide gelijk, of begin de fase later.",
                )
            if klaar and eind and eind > klaar and rij.tekst("fase") != Fase.INGEBRUIKNAME:
                yield Uitslag(
                    rij.pad("einde"),
                    f"{wat(rij)} eindigt op {datum(eind)}; het project is klaar op {datum(klaar)}.",
                    "Maak beide gelijk, of laat de fase eerder eindigen.",
                )


@controle("einddatum_anders", Planernst.WAARSCHUWING, "Het plan is klaar met het laatste project.")
def einddatum_anders(document: Document, context: Context) -> Iterator[Uitslag]:
    einddatum = document.dag("einddatum")
    klaar = [dag for project in document.projecten if (dag := project.dag("gereed"))]
    if einddatum and klaar and einddatum != max(klaar):
        yield Uitslag(
            "einddatum",
            f"Het plan is gereed op {datum(einddatum)}; het laatste project is klaar op "
            f"{datum(max(klaar))}.",
            f"Vul {datum(max(klaar))} in, of verbeter het project.",
        )


@controle("plaatsen_voor_start", Planernst.WAARSCHUWING, "Plaatsen veranderen na het begin.")
def plaatsen_voor_start(document: Document, context: Context) -> Iterator[Uitslag]:
    for project in document.projecten:
        begin = project.dag("start")
        for rij in document.rijen("plaatsen", project.project):
            dag = rij.dag("datum")
            if begin and dag and dag < begin:
                yield Uitslag(
                    rij.pad("datum"),
                    f"Deze plaatsen veranderen op {datum(dag)}; {project.project} begint pas op "
                    f"{datum(begin)}.",
                    f"Kies een dag op of na {datum(begin)}.",
                )


PER_PROJECT = ("plaatsen", "fasen", "gebouwen", "normaliseren", "investeringen", "dekking",
               "exploitatie", "personeel", "kostprijzen")  # fmt: skip


@controle("project_zonder_rijen", Planernst.WAARSCHUWING, "Elk project staat in elke tabel.")
def project_zonder_rijen(document: Document, context: Context) -> Iterator[Uitslag]:
    """Only for tables that are begun: that one is empty as a whole is said elsewhere."""
    for tabel in PER_PROJECT:
        if not document.rijen(tabel):
            continue
        for project in document.projecten:
            if not document.rijen(tabel, project.project):
                naam = TABELLEN[tabel].naam
                yield Uitslag(
                    f"{tabel}/{project.sleutel}",
                    f"{project.project} heeft geen rij in de tabel {naam}.",
                    f"Voeg voor {project.project} een rij toe.",
                )
