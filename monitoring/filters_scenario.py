"""What one can choose on the list of scenario's."""

import django_filters as filters

from regio.gebiedskeuze import gebieden_voor

from .models import Scenario


class ScenarioFilter(filters.FilterSet):
    gebied = filters.ModelChoiceFilter(
        label="Gebied", queryset=gebieden_voor, to_field_name="code", field_name="pad__gebied"
    )

    class Meta:
        model = Scenario
        fields: list[str] = []
