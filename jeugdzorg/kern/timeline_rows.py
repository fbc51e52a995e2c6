"""The rows of a timeline in words: who changed what, from what to what."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.apps import apps
from django.db import connection, models

from . import notation
from .timeline_names import SPOKEN, Readable
from .tracking import event_model_of

Key = tuple[str, int, datetime]
Content = dict[str, Any]

WORDS: Final = {"nieuw": "toegevoegd", "gewijzigd": "gewijzigd", "verwijderd": "verwijderd"}
COLOURS: Final = {"nieuw": "positief", "gewijzigd": "info", "verwijderd": "negatief"}
NAMES: Final = ("naam", "korte_titel", "titel", "onderwerp", "omschrijving", "email", "code")
SHIELDED: Final = "afgeschermd"
LONGEST: Final = 300
UNTOLD: Final = frozenset({"id", "revisie", "gewijzigd_op"})
"""What goes along with every change says nothing to a reader."""


@dataclass(frozen=True)
class Verandering:
    """One field of one change; an empty value is an empty text."""

    veld: str
    van: str
    naar: str


@dataclass
class Wijziging:
    """One change as a reader may know it."""

    tijdstip: datetime
    soort: str
    model: str
    naam: str
    wie: str
    namens: str
    waar: str
    context: Content
    object_id: int
    url: str = ""
    veranderingen: list[Verandering] = field(default_factory=list)

    @property
    def woord(self) -> str:
        return WORDS.get(self.soort, self.soort)

    @property
    def kleur(self) -> str:
        return COLOURS.get(self.soort, "neutraal")

    @property
    def in_woorden(self) -> str:
        """The changes as one text, for a download."""
        return "; ".join(f"{v.veld}: {v.van or '–'} → {v.naar or '–'}" for v in self.veranderingen)


def timeline_rows(keys: Iterable[Key], user: Any) -> list[Wijziging]:
    """The changes at ``keys`` (of ``timeline``), in that order; a handful of queries in all."""
    keys = list(keys)
    contents = read(keys)
    labels = Labels(user)
    shielded = shielded_rows(contents, user)
    for (model, _), (new, old) in contents.items():
        labels.want(apps.get_model(model), new, old)
    labels.read()
    urls = addresses(contents, user)
    return [
        change(model, *contents[model, pk], labels, shielded, urls)
        for model, pk, _ in keys
        if (model, pk) in contents
    ]


def read(keys: list[Key]) -> dict[tuple[str, int], tuple[Content, Content]]:
    """Per key the event and the one before it about the same row, all in one query."""
    per_model: dict[str, list[int]] = defaultdict(list)
    for model, pk, _ in keys:
        per_model[model].append(pk)
    parts: list[str] = []
    params: list[Any] = []
    for model, pks in per_model.items():
        table = event_model_of(apps.get_model(model))._meta.db_table
        parts.append(
            f"SELECT %s, e.pgh_id, to_jsonb(e)::text, (SELECT to_jsonb(p)::text FROM {table} p "  # noqa: S608
            "WHERE p.pgh_obj_id = e.pgh_obj_id AND p.pgh_id < e.pgh_id "
            f"ORDER BY p.pgh_id DESC LIMIT 1) FROM {table} e WHERE e.pgh_id = ANY(%s)"
        )
        params += [model, pks]
    if not parts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), params)
        return {(row[0], row[1]): (content(row[2]), content(row[3])) for row in cursor.fetchall()}


def content(text: str | None) -> Content:
    return json.loads(text, parse_float=Decimal) if text else {}


def shielded_rows(contents: Any, user: Any) -> set[tuple[str, int]]:
    """Rows with counts of youths that ``user`` may not know exactly; what is gone is one."""
    per_model: dict[str, set[int]] = defaultdict(set)
    for (model, _), (new, _old) in contents.items():
        if counts_of(apps.get_model(model)):
            per_model[model].add(new["pgh_obj_id"])
    hidden = set()
    for model, pks in per_model.items():
        exact = apps.get_model(model)._default_manager.exact_for(user)
        hidden |= {
            (model, pk) for pk in pks - set(exact.filter(pk__in=pks).values_list("pk", flat=True))
        }
    return hidden


def counts_of(model: Any) -> Iterable[str]:
    """Names of the fields that count youths, or say so in words."""
    return getattr(model._default_manager.none(), "afschermbaar", ())


def addresses(contents: Any, user: Any) -> dict[tuple[str, int], str]:
    """Where the page is of what was changed, as far as it is there and ``user`` may see it."""
    per_model: dict[str, set[int]] = defaultdict(set)
    for (model, _), (new, _old) in contents.items():
        per_model[model].add(new["pgh_obj_id"])
    found = {}
    for label, pks in per_model.items():
        model = apps.get_model(label)
        manager: Any = model._default_manager
        if not hasattr(model, "get_absolute_url") or not hasattr(manager, "visible_to"):
            continue
        relations = [f.name for f in model._meta.fields if f.is_relation and f.name != "bron"]
        rows = manager.visible_to(user).filter(pk__in=pks).select_related(*relations)
        found.update({(label, row.pk): row.get_absolute_url() for row in rows})
    return found


def change(
    label: str, new: Content, old: Content, labels: "Labels", shielded: Any, urls: Any
) -> Wijziging:
    model = apps.get_model(label)
    kind, context, pk = new["pgh_label"], new["pgh_context"] or {}, new["pgh_obj_id"]
    before, after = {"nieuw": ({}, new), "verwijderd": (new, {})}.get(kind, (old, new))
    hidden = set(counts_of(model)) if (label, pk) in shielded else set()
    return Wijziging(
        tijdstip=datetime.fromisoformat(new["pgh_created_at"]),
        soort=kind,
        model=str(model._meta.verbose_name),
        naam=labels.name_of(model, new),
        wie=who(context),
        namens=", ".join((context.get("namens") or {}).values()),
        waar=where(context),
        context=context,
        object_id=pk,
        url=urls.get((label, pk), ""),
        veranderingen=list(differences(event_model_of(model), before, after, labels, hidden)),
    )


def differences(
    event_model: Any, before: Content, after: Content, labels: "Labels", hidden: set[str]
) -> Iterator[Verandering]:
    for f in event_model._meta.fields:
        if f.name.startswith("pgh_") or f.name in UNTOLD:
            continue
        van, naar = before.get(f.column), after.get(f.column)
        if van == naar or (van in EMPTY and naar in EMPTY):
            continue
        if f.name in hidden:
            yield Verandering(str(f.verbose_name), SHIELDED, SHIELDED)
        else:
            yield Verandering(str(f.verbose_name), labels.shown(f, van), labels.shown(f, naar))


EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})


def who(context: Content) -> str:
    if person := context.get("wie"):
        return str(person["naam"])
    if context.get("commando"):
        return "beheer van het systeem"
    if "verzoek" in context:
        return "iemand die niet was ingelogd"
    return "buiten de toepassing om"


def where(context: Content) -> str:
    """Page, task or command; nothing about the machine of the person."""
    if context.get("taak"):
        return f"taak {context['taak']}"
    if context.get("commando"):
        return f"opdracht {context['commando']}"
    return str(context.get("pad", ""))


class Labels:
    """Names of the rows that events point at: one query per model, and only what may be seen."""

    def __init__(self, user: Any) -> None:
        self.user = user
        self.wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
        self.found: dict[tuple[type[models.Model], Any], str] = {}
        self.readable = Readable()

    def want(self, model: Any, *contents: Content) -> None:
        if model in SPOKEN:
            self.wanted[model] |= {row["pgh_obj_id"] for row in contents if row}
        for f in relations(event_model_of(model)):
            for row in contents:
                if row.get(f.column) is not None:
                    self.wanted[f.related_model].add(row[f.column])

    def read(self) -> None:
        for model, pks in self.wanted.items():
            manager: Any = model._default_manager
            rows = (
                manager.visible_to(self.user) if hasattr(manager, "visible_to") else manager.all()
            )
            rows = rows.filter(pk__in=pks)
            if spoken := SPOKEN.get(model):
                spoken_rows = rows.select_related()
                self.found.update({(model, row.pk): spoken(row) for row in spoken_rows})
                continue
            names = [f.name for f in model._meta.fields if f.name in NAMES]
            for row in rows.values("pk", *names):
                self.found[model, row["pk"]] = first_name(row) or f"nummer {row['pk']}"

    def shown(self, f: Any, value: Any) -> str:
        """A value as the pages show it."""
        if value in EMPTY:
            return ""
        if f.is_relation:
            return self.found.get((f.related_model, value), f"nummer {value}")
        if isinstance(value, bool):
            return "ja" if value else "nee"
        if f.choices:
            return str(dict(f.flatchoices).get(value, value))
        if isinstance(value, list):
            return self.readable(", ".join(str(part) for part in value))[:LONGEST]
        if isinstance(f, models.DateTimeField):
            return notation.tijdstip(f.to_python(value))
        if isinstance(f, models.DateField):
            return notation.datum(f.to_python(value))
        if isinstance(value, int | Decimal) and not isinstance(f, models.PositiveSmallIntegerField):
            return str(notation.getal(value))
        return self.readable(str(value))[:LONGEST]

    def name_of(self, model: Any, row: Content) -> str:
        """What a row is called: by itself, or by what it belongs to (not its source, nor who did
        something), and code."""
        if name := self.found.get((model, row["pgh_obj_id"])) or first_name({**row, "code": ""}):
            return name
        fields = [f for f in relations(event_model_of(model)) if belongs(f)]
        pointed = [self.found.get((f.related_model, row.get(f.column)), "") for f in fields]
        named = [*[*filter(None, pointed)][:2], *filter(None, [row.get("code")])]
        return " · ".join(named) or f"nummer {row['pgh_obj_id']}"


def relations(event_model: Any) -> list[Any]:
    fields = event_model._meta.fields
    return [f for f in fields if f.is_relation and not f.name.startswith("pgh_")]


def belongs(f: Any) -> bool:
    return not f.name.startswith(("bron", "door")) and not f.name.endswith("_door")


def first_name(row: Content) -> str:
    return next((str(row[name])[:LONGEST] for name in NAMES if row.get(name)), "")
