"""Tells what has become of a slip that somebody holds."""

from dataclasses import dataclass
from hmac import compare_digest

from motcua.domain.dossiers.models import Slip
from motcua.domain.slips.rules.signed_slip import SignedSlip
from motcua.domain.slips.selectors import slip_digest


@dataclass(frozen=True, slots=True)
class SlipStanding:
    """What the authority holds of a genuine slip. `newest_number` is that of the one in force."""

    is_kept: bool
    is_unchanged: bool | None  # None: the key it was signed with cannot tell any more.
    is_newest: bool
    newest_number: str


def standing_of_slip(slip: SignedSlip) -> SlipStanding:
    """Compare a genuine slip with what is kept. One query; says nothing personal."""
    kept = list(
        Slip.objects.filter(dossier__code=slip.dossier_code, kind=slip.kind).order_by("ordinal")
    )
    held = next((row for row in kept if row.number == slip.slip_no), None)
    if held is None:
        return SlipStanding(is_kept=False, is_unchanged=None, is_newest=False, newest_number="")
    digest = slip_digest(held.facts, key_id=slip.key_id)
    return SlipStanding(
        is_kept=True,
        is_unchanged=compare_digest(digest, slip.digest) if digest else None,
        is_newest=held is kept[-1],
        newest_number=kept[-1].number,
    )
