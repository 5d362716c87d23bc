"""Posting (niêm yết) as others see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final


class Found(StrEnum):
    """How a check found a sheet."""

    HANGING = auto()
    OUTDATED = auto()
    MISSING = auto()


FOUND_NAMES: Final[Mapping[Found, str]] = MappingProxyType(
    {
        Found.HANGING: "Còn treo, đúng bản",
        Found.OUTDATED: "Treo bản cũ",
        Found.MISSING: "Không thấy",
    }
)


class Standing(StrEnum):
    """Whether a sheet hangs as it must."""

    POSTED = auto()
    OUTDATED = auto()  # an earlier version hangs
    NOT_POSTED = auto()


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One procedure that a place must post, and what hangs there."""

    slug: str
    code: str | None
    name: str
    field_name: str
    version_id: int
    in_force_since: date | None
    standing: Standing
    posted_on: date | None
    days_late: int  # Since it was in force and known here, or still not hanging; 0: in time


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place and how its board stands. `next_check_on`: the last day for the next check."""

    agency_code: str
    name: str
    due_count: int
    posted_count: int
    outdated_count: int
    late_count: int  # hanging or not, later than they should have
    last_checked_on: date | None
    last_check_was_clean: bool | None
    next_check_on: date
    is_overdue: bool

    @property
    def missing_count(self) -> int:
        return self.due_count - self.posted_count - self.outdated_count


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """One check of a board (biên bản kiểm tra niêm yết)."""

    check_id: int
    agency_code: str
    checked_on: date
    checked_by_account_id: int
    entered_at: datetime
    findings: Mapping[str, Found]
    has_feedback_address: bool
    has_staff_names: bool
    note: str
    photo_file_id: int

    @property
    def is_clean(self) -> bool:
        """Nothing to mend."""
        return (
            self.has_feedback_address
            and self.has_staff_names
            and all(found is Found.HANGING for found in self.findings.values())
        )
