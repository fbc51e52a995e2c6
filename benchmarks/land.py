"""A made-up country of the size of the real one; the same every time.

Each provider delivers from a shared source of its own. Places from 4 to 15, so that many counts of
youths are small; they are judged: small ones as such, and a total of few origins with them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db import connection, transaction

from capaciteit.models import Capaciteitsmeting as Meting
from capaciteit.models import Herkomst, Locatie, Voorziening, Voorzieningstatusrij
from regio.aanleverbron import aanleverbron
from regio.choices import BronSoort, GebiedSoort, OrganisatieSoort, Rol, Zorgvorm
from regio.models import (
    Aanbieder,
    Bron,
    Gebied,
    GebiedRegio,
    Gebruiker,
    Gemeente,
    Jeugdhulpregio,
    Lidmaatschap,
    Organisatie,
    Regioindeling,
)

BEGIN: Final = date(2015, 1, 31)
TABELLEN: Final = (Meting, Herkomst)


@dataclass(frozen=True)
class Omvang:
    """How much there is of everything."""

    regios: int = 42
    gemeenten: int = 342
    aanbieders: int = 300
    locaties: int = 3000
    voorzieningen: int = 6000
    maanden: int = 120
    herkomst: int = 500_000

    @property
    def metingen(self) -> int:
        return self.voorzieningen * self.maanden

    def maal(self, factor: float) -> "Omvang":
        """As many regions and months; more or fewer providers with what they have."""
        namen = ("aanbieders", "locaties", "voorzieningen", "herkomst")
        return replace(self, **{naam: round(getattr(self, naam) * factor) for naam in namen})


@transaction.atomic
def land_maken(omvang: Omvang) -> None:
    bron = Bron.objects.create(
        code="LAND", titel="Het land", korte_titel="Het land", soort=BronSoort.INDELING
    )
    regios = geografie(omvang, bron)
    aanbieders = organisaties(omvang, bron, regios)
    register(omvang, regios, aanbieders)
    with gekoppeld_af():
        cijfers(omvang)


def geografie(omvang: Omvang, bron: Bron) -> list[Jeugdhulpregio]:
    regios = Jeugdhulpregio.objects.bulk_create(
        Jeugdhulpregio(code=f"JZ{n:02d}", naam=f"Regio {n}", bron=bron)
        for n in range(omvang.regios)
    )
    gemeenten = Gemeente.objects.bulk_create(
        Gemeente(
            code=f"GM{n:04d}",
            naam=f"Gemeente {n}",
            breedtegraad=f"{51 + n % 20 / 10:.2f}",
            lengtegraad=f"{4 + n % 30 / 10:.2f}",
            bron=bron,
        )
        for n in range(omvang.gemeenten)
    )
    Regioindeling.objects.bulk_create(
        Regioindeling(gemeente=gemeente, jeugdhulpregio=regios[n % len(regios)], bron=bron)
        for n, gemeente in enumerate(gemeenten)
    )
    land = Gebied.objects.create(code="NL", naam="Nederland", soort=GebiedSoort.LAND, bron=bron)
    gebieden = Gebied.objects.bulk_create(
        Gebied(
            code=f"G{n}",
            naam=f"Gebied {n}",
            soort=GebiedSoort.BOVENREGIONAAL,
            bovenliggend=land,
            bron=bron,
        )
        for n in range(max(1, len(regios) // 6))
    )
    GebiedRegio.objects.bulk_create(
        GebiedRegio(
            gebied=gebieden[n % len(gebieden)],
            jeugdhulpregio=regio,
            zorgvorm=Zorgvorm.JEUGDZORGPLUS,
            bron=bron,
        )
        for n, regio in enumerate(regios)
    )
    return regios


def organisaties(omvang: Omvang, bron: Bron, regios: list[Jeugdhulpregio]) -> list[Aanbieder]:
    """Regions and providers, each with one user and a source; who asks the API is of a region."""
    kantoren = Organisatie.objects.bulk_create(
        Organisatie(
            code=f"R{n}",
            naam=f"Kantoor {n}",
            soort=OrganisatieSoort.REGIO,
            jeugdhulpregio=regio,
            bron=bron,
        )
        for n, regio in enumerate(regios)
    )
    aanbieders = Aanbieder.objects.bulk_create(
        Aanbieder(code=f"A{n}", naam=f"Aanbieder {n}", soort=OrganisatieSoort.AANBIEDER, bron=bron)
        for n in range(omvang.aanbieders)
    )
    rollen = {**dict.fromkeys(kantoren, Rol.BELEIDSMEDEWERKER)}
    paren = [(o, Rol.BELEIDSMEDEWERKER) for o in rollen] + [(a, Rol.AANBIEDER) for a in aanbieders]
    gebruikers = Gebruiker.objects.bulk_create(
        Gebruiker(email=f"{o.code.lower()}@land.example", naam=o.naam, password="!")
        for o, _ in paren
    )
    Lidmaatschap.objects.bulk_create(
        Lidmaatschap(gebruiker=gebruiker, organisatie_id=o.pk, rol=rol)
        for gebruiker, (o, rol) in zip(gebruikers, paren, strict=True)
    )
    for aanbieder in aanbieders:
        aanleverbron(aanbieder)
    return aanbieders


def register(omvang: Omvang, regios: list[Jeugdhulpregio], aanbieders: list[Any]) -> None:
    bronnen = dict(Bron.objects.exclude(eigenaar=None).values_list("eigenaar", "pk"))
    gemeenten = list(Gemeente.objects.order_by("pk"))
    vormen = list(Zorgvorm)

    def van(n: int) -> dict[str, Any]:
        return {"bron_id": bronnen[aanbieders[n % len(aanbieders)].pk]}

    locaties = Locatie.objects.bulk_create(
        (
            Locatie(
                code=f"L{n}",
                naam=f"Locatie {n}",
                plaats=f"Plaats {n % 500}",
                gemeente=gemeenten[n % len(regios)],
                jeugdhulpregio=regios[n % len(regios)],
                breedtegraad=f"{51 + n % 200 / 100:.2f}",
                lengtegraad=f"{4 + n % 300 / 100:.2f}",
                **van(n),
            )
            for n in range(omvang.locaties)
        ),
        batch_size=2000,
    )
    koppeling = Locatie.aanbieders.through
    koppeling.objects.bulk_create(
        (
            koppeling(locatie=locatie, aanbieder_id=aanbieders[n % len(aanbieders)].pk)
            for n, locatie in enumerate(locaties)
        ),
        batch_size=2000,
    )
    voorzieningen = Voorziening.objects.bulk_create(
        (
            Voorziening(
                code=f"V{n}",
                naam=f"Voorziening {n}",
                locatie=locaties[n % len(locaties)],
                zorgvorm=vormen[n % len(vormen)],
                groepsgrootte_tot=4 + n % 5,
                **van(n % len(locaties)),
            )
            for n in range(omvang.voorzieningen)
        ),
        batch_size=2000,
    )
    Voorzieningstatusrij.objects.bulk_create(
        (
            Voorzieningstatusrij(
                voorziening=rij, status="open", peildatum=date(2014, 12, 31), bron_id=rij.bron_id
            )
            for rij in voorzieningen
        ),
        batch_size=2000,
    )


PLAATSEN: Final = "(4 + v.nr %% 12)"
BEZET: Final = f"({PLAATSEN} * (40 + (v.nr * 31 + m * 17) %% 61) / 100)"
VOORZIENINGEN: Final = """(
    SELECT id, bron_id, zorgvorm, code, locatie_id, row_number() OVER (ORDER BY id) - 1 AS nr
    FROM capaciteit_voorziening) v"""
METINGEN: Final = f"""
INSERT INTO capaciteit_capaciteitsmeting (
    voorziening_id, maat, peildatum, peildatum_precisie, plaatsen, bezet, wachtend,
    niet_beschikbaar, reden_niet_beschikbaar, aard, bron_id, vindplaats, opmerking, bekend_op,
    gewijzigd, afscherming)
SELECT id, 'plekken', dag, 'dag', plaatsen, bezet, wachtend,
    CASE WHEN nr %% 9 = 0 THEN 1 END, CASE WHEN nr %% 9 = 0 THEN 'personeel' ELSE '' END, 'feit',
    bron_id, 'Capaciteit', '', dag + interval '40 days', 1000,
    CASE WHEN bezet BETWEEN 1 AND 4 THEN '{{"bezet": "<5"}}'::jsonb
        WHEN m %% 6 = 5 AND bezet < 8 AND bezet > 0 THEN '{{"bezet": "afgeschermd"}}'
        ELSE '{{}}' END
    || CASE WHEN wachtend BETWEEN 1 AND 4 THEN '{{"wachtend": "<5"}}'::jsonb ELSE '{{}}' END
FROM (
    SELECT v.id, v.bron_id, v.nr, m, {PLAATSEN} AS plaatsen, {BEZET} AS bezet,
        (v.nr + m) %% 9 AS wachtend,
        (%(begin)s::date + 1 + make_interval(months => m) - interval '1 day')::date AS dag
    FROM generate_series(0, %(maanden)s - 1) m, {VOORZIENINGEN}) x
"""
HERKOMSTEN: Final = f"""
INSERT INTO capaciteit_herkomst (
    code, voorziening_id, maat, herkomst_regio_id, aantal, zorgvorm, peildatum,
    peildatum_precisie, periode_van, periode_tot, periode_precisie, populatie, bestemming_buiten,
    bron_id, vindplaats, opmerking, bekend_op, gewijzigd, afscherming)
SELECT code || '.' || coalesce(regio::text, 'onbekend') || '.' || van || '.' || maat, id, maat,
    regio, aantal, zorgvorm, tot, 'dag', van, tot, 'dag', '', false, bron_id, 'Herkomst', '',
    tot + interval '40 days', 1000,
    CASE WHEN aantal BETWEEN 1 AND 4 THEN '{{"aantal": "<5"}}'::jsonb ELSE '{{}}' END
FROM (
    SELECT v.id, v.code, v.zorgvorm, v.bron_id,
        (%(begin)s::date + 1 - interval '1 month' + make_interval(months => m - 5))::date AS van,
        (%(begin)s::date + 1 + make_interval(months => m) - interval '1 day')::date AS tot,
        CASE WHEN k < 3 THEN 'verblijvend' WHEN k = 3 THEN 'instroom' ELSE 'uitstroom' END AS maat,
        CASE WHEN k <> 2 THEN (
            SELECT min(id) FROM regio_jeugdhulpregio
        ) + (v.nr + CASE WHEN k = 1 THEN 1 ELSE 0 END) %% %(regios)s END AS regio,
        CASE k WHEN 0 THEN {BEZET} - {BEZET} / 4 - {BEZET} / 6 WHEN 1 THEN {BEZET} / 4
            WHEN 2 THEN {BEZET} / 6 ELSE (v.nr + m + k) %% 5 END AS aantal
    FROM generate_series(5, %(maanden)s - 1, 6) m, {VOORZIENINGEN}, generate_series(0, 4) k
    ORDER BY k, m, v.id LIMIT %(herkomst)s) x
"""


def cijfers(omvang: Omvang) -> None:
    """By the database itself."""
    gegevens = {
        "begin": BEGIN,
        "maanden": omvang.maanden,
        "regios": omvang.regios,
        "herkomst": omvang.herkomst,
    }
    with connection.cursor() as cursor:
        cursor.execute(METINGEN, gegevens)
        cursor.execute(HERKOMSTEN, gegevens)


@contextmanager
def gekoppeld_af() -> Iterator[None]:
    """Without triggers and without indexes that no constraint needs, which are made after."""
    tabellen = [model._meta.db_table for model in TABELLEN]
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
            WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisprimary AND NOT i.indisunique""",
            [tabellen],
        )
        indexen = cursor.fetchall()
        for naam, _ in indexen:
            cursor.execute(f"DROP INDEX {naam}")
        for tabel in tabellen:
            cursor.execute(f"ALTER TABLE {tabel} DISABLE TRIGGER USER")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for _, opnieuw in indexen:
            cursor.execute(opnieuw)
        for tabel in tabellen:
            cursor.execute(f"ALTER TABLE {tabel} ENABLE TRIGGER USER")
