"""As in production, on this machine, with what is compared beside it."""

import os

os.environ.setdefault("DEBUG", "0")
os.environ.setdefault("API_LIMIET", "1000000/min")

from jeugdzorg.settings.dev import *  # noqa: F403
from jeugdzorg.settings.dev import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "import_export"]
ROOT_URLCONF = "benchmarks.adressen"
WSGI_APPLICATION = "benchmarks.wsgi.application"
