"""Settings of one installation, read from its data folder and a few environment variables."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from sifang.core import keyring
from sifang.site import database, folder, telling

DATA = folder.path()
folder.ensure(DATA)
SIFANG_KEYS = str(DATA / "keys")
keyring.ensure(SIFANG_KEYS)
SIFANG_ANCHORS = DATA / "anchors.jsonl"
SIFANG_REACTIONS = "sifang.site.reactions.REACTIONS"
SIFANG_DATA = DATA
SIFANG_TELLING = telling.read(os.environ, DATA)
SIFANG_DEMO = folder.is_demo(DATA)

SECRET_KEY = (DATA / "keys" / "django.key").read_text(encoding="ascii")
DEBUG = False
ALLOWED_HOSTS = [
    host for host in os.environ.get("SIFANG_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",") if host
]
DATABASE_URL = os.environ.get("SIFANG_DATABASE_URL", "")
DATABASES = {"default": database.postgres(DATABASE_URL) if DATABASE_URL else database.sqlite(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CONTEXTS = (
    "core", "places", "people", "needs", "resources", "projects", "meetings", "activities", "visits", "disputes",
    "industry", "commerce", "counsel", "evaluations",
    "ledgers", "letters", "notices",
)  # fmt: skip
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    *(f"sifang.{name}" for name in CONTEXTS),
    "sifang.web",
]
AUTH_USER_MODEL = "people.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sifang.web.policy.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sifang.web.language.ChosenLanguage",
    "sifang.api.open311.faults.Spoken",
    "sifang.web.plain_text.PlainText",
    "sifang.web.reading_once.ReadingOnce",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sifang.web.sessions.Presence",
    "sifang.api.conditions.Conditions",
    "sifang.api.bearers.Bearers",
    "sifang.web.replays.Replays",
    "sifang.web.refusals.Refusals",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sifang.web.frame.frame",
            ],
        },
    }
]
ROOT_URLCONF = "sifang.site.urls"
WSGI_APPLICATION = "sifang.site.wsgi.application"
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "login", "home", "home"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("Chinese")), ("en", _("English"))]
LOCALE_PATHS = [str(Path(__file__).parent.parent / "locale")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# On disk, so that limits on tries are counted once for all worker processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA / "cache"),
        # Beyond this a third is thrown away, whoever is counted there: far more than honest people fill.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

STATIC_URL = "static/"
STATIC_ROOT = str(DATA / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_HANDLERS = [
    "sifang.web.file_size.OnlySoMuch",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
SESSION_ENGINE = "sifang.web.sessions"
SESSION_COOKIE_AGE = 12 * 3600
# Residents' data lie open on a desk somebody has left: a quarter of an hour. Whoever looks at a demo reads slowly.
SIFANG_IDLE = 60 * int(os.environ.get("SIFANG_IDLE_MINUTES") or (120 if SIFANG_DEMO else 15))
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = bool(os.environ.get("SIFANG_HTTPS"))
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "sifang.web.refusals.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SILENCED_SYSTEM_CHECKS = ["auth.E003", "auth.W004"]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # A track code opens a need without a login, so it is not written where others read.
    "filters": {"track_codes": {"()": "sifang.site.logs.NoTrackCodes"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["track_codes"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
