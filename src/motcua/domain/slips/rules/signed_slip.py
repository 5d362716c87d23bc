"""What the QR code of a slip says for itself, signed: a few facts that anybody may check, offline too.

Legal   LR-030: the slip carries a QR code by which it is looked up (form 01 of 03/2025/TT-VPCP); the
        signature makes it checkable without the network.
        LR-031: no more personal data than the purpose needs (91/2025/QH15): no name, no identity
        number, no address. The paper in the hand shows these to whom its holder shows it; the code
        may be photographed, scanned and kept by machines.
"""

from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from json import dumps
from typing import Any

SIGNED_SLIP_PURPOSE = "motcua.slip.1"
SIGNED_SLIP_PATH = "/xac-minh/#"
DIGEST_BYTES = 9  # 72 bits, 12 characters: keyed, compared by us alone.
_FIELDS_COUNT = 8
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedSlip:
    """The facts in the code, to the minute. `due_at` is None on a slip that promises no day."""

    kind: str  # slips.SlipKind
    dossier_code: str
    slip_no: str
    procedure_code: str
    agency_code: str  # of the unit that handed the slip out
    received_at: datetime
    due_at: datetime | None
    digest: str  # of all that the slip says, keyed
    key_id: str = ""  # of the key that signed; known once it was read


def slip_fields(slip: SignedSlip) -> Sequence[str]:
    """The facts as the short texts that are signed, in this order for ever."""
    return (
        slip.kind,
        slip.dossier_code,
        slip.slip_no,
        slip.procedure_code,
        slip.agency_code,
        _minutes(slip.received_at),
        _minutes(slip.due_at) if slip.due_at else "",
        slip.digest,
    )


def slip_of_fields(fields: Sequence[str], *, key_id: str) -> SignedSlip | None:
    """The facts of signed texts. None where they are not those of a slip."""
    if len(fields) != _FIELDS_COUNT:
        return None
    kind, dossier_code, slip_no, procedure_code, agency_code, received, due, digest = fields
    received_at, due_at = _moment(received), _moment(due) if due else None
    if received_at is None or (due and due_at is None):
        return None
    return SignedSlip(
        kind=kind,
        dossier_code=dossier_code,
        slip_no=slip_no,
        procedure_code=procedure_code,
        agency_code=agency_code,
        received_at=received_at,
        due_at=due_at,
        digest=digest,
        key_id=key_id,
    )


def words_of_slip(facts: Mapping[str, Any]) -> bytes:
    """All that a slip says, but for the code itself, in one spelling."""
    said = {name: value for name, value in facts.items() if name != "qr"}
    return dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest_text(digest: bytes) -> str:
    """A digest as it stands in the code."""
    return urlsafe_b64encode(digest).decode().rstrip("=")


def payload_of(text: str) -> str:
    """The signed text within what somebody pasted: the whole address, or the text alone."""
    pasted = "".join(text.split())
    for mark in ("#", "ma="):
        _, found, rest = pasted.rpartition(mark)
        if found:
            pasted = rest
    return pasted


def _minutes(moment: datetime) -> str:
    """Minutes since the year 2000 in base 36: five characters until 2115."""
    number, text = int((moment - _EPOCH) / timedelta(minutes=1)), ""
    while number > 0:
        number, digit = divmod(number, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text or "0"


def _moment(text: str) -> datetime | None:
    if not 0 < len(text) <= 6 or any(character not in _DIGITS for character in text):  # noqa: PLR2004 — six digits reach the year 6000
        return None
    return _EPOCH + timedelta(minutes=int(text, len(_DIGITS)))
