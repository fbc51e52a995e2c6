"""One QuerySet per model of schemes, deadlines and grants."""

from typing import Any, Self

from django.db.models import F, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce

from regio.querysets import BronvermeldingQuerySet


class RegelingQuerySet(BronvermeldingQuerySet):
    def hoofdregelingen(self) -> Self:
        """Schemes that are not a tranche of another one."""
        return self.filter(onderdeel_van__isnull=True)


class TermijnQuerySet(BronvermeldingQuerySet):
    def with_verlengingen(self, user: Any = None) -> Self:
        """With ``geldende_datum``: the last extension that was granted, else the first date.

        For pages and files give the ``user``: an extension that may not be seen moves no date.
        """
        from .models import Termijnverlenging

        alle = Termijnverlenging.objects.all()
        return self._verlengd_met(alle if user is None else alle.visible_to(user))

    def with_openbare_verlengingen(self) -> Self:
        """The same for what everybody may read."""
        from .models import Termijnverlenging

        return self._verlengd_met(Termijnverlenging.objects.openbaar())

    def _verlengd_met(self, verlengingen: Any) -> Self:
        laatste = (
            verlengingen.filter(termijn=OuterRef("pk"))
            .order_by("-volgnummer")
            .values("nieuwe_datum")[:1]
        )
        return (
            self.annotate(geldende_datum=Coalesce(Subquery(laatste), F("datum")))
            .select_related("gebied", "regeling", "bron")
            .prefetch_related(Prefetch("verlengingen", verlengingen.select_related("bron")))
        )


class ToekenningQuerySet(BronvermeldingQuerySet):
    def with_partijen(self) -> Self:
        return self.select_related("regeling", "gemeente", "aanbieder").prefetch_related("locaties")

    def hele_toekenningen(self) -> Self:
        """Without rows that repeat a part of another grant."""
        return self.filter(is_deel=False)
