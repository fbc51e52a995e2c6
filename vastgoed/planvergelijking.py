"""Plans side by side: places, money, term, risk and judgment, as far as the reader may know."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from jeugdzorg.kern.notation import datum
from regio.querysets import organisaties_van
from regio.rules import organisaties_met_rol

from .choices_plan import VOOR_STUURGROEP, Aanzet, Oordeelwaarde, Planstatus, Planuitkomst
from .models import Advies, GezamenlijkOordeel, Planvoorwaarde, Vastgoedplan
from .plan.keuzes import Impact, Kans
from .rules import COORDINATOREN

HOOGUIT: Final = 5
"""Plans beside each other: more do not fit on a page."""
NOG_NIET: Final = "nog niet vrijgegeven"


@dataclass(frozen=True)
class Vergeleken:
    """A plan with what was released about it to this reader."""

    plan: Vastgoedplan
    oordelen: Counter[str] | None = None
    advies: Advies | None = None
    voorwaarden: int = 0

    @property
    def plaatsen_verschil(self) -> int | None:
        nu, straks = self.plan.plaatsen_nu, self.plan.plaatsen_straks
        return None if nu is None or straks is None else straks - nu

    @property
    def maanden(self) -> int | None:
        """From the first month to the last, both counted."""
        return looptijd(self.plan.start, self.plan.gereed)

    def oordeel(self, waarde: str) -> int | None:
        return None if self.oordelen is None else self.oordelen[waarde]


@dataclass(frozen=True)
class Rij:
    """One fact of every plan; ``soort`` is how it is written."""

    label: str
    waarden: Sequence[Any]
    soort: str = "tekst"


@dataclass(frozen=True)
class Groep:
    titel: str
    rijen: Sequence[Rij] = field(default_factory=list)


def looptijd(van: date | None, tot: date | None) -> int | None:
    if van is None or tot is None or tot < van:
        return None
    return (tot.year - van.year) * 12 + tot.month - van.month + 1


def gekozen(user: Any, codes: Iterable[str]) -> list[Vastgoedplan]:
    """The plans with these codes that ``user`` may see, each once, in the order they were asked."""
    volgorde = list(dict.fromkeys(codes))
    plannen = Vastgoedplan.objects.visible_to(user).with_partijen().filter(code__in=volgorde)
    per_code = {plan.code: plan for plan in plannen}
    return [per_code[code] for code in volgorde if code in per_code]


def vrijgegeven(user: Any) -> QuerySet[GezamenlijkOordeel]:
    """Joint judgments that ``user`` may know: to who coordinates always; to other readers when the
    advice was given; to the provider when it was decided."""
    coordinator = organisaties_met_rol(user, *COORDINATOREN)
    eigen = Q(plan__aanbieder__in=organisaties_van(user))
    return GezamenlijkOordeel.objects.visible_to(user).filter(
        Q(plan__gemeente__in=coordinator) & ~eigen
        | Q(plan__status__in=VOOR_STUURGROEP) & ~eigen
        | Q(plan__status=Planstatus.BESLOTEN)
    )


def vergelijk(user: Any, plannen: Sequence[Vastgoedplan]) -> list[Vergeleken]:
    """Each plan with what was released about it; three queries however many there are."""
    oordelen: dict[int, Counter[str]] = {}
    tellingen = vrijgegeven(user).filter(plan__in=plannen).order_by()
    for plan, waarde, aantal in tellingen.values_list("plan", "waarde").annotate(Count("pk")):
        oordelen.setdefault(plan, Counter())[waarde] = aantal
    gegeven = Advies.objects.visible_to(user).geldend().filter(gegeven_op__isnull=False)
    adviezen = {advies.plan_id: advies for advies in gegeven.filter(plan__in=plannen)}
    bindend = Planvoorwaarde.objects.visible_to(user).bindend().filter(plan__in=plannen)
    voorwaarden = Counter(bindend.values_list("plan", flat=True))
    return [
        Vergeleken(plan, oordelen.get(plan.pk), adviezen.get(plan.pk), voorwaarden[plan.pk])
        for plan in plannen
    ]


def groepen(kolommen: Sequence[Vergeleken]) -> list[Groep]:
    """The facts in groups, as a page shows them."""

    def rij(label: str, waarde: Callable[[Vergeleken], Any], soort: str = "tekst") -> Rij:
        return Rij(label, [waarde(kolom) for kolom in kolommen], soort)

    return [
        Groep(
            "Waar het plan staat",
            [
                rij("Aanbieder", lambda k: k.plan.aanbieder),
                rij("Coördinerende gemeente", lambda k: k.plan.gemeente),
                rij("Status", lambda k: Planstatus(k.plan.status), "badge"),
                rij("Aan zet", lambda k: Aanzet(k.plan.aan_zet).label),
                rij("Uiterlijk", lambda k: termijn(k.plan)),
            ],
        ),
        Groep(
            "Plaatsen",
            [
                rij("Nu", lambda k: k.plan.plaatsen_nu, "getal"),
                rij("Straks", lambda k: k.plan.plaatsen_straks, "getal"),
                rij("Verschil", lambda k: k.plaatsen_verschil, "verschil"),
                rij("Projecten", lambda k: k.plan.projecten_aantal, "getal"),
            ],
        ),
        Groep(
            "Geld",
            [
                rij("Investering", lambda k: k.plan.investering, "euro"),
                rij("Gevraagde bijdrage", lambda k: k.plan.spuk_gevraagd, "euro"),
                rij("Investering per plaats", lambda k: k.plan.kosten_per_plaats, "euro"),
            ],
        ),
        Groep(
            "Looptijd en risico",
            [
                rij("Begint", lambda k: k.plan.start, "datum"),
                rij("Klaar", lambda k: k.plan.gereed, "datum"),
                rij("Maanden", lambda k: k.maanden, "getal"),
                rij("Zwaarste risico", lambda k: risico_in_woorden(k.plan.hoogste_risico)),
            ],
        ),
        Groep("Oordeel", oordeelrijen(kolommen)),
    ]


def risico_in_woorden(risico: str) -> str | None:
    """Impact and likelihood of the heaviest risk: "HR" is high impact, and real."""
    impact, kans = dict(Impact.choices).get(risico[:1]), dict(Kans.choices).get(risico[1:])
    return f"impact {impact}, kans {kans}" if impact and kans else None


def oordeelrijen(kolommen: Sequence[Vergeleken]) -> list[Rij]:
    """How many criteria got which joint judgment; one line when none was released."""
    tellingen = [
        Rij(f"Criteria: {waarde.label}", [k.oordeel(waarde) for k in kolommen], "oordeel")
        for waarde in Oordeelwaarde
    ]
    if not any(k.oordelen for k in kolommen):
        tellingen = [Rij("Gezamenlijk oordeel", [None] * len(kolommen), "oordeel")]
    adviezen = [uitkomst(k.advies.uitkomst) if k.advies else NOG_NIET for k in kolommen]
    besluiten = [uitkomst(k.plan.uitkomst) or "nog geen besluit" for k in kolommen]
    return [
        *tellingen,
        Rij("Advies", adviezen, "badge"),
        Rij("Besluit", besluiten, "badge"),
        Rij("Voorwaarden bij het besluit", [k.voorwaarden for k in kolommen], "getal"),
    ]


def uitkomst(waarde: str) -> Planuitkomst | None:
    return Planuitkomst(waarde) if waarde else None


def termijn(plan: Vastgoedplan) -> str:
    if plan.uiterlijk is None:
        return "geen termijn"
    dagen = (plan.uiterlijk - timezone.localdate()).days
    wanneer = datum(plan.uiterlijk)
    if dagen < 0:
        return f"{wanneer}, {-dagen} {'dag' if dagen == -1 else 'dagen'} te laat"
    return f"{wanneer}, nog {dagen} {'dag' if dagen == 1 else 'dagen'}"
