"""Publishing and the table of who listens."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Protocol, runtime_checkable
from uuid import UUID, uuid4

from psycopg.types.json import Jsonb

from motcua.foundation import queue
from motcua.foundation.db import write


@runtime_checkable
class Fact(Protocol):
    """What happened: ids, codes and moments only, never personal data."""

    name: ClassVar[str]

    @property
    def order_key(self) -> str: ...


Handler = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Subscription:
    """One listener. `is_local` means its effect is in our own database and commits with the mark
    that it is done; otherwise it calls the outside and no transaction is open meanwhile."""

    subscriber: str
    fact_type: type[Any]
    handler: Handler
    is_local: bool


_subscriptions: dict[str, list[Subscription]] = {}


def subscribe(
    fact_type: type[Any], *, subscriber: str, handler: Handler, is_local: bool = True
) -> None:
    """Call `handler(fact, fact_id=…)` once per fact of this type, retried until it succeeds."""
    listeners = _subscriptions.setdefault(fact_type.name, [])
    if all(known.subscriber != subscriber for known in listeners):
        listeners.append(Subscription(subscriber, fact_type, handler, is_local))


def subscriptions_to(name: str) -> Sequence[Subscription]:
    return tuple(_subscriptions.get(name, ()))


def publish(fact: Fact) -> UUID:
    """Write the fact and one job per subscriber, in the caller's transaction.

    One statement for the fact and one for all jobs; they may travel `together` with others.
    """
    fact_id = uuid4()
    write(
        "INSERT INTO outbox_fact (id, name, order_key, payload) VALUES (%s, %s, %s, %s)",
        [fact_id, fact.name, fact.order_key, Jsonb(_payload(fact))],
    )
    queue.defer(
        "outbox.deliver",
        [
            queue.Job(
                lock=f"{subscription.subscriber}:{fact.order_key}",
                arguments={"fact_id": str(fact_id), "subscriber": subscription.subscriber},
            )
            for subscription in subscriptions_to(fact.name)
        ],
    )
    return fact_id


def rebuild(subscription: Subscription, payload: dict[str, Any]) -> Any:
    """The fact as its dataclass again."""
    values = {}
    for field in dataclasses.fields(subscription.fact_type):
        value = payload[field.name]
        is_moment = field.type in (datetime, "datetime")
        values[field.name] = datetime.fromisoformat(value) if is_moment and value else value
    return subscription.fact_type(**values)


def _payload(fact: Any) -> dict[str, Any]:
    return {
        field.name: value.isoformat() if isinstance(value, datetime) else value
        for field in dataclasses.fields(fact)
        for value in (getattr(fact, field.name),)
    }
