"""Filling in a plan section by section: saving, rows, autosave, merging."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.generic import TemplateView, View

from ..invoer import historie, rijen
from ..invoer.opslaan import Opgeslagen, inhoud_van, opslaan, opslaan_veld
from ..invoer.plekken import plek_naam
from ..invoer.samenvoegen import als_gestuurd, gekozen
from ..invoer.stappen import Stappen
from ..invoer.weergave import veld_id
from ..models import Planwijziging
from ..plan.definities import SECTIES
from ..plan.wijzigen import wijzigen
from .plan_invoer import INGEDIEND, PlanInvoerMixin, SectieMixin


class PlanInvullen(PlanInvoerMixin, View):
    """Leads to the first section where something is missing, or else the first."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        eerste = Stappen(self.plan.code, self.versie.inhoud, (), "").eerste_onvolledige
        return redirect("vastgoed:plan-sectie", self.plan.code, eerste or SECTIES[0].code)


class PlanSectie(SectieMixin, TemplateView):
    """One section: all its fields and rows in one form, with one button that stores all of it."""

    template_name = "vastgoed/plan/invullen.html"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        opgeslagen = opslaan(self.versie, request.POST, self.sectie, by=self.by)
        if opgeslagen.melding:
            return self.niet_bewaard(opgeslagen)
        naar, melding = self.na_actie(opgeslagen)
        if opgeslagen.botsingen:
            return self.samenvoegen(opgeslagen.botsingen, getypt=opgeslagen.getypt.values())
        if opgeslagen.getypt or melding:
            self.vernieuw()
            context = self.get_context_data(getypt=opgeslagen.getypt, melding=melding)
            return self.heel(self.render_to_response(context))
        return redirect(naar)

    def na_actie(self, opgeslagen: Opgeslagen) -> tuple[str, str]:
        """Where to go after what the button asked, and what went wrong with it."""
        actie, _, pad = self.request.POST.get("actie", "").partition(":")
        try:
            return self.acties.get(actie, PlanSectie.blijf)(self, pad, opgeslagen), ""
        except ValidationError as fout:
            return self.adres, " ".join(fout.messages)

    def blijf(self, pad: str, opgeslagen: Opgeslagen) -> str:
        if not opgeslagen.getypt and not opgeslagen.botsingen:
            messages.success(self.request, "Opgeslagen.")
        return self.adres

    def verder(self, pad: str, opgeslagen: Opgeslagen) -> str:
        self.blijf(pad, opgeslagen)
        volgende = self.stappen().volgende
        return volgende.url if volgende else self.plan.get_absolute_url()

    def voeg_toe(self, tabel: str, opgeslagen: Opgeslagen) -> str:
        nieuw = rijen.toevoegen(self.versie, self.eigen(tabel), by=self.by)
        return f"{self.adres}?{urlencode({'nieuw': nieuw})}"

    def verwijder(self, pad: str, opgeslagen: Opgeslagen) -> str:
        inhoud = inhoud_van(self.versie)
        plaats, naam = historie.plaats_van(inhoud, self.eigen(pad)), plek_naam(pad, inhoud)
        uitkomst = rijen.verwijderen(self.versie, pad, self.request.POST, opgeslagen, by=self.by)
        opgeslagen.botsingen.extend(uitkomst.botsingen)
        weg = rijen.verwijdering(self.versie, pad)
        if not weg or uitkomst.botsingen:
            return self.adres
        vraag = urlencode({"verwijderd": str(weg.pk), "plaats": str(plaats), "naam": naam})
        return f"{self.adres}?{vraag}#verwijderd"

    def omhoog(self, pad: str, opgeslagen: Opgeslagen) -> str:
        return self.verplaats(pad, -1)

    def omlaag(self, pad: str, opgeslagen: Opgeslagen) -> str:
        return self.verplaats(pad, 1)

    def verplaats(self, pad: str, stappen: int) -> str:
        inhoud_van(self.versie)
        rijen.verplaatsen(self.versie, self.eigen(pad), stappen, by=self.by)
        return f"{self.adres}#{veld_id(pad)}"

    def eigen(self, pad: str) -> str:
        """A place of this section. Raises ValidationError for another."""
        if pad.partition("/")[0] not in set(self.sectie.onderdelen):
            raise ValidationError("Dit onderdeel staat niet op deze bladzijde.")
        return pad

    acties = {
        "toevoegen": voeg_toe,
        "verwijderen": verwijder,
        "omhoog": omhoog,
        "omlaag": omlaag,
        "verder": verder,
    }

    def niet_bewaard(self, opgeslagen: Opgeslagen) -> HttpResponse:
        """Nothing could be stored: why, and all that was typed, to copy."""
        self.vernieuw()
        over = [(plek_naam(w.pad, self.versie.inhoud), w.naar) for w in opgeslagen.wijzigingen]
        over += [(plek_naam(p, self.versie.inhoud), t.tekst) for p, t in opgeslagen.getypt.items()]
        context = self.get_context_data(melding=opgeslagen.melding, niet_bewaard=over)
        return self.heel(self.render_to_response(context))

    def get_context_data(self, getypt: Any = None, **kwargs: Any) -> dict[str, Any]:
        deel = self.invoersectie(getypt)
        stappen = self.stappen()
        return super().get_context_data(
            titel=self.sectie.titel,
            plan=self.plan,
            planversie=self.versie,
            deel=deel,
            stappen=stappen,
            is_vast=self.is_vast,
            is_aanvulling=self.open_paden is not None,
            vast_omdat=INGEDIEND if self.is_vast else "",
            nieuw=self.request.GET.get("nieuw", ""),
            verwijderd=self.verwijderd(),
            ongedaan=historie.laatste_naam(self.versie, self.by) if not self.is_vast else "",
            **kwargs,
        )

    def verwijderd(self) -> Planwijziging | None:
        """The row that was just taken away, to put it back."""
        nummer = self.request.GET.get("verwijderd", "")
        if not nummer.isdecimal() or self.is_vast or len(nummer) > 15:
            return None
        return Planwijziging.objects.filter(
            versie=self.versie, pk=nummer, naar__isnull=True
        ).first()


class PlanVeld(SectieMixin, View):
    """One field, stored while one goes on: the part of the page that says so."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        pad = request.GET.get("pad", "")
        if pad not in request.POST or pad.partition("/")[0] not in set(self.sectie.onderdelen):
            return HttpResponse("Dit veld bestaat niet.", status=400)
        try:
            opgeslagen = opslaan_veld(self.versie, request.POST, pad, by=self.by)
        except KeyError:
            return HttpResponse("Dit veld bestaat niet.", status=400)
        self.vernieuw()
        deel = self.invoersectie(opgeslagen.getypt)
        botsing = next(iter(opgeslagen.botsingen), None)
        context = {
            "invoer": deel.met_pad(pad),
            "pad": pad,
            "id": veld_id(pad),
            "melding": opgeslagen.melding,
            "fout": opgeslagen.getypt.get(pad),
            "botsing": botsing,
            "stappen": self.stappen(),
            "plan": self.plan,
        }
        return render(request, "vastgoed/plan/_veldbewaard.html", context)


class PlanSamenvoegen(SectieMixin, View):
    """What was chosen at places that two colleagues changed."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        wijzigingen, fouten = gekozen(self.versie, request.POST)
        if fouten:
            return self.opnieuw(fouten)
        try:
            uitkomst = wijzigen(self.versie, wijzigingen, by=self.by)
        except ValidationError as fout:
            return self.opnieuw({}, " ".join(fout.messages))
        if uitkomst.botsingen:
            return self.samenvoegen(uitkomst.botsingen, nogmaals=True)
        messages.success(request, "Samengevoegd en opgeslagen.")
        return redirect(self.adres)

    def opnieuw(self, fouten: dict[str, str], melding: str = "") -> HttpResponse:
        """The same screen with what is wrong; what was chosen and typed stays."""
        keuzes = als_gestuurd(self.request.POST, self.versie.inhoud, self.opties, fouten)
        context = {
            "plan": self.plan,
            "sectie": self.sectie,
            "keuzes": keuzes,
            "melding": melding,
            "fouten": [keuze for keuze in keuzes if keuze.fout],
            "terug": self.adres,
            "titel": "Samenvoegen",
        }
        return render(self.request, "vastgoed/plan/samenvoegen.html", context)
