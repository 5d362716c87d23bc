"""Marks: a keyed digest that says "written by this installation", for ten thousand lines a second.

A mark is `<key id>.<nonce>.<digest>`. Its key is made of a signing key's private half, so that who holds
the database alone can neither make one nor move one to other words. The nonce makes each mark unlike
every other, so that a copied line is found by its copied mark.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from binascii import b2a_base64
from collections.abc import Callable
from enum import StrEnum, auto
from functools import lru_cache

from .keys import held_keys

_NONCE_BYTES = 9
_DIGEST_BYTES = 18  # 144 bits; both lengths need no padding in base64.
_PARTS = 3
_URL_SAFE = bytes.maketrans(b"+/", b"-_")


class MarkVerdict(StrEnum):
    """What a mark says about the words it stands beside."""

    TRUE = auto()
    FALSE = auto()
    UNKNOWABLE = auto()  # Made with a retired key whose private half is gone.


def mark(purpose: str, message: str) -> str:
    """A new mark for `message`."""
    key = held_keys()[0]
    assert key.seed is not None  # noqa: S101 — the key in use is private
    nonce = urlsafe_b64encode(secrets.token_bytes(_NONCE_BYTES)).decode()
    return f"{key.public.key_id}.{nonce}.{_digest(key.seed, purpose, nonce, message)}"


def marking(purpose: str) -> Callable[[str, str], str]:
    """How to mark many messages with the key that is in use now: (nonce, message) → mark.

    The caller sees to it that no two nonces are the same.
    """
    key = held_keys()[0]
    assert key.seed is not None  # noqa: S101 — the key in use is private
    beginning = key.public.key_id
    # The two halves of an HMAC, begun once: half the time of one that begins with its key each time.
    block = _key(key.seed, purpose).ljust(hashlib.sha256().block_size, b"\0")
    inner = hashlib.sha256(block.translate(hmac.trans_36))
    outer = hashlib.sha256(block.translate(hmac.trans_5C))

    def marked(nonce: str, message: str) -> str:
        first, second = inner.copy(), outer.copy()
        first.update(f"{nonce}\n{message}".encode())
        second.update(first.digest())
        return f"{beginning}.{nonce}.{_as_text(second.digest())}"

    return marked


def check_mark(purpose: str, message: str, claimed: str) -> MarkVerdict:
    """Whether this mark was made here for these very words."""
    parts = claimed.split(".")
    if len(parts) != _PARTS:
        return MarkVerdict.FALSE
    key_id, nonce, digest = parts
    for key in held_keys():
        if key.public.key_id != key_id:
            continue
        if key.seed is None:
            return MarkVerdict.UNKNOWABLE
        expected = _digest(key.seed, purpose, nonce, message)
        is_true = hmac.compare_digest(expected.encode(), digest.encode())
        return MarkVerdict.TRUE if is_true else MarkVerdict.FALSE
    return MarkVerdict.FALSE


def keyed_digest(
    purpose: str, message: bytes, *, byte_count: int, key_id: str = ""
) -> bytes | None:
    """A digest that only this installation can make: nobody can guess at what it was made of.

    With the key in use, or with the one named; None where the private half of that one is gone.
    """
    keys = held_keys()
    key = keys[0] if not key_id else next((k for k in keys if k.public.key_id == key_id), None)
    if key is None or key.seed is None:
        return None
    return hmac.digest(_key(key.seed, purpose), message, "sha256")[:byte_count]


def _digest(seed: bytes, purpose: str, nonce: str, message: str) -> str:
    whole = hmac.digest(_key(seed, purpose), f"{nonce}\n{message}".encode(), "sha256")
    return _as_text(whole)


def _as_text(whole: bytes) -> str:
    return b2a_base64(whole[:_DIGEST_BYTES], newline=False).translate(_URL_SAFE).decode()


@lru_cache(maxsize=16)
def _key(seed: bytes, purpose: str) -> bytes:
    return hmac.digest(seed, b"mark\n" + purpose.encode(), hashlib.sha256)
