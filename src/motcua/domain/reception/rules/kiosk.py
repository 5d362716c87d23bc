"""What tells the machine in the hall from a telephone: it takes numbers for many.

Legal   LR-101 (61/2018/NĐ-CP art 13): the machine stands in the unit; an officer opens it there.
"""

import hashlib
import hmac
from base64 import b32encode

KEY_CHARACTERS = 16


def kiosk_key(agency_code: str, *, secret: str) -> str:
    """The key in the address that an officer opens on the machine of a unit."""
    digest = hmac.new(secret.encode(), f"kiosk\n{agency_code}".encode(), hashlib.sha256).digest()
    return b32encode(digest).decode()[:KEY_CHARACTERS].lower()


def is_kiosk_key(key: str, agency_code: str, *, secret: str) -> bool:
    """Whether the key is that of this unit's machine. Takes the same time either way."""
    return hmac.compare_digest(key.encode(), kiosk_key(agency_code, secret=secret).encode())
