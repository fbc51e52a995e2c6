from vastgoed.plan.inhoud import gezet, lege_inhoud
from vastgoed.plan.verschil import Soort, geraakt, per_sectie, verschillen


def met(*paden_en_waarden):
    inhoud = lege_inhoud()
    for pad, waarde in paden_en_waarden:
        inhoud = gezet(inhoud, pad, waarde)
    return inhoud


OUD = met(
    ("doel", "Kleiner wonen"),
    ("spuk_gevraagd", "410116"),
    ("projecten/p1", {"code": "P1", "naam": "Dorpsstraat"}),
    ("risicos/r1", {"omschrijving": "Vergunning", "impact": "H", "kans": "R"}),
)


def test_the_same_document_has_no_differences():
    assert verschillen(OUD, OUD) == []


def test_a_field_a_cell_and_a_row_each_give_one_difference_in_the_order_of_the_sections():
    nieuw = gezet(OUD, "spuk_gevraagd", "500000.5")
    nieuw = gezet(nieuw, "risicos/r1/kans", "M")
    nieuw = gezet(nieuw, "projecten/p2", {"code": "P2", "naam": "Kerkstraat"})
    nieuw = gezet(nieuw, "doel", None)

    gevonden = verschillen(OUD, nieuw)

    assert [(v.pad, v.soort, v.oud_woorden, v.nieuw_woorden) for v in gevonden] == [
        ("doel", Soort.WEG, "Kleiner wonen", ""),
        ("spuk_gevraagd", Soort.GEWIJZIGD, "€\xa0410.116", "€\xa0500.000,50"),
        ("projecten/p2", Soort.NIEUW, "", "Code: P2; Naam: Kerkstraat"),
        ("risicos/r1/kans", Soort.GEWIJZIGD, "reëel", "mogelijk"),
    ]
    assert [v.label for v in gevonden[2:]] == [
        "Project P2",
        "Risico Vergunning: Waarschijnlijkheid",
    ]
    assert [(s.code, len(r)) for s, r in per_sectie(gevonden)] == [
        ("kern", 2),
        ("projecten", 1),
        ("risicos", 1),
    ]
    assert geraakt(OUD, nieuw) == {"doel", "spuk_gevraagd", "projecten", "risicos"}


def test_a_row_that_went_is_told_whole():
    nieuw = gezet(OUD, "projecten/p1", None)

    [weg] = verschillen(OUD, nieuw)

    assert (weg.soort, weg.oud_woorden) == (Soort.WEG, "Code: P1; Naam: Dorpsstraat")


def test_the_order_of_rows_is_no_difference():
    een = met(("projecten/a", {"code": "P1"}), ("projecten/b", {"code": "P2"}))
    ander = met(("projecten/b", {"code": "P2"}), ("projecten/a", {"code": "P1"}))

    assert verschillen(een, ander) == []
