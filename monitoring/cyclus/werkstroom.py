"""The workflow of a cycle as one table: which step leads from where to where, and who may take it.

Pages, messages and tests are made from it; ``verloop.overgang`` is the one door by which a step is
taken. Source of the order and of who does what: ZW-2024, 5.1 to 5.5.
"""

from dataclasses import dataclass, field
from typing import Final

from ..choices import Cyclusstatus as S
from ..choices_cyclus import Cyclussoort as Soort

BEGELEIDT: Final = "cyclus_begeleiden"
ANALYSEERT: Final = "cyclus_analyseren"
STELT_VAST: Final = "cyclus_vaststellen"
PARTIJ: Final = {
    BEGELEIDT: "wie de cyclus begeleidt",
    ANALYSEERT: "wie de analyse maakt",
    STELT_VAST: "de stuurgroep, of wie voor haar notuleert",
}


@dataclass(frozen=True)
class Overgang:
    """One step. ``van`` and ``naar`` may be the same: then the turn goes on, not the state.

    ``label`` is what a button says, ``gedaan`` what happened. ``gevolgen`` say in words what will
    happen, ``per_soort`` what more in a cycle of that kind. ``vraagt_reden``: always, not only for
    what was passed by. ``vanzelf``: the schedule may take it. ``wie``: names of parties in
    ``betrokkenen`` that get a message.
    """

    code: str
    label: str
    gedaan: str
    van: S
    naar: S
    rule: str
    gevolgen: tuple[str, ...]
    wie: tuple[str, ...]
    per_soort: dict[Soort, tuple[str, ...]] = field(default_factory=dict)
    vraagt: dict[Soort, str] = field(default_factory=dict)
    vraagt_reden: bool = False
    ingrijpend: bool = False
    vanzelf: bool = False
    is_terug: bool = False

    @property
    def door(self) -> str:
        return PARTIJ[self.rule]

    @property
    def bericht(self) -> str:
        return f"cyclus_{self.code}"

    def vraag(self, soort: Soort) -> str:
        """What has to be written down with this step; empty: nothing."""
        return "Waarom?" if self.vraagt_reden else self.vraagt.get(soort, "")


VERDER: Final = (
    Overgang(
        "openen",
        "Cyclus openen",
        "geopend",
        S.VOORBEREIDING,
        S.AANLEVERING,
        BEGELEIDT,
        (
            "Elke regio van het gebied krijgt de vraag om haar cijfers te leveren.",
            "Een regio die ook bij een ander gebied hoort, levert maar één keer.",
            "De dagen waarop elke stap klaar moet zijn, staan daarna vast. U kunt ze wijzigen.",
        ),
        ("regios", "begeleiders", "analisten"),
        vanzelf=True,
    ),
    Overgang(
        "levering_sluiten",
        "Levering sluiten",
        "levering gesloten",
        S.AANLEVERING,
        S.REFLECTIE,
        BEGELEIDT,
        (
            "De regio's bespreken hun cijfers. Elke regio houdt een reflectiesessie.",
            "Regio's kunnen een levering niet meer terugnemen, tot u de levering heropent.",
            "Wat niet geleverd is, blijft onbekend. Totalen zeggen hoeveel regio's er ontbreken.",
        ),
        ("regios", "begeleiders", "analisten"),
    ),
    Overgang(
        "reflectie_afronden",
        "Reflectie afronden",
        "reflectie afgerond",
        S.REFLECTIE,
        S.ANALYSE,
        BEGELEIDT,
        (
            "De vastgestelde sessies van de regio's zijn de basis voor de analyse.",
            "Regio's kunnen hun sessie niet meer heropenen.",
        ),
        ("analisten", "regios", "begeleiders"),
    ),
    Overgang(
        "analyse_afronden",
        "Analyse afronden",
        "analyse afgerond",
        S.ANALYSE,
        S.ADVIES,
        ANALYSEERT,
        (
            "De cijfers in de analyse staan daarna vast, zoals zij nu zijn.",
            "U maakt nu het advies aan de stuurgroep.",
        ),
        ("begeleiders", "analisten", "regios"),
        per_soort={
            Soort.ANALYSE: ("Het advies zegt vooral wat de cijfers laten zien.",),
            Soort.STURING: ("Het advies zegt welke acties nodig zijn, door wie en wanneer.",),
        },
        ingrijpend=True,
    ),
    Overgang(
        "advies_aanbieden",
        "Advies aanbieden",
        "advies aangeboden",
        S.ADVIES,
        S.ADVIES,
        ANALYSEERT,
        (
            "De stuurgroep kan het advies lezen en erover besluiten.",
            "U kunt het advies terugnemen tot de cyclus is vastgesteld.",
        ),
        ("stuurgroep", "begeleiders"),
    ),
    Overgang(
        "vaststellen",
        "Cyclus vaststellen",
        "vastgesteld",
        S.ADVIES,
        S.VASTGESTELD,
        STELT_VAST,
        (
            "De cyclus is gesloten. Niemand kan er nog iets in wijzigen.",
            "De uitkomst komt in de keten van besluiten. Zij blijft daar altijd staan.",
        ),
        ("stuurgroep", "regios", "analisten", "begeleiders"),
        per_soort={
            Soort.ANALYSE: ("De volgende cyclus verbindt acties aan wat u nu vaststelt.",),
            Soort.STURING: ("De afgesproken acties worden in de volgende cycli gevolgd.",),
        },
        vraagt={
            Soort.ANALYSE: "Wat is de uitkomst van de analyse?",
            Soort.STURING: "Welke acties zijn afgesproken?",
        },
        ingrijpend=True,
    ),
)
TERUG: Final = (
    Overgang(
        "opening_terugnemen",
        "Opening terugnemen",
        "opening teruggenomen",
        S.AANLEVERING,
        S.VOORBEREIDING,
        BEGELEIDT,
        (
            "De regio's hoeven nog niets te leveren voor dit gebied.",
            "De cyclus opent niet meer vanzelf. U opent haar zelf.",
        ),
        ("regios", "begeleiders", "analisten"),
        vraagt_reden=True,
        is_terug=True,
    ),
    Overgang(
        "levering_heropenen",
        "Levering heropenen",
        "levering heropend",
        S.REFLECTIE,
        S.AANLEVERING,
        BEGELEIDT,
        (
            "Regio's kunnen weer leveren en hun levering verbeteren.",
            "Wat in sessies is opgeschreven, blijft bewaard.",
        ),
        ("regios", "begeleiders"),
        vraagt_reden=True,
        is_terug=True,
    ),
    Overgang(
        "reflectie_heropenen",
        "Reflectie heropenen",
        "reflectie heropend",
        S.ANALYSE,
        S.REFLECTIE,
        BEGELEIDT,
        (
            "Regio's kunnen hun sessie heropenen en aanvullen.",
            "Wat al in de analyse staat, blijft bewaard.",
        ),
        ("regios", "analisten", "begeleiders"),
        vraagt_reden=True,
        is_terug=True,
    ),
    Overgang(
        "analyse_heropenen",
        "Analyse heropenen",
        "analyse heropend",
        S.ADVIES,
        S.ANALYSE,
        ANALYSEERT,
        (
            "De analyse kan weer worden gewijzigd; de cijfers erin lopen weer mee.",
            "Een advies dat is aangeboden, geldt niet meer.",
        ),
        ("stuurgroep", "begeleiders", "analisten"),
        vraagt_reden=True,
        is_terug=True,
    ),
    Overgang(
        "advies_terugnemen",
        "Advies terugnemen",
        "advies teruggenomen",
        S.ADVIES,
        S.ADVIES,
        ANALYSEERT,
        (
            "De stuurgroep kan niet meer over dit advies besluiten.",
            "U kunt het advies wijzigen en opnieuw aanbieden.",
        ),
        ("stuurgroep", "begeleiders"),
        vraagt_reden=True,
        is_terug=True,
    ),
    Overgang(
        "vaststelling_herroepen",
        "Vaststelling herroepen",
        "vaststelling herroepen",
        S.VASTGESTELD,
        S.ADVIES,
        STELT_VAST,
        (
            "De cyclus is weer open. Het aangeboden advies blijft liggen.",
            "Het herroepen komt in de keten van besluiten, naast de vaststelling zelf.",
        ),
        ("stuurgroep", "regios", "analisten", "begeleiders"),
        vraagt_reden=True,
        ingrijpend=True,
        is_terug=True,
    ),
)
OVERGANGEN: Final[dict[str, Overgang]] = {stap.code: stap for stap in (*VERDER, *TERUG)}
DATUMS: Final = "datums"
"""Code of the event when the days of a cycle change; it is no step."""


def gedaan(code: str) -> str:
    """What happened by ``code``, in words."""
    if code == DATUMS:
        return "dagen gewijzigd"
    stap = OVERGANGEN.get(code)
    return stap.gedaan if stap else code
