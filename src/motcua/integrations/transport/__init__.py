"""Outgoing calls: time-outs, a list of allowed addresses, no redirects, one key per effect.

    answer = post_json(url, body, idempotency_key=str(fact_id))

Nothing else in the product opens a connection to the outside. See README.md.
"""

from .client import Answer, post_json
from .errors import AddressNotAllowed, PartnerRefused, PartnerUnavailable, TransportError

__all__ = [
    "AddressNotAllowed",
    "Answer",
    "PartnerRefused",
    "PartnerUnavailable",
    "TransportError",
    "post_json",
]
