"""For the tests: the same database dialect, quick passwords, jobs in the same process."""

import os
import tempfile
from pathlib import Path

from .base import *
from .database import database

SECRET_KEY = "alleen-voor-de-tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": database(DATA_DIR)}
if naam := os.environ.get("TEST_DATABASE_NAME"):
    DATABASES["default"]["TEST"] = {"NAME": naam}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="jeugdzorg-test-"))
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="jeugdzorg-static-"))
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Tests of these two switch them on themselves.
TWEEDE_FACTOR = "uitnodigen"
ACCOUNT_RATE_LIMITS = False
MFA_RATE_LIMITS = False
