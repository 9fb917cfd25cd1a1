"""Every environment variable the portal reads, each with a default that is safe in production."""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

BASE_DIR = Path(__file__).resolve().parent.parent
RUNNING_ENGINES = BASE_DIR / "var" / "demo" / "engines.json"


def _engine(name: str) -> str:
    """Return the address of an engine: from the environment, else of the running embedded one."""
    if name in os.environ:
        return os.environ[name]
    if RUNNING_ENGINES.exists():
        return str(json.loads(RUNNING_ENGINES.read_text())[name])
    return ""


def database(url: str) -> dict[str, Any]:
    """Translate ``postgresql://user:password@host:port/name?host=/socket`` for Django."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host", [parts.hostname or ""])[0],
        "PORT": str(parts.port or query.get("port", [""])[0]),
        "OPTIONS": {"connect_timeout": 3},
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


DATABASE_URL = _engine("DATABASE_URL")
REDIS_URL = _engine("REDIS_URL")
APP_DATABASE_PASSWORD = os.environ.get("APP_DATABASE_PASSWORD", "")
SECRET_KEY = os.environ.get("SECRET_KEY", "")
ID_CIPHER_KEY = os.environ.get("ID_CIPHER_KEY", "")  # base64, 32 bytes: AES-GCM
ID_INDEX_KEY = os.environ.get("ID_INDEX_KEY", "")  # base64, 32 bytes: HMAC
BALLOT_KEY_DIR = os.environ.get("BALLOT_KEY_DIR", str(BASE_DIR / "var" / "ballot-keys"))
AUDIT_KEY = os.environ.get("AUDIT_KEY", "")  # base64, 32 bytes: HMAC
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host]
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if o]
