"""The query of ``samenvatting``: the last measurements, and one SELECT … GROUP BY around them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db.models import F, QuerySet, Value
from django.db.models.expressions import Func
from django.db.models.fields import DateField

from regio.choices import BronSoort, Zorgvorm
from regio.models import Gebied, GebiedRegio

from .bezetting import KLEINSCHALIG_HOOGUIT
from .choices import Aard
from .models import Capaciteitsmeting, Locatie, Voorziening
from .querysets import VoorzieningQuerySet

PERIODEN: Final = {"maand": 1, "kwartaal": 3, "halfjaar": 6, "jaar": 12}
GROEPERINGEN: Final = (
    "gebied",
    "regio",
    "aanbieder",
    "zorgvorm",
    "beweging",
    "schaal",
    "periode",
)


def samenvattingvraag(
    user: Any,
    *,
    groepering: Sequence[str],
    periode: str,
    van: date,
    tot: date,
    filters: Mapping[str, Any],
    maat: str,
    voorbeeld: bool,
    met_totaal: bool = False,
) -> tuple[str, Any] | None:
    """The query of ``samenvatting`` with its parameters; None: there is nothing to ask."""
    metingen = metingen_per_periode(
        user, periode=periode if "periode" in groepering else "", van=van, tot=tot,
        filters=filters, maat=maat, voorbeeld=voorbeeld,
    )  # fmt: skip
    groepen = [naam for naam in GROEPERINGEN if naam in groepering]
    try:
        return samenvatting_sql(user, metingen, groepen, met_totaal=met_totaal)
    except EmptyResultSet:
        return None


def metingen_per_periode(
    user: Any,
    *,
    periode: str,
    van: date,
    tot: date,
    filters: Mapping[str, Any],
    maat: str,
    voorbeeld: bool,
) -> QuerySet:
    """The measurements that ``user`` may see, each with the period it lies in."""
    rijen = Capaciteitsmeting.objects.visible_to(user)
    if rijen.query.is_empty():
        return rijen
    rijen = rijen.filter(maat=maat, aard=Aard.FEIT, peildatum__gte=van, peildatum__lte=tot)
    verzonnen = {"bron__soort": BronSoort.VOORBEELD}
    rijen = rijen.filter(**verzonnen) if voorbeeld else rijen.exclude(**verzonnen)
    if any(filters.values()):
        rijen = rijen.filter(voorziening__in=gefilterd(user, filters).values("pk"))
    begin = begin_van_periode(periode, van, tot) if periode else vaste_dag(van)
    return rijen.order_by().annotate(begin=begin).values(
        "pk", "voorziening_id", "begin", "peildatum", "plaatsen", "bezet", "wachtend",
        "niet_beschikbaar", "afgeschermd", "bron__datum",
    )  # fmt: skip


def vaste_dag(dag: date) -> Value:
    return Value(dag, output_field=DateField())


def begin_van_periode(periode: str, van: date, tot: date) -> Func | Value:
    """The first day of the month, quarter, half-year or year of a measurement.

    The same for all when ``van`` and ``tot`` lie in one; working it out per row costs a third.
    """
    maanden = PERIODEN[periode]
    eerste, laatste = (date(d.year, (d.month - 1) // maanden * maanden + 1, 1) for d in (van, tot))
    if eerste == laatste:
        return vaste_dag(eerste)
    eerste_maand = f"(date_part('month', %(expressions)s)::int - 1) / {maanden}"
    return Func(
        F("peildatum"),
        template=(
            f"make_date(date_part('year', %(expressions)s)::int, {eerste_maand} * {maanden} + 1, 1)"
        ),
        output_field=DateField(),
    )


def gefilterd(user: Any, filters: Mapping[str, Any]) -> VoorzieningQuerySet:
    """The facilities that pass ``filters``; each value a code, an object or a choice."""
    rijen: Any = Voorziening.objects.all()
    if gebied := filters.get("gebied"):
        gezien = Gebied.objects.visible_to(user).filter(code=getattr(gebied, "code", gebied))
        gevonden = gezien.first()
        rijen = rijen.in_gebied(gevonden) if gevonden else rijen.none()
    for naam, pad in (
        ("regio", "locatie__jeugdhulpregio__code"),
        ("aanbieder", "locatie__aanbieders__code"),
        ("voorziening", "code"),
        ("zorgvorm", "zorgvorm"),
    ):
        if waarde := filters.get(naam):
            rijen = rijen.filter(**{pad: getattr(waarde, "code", waarde)})
    if beweging := filters.get("beweging"):
        rijen = rijen.filter(zorgvorm__in=[v for v in Zorgvorm if v.beweging == beweging])
    return rijen


def samenvatting_sql(
    user: Any, metingen: QuerySet, groepering: Sequence[str], *, met_totaal: bool = False
) -> tuple[str, list[Any]]:
    """One SELECT … GROUP BY around the last measurements; ``met_totaal``: and per period of all of
    them, of which every key is empty (NULL)."""
    binnen, params = metingen.query.sql_with_params()
    met = [LAATSTE.format(binnen)]
    joins: list[str] = []
    extra: list[Any] = []
    if "gebied" in groepering:
        gebieden, extra = locaties_per_gebied(user)
        met.append(f"gl AS ({gebieden})")
        joins.append(
            "LEFT JOIN gl ON gl.locatie_id = v.locatie_id "
            "LEFT JOIN regio_gebied g ON g.id = gl.gebied_id"
        )
    joins += [JOINS[naam] for naam in groepering if naam in JOINS]
    sleutels = [f"{KOLOMMEN[naam]} AS {naam}" for naam in groepering if naam != "periode"]
    beweging, waarden = beweging_sql() if "beweging" in groepering else ("", [])
    sleutels = [sleutel.replace("BEWEGING", beweging) for sleutel in sleutels]
    groepen = ", ".join(str(nummer) for nummer in range(1, len(sleutels) + 2))
    kolommen = ", ".join([*sleutels, 'm."begin"', SOMMEN])
    sql = f"""
        WITH {", ".join(met)} SELECT {kolommen} FROM m
        JOIN capaciteit_voorziening v ON v.id = m.voorziening_id
        JOIN capaciteit_locatie l ON l.id = v.locatie_id
        {" ".join(joins)} GROUP BY {groepen}
        {totaal_sql(sleutels) if met_totaal else ""} ORDER BY {groepen}
    """  # noqa: S608
    return sql, [*params, *extra, *waarden]


def totaal_sql(sleutels: Sequence[str]) -> str:
    leeg = "NULL, " * len(sleutels)
    return f'UNION ALL SELECT {leeg}m."begin", {SOMMEN} FROM m GROUP BY m."begin"'  # noqa: S608


LAATSTE: Final = """m AS (
    SELECT DISTINCT ON (voorziening_id, "begin") * FROM ({}) AS metingen
    ORDER BY voorziening_id, "begin", peildatum DESC, bron__datum DESC NULLS LAST, pk DESC
)"""
JOINS: Final = {
    "regio": "LEFT JOIN regio_jeugdhulpregio r ON r.id = l.jeugdhulpregio_id",
    "aanbieder": (
        "LEFT JOIN capaciteit_locatie_aanbieders la ON la.locatie_id = l.id "
        "LEFT JOIN regio_organisatie a ON a.id = la.aanbieder_id"
    ),
}
# Without a size the definition of the form of care tells: O3M at least 8, kleinschalig at most 6
# (domein: OVR; OOST, chapter 2).
KOLOMMEN: Final = {
    "gebied": "coalesce(g.code, '')",
    "regio": "coalesce(r.code, '')",
    "aanbieder": "coalesce(a.code, '')",
    "zorgvorm": "v.zorgvorm",
    "beweging": "BEWEGING",
    "schaal": (
        "CASE WHEN v.groepsgrootte_tot <= 4 THEN 'vier' "
        f"WHEN v.groepsgrootte_tot <= {KLEINSCHALIG_HOOGUIT} THEN 'zes' "
        "WHEN v.groepsgrootte_tot IS NOT NULL OR v.zorgvorm = 'o3m' THEN 'groter' "
        "WHEN v.zorgvorm = 'kleinschalig' THEN 'zes' ELSE 'onbekend' END"
    ),
}
BEIDE: Final = "FILTER (WHERE m.bezet IS NOT NULL AND m.plaatsen IS NOT NULL)"
SOMMEN: Final = f"""
    count(*) AS voorzieningen, sum(m.plaatsen) AS plaatsen, sum(m.bezet) AS bezet,
    sum(m.wachtend) AS wachtend, sum(m.niet_beschikbaar) AS niet_beschikbaar,
    count(*) {BEIDE} AS bezet_bekend,
    coalesce(sum(m.plaatsen) {BEIDE}, 0) AS plaatsen_met_bezet,
    coalesce(sum(m.plaatsen - coalesce(m.niet_beschikbaar, 0)) {BEIDE}, 0)
        AS beschikbaar_met_bezet,
    coalesce(sum(m.bezet) {BEIDE}, 0) AS bezet_met_plaatsen,
    count(*) FILTER (WHERE m.afgeschermd <> '{{}}'::jsonb) AS afgeschermde_rijen,
    min(m.peildatum) AS oudste_peildatum, max(m.peildatum) AS jongste_peildatum
"""


def beweging_sql() -> tuple[str, list[Any]]:
    afbouw = [vorm.value for vorm in Zorgvorm if vorm.beweging == "afbouw"]
    return "CASE WHEN v.zorgvorm = ANY(%s) THEN 'afbouw' ELSE 'opbouw' END", [afbouw]


def locaties_per_gebied(user: Any) -> tuple[str, list[Any]]:
    """Pairs of a location and an area it counts in (``LocatieQuerySet.in_gebied``), seen ones."""
    gezien = Gebied.objects.visible_to(user)
    genoemd = Locatie.objects.filter(gebied__in=gezien).values_list("pk", "gebied")
    boven = Locatie.objects.filter(gebied__bovenliggend__in=gezien)
    regios = GebiedRegio.objects.at().filter(
        gebied__in=gezien, jeugdhulpregio__locaties__isnull=False
    )
    paren = (
        ("locatie_id", "gebied_id", genoemd),
        ("locatie_id", "gebied_id", boven.values_list("pk", "gebied__bovenliggend")),
        ("locatie_id", "gebied_id", regios.values_list("jeugdhulpregio__locaties", "gebied")),
    )
    delen: list[str] = []
    params: list[Any] = []
    for locatie, gebied, rijen in paren:
        sql, waarden = rijen.order_by().query.sql_with_params()
        delen.append(f"SELECT * FROM ({sql}) AS p({locatie}, {gebied})")  # noqa: S608
        params += waarden
    return " UNION ".join(delen), params
