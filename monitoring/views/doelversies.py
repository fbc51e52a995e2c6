"""A next version of a path or target: draft it, see what changes, record the decision, withdraw."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views import View
from django.views.decorators.http import require_POST

from capaciteit.register.sloten import IngehaaldError
from capaciteit.views.register import ActieView, GevolgenMixin
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van
from regio.models import Vergadering

from ..cyclus.wie_hoort import in_zinnen
from ..doelen import berichten, concepten, versies
from ..doelen.gevolgen import intrekgevolgen, vaststelgevolgen
from ..doelen.rechten import Doel, opvolger
from ..forms_doelen import DoelForm, IntrekForm, VaststelForm
from ..forms_paden import beginwaarden, formulier_van
from ..models import Afbouwpad, Doelstelling


class VersieMixin(RuleMixin, PageMixin):
    """About the version in the address: 404 unless visible, 403 unless one may do ``rule``."""

    request: HttpRequest
    kwargs: dict[str, Any]
    rule: ClassVar[str] = "doel_opstellen"

    @cached_property
    def versie(self) -> Doel:
        versie = self.zoek()
        require(self.rule, self.request.user, versie)
        return versie

    def zoek(self) -> Doel:
        if "code" in self.kwargs:
            paden = Afbouwpad.objects.visible_to(self.request.user).with_bron()
            paden = paden.with_punten(self.request.user)
            return get_object_or_404(paden, code=self.kwargs["code"])
        doelen = Doelstelling.objects.visible_to(self.request.user).with_onderwerp()
        return get_object_or_404(doelen, pk=self.kwargs["pk"])

    @property
    def is_pad(self) -> bool:
        return isinstance(self.versie, Afbouwpad)

    def get_success_url(self) -> str:
        return self.versie.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terug = {"versie": self.versie, "annuleer_url": self.get_success_url()}
        return super().get_context_data(**{**terug, **kwargs})


class VersieActie(VersieMixin, ActieView):
    template_name = "monitoring/doelen/formulier.html"
    gevolgen_template = "monitoring/doelen/gevolgen.html"

    def rij(self) -> Any:
        return self.versie

    def na_afloop(self, uitkomst: Any) -> str:
        adres: str = uitkomst.get_absolute_url()
        return adres

    def ingehaald(self, fout: IngehaaldError) -> HttpResponse:
        self.__dict__.pop("versie", None)
        return super().ingehaald(fout)


class Opstellen(VersieActie):
    """The fields of a draft, by the kind of path."""

    def get_form_class(self) -> Any:
        return formulier_van(self.versie) if isinstance(self.versie, Afbouwpad) else DoelForm

    def get_form_kwargs(self) -> dict[str, Any]:
        eigen = {"pad": self.versie} if self.is_pad else {}
        return {**super().get_form_kwargs(), **eigen}

    def beginwaarden(self) -> dict[str, Any]:
        versie = self.versie
        if isinstance(versie, Afbouwpad):
            return beginwaarden(versie)
        namen = ("basiswaarde", "basisdatum", "doelwaarde", "doeldatum")
        reden = {"reden": versie.reden} if versie.is_concept else {}
        return {**{naam: getattr(versie, naam) for naam in namen}, **reden}


class NieuweVersie(Opstellen):
    titel = "Nieuwe versie maken"
    intro = "U begint met de cijfers van nu. Er verandert niets tot het besluit is vastgelegd."
    knop = "Bewaar als concept"
    uitleg = (
        "Alleen wie in dit gebied werkt, ziet het concept.",
        "De versie van nu blijft altijd te lezen.",
    )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who comes for a second draft goes on with the first."""
        volgende = opvolger(self.versie)
        return redirect(volgende) if volgende else super().get(request, *args, **kwargs)

    def uitvoeren(self, form: Any) -> Doel:
        by, reden = gebruiker_van(self.request), form.cleaned_data["reden"]
        versie = self.versie
        if isinstance(versie, Doelstelling):
            return concepten.doel_concept_maken(versie, by=by, reden=reden, **form.velden())
        return concepten.pad_concept_maken(
            versie, form.uitkomst, by=by, reden=reden, **form.velden()
        )

    def gelukt(self, uitkomst: Doel) -> str:
        return f"Versie {uitkomst.versie} is bewaard, als concept."


class ConceptWijzigen(Opstellen):
    titel = "Concept wijzigen"
    intro = "Een concept telt nergens mee. U kunt het wijzigen tot het besluit is vastgelegd."
    knop = "Bewaar het concept"

    def uitvoeren(self, form: Any) -> Doel:
        vast: dict[str, Any] = {
            "by": gebruiker_van(self.request),
            "reden": form.cleaned_data["reden"],
            "token": self.token(form),
        }
        versie = self.versie
        if isinstance(versie, Doelstelling):
            return concepten.doel_concept_wijzigen(versie, **vast, **form.velden())
        return concepten.pad_concept_wijzigen(versie, form.uitkomst, **vast, **form.velden())

    def gelukt(self, uitkomst: Doel) -> str:
        return "Het concept is bewaard."


class Vaststellen(GevolgenMixin, VersieActie):
    rule = "doel_vaststellen"
    gevolgen_template = "monitoring/doelen/gevolgen.html"
    form_class = VaststelForm
    titel = "Besluit vastleggen"
    intro = "U legt vast wat is besloten. Daarna verandert deze versie niet meer."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Leg dit besluit vast"

    def get_form_kwargs(self) -> dict[str, Any]:
        gebied = getattr(self.versie, "gebied_id", None)
        rijen = Vergadering.objects.visible_to(self.request.user).filter(overleg__gebied=gebied)
        keuze = rijen.select_related("overleg").order_by("-datum") if gebied else rijen.none()
        return {**super().get_form_kwargs(), "vergaderingen": keuze}

    def uitvoeren(self, form: VaststelForm) -> Doel:
        namen = ("geldt_vanaf", "besluit_op", "besluit", "vergadering")
        by = gebruiker_van(self.request)
        return versies.vaststellen(self.versie, by=by, **form.waarden(*namen))

    def gevolgen(self, form: VaststelForm) -> Iterator[str]:
        yield from vaststelgevolgen(self.versie, form.cleaned_data["geldt_vanaf"])
        yield from in_zinnen(berichten.bij(self.versie), self.request.user)

    def gelukt(self, uitkomst: Doel) -> str:
        return f"Versie {uitkomst.versie} is vastgesteld."


class Intrekken(GevolgenMixin, VersieActie):
    rule = "doel_vaststellen"
    gevolgen_template = "monitoring/doelen/gevolgen.html"
    form_class = IntrekForm
    titel = "Versie intrekken"
    intro = "De versie ervoor geldt dan weer. Dat kan zolang er geen volgende versie is."
    knop = "Bekijk wat er gebeurt"
    bevestig = "Trek deze versie in"

    def uitvoeren(self, form: IntrekForm) -> Doel:
        by = gebruiker_van(self.request)
        return versies.versie_intrekken(self.versie, by=by, reden=form.cleaned_data["reden"])

    def gevolgen(self, form: IntrekForm) -> Iterator[str]:
        yield from intrekgevolgen(self.versie)
        yield from in_zinnen(berichten.bij(self.versie), self.request.user)

    def gelukt(self, uitkomst: Doel) -> str:
        return f"Versie {uitkomst.versie} is ingetrokken."


@method_decorator(require_POST, name="dispatch")
class ConceptVerwijderen(VersieMixin, View):
    """Away with a draft; what it would have replaced is not touched."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        versie: Any = self.versie
        vorige = versie.vervangt
        try:
            concepten.concept_verwijderen(versie, by=gebruiker_van(request))
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect(versie)
        messages.success(request, "Het concept is verwijderd.")
        return redirect(vorige or "monitoring:doel-lijst")
