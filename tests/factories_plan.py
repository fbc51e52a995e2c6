"""The smallest valid plans, versions, reviews, advices, decisions and conditions."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from regio.choices import Rol
from tests.factories import make_aanbieder, make_gebied, make_gebruiker, make_organisatie
from tests.factories_vastgoed import make_kader, make_regeling
from tests.planinhoud import volledige_inhoud
from vastgoed.choices_plan import (
    BEWERKBAAR,
    Aanzet,
    Oordeelwaarde,
    Planernst,
    Planstatus,
    Planuitkomst,
    Werkboekstatus,
)
from vastgoed.models import (
    Aanvulverzoek,
    Aanvulvraag,
    Advies,
    GezamenlijkOordeel,
    Planbesluit,
    Planbevinding,
    Plandossier,
    Planversie,
    Planvoorwaarde,
    Planwerkboek,
    Toetsing,
    Vastgoedplan,
)
from vastgoed.plan.inhoud import lege_inhoud
from vastgoed.plan.werkboek.gelezen import Gelezen
from vastgoed.plan.werkboek.sjabloon import sjabloon_maken

__all__ = ["volledige_inhoud"]
nummers = count(1)
AAN_ZET = {
    Planstatus.INGEDIEND: Aanzet.COORDINATOR,
    Planstatus.IN_TOETSING: Aanzet.TOETSERS,
    Planstatus.GEADVISEERD: Aanzet.STUURGROEP,
    Planstatus.BESLOTEN: Aanzet.NIEMAND,
    Planstatus.INGETROKKEN: Aanzet.NIEMAND,
}
"""Whose turn it is by status; the provider's otherwise."""


def make_plan(inhoud: Any = None, **velden: Any) -> Vastgoedplan:
    """A plan with one version, empty unless ``inhoud`` is given.

    A draft; with any status but those in which the provider writes, it was handed in.
    """
    n = next(nummers)
    status = Planstatus(velden.get("status", Planstatus.CONCEPT))
    ingediend = None if status in BEWERKBAAR else timezone.now()
    standaard = {
        "code": f"plan-{n}",
        "titel": f"Vastgoedplan {n}",
        "aanbieder": velden.get("aanbieder") or make_aanbieder(),
        "regeling": velden.get("regeling") or make_regeling(),
        "gemeente": velden.get("gemeente") or make_organisatie(),
        "gebied": velden.get("gebied") or make_gebied(),
        "aan_zet": AAN_ZET.get(status, Aanzet.AANBIEDER),
        "ingediend_op": ingediend,
    }
    plan = Vastgoedplan.objects.create(**{**standaard, **velden})
    make_planversie(plan, inhoud=inhoud, ingediend_op=plan.ingediend_op)
    return plan


def make_planversie(plan: Vastgoedplan, *, inhoud: Any = None, **velden: Any) -> Planversie:
    """The next version, a draft; empty unless ``inhoud`` is given."""
    standaard = {
        "nummer": plan.versies.count() + 1,
        "inhoud": lege_inhoud() if inhoud is None else inhoud,
    }
    return Planversie.objects.create(plan=plan, **{**standaard, **velden})


def make_planwerkboek(plan: Vastgoedplan, **velden: Any) -> Planwerkboek:
    """A workbook of the draft of which nothing is said, ready to take over."""
    versie = plan.nieuwste_versie
    standaard = {
        "plan": plan,
        "versie": versie,
        "revisie": versie.revisie,
        "status": Werkboekstatus.KLAAR,
        "bestandsnaam": "plan.xlsx",
        "opslag": ContentFile(sjabloon_maken(versie), "plan.xlsx"),
        "grootte": 1,
        "sha256": "0" * 64,
        "door": velden.get("door") or make_gebruiker(),
        "gelezen": Gelezen(inhoud=versie.inhoud).als_json,
    }
    return Planwerkboek.objects.create(**{**standaard, **velden})


def make_toetsing(**velden: Any) -> Toetsing:
    """A review that runs, by a reviewer of the organisation."""
    organisatie = velden.get("organisatie") or make_organisatie()
    toetser = velden.get("toetser") or make_gebruiker(rol=Rol.TOETSER, organisatie=organisatie)
    standaard = {
        "plan": velden.get("plan") or make_plan(status=Planstatus.IN_TOETSING),
        "organisatie": organisatie,
        "toetser": toetser,
        "termijn": timezone.localdate() + timedelta(days=14),
        "gemaakt_door": toetser,
    }
    return Toetsing.objects.create(**{**standaard, **velden})


def make_gezamenlijk(
    plan: Vastgoedplan, waarde: str = Oordeelwaarde.VOLDOET, **velden: Any
) -> GezamenlijkOordeel:
    """A joint judgment, of a criterion of its own unless one is given."""
    standaard = {
        "criterium": velden.get("criterium") or make_kader().criteria.get(),
        "versie": plan.nieuwste_versie,
        "door": velden.get("door") or make_gebruiker(),
    }
    return GezamenlijkOordeel.objects.create(plan=plan, waarde=waarde, **{**standaard, **velden})


def make_advies(plan: Vastgoedplan, **velden: Any) -> Advies:
    """An advice that was given; ``gegeven_op=None`` makes it a draft."""
    standaard = {
        "versie": plan.nieuwste_versie,
        "uitkomst": Planuitkomst.GOEDGEKEURD,
        "motivering": "Het plan past bij de visie.",
        "gegeven_op": timezone.now(),
        "gemaakt_door": velden.get("gemaakt_door") or make_gebruiker(),
    }
    return Advies.objects.create(plan=plan, **{**standaard, **velden})


def make_besluit(plan: Vastgoedplan, **velden: Any) -> Planbesluit:
    standaard = {
        "versie": plan.nieuwste_versie,
        "advies": velden.get("advies") or make_advies(plan),
        "uitkomst": Planuitkomst.GOEDGEKEURD,
        "motivering": "Volgens het advies.",
        "genomen_op": timezone.localdate(),
        "door": velden.get("door") or make_gebruiker(),
    }
    return Planbesluit.objects.create(plan=plan, **{**standaard, **velden})


def make_planvoorwaarde(plan: Vastgoedplan, **velden: Any) -> Planvoorwaarde:
    """A condition that came with a decision; with an advice when one is given instead."""
    if not {"besluit", "advies"} & set(velden):
        velden["besluit"] = make_besluit(plan)
    return Planvoorwaarde.objects.create(
        plan=plan, **{"tekst": "Lever de vergunning na.", **velden}
    )


def make_plandossier(plan: Vastgoedplan, *, door: Any) -> Plandossier:
    """Composed by ``door``: a page and an archive without content."""
    dossier = Plandossier(plan=plan, door=door, paginas=1, bestanden=0)
    dossier.pdf.save("dossier.pdf", ContentFile(b"%PDF-1.7\n%%EOF\n"), save=False)
    dossier.zip.save("dossier.zip", ContentFile(b"PK\x05\x06" + bytes(18)), save=False)
    dossier.save()
    return dossier


def make_planbevinding(**velden: Any) -> Planbevinding:
    """A warning about the baseline, of a new plan unless a version is given."""
    standaard = {
        "versie": velden.get("versie") or make_plan().nieuwste_versie,
        "code": "startfoto_niet_gedekt",
        "ernst": Planernst.WAARSCHUWING,
        "pad": "startfoto_plaatsen",
        "melding": "De startfoto telt 17 plaatsen; de projecten nemen er 16 op.",
        "verwacht": "Neem ook die plaats op.",
        "kenmerk": "17 16",
    }
    return Planbevinding.objects.create(**{**standaard, **velden})


def make_aanvulverzoek(plan: Vastgoedplan, **velden: Any) -> Aanvulverzoek:
    """A draft about the newest version that was handed in; ``gevraagd_op`` makes it a request."""
    standaard = {
        "nummer": plan.aanvulverzoeken.count() + 1,
        "versie": plan.ingediende_versie,
        "gemaakt_door": velden.get("gemaakt_door") or make_gebruiker(),
    }
    return Aanvulverzoek.objects.create(plan=plan, **{**standaard, **velden})


def make_aanvulvraag(plan: Vastgoedplan, **velden: Any) -> Aanvulvraag:
    """A question about the aim, in the request that runs."""
    verzoek = plan.aanvulverzoeken.lopend().first() or make_aanvulverzoek(plan)
    return Aanvulvraag.objects.create(
        **{"verzoek": verzoek, "vraag": "Wat is het doel?", "paden": ["doel"], **velden}
    )
