"""True in every environment. demo, test and production override values; they add none."""

from pathlib import Path

from csp.constants import NONE, SELF

from .database import from_url
from .environment import Environment

environment = Environment()  # Collects every missing variable and refuses them together, below.

PROJECT_FOLDER = Path(__file__).resolve().parents[4]
STATE_FOLDER = Path(environment.text("MOTCUA_STATE_FOLDER", default=str(PROJECT_FOLDER / "var")))
REFERENCE_DATA_FOLDER = Path(
    environment.text("MOTCUA_DATA_FOLDER", default=str(PROJECT_FOLDER / "data"))
)

# What this installation is.
LANGUAGE_CODE, TIME_ZONE, USE_TZ, USE_I18N = "vi", "Asia/Ho_Chi_Minh", True, True
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PROJECT_FOLDER / "src/motcua/interfaces/design_system/locale"]
SECRET_KEY = environment.text("MOTCUA_SECRET_KEY")
PUBLIC_ADDRESS = environment.text("MOTCUA_PUBLIC_ADDRESS", default="http://127.0.0.1:8000")
ALLOWED_HOSTS = environment.words("MOTCUA_ALLOWED_HOSTS", default="127.0.0.1,localhost")
# Signs slips and the journal's roots; `foundation.signing.keys` says what the file holds.
SIGNING_KEY_FILE = Path(
    environment.text("MOTCUA_SIGNING_KEY_FILE", default=str(STATE_FOLDER / "signing_key.pem"))
)
# Where signed roots of the journal are kept, out of the database's reach.
JOURNAL_ROOTS_FOLDER = Path(
    environment.text("MOTCUA_JOURNAL_ROOTS_FOLDER", default=str(STATE_FOLDER / "journal"))
)
PROVINCE_NAME = environment.text("MOTCUA_PROVINCE_NAME", default="Hưng Yên")
PROVINCE_CODE = environment.text("MOTCUA_PROVINCE_CODE", default="33")  # 19/2025/QD-TTg.
# Files of the catalogue for everybody to take away, written by a timer.
OPEN_DATA_FOLDER = Path(
    environment.text("MOTCUA_OPEN_DATA_FOLDER", default=str(STATE_FOLDER / "open_data"))
)
# Whose decisions on days off hold for the whole province; each agency decides for itself (assumed).
CALENDAR_AGENCIES = tuple(
    environment.text("MOTCUA_CALENDAR_AGENCIES", default="hy2-ubnd hy2-van-phong hy2-pvhcc").split()
)
# Who publishes internal processes for the province (assumed), by agency code.
PROCESS_AGENCIES = tuple(
    environment.text("MOTCUA_PROCESS_AGENCIES", default="hy2-ubnd hy2-van-phong").split()
)
# Databases that may replace a paper though no procedure here names them yet, `;` between: what a
# package names and nobody here knows is refused.
PACKAGE_DATA_SOURCES = tuple(
    name.strip()
    for name in environment.text("MOTCUA_PACKAGE_DATA_SOURCES", default="").split(";")
    if name.strip()
)
# A place's posting board is looked at within so many days after the last time (assumed).
POSTING_CHECK_INTERVAL_DAYS = environment.integer("MOTCUA_POSTING_CHECK_INTERVAL_DAYS", default=90)
# Where feedback on procedures and officials goes; stands on every posting sheet (assumed words).
FEEDBACK_PLACE = environment.text(
    "MOTCUA_FEEDBACK_PLACE",
    default=(
        "Văn phòng Ủy ban nhân dân tỉnh (đầu mối kiểm soát thủ tục hành chính); Cổng Dịch vụ công"
        " quốc gia, mục Phản ánh kiến nghị"
    ),
)
# Hours of a process annex in one unit of a limit, where an installation counts otherwise than
# `processes.rules.limit_hours`: {"working_days": 7}.
PROCESS_HOURS_PER_UNIT: dict[str, float] = {}
CALENDAR_WAIT_MILLISECONDS_MAX = 5_000  # Who counts a limit waits so long for who signs a calendar.
IS_DEMONSTRATION = False

# Limits. Every one has a unit and a maximum.
UPLOAD_BYTES_MAX = environment.integer("MOTCUA_UPLOAD_BYTES_MAX", default=20 * 1024 * 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_500  # A process table of a hundred steps, twenty cells each.
DATA_UPLOAD_MAX_NUMBER_FILES = 20
REFERENCE_CACHE_SECONDS = 2.0  # How long a process may not see another's publication.
SUGGESTIONS_PER_MINUTE_MAX = environment.integer("MOTCUA_SUGGESTIONS_PER_MINUTE_MAX", default=600)
LOOK_UPS_PER_MINUTE_MAX = environment.integer("MOTCUA_LOOK_UPS_PER_MINUTE_MAX", default=120)
API_REQUESTS_PER_MINUTE_MAX = environment.integer("MOTCUA_API_REQUESTS_PER_MINUTE_MAX", default=300)
DRAFT_DAYS_MAX = 30  # A draft that nobody sends is deleted after this many days.
# How many days after they came papers may still be entered: by post, or when the system was down.
PAPER_ENTRY_DAYS_MAX = environment.integer("MOTCUA_PAPER_ENTRY_DAYS_MAX", default=30)
# Share of dossiers in time below which an agency is shown to its leaders (LR-105, assumed).
ON_TIME_TARGET_PERCENT = environment.integer("MOTCUA_ON_TIME_TARGET_PERCENT", default=95)
COUNTER_LOOK_UPS_MAX = environment.integer(
    "MOTCUA_COUNTER_LOOK_UPS_MAX", default=60
)  # In 10 minutes
QUEUE_TICKETS_MAX = environment.integer(
    "MOTCUA_QUEUE_TICKETS_MAX", default=10
)  # Likewise, per address
QUEUE_TICKETS_OF_KIOSK_MAX = environment.integer("MOTCUA_QUEUE_TICKETS_OF_KIOSK_MAX", default=200)
SESSION_IDLE_SECONDS_MAX = 30 * 60
SESSION_SECONDS_MAX = 12 * 60 * 60
# How many proxies of ours stand in front: whose X-Forwarded-For is believed, and how far.
TRUSTED_PROXIES_COUNT = environment.integer("MOTCUA_TRUSTED_PROXIES_COUNT", default=0)
OUTBOX_ATTEMPTS_MAX = environment.integer("MOTCUA_OUTBOX_ATTEMPTS_MAX", default=1_000)
WEB_THREADS = environment.integer("MOTCUA_WEB_THREADS", default=4)

# Other systems. A partner is named here or never called.
MESSAGING_GATEWAY_URL = environment.text("MOTCUA_MESSAGING_GATEWAY_URL", default="")
OUTGOING_ORIGINS_ALLOWED = environment.words(
    "MOTCUA_OUTGOING_ORIGINS_ALLOWED", default="/".join(MESSAGING_GATEWAY_URL.split("/")[:3])
)
OUTGOING_SECONDS_MAX = environment.integer("MOTCUA_OUTGOING_SECONDS_MAX", default=10)

DATABASES = {
    "default": from_url(
        environment.text("MOTCUA_DATABASE_URL"), pool_connections_max=WEB_THREADS + 2
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "motcua.config",
    "motcua.foundation.db",
    "motcua.foundation.idempotency",
    "motcua.foundation.journal",
    "motcua.foundation.outbox",
    "motcua.foundation.signing",
    "motcua.foundation.throttle",
    "motcua.domain.identity",
    "motcua.domain.working_time",
    "motcua.domain.regimes",
    "motcua.domain.organisations",
    "motcua.domain.documents",
    "motcua.domain.forms",
    "motcua.domain.slips",
    "motcua.domain.search",
    "motcua.domain.records",
    "motcua.domain.catalogue",
    "motcua.domain.processes",
    "motcua.domain.guidance",
    "motcua.domain.drafts",
    "motcua.domain.dossiers",
    "motcua.domain.explanations",
    "motcua.domain.reception",
    "motcua.domain.simulation",
    "motcua.domain.workflow",
    "motcua.domain.control",
    "motcua.domain.packages",
    "motcua.domain.notifications",
    "motcua.domain.reporting",
    "motcua.interfaces.web",
    "motcua.interfaces.design_system",
    "motcua.interfaces.citizen",
    "motcua.interfaces.officer",
    "motcua.interfaces.public_api",
    "motcua.interfaces.commands",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
AUTH_USER_MODEL = "identity.Account"

MIDDLEWARE = [
    "motcua.interfaces.web.request_number.RequestNumberMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "motcua.interfaces.web.compression.TextCompressionMiddleware",
    "motcua.interfaces.web.content_policy.ContentPolicyMiddleware",
    "motcua.interfaces.web.body_limit.BodyLimitMiddleware",
    "motcua.interfaces.web.second_clock.SecondClockMiddleware",
    "motcua.interfaces.web.sessions.SessionMiddleware",
    "motcua.interfaces.web.language.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "motcua.interfaces.web.actor.ActorMiddleware",
    "motcua.interfaces.web.problems.ProblemMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"
TIMERS = "motcua.interfaces.jobs.timers"  # What the worker does by the clock
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "motcua.interfaces.design_system.context.page",
            ],
        },
    }
]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Files: what we serve (static) and what people hand in (the content store).
STATIC_URL = "/static/"
STATIC_ROOT = STATE_FOLDER / "static"
STATICFILES_DIRS = [STATE_FOLDER / "front_end"]  # Built from npm packages by `make env`.
ICONS_FOLDER = STATE_FOLDER / "icons"  # Likewise; put into pages as SVG, not served.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
CONTENT_STORE_FOLDER = STATE_FOLDER / "files"
PRINT_FONTS_FOLDER = STATE_FOLDER / "fonts"  # Tinos, laid there by `make env`.

# Browser's side of the contract (trust.md C6).
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_USE_SESSIONS = False
CSRF_FAILURE_VIEW = "motcua.interfaces.web.problems.csrf_refused"
X_FRAME_OPTIONS = "DENY"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
        "report-uri": ["/bao-cao-csp/"],
    }
}

# Sign-in. LOGIN_URL and what follows is owned by motcua.interfaces.web and domain.identity.
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["motcua.interfaces.web.passwords.PasswordHasher"]
SESSION_ENGINE = "motcua.interfaces.web.sessions"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # The server's own limits stand above.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(request_number)s %(name)s %(message)s"},
    },
    "filters": {"request_number": {"()": "motcua.foundation.telemetry.RequestNumberFilter"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["request_number"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    # The library logs whole addresses; integrations.transport logs what may be known.
    "loggers": {
        "httpx": {"level": "WARNING"},
        "httpcore": {"level": "WARNING"},
        # These announce themselves at every command.
        "procrastinate.blueprints": {"level": "WARNING"},
        "procrastinate.periodic": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
    },
}

environment.refuse_if_incomplete()
