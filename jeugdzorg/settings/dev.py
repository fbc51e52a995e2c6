"""On one's own machine: no service needed, the database is started on demand."""

from .base import *
from .database import database

DEBUG = True
SECRET_KEY = "alleen-voor-ontwikkeling-en-demonstratie"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DATABASES = {"default": database()}
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
