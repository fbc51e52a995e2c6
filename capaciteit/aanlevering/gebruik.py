"""Whether somebody built on what a delivery brought."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from regio.models import BevindingOnderwerp

from ..models import Aanlevering, Capaciteitsmeting, Herkomst


def is_gebruikt(aanlevering: Aanlevering) -> bool:
    """A finding about one of its figures was explained or settled by somebody."""
    over = Q(pk__in=[])
    for model in (Capaciteitsmeting, Herkomst):
        eigen = model.alle_versies.filter(aanlevering=aanlevering)
        soort = ContentType.objects.get_for_model(model)
        over |= Q(content_type=soort, object_id__in=eigen.values("pk"))
    door_iemand = BevindingOnderwerp.objects.filter(bevinding__statussen__door__isnull=False)
    return door_iemand.filter(over).exists()
