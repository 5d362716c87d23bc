"""Form 06 of 2018, 07 of 2025: the dossier register (sổ theo dõi hồ sơ), a volume of a year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from motcua.domain.slips.values import ReturnMethod
from motcua.foundation.clock import VIETNAM

from .control_slip import ResultFlag
from .head import SlipHead
from .kinds import FormVersion, SlipKind
from .wording import minute_text, short_minute, thousands

RETURNED_HOW_NAMES: Final[Mapping[ReturnMethod, str]] = {
    ReturnMethod.COUNTER: "Trực tiếp",
    ReturnMethod.POST: "Bưu chính",
    ReturnMethod.ONLINE: "Trực tuyến",
}


def register_note(happenings: Sequence[tuple[str, datetime | None]]) -> str:
    """The column Ghi chú: what happened beside the ordinary way, with its day, oldest first."""
    return "; ".join(
        f"{words} {at.astimezone(VIETNAM):%d/%m/%Y}" if at else words for words, at in happenings
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One dossier in the register."""

    serial: int  # số thứ tự, from 1 each year
    dossier_code: str
    procedure: str
    procedure_code: str = ""
    set_count: int = 1  # số lượng hồ sơ (bộ)
    owner: str
    address: str
    phone: str = ""
    competent_agency: str  # cơ quan chủ trì giải quyết
    received_at: datetime
    due_at: datetime | None
    transferred_at: datetime | None = None  # chuyển đến cơ quan giải quyết
    result_received_at: datetime | None = None  # nhận kết quả từ cơ quan
    returned_at: datetime | None = None
    returned_how: str = ""  # "Trực tiếp", "Bưu chính", "Trực tuyến"
    signed_by: str = ""  # ký nhận: who took the result
    note: str = ""  # supplement, apology, refusal, withdrawal
    result: ResultFlag | None = None  # trước hạn, đúng hạn, quá hạn; on screen and in the table


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterClosing:
    """The record that closes a volume on 31 December."""

    closed_at: datetime
    closed_by: str
    closed_by_role: str = "THỦ TRƯỞNG CƠ QUAN"
    line_count: int
    last_serial: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFacts:
    """All that a printed volume says: cover, numbered pages of lines, closing record.

    Legal   LR-041: one book a year, numbered pages, serials from 01 without a gap, closed on 31
            December with closer, seal and total (01/2018/TT-VPCP arts 9, 10.2).
    Units   `year` is a calendar year in Vietnam time; times are aware. `filters` says in words
            which lines an extract was limited to; a whole volume has none and may be closed. A book
            for the hours without a system has empty lines (61/2018/NĐ-CP art 39.1).
    """

    head: SlipHead
    year: int
    volume: int
    opened_at: datetime | None = None
    lines: tuple[RegisterLine, ...]
    filters: tuple[str, ...] = ()
    blank_line_count: int = 0  # empty lines to write in by hand while the system is down
    closing: RegisterClosing | None = None

    @property
    def form_version(self) -> FormVersion:
        """The instrument whose form it follows."""
        return self.head.form_version

    @property
    def template(self) -> SlipKind:
        """The template that draws it."""
        return SlipKind.REGISTER

    def as_facts(self) -> Mapping[str, Any]:
        """The facts as the template reads them."""
        closing = self.closing
        return {
            **self.head.as_facts(self.template),
            "year": str(self.year),
            "volume": f"{self.volume:02d}",
            "opened_at": short_minute(self.opened_at),
            "filters": list(self.filters),
            "line_count": thousands(len(self.lines)),
            "blank_line_count": self.blank_line_count,
            "lines": [_line(line) for line in self.lines],
            "closing": {
                "closed_at": minute_text(closing.closed_at),
                "closed_by": closing.closed_by,
                "closed_by_role": closing.closed_by_role,
                "line_count": thousands(closing.line_count),
                "last_serial": thousands(closing.last_serial),
            }
            if closing
            else None,
        }


def _line(line: RegisterLine) -> Mapping[str, str]:
    return {
        "serial": f"{line.serial:02d}",
        "dossier_code": line.dossier_code,
        "procedure": line.procedure,
        "procedure_code": line.procedure_code,
        "set_count": f"{line.set_count:02d}",
        "owner": line.owner,
        "address": line.address,
        "phone": line.phone,
        "competent_agency": line.competent_agency,
        "received_at": short_minute(line.received_at),
        "due_at": short_minute(line.due_at),
        "transferred_at": short_minute(line.transferred_at),
        "result_received_at": short_minute(line.result_received_at),
        "returned_at": short_minute(line.returned_at),
        "returned_how": line.returned_how,
        "signed_by": line.signed_by,
        "note": line.note,
    }
