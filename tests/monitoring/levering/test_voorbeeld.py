import pytest
from django.core.management import call_command

from monitoring.halfjaar import Halfjaar
from monitoring.levering.dekking import gebiedswaarden
from monitoring.levering.voorbeeld import gelezen, voorbeeldleveringen_maken
from monitoring.models import Indicator, Meting
from regio.choices import Rol
from regio.models import Gebied, Organisatie
from tests.factories import make_gebruiker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("gegevens")]


@pytest.fixture
def analisten():
    return {
        code: make_gebruiker(
            rol=Rol.REGIO_ANALIST, organisatie=Organisatie.objects.get(code=f"REG-{code}")
        )
        for code, _halfjaar in gelezen()
    }


def test_five_regions_deliver_two_half_years_that_add_up_and_are_marked(analisten):
    eerste = voorbeeldleveringen_maken()
    tweede = voorbeeldleveringen_maken()

    assert (len(eerste), tweede) == (10, [])
    rijen = Meting.objects.filter(levering__isnull=False)
    assert {rij.bron.code for rij in rijen.select_related("bron")} == {"VOORBEELD"}
    assert not Meting.objects.openbaar().filter(levering__isnull=False).exists()
    lezer = make_gebruiker(rol=Rol.BOVENREGIONAAL_ANALIST)
    bedden = Indicator.objects.get(code="KWN-01")
    zuidwest = Gebied.objects.get(code="ZW")
    waarde = gebiedswaarden(zuidwest, Halfjaar(2024, 1), [bedden], lezer)[bedden.pk]
    assert (waarde.waarde, waarde.dekking.tekst, waarde.voorbeeld) == (110, "5 van 5 regio's", True)
    assert waarde.gedrukt.waarde == 110


def test_every_number_that_zuidwest_follows_has_an_example():
    genoemd = {regel["indicator"] for regels in gelezen().values() for regel in regels}
    gevolgd = Indicator.objects.filter(
        gebiedsindicatoren__gebied__code="ZW", soort="kwantitatief", versies__formule=""
    )

    assert set(gevolgd.values_list("code", flat=True)) == genoemd


def test_examples_are_not_for_a_real_installation(settings):
    from django.core.management.base import CommandError

    settings.DEBUG = False
    with pytest.raises(CommandError, match="echte omgeving"):
        call_command("voorbeeldleveringen")
