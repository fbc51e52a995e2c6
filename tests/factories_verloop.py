"""Plans in every state of the workflow, complete enough to take the next step."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from capaciteit.models import Voorziening
from regio.choices import Rol
from regio.models import Organisatie
from tests.factories import (
    make_aanbieder,
    make_gebied,
    make_gebruiker,
    make_organisatie,
)
from tests.factories_plan import make_advies, make_besluit, make_gezamenlijk, make_plan
from tests.factories_vastgoed import make_kader, make_regeling
from tests.planinhoud import make_register, volledige_inhoud
from vastgoed.choices_plan import Oordeelwaarde, Planstatus
from vastgoed.models import (
    Aanvulverzoek,
    Advies,
    Oordeel,
    Plangebeurtenis,
    Toetsing,
    Vastgoedplan,
    Voorwaardemelding,
)
from vastgoed.plan.indienen import concept_maken

GETOETST = (Planstatus.IN_TOETSING, Planstatus.AANVULLING, Planstatus.GEADVISEERD)


class Partijen:
    """One user per role that has a part in plans of this area, and the parties."""

    def __init__(self) -> None:
        self.gebied = make_gebied()
        self.gemeente = make_organisatie()
        self.gemeente.gebieden.add(self.gebied)
        self.aanbieder = make_aanbieder()
        self.stuurgroep = make_organisatie(soort="stuurgroep")
        self.stuurgroep.gebieden.add(self.gebied)
        self.regeling = make_regeling()
        self.kader = make_kader(gebied=self.gebied, regeling=self.regeling)
        self.toetsregio = make_organisatie()
        self.opsteller = self.lid(Rol.AANBIEDER, self.aanbieder)
        self.coordinator = self.lid(Rol.BELEIDSMEDEWERKER, self.gemeente)
        self.toetser = self.lid(Rol.TOETSER, self.toetsregio)
        self.bestuurder = self.lid(Rol.STUURGROEPLID, self.stuurgroep)

    def lid(self, rol: str, organisatie: Organisatie) -> Any:
        return make_gebruiker(rol=rol, organisatie=organisatie)

    def plan(self, status: str = Planstatus.CONCEPT, **velden: Any) -> Vastgoedplan:
        """A complete plan in ``status`` with what the next steps need."""
        standaard = {
            "gebied": self.gebied,
            "gemeente": self.gemeente,
            "aanbieder": self.aanbieder,
            "regeling": self.regeling,
        }
        if not Voorziening.objects.filter(code="VRZ-A").exists():
            make_register(self.aanbieder)
        plan = make_plan(volledige_inhoud(), status=status, **{**standaard, **velden})
        if plan.ingediend_op:
            plan.versies.update(kader=self.kader)
            plan.versies.filter(hash="").update(ingediend_door=self.opsteller)
        if status in GETOETST or status == Planstatus.BESLOTEN:
            self.toetsing(plan, ingeleverd=True)
        opbouw = {
            Planstatus.INGEDIEND: self.toetsing,
            Planstatus.IN_TOETSING: self.klaar_voor_advies,
            Planstatus.AANVULLING: self.aanvulling,
            Planstatus.GEADVISEERD: make_advies,
            Planstatus.BESLOTEN: self.besloten,
            Planstatus.INGETROKKEN: self.ingetrokken,
            Planstatus.ONVOLLEDIG: self.niets,
        }
        opbouw.get(Planstatus(status), self.niets)(plan)
        return plan

    def niets(self, plan: Vastgoedplan) -> None:
        return None

    def toetsing(self, plan: Vastgoedplan, *, ingeleverd: bool = False) -> Toetsing:
        toetsing = Toetsing.objects.create(
            plan=plan,
            organisatie=self.toetsregio,
            toetser=self.toetser,
            termijn=timezone.localdate() + timedelta(days=14),
            gemaakt_door=self.coordinator,
        )
        if ingeleverd:
            toetsing.ingeleverd_op, toetsing.ingeleverd_door = timezone.now(), self.toetser
            toetsing.versie = plan.ingediende_versie
            toetsing.save()
            for criterium in self.kader.criteria.all():
                Oordeel.objects.create(
                    toetsing=toetsing,
                    criterium=criterium,
                    waarde=Oordeelwaarde.VOLDOET,
                    versie=plan.ingediende_versie,
                    door=self.toetser,
                )
        return toetsing

    def klaar_voor_advies(self, plan: Vastgoedplan) -> Advies:
        """Every criterion has a joint judgment; draft advice; a drafted supplement request."""
        for criterium in self.kader.criteria.all():
            make_gezamenlijk(plan, criterium=criterium, door=self.coordinator)
        self.verzoek(plan)
        return make_advies(plan, gegeven_op=None, gemaakt_door=self.coordinator)

    def verzoek(self, plan: Vastgoedplan, **velden: Any) -> Aanvulverzoek:
        verzoek = Aanvulverzoek.objects.create(
            plan=plan,
            nummer=plan.aanvulverzoeken.count() + 1,
            versie=plan.ingediende_versie,
            termijn=timezone.localdate() + timedelta(days=21),
            gemaakt_door=self.coordinator,
            **velden,
        )
        verzoek.vragen.create(vraag="Wat kost het onderhoud?", paden=["doel"])
        return verzoek

    def aanvulling(self, plan: Vastgoedplan) -> None:
        """Asked and answered, ready to be handed in."""
        verzoek = self.verzoek(plan, gevraagd_op=timezone.now(), gevraagd_door=self.coordinator)
        verzoek.vragen.update(antwoord="Dat staat er nu bij.")
        concept_maken(plan)

    def besloten(self, plan: Vastgoedplan) -> None:
        advies = make_advies(plan, gemaakt_door=self.coordinator, gegeven_door=self.coordinator)
        besluit = make_besluit(plan, advies=advies, door=self.bestuurder)
        plan.uitkomst = besluit.uitkomst
        plan.save()

    def ingetrokken(self, plan: Vastgoedplan) -> None:
        """Withdrawn after it was handed in."""
        Plangebeurtenis.objects.create(
            plan=plan,
            overgang="intrekken",
            van=Planstatus.INGEDIEND,
            naar=Planstatus.INGETROKKEN,
            door=self.opsteller,
            details={"namens": str(plan.aanbieder)},
        )


def make_voorwaardemelding(voorwaarde: Any, **velden: Any) -> Voorwaardemelding:
    """Reported as met, with a file."""
    standaard = {"soort": "gemeld", "tekst": "De vergunning is er.", "bestandsnaam": "brief.pdf"}
    melding = Voorwaardemelding(
        voorwaarde=voorwaarde,
        door=velden.pop("door", None) or make_gebruiker(),
        **{**standaard, **velden},
    )
    melding.opslag.save("brief.pdf", ContentFile(b"%PDF-1.7\n%%EOF\n"), save=False)
    melding.bestandssoort = "pdf"
    melding.save()
    return melding
