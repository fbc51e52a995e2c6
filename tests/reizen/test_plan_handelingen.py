"""The journey of a plan by its actions alone, on the real Overijssel framework: what each step does
to state, turn, messages, record and books, from first draft to decision and back."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from capaciteit.models import Plaatsmutatie
from capaciteit.plaatsenbalans import stand
from jeugdzorg.kern import chain
from jeugdzorg.kern.models import Ketenschakel
from regio.models import Bericht
from vastgoed.aanvullen.beantwoorden import beantwoorden
from vastgoed.aanvullen.opstellen import uit_oordelen, verzoek_opslaan, vraag_opslaan
from vastgoed.choices_plan import Aanzet, Belang, Oordeelwaarde, Planstatus
from vastgoed.models import (
    GezamenlijkOordeel,
    Oordeel,
    Plangebeurtenis,
    Planvoorwaarde,
    Planwijziging,
    Toetsing,
)
from vastgoed.ontvangers import ontvangers
from vastgoed.plan.aanmaken import plan_maken
from vastgoed.plan.inhoud import hash_van, waarde
from vastgoed.plan.volledig import ontbrekend
from vastgoed.plan.werkboek.ontvangen import ontvangen
from vastgoed.plan.werkboek.overnemen import overnemen
from vastgoed.plan.werkboek.sjabloon import sjabloon_maken
from vastgoed.plan.wijzigen import Wijziging, wijzigen
from vastgoed.stappen.toewijzen import toewijzen
from vastgoed.toetsen.advies import Voorwaarde, advies_opstellen
from vastgoed.toetsen.gezamenlijk import eensgezinde_overnemen, samen_oordelen
from vastgoed.toetsen.inleveren import belang_verklaren, toetsing_inleveren
from vastgoed.toetsen.oordelen import oordeel_opslaan
from vastgoed.toetsen.stand import Toetsingstand
from vastgoed.verloop import overgang

from .spelers import (
    EIGEN_VRAAG,
    KRITIEK,
    OP_SCHERM,
    PRIVE,
    Spelers,
    gezegd,
    planinhoud,
    vul_antwoorden,
    vul_werkboek,
)

pytestmark = pytest.mark.usefixtures("gegevens")


@pytest.fixture
def spelers():
    return Spelers()


def zet(plan, code, by, **invoer):
    """Take a step, and hold that who was named before it, gets a message of it."""
    vooraf = {een.gebruiker.pk for een in ontvangers(plan, code)}
    eerder = set(Bericht.objects.values_list("pk", flat=True))

    gebeurtenis = overgang(plan, code, by=by, **invoer)

    nieuw = Bericht.objects.exclude(pk__in=eerder).filter(soort=f"plan_{code}")
    assert {bericht.gebruiker_id for bericht in nieuw} == vooraf
    assert {rij["gebruiker"] for rij in gebeurtenis.details["ontvangers"]} == vooraf
    assert vooraf, code
    return gebeurtenis


def gevuld(spelers, inhoud):
    """A plan made, two fields typed, the rest by the workbook that was downloaded."""
    plan = plan_maken(
        aanbieder=spelers.aanbieder,
        regeling=spelers.regeling,
        gemeente=spelers.gemeente,
        by=spelers.anna,
    )
    typen = [Wijziging(code, inhoud["velden"][code], None) for code in OP_SCHERM]
    wijzigen(plan.nieuwste_versie, typen, by=spelers.anna)
    lever_werkboek(plan, spelers.anna, inhoud)
    return plan


def lever_werkboek(plan, by, inhoud):
    sjabloon = io.BytesIO(sjabloon_maken(plan.nieuwste_versie))
    werkboek = ontvangen(plan, als_bestand(vul_werkboek(sjabloon, inhoud, OP_SCHERM)), by=by)
    assert werkboek.meldingen == [] or werkboek.fouten == 0
    return overnemen(werkboek, by=by)


def als_bestand(inhoud):
    return SimpleUploadedFile("plan.xlsx", inhoud)


def in_toetsing(spelers, plan):
    """Handed in, given to two regions, taken in review."""
    zet(plan, "indienen", spelers.anna)
    termijn = timezone.localdate() + timedelta(days=28)
    for organisatie, wie in ((spelers.ijsselland, spelers.cas), (spelers.twente, spelers.dina)):
        toewijzen(plan, organisatie, wie, termijn=termijn, by=spelers.bram)
    zet(plan, "in_toetsing_nemen", spelers.bram, volledig=True)
    return [Toetsing.objects.get(plan=plan, toetser=wie) for wie in (spelers.cas, spelers.dina)]


def beoordeel(toetsing, criteria, anders=()):
    for criterium in criteria:
        waarden = {"waarde": Oordeelwaarde.VOLDOET, "opmerking_prive": PRIVE}
        if criterium.code in anders:
            waarden |= {
                "waarde": Oordeelwaarde.DEELS,
                "opmerking_aanbieder": anders[criterium.code],
            }
        bestaand = toetsing.oordelen.filter(criterium=criterium).first()
        oordeel_opslaan(
            toetsing,
            criterium,
            waarden,
            revisie=bestaand.revisie if bestaand else 0,
            by=toetsing.toetser,
        )


def blind_getoetst(spelers, plan):
    """Both review all; neither sees the other's before both handed in."""
    een, ander = in_toetsing(spelers, plan)
    for toetsing, anders in ((een, {}), (ander, KRITIEK)):
        belang_verklaren(toetsing, Belang.GEEN, "", by=toetsing.toetser)
        beoordeel(toetsing, spelers.criteria, anders)
    assert not Oordeel.objects.visible_to(spelers.cas).filter(toetsing=ander).exists()
    toetsing_inleveren(ander, by=spelers.dina)
    assert not Oordeel.objects.visible_to(spelers.cas).filter(toetsing=ander).exists()
    assert plan.__class__.objects.get(pk=plan.pk).aan_zet == Aanzet.TOETSERS
    toetsing_inleveren(een, by=spelers.cas)
    assert Oordeel.objects.visible_to(spelers.cas).filter(toetsing=ander).count() == 27
    plan.refresh_from_db()
    return een, ander


def aanvulling_gevraagd(spelers, plan):
    assert uit_oordelen(plan, by=spelers.bram) == 2
    vraag_opslaan(
        plan,
        vraag="Wat wordt het pand later?",
        paden=["flexibel"],
        criterium=spelers.criterium(EIGEN_VRAAG),
        by=spelers.bram,
    )
    termijn = timezone.localdate() + timedelta(days=21)
    verzoek_opslaan(plan, toelichting="Drie vragen.", termijn=termijn, by=spelers.bram)
    zet(plan, "aanvulling_vragen", spelers.bram, termijn=termijn)
    return plan.aanvulverzoeken.get()


def beantwoord(spelers, plan, verzoek):
    """One question on screen, two by the workbook that carries them."""
    op_scherm = verzoek.vragen.get(criterium__code=EIGEN_VRAAG)
    wijziging = Wijziging("flexibel", "Later worden het starterswoningen.")
    wijzigen(plan.nieuwste_versie, [wijziging], by=spelers.anna)
    beantwoorden(op_scherm, "Zie het onderdeel.", was="", by=spelers.anna)
    antwoorden = {code: f"Antwoord op {code}." for code in KRITIEK}
    boek = vul_antwoorden(io.BytesIO(sjabloon_maken(plan.nieuwste_versie)), antwoorden)
    uit = io.BytesIO()
    boek.save(uit)
    overnemen(ontvangen(plan, als_bestand(uit.getvalue()), by=spelers.anna), by=spelers.anna)


def standen(geboekt, *, met_plannen):
    """What the books hold once the plan is carried out, of the facilities that it empties."""
    return {
        mutatie.van.code: stand(
            mutatie.van, date(2030, 1, 1), mutatie.maat, met_plannen=met_plannen
        )
        for mutatie in geboekt
    }


def test_from_first_draft_to_decision_and_back(spelers):
    inhoud = planinhoud()
    plan = gevuld(spelers, inhoud)
    versie = plan.nieuwste_versie

    # Filled in on two ways, it says what the provider meant; each change is on record.
    assert gezegd(versie.inhoud) == gezegd(inhoud)
    assert ontbrekend(versie.inhoud) == []
    assert {rij.kanaal for rij in Planwijziging.objects.filter(versie=versie)} == {
        "scherm",
        "werkboek",
    }

    # Returned as incomplete, completed, handed in again: a second version.
    zet(plan, "indienen", spelers.anna)
    assert plan.versies.get().kader == spelers.kader
    zet(plan, "teruggeven", spelers.bram, reden="De visie is te kort.", ontbreekt=["beleid"])
    assert (plan.status, plan.aan_zet) == (Planstatus.ONVOLLEDIG, Aanzet.AANBIEDER)
    wijzigen(
        plan.nieuwste_versie, [Wijziging("visie", "Zo thuis mogelijk, overal.")], by=spelers.anna
    )

    # Reviewed blind by two regions.
    een, ander = blind_getoetst(spelers, plan)
    assert (plan.status, plan.aan_zet) == (Planstatus.IN_TOETSING, Aanzet.COORDINATOR)
    assert [v.nummer for v in plan.versies.order_by("nummer")] == [1, 2]

    # A supplement on three criteria: the term stands still, only those places are open.
    rest = plan.uiterlijk
    verzoek = aanvulling_gevraagd(spelers, plan)
    assert plan.resterend is not None
    assert plan.uiterlijk == verzoek.termijn != rest
    with pytest.raises(Exception, match="niet opengesteld"):
        wijzigen(plan.nieuwste_versie, [Wijziging("doel", "Anders")], by=spelers.anna)
    beantwoord(spelers, plan, verzoek)
    zet(plan, "aanvulling_indienen", spelers.anna)
    assert plan.ingediende_versie.nummer == 3
    assert waarde(plan.ingediende_versie.inhoud, "flexibel").startswith("Later")

    # What the supplement touches opens again; all else stands.
    zet(plan, "in_toetsing_nemen", spelers.bram, volledig=True)
    for toetsing in (een, ander):
        toetsing.refresh_from_db()
        stand_nu = Toetsingstand(toetsing, plan.ingediende_versie)
        assert [regel.criterium.code for regel in stand_nu.open_regels()] == [EIGEN_VRAAG]
        beoordeel(toetsing, [spelers.criterium(EIGEN_VRAAG)])
        toetsing_inleveren(toetsing, by=toetsing.toetser)

    # A joint judgment, with a reason where they were divided.
    assert eensgezinde_overnemen(plan, by=spelers.bram) == 25
    for code in KRITIEK:
        criterium = spelers.criterium(code)
        velden = {"revisie": 0, "by": spelers.bram, "opmerking_aanbieder": KRITIEK[code]}
        with pytest.raises(Exception, match="verdeeld"):
            samen_oordelen(plan, criterium, Oordeelwaarde.DEELS, **velden)
        samen_oordelen(plan, criterium, Oordeelwaarde.DEELS, reden="Blijft een punt.", **velden)

    # Advice with two conditions, then the decision of the board.
    advies_opstellen(
        plan,
        uitkomst="goedgekeurd_onder_voorwaarden",
        motivering="Past bij de visie.",
        voorwaarden=[Voorwaarde("Toon de vergunning."), Voorwaarde("Onderbouw eigen middelen.")],
        revisie=0,
        by=spelers.bram,
    )
    zet(plan, "adviseren", spelers.bram)
    with pytest.raises(PermissionDenied):
        overgang(plan, "besluiten", by=spelers.cas)
    besloten = zet(
        plan,
        "besluiten",
        spelers.els,
        uitkomst="goedgekeurd_onder_voorwaarden",
        motivering="Volgens het advies.",
    )

    # Booked as planned, in the chain, the conditions bind; the books of facts do not move.
    geboekt = Plaatsmutatie.objects.filter(aard="plan", project__startswith=plan.code)
    plaatsen = inhoud["tabellen"]["plaatsen"]
    assert sorted(geboekt.values_list("van__code", "aantal")) == sorted(
        (rij["van"], rij["aantal"]) for rij in plaatsen
    )
    feiten = standen(geboekt, met_plannen=False)
    assert standen(geboekt, met_plannen=True) == {
        code: feit - sum(rij["aantal"] for rij in plaatsen if rij["van"] == code)
        for code, feit in feiten.items()
    }
    schakel = Ketenschakel.objects.get(nummer=besloten.details["schakel"])
    assert plan.ingediende_versie.hash in schakel.gegevens
    assert chain.controleren().is_heel
    assert Planvoorwaarde.objects.bindend().filter(plan=plan).count() == 2
    assert GezamenlijkOordeel.objects.visible_to(spelers.anna).count() == 27
    assert not Oordeel.objects.visible_to(spelers.anna).exists()

    # The history says it all, and every frozen version still is what it was.
    stappen = Plangebeurtenis.objects.filter(plan=plan).order_by("op", "pk")
    assert [stap.overgang for stap in stappen] == [
        "indienen",
        "teruggeven",
        "indienen",
        "in_toetsing_nemen",
        "aanvulling_vragen",
        "aanvulling_indienen",
        "in_toetsing_nemen",
        "adviseren",
        "besluiten",
    ]
    assert all(v.hash == hash_van(v.inhoud, []) for v in plan.versies.all())

    # And the way back: the books as they were, on record beside the decision.
    zet(plan, "besluit_herroepen", spelers.els, reden="De motivering bleek onjuist.")
    assert plan.status == Planstatus.GEADVISEERD
    assert standen(geboekt, met_plannen=True) == feiten
    assert not Planvoorwaarde.objects.bindend().filter(plan=plan).exists()
    assert chain.controleren().is_heel
