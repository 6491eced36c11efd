"""Django's settings: one place, read from the home folder, the same in tests."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from goldseam.hosting import database_url, throwaway
from goldseam.hosting.card import HostCard
from goldseam.hosting.home import Home

HOME = Home.chosen()
BASE = Path(__file__).parent
HOST_CARD = HostCard.load(HOME.host_card)
# Of a throw-away home only: where the domain's clock comes from, and who signs in under which host name.
CLOCK_FILE = throwaway.clock_file(HOME)
DEMO = throwaway.demo(HOME)


def _secret() -> str:
    """The secret of this home, or one for this process while there is no home yet."""
    return HOME.secret.read_text().strip() if HOME.secret.exists() else secrets.token_urlsafe(48)


SECRET_KEY = _secret()
DEBUG = False
TLS = os.environ.get("GOLDSEAM_TLS") == "1"
ALLOWED_HOSTS = os.environ.get("GOLDSEAM_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("GOLDSEAM_ORIGINS", "").split(",") if o]
ROOT_URLCONF = "goldseam.urls"
WSGI_APPLICATION = "goldseam.server.wsgi"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "goldseam.vault",
    "goldseam.web",
    "goldseam.people",
    "goldseam.bonds",
    "goldseam.writing",
    "goldseam.journey",
    "goldseam.exercises",
    "goldseam.dialogue",
    "goldseam.questions",
    "goldseam.apology",
    "goldseam.agreements",
    "goldseam.checkins",
    "goldseam.keepsakes",
    "goldseam.safety",
    "goldseam.counsel",
    "goldseam.export",
    "goldseam.hosting",
]

MIDDLEWARE = [
    "goldseam.web.headers.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "goldseam.people.middleware.Reader",
    "goldseam.bonds.middleware.Bonded",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "goldseam.web.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "goldseam.web.templatetags.look"],
        },
    }
]

_LASTS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; "
    "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; "
    "PRAGMA journal_size_limit=67108864; PRAGMA fullfsync=ON"
)
_PASSES = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA secure_delete=ON; "
    "PRAGMA temp_store=MEMORY; PRAGMA trusted_schema=OFF"
)


def _sqlite(path: Path, pragmas: str) -> dict[str, Any]:
    return {
        "ENGINE": "goldseam.lib.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
        "TEST": {"NAME": str(path.with_name(f"test-{path.name}"))},
    }


def _databases() -> dict[str, dict[str, Any]]:
    if url := database_url.chosen():
        return database_url.databases(url)
    return {"default": _sqlite(HOME.database, _LASTS), "sessions": _sqlite(HOME.sessions, _PASSES)}


DATABASES = _databases()
DATABASE_ROUTERS = ["goldseam.people.router.Passing"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.Person"

SESSION_ENGINE = "goldseam.people.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-s" if TLS else "s"
SESSION_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_PATH = "/"
CSRF_COOKIE_NAME = "__Host-c" if TLS else "c"
CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "goldseam.writing.views.refused.csrf"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español"), *((code, code) for code in HOME.tried_languages)]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LOCALE_PATHS = [*([HOME.locale] if HOME.tried_languages else []), BASE / "content" / "locale"]
FORMAT_MODULE_PATH = "goldseam.web.formats"
LANGUAGE_COOKIE_NAME = "__Host-l" if TLS else "l"
LANGUAGE_COOKIE_SECURE = TLS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Strict"

STATIC_URL = "/static/"
STATIC_ROOT = HOME.path / "static"
STORAGES = {"staticfiles": {"BACKEND": "goldseam.web.assets.Assets"}}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_HANDLERS = ["goldseam.web.uploads.NoFiles"]
LOGGING_CONFIG = None  # goldseam.hosting.quiet sets it up when serving
X_FRAME_OPTIONS = "DENY"

# The least and the usual cost of turning a passphrase into a key (goldseam.vault.kdf reads it).
# A home may say what its machine was measured to bear; tests of everything else use a cheap one.
GOLDSEAM_KDF = os.environ.get("GOLDSEAM_KDF")
# Where quick exit leads: a page nobody wonders about.
NEUTRAL_PAGE = os.environ.get("GOLDSEAM_NEUTRAL_PAGE", "https://www.wikipedia.org/")
