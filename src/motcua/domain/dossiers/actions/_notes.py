"""Issues the papers that the law wants and prints no form for."""

from collections.abc import Sequence
from datetime import datetime

from motcua.domain.dossiers.models import Dossier, Slip
from motcua.domain.identity.values import Actor
from motcua.domain.slips.rules import NoteFacts, NoteSignature, SlipKind, SlipSignature

from ._slips import keep_slip, signature_of, slip_head


def issue_note(
    dossier: Dossier,
    kind: SlipKind,
    *,
    agency_code: str,
    addressee: str,
    opening: str,
    lines: Sequence[tuple[str, str]],
    by: Actor,
    at: datetime,
    items_title: str = "",
    items: Sequence[str] = (),
    closing: str = "",
    legal_basis: str = "",
    role: str = "NGƯỜI LẬP PHIẾU",
    receiver_role: str = "",
) -> Slip:
    """A note of one kind, signed by who issues it; `receiver_role` leaves room for a second hand."""
    signatures = [NoteSignature(role=role, signature=signature_of(by, at))]
    if receiver_role:
        blank = SlipSignature(name="")
        signatures.insert(0, NoteSignature(role=receiver_role, signature=blank))
    facts = NoteFacts(
        head=slip_head(dossier, kind, agency_code=agency_code, at=at),
        kind=kind,
        addressee=addressee,
        opening=opening,
        lines=tuple(lines),
        items_title=items_title,
        items=tuple(items),
        closing=closing,
        legal_basis=legal_basis,
        signatures=tuple(signatures),
    )
    return keep_slip(dossier, facts, at=at)


def papers_to_return(dossier: Dossier) -> tuple[str, ...]:
    """What was handed in on paper, in words: it goes back with a dossier that is not settled."""
    counted = [
        (row.name, [(row.original_count, "bản chính"), (row.certified_count, "bản sao")])
        for row in dossier.components.order_by("order", "supplement")
    ]
    return tuple(
        f"{name} ({', '.join(f'{count:02d} {what}' for count, what in kinds if count)})"
        for name, kinds in counted
        if any(count for count, _ in kinds)
    )
