"""What each place says of the total of an area, in the same words, to lay them side by side."""

import csv
import io
import re
from dataclasses import dataclass
from typing import Any

import openpyxl
from django.urls import reverse

from jeugdzorg.kern.notation import NVT, getal_tekst, is_number
from monitoring.halfjaar import Halfjaar
from monitoring.models import Indicator
from tests.monitoring.test_zelfde_cijfer import getallen, rijen_van

Plek = tuple[str, str]
"""Area and half-year in words."""
LEEG = "onbekend"


@dataclass(frozen=True)
class Totaal:
    """The regions together as a reader sees it, on how many that rests, and which are missing."""

    samen: str
    dekking: str
    ontbreekt: str
    volgens_bron: str


def geschreven(waarde: Any) -> str:
    """A number as a program writes it, what is not there in the words of a page."""
    if waarde is None or waarde == "":
        return LEEG
    return getallen(getal_tekst(waarde)) if is_number(waarde) else getallen(str(waarde))


def in_de_api(api_client: Any, code: str) -> dict[Plek, Totaal]:
    antwoord = api_client.get("/api/v1/gebiedscijfers", {"pageSize": 1000, "indicator": code})
    gevonden = {}
    for rij in antwoord.json()["results"]:
        samen = "afgeschermd" if "waarde" in rij["afgeschermd"] else geschreven(rij["waarde"])
        bron = "totaalVolgensBron"
        totaal = "afgeschermd" if bron in rij["afgeschermd"] else geschreven(rij[bron])
        assert (rij["waarde"] is None) == bool(rij["waaromLeeg"])
        assert len(rij["ontbreekt"]) == rij["verwacht"] - rij["geleverd"]
        assert rij["dekking"] == f"{rij['geleverd']} van {rij['verwacht']} regio's"
        plek = rij["gebied"]["naam"], Halfjaar.parse(rij["halfjaar"]).label
        gevonden[plek] = Totaal(
            NVT if rij["telwijze"] == "geen" else samen,
            rij["dekking"],
            ", ".join(regio["naam"] for regio in rij["ontbreekt"]),
            totaal,
        )
    return gevonden


def lijst(client: Any, code: str, **keuze: str) -> Any:
    vraag = {"gebied": "", "indicator": code, **keuze}
    antwoord = client.get(reverse("monitoring:gebiedscijfer-lijst"), vraag)
    assert antwoord.status_code == 200
    return antwoord


def op_de_pagina(client: Any, code: str) -> dict[Plek, tuple[str, str, str]]:
    """Without who is missing: a page says that in a sentence."""
    gevonden = {}
    html = re.sub(r'<span class="alleen-voorlezen">.*?</span>', "", lijst(client, code).text)
    for rij in rijen_van(html):
        if len(rij) == 7 and not rij[0].startswith("Indicator"):
            _, gebied, halfjaar, samen, dekking, totaal, _ = rij
            delen = dekking.split(" regio's")
            volgens = LEEG if totaal.startswith("–") else totaal.removesuffix(" uitgerekend")
            samen = samen.removeprefix("Voorbeeld ")
            gevonden[gebied, halfjaar] = (
                getallen(samen), f"{delen[0]} regio's", getallen(volgens),
            )  # fmt: skip
    return gevonden


def in_csv(client: Any, code: str) -> dict[Plek, Totaal]:
    inhoud = b"".join(lijst(client, code, formaat="csv").streaming_content).decode("utf-8-sig")
    return van_bestand(csv.DictReader(io.StringIO(inhoud), delimiter=";"))


def in_xlsx(client: Any, code: str) -> dict[Plek, Totaal]:
    inhoud = b"".join(lijst(client, code, formaat="xlsx").streaming_content)
    kop, *rijen = openpyxl.load_workbook(io.BytesIO(inhoud))["Gegevens"].iter_rows(values_only=True)
    return van_bestand(dict(zip(kop, rij, strict=True)) for rij in rijen)


def van_bestand(rijen: Any) -> dict[Plek, Totaal]:
    return {
        (rij["Gebied"], rij["Halfjaar"]): Totaal(
            geschreven(rij["Regio's samen"]),
            rij["Dekking"],
            rij["Ontbreekt"] or "",
            geschreven(rij["Totaal volgens bron"]),
        )
        for rij in rijen
    }


def in_de_matrix(client: Any, code: str) -> dict[Plek, str]:
    """Sums of ours on the page of the indicator: of areas of which a source prints some total."""
    context = client.get(reverse("monitoring:indicator", args=[code])).context
    if not context["telt_op"]:
        return {}
    return {
        (str(rij.onderwerp), kolom.naam): geschreven(som)
        for rij, cellen in context["matrix"].regels()
        for kolom, (_, som, _) in zip(context["matrix"].kolommen, cellen, strict=True)
        if rij.soort and som is not None and "halfjaar" in kolom.naam and not kolom.uitsplitsing
    }


def overal_gelijk(client: Any, api_client: Any, code: str) -> dict[Plek, Totaal]:
    """What page, CSV, workbook and API say, once they turn out to say the same."""
    api = in_de_api(api_client, code)
    assert api, Indicator.objects.get(code=code)
    assert in_csv(client, code) == api
    assert in_xlsx(client, code) == api
    kort = {plek: (rij.samen, rij.dekking, rij.volgens_bron) for plek, rij in api.items()}
    assert op_de_pagina(client, code) == kort
    for plek, som in in_de_matrix(client, code).items():
        assert api[plek].samen == som, plek
        assert not api[plek].ontbreekt
    return api
