import pytest
from django.core.exceptions import PermissionDenied

from jeugdzorg.kern.models import Taak
from monitoring.models import Cyclus, Rapport
from monitoring.rapport.reeks import reeks_maken, regios_van
from regio.models import Gebied
from tests.factories import make_gebruiker

pytestmark = pytest.mark.usefixtures("gegevens")


@pytest.fixture
def cyclus():
    return Cyclus.objects.select_related("gebied").get(gebied__code="ZW", jaar=2024, helft=1)


def test_a_batch_makes_the_report_of_the_area_and_of_each_region_once(
    cyclus, django_capture_on_commit_callbacks
):
    by = make_gebruiker(gebieden=Gebied.objects.filter(code="ZW"))

    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            taak = reeks_maken([cyclus], by=by)

    taak.refresh_from_db()
    regios = sorted(regio.pk for regio in regios_van(cyclus))
    gemaakt = Rapport.objects.filter(cyclus=cyclus)
    assert (taak.status, taak.gedaan) == ("gereed", 6)
    assert sorted(
        gemaakt.exclude(jeugdhulpregio=None).values_list("jeugdhulpregio", flat=True)
    ) == (regios)
    assert gemaakt.filter(jeugdhulpregio=None).count() == 1


def test_a_batch_is_for_who_works_in_the_area(cyclus):
    with pytest.raises(PermissionDenied):
        reeks_maken([cyclus], by=make_gebruiker())

    assert not Taak.objects.exists()
