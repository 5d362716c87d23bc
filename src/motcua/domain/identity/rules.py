"""Names, numbers and codes, checked by plain arithmetic."""

import hashlib
import hmac
import re
import struct
import unicodedata
from base64 import b32decode, b32encode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime
from ipaddress import IPv6Address, ip_address, ip_network
from secrets import token_bytes

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from motcua.foundation.errors import NotPermitted

from . import permissions
from .values import SYSTEM, Actor

USERNAME_CHARACTERS_MAX = 100
PASSWORD_CHARACTERS_MIN = 12
PASSWORD_CHARACTERS_MAX = 200
SECOND_FACTOR_STEP_SECONDS = 30
SECOND_FACTOR_DIGITS = 6
SECOND_FACTOR_STEPS_TOLERATED = 1  # One step before and after: clocks of telephones drift.
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zs", "Zl", "Zp"})
# Unicode calls these letters or marks, but they are drawn as nothing.
_DRAWN_AS_NOTHING = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5\u2800") | {
    chr(point) for point in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x180B, 0x180C)
}
# 001 to 096: the provinces' codes as issued before the merger of 2025; numbers given then stay.
_PROVINCE_CODE_MAX = 96
_IDENTITY_NUMBER = re.compile(r"[0-9]{12}")
_TELEPHONE_DIGITS = 10
_LATEST_CENTURY_DIGIT = 3  # 0 and 1: born in the 1900s, 2 and 3: in the 2000s.


def plain_username(typed: str) -> str:
    """One spelling for all that people type: width, case, spaces and invisible signs are gone.

    Accounts are stored, looked up and counted under this spelling, so no other spelling of a name
    buys more tries (trust.md C5).
    """
    plain = _fold(typed)
    while (again := _fold(plain)) != plain:  # Taking a sign out can bring two others together.
        plain = again
    return plain


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(
        sign
        for sign in folded
        if unicodedata.category(sign) not in _INVISIBLE and sign not in _DRAWN_AS_NOTHING
    )


def is_identity_number(text: str) -> bool:
    """Whether the text has the form of a personal identity number (số định danh cá nhân).

    Legal   137/2015/ND-CP art. 13 and 70/2024/ND-CP: 12 digits, namely three of the province of
            registration of birth, one of century and sex, two of the year, six at random.
    """
    if not _IDENTITY_NUMBER.fullmatch(text):
        return False
    return 1 <= int(text[:3]) <= _PROVINCE_CODE_MAX and int(text[3]) <= _LATEST_CENTURY_DIGIT


def telephone_spellings(text: str) -> tuple[str, ...]:
    """The ways in which one telephone number of ten digits is written; empty for anything else.

    `0900 000 127`, `0900000127`, `+84 900 000 127` are one number.
    """
    digits = "".join(sign for sign in text if sign.isascii() and sign.isdigit())
    if digits.startswith("84") and len(digits) == _TELEPHONE_DIGITS + 1:
        digits = f"0{digits[2:]}"
    if len(digits) != _TELEPHONE_DIGITS or not digits.startswith("0"):
        return ()
    first, second, third = digits[:4], digits[4:7], digits[7:]
    return (
        digits,
        f"{first} {second} {third}",
        f"{first}.{second}.{third}",
        f"{first}-{second}-{third}",
        f"{digits[:3]} {digits[3:6]} {digits[6:]}",
        f"+84{digits[1:]}",
    )


def step_at(at: datetime) -> int:
    """The number of the 30-second step of a moment (RFC 6238)."""
    return int(at.timestamp()) // SECOND_FACTOR_STEP_SECONDS


def code_of_step(secret: str, step: int) -> str:
    """The six digits that a telephone shows during one step.

    Legal   RFC 6238 over RFC 4226: HMAC-SHA-1, dynamic truncation. `secret` is base 32.
    """
    digest = hmac.new(
        b32decode(secret, casefold=True), struct.pack(">Q", step), hashlib.sha1
    ).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFF_FFFF
    return f"{number % 10**SECOND_FACTOR_DIGITS:0{SECOND_FACTOR_DIGITS}}"


def step_of_code(secret: str, typed: str, at: datetime) -> int | None:
    """The step in which the typed code is right, or None. Takes the same time in either case."""
    digits = "".join(sign for sign in unicodedata.normalize("NFKC", typed) if sign.isalnum())
    now, found = step_at(at), None
    for step in range(now - SECOND_FACTOR_STEPS_TOLERATED, now + SECOND_FACTOR_STEPS_TOLERATED + 1):
        if hmac.compare_digest(code_of_step(secret, step).encode(), digits.encode()):
            found = step
    return found


def require_administrator(by: Actor) -> None:
    """Raises NotPermitted unless `by` may give accounts and roles, or is the operator's command.

    This module knows no tree of agencies: the right held anywhere is held for the installation.
    """
    if by is not SYSTEM and not by.agency_codes(permissions.GRANT):
        raise NotPermitted(permission=permissions.GRANT)


def new_secret() -> str:
    """A fresh secret for a code generator: 160 random bits in base 32 (RFC 4226, section 4)."""
    return b32encode(token_bytes(20)).decode()


def seal_secret(secret: str, *, key: str) -> str:
    """The secret as it is kept: encrypted and signed with a key of the installation."""
    return _seal(key).encrypt(secret.encode()).decode()


def unseal_secret(sealed: str, *, keys: Sequence[str]) -> str | None:
    """The secret again, with the present key or, after a rotation, one of the former keys."""
    try:
        return MultiFernet([_seal(key) for key in keys]).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _seal(key: str) -> Fernet:
    derived = hashlib.sha256(b"motcua second factor" + key.encode()).digest()
    return Fernet(urlsafe_b64encode(derived))


def network_of(address: str) -> str:
    """What tries are counted under: an IPv4 address, or the /64 that one IPv6 customer holds."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((parsed, 64), strict=False))
    return str(parsed)
