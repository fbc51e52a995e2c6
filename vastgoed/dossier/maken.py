"""Composing the dossier as files, for one reader."""

import hashlib
import io
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from jeugdzorg.kern.pdf import page_count
from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.progress import Progress
from regio.models import Gebruiker

from ..models import Plandossier, Vastgoedplan
from .inpakken import inpakken
from .lezen import Dossier
from .opmaak import dossier_pdf

STAPPEN = 3


def dossier_maken(plan: Vastgoedplan, *, by: Gebruiker, progress: Progress) -> Plandossier:
    """The dossier as PDF and zip with what ``by`` may know now. Raises PermissionDenied."""
    require("plan_inzien", by, plan)
    progress(0, STAPPEN, "Stukken verzamelen")
    dossier = Dossier(plan, by)
    progress(1, STAPPEN, "Bladzijden opmaken")
    pdf = dossier_pdf(dossier)
    progress(2, STAPPEN, "Archief inpakken")
    archief = io.BytesIO()
    aantal = inpakken(dossier, pdf, archief)
    return bewaren(plan, pdf, archief.getvalue(), aantal, by=by)


@transaction.atomic
def bewaren(plan: Vastgoedplan, pdf: bytes, archief: bytes, aantal: int, *, by: Any) -> Plandossier:
    gemaakt = Plandossier(
        plan=plan,
        door=by,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        zip_sha256=hashlib.sha256(archief).hexdigest(),
        paginas=page_count(pdf),
        bestanden=aantal,
    )
    gemaakt.pdf.save(f"dossier-{plan.code}.pdf", ContentFile(pdf), save=False)
    gemaakt.zip.save(f"dossier-{plan.code}.zip", ContentFile(archief), save=False)
    gemaakt.save()
    return gemaakt
