"""The chain of decisions: each link seals the one before, so that a change afterwards shows.

``inhoud`` is canonical JSON with number, kind, subject, time and the SHA-256 of ``gegevens``; the
mark of a link is the SHA-256 of the mark before it, a line end, and ``inhoud``. ``gegevens`` holds
who, what and why, with a random part so that nobody can guess it from its mark.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.utils import timezone

from .audit_context import memberships, person
from .models import Ketenschakel, Schakelsoort

BEGIN: Final = "0" * 64
LOCK: Final = 7_203_515
"""Key of the advisory lock under which one link at a time is added."""


@dataclass(frozen=True)
class Ketencontrole:
    """What verifying found: how many links hold; ``fout`` names the first that does not."""

    aantal: int
    kenmerk: str
    fout: str = ""
    genoteerd: bool | None = None
    """Whether the mark that somebody wrote down earlier stands in the chain; None: not asked."""

    @property
    def is_heel(self) -> bool:
        return not self.fout and self.genoteerd is not False


def besluit_vastleggen(
    soort: Schakelsoort, onderwerp: models.Model, *, by: Any, gegevens: dict[str, Any]
) -> Ketenschakel:
    """Add a link in the transaction of the decision itself. ``by`` None: the system.

    ``gegevens`` may name ``organisaties`` (keys): their managers may read it.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A decision and its link are one transaction")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    laatste = Ketenschakel.objects.order_by("-nummer").first()
    details = canonical(
        {
            **gegevens,
            "door": person(by),
            "namens": memberships(by),
            "omschrijving": str(onderwerp),
            "zout": secrets.token_hex(16),
        }
    )
    nummer = laatste.nummer + 1 if laatste else 1
    inhoud = canonical(
        {
            "nummer": nummer,
            "soort": soort,
            "over": f"{onderwerp._meta.label_lower}:{onderwerp.pk}",
            "op": timezone.now().isoformat(),
            "gegevens_sha256": sha256(details),
        }
    )
    vorige = laatste.hash if laatste else BEGIN
    return Ketenschakel.objects.create(
        nummer=nummer, inhoud=inhoud, gegevens=details, vorige=vorige, hash=seal(vorige, inhoud)
    )


def canonical(value: dict[str, Any]) -> str:
    """One text for one content: keys sorted, no spaces, letters as they are."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder
    )


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def seal(vorige: str, inhoud: str) -> str:
    return sha256(f"{vorige}\n{inhoud}")


def controleren(genoteerd: str = "") -> Ketencontrole:
    """Recompute the whole chain; ``genoteerd`` is a mark written down earlier.

    Links cut off at the end leave no trace in what is left: only such a mark shows that.
    """
    vorige, aantal, gevonden = BEGIN, 0, False
    for schakel in links():
        if fout := broken(schakel, aantal + 1, vorige):
            return Ketencontrole(aantal, vorige, fout)
        vorige, aantal = schakel.hash, aantal + 1
        gevonden = gevonden or schakel.hash == genoteerd
    return Ketencontrole(aantal, vorige, genoteerd=gevonden if genoteerd else None)


def links() -> Iterator[Ketenschakel]:
    return Ketenschakel.objects.order_by("nummer").iterator(chunk_size=2000)


def broken(schakel: Ketenschakel, nummer: int, vorige: str) -> str:
    """What is wrong with a link, in words; empty when it holds."""
    if schakel.nummer != nummer:
        return f"Schakel {nummer} ontbreekt."
    if schakel.vorige != vorige:
        return f"Schakel {nummer} sluit niet aan op de schakel ervoor."
    if schakel.hash != seal(vorige, schakel.inhoud):
        return f"Schakel {nummer} is gewijzigd: het kenmerk klopt niet met de inhoud."
    try:
        inhoud = json.loads(schakel.inhoud)
        binnen, gegevens = inhoud["nummer"], inhoud["gegevens_sha256"]
    except (ValueError, TypeError, KeyError):
        return f"De inhoud van schakel {nummer} is niet leesbaar."
    if binnen != nummer:
        return f"Schakel {nummer} draagt van binnen een ander nummer."
    if gegevens != sha256(schakel.gegevens):
        return f"De gegevens van schakel {nummer} zijn gewijzigd."
    return ""
