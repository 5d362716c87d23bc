"""One delivery: one fact to one subscriber, retried with back-off, given up loudly."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.jobs import Job

from motcua.foundation import clock
from motcua.foundation.queue import app

from .facts import Subscription, rebuild, subscriptions_to

logger = logging.getLogger(__name__)

WAIT_SECONDS_MAX = 300


class _Patience(BaseRetryStrategy):
    """2 s, 4 s, 8 s … and then every five minutes, for days: a partner may be down over a holiday.

    The last of `OUTBOX_ATTEMPTS_MAX` attempts ends in a dead letter, so this never gives up itself.
    """

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision:  # noqa: ARG002 — the library's signature
        exponent = min(job.attempts + 1, WAIT_SECONDS_MAX.bit_length())
        # Not `retry_in`: that counts from the machine's clock, which may be days ahead.
        return RetryDecision(retry_at=clock.after(min(2**exponent, WAIT_SECONDS_MAX)))


class Undeliverable(Exception):
    """The receiver refused for good (a 4xx): repeating would not help."""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A delivery that was given up, for the operator's list."""

    fact_id: str
    fact_name: str
    subscriber: str
    reason: str
    ended_at: datetime


def deliver(*, fact_id: str, subscriber: str, is_last_attempt: bool) -> None:
    """Deliver once. Does nothing if this delivery has ended before.

    Raises what the handler raises, so that the queue tries again; on the last attempt, and when the
    handler raises Undeliverable, the delivery ends as a dead letter instead.
    """
    if _deliveries().objects.filter(fact_id=fact_id, subscriber=subscriber).exists():
        return
    row = apps.get_model("outbox", "FactRow").objects.get(pk=fact_id)
    subscription = _subscription(row.name, subscriber)
    if subscription is None:
        _end(fact_id, subscriber, reason="no such subscriber", is_dead=True)
        return
    try:
        _hand_over(subscription, row)
    except Undeliverable as refusal:
        _end(fact_id, subscriber, reason=str(refusal), is_dead=True)
    except Exception as failure:
        if not is_last_attempt:
            raise
        _end(fact_id, subscriber, reason=repr(failure), is_dead=True)


def dead_letters() -> Sequence[DeadLetter]:
    """Everything that was given up, newest first."""
    rows = _deliveries().objects.filter(is_dead=True).select_related("fact").order_by("-id")
    return [
        DeadLetter(str(row.fact_id), row.fact.name, row.subscriber, row.reason, row.ended_at)
        for row in rows
    ]


def _hand_over(subscription: Subscription, row: Any) -> None:
    fact = rebuild(subscription, row.payload)
    if subscription.is_local:
        with transaction.atomic():
            subscription.handler(fact, fact_id=row.pk)
            _end(row.pk, subscription.subscriber)
    else:
        subscription.handler(fact, fact_id=row.pk)
        _end(row.pk, subscription.subscriber)


def _subscription(fact_name: str, subscriber: str) -> Subscription | None:
    found = (known for known in subscriptions_to(fact_name) if known.subscriber == subscriber)
    return next(found, None)


def _end(fact_id: Any, subscriber: str, *, reason: str = "", is_dead: bool = False) -> None:
    if is_dead:
        logger.error("outbox gave up fact %s for %s: %s", fact_id, subscriber, reason)
    _deliveries().objects.bulk_create(
        [
            _deliveries()(
                fact_id=fact_id, subscriber=subscriber, is_dead=is_dead, reason=reason[:500]
            )
        ],
        ignore_conflicts=True,  # A job that was rescued may run beside the one that was only slow.
    )


def _deliveries() -> Any:
    return apps.get_model("outbox", "Delivery")


@app.task(name="outbox.deliver", queue="outbox", pass_context=True, retry=_Patience())
def _deliver_job(context: Any, *, fact_id: str, subscriber: str) -> None:
    attempts_made = context.job.attempts
    deliver(
        fact_id=fact_id,
        subscriber=subscriber,
        is_last_attempt=attempts_made + 1 >= settings.OUTBOX_ATTEMPTS_MAX,
    )
