"""The other side of an invitation: the link in the mail."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from ..forms_toegang import AccountForm
from ..ingelogd import gebruiker_van
from ..models import Gebruiker
from ..uitnodigen import account_maken, uitnodiging_aanvaarden, uitnodiging_bij


@method_decorator([login_not_required, never_cache, sensitive_post_parameters()], "dispatch")
class UitnodigingView(FormView):
    """Accept: with a new account, or as who is logged in under the invited address.

    A link that opens nothing (used, withdrawn, expired, made up) says so, and nothing else.
    """

    form_class = AccountForm
    template_name = "regio/uitnodiging.html"

    uitnodiging: Any

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.uitnodiging = uitnodiging_bij(kwargs["link"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.uitnodiging is None:
            context = {"titel": "Deze link werkt niet meer", "stap": "verlopen"}
            return self.response_class(request, [self.template_name], context, status=410)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def stap(self) -> str:
        """What the visitor has to do: ``account``, ``inloggen``, ``wisselen``, ``aanvaarden``."""
        user = self.request.user
        if user.is_authenticated:
            zelf = user.email.lower() == self.uitnodiging.email.lower()
            return "aanvaarden" if zelf else "wisselen"
        bekend = Gebruiker.objects.filter(email__iexact=self.uitnodiging.email).exists()
        return "inloggen" if bekend else "account"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "email": self.uitnodiging.email}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.stap == "account":
            return super().post(request, *args, **kwargs)
        if self.stap != "aanvaarden":
            return self.get(request, *args, **kwargs)
        try:
            lidmaatschap = uitnodiging_aanvaarden(self.kwargs["link"], by=gebruiker_van(request))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("start")
        rol = lidmaatschap.get_rol_display()
        messages.success(request, f"U bent nu {rol} bij {lidmaatschap.organisatie}.")
        return redirect("start")

    def form_valid(self, form: AccountForm) -> HttpResponseBase:
        try:
            account_maken(
                self.kwargs["link"], form.cleaned_data["naam"], form.cleaned_data["wachtwoord"]
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, "Uw account is gemaakt. Log nu in met uw wachtwoord.")
        return redirect("account_login")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {
            "titel": "Uitnodiging aanvaarden",
            "uitnodiging": self.uitnodiging,
            "stap": self.stap,
        }
        return super().get_context_data(**{**context, **kwargs})
