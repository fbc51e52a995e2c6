"""Rewrite a fresh migration to run in seconds: ``bin/migratie_bundelen.py capaciteit 0003``.

``makemigrations`` writes new models in parts, and a step per trigger; after each step Django makes
all models anew. Here a new model is one step, and all are taken together, with the same result.
Only for a migration that has not been applied anywhere yet.
"""

import os
import sys
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jeugdzorg.settings.dev")

import django

django.setup()

from django.db.migrations import operations as ops  # noqa: E402
from django.db.migrations.loader import MigrationLoader  # noqa: E402
from django.db.migrations.writer import MigrationWriter  # noqa: E402

from jeugdzorg.kern.tracking import InstallTriggers, Together  # noqa: E402


def main(app: str, prefix: str) -> None:
    loader = MigrationLoader(None)
    migration = loader.get_migration_by_prefix(app, prefix)
    now = loader.project_state((app, migration.name))
    created = [op.name_lower for op in migration.operations if isinstance(op, ops.CreateModel)]
    touched: dict[str, None] = {}
    kept = []
    for op in migration.operations:
        name = getattr(op, "model_name_lower", None) or getattr(op, "model_name", "").lower()
        if type(op).__name__ in {"AddTrigger", "RemoveTrigger"}:
            touched[name] = None
        elif not isinstance(op, ops.CreateModel) and name not in created:
            kept.append(op)
    changed = {
        name: now.models[app, name].options["triggers"] for name in touched if name not in created
    }
    new = [create(now.models[app, name]) for name in in_order(app, created, now)]
    migration.operations = [
        Together([*new, *kept]),
        InstallTriggers(models=sorted(created), triggers=changed),
    ]
    writer = MigrationWriter(migration)
    Path(writer.path).write_text(writer.as_string())
    print(f"{writer.path}: {len(new)} nieuwe modellen, {len(kept)} wijzigingen")


def create(model: Any) -> ops.CreateModel:
    return ops.CreateModel(
        model.name, list(model.fields.items()), model.options, model.bases, model.managers
    )


def in_order(app: str, created: list[str], state: Any) -> list[str]:
    """What a model refers to comes before it."""
    graph = {
        name: {
            target
            for field in state.models[app, name].fields.values()
            if (target := target_of(field, app)) in created and target != name
        }
        for name in created
    }
    return list(TopologicalSorter(graph).static_order())


def target_of(field: Any, app: str) -> str:
    label = getattr(field.remote_field, "model", "") if field.remote_field else ""
    found = label if isinstance(label, str) else label._meta.label_lower
    owner, _, name = found.lower().rpartition(".")
    return name if owner in {app, ""} else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
