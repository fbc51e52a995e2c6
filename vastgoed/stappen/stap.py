"""One step that is being taken: the plan under lock, who takes it, what was filled in."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet
from django.utils import timezone

from regio.models import Gebruiker

from ..choices_plan import Planstatus
from ..models import Planversie, Vastgoedplan
from ..werkstroom import Overgang


@dataclass
class Stap:
    """``details`` is what the record of the step keeps; effects add to it."""

    plan: Vastgoedplan
    overgang: Overgang
    by: Gebruiker
    invoer: dict[str, Any]
    van: Planstatus
    nu: datetime = field(default_factory=timezone.now)
    versie: Planversie | None = None
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def vandaag(self) -> date:
        return timezone.localdate(self.nu)

    @property
    def reden(self) -> str:
        return self.invoer.get("reden", "")


def afdruk(invoer: dict[str, Any]) -> str:
    """The same for the same input: by it a step that is sent twice is known."""
    tekst = json.dumps(invoer, sort_keys=True, default=als_json, ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()


def als_json(waarde: Any) -> Any:
    if isinstance(waarde, Model):
        return waarde.pk
    if isinstance(waarde, QuerySet | set | frozenset | tuple):
        return sorted(str(als_json(deel)) for deel in waarde)
    if hasattr(waarde, "__dataclass_fields__"):
        return str(waarde)
    return DjangoJSONEncoder().default(waarde)
