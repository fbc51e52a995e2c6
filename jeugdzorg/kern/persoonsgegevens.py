"""Text that points at one person: a BSN, a birth date, or a column that asks for one. Pure.

The product counts children and never names one; whoever pastes a list of children into a field or
a workbook is stopped before anything is kept. It guards against accidents, not against intent, so
each rule is narrow:

bsn         nine digits that pass the 11-test, also as 123.456.782, 123 456 782 or 1234-56-782.
            Not inside a longer number or word (IBAN, telephone, hash), not an amount (€, euro,
            decimals), not after +31, and not where the text says RSIN. KvK and AGB numbers have
            eight digits.
geboorte    a date after "geboren", "geb." and the like.
naam        a person's name (initials, or a common given name, and a surname) beside a date that
            makes somebody 4 to 23 years old. Beside means: in a text right before or after, in a
            table in the next cell.
kolom       a whole cell that asks for a person: "BSN", "Geboortedatum", "Naam kind", "Cliëntnr.".

What a random nine-digit number of another kind costs: one in eleven passes the 11-test.
A hit holds no content, so that it can be shown and recorded.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from .voornamen import VOORNAMEN

JONGST: Final = 4
OUDST: Final = 23
RUIMTE: Final = 80
"""Signs before and after that are looked at."""
MAANDEN: Final = [
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
]


class Soort(StrEnum):
    BSN = "bsn"
    GEBOORTE = "geboorte"
    NAAM = "naam"
    KOLOM = "kolom"


REDENEN: Final = {
    Soort.BSN: "staat een getal dat een burgerservicenummer (BSN) kan zijn",
    Soort.GEBOORTE: "staat een geboortedatum",
    Soort.NAAM: "staat een naam met een datum die een geboortedatum kan zijn",
    Soort.KOLOM: "staat een kop die naar een persoon vraagt",
}
ADVIES: Final = {
    Soort.BSN: "Haal het weg. Is het een ander nummer? Zet er dan een letter voor.",
    Soort.GEBOORTE: "Haal de datum weg.",
    Soort.NAAM: "Haal de naam of de datum weg.",
    Soort.KOLOM: "Verwijder deze kolom of rij en lever alleen aantallen aan.",
}


@dataclass(frozen=True)
class Plek:
    """A piece of text and where it stands; cells of one row share ``rij`` and follow each other."""

    waar: str
    tekst: str
    rij: str = ""
    cel: bool = False


@dataclass(frozen=True)
class Treffer:
    """What was found where; never the text itself."""

    soort: Soort
    waar: str

    def __str__(self) -> str:
        return f"In {self.waar} {REDENEN[self.soort]}. {ADVIES[self.soort]}"


BSN: Final = re.compile(
    r"(?:(?<=bsn)|(?<![\w€])(?<!\w[.,/\-]))"
    r"(\d{9}|\d{3}([ .-])\d{3}\2\d{3}|\d{4}([ .-])\d{2}\3\d{3})"
    r"(?!\w)(?![ .,/-]\d)(?!,-|,=)",
    re.I,
)
GEEN_BSN_NA: Final = re.compile(r"(?:€|\beur|\beuro|\+\s?31|\b0031|\brsin)[\s:.()0-]*$", re.I)
GELD_NA: Final = re.compile(r"\s*(?:€|eur\b|euro|k\b|mln|miljoen)", re.I)

DATUM: Final = (
    r"(?:(?P<d>\d{1,2})[-/. ](?P<m>\d{1,2})[-/. ](?P<j>(?:19|20)\d\d)"
    r"|(?P<ij>(?:19|20)\d\d)-(?P<im>\d\d)-(?P<id>\d\d)"
    rf"|(?P<wd>\d{{1,2}}) (?P<wm>{'|'.join(MAANDEN)}) (?P<wj>(?:19|20)\d\d))(?!\d)"
)
LOSSE_DATUM: Final = re.compile(rf"(?<!\d){DATUM}", re.I)
GEBOREN: Final = re.compile(
    r"(?:\bgeboren|\bgeboortedatum|\bgeb\.?\s?(?:dat(?:um)?\b\.?)?|\bg\.d\.)"
    rf"\s*(?:is|op|:|=|\|)?\s*(?:de\s)?{DATUM}",
    re.I,
)
TUSSEN: Final = r"(?:(?:van|de|der|den|het|ter|ten|te|el|al|la|le|von|'t|op) ){0,3}"
NAAM: Final = re.compile(
    rf"(?<!\w)(?:(?:[A-Z]\. ?){{1,5}}|(?P<voornaam>[A-Z][a-z]+) (?:[A-Z]\. ?)?){TUSSEN}"
    r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
)
RUIMTES: Final = re.compile(r"\s+")
TUSSEN_HAAKJES: Final = re.compile(r"\(.*?\)|\[.*?\]")
GEEN_LETTER: Final = re.compile(r"[^a-z0-9]")
VIJF_CIJFERS: Final = re.compile(r"(?:\d\D*){5}")
"""Fewer digits make no BSN and no date with a year."""
TUSSEN_NAAM_EN_DATUM: Final = re.compile(r"[\s,;:(|/-]{1,4}$")

WIE: Final = (
    "(?:kind|kinderen|jeugdige|jeugdigen|client|clienten|patient|leerling|pupil|jongere|jongeren"
    "|bewoner|pleegkind)"
)
PERSOONSKOLOM: Final = re.compile(
    "(?:bsn|bsnnr|bsnnummer|burgerservicenr|burgerservicenummer|sofinr|sofinummer|geboortedatum"
    "|gebdatum|gebdat|geboortedag|datumgeboorte|geboortejaar|geborenop|voornaam|voornamen|voorletters"
    "|initialen|tussenvoegsel|achternaam|familienaam|geslachtsnaam|roepnaam|meisjesnaam)"
    f"(?:(?:van)?(?:de|het|een)?{WIE})?"
    f"|(?:naam|namen|code|nummer|nr|id|adres|postcode|telefoon|email|dossiernummer|dossiernr)"
    f"(?:van)?(?:de|het|een)?{WIE}"
    f"|{WIE}(?:naam|namen|code|nummer|nr|id|adres)"
)


def zoek(tekst: str, *, vandaag: date | None = None) -> Soort | None:
    """The first thing in ``tekst`` that points at a person."""
    schoon = gewoon(tekst)
    if heeft_bsn(schoon):
        return Soort.BSN
    if GEBOREN.search(schoon):
        return Soort.GEBOORTE
    if naam_naast_datum(schoon, vandaag or date.today()):
        return Soort.NAAM
    return None


def doorzoek(plekken: Iterable[Plek], *, vandaag: date | None = None) -> Iterator[Treffer]:
    """What points at a person in a file; at most one hit per place."""
    dag = vandaag or date.today()
    vorige = Plek("", "")
    for plek in plekken:
        soort = Soort.KOLOM if plek.cel and vraagt_persoon(plek.tekst) else None
        if soort := soort or zoek(plek.tekst, vandaag=dag):
            yield Treffer(soort, plek.waar)
        elif plek.rij and plek.rij == vorige.rij and zijn_naam_en_datum(vorige, plek, dag):
            yield Treffer(Soort.NAAM, plek.waar)
        vorige = plek


def onverdacht(teksten: Iterable[str], dagen: Iterable[date]) -> bool:
    """In no table with these texts and days in its cells, however arranged, is anything found.

    For large tables, where the same few texts come back: it looks at each once.
    """
    vandaag = date.today()
    namen, jong = False, any(is_leeftijd(dag, vandaag) for dag in dagen)
    for tekst in teksten:
        if vraagt_persoon(tekst):
            return False
        if not tekst.isascii() or VIJF_CIJFERS.search(tekst):
            if zoek(tekst, vandaag=vandaag):
                return False
            datum = LOSSE_DATUM.fullmatch(gewoon(tekst).strip())
            jong = jong or (datum is not None and is_jeugdig(datum, vandaag))
        if not namen and not tekst.islower():
            naam = NAAM.fullmatch(gewoon(tekst).strip())
            namen = naam is not None and is_naam(naam)
    return not (namen and jong)


def gewoon(tekst: str) -> str:
    """One kind of digit, space and dash; no accents, nothing invisible in between."""
    if tekst.isascii():
        return RUIMTES.sub(" ", tekst)
    zichtbaar = "".join(
        teken for teken in zonder_accenten(tekst) if unicodedata.category(teken) != "Cf"
    )
    return RUIMTES.sub(" ", re.sub(r"[\u2010-\u2015\u2212]", "-", zichtbaar))


def heeft_bsn(tekst: str) -> bool:
    return any(
        is_bsn(re.sub(r"\D", "", treffer[1]))
        and not GEEN_BSN_NA.search(voor(tekst, treffer))
        and not GELD_NA.match(tekst, treffer.end())
        for treffer in BSN.finditer(tekst)
    )


def is_bsn(cijfers: str) -> bool:
    """The 11-test: nine digits, weights 9 to 2 and −1. Whole thousands are amounts."""
    if len(cijfers) != 9 or not cijfers.isdecimal() or cijfers.endswith("000"):
        return False
    gewichten = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(c) for w, c in zip(gewichten, cijfers, strict=True)) % 11 == 0


def voor(tekst: str, treffer: re.Match[str]) -> str:
    """What stands just before; never all of it, so that a long text takes no longer per match."""
    return tekst[max(0, treffer.start() - RUIMTE) : treffer.start()]


def naam_naast_datum(tekst: str, vandaag: date) -> bool:
    for datum in LOSSE_DATUM.finditer(tekst):
        if not is_jeugdig(datum, vandaag):
            continue
        ervoor, erna = voor(tekst, datum), tekst[datum.end() : datum.end() + RUIMTE]
        if any(
            is_naam(naam) and TUSSEN_NAAM_EN_DATUM.fullmatch(ervoor, naam.end())
            for naam in NAAM.finditer(ervoor)
        ):
            return True
        naam = NAAM.search(erna)
        if naam and is_naam(naam) and TUSSEN_NAAM_EN_DATUM.fullmatch(erna, 0, naam.start()):
            return True
    return False


def zijn_naam_en_datum(een: Plek, ander: Plek, vandaag: date) -> bool:
    """Two cells side by side: one wholly a name, the other wholly a date of somebody young."""
    teksten = [gewoon(een.tekst).strip(), gewoon(ander.tekst).strip()]
    for naam_tekst, datum_tekst in (teksten, reversed(teksten)):
        naam, datum = NAAM.fullmatch(naam_tekst), LOSSE_DATUM.fullmatch(datum_tekst)
        if naam and datum and is_naam(naam) and is_jeugdig(datum, vandaag):
            return True
    return False


def is_naam(naam: re.Match[str]) -> bool:
    voornaam = naam["voornaam"]
    return voornaam is None or voornaam.lower() in VOORNAMEN


def is_jeugdig(datum: re.Match[str], vandaag: date) -> bool:
    """A day that exists, of somebody of 4 to 23 years old."""
    delen = datum.groupdict()
    maand = MAANDEN.index(delen["wm"].lower()) + 1 if delen["wm"] else delen["m"] or delen["im"]
    try:
        geboren = date(
            int(delen["j"] or delen["ij"] or delen["wj"]),
            int(maand),
            int(delen["d"] or delen["id"] or delen["wd"]),
        )
    except ValueError:
        return False
    return is_leeftijd(geboren, vandaag)


def is_leeftijd(geboren: date, vandaag: date) -> bool:
    jarig = (vandaag.month, vandaag.day) >= (geboren.month, geboren.day)
    return JONGST <= vandaag.year - geboren.year - (not jarig) <= OUDST


def vraagt_persoon(kop: str) -> bool:
    """``kop`` is the name of a column about one person; what stands in brackets does not count."""
    if len(kop) > 80:
        return False
    woorden = zonder_accenten(TUSSEN_HAAKJES.sub("", kop)).lower()
    return bool(PERSOONSKOLOM.fullmatch(GEEN_LETTER.sub("", woorden)))


def zonder_accenten(tekst: str) -> str:
    if tekst.isascii():
        return tekst
    gesplitst = unicodedata.normalize("NFKD", tekst)
    return "".join(teken for teken in gesplitst if not unicodedata.combining(teken))
