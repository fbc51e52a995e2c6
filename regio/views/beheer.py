"""For managers: what was changed, what happened for security, and whether the chain holds."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.views.generic import TemplateView, View

from jeugdzorg.kern import chain
from jeugdzorg.kern.audit import meld
from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.exporting import Export
from jeugdzorg.kern.models import Beveiligingsgebeurtenis, Gebeurtenissoort, Uitkomst
from jeugdzorg.kern.permissions import RuleMixin
from jeugdzorg.kern.timeline import NEWEST, OLDEST
from jeugdzorg.kern.timeline_rows import Wijziging, timeline_rows
from jeugdzorg.kern.tracking import event_models
from jeugdzorg.kern.views import ListPage, PageMixin

from ..besluiten import keten_als_regels, leesbare_schakels
from ..choices import Rol
from ..forms_beheer import BeveiligingForm, KeuzeForm, WijzigingForm
from ..rules import organisaties_met_rol
from ..wijzigingen import personen_van, wijzigingen

CHUNK = 500


class Keuze:
    """A plain form in the place where a list expects its filters."""

    def __init__(self, form: forms.Form) -> None:
        self.form = form
        self.is_bound = form.is_bound

    def is_valid(self) -> bool:
        return self.form.is_valid()

    @property
    def keuze(self) -> dict[str, Any]:
        return self.form.cleaned_data if self.is_bound and self.form.is_valid() else {}


class BeheerLijst(RuleMixin, ListPage):
    """A list for managers that is filtered by a form of its own."""

    rule = "wijzigingen_inzien"
    form_class: type[KeuzeForm]

    def make_filterset(self) -> Any:
        keuze = Keuze(self.form_class(self.request.GET or None, user=self.request.user))
        keuze.qs = self.rijen(keuze.keuze)
        return keuze

    def get_queryset(self) -> QuerySet:
        return self.rijen({})

    def rijen(self, keuze: dict[str, Any]) -> QuerySet:
        raise NotImplementedError


class WijzigingListView(BeheerLijst):
    """Every change by the own people or in the own area, read from all event tables at once."""

    form_class = WijzigingForm
    titel = "Wijzigingen"
    meervoud = "wijzigingen"
    enkelvoud = "wijziging"
    template_name = "regio/beheer/wijzigingen.html"
    default_sort = "-tijdstip"
    columns = [
        Column("Tijdstip", "tijdstip", "tijdstip"),
        Column("Wat", "model"),
        Column("Naam", "naam"),
        Column("Nummer", "object_id"),
        Column("Soort wijziging", "woord"),
        Column("Wie", "wie"),
        Column("Namens", "namens"),
        Column("Waar", "waar"),
        Column("Van en naar", "in_woorden"),
    ]

    def rijen(self, keuze: dict[str, Any]) -> QuerySet:
        gekozen = keuze.get("object")
        modellen = [
            m for m in event_models() if gekozen in {"", None, m.pgh_tracked_model._meta.label}
        ]
        order = OLDEST if self.request.GET.get("sorteer") == "tijdstip" else NEWEST
        return wijzigingen(self.request.user, keuze, modellen, order)

    def sorted(self, rows: QuerySet) -> QuerySet:
        return rows

    def paginate_queryset(
        self, queryset: QuerySet, page_size: int
    ) -> tuple[Paginator, Page, Any, bool]:
        paginator, page, keys, others = super().paginate_queryset(queryset, page_size)
        page.object_list = timeline_rows(keys, self.request.user)
        return paginator, page, page.object_list, others

    def get_export(self) -> Export:
        export = super().get_export()
        export.rows = in_stukken(self.object_list, self.request.user)
        return export


def in_stukken(keys: QuerySet, user: Any) -> Iterator[Wijziging]:
    rest = keys.iterator(chunk_size=CHUNK)
    while stuk := list(islice(rest, CHUNK)):
        yield from timeline_rows(stuk, user)


class BeveiligingListView(BeheerLijst):
    """Security events of and about the own organisation and its people."""

    model = Beveiligingsgebeurtenis
    form_class = BeveiligingForm
    titel = "Beveiliging"
    meervoud = "gebeurtenissen"
    enkelvoud = "gebeurtenis"
    template_name = "regio/beheer/beveiliging.html"
    default_sort = "-tijdstip"
    sort_fields = {"tijdstip": "tijdstip", "wie": "wie", "wat": "soort"}
    columns = [
        Column("Tijdstip", "tijdstip", "tijdstip"),
        Column("Wat", "get_soort_display"),
        Column("Uitkomst", "get_uitkomst_display"),
        Column("Wie", "wie"),
        Column("Namens", "namens"),
        Column("Waarop", "object_naam"),
        Column("Herkomst", "ip"),
        Column("Pad", "pad"),
        Column("Verzoek", "verzoek"),
        Column("Details", "details_tekst"),
    ]

    def rijen(self, keuze: dict[str, Any]) -> QuerySet:
        eigen = organisaties_met_rol(self.request.user, Rol.BEHEERDER)
        rijen = Beveiligingsgebeurtenis.objects.filter(
            Q(organisaties__overlap=sorted(eigen)) | Q(gebruiker_id__in=personen_van(eigen))
        )
        velden = {
            "soort": "soort",
            "uitkomst": "uitkomst",
            "van": "tijdstip__date__gte",
            "tot": "tijdstip__date__lte",
        }
        gekozen = {pad: keuze[naam] for naam, pad in velden.items() if keuze.get(naam)}
        if keuze.get("wie"):
            gekozen["gebruiker_id"] = keuze["wie"].pk
        return rijen.filter(**gekozen)


class KetenView(RuleMixin, PageMixin, TemplateView):
    """Recompute the chain of decisions; ``?kenmerk=`` asks for a mark written down earlier."""

    rule = "keten_controleren"
    template_name = "regio/beheer/keten.html"

    @cached_property
    def uitslag(self) -> chain.Ketencontrole:
        return chain.controleren(self.request.GET.get("kenmerk", "").strip().lower())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meld_controle(self.request, self.uitslag)
        return super().get_context_data(
            titel="Keten van besluiten",
            uitslag=self.uitslag,
            begin=chain.BEGIN,
            kenmerk=self.request.GET.get("kenmerk", ""),
            schakels=leesbare_schakels(self.request.user, laatste=20),
            **kwargs,
        )


def meld_controle(request: HttpRequest, uitslag: chain.Ketencontrole) -> None:
    meld(
        Gebeurtenissoort.KETEN,
        request=request,
        uitkomst=Uitkomst.GELUKT if uitslag.is_heel else Uitkomst.MISLUKT,
        details={"schakels": uitslag.aantal, "kenmerk": uitslag.kenmerk, "fout": uitslag.fout},
    )


class KetenBestandView(RuleMixin, PageMixin, View):
    """The chain as JSON Lines, to recompute elsewhere."""

    rule = "keten_controleren"

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        meld(Gebeurtenissoort.DOWNLOAD, request=request, details={"bestand": "keten"})
        return StreamingHttpResponse(
            keten_als_regels(request.user),
            content_type="application/x-ndjson; charset=utf-8",
            headers={
                "Content-Disposition": f'attachment; filename="keten-{localdate()}.jsonl"',
            },
        )
