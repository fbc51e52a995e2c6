"""In production: everything from the environment, and it refuses to start without."""

import os
from pathlib import Path

from .base import *
from .database import op_eigen_server
from .mail import mail_server

SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = os.environ["ALLOWED_HOSTS"].split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if "*" not in host]
ADRES = next(
    (f"https://{host}" for host in ALLOWED_HOSTS if "*" not in host and host[0] != "."), ""
)
DATABASES = {"default": op_eigen_server(os.environ["DATABASE_URL"])}

EMAIL = mail_server(os.environ.get("EMAIL_URL", "") or "smtp://localhost")
EMAIL_HOST, EMAIL_PORT = EMAIL.host, EMAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL.user, EMAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL.starttls, EMAIL.ssl
EMAIL_TIMEOUT = 20

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^gezondheid$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
# The prefix makes the browser refuse them from another host, without TLS, or for a part only.
SESSION_COOKIE_NAME = "__Host-sessie"
CSRF_COOKIE_NAME = "__Host-csrf"
# How many proxies stand in front: so many addresses of X-Forwarded-For can be believed.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("PROXIES", "1"))
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", DATA_DIR / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
