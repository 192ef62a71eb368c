"""Which database: an SQLite file of the data folder, or the PostgreSQL that ``SIFANG_DATABASE_URL`` names."""

from urllib.parse import parse_qs, unquote, urlsplit

# FULL and WAL: what was acknowledged survives a power cut; IMMEDIATE: two writers queue instead of failing.
PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "busy_timeout": 20000,
}
FIRST_WORDS = " ".join(f"PRAGMA {name}={value};" for name, value in PRAGMAS.items())


def sqlite(folder):
    """Django's settings for the file ``sifang.sqlite3`` of ``folder``."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(folder / "sifang.sqlite3"),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": FIRST_WORDS},
        "TEST": {"NAME": str(folder / "test.sqlite3")},
    }


def postgres(url):
    """Django's settings for ``postgres://user:password@host:port/name`` (``?host=`` names a socket folder)."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise SystemExit(f"SIFANG_DATABASE_URL begins with “{parts.scheme}”; write postgres://user@host/name.")
    asked = parse_qs(parts.query)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.get("host", [parts.hostname or ""])[0],
        "PORT": asked.get("port", [str(parts.port or "")])[0],
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
