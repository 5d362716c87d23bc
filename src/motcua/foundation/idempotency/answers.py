"""Keeping answers and giving them again."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, transaction

from motcua.foundation.db import all_or_nothing
from motcua.foundation.errors import DomainError

KEPT = timedelta(hours=48)

Answer = Mapping[str, Any]


class KeyReused(DomainError):
    """The key came with another request before."""

    code = "idempotency.key_reused"
    http_status = 422
    message = "Trang này đã được gửi đi với nội dung khác."
    remedy = "Xin mở lại trang rồi làm tiếp; lần gửi trước đã được ghi nhận."


def once(
    *,
    key: str,
    scope: str,
    request_digest: str,
    perform: Callable[[], Answer],
    is_one_act: bool = False,
) -> Answer:
    """Run `perform` and keep its answer, or give the answer kept for this key.

    `scope` is who asks, so that nobody meets another's answers. Only a success is kept: a refused
    act wrote nothing and may be tried again. `is_one_act`: `perform` passes every refusal on, so
    that acts inside need no savepoints. Raises KeyReused, and what `perform` raises.
    """
    key_digest = hashlib.sha256(f"{scope}\n{key}".encode()).hexdigest()
    try:
        with all_or_nothing() if is_one_act else transaction.atomic():
            answer = perform()
            if _keep(key_digest, request_digest, answer):
                return answer
            raise _AlreadyAnswered  # noqa: TRY301 — rolls the repeated act back
    except (_AlreadyAnswered, DomainError, IntegrityError):
        kept = _kept(key_digest)
        if kept is None:
            raise
    if kept.request_digest != request_digest:
        raise KeyReused
    return dict(kept.answer)


def forget_old_answers(*, at: datetime) -> int:
    """Delete answers older than KEPT. Returns how many."""
    count, _ = _answers().objects.filter(answered_at__lt=at - KEPT).delete()
    return int(count)


class _AlreadyAnswered(Exception):
    pass


def _answers() -> Any:
    return apps.get_model("idempotency", "StoredAnswer")


def _keep(key_digest: str, request_digest: str, answer: Answer) -> bool:
    """One statement; waits for a transaction that is writing the same key."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO idempotency_answer (key_digest, request_digest, answer)"
            " VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [key_digest, request_digest, json.dumps(dict(answer))],
        )
        return int(cursor.rowcount) == 1


def _kept(key_digest: str) -> Any:
    return _answers().objects.filter(pk=key_digest).first()
