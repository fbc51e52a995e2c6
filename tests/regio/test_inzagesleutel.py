from itertools import combinations

import pytest
from django.apps import apps

from jeugdzorg.kern.dataversie import vingerafdruk
from regio.choices import Rol
from regio.inzage import inzage_van
from tests.factories import make_bron, make_gebruiker, make_lidmaatschap, make_organisatie
from tests.factories_vastgoed import make_regeling
from tests.geleverd import Wereld
from vastgoed.models import Coordinatie

pytestmark = pytest.mark.django_db


def gelezen(lezer):
    """What the queries of every model that has rights select for ``lezer``."""
    rijen = [
        model._default_manager.visible_to(lezer)
        for model in apps.get_models()
        if hasattr(model._default_manager, "visible_to") and not model._meta.proxy
        if hasattr(model._default_manager.all(), "exact_recht")
    ]
    return vingerafdruk(*rijen)


def test_readers_have_one_key_exactly_when_they_read_the_same_rows():
    wereld = Wereld()
    twee = make_gebruiker(rol=Rol.LEZER, organisatie=wereld.bureaus[0])
    make_lidmaatschap(gebruiker=twee, rol=Rol.LEZER, organisatie=wereld.bureaus[1])
    gemeente = make_organisatie()
    Coordinatie.objects.create(
        regeling=make_regeling(),
        gemeente=gemeente,
        aanbieder=wereld.aanbieders[0],
        bron=make_bron(),
    )
    lezers = [
        *wereld.leden,
        wereld.lezer,
        twee,
        make_gebruiker(rol=Rol.LEZER, organisatie=wereld.bureaus[0]),
        make_gebruiker(rol=Rol.BELEIDSMEDEWERKER, organisatie=gemeente),
        make_gebruiker(rol=None),
        make_gebruiker(rol=None),
    ]

    sleutels = [(inzage_van(lezer), gelezen(lezer)) for lezer in lezers]

    for een, ander in combinations(sleutels, 2):
        assert (een[0] == ander[0]) is (een[1] == ander[1])
    assert len({gevraagd for _, gevraagd in sleutels}) == len(lezers) - 2
    assert any(lezer.behandelingen for lezer in lezers)
