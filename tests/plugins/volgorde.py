"""How tests are shared out over workers (``--dist loadgroup``): a file stays together, so that what
it sets up is set up once. The tests that take longest go first and alone, so that no worker is left
with one of them at the end."""

import pytest

ALLEEN = ("tests/test_afscherming_aanval.py", "tests/test_rechten.py")
VOORAAN = (*ALLEEN, "tests/browser/")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: not item.nodeid.startswith(VOORAAN))
    for item in items:
        file = item.nodeid.partition("::")[0]
        group = item.nodeid if file in ALLEEN else file
        item.add_marker(pytest.mark.xdist_group(group))
