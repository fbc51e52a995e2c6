"""Questions and answers of a supplement request: the provider answers, others read what changed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property

from capaciteit.register.sloten import IngehaaldError
from jeugdzorg.kern.permissions import require
from regio.ingelogd import gebruiker_van

from ..aanvullen.beantwoorden import antwoorden, beantwoorden, open_verzoek
from ..forms_aanvullen import AntwoordForm
from ..models import Aanvulverzoek, Aanvulvraag, Planversie
from ..plandossier import PlanDossier
from ..rules import stelt_op

TERWIJL_U_SCHREEF = (
    "Een collega gaf intussen een ander antwoord. Dat staat boven uw tekst. Maak er één antwoord "
    "van en bewaar het opnieuw."
)


class Aanvullen(PlanDossier):
    """The newest request: its questions, what may change, and the answers."""

    template_name = "vastgoed/aanvullen/aanvullen.html"
    gefaald: AntwoordForm | None = None
    gefaald_bij: int = 0

    @cached_property
    def verzoek(self) -> Aanvulverzoek | None:
        if verzoek := open_verzoek(self.object):
            return verzoek
        gezien = Aanvulverzoek.objects.visible_to(self.request.user)
        return gezien.filter(plan=self.object, gevraagd_op__isnull=False).first()

    @property
    def nieuw(self) -> Planversie | None:
        """What to compare with: the answer, or the draft for who may see it."""
        if self.verzoek is None:
            return None
        if self.verzoek.antwoordversie_id:
            return self.verzoek.antwoordversie
        concepten = Planversie.objects.visible_to(self.request.user).filter(plan=self.object)
        return concepten.filter(ingediend_op__isnull=True).first()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        require("plan_opstellen", request.user, self.object)
        gezien = Aanvulvraag.objects.visible_to(request.user).filter(verzoek__plan=self.object)
        nummer = request.POST.get("vraag", "")
        if not nummer.isdecimal():
            messages.error(request, "Kies eerst de vraag die u beantwoordt.")
            return redirect("vastgoed:plan-aanvullen", code=self.object.code)
        vraag = get_object_or_404(gezien, pk=nummer)
        form = AntwoordForm(request.POST, prefix=str(vraag.pk))
        if form.is_valid():
            try:
                beantwoorden(
                    vraag,
                    form.cleaned_data["antwoord"],
                    was=form.cleaned_data["was"],
                    by=gebruiker_van(request),
                )
            except IngehaaldError:
                form = AntwoordForm(
                    {
                        f"{vraag.pk}-antwoord": form.cleaned_data["antwoord"],
                        f"{vraag.pk}-was": herlezen(vraag),
                    },
                    prefix=str(vraag.pk),
                )
                form.add_error("antwoord", TERWIJL_U_SCHREEF)
            except ValidationError as fout:
                form.add_error("antwoord", fout.messages)
            else:
                messages.success(request, "Uw antwoord is bewaard.")
                adres = reverse("vastgoed:plan-aanvullen", args=[self.object.code])
                return redirect(f"{adres}#vraag-{vraag.pk}")
        self.gefaald, self.gefaald_bij = form, vraag.pk
        return self.render_to_response(self.get_context_data(object=self.object))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        verzoek = self.verzoek
        mag = bool(verzoek and verzoek.is_open and stelt_op(user, self.object))
        gevonden = antwoorden(verzoek, self.nieuw, user) if verzoek else []
        return super().get_context_data(
            **{
                "verzoek": verzoek,
                "mag_antwoorden": mag,
                "antwoorden": [(deel, self.form_bij(deel.vraag)) for deel in gevonden],
                "beantwoord": sum(bool(deel.vraag.antwoord) for deel in gevonden),
                "form": self.gefaald,
                **kwargs,
            }
        )

    def form_bij(self, vraag: Aanvulvraag) -> AntwoordForm:
        if self.gefaald is not None and vraag.pk == self.gefaald_bij:
            return self.gefaald
        begin = {"antwoord": vraag.antwoord, "was": vraag.antwoord}
        return AntwoordForm(initial=begin, prefix=str(vraag.pk))


def herlezen(vraag: Aanvulvraag) -> str:
    vraag.refresh_from_db(fields=["antwoord"])
    return vraag.antwoord
