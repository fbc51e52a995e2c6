"""The page kinds as view classes: list, dossier, overview. Layouts: ``templates/layouts/``."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable, OrderBy
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import DetailView, TemplateView
from django_filters.views import FilterView

from . import saved_views
from .audit import meld_export
from .columns import Column, chosen
from .dossiers import tabs_of
from .exporting import FORMATS, Export, export_response
from .templatetags.lijsten import chosen_words
from .tiles import Tegel
from .timeline import tijdlijn
from .timeline_rows import timeline_rows

SortField = str | Combinable
EXPORT_CHUNK = 2000
TIMELINE_ROWS = 10


class PageMixin:
    """A page that some users have no use for: 403, and no link to it in the navigation."""

    @classmethod
    def visible_for(cls, user: Any) -> bool:
        """May ``user`` open this page at all? What rows it shows is up to ``visible_to``."""
        return True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.visible_for(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class VisibleMixin(PageMixin):
    """A page that reads only what the user may see."""

    def get_queryset(self) -> QuerySet:
        """``model.objects.visible_to(user)``; extend with select_related and annotations."""
        return self.model._default_manager.visible_to(self.request.user)


class ListPage(VisibleMixin, FilterView):
    """A list: filter, sort, pages of fifty, totals, and downloads of exactly what is filtered.

    Class attributes
        model or get_queryset()   rows; always through ``visible_to``
        filterset_class           optional
        titel, meervoud           h1; what the rows are called ("voorzieningen")
        enkelvoud                 one row ("voorziening"); the name of the model if it is omitted
        columns                   of the downloads; end with ``*columns.BRON`` for figures
        shown_columns             keys of those on the page until the reader chooses; empty: the
                                  template draws a table of its own, a choice is for downloads
        sort_fields               value of ``sorteer`` → field path or expression, or several
        default_sort              such a value, with ``-`` in front for descending
        totals                    name → aggregate, in the template as ``totalen.name``
        notes                     lines for the explanation sheet of the workbook
        template_name             extends ``layouts/lijst.html``

    A reader chooses columns (``kolommen=``) and saves views (``saved_views``); an address without
    any choice opens the one saved as default.

    Context: ``titel``, ``meervoud``, ``filter``, ``page_obj``, ``object_list``, ``totalen``,
    ``formaten``, ``tabelkolommen``.
    """

    paginate_by = 50
    paginate_orphans = 10
    page_kwarg = "pagina"
    titel: ClassVar[str] = ""
    meervoud: ClassVar[str] = "resultaten"
    enkelvoud: ClassVar[str] = ""
    columns: Sequence[Column] = ()
    shown_columns: Sequence[str] = ()
    sort_fields: Mapping[str, SortField | Sequence[SortField]] = {}
    default_sort: str = ""
    totals: Mapping[str, Any] = {}
    notes: Sequence[str] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user) and (query := saved_views.default_query(request)):
            return redirect(f"{request.path}?{query}")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.filterset = self.make_filterset()
        valid = self.filterset is None or not self.filterset.is_bound or self.filterset.is_valid()
        rows = self.filterset.qs if self.filterset and valid else self.get_queryset()
        self.object_list = self.sorted(rows) if valid else rows.none()
        format = request.GET.get("formaat", "")
        if valid and self.columns and format in FORMATS:
            export = self.get_export()
            meld_export(request, export, format)
            return export_response(export, format)
        return self.render_to_response(self.get_context_data(filter=self.filterset))

    def make_filterset(self) -> Any:
        """The filters, or ``None`` for a list without; its form knows that it is a filter."""
        if self.filterset_class is None:
            return None
        filterset = self.get_filterset(self.get_filterset_class())
        filterset.form.is_filter = True
        return filterset

    def sorted(self, rows: QuerySet) -> QuerySet:
        """In the order asked for; empty values last, ties always in the same order."""
        asked = self.request.GET.get("sorteer", "")
        key = asked if asked.removeprefix("-") in self.sort_fields else self.default_sort
        if not key:
            return rows.order_by(*(rows.query.order_by or rows.model._meta.ordering), "pk")
        fields = self.sort_fields[key.removeprefix("-")]
        fields = [fields] if isinstance(fields, str | Combinable) else fields
        return rows.order_by(*(ordered(field, key.startswith("-")) for field in fields), "pk")

    def paginate_queryset(
        self, queryset: QuerySet, page_size: int
    ) -> tuple[Paginator, Page, Any, bool]:
        """A page beyond the end shows the last one, so that an old link still works."""
        paginator = self.get_paginator(queryset, page_size, orphans=self.paginate_orphans)
        page = paginator.get_page(self.request.GET.get(self.page_kwarg))
        return paginator, page, page.object_list, page.has_other_pages()

    def get_paginator(self, queryset: QuerySet, *args: Any, **kwargs: Any) -> Paginator:
        """Does not count again what the totals counted (``aantal``)."""
        paginator = super().get_paginator(queryset, *args, **kwargs)
        if "aantal" in self.totals and queryset is self.object_list:
            paginator.count = self.totalen["aantal"]
        return paginator

    @cached_property
    def totalen(self) -> dict[str, Any]:
        return self.get_totals()

    def get_totals(self) -> dict[str, Any]:
        """Over all rows that are filtered, not only those of this page."""
        return self.object_list.order_by().aggregate(**self.totals) if self.totals else {}

    def chosen_columns(self) -> list[Column]:
        """What the reader asked for; empty when that is nothing that this list has."""
        return chosen(self.columns, saved_views.chosen_columns(self.request.GET))

    def export_columns(self) -> Sequence[Column]:
        return self.chosen_columns() or self.columns

    def table_columns(self) -> Sequence[Column]:
        """On the page, for a template that includes ``components/lijsttabel.html``."""
        return self.chosen_columns() or chosen(self.columns, self.shown_columns)

    def get_export(self) -> Export:
        return Export(
            title=str(self.get_titel()),
            columns=self.export_columns(),
            rows=self.object_list.iterator(chunk_size=EXPORT_CHUNK),
            filters=list(self.filters_in_words()),
            notes=self.notes,
        )

    def filters_in_words(self) -> Iterable[tuple[str, str]]:
        if self.filterset is None or not self.filterset.is_bound:
            return
        form = self.filterset.form
        for naam, field in form.fields.items():
            if form.data.get(naam):
                yield str(field.label), chosen_words(form, naam)

    def get_titel(self) -> str:
        return self.titel or self.meervoud.capitalize()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "titel": self.get_titel(),
                "meervoud": self.meervoud,
                "enkelvoud": self.enkelvoud or self.model._meta.verbose_name,
                "totalen": self.totalen,
                "formaten": " ".join(FORMATS) if self.columns else "",
                "tabelkolommen": self.table_columns(),
                **kwargs,
            }
        )


def ordered(field: SortField, descending: bool) -> OrderBy:
    expression: Any = F(field) if isinstance(field, str) else field
    direction = expression.desc if descending else expression.asc
    return direction(nulls_last=True)


class DossierView(VisibleMixin, DetailView):
    """Everything about one thing; ``tabs`` are pairs of a label and the name of an address.

    Every tab is a view of its own with the same ``tabs`` (or the same ``dossier``, whose tabs the
    apps register in ``dossiers``) and the same arguments in its address. ``has_timeline`` shows
    what was changed, below everything else, in pages of ten.
    """

    tabs: Sequence[tuple[str, str]] = ()
    dossier: ClassVar[str] = ""
    has_timeline: ClassVar[bool] = False

    def get_titel(self) -> str:
        return str(self.object)

    def get_aantallen(self) -> Mapping[str, int | None]:
        """Per name of an address how many things that tab holds; absent: no figure."""
        return {}

    def get_tabs(self) -> list[dict[str, Any]]:
        here = self.request.resolver_match.view_name if self.request.resolver_match else ""
        aantallen = self.get_aantallen()
        return [
            {
                "label": label,
                "url": reverse(name, kwargs=self.kwargs),
                "actief": name == here,
                "aantal": aantallen.get(name),
            }
            for label, name in (self.tabs or tabs_of(self.dossier))
        ]

    def get_timeline(self) -> Page:
        keys = Paginator(tijdlijn(self.object, self.request.user), TIMELINE_ROWS)
        page = keys.get_page(self.request.GET.get("wijzigingen"))
        page.object_list = timeline_rows(page.object_list, self.request.user)
        return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"titel": self.get_titel(), "tabs": self.get_tabs(), **kwargs}
        if self.has_timeline:
            context["tijdlijn"] = self.get_timeline()
        return super().get_context_data(**context)


class OverviewView(PageMixin, TemplateView):
    """What stands out now: ``titel`` and tiles. Layout: ``layouts/overzicht.html``."""

    titel: ClassVar[str] = ""

    def get_tegels(self) -> list[Tegel]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{"titel": self.titel, "tegels": self.get_tegels(), **kwargs}
        )
