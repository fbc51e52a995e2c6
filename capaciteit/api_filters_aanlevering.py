"""What one can filter on in the API of deliveries."""

import django_filters as filters

from jeugdzorg.kern.api_filters import ChoiceFilter

from .choices import AanleverStatus
from .models import Aanlevering


class AanleveringFilter(filters.FilterSet):
    ronde = filters.CharFilter("plicht__ronde__code", help_text="Code van een ronde.")
    status = ChoiceFilter(AanleverStatus, help_text="Hoe ver de aanlevering is.")

    class Meta:
        model = Aanlevering
        fields: list[str] = []
