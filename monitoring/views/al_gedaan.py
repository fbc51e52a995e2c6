"""A step that was taken already: a second click ends on the page that says by whom and when."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from jeugdzorg.kern.notation import tijdstip


class AlGedaan:
    """Before the view of a step, whose class says what is checked first (who may)."""

    request: HttpRequest
    get_success_url: Any

    def al_gedaan(self) -> str:
        """What was done, by whom and when, read anew; empty: not yet."""
        raise NotImplementedError

    def zegt_meer(self) -> bool:
        """Words were sent that stand nowhere yet: the form shows them again, nothing is lost."""
        return False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.verder() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.zegt_meer() and (verder := self.verder()):
            return verder
        return super().post(request, *args, **kwargs)

    def geweigerd(self, form: Any, fout: ValidationError) -> HttpResponse:
        """Two clicks at once: the second waited for the first."""
        if not self.zegt_meer() and (verder := self.verder()):
            return verder
        return super().geweigerd(form, fout)

    def verder(self) -> HttpResponse | None:
        gedaan = self.al_gedaan()
        if not gedaan:
            return None
        messages.info(self.request, gedaan)
        return redirect(self.get_success_url())


def al(wat: str, op: Any, door: Any) -> str:
    """Versie 1 van de analyse is al vastgesteld, op 3 maart 2025 om 10.12 uur door Anna."""
    wie = f" door {door}" if door else ""
    return f"{wat}, op {tijdstip(op)}{wie}."
