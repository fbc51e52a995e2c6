"""The files that take longest come first, so that no worker is left with one at the end."""

LANG = ("tests/test_afscherming_aanval.py", "tests/test_rechten.py", "tests/browser/")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: not item.nodeid.startswith(LANG))
