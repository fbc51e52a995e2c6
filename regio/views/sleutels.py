"""Keys of the API: see, make, and withdraw; the key itself is shown once."""

from typing import Any, Final

from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse_lazy
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.views.generic import FormView

from jeugdzorg.kern.permissions import RuleMixin
from jeugdzorg.kern.views import ListPage, PageMixin
from jeugdzorg.kern.vrije_tekst import Formulier

from ..forms_sleutels import SleutelForm
from ..models import Gebruiker, Toegangssleutel
from ..sleutels import api_clients, mag_intrekken, sleutel_intrekken, sleutel_maken

LIJST: Final = reverse_lazy("regio:sleutel-lijst")
FORMULIER_GELDIG: Final = 24 * 3600


class SleutelMixin(RuleMixin):
    rule = "sleutels_beheren"

    @property
    def gebruiker(self) -> Gebruiker:
        if not isinstance(self.request.user, Gebruiker):
            raise PermissionDenied
        return self.request.user

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"annuleer_url": LIJST, **kwargs})


class SleutelListView(SleutelMixin, ListPage):
    model = Toegangssleutel
    titel = "API-sleutels"
    meervoud = "sleutels"
    enkelvoud = "sleutel"
    template_name = "regio/sleutel_list.html"
    default_sort = "-gemaakt"
    sort_fields = {
        "naam": "naam",
        "organisatie": ["organisatie__naam", "naam"],
        "gemaakt": "aangemaakt_op",
        "tot": "geldig_tot",
        "gebruikt": "laatst_gebruikt_op",
    }

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebruiker", "organisatie")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mag_maken = api_clients(self.gebruiker).exists()
        return super().get_context_data(**{"mag_maken": mag_maken, **kwargs})


class SleutelMaken(SleutelMixin, PageMixin, FormView):
    """The answer to a good form is the page with the key; nothing and nobody keeps that page."""

    form_class = SleutelForm
    template_name = "regio/sleutel_maken.html"
    extra_context = {"titel": "Sleutel maken"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "clients": api_clients(self.gebruiker)}

    def get_initial(self) -> dict[str, Any]:
        return {"client": api_clients(self.gebruiker).first()}

    def form_valid(self, form: SleutelForm) -> HttpResponseBase:
        gegevens = form.cleaned_data
        eenmaal = f"sleutel-{self.gebruiker.pk}-{gegevens['formulier']}"
        if not cache.add(eenmaal, True, FORMULIER_GELDIG):
            messages.info(self.request, "Deze sleutel is al gemaakt. U ziet hem maar één keer.")
            return redirect(LIJST)
        try:
            sleutel, geheim = sleutel_maken(
                gegevens["client"],
                naam=gegevens["naam"],
                scopes=gegevens["scopes"],
                tot=gegevens["geldig_tot"],
                by=self.gebruiker,
            )
        except ValidationError as error:
            cache.delete(eenmaal)
            form.add_error(None, error)
            return self.form_invalid(form)
        context = {"titel": "Uw nieuwe sleutel", "sleutel": sleutel, "geheim": geheim}
        antwoord = render(self.request, "regio/sleutel_eenmalig.html", context)
        add_never_cache_headers(antwoord)
        return antwoord


class SleutelIntrekken(SleutelMixin, PageMixin, FormView):
    """What stops, in words, before it stops."""

    form_class = Formulier
    template_name = "regio/sleutel_intrekken.html"
    success_url = LIJST

    @cached_property
    def sleutel(self) -> Toegangssleutel:
        zichtbaar = Toegangssleutel.objects.visible_to(self.gebruiker)
        sleutel = get_object_or_404(
            zichtbaar.select_related("gebruiker", "organisatie"), pk=self.kwargs["pk"]
        )
        if not mag_intrekken(self.gebruiker, sleutel):
            raise PermissionDenied
        return sleutel

    def form_valid(self, form: Any) -> HttpResponseBase:
        try:
            sleutel_intrekken(self.sleutel, by=self.gebruiker)
        except ValidationError as error:
            messages.info(self.request, " ".join(error.messages))
        else:
            messages.success(self.request, f"De sleutel {self.sleutel} werkt niet meer.")
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        titel = f"Sleutel {self.sleutel} intrekken"
        return super().get_context_data(**{"titel": titel, "sleutel": self.sleutel, **kwargs})
