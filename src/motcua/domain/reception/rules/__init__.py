"""The queue and the counter as plain functions."""

from .arrangement import plan_as_data, plan_from
from .hours import taking_fault
from .identity_card import card_from
from .order import ahead_of, call_order, next_of
from .waiting import service_seconds, wait_minutes

__all__ = [
    "ahead_of",
    "call_order",
    "card_from",
    "next_of",
    "plan_as_data",
    "plan_from",
    "service_seconds",
    "taking_fault",
    "wait_minutes",
]
