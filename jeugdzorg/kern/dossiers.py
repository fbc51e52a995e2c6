"""Tabs of a dossier that spans apps: each app adds its own, so that none looks up.

``register_tab`` is called from ``AppConfig.ready``; a view names its dossier by
``dossier = "gebied"``.
"""

from typing import Final

TABS: Final[dict[str, dict[str, tuple[int, str]]]] = {}


def register_tab(dossier: str, label: str, url_name: str, order: int) -> None:
    """Add a tab to a dossier; ``order`` says where it stands (the app below has lower numbers)."""
    TABS.setdefault(dossier, {})[url_name] = (order, label)


def tabs_of(dossier: str) -> list[tuple[str, str]]:
    """Label and name of the address of every tab, in order."""
    tabs = TABS.get(dossier, {})
    ordered = sorted((order, label, url_name) for url_name, (order, label) in tabs.items())
    return [(label, url_name) for _, label, url_name in ordered]
