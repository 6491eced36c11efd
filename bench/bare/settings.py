"""Settings of the ordinary site: databases and server as the product has them, nothing else of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

HOME = Path(os.environ["BARE_HOME"])
SECRET_KEY = "an ordinary site that keeps nothing of anybody's, 0123456789abcdefghij"
DEBUG = False
TLS = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
ROOT_URLCONF = "bench.bare.urls"
INSTALLED_APPS = ["django.contrib.sessions", "bench.bare"]
MIDDLEWARE = [
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
_LASTS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; "
    "PRAGMA temp_store=MEMORY"
)
_PASSES = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY"


def _sqlite(name: str, pragmas: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(HOME / name),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas},
    }


DATABASES = {
    "default": _sqlite("bare.sqlite3", _LASTS),
    "sessions": _sqlite("bare-sessions.sqlite3", _PASSES),
}
DATABASE_ROUTERS = ["bench.bare.router.Sessions"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
STATIC_URL = "/static/"
LOGGING_CONFIG = None
