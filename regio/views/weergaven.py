"""Saved views of lists: keep one, see which there are, rename, share, remove."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.views.generic import FormView

from jeugdzorg.kern.permissions import require
from jeugdzorg.kern.saved_views import choice_of
from jeugdzorg.kern.views import ListPage, PageMixin
from jeugdzorg.kern.vrije_tekst import Formulier

from ..forms_weergaven import WeergaveForm
from ..models import Gebruiker, Weergave
from ..weergaven import (
    lijst_van,
    titel_van,
    weergave_bewaren,
    weergave_verwijderen,
    weergave_wijzigen,
)


class WeergaveLijst(ListPage):
    model = Weergave
    titel = "Weergaven"
    meervoud = "weergaven"
    template_name = "regio/weergave_list.html"
    sort_fields = {"naam": "naam", "lijst": ["lijst", "naam"]}
    default_sort = "lijst"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("gebruiker", "gedeeld_met")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        for weergave in context["page_obj"]:
            weergave.lijst_titel = titel_van(weergave.lijst)
            weergave.is_eigen = weergave.gebruiker_id == self.request.user.pk
        return context


class GebruikerMixin:
    request: HttpRequest
    kwargs: dict[str, Any]

    @property
    def gebruiker(self) -> Gebruiker:
        if not isinstance(self.request.user, Gebruiker):
            raise PermissionDenied
        return self.request.user


class WeergaveFormView(GebruikerMixin, PageMixin, FormView):
    """A form whose action refuses with ValidationError: shown at the field, nothing lost."""

    form_class = WeergaveForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.gebruiker}

    def opslaan(self, form: WeergaveForm) -> Weergave:
        raise PermissionDenied

    def form_valid(self, form: WeergaveForm) -> HttpResponseBase:
        try:
            weergave = self.opslaan(form)
        except ValidationError as error:
            for melding in meldingen(error, form.fields):
                form.add_error(*melding)
            return self.form_invalid(form)
        messages.success(self.request, f"De weergave {weergave} is bewaard.")
        return redirect(weergave.get_absolute_url())


def meldingen(error: ValidationError, velden: Iterable[str]) -> list[tuple[str | None, Any]]:
    """Each message with its field; without one when the form does not show that field."""
    if not hasattr(error, "error_dict"):
        return [(None, error)]
    gekend = set(velden) - {"vraag"}
    return [(v if v in gekend else None, fout) for v, fout in error.message_dict.items()]


class WeergaveMaken(WeergaveFormView):
    """Keep the choice that the address of a list carries."""

    template_name = "regio/weergave_maken.html"

    @cached_property
    def lijst(self) -> str:
        pagina = lijst_van(self.kwargs["lijst"])
        if pagina is None:
            raise Http404
        if not pagina.visible_for(self.request.user):
            raise PermissionDenied
        return self.kwargs["lijst"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.lijst  # noqa: B018  # who may not read the list cannot keep a view of it
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        return {"vraag": choice_of(self.request.GET)}

    def opslaan(self, form: WeergaveForm) -> Weergave:
        return weergave_bewaren(by=self.gebruiker, lijst=self.lijst, **form.cleaned_data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        vraag = self.request.POST.get("vraag") or choice_of(self.request.GET)
        terug = f"{reverse(self.lijst)}?{choice_of(QueryDict(vraag)) or 'weergave='}"
        return super().get_context_data(
            titel="Weergave bewaren",
            lijst_titel=titel_van(self.lijst),
            annuleer_url=terug,
            **kwargs,
        )


class EenWeergaveMixin(GebruikerMixin):
    """A page about one saved view: 404 outside what one sees, 403 without the right."""

    rule: str

    @cached_property
    def weergave(self) -> Weergave:
        zichtbaar = Weergave.objects.visible_to(self.request.user)
        weergave = get_object_or_404(zichtbaar.select_related("gedeeld_met"), pk=self.kwargs["pk"])
        require(self.rule, self.request.user, weergave)
        return weergave

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            weergave=self.weergave,
            lijst_titel=titel_van(self.weergave.lijst),
            annuleer_url=reverse("regio:weergave-lijst"),
            **kwargs,
        )


class WeergaveWijzigen(EenWeergaveMixin, WeergaveFormView):
    rule = "weergave_wijzigen"
    template_name = "regio/weergave_wijzigen.html"
    extra_context = {"titel": "Weergave wijzigen"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "weergave": self.weergave}

    def get_initial(self) -> dict[str, Any]:
        velden = ("naam", "gedeeld_met", "standaard")
        return {veld: getattr(self.weergave, veld) for veld in velden}

    def opslaan(self, form: WeergaveForm) -> Weergave:
        return weergave_wijzigen(self.weergave, by=self.gebruiker, **form.cleaned_data)


class WeergaveVerwijderen(EenWeergaveMixin, PageMixin, FormView):
    """What goes, and for whom, before it goes."""

    rule = "weergave_verwijderen"
    form_class = Formulier
    template_name = "regio/weergave_verwijderen.html"
    success_url = reverse_lazy("regio:weergave-lijst")
    extra_context = {"titel": "Weergave verwijderen"}

    def form_valid(self, form: Any) -> HttpResponseBase:
        naam = str(self.weergave)
        weergave_verwijderen(self.weergave, by=self.gebruiker)
        messages.success(self.request, f"De weergave {naam} is verwijderd.")
        return super().form_valid(form)
