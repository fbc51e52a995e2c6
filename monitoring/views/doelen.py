"""Targets of regions and areas: the list, one target with its versions, and a new one."""

from typing import Any

import rules
from django.db.models import QuerySet
from django.urls import reverse

from capaciteit.views.register import ActieView
from jeugdzorg.kern.columns import BRON, Column
from jeugdzorg.kern.permissions import RuleMixin
from jeugdzorg.kern.views import DossierView, ListPage, PageMixin
from regio.gebiedskeuze import GebiedMixin
from regio.ingelogd import gebruiker_van
from regio.models import Gebied, Jeugdhulpregio
from regio.rules import DUIDERS, organisaties_met_rol

from ..doelen import concepten
from ..doelen.doelbeeld import Doelbeeld, doelbeelden
from ..doelen.doelzinnen import antwoord, band
from ..doelen.keten import doelversies
from ..doelen.rechten import opvolger, rechten_bij
from ..doelen.zinnen import een_decimaal
from ..filters_doelen import DoelFilter
from ..forms_doelen import NieuwDoelForm
from ..models import Doelstelling


class DoelListView(GebiedMixin, ListPage):
    model = Doelstelling
    filterset_class = DoelFilter
    titel = "Doelen"
    enkelvoud, meervoud = "doel", "doelen"
    template_name = "monitoring/doelen/lijst.html"
    columns = [
        Column("Regio of gebied", "onderwerp"),
        Column("Indicator", "indicator.naam"),
        Column("Eenheid", "indicator.eenheid"),
        Column("Vertrekpunt", "basiswaarde", "getal"),
        Column("Stand op", "basisdatum", "datum"),
        Column("Doel", "doelwaarde", "getal"),
        Column("Uiterlijk", "doeldatum", "datum"),
        Column("Versie", "versie"),
        Column("Status", "status_badge"),
        Column("Geldt vanaf", "geldt_vanaf", "datum"),
        *BRON,
    ]
    sort_fields = {
        "onderwerp": ["jeugdhulpregio__naam", "gebied__naam"],
        "indicator": "indicator__naam",
        "doel": "doelwaarde",
        "doeldatum": "doeldatum",
    }
    default_sort = "indicator"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_onderwerp()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        user = self.request.user
        return {
            **context,
            "beelden": doelbeelden(user, list(context["page_obj"] or [])),
            "mag_maken": rules.test_rule("doel_opstellen", user),
        }


class DoelView(DossierView):
    has_timeline = True
    model = Doelstelling
    context_object_name = "doel"
    template_name = "monitoring/doelen/doel.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().with_onderwerp()

    def get_titel(self) -> str:
        return f"{self.object.indicator}: doel van {self.object.onderwerp}"

    def beeld(self) -> Doelbeeld:
        voorbeeld = self.request.GET.get("cijfers") == "voorbeeld"
        return doelbeelden(self.request.user, [self.object], voorbeeld=voorbeeld)[0]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, beeld = self.request.user, self.beeld()
        return super().get_context_data(
            **{
                "beeld": beeld,
                "antwoord": antwoord(beeld),
                "band": band(beeld),
                "pad_hier": een_decimaal(beeld.voortgang.padwaarde),
                "te_gaan": een_decimaal(beeld.opgave.te_gaan),
                "rij": self.object,
                "opvolger": opvolger(self.object),
                "versies": doelversies(self.object, user),
                "hoort_bij_pad": self.object.pad_id is not None,
                **rechten_bij(user, self.object),
                "zonder_zijkant": True,
                **kwargs,
            }
        )


class DoelMaken(RuleMixin, PageMixin, ActieView):
    """A first target, as a draft, for an area or region that the user works for."""

    rule = "doel_opstellen"
    form_class = NieuwDoelForm
    template_name = "monitoring/doelen/formulier.html"
    titel = "Nieuw doel"
    intro = "U bewaart het doel als concept. Het telt mee zodra het besluit is vastgelegd."
    knop = "Bewaar als concept"

    def get_form_kwargs(self) -> dict[str, Any]:
        user = gebruiker_van(self.request)
        bij = [user.werkgebieden[pk] for pk in organisaties_met_rol(user, *DUIDERS)]
        regios = {regio for deel in bij for regio in deel.regios}
        gebieden = {gebied for deel in bij for gebied in deel.gebieden}
        return {
            **super().get_form_kwargs(),
            "gebieden": Gebied.objects.visible_to(user).planning().filter(pk__in=gebieden),
            "regios": Jeugdhulpregio.objects.visible_to(user).filter(pk__in=regios),
        }

    def uitvoeren(self, form: NieuwDoelForm) -> Doelstelling:
        by, reden = gebruiker_van(self.request), form.cleaned_data["reden"]
        return concepten.doel_maken(by=by, reden=reden, **form.velden())

    def gelukt(self, uitkomst: Doelstelling) -> str:
        return "Het doel is bewaard, als concept."

    def na_afloop(self, uitkomst: Doelstelling) -> str:
        return uitkomst.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terug = {"annuleer_url": reverse("monitoring:doel-lijst")}
        return super().get_context_data(**{**terug, **kwargs})
