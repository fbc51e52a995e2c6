"""Filters of the list of cycles."""

import django_filters as filters

from regio.gebiedskeuze import gebieden_voor

from .choices import Cyclusstatus
from .models import Cyclus


class CyclusFilter(filters.FilterSet):
    gebied = filters.ModelChoiceFilter(
        label="Gebied", queryset=gebieden_voor, to_field_name="code", field_name="gebied"
    )
    status = filters.ChoiceFilter(label="Stap", choices=Cyclusstatus.choices)
    jaar = filters.NumberFilter(label="Jaar")
    soort = filters.ChoiceFilter(
        label="Soort",
        field_name="helft",
        choices=[(1, "analyse (eerste halfjaar)"), (2, "sturing (tweede halfjaar)")],
    )

    class Meta:
        model = Cyclus
        fields: list[str] = []
