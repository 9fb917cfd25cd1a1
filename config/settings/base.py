"""Settings shared by every installation, in short chapters."""

import tomllib

from csp.constants import NONE, SELF

from config import env

BASE_DIR = env.BASE_DIR
VERSION = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

## Applications

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "import_export",
    "django_celery_beat",
    "common",
    "accounts",
    "jobs",
    "spreadsheets",
    "branches",
    "administration",
    "members",
    "activities",
    "points",
    "dispatch",
    "assessments",
    "portal",
]
MIDDLEWARE = [
    "accounts.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "common.middleware.MethodMiddleware",
    "common.middleware.LanguageCookieMiddleware",
    "django.middleware.common.CommonMiddleware",
    "common.middleware.BodyLimitMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SessionLimitMiddleware",
    "accounts.middleware.ActorMiddleware",
    "accounts.middleware.GateMiddleware",
    "accounts.middleware.BrakeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

## Engines

DATABASES = {"default": env.database(env.DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.REDIS_URL
APP_DATABASE_PASSWORD = env.APP_DATABASE_PASSWORD
CELERY_BROKER_URL = env.REDIS_URL.replace("unix://", "redis+socket://")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Asia/Shanghai"
CELERY_RESULT_EXPIRES = None
CELERY_BEAT_SCHEDULER = "django_celery_beat.schedulers:DatabaseScheduler"
# All else that the clock starts is a row, which the administrator moves on a page (jobs.Routine).
CELERY_BEAT_SCHEDULE = {"jobs.tasks.sweep": {"task": "jobs.tasks.sweep", "schedule": 30.0}}

## Accounts and keys

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:session_login"
LOGIN_REDIRECT_URL = "portal:home"
LOGOUT_REDIRECT_URL = "accounts:session_login"
SECRET_KEY = env.SECRET_KEY
ID_CIPHER_KEY = env.ID_CIPHER_KEY
ID_INDEX_KEY = env.ID_INDEX_KEY
AUDIT_KEY = env.AUDIT_KEY
BALLOT_KEY_DIR = env.BALLOT_KEY_DIR
PASSWORD_MIN_LENGTH = 12
PASSWORD_HASHERS = [
    "accounts.hashers.PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # older ones, until their next log-in
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "accounts.domain.passwords.LengthValidator",
        "OPTIONS": {"min_length": PASSWORD_MIN_LENGTH},
    },
    {"NAME": "accounts.domain.passwords.VarietyValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
    {"NAME": "branches.domain.passwords.OrganizationWordsValidator"},
]
PASSWORD_MAX_AGE_DAYS: int | None = None  # a good password need not be changed
TEMPORARY_PASSWORD_DAYS = 7
SECOND_FACTOR_ROLES = frozenset({"district_officer", "cadre_officer", "auditor", "account_admin"})
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
CLIENT_ADDRESS_HEADER = "REMOTE_ADDR"
SESSION_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_HTTPONLY = True

## Language and time

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [env.BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

## Templates and static files

FORM_RENDERER = "common.forms.PortalRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [env.BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.frame",
            ],
            "builtins": ["common.templatetags.portal"],
        },
    },
]
STATIC_URL = "static/"
STATIC_ROOT = env.BASE_DIR / "staticfiles"
STATICFILES_DIRS = [env.BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "common.finders.PackageFinder",
]
PACKAGE_FILES_ROOT = env.BASE_DIR / "node_modules"
PACKAGE_FILES = [
    "@tabler/core/dist/css/tabler.min.css",
    "@tabler/core/dist/css/tabler.min.css.map",
    "htmx.org/dist/htmx.min.js",
    "echarts/dist/echarts.common.min.js",
]

## Web security

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # of any body, but where a page takes files
# A sheet of marks has seven fields a member, a list of attendance three: for branches of 1 400.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# An upload never lies on the disk in plain: larger bodies than this no page takes.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 26 * 1024 * 1024

## Logs

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"within": {"()": "accounts.logs.CircumstancesFilter"}},
    "formatters": {
        "line": {
            "()": "common.logs.MaskingFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s [%(within)s] %(message)s",
        }
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["within"]}
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "accounts.domain.verification": {"level": "INFO"},  # the head is kept in the system's log
    },
}

## API

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle"],
    # Counted in each web process for itself: enough to stop a program that runs wild.
    "DEFAULT_THROTTLE_RATES": {"user": "300/min"},
    "DEFAULT_PAGINATION_CLASS": "common.api.Pages",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "accounts.api.errors.explain",
    "URL_FORMAT_OVERRIDE": None,  # JSON is the only format
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Branch portal",
    "VERSION": "v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "accounts.api.errors.describe",
    ],
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,  # a field may be left out by who may see it
    "ENUM_NAME_OVERRIDES": {
        "OrganizationKind": "branches.choices.OrganizationKind",
        "Sector": "branches.choices.Sector",
        "Stage": "members.choices.Stage",
        "Sex": "members.choices.Sex",
        "Education": "members.choices.Education",
        "AffiliationKind": "members.choices.AffiliationKind",
        "ActivityKind": "activities.choices.ActivityKind",
        "ActivityState": "activities.choices.ActivityState",
        "AttendanceState": "activities.choices.AttendanceState",
        "Effect": "activities.choices.Effect",
        "NominationState": "activities.choices.NominationState",
        "EntryKind": "points.choices.EntryKind",
        "ListState": "points.choices.ListState",
        "StarReason": "points.choices.StarReason",
        "ScorePart": "points.choices.ScorePart",
        "CellState": "activities.choices.CellState",
        "NotDue": "activities.choices.NotDue",
        "PostingKind": "dispatch.choices.PostingKind",
        "PostingState": "dispatch.choices.PostingState",
        "StepKind": "dispatch.choices.StepKind",
        "PlaceKind": "dispatch.choices.PlaceKind",
        "Rank": "dispatch.choices.Rank",
        "ProgrammeState": "dispatch.choices.ProgrammeState",
        "Rounding": "dispatch.choices.Rounding",
        "UnitGroup": "dispatch.choices.UnitGroup",
    },
}
