"""The page with which an entirely new path begins, as a draft."""

from typing import Any

from django.urls import reverse

from capaciteit.views.register import ActieView
from jeugdzorg.kern.permissions import RuleMixin
from jeugdzorg.kern.views import PageMixin
from regio.choices import OrganisatieSoort
from regio.ingelogd import gebruiker_van
from regio.models import Gebied
from regio.rules import organisaties_met_rol

from ..doelen import concepten
from ..forms_nieuw_pad import NieuwPadForm
from ..models import Afbouwpad
from ..rules_doelen import BESLISSERS


class PadMaken(RuleMixin, PageMixin, ActieView):
    """For an area where the user records decisions; the draft is filled in on its own page."""

    rule = "doel_vaststellen"
    form_class = NieuwPadForm
    template_name = "monitoring/doelen/formulier.html"
    titel = "Nieuw afbouwpad"
    intro = "U bewaart het pad als concept. Het telt mee zodra het besluit is vastgelegd."
    knop = "Bewaar als concept"
    uitleg = (
        "Wat tussen begin en eind ligt, vult u daarna in: percentages per jaar, het deel van elke "
        "regio, of mijlpalen.",
        "Alleen wie in dit gebied werkt, ziet het concept.",
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        user = gebruiker_van(self.request)
        bij = organisaties_met_rol(user, *BESLISSERS, niet_bij=OrganisatieSoort.AANBIEDER)
        gebieden = {gebied for pk in bij for gebied in user.werkgebieden[pk].gebieden}
        keuze = Gebied.objects.visible_to(user).planning().filter(pk__in=gebieden)
        return {**super().get_form_kwargs(), "gebieden": keuze.order_by("naam")}

    def uitvoeren(self, form: NieuwPadForm) -> Afbouwpad:
        by, reden = gebruiker_van(self.request), form.cleaned_data["reden"]
        return concepten.pad_maken(form.uitkomst, by=by, reden=reden, **form.velden())

    def gelukt(self, uitkomst: Afbouwpad) -> str:
        return "Het pad is bewaard, als concept. Vul nu in wat er tussen begin en eind ligt."

    def na_afloop(self, uitkomst: Afbouwpad) -> str:
        return reverse("monitoring:pad-concept", args=[uitkomst.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        terug = {"annuleer_url": reverse("monitoring:afbouwpad-lijst")}
        return super().get_context_data(**{**terug, **kwargs})
