"""One statement counts, decides and answers."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.db import connection
from django.utils.crypto import salted_hmac

LIMIT_MAX = 1_000  # A window keeps the moments of its tries: longer ones want another design.
_SCOPE_SALT = "motcua.foundation.throttle."

# `recent` leaves out what is older than the window, and what a clock that was set back has left in
# a future further away than one window. The row is locked by the conflict, so tries queue up.
_HIT = """
    INSERT INTO throttle_window AS w (key_digest, tries_at, is_admitted, expires_at)
    VALUES (%(key)s, ARRAY[%(at)s::timestamptz], true, %(until)s::timestamptz)
    ON CONFLICT (key_digest) DO UPDATE SET (tries_at, is_admitted, expires_at) = (
        SELECT
            CASE WHEN cardinality(recent) < %(limit)s
                THEN recent || %(at)s::timestamptz ELSE recent END,
            cardinality(recent) < %(limit)s,
            GREATEST(w.expires_at, %(until)s::timestamptz)
        FROM (
            SELECT ARRAY(
                SELECT t FROM unnest(w.tries_at) AS t
                WHERE t > %(since)s::timestamptz AND t < %(until)s::timestamptz ORDER BY t
            ) AS recent
        ) AS counted
    )
    RETURNING is_admitted, tries_at[cardinality(tries_at) - %(limit)s + 1]
"""
_GIVE_BACK = """
    UPDATE throttle_window SET tries_at =
        tries_at[:array_position(tries_at, %(at)s::timestamptz) - 1]
        || tries_at[array_position(tries_at, %(at)s::timestamptz) + 1:]
    WHERE key_digest = %(key)s AND %(at)s::timestamptz = ANY (tries_at)
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a try is admitted; if not, after how many whole seconds one will be."""

    is_allowed: bool
    retry_after_seconds: int


def hit(scope: str, *, key: str, limit: int, seconds: int, at: datetime) -> Verdict:
    """Count one try and say whether it is admitted. One statement.

    Call it outside a transaction: a try that is rolled back was not counted.
    """
    if not 0 < limit <= LIMIT_MAX or seconds <= 0:
        raise ValueError(f"{limit} tries in {seconds} s cannot be counted")
    window = timedelta(seconds=seconds)
    with connection.cursor() as cursor:
        cursor.execute(
            _HIT,
            {
                "key": _digest(scope, key),
                "at": at,
                "since": at - window,
                "until": at + window,
                "limit": limit,
            },
        )
        is_admitted, blocking_at = cursor.fetchone()
    if is_admitted:
        return Verdict(is_allowed=True, retry_after_seconds=0)
    waiting = (blocking_at + window - at).total_seconds()
    return Verdict(is_allowed=False, retry_after_seconds=max(1, math.ceil(waiting)))


def give_back(scope: str, *, key: str, at: datetime) -> None:
    """Take back the one try counted at `at`: it succeeded, and only failures are to be few."""
    with connection.cursor() as cursor:
        cursor.execute(_GIVE_BACK, {"key": _digest(scope, key), "at": at})


def forget_old_tries(*, at: datetime) -> int:
    """Delete the windows in which nothing is counted any more. Returns how many. For a timer."""
    windows = apps.get_model("throttle", "Window").objects
    forgotten_count, _ = windows.filter(expires_at__lte=at).delete()
    return int(forgotten_count)


def _digest(scope: str, key: str) -> str:
    return salted_hmac(_SCOPE_SALT + scope, key, algorithm="sha256").hexdigest()
