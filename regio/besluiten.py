"""Decisions on record: which go into the chain, and who may read what was decided."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps

from jeugdzorg.kern import chain
from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.models import Gebeurtenissoort, Ketenschakel, Schakelsoort

from .choices import Rol
from .models import Bevindingstatus, Gebruiker, Lidmaatschap
from .rules import organisaties_met_rol


def bevinding_besloten(stap: Bevindingstatus, *, by: Gebruiker | None) -> None:
    """A finding was explained, solved or opened again; ``by`` None: by the checks themselves."""
    chain.besluit_vastleggen(
        Schakelsoort.BEVINDING,
        stap.bevinding,
        by=by,
        gegevens={"status": stap.status, "reden": stap.reden},
    )


def rol_gegeven(lidmaatschap: Lidmaatschap, *, by: Gebruiker | None) -> None:
    rol_vastleggen(Schakelsoort.ROL_GEGEVEN, lidmaatschap, by)


def rol_beeindigd(lidmaatschap: Lidmaatschap, *, by: Gebruiker | None) -> None:
    rol_vastleggen(Schakelsoort.ROL_BEEINDIGD, lidmaatschap, by)


def rol_vastleggen(soort: Schakelsoort, lidmaatschap: Lidmaatschap, by: Gebruiker | None) -> None:
    """In the chain, and as a security event that both managers see."""
    wat = {
        "rol": lidmaatschap.rol,
        "gebruiker": lidmaatschap.gebruiker_id,
        "organisatie": lidmaatschap.organisatie_id,
    }
    chain.besluit_vastleggen(
        soort, lidmaatschap, by=by, gegevens={**wat, "organisaties": [lidmaatschap.organisatie_id]}
    )
    meld(
        Gebeurtenissoort.RECHTEN,
        by=by,
        object=lidmaatschap,
        details={"wat": soort.label, "rol": lidmaatschap.rol},
        organisaties=[lidmaatschap.organisatie_id],
    )


@dataclass(frozen=True)
class LeesbareSchakel:
    """A link, and of what was decided as much as the reader may know (else nothing)."""

    schakel: Ketenschakel
    inhoud: dict[str, Any]
    gegevens: dict[str, Any] | None

    @property
    def soort(self) -> str:
        soort = str(self.inhoud.get("soort"))
        return Schakelsoort(soort).label if soort in Schakelsoort else "onleesbaar"

    @property
    def op(self) -> datetime | None:
        op = self.inhoud.get("op")
        return datetime.fromisoformat(op) if op else None

    @property
    def door(self) -> str:
        wie = (self.gegevens or {}).get("door")
        return wie["naam"] if wie else "het systeem"

    def as_line(self) -> str:
        """One line of the download: everything that is needed to recompute the chain."""
        s = self.schakel
        leesbaar = s.gegevens if self.gegevens is not None else None
        rij = {"vorige": s.vorige, "inhoud": s.inhoud, "hash": s.hash, "gegevens": leesbaar}
        return json.dumps(rij, ensure_ascii=False) + "\n"


def leesbare_schakels(user: Any, *, laatste: int) -> list[LeesbareSchakel]:
    return leesbaar(list(Ketenschakel.objects.order_by("-nummer")[:laatste]), user)


def keten_als_regels(user: Any) -> Iterator[str]:
    """The whole chain as JSON Lines, in order."""
    stuk: list[Ketenschakel] = []
    for schakel in chain.links():
        stuk.append(schakel)
        if len(stuk) == 500:
            yield from (leesbare.as_line() for leesbare in leesbaar(stuk, user))
            stuk = []
    yield from (leesbare.as_line() for leesbare in leesbaar(stuk, user))


def leesbaar(schakels: list[Ketenschakel], user: Any) -> list[LeesbareSchakel]:
    """What was decided: about an own organisation for its manager, else about what one may see."""
    eigen = organisaties_met_rol(user, Rol.BEHEERDER)
    gelezen = [(s, als_json(s.inhoud), als_json(s.gegevens)) for s in schakels]
    gezien = zichtbaar({inhoud.get("over", "") for _, inhoud, _ in gelezen}, user)
    return [
        LeesbareSchakel(schakel, inhoud, gegevens if mag else None)
        for schakel, inhoud, gegevens in gelezen
        for mag in [inhoud.get("over") in gezien or eigen & set(gegevens.get("organisaties", []))]
    ]


def als_json(tekst: str) -> dict[str, Any]:
    """What a link holds; nothing when somebody made it unreadable."""
    try:
        gelezen = json.loads(tekst)
    except ValueError:
        return {}
    return gelezen if isinstance(gelezen, dict) else {}


def zichtbaar(onderwerpen: set[str], user: Any) -> set[str]:
    """Of subjects like ``regio.bevinding:12`` those that ``user`` may see; a query per model."""
    per_model: dict[str, list[str]] = {}
    for onderwerp in onderwerpen:
        label, _, pk = onderwerp.partition(":")
        if pk:
            per_model.setdefault(label, []).append(pk)
    gevonden = set()
    for label, pks in per_model.items():
        manager: Any = apps.get_model(label)._default_manager
        if hasattr(manager, "visible_to"):
            rijen = manager.visible_to(user).filter(pk__in=pks).values_list("pk", flat=True)
            gevonden |= {f"{label}:{pk}" for pk in rijen}
    return gevonden
