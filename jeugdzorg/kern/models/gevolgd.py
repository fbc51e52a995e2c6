from typing import Final

import pgtrigger
from django.db import models

Volgnummer: Final = pgtrigger.Trigger(
    name="gewijzigd",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func="NEW.gewijzigd = pg_current_xact_id()::text::bigint; RETURN NEW;",
)
"""Keeps ``Gevolgd.gewijzigd``; stands in ``Meta.triggers`` of each model made from it."""


def deel_van(tabel: str, waar: str) -> pgtrigger.Trigger:
    """Stands in ``Meta.triggers`` of what is shown with a row of ``tabel`` (``Gevolgd``): whoever
    changes a part changes the whole. ``waar``: which whole, in SQL with ``OLD`` and ``NEW``."""
    return pgtrigger.Trigger(
        name="deel",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"UPDATE {tabel} SET gewijzigd = gewijzigd WHERE {waar}; RETURN NULL;",  # noqa: S608
    )


class Gevolgd(models.Model):
    """A row whose changes can be followed: which transaction changed it last.

    Invariant: rows of transactions before ``Horizon.now()`` are complete, so that a reader who
    asks for what came after its last number, up to there, never misses one. Rows do not vanish.
    """

    gewijzigd = models.BigIntegerField("laatste transactie", db_default=0, editable=False)

    class Meta:
        abstract = True
