"""Accounts to look around with: one per role, at organisations of the plans."""

import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from .choices import Rol, Scope
from .models import Gebruiker, Lidmaatschap, Organisatie, Toegangssleutel

BESTAND: Final = "demo-accounts.json"
DOMEIN: Final = "voorbeeld.example"
SLEUTEL_GELDIG: Final = timedelta(days=365)


@dataclass(frozen=True)
class DemoAccount:
    """Who can log in: ``organisatie`` is the code of a stored organisation."""

    adres: str
    naam: str
    rol: Rol
    organisatie: str

    @property
    def email(self) -> str:
        return f"{self.adres}@{DOMEIN}"


ACCOUNTS: Final = (
    DemoAccount("beheer", "Beheerder Enschede", Rol.BEHEERDER, "GEM-ENSCHEDE"),
    DemoAccount("beleid", "Beleidsmedewerker Enschede", Rol.BELEIDSMEDEWERKER, "GEM-ENSCHEDE"),
    DemoAccount("toetser.ijsselland", "Toetser IJsselland", Rol.TOETSER, "REG-JZ07"),
    DemoAccount("toetser.twente", "Toetser Twente", Rol.TOETSER, "REG-JZ14"),
    DemoAccount("ambiq", "Medewerker Ambiq", Rol.AANBIEDER, "AMBIQ"),
    DemoAccount("jarabee", "Medewerker Jarabee", Rol.AANBIEDER, "JARABEE"),
    DemoAccount("trias", "Medewerker Trias", Rol.AANBIEDER, "TRIAS"),
    DemoAccount("analist", "Analist Haaglanden", Rol.REGIO_ANALIST, "REG-JZ24"),
    DemoAccount("analist.rijnmond", "Analist Rijnmond", Rol.REGIO_ANALIST, "REG-JZ29"),
    DemoAccount("analist.rijnland", "Analist Holland Rijnland", Rol.REGIO_ANALIST, "REG-JZ18"),
    DemoAccount("analist.zhz", "Analist Zuid-Holland Zuid", Rol.REGIO_ANALIST, "REG-JZ31"),
    DemoAccount("analist.mh", "Analist Midden-Holland", Rol.REGIO_ANALIST, "REG-JZ27"),
    DemoAccount("bren", "Analist Zuidwest", Rol.BOVENREGIONAAL_ANALIST, "BREN-ZW"),
    DemoAccount("stuurgroep", "Lid stuurgroep Overijssel", Rol.STUURGROEPLID, "STUURGROEP-OV"),
    DemoAccount(
        "stuurgroep.zuidwest", "Lid stuurgroep Zuidwest", Rol.STUURGROEPLID, "STUURGROEP-ZW"
    ),
    DemoAccount("lezer", "Lezer Arnhem", Rol.LEZER, "GEM-ARNHEM"),
    DemoAccount("api", "Koppeling Twente", Rol.API_CLIENT, "REG-JZ14"),
)


@dataclass(frozen=True)
class DemoToegang:
    """What to tell the person at the screen about one account; a key only for the API client."""

    account: DemoAccount
    organisatie: str
    wachtwoord: str
    sleutel: str = ""


@dataclass(frozen=True)
class Geheimen:
    wachtwoord: str
    sleutel: str


def demo_accounts_maken(map_: Path, wachtwoord: str = "") -> list[DemoToegang]:
    """Make the accounts, or bring them back to what they were; safe to run again.

    The shared password is ``wachtwoord`` or, when empty, one that is made up once and kept in
    ``map_``, as is the key of the API client. Raises PermissionDenied where DEBUG is off
    (production), Organisatie.DoesNotExist before the plans are loaded.
    """
    if not settings.DEBUG:
        raise PermissionDenied("Demo-accounts horen niet op een echte omgeving.")
    geheimen = geheimen_van(map_, wachtwoord)
    with transaction.atomic():
        return [toegang_geven(account, geheimen) for account in ACCOUNTS]


def geheimen_van(map_: Path, wachtwoord: str) -> Geheimen:
    """The secrets kept in ``map_``, made at the first call; only the owner can read the file."""
    bestand = map_ / BESTAND
    bewaard = json.loads(bestand.read_text(encoding="utf-8")) if bestand.exists() else {}
    nieuw = {
        "wachtwoord": bewaard.get("wachtwoord") or secrets.token_urlsafe(9),
        "sleutel": bewaard.get("sleutel") or secrets.token_urlsafe(32),
    }
    if nieuw != bewaard:
        map_.mkdir(parents=True, exist_ok=True)
        with open(os.open(bestand, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            json.dump(nieuw, file)
    return Geheimen(wachtwoord or nieuw["wachtwoord"], nieuw["sleutel"])


def toegang_geven(account: DemoAccount, geheimen: Geheimen) -> DemoToegang:
    organisatie = Organisatie.objects.get(code=account.organisatie)
    gebruiker = gebruiker_met(account, geheimen.wachtwoord)
    if not gebruiker.lidmaatschappen.at().filter(organisatie=organisatie, rol=account.rol).exists():
        Lidmaatschap.objects.create(
            gebruiker=gebruiker,
            organisatie=organisatie,
            rol=account.rol,
            geldig_van=timezone.localdate(),
        )
    sleutel = geheimen.sleutel if account.rol == Rol.API_CLIENT else ""
    if sleutel:
        sleutel_geven(gebruiker, organisatie, sleutel)
    return DemoToegang(account, organisatie.naam, geheimen.wachtwoord, sleutel)


def gebruiker_met(account: DemoAccount, wachtwoord: str) -> Gebruiker:
    """The active user of an account. The password is only set anew when it is another one."""
    gebruiker = Gebruiker.objects.filter(email=account.email).first()
    if gebruiker is None:
        return Gebruiker.objects.maak(account.email, account.naam, wachtwoord)
    gebruiker.naam, gebruiker.is_active = account.naam, True
    if not gebruiker.check_password(wachtwoord):
        gebruiker.set_password(wachtwoord)
    gebruiker.save()
    return gebruiker


def sleutel_geven(gebruiker: Gebruiker, organisatie: Organisatie, sleutel: str) -> None:
    """The key works for another year, with every right, also when it was withdrawn."""
    nu = timezone.now()
    Toegangssleutel.objects.update_or_create(
        hash=hashlib.sha256(sleutel.encode()).hexdigest(),
        defaults={
            "gebruiker": gebruiker,
            "organisatie": organisatie,
            "naam": "demo",
            "scopes": Scope.values,
            "aangemaakt_op": nu,
            "geldig_tot": nu + SLEUTEL_GELDIG,
            "ingetrokken_op": None,
            "gewaarschuwd": None,
        },
    )
