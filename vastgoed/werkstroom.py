"""The workflow of a plan as one table: which step leads from where to where, and who may take it.

Pages, the API, messages, the state diagram and the tests are made from it; ``verloop.overgang`` is
the one door by which a step is taken.
"""

from dataclasses import dataclass
from typing import Final

from .choices_plan import Aanzet
from .choices_plan import Planstatus as S

AANBIEDER: Final = "plan_opstellen"
COORDINATOR: Final = "plan_coordineren"
BESLUIT: Final = "plan_besluiten"
PARTIJ: Final = {
    AANBIEDER: "de aanbieder",
    COORDINATOR: "de coördinerende gemeente",
    BESLUIT: "de stuurgroep",
}
VOOR_BESLUIT: Final = (
    S.CONCEPT,
    S.INGEDIEND,
    S.ONVOLLEDIG,
    S.IN_TOETSING,
    S.AANVULLING,
    S.GEADVISEERD,
)


@dataclass(frozen=True)
class Overgang:
    """One step. ``naar`` is empty when it leads back to the status before.

    ``label`` is what a button says, ``gedaan`` what happened ("ingediend"). ``velden`` names what
    is asked (``stappen.invoer``). ``aan_zet``: whose turn it is after; ``termijn``: for how many
    working days. ``gevolgen`` say in words what will happen. ``terug_van`` names the step that it
    takes back; ``bericht`` the kind of message that follows.
    """

    code: str
    label: str
    gedaan: str
    van: tuple[S, ...]
    naar: S | None
    rule: str
    aan_zet: Aanzet
    gevolgen: tuple[str, ...]
    velden: tuple[str, ...] = ()
    termijn: int | None = None
    ingrijpend: bool = False
    terug_van: str = ""

    @property
    def wie(self) -> str:
        return PARTIJ[self.rule]

    @property
    def bericht(self) -> str:
        return f"plan_{self.code}"


OVERGANGEN: Final[dict[str, Overgang]] = {
    stap.code: stap
    for stap in (
        Overgang(
            "indienen",
            "Plan indienen",
            "ingediend",
            (S.CONCEPT, S.ONVOLLEDIG),
            S.INGEDIEND,
            AANBIEDER,
            Aanzet.COORDINATOR,
            (
                "Deze versie staat daarna vast. U kunt haar niet meer wijzigen.",
                "De coördinerende gemeente kan het plan lezen en bekijkt of het volledig is.",
                "Ook beleidsmedewerkers van de regio kunnen het plan dan lezen.",
                "Zolang de toetsing niet is begonnen, kunt u het plan nog terugnemen.",
            ),
            termijn=10,
            ingrijpend=True,
        ),
        Overgang(
            "indiening_terugnemen",
            "Indiening terugnemen",
            "teruggenomen door de aanbieder",
            (S.INGEDIEND,),
            S.CONCEPT,
            AANBIEDER,
            Aanzet.AANBIEDER,
            (
                "Het plan is weer een concept. U kunt alles wijzigen.",
                "De ingediende versie blijft bewaard; u werkt verder in een volgende versie.",
            ),
            ("reden",),
            terug_van="indienen",
        ),
        Overgang(
            "teruggeven",
            "Teruggeven als onvolledig",
            "teruggegeven als onvolledig",
            (S.INGEDIEND,),
            S.ONVOLLEDIG,
            COORDINATOR,
            Aanzet.AANBIEDER,
            (
                "De aanbieder leest wat er ontbreekt en kan het hele plan weer wijzigen.",
                "De toetsing begint pas als het plan opnieuw is ingediend.",
            ),
            ("reden", "ontbreekt"),
            termijn=15,
        ),
        Overgang(
            "in_toetsing_nemen",
            "In toetsing nemen",
            "in toetsing genomen",
            (S.INGEDIEND,),
            S.IN_TOETSING,
            COORDINATOR,
            Aanzet.TOETSERS,
            (
                "De toetsers kunnen het plan lezen en beoordelen.",
                "De aanbieder kan het plan niet meer terugnemen om te wijzigen.",
            ),
            ("volledig",),
            termijn=20,
        ),
        Overgang(
            "toetsing_stoppen",
            "Toetsing stoppen",
            "toetsing gestopt",
            (S.IN_TOETSING,),
            S.INGEDIEND,
            COORDINATOR,
            Aanzet.COORDINATOR,
            (
                "De toetsers kunnen niet meer verder. Wat zij schreven, blijft bewaard.",
                "U kunt het plan daarna teruggeven of opnieuw in toetsing nemen.",
            ),
            ("reden",),
            termijn=10,
            ingrijpend=True,
            terug_van="in_toetsing_nemen",
        ),
        Overgang(
            "aanvulling_vragen",
            "Aanvulling vragen",
            "aanvulling gevraagd",
            (S.IN_TOETSING,),
            S.AANVULLING,
            COORDINATOR,
            Aanzet.AANBIEDER,
            (
                "De aanbieder leest de vragen en kan alleen de genoemde onderdelen wijzigen.",
                "De termijn van de toetsing staat stil tot het antwoord er is.",
            ),
            ("termijn",),
        ),
        Overgang(
            "aanvulling_intrekken",
            "Vraag om aanvulling intrekken",
            "vraag om aanvulling ingetrokken",
            (S.AANVULLING,),
            S.IN_TOETSING,
            COORDINATOR,
            Aanzet.TOETSERS,
            (
                "De aanbieder kan niets meer aanvullen. Wat al was gewijzigd, blijft bewaard.",
                "De toetsing gaat verder met de ingediende versie; de termijn loopt weer.",
            ),
            ("reden",),
            terug_van="aanvulling_vragen",
        ),
        Overgang(
            "aanvulling_indienen",
            "Aanvulling indienen",
            "aanvulling ingediend",
            (S.AANVULLING,),
            S.INGEDIEND,
            AANBIEDER,
            Aanzet.COORDINATOR,
            (
                "Uw antwoorden en wijzigingen worden een nieuwe versie, die daarna vaststaat.",
                "De gemeente kijkt of alles is beantwoord en neemt het plan weer in toetsing.",
                "Oordelen over onderdelen die u niet wijzigde, blijven staan.",
            ),
            termijn=10,
            ingrijpend=True,
        ),
        Overgang(
            "adviseren",
            "Advies uitbrengen",
            "advies uitgebracht",
            (S.IN_TOETSING,),
            S.GEADVISEERD,
            COORDINATOR,
            Aanzet.STUURGROEP,
            (
                "De stuurgroep kan het plan, de oordelen en het advies lezen.",
                "Oordelen en advies staan vast. U kunt het advies heropenen tot er besloten is.",
            ),
            termijn=20,
            ingrijpend=True,
        ),
        Overgang(
            "advies_heropenen",
            "Advies heropenen",
            "advies heropend",
            (S.GEADVISEERD,),
            S.IN_TOETSING,
            COORDINATOR,
            Aanzet.COORDINATOR,
            (
                "Het advies geldt niet meer. De stuurgroep kan niet besluiten.",
                "U kunt de oordelen en het advies weer wijzigen; de tekst staat klaar als concept.",
            ),
            ("reden",),
            termijn=10,
            terug_van="adviseren",
        ),
        Overgang(
            "besluiten",
            "Besluit vastleggen",
            "besluit genomen",
            (S.GEADVISEERD,),
            S.BESLOTEN,
            BESLUIT,
            Aanzet.NIEMAND,
            (
                "Het besluit komt in de keten van besluiten. Het blijft daar altijd staan.",
                "De aanbieder leest het besluit, het advies en de motivering.",
                "Na goedkeuring komen de plaatsen van het plan in de plaatsenbalans als plan.",
            ),
            ("besluit",),
            ingrijpend=True,
        ),
        Overgang(
            "besluit_herroepen",
            "Besluit herroepen",
            "besluit herroepen",
            (S.BESLOTEN,),
            S.GEADVISEERD,
            BESLUIT,
            Aanzet.STUURGROEP,
            (
                "Het besluit geldt niet meer en de voorwaarden vervallen.",
                "De geplande plaatsen worden teruggeboekt in de plaatsenbalans.",
                "Het herroepen komt in de keten van besluiten, naast het besluit zelf.",
            ),
            ("reden",),
            termijn=20,
            ingrijpend=True,
            terug_van="besluiten",
        ),
        Overgang(
            "intrekken",
            "Plan intrekken",
            "ingetrokken",
            VOOR_BESLUIT,
            S.INGETROKKEN,
            AANBIEDER,
            Aanzet.NIEMAND,
            (
                "De behandeling stopt. Niemand kan iets met het plan tot u het herstelt.",
                "Alle versies en oordelen blijven bewaard.",
                "U kunt een nieuw plan maken bij deze gemeente en regeling.",
            ),
            ("reden",),
            ingrijpend=True,
        ),
        Overgang(
            "intrekking_herstellen",
            "Intrekking herstellen",
            "intrekking hersteld",
            (S.INGETROKKEN,),
            None,
            AANBIEDER,
            Aanzet.AANBIEDER,
            (
                "Het plan gaat verder waar het was toen u het introk.",
                "De termijn loopt verder met de dagen die toen over waren.",
            ),
            ("reden",),
            terug_van="intrekken",
        ),
    )
}
