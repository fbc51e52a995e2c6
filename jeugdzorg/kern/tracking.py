"""Which models are on record: declared once per app, at the end of its ``models/__init__.py``::

    track_models(
        __name__,
        exempt={"Controleuitkomst": "made anew by every run of the checks"},
        exclude={"Gebruiker": ["password", "last_login"]},
    )

Every model of the app, and every many-to-many relation, gets an event model (django-pghistory) that
triggers fill, on whatever path a row changes. A model that is left out says why. The context (who,
for whom, from where) stands in the event itself, see ``audit_context``.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models
from django.db.migrations.operations.base import Operation
from pghistory.models import Event

EXEMPT: Final[dict[str, str]] = {}
"""Label of a model that has no event model, and why."""

PARTS: Final[dict[str, dict[str, str]]] = {}
"""Label of a model → label of what is part of its dossier → the field of that part to it."""

NO_CHANGE_TO: Final = "kern_append_only"


class AppendOnly(pgtrigger.Trigger):
    """Refuses UPDATE, DELETE and TRUNCATE.

    pgtrigger's own Protect obeys ``pgtrigger.ignore``, a setting that any session can make; this
    one runs a function of ours (first migration of kern) that does not.
    """

    name = "append_only"
    when = pgtrigger.Before
    level = pgtrigger.Statement
    operation = pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate
    func = "RETURN NULL;"

    def render_execute(self, model: Any) -> str:
        return f"{NO_CHANGE_TO}()"


def track_models(
    package: str,
    *,
    exempt: Mapping[str, str] | None = None,
    exclude: Mapping[str, Sequence[str]] | None = None,
    parts: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Track the models defined so far in the app of ``package``; ``exclude`` leaves fields out.

    ``parts`` says what is told in the dossier of a model: name of the part → its field to the
    whole. The whole may stand in an app below (label).
    """
    config = apps.get_containing_app_config(package)
    if config is None:
        raise ValueError(f"{package} belongs to no installed app")
    exempt, exclude = exempt or {}, exclude or {}
    EXEMPT.update({f"{config.label}.{name}": reason for name, reason in exempt.items()})
    for whole, fields in (parts or {}).items():
        label = whole if "." in whole else f"{config.label}.{whole}"
        found = PARTS.setdefault(label, {})
        found.update({f"{config.label}.{part}": field for part, field in fields.items()})
    for model in list(apps.all_models[config.label].values()):
        if is_tracked(model):
            tracked = relation(model) if model._meta.auto_created else model
            add_event_model(tracked, exclude.get(model.__name__, ()))


def is_tracked(model: type[models.Model]) -> bool:
    """A table of our own that holds something others put there, not events themselves."""
    return not (model._meta.proxy or issubclass(model, Event) or model._meta.label in EXEMPT)


def relation(through: type[models.Model]) -> type[models.Model]:
    """A proxy for the table of a many-to-many relation: migrations see no triggers on the table
    itself. ``Organisatie_gebieden`` becomes ``OrganisatieGebieden``."""
    whole, field = through.__name__.split("_", 1)
    words = f"{whole.lower()} en {field}"
    options = {
        "proxy": True,
        "app_label": through._meta.app_label,
        "default_permissions": (),
        "verbose_name": words,
        "verbose_name_plural": words,
    }
    attrs = {"__module__": through.__module__, "Meta": type("Meta", (), options)}
    return type(f"{whole}{field.title().replace('_', '')}", (through,), attrs)


def add_event_model(model: type[models.Model], exclude: Sequence[str]) -> None:
    pghistory.create_event_model(
        model,
        pghistory.InsertEvent("nieuw"),
        pghistory.UpdateEvent("gewijzigd"),
        pghistory.DeleteEvent("verwijderd"),
        exclude=list(exclude),
        obj_field=pghistory.ObjForeignKey(related_name="+", db_index=False),
        context_field=pghistory.ContextJSONField(),
        context_id_field=None,  # type: ignore[arg-type]  # as documented
        model_name=f"{model.__name__}Spoor",
        abstract=False,
        level=pgtrigger.Statement,
        attrs={"pgh_id": models.BigAutoField(primary_key=True), "__str__": describe},
        meta=event_meta(model),
    )


def event_meta(model: type[models.Model]) -> dict[str, Any]:
    return {
        "verbose_name": f"wijziging van {model._meta.verbose_name}",
        "verbose_name_plural": f"wijzigingen van {model._meta.verbose_name_plural}",
        "indexes": [
            models.Index(fields=["pgh_obj", "pgh_id"]),
            models.Index(fields=["pgh_created_at"]),
        ],
        "triggers": [AppendOnly()],
        "default_permissions": (),
    }


def describe(event: Any) -> str:
    return f"{event.pgh_label} {event.pgh_obj_id}"


def event_models() -> list[Any]:
    """The event model of every tracked model."""
    return [model for model in apps.get_models() if issubclass(model, Event)]


def event_model_of(model: Any) -> Any:
    """Raises LookupError for a model that is not on record."""
    label = model._meta.label
    for event_model in event_models():
        if event_model.pgh_tracked_model._meta.label == label:
            return event_model
    raise LookupError(f"{label} is not tracked")


def parts_of(model: Any) -> list[tuple[Any, str]]:
    """What belongs to the dossier of ``model``, and by which field."""
    declared = PARTS.get(model._meta.label, {})
    return [(apps.get_model(label), field) for label, field in declared.items()]


def is_part(model: Any) -> bool:
    """Declared to be part of a dossier, or a relation between two of them."""
    declared = any(model._meta.label in parts for parts in PARTS.values())
    return declared or bool(model._meta.concrete_model._meta.auto_created)


class Together(Operation):
    """Steps of which none needs the models as they are between two others.

    After each step of a migration Django makes all models that hang together anew; here once.
    """

    reduces_to_sql = True
    serialization_expand_args: ClassVar = ["operations"]

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    @property
    def reversible(self) -> bool:  # type: ignore[override]  # a class attribute in Django
        return all(operation.reversible for operation in self.operations)

    def state_forwards(self, app_label: str, state: Any) -> None:
        state.__dict__.pop("apps", None)  # made anew when asked for, in place of after each step
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """One by one, as Django does: what goes back needs the models as they were then."""
        state, passed = to_state.clone(), []
        for operation in self.operations:
            before = state.clone()
            operation.state_forwards(app_label, state)
            passed.append((operation, before, state.clone()))
        for operation, before, after in reversed(passed):
            operation.database_backwards(app_label, schema_editor, after, before)

    def describe(self) -> str:
        return f"{len(self.operations)} steps at once"


class InstallTriggers(Operation):
    """Install the triggers that models name in their options, all at once.

    Rendering every model again for each of some two hundred triggers would take a minute.
    ``models``: only those (a first migration: all of the app). ``triggers``: those that an existing
    model has from now on, in place of what it had.
    """

    reduces_to_sql = False
    reversible = True

    def __init__(
        self,
        models: Sequence[str] | None = None,
        triggers: Mapping[str, Sequence[Any]] | None = None,
    ) -> None:
        self.models = models
        self.triggers = triggers or {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        for label, triggers in self.triggers.items():
            state.models[app_label, label].options["triggers"] = list(triggers)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        asked = None if self.models is None else {*self.models, *self.triggers}
        for (label, name), model in to_state.models.items():
            if label == app_label and (asked is None or name in asked):
                for trigger in model.options.get("triggers", []):
                    schema_editor.execute(trigger.install_sql, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Those of new models go with their tables; of others the earlier ones come back."""
        for name, triggers in self.triggers.items():
            before = to_state.models[app_label, name].options.get("triggers", [])
            kept = {trigger.name for trigger in before}
            for trigger in (new for new in triggers if new.name not in kept):
                schema_editor.execute(trigger.uninstall_sql, params=None)
            for trigger in before:
                schema_editor.execute(trigger.install_sql, params=None)

    def describe(self) -> str:
        return "Install the triggers of the audit trail"
