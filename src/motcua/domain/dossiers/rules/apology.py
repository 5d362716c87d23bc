"""Apologising for being late: when it is asked for, what it says, which new date it may promise.

Legal   LR-047: 61/2018/NĐ-CP art 19.9: at the latest one day before the due date, with the reason
        and a new date, once.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from motcua.domain.dossiers.states import Position, Stage, State
from motcua.domain.working_time.rules import (
    effective_day,
    next_working_day,
    working_days_before,
)
from motcua.domain.working_time.rules.lines import due_line, line, moment_label
from motcua.domain.working_time.values import DueTime, LineKind, WorkCalendar
from motcua.foundation.clock import VIETNAM

NEW_DATE_DAYS_MAX: Final = 366  # assumed
SAID_BEFORE: Final = "Ngày hẹn trả trước đây."
APOLOGISED: Final = "Văn bản xin lỗi số {number}, hẹn lại ngày trả kết quả."
MARKS: Final = ("hẹn cũ", "xin lỗi", "hẹn lại")  # in the last column
OLD_DATE, APOLOGY, NEW_DATE = MARKS


def apology_raised_at(
    due_at: datetime, *, counted_from: datetime, lead_days: int, calendar: WorkCalendar
) -> datetime:
    """The opening of the working day `lead_days` before the due day.

    A limit too short for that is asked about when it has run out.
    """
    day = working_days_before(due_at.astimezone(VIETNAM).date(), lead_days, calendar)
    opening = datetime.combine(day, calendar.opens_at(day), tzinfo=VIETNAM)
    return opening if opening > counted_from else due_at


def is_late_notice(
    sent_at: datetime,
    due_at: datetime,
    *,
    counted_from: datetime,
    lead_days: int,
    calendar: WorkCalendar,
) -> bool:
    """Whether an apology comes after the last working day on which it was in time.

    A limit too short for that is apologised for in time until it has run out.
    """
    raised_at = apology_raised_at(
        due_at, counted_from=counted_from, lead_days=lead_days, calendar=calendar
    )
    if raised_at == due_at:
        return sent_at > due_at
    day = raised_at.date()
    return sent_at > datetime.combine(day, calendar.closes_at(day), tzinfo=VIETNAM)


def proposed_due_at(
    due_at: datetime, *, at: datetime, working_days: int, calendar: WorkCalendar
) -> datetime:
    """The new date that an apology proposes: closing time some working days after the old one.

    Counted from today where the old day is over.
    """
    day = effective_day(max(due_at, at), calendar, None)
    for _ in range(working_days):
        day = next_working_day(day, calendar)
    return datetime.combine(day, calendar.closes_at(day), tzinfo=VIETNAM)


def why_not_promised(
    new_due_at: datetime, *, due_at: datetime, at: datetime, calendar: WorkCalendar
) -> str:
    """Why a moment cannot be the new date, to follow a colon; empty if it can."""
    local = new_due_at.astimezone(VIETNAM)
    day, moment = local.date(), local.time()
    if new_due_at <= due_at:
        return "ngày hẹn mới phải sau ngày hẹn cũ"
    if new_due_at <= at:
        return "ngày hẹn mới đã qua"
    if new_due_at > at + timedelta(days=NEW_DATE_DAYS_MAX):
        return "ngày hẹn mới quá xa"
    if not calendar.is_working_day(day):
        return "ngày hẹn mới là ngày nghỉ"
    if not any(hours.opens_at <= moment <= hours.closes_at for hours in calendar.sessions_on(day)):
        return "giờ hẹn mới ngoài giờ làm việc"
    return ""


def promised(
    new_due_at: datetime,
    *,
    due_at: datetime,
    number: str,
    sent_at: datetime,
    source: str,
    calendar_version: str,
) -> DueTime:
    """The promised due time with the lines that say where it comes from."""
    before, sent = due_at.astimezone(VIETNAM), sent_at.astimezone(VIETNAM)
    return DueTime(
        due_at=new_due_at.astimezone(VIETNAM),
        derivation=(
            line(
                LineKind.MOVED,
                before.date(),
                before.date(),
                SAID_BEFORE,
                OLD_DATE,
                label=moment_label(before),
            ),
            line(
                LineKind.MOVED,
                sent.date(),
                sent.date(),
                APOLOGISED,
                APOLOGY,
                label=moment_label(sent),
                parameters={"number": number},
                source=source,
            ),
            due_line(new_due_at.astimezone(VIETNAM), NEW_DATE),
        ),
        calendar_version=calendar_version,
    )


def drafted_reason(
    position: Position,
    *,
    receiving: str,
    competent: str,
    held_since: datetime,
    is_result_ready: bool,
    opinions_missing: Sequence[tuple[str, datetime]],
) -> str:
    """Where the dossier lies, since when and what it waits for, for the leader to make his own.

    Names agencies, never officials. `opinions_missing` are agencies asked and when each should
    have answered.
    """
    since = held_since.astimezone(VIETNAM)
    where = _WHERE.get(position.plain, "Hồ sơ đang được giải quyết")
    if is_result_ready:
        where = "Kết quả được ký sau giờ hẹn trả và đang ở {receiving}"
    where = where.format(receiving=receiving, competent=competent)
    parts = [f"{where} từ {since:%H giờ %M} ngày {since:%d/%m/%Y}."]
    parts += [
        f"Chưa có ý kiến của {name}, cần trước {answer_by.astimezone(VIETNAM):%d/%m/%Y}."
        for name, answer_by in opinions_missing
    ]
    return " ".join(parts)


_WHERE: Final = {
    Position(State.ACCEPTED): "Hồ sơ còn ở {receiving}, chưa chuyển đến {competent},",
    Position(State.AWAITING_PAYMENT): "Hồ sơ chờ thực hiện nghĩa vụ tài chính",
    Position(State.WITHDRAW_REQUESTED): "{receiving} đang xem xét yêu cầu rút hồ sơ",
    Position(State.IN_PROGRESS, Stage.ASSIGNED): "Hồ sơ đã đến {competent}, chờ người thụ lý",
    Position(State.IN_PROGRESS, Stage.APPRAISING): "{competent} đang thẩm định hồ sơ",
    Position(State.IN_PROGRESS, Stage.SIGNING): "Dự thảo chờ lãnh đạo {competent} ký",
}
