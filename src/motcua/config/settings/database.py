"""Turns one `MOTCUA_DATABASE_URL` into Django's settings: the only way to name a database."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from psycopg_pool.base import AttemptWithBackoff

# A database that was killed is back within a second or two. The pool waits 1, 2, 4 … seconds between
# its attempts to reach it, which kept the desk silent for up to twenty; it has no setting for that.
AttemptWithBackoff.INITIAL_DELAY = 0.2  # Seconds.
AttemptWithBackoff.DELAY_BACKOFF = 1.0


def from_url(url: str, *, pool_connections_max: int) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name?host=/socket`.

    A `host` in the query wins over the one in the address: that is how a Unix socket is named.
    """
    parts = urlsplit(url)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or query.pop("port", "")),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **query,
            "pool": {"min_size": 1, "max_size": pool_connections_max, "timeout": 10},
        },
    }
