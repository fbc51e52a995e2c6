"""The review screen: one review with its criteria, and one criterion beside the plan."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from capaciteit.register.sloten import IngehaaldError
from capaciteit.views.register import ActieView, fouten_van
from jeugdzorg.kern.notation import tijdstip
from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van

from ..choices_plan import Belang
from ..forms_toetsen import OordeelForm
from ..kaders.onderdelen import in_woorden
from ..models import Criterium, Planversie, Toetsing
from ..toetsen.inleveren import reden_niet_terug
from ..toetsen.oordelen import VELDEN, oordeel_opslaan, reden_dicht, te_toetsen_versie
from ..toetsen.plandelen import bewijs, plandelen
from ..toetsen.stand import Criteriumstand, Toetsingstand


class ToetsingMixin(RuleMixin, PageMixin):
    """About the review in the address: 404 unless visible, 403 unless one reviews."""

    rule = "plan_toetsen"
    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def toetsing(self) -> Toetsing:
        zichtbaar = Toetsing.objects.visible_to(self.request.user).select_related(
            "plan__aanbieder", "plan__regeling", "plan__gemeente", "organisatie"
        )
        return get_object_or_404(zichtbaar, pk=self.kwargs["pk"])

    @cached_property
    def versie(self) -> Planversie:
        return te_toetsen_versie(self.toetsing)

    @cached_property
    def stand(self) -> Toetsingstand:
        return Toetsingstand(self.toetsing, self.versie)

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.visible_for(request.user):
            require(self.rule, request.user, self.toetsing)
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        return reverse("vastgoed:toetsing", args=[self.toetsing.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {
            "toetsing": self.toetsing,
            "plan": self.toetsing.plan,
            "planversie": self.versie,
            "stand": self.stand,
            "dicht": reden_dicht(self.toetsing),
            "annuleer_url": self.get_success_url(),
        }
        return super().get_context_data(**{**eigen, **kwargs})


class ToetsingView(ToetsingMixin, TemplateView):
    """All criteria of one review, and what is left to do."""

    template_name = "vastgoed/toetsen/toetsing.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{
                "titel": f"Toetsing van {self.toetsing.plan}",
                "belang_open": self.toetsing.belang == Belang.NIET_VERKLAARD,
                "volgende": next(self.stand.open_regels(), None),
                "gewijzigd": sum(bool(regel.gewijzigd) for regel in self.stand.regels),
                "terug_te_nemen": not reden_niet_terug(self.toetsing),
                **kwargs,
            }
        )


class CriteriumBeoordelen(ToetsingMixin, ActieView):
    """The plan left, the criterion and one's judgment right; stored by itself while typing."""

    template_name = "vastgoed/toetsen/criterium.html"
    form_class = OordeelForm

    @cached_property
    def regel(self) -> Criteriumstand:
        sleutel = self.kwargs["sleutel"]
        gevonden = [rij for rij in self.stand.regels if rij.criterium.sleutel == sleutel]
        if not gevonden:
            get_object_or_404(Criterium.objects.none())
        return gevonden[0]

    def rij(self) -> None:
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        oordeel = self.regel.oordeel
        return {**super().get_form_kwargs(), "token": oordeel.revisie if oordeel else 0}

    def beginwaarden(self) -> dict[str, Any]:
        oordeel = self.regel.oordeel
        return {naam: getattr(oordeel, naam) if oordeel else "" for naam in VELDEN}

    @property
    def vanzelf(self) -> bool:
        """The page stores it by itself, and wants to know how that went."""
        return self.request.headers.get("X-Vanzelf") == "ja"

    def form_valid(self, form: OordeelForm) -> HttpResponseBase:
        try:
            oordeel_opslaan(
                self.toetsing,
                self.regel.criterium,
                form.waarden(*VELDEN),
                revisie=form.cleaned_data["token"] or 0,
                by=gebruiker_van(self.request),
            )
        except IngehaaldError as fout:
            if self.vanzelf:
                return JsonResponse({"melding": " ".join(fout.messages)}, status=409)
            return self.ingehaald(fout)
        except ValidationError as fout:
            return self.geweigerd(form, fout)
        self.vergeten()
        return self.bewaard() if self.vanzelf else redirect(self.hierna())

    def form_invalid(self, form: OordeelForm) -> HttpResponse:
        if self.vanzelf:
            fouten = [str(fout) for regels in form.errors.values() for fout in regels]
            return JsonResponse({"melding": " ".join(fouten)}, status=400)
        return super().form_invalid(form)

    def geweigerd(self, form: Any, fout: ValidationError) -> HttpResponse:
        if self.vanzelf:
            meldingen = [tekst for teksten in fouten_van(fout).values() for tekst in teksten]
            return JsonResponse({"melding": " ".join(meldingen)}, status=400)
        return super().geweigerd(form, fout)

    def ingehaald(self, fout: IngehaaldError) -> HttpResponse:
        self.vergeten()
        return super().ingehaald(fout)

    def vergeten(self) -> None:
        """What was read before it was stored."""
        for naam in ("stand", "regel"):
            self.__dict__.pop(naam, None)

    def bewaard(self) -> JsonResponse:
        form = OordeelForm(initial=self.beginwaarden(), token=self.get_form_kwargs()["token"])
        return JsonResponse(
            {
                "token": form.initial["token"],
                "basis": form.initial["basis"],
                "melding": f"Bewaard op {tijdstip(timezone.now())}.",
                "voortgang": f"{self.stand.klaar} van {self.stand.totaal} beoordeeld",
            }
        )

    def hierna(self) -> str:
        """The next criterion, or this one again; after the last the whole list."""
        criterium: Criterium | None = self.regel.criterium
        if "volgende" in self.request.POST:
            criterium = self.stand.volgende(self.regel.criterium)
        return self.adres(criterium) if criterium else self.get_success_url()

    def adres(self, criterium: Criterium) -> str:
        return reverse("vastgoed:toetsing-criterium", args=[self.toetsing.pk, criterium.sleutel])

    def get_titel(self) -> str:
        return str(self.regel.criterium)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        regel, versie = self.regel, self.versie
        onderdelen = regel.criterium.onderdelen
        return super().get_context_data(
            **{
                "regel": regel,
                "criterium": regel.criterium,
                "plandelen": plandelen(
                    versie.inhoud, onderdelen, regel.gewijzigd, regel.criterium.projectsoort
                ),
                "bewijs": bewijs(versie, onderdelen, self.request.user),
                "delen": in_woorden(onderdelen),
                "vorige": self.stand.volgende(regel.criterium, -1),
                "volgende": self.stand.volgende(regel.criterium),
                "plek": self.stand.regels.index(regel) + 1,
                **kwargs,
            }
        )
