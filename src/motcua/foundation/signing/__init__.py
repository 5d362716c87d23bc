"""Signatures of this installation: Ed25519 over what others shall be able to check without us.

A signature is made for one purpose (`motcua.slip.1`, `motcua.journal.root.1`), so that what was signed
for one can never pass for another. Who only needs to know that a line was written here and not by
somebody at the database gets a mark: quicker, and good for this installation alone.
"""

from .compact import SignedText, read_signed_text, signed_text
from .keys import (
    PublicKey,
    Signature,
    SigningKeyFault,
    is_signed,
    public_keys,
    refuse_missing_key,
    sign,
)
from .marks import MarkVerdict, check_mark, keyed_digest, mark, marking

__all__ = [
    "MarkVerdict",
    "PublicKey",
    "Signature",
    "SignedText",
    "SigningKeyFault",
    "check_mark",
    "is_signed",
    "keyed_digest",
    "mark",
    "marking",
    "public_keys",
    "read_signed_text",
    "refuse_missing_key",
    "sign",
    "signed_text",
]
