"""A form in two steps: first what will happen, in words; then it does. Input is never lost."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.generic import FormView

NIET_MEE = {"csrfmiddlewaretoken", "bevestigd", "wijzigen"}


class TweeStappen(FormView):
    """``gevolgen`` says what will happen, ``uitvoeren`` does it and gives what to say after.

    Class attributes: ``titel``, ``intro``, ``knop`` (first step), ``bevestig`` (second step), and
    ``uitleg`` (lines beside the form).
    """

    template_name = "monitoring/indicatoren/formulier.html"
    gevolgen_template: ClassVar[str] = "monitoring/indicatoren/gevolgen.html"
    titel: ClassVar[str] = ""
    intro: ClassVar[str] = ""
    knop: ClassVar[str] = "Bekijk wat er gebeurt"
    bevestig: ClassVar[str] = "Leg vast"
    uitleg: ClassVar[tuple[str, ...]] = ()

    def gevolgen(self, form: Any) -> Iterable[str]:
        raise NotImplementedError

    def uitvoeren(self, form: Any) -> str:
        raise NotImplementedError

    def get_titel(self) -> str:
        return self.titel

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "wijzigen" in request.POST:
            return self.render_to_response(self.get_context_data(form=self.get_form()))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponseBase:
        try:
            if "bevestigd" not in self.request.POST:
                return self.voorleggen(form)
            gedaan = self.uitvoeren(form)
        except ValidationError as fout:
            return self.geweigerd(form, fout)
        messages.success(self.request, gedaan)
        return redirect(self.get_success_url())

    def voorleggen(self, form: Any) -> HttpResponse:
        context = self.get_context_data(form=form)
        context |= {"gevolgen": [*self.gevolgen(form)], "verzonden": [*self.verzonden()]}
        return self.response_class(
            request=self.request,
            template=[self.gevolgen_template],
            context=context | {"form": None},
            using=self.template_engine,
        )

    def verzonden(self) -> Iterator[tuple[str, str]]:
        for naam, waarden in self.request.POST.lists():
            if naam not in NIET_MEE:
                yield from ((naam, str(waarde)) for waarde in waarden)

    def geweigerd(self, form: Any, fout: ValidationError) -> HttpResponse:
        """At the field it is about, if the form has that field."""
        per_veld = (
            fout.message_dict if hasattr(fout, "error_dict") else {NON_FIELD_ERRORS: fout.messages}
        )
        for veld, meldingen in per_veld.items():
            form.add_error(veld if veld in form.fields else None, meldingen)
        return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        eigen = {
            "titel": self.get_titel(),
            "introtekst": self.intro,
            "knoptekst": self.knop,
            "bevestig": self.bevestig,
            "uitlegregels": self.uitleg,
            "annuleer_url": self.get_success_url(),
        }
        return super().get_context_data(**{**eigen, **kwargs})
