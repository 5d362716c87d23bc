"""Signed facts short enough for a QR code: a few lines of text, the key's id, 64 bytes, base64url."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Sequence
from dataclasses import dataclass

from .keys import Signature, is_signed, sign

SIGNATURE_BYTES = 64
CHARACTERS_MAX = 2_000


@dataclass(frozen=True, slots=True)
class SignedText:
    """What was read. `is_genuine` tells whether one of our keys signed just this."""

    purpose: str
    fields: tuple[str, ...]
    key_id: str
    is_genuine: bool


def signed_text(purpose: str, fields: Sequence[str]) -> str:
    """Sign the fields for a purpose. No field may hold a line break; all are readable by anybody.

    What is signed is `<purpose>\\n<field>\\n…\\n<field>`; what is returned is the base64url, without
    padding, of `<key id>\\n<field>\\n…\\n<field>` and the 64 bytes of the signature.
    """
    if any("\n" in field for field in fields):
        raise ValueError("a field holds a line break")
    message = "\n".join(fields).encode()
    signature = sign(purpose, message)
    whole = signature.key_id.encode() + b"\n" + message + signature.raw
    return urlsafe_b64encode(whole).decode().rstrip("=")


def read_signed_text(purpose: str, text: str) -> SignedText | None:
    """The fields of a signed text, genuine or not. None where it is no such text at all."""
    if len(text) > CHARACTERS_MAX or not text.isascii():
        return None
    try:
        whole = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        key_id, line_break, message = whole[:-SIGNATURE_BYTES].partition(b"\n")
        fields = tuple(message.decode().split("\n"))
    except (Base64Error, ValueError):
        return None
    # Another spelling of the same bytes is not what was printed.
    if not line_break or urlsafe_b64encode(whole).decode().rstrip("=") != text:
        return None
    signature = Signature(key_id.decode("ascii", "replace"), whole[-SIGNATURE_BYTES:])
    return SignedText(purpose, fields, signature.key_id, is_signed(purpose, message, signature))
