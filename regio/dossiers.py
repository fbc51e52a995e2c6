"""What every tab of a dossier about an area, a region or a provider shares, in every app.

A tab in an app above subclasses one of these, names its template, and is registered with
``kern.dossiers.register_tab`` in ``AppConfig.ready`` (order: capaciteit 100–199, vastgoed 200–299,
monitoring 300–399; regio has 10 and 900). Its template extends ``regio/gebied_dossier.html``,
``regio/jeugdhulpregio_dossier.html`` or ``regio/aanbieder_dossier.html`` and fills ``inhoud``::

    class GebiedHerkomst(GebiedDossier):
        template_name = "capaciteit/gebied_herkomst.html"
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from jeugdzorg.kern.views import DossierView

from .choices import Zorgvorm
from .models import Aanbieder, Gebied, GebiedRegio, Jeugdhulpregio


class CodeDossier(DossierView):
    """A dossier found by its code.

    Context beside that of DossierView: ``eerste_tab`` and ``open_tab`` (dicts), for the breadcrumb;
    the content has the full width unless the view says otherwise (``zonder_zijkant``).
    """

    slug_field = slug_url_kwarg = "code"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("bron")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        tabs = context["tabs"]
        open_tab = next((tab for tab in tabs if tab["actief"]), None)
        return {
            "zonder_zijkant": True,
            **context,
            "eerste_tab": tabs[0] if tabs else None,
            "open_tab": open_tab,
        }


class GebiedDossier(CodeDossier):
    """A tab of the dossier of an area; ``gebied`` in the template, ``self.object`` here."""

    model = Gebied
    dossier = "gebied"
    context_object_name = "gebied"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("bovenliggend")

    def get_aantallen(self) -> Mapping[str, int | None]:
        gezien = self.object.bevindingen.visible_to(self.request.user)
        return {"regio:gebied-bevindingen": gezien.open().count()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"zorgvormen": zorgvormen_van(self.object), **kwargs})


class RegioDossier(CodeDossier):
    """A tab of the dossier of a region; ``regio`` in the template."""

    model = Jeugdhulpregio
    dossier = "jeugdhulpregio"
    context_object_name = "regio"


class AanbiederDossier(CodeDossier):
    """A tab of the dossier of a provider; ``aanbieder`` in the template."""

    model = Aanbieder
    dossier = "aanbieder"
    context_object_name = "aanbieder"


def zorgvormen_van(gebied: Gebied) -> list[Zorgvorm]:
    """The forms of care for which regions now belong to ``gebied``."""
    gebruikt = GebiedRegio.objects.at().filter(gebied=gebied).values_list("zorgvorm", flat=True)
    return sorted((Zorgvorm(waarde) for waarde in set(gebruikt)), key=lambda vorm: vorm.label)
