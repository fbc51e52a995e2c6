"""The part of the plan beside a criterion."""

from tests.factories_toetsen import een_inhoud
from vastgoed.toetsen.plandelen import plandelen


def teksten(deel):
    return [[cel.tekst for cel in rij] for rij in deel.regels]


def test_a_field_and_the_columns_of_a_table_that_were_asked_for():
    doel, gebouwen = plandelen(een_inhoud(), ["doel", "gebouwen.bouwjaar"])

    assert (doel.label, doel.cel.tekst) == ("Doel van het plan", "Kleiner wonen.")
    assert [kop.tekst for kop in gebouwen.koppen] == ["Project", "Gebouw", "Bouwjaar"]
    assert teksten(gebouwen) == [["P1 De Linden (ombouw op het terrein)", "Hoofdgebouw", "1974"]]


def test_only_projects_of_the_kind_that_the_question_is_about():
    inhoud = een_inhoud()
    inhoud["tabellen"]["projecten"].append(
        {"sleutel": "p2", "code": "P2", "naam": "De Kade", "soort": "wijk"}
    )
    inhoud["tabellen"]["gebouwen"].append({"sleutel": "g2", "project": "P2", "naam": "Nieuw"})

    (terrein,) = plandelen(inhoud, ["gebouwen"], projectsoort="terrein")
    (wijk,) = plandelen(inhoud, ["projecten.haalbaarheid"], projectsoort="wijk")

    assert [rij[1] for rij in teksten(terrein)] == ["Hoofdgebouw"]
    assert [rij[:2] for rij in teksten(wijk)] == [["P2", "De Kade"]]


def test_what_changed_is_marked_cell_by_cell():
    (gebouwen,) = plandelen(een_inhoud(), ["gebouwen"], ["gebouwen/g1/bouwjaar"])

    assert [cel.label for cel in gebouwen.regels[0] if cel.gewijzigd] == ["Bouwjaar"]
