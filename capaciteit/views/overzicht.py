from typing import Any, ClassVar

from django.urls import reverse

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.notation import getal_tekst, percentage
from jeugdzorg.kern.tiles import Richting, Tegel

from ..beelden.grafieken import meer, verloop_grafiek
from ..beelden.overzicht import Overzicht, Overzichtregel, overzicht
from ..beelden.stand import Dekking
from ..forms_beelden import Overzichtkeuze
from ..samenvatting import Samenvattingrij
from .beelden import Beeld

KOLOMMEN = [
    Column("Groep", "naam"),
    Column("Code", "code"),
    Column("Periode vanaf", "nu.periode_begin", "datum"),
    Column("Periode tot en met", "nu.periode_eind", "datum"),
    Column("Voorzieningen", "nu.voorzieningen", "getal"),
    Column("Plaatsen", "nu.plaatsen", "getal"),
    Column("Plaatsen in de periode ervoor", "toen.plaatsen", "getal"),
    Column("Verschil", "verschil", "getal"),
    Column("Bezet, voor zover getoond", "nu.bezet", "getal"),
    Column("Bezettingsgraad", "nu.bezettingsgraad", "percentage"),
    Column("Niet beschikbaar", "nu.niet_beschikbaar", "getal"),
    Column("Wachtend, voor zover getoond", "nu.wachtend", "getal"),
    Column("Afgeschermde cijfers", "nu.afgeschermde_rijen", "getal"),
    Column("Oudste peildatum", "nu.oudste_peildatum", "datum"),
    Column("Jongste peildatum", "nu.jongste_peildatum", "datum"),
]
SORTEER = {
    "naam": lambda regel: regel.naam.lower(),
    "plaatsen": lambda regel: waarde(regel, "plaatsen"),
    "verschil": lambda regel: -1e9 if regel.verschil is None else regel.verschil,
    "bezet": lambda regel: waarde(regel, "bezet"),
    "graad": lambda regel: waarde(regel, "bezettingsgraad"),
    "wachtend": lambda regel: waarde(regel, "wachtend"),
}


def waarde(regel: Overzichtregel, veld: str) -> Any:
    """For sorting: unknown is less than nothing."""
    gevonden = getattr(regel.nu, veld, None)
    return -1 if gevonden is None else gevonden


class OverzichtView(Beeld):
    """Which places are there, how full are they, what changed."""

    titel = "Capaciteit"
    fragment = "capaciteit/beelden/_overzicht.html"
    formulier = Overzichtkeuze
    uitleg = "Welke plaatsen er zijn, hoe vol zij zijn en wat er is veranderd."
    columns: ClassVar = KOLOMMEN
    notes = [
        "Gebieden overlappen en een locatie kan van twee aanbieders zijn: tel groepen niet op.",
        "Bezet en wachtend zijn opgeteld uit wat u mag zien: bij afgeschermde cijfers zijn het er"
        " ten minste zoveel.",
    ]

    def get_overzicht(self) -> Overzicht | None:
        keuze = self.keuze.cleaned_data
        return overzicht(
            self.request.user,
            per=keuze["per"],
            soort=keuze["periode"],
            begin=keuze["begin"],
            **self.vraag,
        )

    def get_beeld(self) -> dict[str, Any]:
        gevonden = self.get_overzicht()
        if gevonden is None:
            return self.zonder_cijfers()
        return {
            "beeld": gevonden,
            "rijen": self.gesorteerd(gevonden),
            "tegels": tegels(gevonden, f"{reverse('capaciteit:bezetting')}?{self.meegenomen()}"),
            "grafiek": verloop_grafiek(gevonden.verloop),
            "perwoord": dict(self.keuze.fields["per"].choices)[self.keuze.cleaned_data["per"]],
            "maatwoord": dict(self.keuze.fields["maat"].choices)[self.keuze.cleaned_data["maat"]],
            "optelbaar": self.keuze.cleaned_data["per"] in {"regio", "zorgvorm", "beweging"},
        }

    def gesorteerd(self, gevonden: Overzicht) -> list[Overzichtregel]:
        gevraagd = self.request.GET.get("sorteer", "")
        sleutel = SORTEER.get(gevraagd.removeprefix("-"))
        if sleutel is None:
            return list(gevonden.regels)
        return sorted(gevonden.regels, key=sleutel, reverse=gevraagd.startswith("-"))


def tegels(beeld: Overzicht, bezetting_url: str) -> list[Tegel]:
    nu = beeld.totaal.nu
    gevonden = [plaatsentegel(beeld)]
    if nu:
        gevonden += [bezettegel(nu, bezetting_url), wachttegel(nu)]
    return [*gevonden, dekkingtegel(beeld)]


def plaatsentegel(beeld: Overzicht) -> Tegel:
    nu, verschil = beeld.totaal.nu, beeld.totaal.verschil
    richting: Richting = ""
    woord = ""
    if verschil is not None:
        richting = "op" if verschil > 0 else "neer" if verschil else "gelijk"
        hoeveel = f"{getal_tekst(abs(verschil))} {meer(verschil)} dan"
        woord = f"{hoeveel if verschil else 'evenveel als'} in {beeld.periode.vorige.met_lidwoord}"
    uitleg = ""
    if nu and beeld.totaal.toen and beeld.totaal.andere_voorzieningen:
        toen = beeld.totaal.toen.voorzieningen
        uitleg = f"Toen telden {toen} voorzieningen mee, nu {nu.voorzieningen}."
    aantal = nu.voorzieningen if nu else 0
    return Tegel(
        cijfer=nu.plaatsen if nu else None,
        zin=f"plaatsen in {getal_tekst(aantal)} voorziening{'' if aantal == 1 else 'en'}",
        richting=richting,
        woord=woord,
        toelichting=uitleg,
    )


def bezettegel(nu: Samenvattingrij, url: str) -> Tegel:
    """The rate only over facilities whose occupied places are shown."""
    graad = nu.bezettingsgraad
    geheel = getal_tekst(nu.plaatsen_met_bezet)
    zin = f"bezet: {getal_tekst(nu.bezet_met_plaatsen)} van {geheel} plaatsen"
    return Tegel(
        cijfer=None if graad is None else percentage(graad),
        zin="hoeveel plaatsen bezet zijn" if graad is None else zin,
        toelichting=afgeschermd_woord(nu),
        kleur="waarschuwing" if graad is not None and graad > 1 else "neutraal",
        url=url,
    )


def afgeschermd_woord(nu: Samenvattingrij) -> str:
    if nu.ten_minste:
        return f"{nu.afgeschermde_rijen} voorzieningen zijn afgeschermd en tellen hierin niet mee."
    if nu.bezet_bekend == nu.voorzieningen:
        return ""
    return f"Van {nu.bezet_bekend} van de {nu.voorzieningen} voorzieningen bekend."


def wachttegel(nu: Samenvattingrij) -> Tegel:
    zin = "jeugdigen wachten op een plaats"
    return Tegel(
        cijfer=nu.wachtend,
        zin=f"of meer {zin}" if nu.ten_minste and nu.wachtend is not None else zin,
        toelichting="Zoals aanbieders het opgeven; een jeugdige kan op twee plaatsen wachten.",
    )


def dekkingtegel(beeld: Overzicht) -> Tegel:
    dekking = beeld.dekking
    return Tegel(
        cijfer=f"{dekking.bekend} van {dekking.in_gebruik}",
        zin="voorzieningen in gebruik hebben een cijfer in deze periode",
        toelichting=versheid(dekking),
        kleur="neutraal" if dekking.is_volledig else "waarschuwing",
    )


def versheid(dekking: Dekking) -> str:
    """How old the newest figure is, and which figures are of facilities that nobody calls open."""
    dagen, anders = dekking.dagen_oud, dekking.niet_in_gebruik
    if dagen is None:
        return ""
    zin = f"Het jongste cijfer is {dagen} {'dag' if dagen == 1 else 'dagen'} oud."
    return f"{zin} Nog {anders} met een cijfer staan niet als open te boek." if anders else zin
