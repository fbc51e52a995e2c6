"""Every check: a plan without findings, a case that hits, the edge that does not."""

from dataclasses import replace
from datetime import date

import pytest

from vastgoed.choices_plan import Planernst
from vastgoed.plan.controles import CONTROLES, Context, draai
from vastgoed.plan.document import Document
from vastgoed.plan.inhoud import gezet, lege_inhoud, plek

from .goed import CONTEXT, OUD, VRIJ, exploitatie, goed

WEG = None


def gevonden(wijzigingen, context=CONTEXT):
    inhoud = goed()
    for pad, nieuw in wijzigingen.items():
        inhoud = gezet(inhoud, pad, nieuw)
    return draai(Document(inhoud), context)


def paden(code, wijzigingen, context=CONTEXT):
    return [regel.pad for regel in gevonden(wijzigingen, context) if regel.code == code]


def met(kennis, **anders):
    return replace(
        CONTEXT, voorzieningen={**CONTEXT.voorzieningen, kennis.code: replace(kennis, **anders)}
    )


def plaats(**cellen):
    return {"project": "P1", "aantal": 4, "groepen": 1, "datum": "2024-06-30", **cellen}


def alle_jaren(project, kolom, waarde):
    return {f"exploitatie/e{project}{jaar}/{kolom}": waarde for jaar in range(2025, 2030)}


def groep(jeugdigen, van, tot):
    return {"project": "P2", "groep": "De Eik", "jeugdigen": jeugdigen, "van": van, "tot": tot}


def beschikbaarheid(project):
    return {f"kostprijzen/k{project}/bekostiging": "beschikbaarheid"}


# code, what is changed in the good plan, where the finding stands, what is known beside it

RAAK = [
    ("project_onbekend", {"fasen/f1/project": "P9"}, "fasen/f1/project", CONTEXT),
    ("project_dubbel", {"projecten/p2/code": "P1"}, "projecten/p2/code", CONTEXT),
    ("voorziening_onbekend", {"plaatsen/pl1/van": "VRZ-Z"}, "plaatsen/pl1/van", CONTEXT),
    ("locatie_onbekend", {"projecten/p1/locatie": "LOC-9"}, "projecten/p1/locatie", CONTEXT),
    ("gemeente_onbekend", {"projecten/p1/gemeente": "Nergens"}, "projecten/p1/gemeente", CONTEXT),
    ("voorziening_van_ander", {}, "plaatsen/pl1/van", met(OUD, is_eigen=False)),
    ("groep_onbekend", {"onderdak/o1/groep": "De Els"}, "onderdak/o1/groep", CONTEXT),
    ("kleinschalig_te_groot", {"plaatsen/pl1/aantal": 13}, "plaatsen/pl1/groepen", CONTEXT),
    ("kleinschalig_zonder_groepen", {"plaatsen/pl1/groepen": WEG}, "plaatsen/pl1/groepen", CONTEXT),
    ("kleinschalig_liever_kleiner", {"plaatsen/pl1/aantal": 9}, "plaatsen/pl1/groepen", CONTEXT),
    ("o3m_kleine_groep", {"plaatsen/pl1/zorgvorm": "o3m"}, "plaatsen/pl1/zorgvorm", CONTEXT),
    ("niet_van_regeling", {}, "plaatsen/pl1/van", met(OUD, zorgvorm="gezinshuis")),
    ("startfoto_niet_gedekt", {"startfoto_plaatsen": 17}, "startfoto_plaatsen", CONTEXT),
    ("voorziening_niet_gedekt", {"plaatsen/pl1/aantal": 7}, "plaatsen/VRZ-A", CONTEXT),
    ("voorziening_te_veel", {"plaatsen/pl2/aantal": 9}, "plaatsen/pl2/aantal", CONTEXT),
    ("startfoto_niet_toegekend", {"startfoto_plaatsen": 17}, "startfoto_plaatsen", CONTEXT),
    ("bestemming_dubbel", {"plaatsen/pl1/naar": "VRZ-B"}, "plaatsen/pl1/naar_naam", CONTEXT),
    ("omgekeerd", {"projecten/p1/gereed": "2023-08-31"}, "projecten/p1/gereed", CONTEXT),
    ("omgekeerd", {"groepen/gr1/tot": "2024-03"}, "groepen/gr1/tot", CONTEXT),
    ("na_uiterste_datum", {"einddatum": "2025-01-01"}, "einddatum", CONTEXT),
    ("na_uiterste_datum", {"fasen/f4/einde": "2025-01-01"}, "fasen/f4/einde", CONTEXT),
    ("weinig_speling", {"fasen/f4/einde": "2024-12-02"}, "fasen/f4/einde", CONTEXT),
    ("fasevolgorde", {"fasen/f2/start": "2023-08-31"}, "fasen/f2/start", CONTEXT),
    ("fase_buiten_project", {"fasen/f1/start": "2023-08-31"}, "fasen/f1/start", CONTEXT),
    ("fase_buiten_project", {"fasen/f4/einde": "2024-10-01"}, "fasen/f4/einde", CONTEXT),
    ("einddatum_anders", {"einddatum": "2024-10-01"}, "einddatum", CONTEXT),
    ("plaatsen_voor_start", {"plaatsen/pl2/datum": "2023-12-31"}, "plaatsen/pl2/datum", CONTEXT),
    ("project_zonder_rijen", {"gebouwen/g2": WEG}, "gebouwen/p2", CONTEXT),
    ("dekking_ongelijk", {"dekking/d3/bedrag": "229999.99"}, "dekking/d1/bedrag", CONTEXT),
    ("dekking_ongelijk", {"dekking/d4": WEG, "dekking/d5": WEG}, "dekking/p2", CONTEXT),
    ("boven_toegekend", {"spuk_gevraagd": "270000.01"}, "spuk_gevraagd", CONTEXT),
    ("spuk_ongelijk", {"spuk_gevraagd": "269999"}, "spuk_gevraagd", CONTEXT),
    ("lening_ongelijk", {"leningen/l1/hoofdsom": "199999"}, "dekking/d2/bedrag", CONTEXT),
    ("niet_toegezegd", {"dekking/d3/zeker": False}, "dekking/d3/zeker", CONTEXT),
    ("lening_zonder_rente", {"leningen/l1/rente": "0"}, "leningen/l1/rente", CONTEXT),
    ("duurder_per_plaats", {"investeringen/i1/bedrag": "640001"}, "projecten/p1/naam", CONTEXT),
    ("jaar_dubbel", {"exploitatie/e12026/jaar": 2025}, "exploitatie/e12026/jaar", CONTEXT),
    ("geen_vijf_jaar", {"exploitatie/e12029": WEG}, "exploitatie/e12025/jaar", CONTEXT),
    ("vijf_jaar_verlies", alle_jaren(2, "personeel", "944601"), "exploitatie/e22025/opbrengsten",
     CONTEXT),
    ("eindigt_met_verlies", {"exploitatie/e22029/personeel": "944601"},
     "exploitatie/e22029/opbrengsten", CONTEXT),
    ("afschrijving_volgt_niet", {"exploitatie/e12025/afschrijving": "19799"},
     "exploitatie/e12025/afschrijving", CONTEXT),
    ("rente_volgt_niet", {"exploitatie/e12025/rente": "7499"}, "exploitatie/e12025/rente", CONTEXT),
    ("plaatsen_ongelijk", {"exploitatie/e12025/plaatsen": 9}, "exploitatie/e12025/plaatsen",
     CONTEXT),
    ("opbrengst_volgt_niet", {"exploitatie/e12025/opbrengsten": "1131793"},
     "exploitatie/e12025/opbrengsten", CONTEXT),
    ("kostprijs_boven_tarief", {"kostprijzen/k1/zorg": "320.01"}, "kostprijzen/k1/tarief", CONTEXT),
    ("fte_ongelijk", {"exploitatie/e12029/fte": "12.6"}, "exploitatie/e12029/fte", CONTEXT),
    ("break_even_niet_haalbaar", {"exploitatie/e22029/personeel": "1003001"},
     "exploitatie/e22029/opbrengsten", CONTEXT),
    ("break_even_niet_haalbaar", {**beschikbaarheid(2), "exploitatie/e22029/personeel": "944601"},
     "exploitatie/e22029/opbrengsten", CONTEXT),
    ("break_even_boven_bezetting", {"exploitatie/e22029/personeel": "944601"},
     "exploitatie/e22029/bezetting", CONTEXT),
    ("een_jeugdige_minder", {"exploitatie/e22029/personeel": "798601"},
     "exploitatie/e22029/bezetting", CONTEXT),
    ("tien_procent_minder", {"exploitatie/e22029/personeel": "833641"},
     "exploitatie/e22029/bezetting", CONTEXT),
    ("kwart_van_inkomen", {"exploitatie/e22029/bezetting": "50"}, "exploitatie/e22029/plaatsen",
     CONTEXT),
    ("ratio_onder_norm", {"personeel/s1/per_dienst": "1.99"}, "personeel/s1/per_dienst", CONTEXT),
    ("zonder_adres", {"onderdak/o1/plaatsen": 7}, "groepen/gr1/groep", CONTEXT),
    ("zonder_adres", {"onderdak/o1/tot": "2024-08"}, "groepen/gr1/groep", CONTEXT),
    ("schuifplan_krap", {"onderdak/o1/plaatsen": 7}, "onderdak", CONTEXT),
    ("onderdak_te_veel", {"onderdak/o1/tot": "2024-10"}, "onderdak/o1/van", CONTEXT),
    ("onderdak_zonder_plek", {"onderdak/o1/voorziening": WEG}, "onderdak/o1/voorziening", CONTEXT),
    ("onderdak_niet_open", {}, "onderdak/o1/voorziening",
     met(VRIJ, statussen=((date(2020, 1, 1), "open"), (date(2024, 9, 30), "gesloten")))),
    ("onderdak_te_klein", {}, "onderdak/o1/voorziening",
     met(VRIJ, standen=((date(2020, 1, 1), 12), (date(2024, 9, 30), 7)))),
    ("onderdak_te_klein", {"plaatsen/pl3": plaats(van="VRZ-B", aantal=5)},
     "onderdak/o1/voorziening", CONTEXT),
    ("onderdak_niet_vrij", {}, "onderdak/o1/plaatsen", met(VRIJ, bezet=5)),
    ("schuifplan_ontbreekt", {"groepen/gr1": WEG}, "groepen/p2", CONTEXT),
    ("risico_zonder_maatregel", {"risicos/r1/maatregel": WEG}, "risicos/r1/maatregel", CONTEXT),
    ("risico_blijft_zwaar", {"risicos/r1/impact_na": "H", "risicos/r1/kans_na": "R"},
     "risicos/r1/kans_na", CONTEXT),
    ("risico_neemt_toe", {"risicos/r1/kans": "L"}, "risicos/r1/kans_na", CONTEXT),
    ("geen_gemeente_gesproken", {"afspraken/a1": WEG}, "afspraken", CONTEXT),
    ("geen_school_gesproken", {"afspraken/a2": WEG}, "afspraken", CONTEXT),
    ("niet_akkoord", {"afspraken/a1/akkoord": "nee"}, "afspraken/a1/akkoord", CONTEXT),
]  # fmt: skip

# code, a change that comes as near as can be and is still right

GRENS = [
    ("project_onbekend", {"fasen/f1/project": "P2"}, CONTEXT),
    ("project_dubbel", {"projecten/p2/code": "p1"}, CONTEXT),
    ("voorziening_onbekend", {"plaatsen/pl1/van": WEG}, CONTEXT),
    ("locatie_onbekend", {"projecten/p1/locatie": WEG}, CONTEXT),
    ("gemeente_onbekend", {"projecten/p1/gemeente": "WIERDEN"}, CONTEXT),
    ("voorziening_van_ander", {}, met(VRIJ, is_eigen=False)),
    ("groep_onbekend", {"onderdak/o1/groep": WEG}, CONTEXT),
    ("kleinschalig_te_groot", {"plaatsen/pl1/aantal": 12}, CONTEXT),
    ("kleinschalig_zonder_groepen",
     {"plaatsen/pl1/groepen": WEG, "plaatsen/pl1/aantal": 6}, CONTEXT),
    ("kleinschalig_liever_kleiner", {"plaatsen/pl1/aantal": 8}, CONTEXT),
    ("kleinschalig_liever_kleiner", {"plaatsen/pl1/aantal": 13}, CONTEXT),
    ("o3m_kleine_groep", {"plaatsen/pl1/zorgvorm": "o3m", "plaatsen/pl1/groepen": 1}, CONTEXT),
    ("niet_van_regeling", {}, replace(CONTEXT, zorgvorm="")),
    ("startfoto_niet_gedekt", {"startfoto_plaatsen": 15}, CONTEXT),
    ("voorziening_niet_gedekt", {"plaatsen/pl1/aantal": 9}, CONTEXT),
    ("voorziening_te_veel", {"plaatsen/pl2/aantal": 8}, CONTEXT),
    ("startfoto_niet_toegekend", {"startfoto_plaatsen": 17},
     replace(CONTEXT, toegekende_plaatsen=None)),
    ("bestemming_dubbel", {"plaatsen/pl1/naar": "VRZ-B", "plaatsen/pl1/naar_naam": WEG}, CONTEXT),
    ("omgekeerd", {"projecten/p1/gereed": "2023-09-01"}, CONTEXT),
    ("omgekeerd", {"groepen/gr1/tot": "2024-04"}, CONTEXT),
    ("na_uiterste_datum", {"einddatum": "2024-12-31"}, CONTEXT),
    ("na_uiterste_datum", {"einddatum": "2025-01-01"}, replace(CONTEXT, uiterlijk=None)),
    ("weinig_speling", {"fasen/f4/einde": "2024-12-01"}, CONTEXT),
    ("weinig_speling", {"fasen/f4/einde": "2025-01-01"}, CONTEXT),
    ("fasevolgorde", {"fasen/f2/start": "2023-09-01"}, CONTEXT),
    ("fase_buiten_project", {"fasen/f4/einde": "2024-10-01", "fasen/f4/fase": "ingebruikname"},
     CONTEXT),
    ("einddatum_anders", {"projecten/p1/gereed": "2024-09-30"}, CONTEXT),
    ("plaatsen_voor_start", {"plaatsen/pl2/datum": "2024-01-01"}, CONTEXT),
    ("project_zonder_rijen", {"gebouwen/g1": WEG, "gebouwen/g2": WEG}, CONTEXT),
    ("dekking_ongelijk", {"dekking/d3/bedrag": "230000.00"}, CONTEXT),
    ("boven_toegekend", {"spuk_gevraagd": "270000.01"}, replace(CONTEXT, toegekend=None)),
    ("spuk_ongelijk", {"spuk_gevraagd": "270000.00"}, CONTEXT),
    ("lening_ongelijk", {"leningen/l1/hoofdsom": "250000"}, CONTEXT),
    ("niet_toegezegd", {"dekking/d3/zeker": False, "dekking/d3/bedrag": "0"}, CONTEXT),
    ("lening_zonder_rente", {"leningen/l1/rente": "0.01"}, CONTEXT),
    ("duurder_per_plaats", {"investeringen/i1/bedrag": "640000"}, CONTEXT),
    ("duurder_per_plaats", {"investeringen/i1/bedrag": "900000"},
     replace(CONTEXT, vergelijkbaar={"wijk": None})),
    ("jaar_dubbel", {"exploitatie/e12029/jaar": 2030}, CONTEXT),
    ("geen_vijf_jaar", {"exploitatie/e12030": exploitatie("P1", 2029) | {"jaar": 2030}}, CONTEXT),
    ("vijf_jaar_verlies", alle_jaren(2, "personeel", "944600"), CONTEXT),
    ("eindigt_met_verlies", {"exploitatie/e22029/personeel": "944600"}, CONTEXT),
    ("afschrijving_volgt_niet", {"exploitatie/e12025/afschrijving": "19800"}, CONTEXT),
    ("afschrijving_volgt_niet", {"exploitatie/e12025/jaar": 2024,
                                 "exploitatie/e12025/afschrijving": "1"}, CONTEXT),
    ("rente_volgt_niet", {"exploitatie/e12025/rente": "7500"}, CONTEXT),
    ("rente_volgt_niet", {"exploitatie/e12025/rente": "1", "leningen/l1/vorm": WEG}, CONTEXT),
    ("plaatsen_ongelijk", {"exploitatie/e12025/jaar": 2024, "exploitatie/e12025/plaatsen": 4},
     CONTEXT),
    ("opbrengst_volgt_niet", {"exploitatie/e12025/opbrengsten": "1131792"}, CONTEXT),
    ("kostprijs_boven_tarief", {"kostprijzen/k1/zorg": "320"}, CONTEXT),
    ("fte_ongelijk", {"exploitatie/e12029/fte": "12.5"}, CONTEXT),
    ("break_even_niet_haalbaar", {"exploitatie/e22029/personeel": "1003000"}, CONTEXT),
    ("break_even_niet_haalbaar", {**beschikbaarheid(2), "exploitatie/e22029/personeel": "944600"},
     CONTEXT),
    ("break_even_boven_bezetting", {"exploitatie/e22029/personeel": "944600"}, CONTEXT),
    ("een_jeugdige_minder", {"exploitatie/e22029/personeel": "798600"}, CONTEXT),
    ("een_jeugdige_minder", {**beschikbaarheid(2), "exploitatie/e22029/personeel": "900000"},
     CONTEXT),
    ("tien_procent_minder", {"exploitatie/e22029/personeel": "833640"}, CONTEXT),
    ("kwart_van_inkomen", {"exploitatie/e22029/bezetting": "51"}, CONTEXT),
    ("kwart_van_inkomen", {**beschikbaarheid(2), "exploitatie/e22029/bezetting": "50"}, CONTEXT),
    ("ratio_onder_norm", {"personeel/s1/per_dienst": "2"}, CONTEXT),
    ("ratio_onder_norm", {"personeel/s1/per_dienst": WEG}, CONTEXT),
    ("zonder_adres", {"onderdak/o1/plaatsen": 9}, CONTEXT),
    ("zonder_adres", {"groepen/gr1/jeugdigen": 0, "onderdak/o1": WEG}, CONTEXT),
    ("schuifplan_krap", {"onderdak/o1/plaatsen": 8}, CONTEXT),
    ("onderdak_te_veel", {"onderdak/o1/tot": "2024-05"}, CONTEXT),
    ("onderdak_zonder_plek", {"onderdak/o1/voorziening": WEG, "onderdak/o1/adres": "Kade 3"},
     CONTEXT),
    ("onderdak_niet_open", {},
     met(VRIJ, statussen=((date(2020, 1, 1), "open"), (date(2024, 10, 1), "gesloten")))),
    ("onderdak_te_klein", {}, met(VRIJ, standen=((date(2020, 1, 1), 12), (date(2024, 10, 1), 7)))),
    ("onderdak_te_klein", {}, met(VRIJ, standen=())),
    ("onderdak_te_klein", {"plaatsen/pl3": plaats(van="VRZ-B", aantal=4)}, CONTEXT),
    ("onderdak_niet_vrij", {}, met(VRIJ, bezet=4)),
    ("onderdak_niet_vrij", {}, met(VRIJ, bezet=None)),
    ("schuifplan_ontbreekt", {"groepen/gr1": WEG, "fasen/f4/fase": "vergunning"}, CONTEXT),
    ("risico_zonder_maatregel", {"risicos/r1/maatregel": WEG, "risicos/r1/kans": "M"}, CONTEXT),
    ("risico_blijft_zwaar", {"risicos/r1/impact_na": "H"}, CONTEXT),
    ("risico_neemt_toe", {"risicos/r1/kans": "M"}, CONTEXT),
    ("geen_gemeente_gesproken", {"afspraken/a1": WEG, "afspraken/a2": WEG}, CONTEXT),
    ("geen_school_gesproken", {"afspraken/a1": WEG, "afspraken/a2": WEG}, CONTEXT),
    ("niet_akkoord", {"afspraken/a1/akkoord": "deels"}, CONTEXT),
]  # fmt: skip


def test_a_good_plan_has_no_findings():
    assert gevonden({}) == []


@pytest.mark.parametrize("code, wijzigingen, pad, context", RAAK)
def test_a_check_finds_what_it_is_about_at_its_place(code, wijzigingen, pad, context):
    assert pad in paden(code, wijzigingen, context)


@pytest.mark.parametrize("code, wijzigingen, context", GRENS)
def test_what_is_just_right_is_not_found(code, wijzigingen, context):
    assert paden(code, wijzigingen, context) == []


@pytest.mark.parametrize("gevallen", [RAAK, GRENS])
def test_every_check_has_its_cases(gevallen):
    assert {geval[0] for geval in gevallen} == set(CONTROLES)


@pytest.mark.parametrize("code, wijzigingen, pad, context", RAAK)
def test_every_finding_says_what_would_be_right_at_a_place_that_exists(
    code, wijzigingen, pad, context
):
    regels = gevonden(wijzigingen, context)

    assert all(plek(regel.pad) for regel in regels)
    assert all(regel.melding.endswith((".", ").")) and regel.verwacht for regel in regels)
    assert all(len(regel.kenmerk) == 64 for regel in regels)


def test_an_empty_document_has_no_findings():
    assert draai(Document(lege_inhoud()), Context()) == []


def test_rows_that_are_not_filled_in_break_nothing():
    inhoud = goed()
    for rijen in inhoud["tabellen"].values():
        rijen[:] = [{"sleutel": rij["sleutel"]} for rij in rijen]

    assert {regel.ernst for regel in draai(Document(inhoud), CONTEXT)} <= set(Planernst)


@pytest.mark.parametrize("code", list(goed()["tabellen"]))
def test_one_cell_that_is_missing_breaks_nothing(code):
    inhoud = goed()
    for rij in inhoud["tabellen"][code]:
        for kolom in set(rij) - {"sleutel"}:
            draai(Document(gezet(inhoud, f"{code}/{rij['sleutel']}/{kolom}", None)), CONTEXT)

    assert gevonden({}) == []


def test_what_an_explanation_is_about_changes_with_the_value_only():
    eerst, zelfde, anders = (
        gevonden(wijzigingen)[0].kenmerk
        for wijzigingen in (
            {"spuk_gevraagd": "269999"},
            {"spuk_gevraagd": "269999", "projecten/p1/naam": "Een andere naam"},
            {"spuk_gevraagd": "269998"},
        )
    )

    assert eerst == zelfde != anders


def test_findings_stand_in_the_order_of_the_plan_and_errors_first():
    regels = gevonden(
        {"spuk_gevraagd": "1", "projecten/p2/code": "P1", "risicos/r1/maatregel": WEG}
    )

    assert regels[0].pad == "spuk_gevraagd"
    assert regels[-1].code == "risico_zonder_maatregel"


def test_a_finding_about_free_places_does_not_tell_how_many_stay():
    (regel,) = gevonden({}, met(VRIJ, bezet=5))

    assert "5" not in regel.melding + regel.verwacht
