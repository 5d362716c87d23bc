"""Facts leave an act through here: written with it, delivered after it, at least once, in order.

    publish(fact)            inside the act's transaction
    subscribe(FactType, …)   in `config/wiring.py`, nowhere else

A fact is a frozen dataclass with a class attribute `name` (`dossiers.accepted.1`) and an
`order_key`: facts of one key reach one subscriber in the order of their acts.
"""

from .delivery import DeadLetter, Undeliverable, dead_letters, deliver
from .facts import Fact, Subscription, publish, subscribe

__all__ = [
    "DeadLetter",
    "Fact",
    "Subscription",
    "Undeliverable",
    "dead_letters",
    "deliver",
    "publish",
    "subscribe",
]
