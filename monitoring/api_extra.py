"""What the API of monitoring gives beside its resources, in the OpenAPI document."""

from typing import Any

from capaciteit.api_extra_schema import wijzigingen

from .api_pas_schema import pas_pad
from .viewsets_wijzigingen import MonitoringWijzigingenView


def extra_paths() -> dict[str, Any]:
    """The feed of changes: apart from that of capacity, since it asks for another right."""
    titel = "Wijzigingen in de monitoring"
    feed = wijzigingen("monitoringWijzigingen", titel, MonitoringWijzigingenView)
    return {"/monitoring/pas": {"get": pas_pad()}, "/monitoring/wijzigingen": {"get": feed}}
