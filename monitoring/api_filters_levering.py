"""What one can filter on in the API of deliveries of indicators."""

import django_filters as filters

from jeugdzorg.kern.api_filters import ChoiceFilter

from .choices_levering import Leverstatus
from .models import Indicatorlevering


class IndicatorleveringFilter(filters.FilterSet):
    regio = filters.CharFilter("plicht__jeugdhulpregio__code", help_text="Code van een regio.")
    jaar = filters.NumberFilter("plicht__jaar", help_text="Bijvoorbeeld 2024.")
    helft = filters.NumberFilter("plicht__helft", help_text="1 of 2.")
    status = ChoiceFilter(Leverstatus, help_text="Hoe ver de levering is.")

    class Meta:
        model = Indicatorlevering
        fields: list[str] = []
