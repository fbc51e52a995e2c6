"""Settings that hold everywhere; dev, test and production say what differs."""

import os
import tomllib
from datetime import timedelta
from pathlib import Path

import pghistory
from celery.schedules import crontab
from django.contrib.messages import constants as messages

from .beveiliging import *
from .oidc import identity_providers
from .openapi import spectacular_settings

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var")).resolve()
FIXTURES = BASE_DIR / "fixtures"

VERSIE = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

# Whom to turn to: for users, and for whoever finds a weakness (security.txt).
CONTACT = os.environ.get("CONTACT", "jeugdzorg@voorbeeld.example")
SECURITY_CONTACT = os.environ.get("SECURITY_CONTACT", f"mailto:{CONTACT}")

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "jeugdzorg.urls"
WSGI_APPLICATION = "jeugdzorg.wsgi.application"
APPEND_SLASH = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "jeugdzorg.kern",
    "regio",
    "capaciteit",
    "vastgoed",
    "monitoring",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "jeugdzorg.kern.api_headers.ApiHeadersMiddleware",
    "jeugdzorg.kern.api_gzip.ApiGZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "jeugdzorg.kern.security_headers.security_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "jeugdzorg.kern.audit_context.AuditMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jeugdzorg.kern.middleware.login_for_parts",
    "jeugdzorg.kern.sessions.SessionLimitMiddleware",
    # Everything needs a login unless a view says otherwise (log in, API documentation, statement).
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "regio.aanmelden.tweede_stap.TweedeStapMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "jeugdzorg.kern.sessions.session_limits",
                "regio.context_processors.gebiedskeuze",
                "jeugdzorg.navigatie.navigatie",
                "vastgoed.context_processors.mijn_werk",
            ],
            "builtins": [
                "jeugdzorg.kern.templatetags.ui",
                "jeugdzorg.kern.templatetags.lijsten",
                "jeugdzorg.kern.templatetags.formulieren",
            ],
        },
    }
]

# Accounts: an e-mail address and a password; rights follow from memberships only.
AUTH_USER_MODEL = "regio.Gebruiker"
# Unique without regard to case, by a constraint that this check does not recognise.
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
AUTHENTICATION_BACKENDS = ["regio.aanmelden.backend.WachtwoordBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["naam", "email"]},
    },
    {
        "NAME": "regio.wachtwoord.LengteValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 4 * 3600

# A login ends after so many seconds without activity, and after so many in any case.
SESSIE_INACTIEF = 60 * int(os.environ.get("SESSIE_INACTIEF_MINUTEN", "30"))
SESSIE_MAXIMAAL = 3600 * int(os.environ.get("SESSIE_MAXIMAAL_UREN", "10"))
SESSIE_WAARSCHUWING = 120
SESSION_COOKIE_AGE = SESSIE_MAXIMAAL
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"

# Signing in (allauth). Nobody signs up: accounts come by invitation (``regio.aanmelden.adapters``).
ACCOUNT_ADAPTER = "regio.aanmelden.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Jeugdzorg: "
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "regio.aanmelden.forms.InlogForm",
    "reauthenticate": "regio.aanmelden.forms.BevestigForm",
    "change_password": "regio.aanmelden.forms.WachtwoordWijzigForm",
    "reset_password": "regio.aanmelden.forms.WachtwoordVergetenForm",
    "reset_password_from_key": "regio.aanmelden.forms.WachtwoordHerstelForm",
}

# The second factor: asked of roles that decide, review or manage; only dev may ask less.
TWEEDE_FACTOR = "verplicht"
MFA_ADAPTER = "regio.aanmelden.adapters.TweedeStapAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses come from an invitation that was mailed there
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_TOLERANCE = 1
MFA_TOTP_ISSUER = "Jeugdzorg"
MFA_FORMS = {
    "authenticate": "regio.aanmelden.forms.CodeForm",
    "reauthenticate": "regio.aanmelden.forms.CodeBevestigForm",
    "activate_totp": "regio.aanmelden.forms.AppKoppelForm",
    "add_webauthn": "regio.aanmelden.forms.PasskeyForm",
    "login_webauthn": "regio.aanmelden.forms.PasskeyInlogForm",
    "authenticate_webauthn": "regio.aanmelden.forms.PasskeyStapForm",
    "reauthenticate_webauthn": "regio.aanmelden.forms.PasskeyBevestigForm",
    "edit_webauthn": "regio.aanmelden.forms.PasskeyNaamForm",
}

# Organisations with an identity provider of their own.
OIDC_DIENSTEN = identity_providers(os.environ.get("OIDC_DIENSTEN", ""))
SOCIALACCOUNT_ADAPTER = "regio.aanmelden.oidc.DienstAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads to another site is what the CSP forbids

# Where the site is, for the links in mails that no request causes; without it they are paths.
ADRES = ""

# Managing access: how long an invitation opens, and the mail that goes every morning.
UITNODIGING_GELDIG = timedelta(days=7)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = CONTACT
CELERY_BEAT_SCHEDULE = {
    "taken-nalopen": {
        "task": "kern.taken_nalopen",
        "schedule": crontab(),
    },
    "taken-opruimen": {
        "task": "kern.taken_opruimen",
        "schedule": crontab(hour=3, minute=40),
    },
    "versies-ingaan": {
        "task": "capaciteit.tasks.versies_ingaan",
        "schedule": crontab(hour=0, minute=10),
    },
    "plannen-herinneren": {
        "task": "vastgoed.tasks.plannen_herinneren",
        "schedule": crontab(hour=7, minute=10),
    },
    "opdrachten-herinneren": {
        "task": "monitoring.tasks.opdrachten_herinneren",
        "schedule": crontab(hour=7, minute=25),
    },
    "berichten-bezorgen": {
        "task": "regio.tasks.berichten_bezorgen",
        "schedule": crontab(minute="*/5"),
    },
    "afschermen": {
        "task": "regio.tasks.afschermen",
        "schedule": crontab(hour=3, minute=0),
    },
    "toegang-herinneren": {
        "task": "regio.tasks.toegang_herinneren",
        "schedule": crontab(hour=7, minute=0),
    },
    "sleutels-aankondigen": {
        "task": "regio.tasks.sleutels_aankondigen",
        "schedule": crontab(hour=7, minute=15),
    },
    "controles-nalopen": {
        "task": "regio.tasks.controles_nalopen",
        "schedule": crontab(hour=4, minute=30),
    },
    "cycli-openen": {
        "task": "monitoring.tasks.cycli_openen",
        "schedule": crontab(hour=2, minute=40),
    },
    "cycli-herinneren": {
        "task": "monitoring.tasks.cycli_herinneren",
        "schedule": crontab(hour=7, minute=25),
    },
    "aanleverrondes-maken": {
        "task": "capaciteit.tasks.aanleverrondes_maken",
        "schedule": crontab(hour=2, minute=30),
    },
    "aanleveren-herinneren": {
        "task": "capaciteit.tasks.aanleveren_herinneren",
        "schedule": crontab(hour=7, minute=20),
    },
}

# The kinds of the message component.
MESSAGE_TAGS = {
    messages.DEBUG: "info",
    messages.INFO: "info",
    messages.SUCCESS: "positief",
    messages.WARNING: "waarschuwing",
    messages.ERROR: "negatief",
}

# Dutch, everywhere.
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # the filters of `ui` decide, so that years stay years

# Static files: our own, and the few of the design system that pages use.
STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [
    BASE_DIR / "jeugdzorg" / "static",
    ("utrecht", BASE_DIR / "node_modules/@utrecht/component-library-css/dist"),
    (
        "tokens",
        BASE_DIR / "node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist",
    ),
]
MEDIA_ROOT = DATA_DIR / "bestanden"

# Background jobs: one code path; without Redis the broker is a folder.
REDIS_URL = os.environ.get("REDIS_URL", "")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = 1800
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_URL = REDIS_URL or "filesystem://localhost"
if not REDIS_URL:
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(DATA_DIR / "wachtrij"),
        "data_folder_out": str(DATA_DIR / "wachtrij"),
        "control_folder": str(DATA_DIR / "wachtrij-beheer"),
    }

CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

# Audit trail: one moment per statement, foreign keys without indexes, context worked out late.
PGHISTORY_CREATED_AT_FUNCTION = "STATEMENT_TIMESTAMP()"
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_JSON_ENCODER = "jeugdzorg.kern.audit_context.LazyEncoder"

FILTERS_EMPTY_CHOICE_LABEL = "alle"

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["regio.authentication.BearerAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "jeugdzorg.kern.pagination.Paginering",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "EXCEPTION_HANDLER": "jeugdzorg.kern.problems.exception_handler",
    "PAGE_SIZE": 50,
    "URL_FORMAT_OVERRIDE": "f",
    "COERCE_DECIMAL_TO_STRING": False,
}
SPECTACULAR_SETTINGS = spectacular_settings(CONTACT)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "regel": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "kaal": {"format": "{message}", "style": "{"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "regel"},
        "beveiliging": {"class": "logging.StreamHandler", "formatter": "kaal"},
    },
    # Security events as JSON lines, for whoever collects the logs.
    "loggers": {
        "jeugdzorg.beveiliging": {"handlers": ["beveiliging"], "level": "INFO", "propagate": False}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}
