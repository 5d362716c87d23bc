"""What a check of the journal can find, as values; the words for people stand with the command."""

from dataclasses import dataclass, field
from enum import StrEnum, auto


class Kind(StrEnum):
    """What was done to the journal."""

    CHANGED = auto()  # An entry says something else than when it was sealed or written.
    REMOVED = auto()  # A seal stands for an entry that is gone.
    INSERTED = auto()  # Nobody of ours wrote this entry.
    COPIED = auto()  # Two entries carry one mark.
    BACK_DATED = auto()  # Recorded, by its own word, before what had long been sealed.
    POST_DATED = auto()  # Recorded, by its own word, after it was sealed.
    UNSEALED = auto()  # Genuine, old enough, and without a seal: its seal was taken away.
    SEAL_CHANGED = auto()
    SEAL_REMOVED = auto()
    TAIL_CUT = auto()  # The newest entries are gone, the database lived on.
    ROLLED_BACK = auto()  # The whole database is older than what was signed.
    REWRITTEN = auto()  # All digests fit each other, but not what was signed.
    ROOT_FORGED = auto()  # No key of ours signed this root.
    ROOT_REMOVED = auto()
    PRIVATE_CHANGED = auto()
    PRIVATE_REMOVED = auto()  # Gone without an entry that says it was erased.
    GUARD_OFF = auto()
    GUARD_TOUCHED = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, with what is known of where."""

    kind: Kind
    entry_id: int | None = None
    position: int | None = None
    subject: str = ""
    detail: str = ""


@dataclass(slots=True)
class Verdict:
    """What a check found. Remarks are worth a look but may have an honest reason: a clock that
    jumped dates rows wrongly too."""

    lines_checked_count: int = 0
    unsealed_count: int = 0
    subjects_count: int = 0
    roots_checked_count: int = 0
    unknowable_marks_count: int = 0
    clock_went_back_count: int = 0
    findings: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    is_cut_short: bool = False  # More was wrong than is listed.
    root: bytes = b""

    @property
    def is_intact(self) -> bool:
        return not self.findings
