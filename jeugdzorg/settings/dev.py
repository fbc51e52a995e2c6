"""On one's own machine: no service needed, the database is started on demand."""

import os

from .base import *
from .database import database

DEBUG = os.environ.get("DEBUG", "1") == "1"
SECRET_KEY = "alleen-voor-ontwikkeling-en-demonstratie"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ADRES = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
DATABASES = {"default": database(DATA_DIR)}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
# To look around with the demo accounts without a telephone at hand; elsewhere always "verplicht".
TWEEDE_FACTOR = os.environ.get("TWEEDE_FACTOR", "uitnodigen")
