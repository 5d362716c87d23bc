"""Signs what a slip's QR code says, and reads it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings

from motcua.domain.slips.rules.signed_slip import (
    DIGEST_BYTES,
    SIGNED_SLIP_PATH,
    SIGNED_SLIP_PURPOSE,
    SignedSlip,
    digest_text,
    slip_fields,
    slip_of_fields,
    words_of_slip,
)
from motcua.foundation import signing


def signed_slip_address(
    facts: Mapping[str, Any],
    *,
    kind: str,
    dossier_code: str,
    agency_code: str,
    received_at: datetime,
    due_at: datetime | None,
) -> str:
    """What the QR code of a slip opens: the page that checks it, with the signed facts behind `#`.

    `facts` is all that the slip says. What stands behind `#` is never sent to a server by itself, so
    it stands in no log.
    """
    slip = SignedSlip(
        kind=kind,
        dossier_code=dossier_code,
        slip_no=str(facts["slip_no"]),
        procedure_code=str(facts.get("procedure_code", "")),
        agency_code=agency_code,
        received_at=received_at,
        due_at=due_at,
        digest=slip_digest(facts),
    )
    text = signing.signed_text(SIGNED_SLIP_PURPOSE, slip_fields(slip))
    return f"{settings.PUBLIC_ADDRESS}{SIGNED_SLIP_PATH}{text}"


def with_signed_code(
    facts: Mapping[str, Any],
    *,
    kind: str,
    dossier_code: str,
    agency_code: str,
    received_at: datetime,
    due_at: datetime | None,
) -> dict[str, Any]:
    """The facts of a slip with a signed code in place of a plain one; without a code, as they are."""
    if not facts.get("qr"):
        return dict(facts)
    address = signed_slip_address(
        facts,
        kind=kind,
        dossier_code=dossier_code,
        agency_code=agency_code,
        received_at=received_at,
        due_at=due_at,
    )
    return {**facts, "qr": {"qr_of": address}}


def genuine_slip(text: str) -> SignedSlip | None:
    """The facts of a signed text, if we signed it. None for anything else."""
    read = signing.read_signed_text(SIGNED_SLIP_PURPOSE, text)
    if read is None or not read.is_genuine:
        return None
    return slip_of_fields(read.fields, key_id=read.key_id)


def slip_digest(facts: Mapping[str, Any], *, key_id: str = "") -> str:
    """Keyed, so that nobody can find out by trying what an unseen slip says. Empty: not to be known."""
    digest = signing.keyed_digest(
        SIGNED_SLIP_PURPOSE, words_of_slip(facts), byte_count=DIGEST_BYTES, key_id=key_id
    )
    return digest_text(digest) if digest else ""
