"""The things that addresses name, for the walk of ``test_rechten``: one function per kind.

Each gets the world of one visitor and a relation, and gives what fills the address.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.utils import timezone

from jeugdzorg.kern.serializers import natural_key
from jeugdzorg.rechten import NIEMAND, ZONDER_ROL, Relatie
from regio.choices import Rol, Zichtbaarheid
from regio.controle import REGISTER
from regio.models import GebiedRegio, Uitnodiging
from regio.uitnodigen import link_maken
from tests.api_rijen import RIJEN
from tests.factories import (
    make_aanbieder,
    make_bron,
    make_gebied,
    make_gebruiker,
    make_jeugdhulpregio,
    make_lidmaatschap,
    make_organisatie,
    make_toegangssleutel,
)
from tests.factories_aanlevering import make_gecontroleerd, make_plicht, make_ronde
from tests.factories_berichten import PROEF, make_bericht
from tests.factories_capaciteit import make_locatie, make_voorziening
from tests.factories_kern import make_taak
from tests.factories_plaatsen import make_plaatsmutatie
from tests.factories_plan import (
    make_aanvulvraag,
    make_plan,
    make_planbevinding,
    make_plandossier,
    make_planversie,
    make_planvoorwaarde,
    make_planwerkboek,
    make_toetsing,
)
from tests.factories_planlijst import make_ingediend, make_planplaats, make_planproject
from tests.factories_regio import make_overleg, make_weergave
from tests.factories_register import make_samenvoeging, make_versie
from tests.factories_toetsen import make_getoetst, zonder_belang
from tests.factories_vastgoed import make_concept, make_kader
from tests.factories_verloop import make_voorwaardemelding
from tests.planinhoud import make_planbijlage
from tests.rechten_voorwerpen_monitoring import MONITORING
from vastgoed.choices_plan import Planstatus
from vastgoed.models import Vastgoedplan


class Wereld:
    """A visitor with one role at an organisation that works in an area, beside another."""

    def __init__(self, wie: str) -> None:
        self.wie = wie
        self.gebied = make_gebied()
        self.eigen, self.ander = make_organisatie(), make_organisatie()
        self.gesloten = make_organisatie(bron=make_bron(openbaar=False))
        self.eigen.gebieden.add(self.gebied)
        self.bezoeker = None if wie == NIEMAND else self.bezoeker_met(wie)
        self.vreemde = make_gebruiker(rol=Rol.BEHEERDER, organisatie=self.ander)
        self.adressen: dict[tuple[str, Relatie], Any] = {}

    def bezoeker_met(self, wie: str) -> Any:
        gebruiker = make_gebruiker(rol=None)
        ooit = timezone.localdate() - timedelta(days=1)
        einde = {"geldig_tot": ooit} if wie == ZONDER_ROL else {}
        rol = Rol.BEHEERDER if wie == ZONDER_ROL else wie
        make_lidmaatschap(gebruiker=gebruiker, rol=rol, organisatie=self.eigen, **einde)
        return gebruiker

    def bron(self, relatie: Relatie) -> Any:
        """Delivered by the visitor's organisation; public; or closed and of another."""
        if relatie == Relatie.ANDER:
            return make_bron()
        eigenaar = self.eigen if relatie == Relatie.EIGEN else self.ander
        return make_bron(zichtbaarheid=Zichtbaarheid.BESLOTEN, eigenaar=eigenaar)

    def adres(self, voorwerp: str, relatie: Relatie) -> Any:
        """What fills an address with a thing of this kind; the same thing on every route."""
        if not voorwerp:
            return []
        if (voorwerp, relatie) not in self.adressen:
            self.adressen[voorwerp, relatie] = VOORWERPEN[voorwerp](self, relatie)
        return self.adressen[voorwerp, relatie]

    def organisatie(self, relatie: Relatie) -> Any:
        return {
            Relatie.EIGEN: self.eigen,
            Relatie.ANDER: self.ander,
            Relatie.VERBORGEN: self.gesloten,
        }[relatie]


def hulpbron(naam: str) -> Callable[[Wereld, Relatie], Any]:
    def maak(wereld: Wereld, relatie: Relatie) -> Any:
        rij = RIJEN[naam](wereld.bron(relatie))
        if naam == "bevindingen" and relatie == Relatie.EIGEN:
            rij.gebied = wereld.gebied
            rij.save()
        return [natural_key(rij)]

    return maak


def bevinding(wereld: Wereld, relatie: Relatie) -> Any:
    (sleutel,) = wereld.adres("bevindingen", relatie)
    from regio.models import Bevinding

    return [Bevinding.objects.get(sleutel=sleutel).pk]


def taak(wereld: Wereld, relatie: Relatie) -> Any:
    van_mij = relatie == Relatie.EIGEN and wereld.bezoeker
    return [make_taak(eigenaar=wereld.bezoeker if van_mij else wereld.vreemde).pk]


def collegataak(wereld: Wereld, relatie: Relatie) -> Any:
    collega = wereld.vreemde
    if relatie == Relatie.EIGEN:
        collega = make_gebruiker(rol=Rol.LEZER, organisatie=wereld.eigen)
    return [make_taak(eigenaar=collega).pk]


def weergave(wereld: Wereld, relatie: Relatie) -> Any:
    van_mij = relatie == Relatie.EIGEN and wereld.bezoeker
    wie = wereld.bezoeker if van_mij else wereld.vreemde
    return [make_weergave(gebruiker=wie).pk]


def lidmaatschap(wereld: Wereld, relatie: Relatie) -> Any:
    """Of a colleague; of somebody elsewhere; of somebody elsewhere, by way of ones own address."""
    bij = wereld.eigen if relatie == Relatie.EIGEN else wereld.ander
    rij = make_lidmaatschap(gebruiker=make_gebruiker(rol=None), rol=Rol.LEZER, organisatie=bij)
    return [(bij if relatie != Relatie.VERBORGEN else wereld.eigen).code, rij.pk]


def uitnodiging(wereld: Wereld, relatie: Relatie) -> Any:
    bij = wereld.eigen if relatie == Relatie.EIGEN else wereld.ander
    rij = uitnodiging_bij(wereld, bij)
    return [(bij if relatie != Relatie.VERBORGEN else wereld.eigen).code, rij.pk]


def uitnodiging_bij(wereld: Wereld, organisatie: Any) -> Uitnodiging:
    email = f"nieuw{Uitnodiging.objects.count()}@voorbeeld.example"
    return Uitnodiging.objects.create(
        organisatie=organisatie, email=email, rol=Rol.LEZER, uitgenodigd_door=wereld.vreemde
    )


def sleutel(wereld: Wereld, relatie: Relatie) -> Any:
    """Of the API client itself, or of a colleague; else of one elsewhere."""
    if relatie != Relatie.EIGEN:
        return [make_toegangssleutel().pk]
    wie = (
        wereld.bezoeker
        if wereld.wie == Rol.API_CLIENT
        else make_gebruiker(rol=Rol.API_CLIENT, organisatie=wereld.eigen)
    )
    return [make_toegangssleutel(gebruiker=wie).pk]


def passkey(wereld: Wereld, relatie: Relatie) -> Any:
    van_mij = relatie == Relatie.EIGEN and wereld.bezoeker
    wie = wereld.bezoeker if van_mij else wereld.vreemde
    soort = Authenticator.Type.WEBAUTHN
    return [Authenticator.objects.create(user=wie, type=soort, data={"name": "telefoon"}).pk]


def bericht(wereld: Wereld, relatie: Relatie) -> Any:
    """To the visitor; else to somebody elsewhere."""
    van_mij = relatie == Relatie.EIGEN and wereld.bezoeker
    wie, bij = (wereld.bezoeker, wereld.eigen) if van_mij else (wereld.vreemde, wereld.ander)
    return [make_bericht(gebruiker=wie, bij=bij).pk]


def boeking(wereld: Wereld, relatie: Relatie) -> Any:
    naar = registervoorziening(wereld, relatie)
    return [make_plaatsmutatie(bron=wereld.bron(relatie), naar=naar).pk]


def aanleverplicht(wereld: Wereld, relatie: Relatie) -> Any:
    organisatie = wereld.organisatie(relatie)
    plicht = make_plicht(organisatie=organisatie)
    return [plicht.ronde.code, organisatie.code]


def aanlevering(wereld: Wereld, relatie: Relatie) -> Any:
    """Checked and ready, with a kept file."""
    plicht = make_plicht(organisatie=wereld.organisatie(relatie))
    return [make_gecontroleerd(plicht, by=wereld.vreemde).pk]


def registerlocatie(wereld: Wereld, relatie: Relatie) -> Any:
    """Where who plans for the visitor's area, and a provider that it also works for, keep it."""
    locatie = make_locatie(bron=wereld.bron(relatie))
    if relatie == Relatie.EIGEN:
        locatie.jeugdhulpregio = make_jeugdhulpregio()
        locatie.save()
        GebiedRegio.objects.create(
            gebied=wereld.gebied,
            jeugdhulpregio=locatie.jeugdhulpregio,
            zorgvorm="o3m",
            bron=make_bron(),
        )
        if wereld.wie == Rol.AANBIEDER:
            aanbieder = make_aanbieder()
            make_lidmaatschap(gebruiker=wereld.bezoeker, rol=wereld.wie, organisatie=aanbieder)
            locatie.aanbieders.set([aanbieder])
    return locatie


def registervoorziening(wereld: Wereld, relatie: Relatie) -> Any:
    locatie = registerlocatie(wereld, relatie)
    return make_voorziening(locatie=locatie, bron=wereld.bron(relatie))


def registerversie(wereld: Wereld, relatie: Relatie) -> Any:
    voorziening = registervoorziening(wereld, relatie)
    versie = make_versie(voorziening=voorziening, bron=voorziening.bron)
    return [voorziening.code, versie.pk]


def registerstatus(wereld: Wereld, relatie: Relatie) -> Any:
    voorziening = registervoorziening(wereld, relatie)
    return [voorziening.code, voorziening.statussen.get().pk]


def registerlocaties(wereld: Wereld, relatie: Relatie) -> Any:
    een = registerlocatie(wereld, relatie)
    ander = make_locatie(bron=een.bron, jeugdhulpregio=een.jeugdhulpregio)
    ander.aanbieders.set(een.aanbieders.all())
    return [een.code, ander.code]


def registervoorzieningen(wereld: Wereld, relatie: Relatie) -> Any:
    een = registervoorziening(wereld, relatie)
    return [een.code, make_voorziening(locatie=een.locatie, bron=een.bron).code]


def samenvoeging(wereld: Wereld, relatie: Relatie) -> Any:
    return [make_samenvoeging(blijvend=registerlocatie(wereld, relatie), door=wereld.vreemde).pk]


def eigen_kader(wereld: Wereld, relatie: Relatie) -> Any:
    """In force; owned by the visitor's organisation, by nobody, or from a closed source."""
    kader = make_kader(bron=wereld.bron(relatie))
    if relatie == Relatie.EIGEN:
        kader.eigenaren.add(wereld.eigen)
    return kader


def kaderconcept(wereld: Wereld, relatie: Relatie) -> Any:
    """A draft; of another municipality nobody else knows it."""
    eigenaar = wereld.eigen if relatie == Relatie.EIGEN else wereld.ander
    return make_concept(eigenaar=eigenaar, bron=make_bron())


def kaderversies(wereld: Wereld, relatie: Relatie) -> Any:
    kader = make_kader(bron=wereld.bron(relatie), status="vervallen")
    velden = {naam: getattr(kader, naam) for naam in ("gebied", "regeling", "bron")}
    return [kader.code, make_kader(versie=2, **velden).code]


def ingediend_plan(wereld: Wereld, relatie: Relatie) -> Any:
    """Handed in at the municipality where the visitor works, or at another."""
    return make_plan(status="ingediend", gemeente=wereld.organisatie(relatie))


def planconcept(wereld: Wereld, relatie: Relatie) -> Any:
    """Given back by the municipality, with a draft; of a provider that the visitor writes for."""
    plan = make_plan(
        status=Planstatus.ONVOLLEDIG,
        ingediend_op=timezone.now(),
        gemeente=wereld.organisatie(relatie),
    )
    make_planversie(plan)
    if relatie == Relatie.EIGEN and wereld.wie in {Rol.AANBIEDER, Rol.BEHEERDER}:
        bij = plan.aanbieder
        make_lidmaatschap(gebruiker=wereld.bezoeker, rol=wereld.wie, organisatie=bij)
    return plan


def planwerkboek(wereld: Wereld, relatie: Relatie) -> Any:
    """Handed in for a draft, by a colleague."""
    return make_planwerkboek(planconcept(wereld, relatie), door=wereld.vreemde)


def plan_met_werkboek(wereld: Wereld, relatie: Relatie) -> Any:
    """Of the provider that the visitor's key is of, or of another."""
    werkboek = planwerkboek(wereld, relatie)
    if relatie == Relatie.EIGEN:
        Vastgoedplan.objects.filter(pk=werkboek.plan_id).update(aanbieder=wereld.eigen.pk)
    return werkboek.plan


def opstellersrol(wereld: Wereld, relatie: Relatie) -> Any:
    """Nothing in the address; the visitor has its role at a provider too."""
    planconcept(wereld, Relatie.EIGEN)
    return []


def planbijlage(wereld: Wereld, relatie: Relatie) -> Any:
    """Of the version that was handed in."""
    plan = planconcept(wereld, relatie)
    return [plan.code, make_planbijlage(plan).pk]


def planbevinding(wereld: Wereld, relatie: Relatie) -> Any:
    """About the version that was handed in: who reads the plan may know it."""
    plan = planconcept(wereld, relatie)
    versie = plan.versies.get(nummer=1)
    return [plan.code, make_planbevinding(versie=versie).pk]


def planversies(wereld: Wereld, relatie: Relatie) -> Any:
    plan = ingediend_plan(wereld, relatie)
    make_planversie(plan, ingediend_op=plan.ingediend_op)
    return [plan.code, 1, 2]


def plandossier(wereld: Wereld, relatie: Relatie) -> Any:
    """Composed by the visitor, or by somebody else."""
    plan = ingediend_plan(wereld, relatie)
    eigen = relatie == Relatie.EIGEN and wereld.bezoeker
    door = eigen or wereld.vreemde
    return [plan.code, make_plandossier(plan, door=door).pk]


def toetskeuze(wereld: Wereld, relatie: Relatie) -> Any:
    """A plan, and an organisation in its area with a reviewer."""
    plan = ingediend_plan(wereld, relatie)
    toetser = make_gebruiker(rol=Rol.TOETSER, gebieden=[plan.gebied])
    return [plan.code, toetser.lidmaatschappen.get().organisatie.code]


def toewijzing(wereld: Wereld, relatie: Relatie) -> Any:
    plan = ingediend_plan(wereld, relatie)
    return [plan.code, make_toetsing(plan=plan).pk]


def gemelde_voorwaarde(wereld: Wereld, relatie: Relatie) -> Any:
    """Of a decision, reported as met with a file."""
    plan = make_plan(status="besloten", gemeente=wereld.organisatie(relatie))
    return make_voorwaardemelding(make_planvoorwaarde(plan))


def criterium_van(kader: Any) -> Any:
    return [kader.code, kader.criteria.get().sleutel]


def getoetst_plan(wereld: Wereld, relatie: Relatie) -> Any:
    """In review; handled by the visitor's municipality and reviewed by the visitor, or neither."""
    eigen = relatie == Relatie.EIGEN
    plan = make_getoetst(gemeente=wereld.eigen if eigen else wereld.ander)
    if eigen and wereld.wie == Rol.TOETSER:
        make_toetsing(plan=plan, organisatie=wereld.eigen, toetser=wereld.bezoeker)
    return plan


def aanvulvraag(wereld: Wereld, relatie: Relatie) -> Any:
    """A question of the draft of a plan in review."""
    plan = getoetst_plan(wereld, relatie)
    return [plan.code, make_aanvulvraag(plan).pk]


def toetsing(wereld: Wereld, relatie: Relatie) -> Any:
    """Of the visitor; of somebody else on a plan that the visitor sees; on one it does not."""
    gemeente = wereld.ander if relatie == Relatie.VERBORGEN else wereld.eigen
    bij = wereld.eigen if relatie == Relatie.EIGEN else wereld.ander
    van_mij = relatie == Relatie.EIGEN and wereld.wie == Rol.TOETSER
    velden = {"toetser": wereld.bezoeker} if van_mij else {}
    plan = make_getoetst(gemeente=gemeente)
    return zonder_belang(make_toetsing(plan=plan, organisatie=bij, **velden))


def ingediend(wereld: Wereld, relatie: Relatie) -> Any:
    """A plan that was handed in at the visitor's municipality, or at another."""
    gemeente = wereld.organisatie(relatie)
    return make_ingediend(make_plan(gemeente=gemeente, status=Planstatus.INGEDIEND))


def planproject(wereld: Wereld, relatie: Relatie) -> Any:
    return make_planproject(versie=ingediend(wereld, relatie))


VOORWERPEN: dict[str, Callable[[Wereld, Relatie], Any]] = {
    **MONITORING,
    **{naam: hulpbron(naam) for naam in RIJEN},
    "analyses": MONITORING["analyses"],
    "opdrachten": MONITORING["opdrachten"],
    "vastgoedplannen": lambda wereld, relatie: [ingediend(wereld, relatie).plan.code],
    "planprojecten": lambda wereld, relatie: [planproject(wereld, relatie).pk],
    "planplaatsen": lambda wereld, relatie: [
        make_planplaats(project=planproject(wereld, relatie)).pk
    ],
    "aanlevering": aanlevering,
    "aanleverplicht": aanleverplicht,
    "aanleverronde": lambda wereld, relatie: [make_ronde().code],
    "bericht": bericht,
    "berichtsjabloon": lambda wereld, relatie: [wereld.organisatie(relatie).code, PROEF.code],
    "bevinding": bevinding,
    "boeking": boeking,
    "controle": lambda wereld, relatie: [next(iter(REGISTER))],
    "organisaties": lambda wereld, relatie: [make_organisatie(bron=wereld.bron(relatie)).code],
    "overleggen": lambda wereld, relatie: [make_overleg(bron=wereld.bron(relatie)).code],
    "toetsingskaders": lambda wereld, relatie: [make_kader(bron=wereld.bron(relatie)).code],
    "getoetst plan": lambda wereld, relatie: [getoetst_plan(wereld, relatie).code],
    "aanvulvraag": aanvulvraag,
    "planoordeel": lambda wereld, relatie: [getoetst_plan(wereld, relatie).code, "vraag-1"],
    "toetsing": lambda wereld, relatie: [toetsing(wereld, relatie).pk],
    "toetsingscriterium": lambda wereld, relatie: [toetsing(wereld, relatie).pk, "vraag-1"],
    "eigen kader": lambda wereld, relatie: [eigen_kader(wereld, relatie).code],
    "kaderconcept": lambda wereld, relatie: [kaderconcept(wereld, relatie).code],
    "criterium": lambda wereld, relatie: criterium_van(kaderconcept(wereld, relatie)),
    "kaderversies": kaderversies,
    "taak": taak,
    "collegataak": collegataak,
    "lijst": lambda wereld, relatie: ["regio:bron-lijst"],
    "weergave": weergave,
    "toegang": lambda wereld, relatie: [wereld.organisatie(relatie).code],
    "lidmaatschap": lidmaatschap,
    "uitnodiging": uitnodiging,
    "link": lambda wereld, relatie: [link_maken(uitnodiging_bij(wereld, wereld.eigen))],
    "passkey": passkey,
    "planstap": lambda wereld, relatie: [ingediend_plan(wereld, relatie).code, "teruggeven"],
    "toetskeuze": toetskeuze,
    "toewijzing": toewijzing,
    "planvoorwaarde": lambda wereld, relatie: [
        (melding := gemelde_voorwaarde(wereld, relatie)).voorwaarde.plan.code,
        melding.voorwaarde.pk,
        "bevestigd",
    ],
    "voorwaardebestand": lambda wereld, relatie: [
        (melding := gemelde_voorwaarde(wereld, relatie)).voorwaarde.plan.code,
        melding.pk,
    ],
    "plandossier": plandossier,
    "planversies": planversies,
    "planconcept": lambda wereld, relatie: [planconcept(wereld, relatie).code],
    "planwerkboek": lambda wereld, relatie: [
        (werkboek := planwerkboek(wereld, relatie)).plan.code,
        werkboek.pk,
    ],
    "plan met werkboek": lambda wereld, relatie: [plan_met_werkboek(wereld, relatie).code],
    "plansectie": lambda wereld, relatie: [planconcept(wereld, relatie).code, "kern"],
    "opstellersrol": opstellersrol,
    "planbijlage": planbijlage,
    "planbevinding": planbevinding,
    "plan": lambda wereld, relatie: [ingediend_plan(wereld, relatie).code],
    "registerlocatie": lambda wereld, relatie: [registerlocatie(wereld, relatie).code],
    "registerlocaties": registerlocaties,
    "registerstatus": registerstatus,
    "registerversie": registerversie,
    "registervoorziening": lambda wereld, relatie: [registervoorziening(wereld, relatie).code],
    "registervoorzieningen": registervoorzieningen,
    "samenvoeging": samenvoeging,
    "sleutel": sleutel,
    "herstellink": lambda wereld, relatie: ["1", "geen-sleutel"],
    "dienst": lambda wereld, relatie: ["geen-dienst"],
}
