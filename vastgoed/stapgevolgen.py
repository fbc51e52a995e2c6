"""What a step will do to this plan, in words: those of the table, with its days and numbers."""

from collections.abc import Iterator

from django.utils import timezone

from jeugdzorg.kern.notation import datum
from jeugdzorg.kern.werkdagen import werkdagen_verder

from .models import Planbesluit, Vastgoedplan
from .stappen.boeken import te_herroepen
from .werkstroom import Overgang


def gevolgen(plan: Vastgoedplan, stap: Overgang) -> list[str]:
    return [*stap.gevolgen, *EXTRA.get(stap.code, niets)(plan), *termijn(plan, stap)]


def termijn(plan: Vastgoedplan, stap: Overgang) -> Iterator[str]:
    """Until when the next has time."""
    werkdagen = stap.termijn
    if stap.code == "in_toetsing_nemen" and plan.resterend is not None:
        werkdagen = max(plan.resterend, 1)
    if stap.code == "aanvulling_intrekken":
        werkdagen = max(plan.resterend, 1) if plan.resterend is not None else None
    if werkdagen is None:
        return
    dag = werkdagen_verder(timezone.localdate(), werkdagen)
    woord = "werkdag" if werkdagen == 1 else "werkdagen"
    yield f"Daarna is er tijd tot en met {datum(dag)}: {werkdagen} {woord}."


def niets(plan: Vastgoedplan) -> Iterator[str]:
    return iter(())


def aanvulling(plan: Vastgoedplan) -> Iterator[str]:
    verzoek = plan.aanvulverzoeken.lopend().first()
    if verzoek:
        aantal = verzoek.vragen.filter(opgenomen=True).count()
        yield f"Het verzoek heeft {aantal} {'vraag' if aantal == 1 else 'vragen'}."


def herroepen(plan: Vastgoedplan) -> Iterator[str]:
    besluit = Planbesluit.objects.geldend().filter(plan=plan).first()
    if besluit is None:
        return
    open_, klaar = te_herroepen(besluit.versie)
    if open_:
        plaatsen = sum(plaats.aantal for plaats in open_)
        yield f"Teruggeboekt worden {len(open_)} regels met samen {plaatsen} plaatsen."
    else:
        yield "Er staan geen geplande plaatsen van dit plan in de plaatsenbalans."
    if klaar:
        yield f"{len(klaar)} regels zijn al uitgevoerd of teruggeboekt. Die blijven zoals ze zijn."
    nieuw = {p.mutatie.naar for p in open_ if p.naar_naam and p.mutatie and p.mutatie.naar}
    for voorziening in sorted(nieuw, key=str):
        yield f"{voorziening} blijft als plan in het register. Sluit haar daar als zij niet komt."
    voorwaarden = besluit.voorwaarden.filter(voldaan_op__isnull=True).count()
    if voorwaarden:
        yield f"{voorwaarden} voorwaarden waaraan nog niet is voldaan, vervallen."


EXTRA = {
    "aanvulling_vragen": aanvulling,
    "aanvulling_intrekken": aanvulling,
    "besluit_herroepen": herroepen,
}
