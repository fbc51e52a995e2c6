from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.utils import timezone

from jeugdzorg.kern.columns import Column
from jeugdzorg.kern.notation import percentage
from jeugdzorg.kern.views import EXPORT_CHUNK

from ..beelden.bezetting import (
    Bezettingsregel,
    groepregels,
    per_voorziening,
    redenen_per,
    voorzieningregel,
)
from ..beelden.overzicht import namen
from ..beelden.perioden import Periode
from ..beelden.stand import dekking, laatste, laatste_dag, metingen
from ..forms_beelden import Bezettingkeuze
from ..samenvatting import Samenvattingrij, samenvatting
from .beelden import Beeld

PER_PAGINA = 50


class BezettingView(Beeld):
    """How full places are, and why some cannot be used."""

    titel = "Bezetting"
    fragment = "capaciteit/beelden/_bezetting.html"
    formulier = Bezettingkeuze
    uitleg = "Hoe vol de plaatsen zijn, waarom er plaatsen niet beschikbaar zijn, en wat opvalt."
    columns: ClassVar = [
        Column("Naam", "naam"),
        Column("Code", "code"),
        Column("Valt op", "valt_op"),
        Column("Voorzieningen", "voorzieningen", "getal"),
        Column("Plaatsen", "plaatsen", "getal"),
        Column("Niet beschikbaar", "niet_beschikbaar", "getal"),
        Column("Waarom niet beschikbaar", "redenen_tekst"),
        Column("Beschikbaar", "beschikbaar", "getal"),
        Column("Bezet, voor zover getoond", "bezet", "getal"),
        Column("Bezet van alle plaatsen", "graad", "percentage"),
        Column("Bezet van beschikbare plaatsen", "graad_beschikbaar", "percentage"),
        Column("Wachtend, voor zover getoond", "wachtend", "getal"),
        Column("Afgeschermde cijfers", "afgeschermd", "getal"),
        Column("Peildatum", "peildatum", "datum"),
        Column("Bron", "meting.bron.korte_titel"),
    ]
    notes = ["Zonder reden zijn alle plaatsen beschikbaar, voor zover de aanbieder dat opgeeft."]

    def get_beeld(self) -> dict[str, Any]:
        user, keuze = self.request.user, self.keuze.cleaned_data
        vraag = self.vraag
        laatst = laatste_dag(metingen(user, tot=timezone.localdate(), **vraag))
        if laatst is None:
            return self.zonder_cijfers()
        periode = Periode.met(keuze["periode"], keuze["begin"] or laatst)
        tijd: dict[str, Any] = {"van": periode.begin, "tot": periode.eind}
        van_nu = metingen(user, **tijd, **vraag)
        totaal = next(iter(samenvatting(user, **tijd, **vraag)), None)
        return {
            "periode": periode,
            "is_laatste": periode.eind >= laatst,
            "totaal": totaal,
            "zin": bezettingszin(totaal),
            "dekking": dekking(user, van_nu, filters=self.keuze.filters, tot=periode.eind),
            "perwoord": dict(self.keuze.fields["per"].choices)[keuze["per"]],
            **self.get_rijen(laatste(van_nu), tijd, vraag, totaal),
        }

    def get_rijen(
        self,
        rijen: Any,
        tijd: dict[str, Any],
        vraag: dict[str, Any],
        totaal: Samenvattingrij | None,
    ) -> dict[str, Any]:
        """All of it for a download, a page of it on the screen."""
        per = self.keuze.cleaned_data["per"]
        if per == "voorziening":
            return self.pagina_van(per_voorziening(rijen), totaal.voorzieningen if totaal else 0)
        groepen = samenvatting(self.request.user, groepering=[per], **tijd, **vraag)
        regels = groepregels(groepen, per, namen(self.request.user, per), redenen_per(rijen, per))
        return {"rijen": sorted(regels, key=lambda regel: regel.volgorde)}

    def pagina_van(self, rijen: Any, aantal: int) -> dict[str, Any]:
        if self.request.GET.get("formaat"):
            return {"rijen": map(voorzieningregel, rijen.iterator(chunk_size=EXPORT_CHUNK))}
        bladen = Paginator(rijen, PER_PAGINA)
        bladen.count = aantal  # known from the total, of the same measurements
        pagina = bladen.get_page(self.request.GET.get("pagina"))
        regels: Iterable[Bezettingsregel] = [voorzieningregel(rij) for rij in pagina]
        return {"rijen": regels, "page_obj": pagina}


def bezettingszin(rij: Samenvattingrij | None) -> str:
    """The state in one sentence; over facilities of which the reader is shown the count."""
    if rij is None or rij.bezettingsgraad is None:
        return "Van geen voorziening is bekend hoeveel plaatsen bezet zijn."
    nb = f" {rij.niet_beschikbaar} plaatsen zijn niet beschikbaar." if rij.niet_beschikbaar else ""
    zin = (
        f"Bezet zijn {rij.bezet_met_plaatsen} van {rij.plaatsen_met_bezet} plaatsen"
        f" ({percentage(rij.bezettingsgraad)})"
    )
    if nb:
        zin += f", en {percentage(rij.bezettingsgraad_beschikbaar)} van wat beschikbaar is"
    if rij.ten_minste:
        zin += f"; {rij.afgeschermde_rijen} voorzieningen zijn afgeschermd en tellen niet mee"
    return f"{zin}.{nb}"
