"""What `motcua calendar` says: a change of days and what it moves, as lines and as JSON."""

from collections.abc import Iterator
from typing import Any

from motcua.domain.dossiers.rules.calendar_impact import CalendarImpact
from motcua.domain.identity.selectors import full_names
from motcua.domain.identity.values import AccountId
from motcua.domain.organisations.selectors import agencies
from motcua.domain.working_time.values import CalendarProposal, DayChanges, ProposalState
from motcua.foundation.clock import VIETNAM

STATES = {
    ProposalState.OPEN: "chờ ký",
    ProposalState.SIGNED: "đã ký",
    ProposalState.DROPPED: "đã bỏ",
}
LINES_MAX = 200


def change_lines(changes: DayChanges) -> Iterator[str]:
    """The days, one a line."""
    for row in sorted(changes.days, key=lambda row: row.day):
        where = " ".join(filter(None, (row.scope.value, row.scope_code)))
        yield f"+ {row.day:%d/%m/%Y}  {row.kind.value}  {row.name}  [{where}]  {row.source}"
    for key in sorted(changes.withdrawn, key=lambda key: key.day):
        where = " ".join(filter(None, (key.scope.value, key.scope_code)))
        yield f"- {key.day:%d/%m/%Y}  thu hồi  [{where}]"


def proposal_line(change: CalendarProposal) -> str:
    days = ", ".join(f"{key.day:%d/%m/%Y}" for key in sorted(change.keys, key=lambda key: key.day))
    return f"{change.proposal_id}  {STATES[change.state]}  {days}  {change.source}"


def impact_lines(impact: CalendarImpact) -> Iterator[str]:
    """Counts, then each dossier and appointment with its old and new day."""
    yield f"{len(impact.moves)} hồ sơ đổi ngày hẹn, {len(impact.appointments)} lịch hẹn khác."
    if impact.kept:
        yield f"{impact.kept} hồ sơ tính ra sớm hơn nhưng giữ ngày đã hẹn."
    for days, count in impact.by_shift.items():
        yield f"  lùi {days} ngày: {count} hồ sơ"
    names, holders = _names(impact)
    for move in impact.moves[:LINES_MAX]:
        held = ", ".join(
            filter(None, (holders.get(move.holder_id or 0), names[move.holding_agency_code]))
        )
        yield (
            f"{move.code}  {_minute(move.old_due_at)} → {_minute(move.due_at)}"
            f"  +{move.days} ngày, {move.working_days} ngày làm việc  {held}  {move.procedure_name}"
        )
    if len(impact.moves) > LINES_MAX:
        yield f"… và {len(impact.moves) - LINES_MAX} hồ sơ nữa; xem đủ bằng --json."
    for each in impact.appointments[:LINES_MAX]:
        yield f"{each.code}  {each.kind}  {_minute(each.old_at)} → {_minute(each.new_at)}"
    yield f"Mã danh sách: {impact.digest}"


def impact_as_json(impact: CalendarImpact) -> dict[str, Any]:
    names, holders = _names(impact)
    return {
        "digest": impact.digest,
        "kept": impact.kept,
        "dossiers": [
            {
                "code": move.code,
                "procedure": move.procedure_name,
                "agency": names[move.holding_agency_code],
                "holder": holders.get(move.holder_id or 0, ""),
                "old_due_at": move.old_due_at.astimezone(VIETNAM).isoformat(),
                "due_at": move.due_at.astimezone(VIETNAM).isoformat(),
                "working_days": move.working_days,
                "days": move.days,
            }
            for move in impact.moves
        ],
        "appointments": [
            {
                "code": each.code,
                "kind": each.kind.value,
                "agency": names[each.agency_code],
                "old": each.old_at.astimezone(VIETNAM).isoformat(),
                "new": each.new_at.astimezone(VIETNAM).isoformat(),
            }
            for each in impact.appointments
        ],
    }


def _names(impact: CalendarImpact) -> tuple[dict[str, str], dict[int, str]]:
    codes = {move.holding_agency_code for move in impact.moves}
    codes |= {each.agency_code for each in impact.appointments}
    known = {str(code): agency.name for code, agency in agencies(codes).items()}
    people = {move.holder_id for move in impact.moves if move.holder_id}
    holders = {
        int(account): name for account, name in full_names([*map(AccountId, people)]).items()
    }
    return {code: known.get(code, code) for code in codes}, holders


def _minute(at: Any) -> str:
    return f"{at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
