"""Checks of origin: do numbers, shares and totals agree?"""

from collections.abc import Iterator

from jeugdzorg.kern.notation import hoofdletter, round_half_up
from regio.choices import Oordeel
from regio.controle import Uitkomst, controle, vergelijk
from regio.models import Gebied

from ..choices import Herkomstmaat
from ..models import Herkomst


def herkomst_totalen() -> Iterator[tuple[Herkomst, list[Herkomst]]]:
    """Per area: all youths that come from it, and those of each of its regions."""
    rijen = Herkomst.objects.filter(maat=Herkomstmaat.VERBLIJVEND, aantal__isnull=False)
    for totaal in rijen.filter(herkomst_gebied__isnull=False).select_related("bron__gebied"):
        delen = rijen.filter(
            gebied=totaal.gebied_id, bron=totaal.bron, herkomst_regio__isnull=False
        )
        if delen:
            yield totaal, list(delen.select_related("herkomst_regio", "bron__gebied"))


def per_regio(totaal: Herkomst, maat: Herkomstmaat) -> list[Herkomst]:
    """The rows of one measure per region of origin, of the same source and area."""
    rijen = Herkomst.objects.filter(
        gebied=totaal.gebied_id, bron=totaal.bron, maat=maat, herkomst_regio__isnull=False
    )
    return list(rijen.select_related("herkomst_regio", "bron__gebied"))


def over_gebied(totaal: Herkomst, maat: Herkomstmaat) -> list[Herkomst]:
    """The rows of one measure for the area as a whole, not of one provider."""
    rijen = Herkomst.objects.filter(
        gebied=totaal.gebied_id,
        bron=totaal.bron,
        maat=maat,
        herkomst_regio__isnull=True,
        aanbieder__isnull=True,
    )
    return list(rijen.select_related("bestemming_gebied", "bron__gebied"))


def procent(deel: int, geheel: int) -> int:
    return int(round_half_up(100 * deel / geheel, 0))


@controle(
    "herkomst-totaal",
    "Regio's van herkomst tellen op tot het gebied",
    "Telt de jeugdigen per regio van herkomst op.",
)
def herkomst_totaal() -> Iterator[Uitkomst]:
    for totaal, delen in herkomst_totalen():
        yield vergelijk(
            totaal,
            totaal.aantal or 0,
            sum(rij.aantal or 0 for rij in delen),
            kenmerk=totaal.code,
            titel=f"Jeugdigen uit {totaal.herkomst}: regio's opgeteld",
            vindplaats_b=" en ".join(str(rij.herkomst) for rij in delen),
            onderwerpen=(totaal, *delen),
        )


@controle(
    "herkomst-aandeel",
    "Percentages volgen uit de aantallen",
    "Deelt elk aantal door zijn noemer en rondt af op hele procenten.",
)
def herkomst_aandeel() -> Iterator[Uitkomst]:
    rijen = Herkomst.objects.filter(aantal__isnull=False, percentage__isnull=False, noemer__gt=0)
    for rij in rijen.select_related("bron__gebied", "herkomst_regio", "herkomst_gebied"):
        yield vergelijk(
            rij,
            rij.percentage or 0,
            procent(rij.aantal or 0, rij.noemer or 1),
            kenmerk=rij.code,
            titel=hoofdletter(f"{rij.get_maat_display()} uit {rij.herkomst}, in procent"),
            vindplaats_b=f"{rij.aantal} van {rij.noemer}",
        )
    for totaal, _ in herkomst_totalen():
        binnen = per_regio(totaal, Herkomstmaat.BINNEN)
        for rij in over_gebied(totaal, Herkomstmaat.BINNEN):
            opgeteld = sum(deel.aantal or 0 for deel in binnen)
            yield vergelijk(
                rij,
                rij.percentage or 0,
                procent(opgeteld, totaal.aantal or 1),
                kenmerk=f"{rij.code}-gebied",
                titel=f"Geplaatst binnen {totaal.gebied}, in procent",
                vindplaats_b=f"{opgeteld} van {totaal.aantal}",
                onderwerpen=(rij, totaal),
            )


@controle(
    "herkomst-binnen-buiten",
    "Binnen en buiten zijn samen alles",
    "Trekt wie binnen het gebied is geplaatst af van het totaal, en legt buiten ernaast.",
)
def herkomst_binnen_buiten() -> Iterator[Uitkomst]:
    for totaal, delen in herkomst_totalen():
        verblijvend = {rij.herkomst_regio_id: rij.aantal or 0 for rij in delen}
        binnen = {
            rij.herkomst_regio_id: rij.aantal or 0 for rij in per_regio(totaal, Herkomstmaat.BINNEN)
        }
        buiten = per_regio(totaal, Herkomstmaat.BUITEN)
        for rij in buiten:
            regio = rij.herkomst_regio_id
            if regio in binnen and regio in verblijvend:
                yield vergelijk(
                    rij,
                    rij.aantal or 0,
                    verblijvend[regio] - binnen[regio],
                    kenmerk=rij.code,
                    titel=f"Geplaatst buiten {totaal.gebied} uit {rij.herkomst}",
                    vindplaats_b=f"{verblijvend[regio]} min {binnen[regio]} binnen het gebied",
                )
        aantal_buiten = sum(rij.aantal or 0 for rij in buiten)
        yield from samen_alles(totaal, aantal_buiten)
        yield from elders(totaal, aantal_buiten)


def samen_alles(totaal: Herkomst, buiten: int) -> Iterator[Uitkomst]:
    for rij in over_gebied(totaal, Herkomstmaat.BINNEN):
        yield vergelijk(
            rij,
            100,
            round_half_up((rij.percentage or 0) + procent(buiten, totaal.aantal or 1), 0),
            speling=1,
            kenmerk=f"{rij.code}-samen",
            titel=f"Binnen en buiten {totaal.gebied} samen, in procent",
            vindplaats_b=f"gedrukt percentage plus {buiten} van {totaal.aantal}",
        )


def elders(totaal: Herkomst, buiten: int) -> Iterator[Uitkomst]:
    rijen = over_gebied(totaal, Herkomstmaat.ANDER_GEBIED)
    if rijen:
        yield vergelijk(
            rijen[0],
            round_half_up(100 * buiten / (totaal.aantal or 1), 1),
            sum(rij.percentage or 0 for rij in rijen),
            kenmerk=f"{totaal.code}-elders",
            titel=f"Buiten {totaal.gebied} tegenover de genoemde andere gebieden, in procent",
            vindplaats_b=" en ".join(str(rij.bestemming_gebied) for rij in rijen),
            oordeel=Oordeel.INDICATIEF,
            nota="De noemer is niet gedrukt; aangenomen is dat het om alle jeugdigen gaat.",
            onderwerpen=tuple(rijen),
        )


@controle(
    "herkomst-aanbieders",
    "Het totaal ligt tussen de aanbieders",
    "Kijkt of het aandeel uit het gebied tussen dat van de laagste en de hoogste aanbieder ligt.",
)
def herkomst_aanbieders() -> Iterator[Uitkomst]:
    for gebied in Gebied.objects.all():
        rijen = Herkomst.objects.filter(gebied=gebied, maat=Herkomstmaat.UIT_GEBIED)
        aanbieders = rijen.filter(aanbieder__isnull=False).order_by("percentage")
        geheel = rijen.filter(aanbieder__isnull=True).select_related("bron__gebied").first()
        if not (geheel and aanbieders):
            continue
        laagste, hoogste = aanbieders[0].percentage, list(aanbieders)[-1].percentage
        yield vergelijk(
            geheel,
            geheel.percentage or 0,
            f"tussen {laagste:.0f} en {hoogste:.0f}",
            kenmerk=geheel.code,
            titel=f"Afkomstig uit {gebied}, in procent",
            vindplaats_b=f"{len(aanbieders)} aanbieders; aantallen zijn niet gedrukt",
            oordeel=Oordeel.INDICATIEF,
        )
