"""Filling in a plan section by section: saving, rows, autosave, merging, history."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.generic import TemplateView, View
from django_htmx.http import reselect, reswap, retarget

from jeugdzorg.kern.permissions import RuleMixin, require
from jeugdzorg.kern.views import PageMixin
from regio.ingelogd import gebruiker_van
from regio.models import Gebruiker

from ..invoer import historie, rijen
from ..invoer.opslaan import Opgeslagen, inhoud_van, opslaan, opslaan_veld
from ..invoer.opties import Opties
from ..invoer.plekken import plek_naam, plek_url
from ..invoer.samenvoegen import als_gestuurd, gekozen, samenvoeging
from ..invoer.schrijfwijze import als_json, uit_json
from ..invoer.stappen import Stappen
from ..invoer.weergave import Getypt, Invoersectie, veld_id
from ..models import Planbevinding, Planbijlage, Planversie, Planwijziging, Vastgoedplan
from ..plan.definities import SECTIE_VAN, SECTIES, sectie
from ..plan.inhoud import plek, waarde
from ..plan.velden import Sectie
from ..plan.wijzigen import Botsing, te_wijzigen, wijzigen

INGEDIEND = "Deze versie is ingediend. U kunt haar lezen; wijzigen kan nu niet."


class PlanInvoerMixin(RuleMixin, PageMixin):
    """A page to write the plan in the address: 404 when unseen, 403 for who does not write it."""

    rule = "plan_opstellen"
    request: HttpRequest
    kwargs: dict[str, Any]
    http_method_names: Sequence[str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if (request.method or "").lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        if not self.visible_for(request.user):
            raise PermissionDenied
        require("plan_opstellen", request.user, self.plan)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def plan(self) -> Vastgoedplan:
        zichtbaar = Vastgoedplan.objects.visible_to(self.request.user).with_partijen()
        return get_object_or_404(zichtbaar, code=self.kwargs["code"])

    @cached_property
    def by(self) -> Gebruiker:
        return gebruiker_van(self.request)

    @cached_property
    def versie(self) -> Planversie:
        versie = self.plan.versie_voor(self.by)
        if versie is None:
            raise Http404
        return versie

    @cached_property
    def is_vast(self) -> bool:
        """Nothing can be changed now."""
        bewerkbaar = self.plan.is_bewerkbaar or self.open_paden is not None
        return not (self.versie.is_concept and bewerkbaar)

    @cached_property
    def open_paden(self) -> frozenset[str] | None:
        return te_wijzigen(self.versie)

    @cached_property
    def opties(self) -> Opties:
        return Opties(self.plan, self.versie.inhoud, self.by)


class SectieMixin(PlanInvoerMixin):
    """The same for one section of it."""

    @cached_property
    def sectie(self) -> Sectie:
        try:
            return sectie(self.kwargs["sectie"])
        except KeyError:
            raise Http404 from None

    @property
    def adres(self) -> str:
        return reverse("vastgoed:plan-sectie", args=[self.plan.code, self.sectie.code])

    @cached_property
    def bevindingen(self) -> list[Planbevinding]:
        return list(Planbevinding.objects.visible_to(self.by).filter(versie=self.versie))

    def invoersectie(self, getypt: dict[str, Getypt] | None = None) -> Invoersectie:
        bijlagen = Planbijlage.objects.visible_to(self.by).filter(plan=self.plan)
        return Invoersectie(
            self.sectie,
            self.versie.inhoud,
            self.opties,
            open_paden=self.open_paden,
            alleen_lezen=self.is_vast,
            bevindingen=self.bevindingen,
            bijlagen=bijlagen.van_versie(self.versie.nummer),
            getypt=getypt,
            laatste=historie.laatste_per_plek(self.versie, self.sectie),
        )

    def stappen(self) -> Stappen:
        return Stappen(self.plan.code, self.versie.inhoud, self.bevindingen, self.sectie.code)

    def vernieuw(self) -> None:
        """Read again what a change in this request made of the document."""
        inhoud_van(self.versie)
        for naam in ("opties", "bevindingen"):
            self.__dict__.pop(naam, None)

    def samenvoegen(self, botsingen: list[Botsing], **extra: Any) -> HttpResponse:
        """The screen to choose on, with both values side by side."""
        self.vernieuw()
        keuzes = [samenvoeging(b, self.versie.inhoud, self.opties) for b in botsingen]
        context = {
            "plan": self.plan,
            "sectie": self.sectie,
            "keuzes": keuzes,
            "terug": self.adres,
            "titel": "Samenvoegen",
            **extra,
        }
        return self.heel(render(self.request, "vastgoed/plan/samenvoegen.html", context))

    def heel(self, antwoord: HttpResponse) -> HttpResponse:
        """Instead of the part that was asked for the whole content of the page."""
        if not getattr(self.request, "htmx", None):
            return antwoord
        return retarget(reswap(reselect(antwoord, "#inhoud"), "outerHTML"), "#inhoud")


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


class PlanHistorie(PlanInvoerMixin, TemplateView):
    """All changes of one place (``pad``), each with the way back; without one those of the plan."""

    template_name = "vastgoed/plan/historie.html"

    @cached_property
    def pad(self) -> str:
        pad = self.request.GET.get("pad", "")
        try:
            hier = plek(pad) if pad else None
        except KeyError:
            raise Http404 from None
        if hier and hier.veld is None:
            raise Http404
        return pad

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inhoud, pad = self.versie.inhoud, self.pad
        if pad:
            kwargs |= {
                "sectie_url": plek_url(self.plan.code, pad),
                "sectie_code": SECTIE_VAN[pad.partition("/")[0]].code,
                "nu_json": als_json(waarde(inhoud, pad)),
            }
        return super().get_context_data(
            titel=f"Geschiedenis van {plek_naam(pad, inhoud) if pad else 'het plan'}",
            plan=self.plan,
            pad=pad,
            regels=historie.regels(self.plan, pad, inhoud, self.opties),
            is_vast=self.is_vast,
            **kwargs,
        )


class PlanTerugzetten(SectieMixin, View):
    """Put back what stood somewhere, undo the last saving, or put back a row."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        try:
            uitkomst = self.uitvoeren()
        except ValidationError as fout:
            messages.error(request, " ".join(fout.messages))
            return redirect(self.adres)
        if uitkomst.botsingen:
            return self.samenvoegen(uitkomst.botsingen)
        messages.success(request, "Teruggezet.")
        gewijzigd = uitkomst.gewijzigd[0] if uitkomst.gewijzigd else ""
        naar = plek_url(self.plan.code, gewijzigd) if gewijzigd else self.adres
        return redirect(naar)

    def uitvoeren(self) -> Any:
        post = self.request.POST
        if post.get("wat") == "laatste":
            return historie.ongedaan_maken(self.versie, by=self.by)
        wijziging = self.wijziging(post.get("wijziging", ""))
        if post.get("wat") == "rij":
            plaats = post.get("plaats", "")
            return historie.rij_terugzetten(
                self.versie,
                wijziging,
                int(plaats) if plaats.isdecimal() and len(plaats) < 5 else None,
                by=self.by,
            )
        pad = post.get("pad") or wijziging.pad
        was = gezien_waarde(post, pad)
        return historie.terugzetten(self.versie, wijziging, pad, was, by=self.by)

    def wijziging(self, nummer: str) -> Planwijziging:
        zichtbaar = Planwijziging.objects.visible_to(self.by).filter(versie__plan=self.plan)
        if not nummer.isdecimal() or len(nummer) > 15:
            raise ValidationError("Kies wat u wilt terugzetten.")
        return get_object_or_404(zichtbaar, pk=nummer)


def gezien_waarde(post: Any, pad: str) -> Any:
    """What its reader saw standing at ``pad``."""
    return uit_json(post.get(f"was:{pad}"))
