"""What procedure control must not let lie: late decisions, expired law, missing processes and lists.

Legal   LR-116, LR-117 (63/2010/NĐ-CP art 15, 24: posted late is counted), LR-118 (61/2018/NĐ-CP
        art 35.2, 37.1c), LR-119 (63/2010/NĐ-CP art 8; 01/2018/TT-VPCP art 8), LR-134, LR-136,
        LR-137 (63/2010/NĐ-CP art 15-17: what is in force hangs, and is looked at).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

from motcua.domain.catalogue.selectors import instruments
from motcua.domain.catalogue.selectors.controlled import ControlledProcedure, controlled_on
from motcua.domain.catalogue.selectors.decisions import (
    deadlines_of_each,
    decisions,
    decisions_to_enter,
)
from motcua.domain.catalogue.selectors.intake_lists import listed_slugs
from motcua.domain.catalogue.values import (
    Deadlines,
    Decision,
    DecisionId,
    IntakeList,
    LegalInstrument,
    Level,
)
from motcua.domain.organisations.selectors import one_stop_units_on
from motcua.domain.processes.selectors import latest_versions, process_in_force
from motcua.domain.processes.values import ProcessStatus

from .postings import places_of

SOON: Final = timedelta(days=5)  # assumed: told so many days before a deadline
LATE_SHOWN: Final = timedelta(days=90)  # assumed: how long what was done late stays in sight
DECISIONS_MAX: Final = 200


class AlertKind(StrEnum):
    """Why procedure control is told."""

    PUBLICATION_DUE = auto()
    PUBLICATION_OVERDUE = auto()
    PUBLISHED_LATE = auto()
    ENTRY_DUE = auto()
    ENTRY_OVERDUE = auto()
    ENTERED_LATE = auto()
    LEGAL_BASIS_EXPIRED = auto()
    PROCESS_MISSING = auto()
    INTAKE_LIST_MISSING = auto()
    NOT_ON_INTAKE_LIST = auto()
    SHEETS_LACKING = auto()
    BOARDS_UNCHECKED = auto()


LIST_NAMES: Final[Mapping[IntakeList, str]] = MappingProxyType(
    {
        IntakeList.ONE_STOP: "tiếp nhận tại bộ phận một cửa",
        IntakeList.ONLINE: "tiếp nhận trực tuyến",
        IntakeList.DELEGATED: "giao cấp dưới tiếp nhận",
        IntakeList.NOT_RECEIVED: "không tiếp nhận tại bộ phận một cửa",
    }
)


@dataclass(frozen=True, slots=True)
class AlertSubject:
    """A procedure that an alert is about."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One thing to see to. `is_overdue`: the law's day has passed."""

    kind: AlertKind
    sentence: str
    cure: str
    is_overdue: bool = False
    due_on: date | None = None
    decision_id: DecisionId | None = None
    subjects: tuple[AlertSubject, ...] = ()


def alerts_on(day: date) -> tuple[Alert, ...]:
    """Everything to see to on a day: what is overdue first, then by its day.

    A number of queries that does not grow with the procedures: three for decisions, eight for lists,
    one for processes and one for each whose next version is still to come, two for boards.
    """
    found = [
        *_decision_alerts(day),
        *_legal_alerts(day),
        *_process_alerts(day),
        *_list_alerts(day),
        *_posting_alerts(day),
    ]
    return tuple(sorted(found, key=lambda alert: (not alert.is_overdue, alert.due_on or date.max)))


def _decision_alerts(day: date) -> Iterator[Alert]:
    waiting = decisions(is_published=False, count_max=DECISIONS_MAX)
    to_enter = decisions_to_enter(count_max=DECISIONS_MAX)
    latest = decisions(is_published=True, count_max=DECISIONS_MAX)
    each = {found.decision_id: found for found in (*waiting, *to_enter, *latest)}
    deadlines = deadlines_of_each(tuple(each.values()))
    for decision_id, found in each.items():
        yield from _publication_alerts(found, deadlines[decision_id], day)
        yield from _entry_alerts(found, deadlines[decision_id], day)


def _publication_alerts(found: Decision, due: Deadlines, day: date) -> Iterator[Alert]:
    name, last = _name_of(found), due.publish_by
    if last is None:
        return
    if due.was_published_late and due.published_on is not None:
        if due.published_on + LATE_SHOWN >= day:
            yield Alert(
                kind=AlertKind.PUBLISHED_LATE,
                sentence=f"{name} công bố ngày {_told(due.published_on)}, muộn hơn {_told(last)}.",
                cure="Xin ghi nhận trong báo cáo kiểm soát thủ tục hành chính.",
                due_on=last,
                decision_id=found.decision_id,
            )
    elif due.published_on is None and (overdue := due.is_publication_overdue(day)):
        yield Alert(
            kind=AlertKind.PUBLICATION_OVERDUE,
            sentence=f"{name} chưa công bố, hạn là {_told(last)}.",
            cure="Xin trình ký và công bố ngay.",
            is_overdue=overdue,
            due_on=last,
            decision_id=found.decision_id,
        )
    elif due.published_on is None and last - SOON <= day:
        yield Alert(
            kind=AlertKind.PUBLICATION_DUE,
            sentence=f"{name} phải công bố chậm nhất ngày {_told(last)}.",
            cure="Xin trình ký và công bố.",
            due_on=last,
            decision_id=found.decision_id,
        )


def _entry_alerts(found: Decision, due: Deadlines, day: date) -> Iterator[Alert]:
    name, last = _name_of(found), due.enter_by
    if last is None:
        return
    if due.was_entered_late and due.entered_on is not None:
        if due.entered_on + LATE_SHOWN >= day:
            yield Alert(
                kind=AlertKind.ENTERED_LATE,
                sentence=f"{name} cập nhật vào cơ sở dữ liệu quốc gia ngày {_told(due.entered_on)},"
                f" muộn hơn {_told(last)}.",
                cure="Xin ghi nhận trong báo cáo kiểm soát thủ tục hành chính.",
                due_on=last,
                decision_id=found.decision_id,
            )
    elif due.entered_on is None:
        is_overdue = due.is_entry_overdue(day)
        yield Alert(
            kind=AlertKind.ENTRY_OVERDUE if is_overdue else AlertKind.ENTRY_DUE,
            sentence=f"{name} chưa cập nhật vào cơ sở dữ liệu quốc gia, hạn là {_told(last)}.",
            cure="Xin cập nhật rồi ghi nhận tại trang của quyết định.",
            is_overdue=is_overdue,
            due_on=last,
            decision_id=found.decision_id,
        )


def _legal_alerts(day: date) -> Iterator[Alert]:
    """An instrument that is over while procedures still stand on it, with what took its place."""
    by_number = {each.number: each for each in instruments()}
    standing: dict[str, list[ControlledProcedure]] = {}
    for procedure in controlled_on(day):
        for number in dict.fromkeys(procedure.legal_basis):
            known = by_number.get(number)
            if known is not None and known.valid_to is not None and known.valid_to < day:
                standing.setdefault(number, []).append(procedure)
    for number, procedures in standing.items():
        yield _legal_alert(by_number[number], procedures)


def _legal_alert(known: LegalInstrument, procedures: Sequence[ControlledProcedure]) -> Alert:
    successor = known.successor_number
    ended = _told(known.valid_to) if known.valid_to else ""
    instead = f", thay bằng {successor}" if successor else ""
    return Alert(
        kind=AlertKind.LEGAL_BASIS_EXPIRED,
        sentence=f"{known.number} hết hiệu lực ngày {ended}{instead};"
        f" còn {len(procedures)} thủ tục căn cứ vào văn bản này.",
        cure="Xin rà soát, soạn bản sửa đổi với căn cứ pháp lý đang có hiệu lực.",
        subjects=_subjects(procedures),
    )


def _process_alerts(day: date) -> Iterator[Alert]:
    """LR-119 (01/2018/TT-VPCP art 8): what is received here runs on an approved internal process."""
    drawn = {
        version.procedure_slug
        for version in latest_versions(status=ProcessStatus.PUBLISHED)
        if (version.valid_from is not None and version.valid_from <= day)
        or process_in_force(version.procedure_slug, day) is not None
    }
    missing = [each for each in _received_here(day) if each.slug not in drawn]
    if missing:
        yield Alert(
            kind=AlertKind.PROCESS_MISSING,
            sentence=f"{len(missing)} thủ tục chưa có quy trình nội bộ đang có hiệu lực.",
            cure="Xin soạn và trình ban hành quy trình nội bộ; tới lúc đó dùng quy trình mặc định.",
            subjects=_subjects(missing),
        )


def _list_alerts(day: date) -> Iterator[Alert]:
    """LR-118: each list is published, and every procedure is received at the one-stop unit or not."""
    listed = listed_slugs(day)
    for kind in IntakeList:
        if kind not in listed:
            yield Alert(
                kind=AlertKind.INTAKE_LIST_MISSING,
                sentence=f"Chưa công bố danh mục thủ tục {LIST_NAMES[kind]}.",
                cure="Xin lập danh mục và công bố theo quyết định.",
            )
    received_or_not = {
        slug
        for kind in (IntakeList.ONE_STOP, IntakeList.NOT_RECEIVED)
        for slug in listed.get(kind, ())
    }
    absent = [each for each in _received_here(day) if each.slug not in received_or_not]
    if received_or_not and absent:
        yield Alert(
            kind=AlertKind.NOT_ON_INTAKE_LIST,
            sentence=f"{len(absent)} thủ tục không có trong danh mục tiếp nhận hay không tiếp nhận"
            " tại bộ phận một cửa.",
            cure="Xin công bố lại danh mục, kể cả thủ tục mới công bố.",
            subjects=_subjects(absent),
        )


def _posting_alerts(day: date) -> Iterator[Alert]:
    """LR-134, LR-136, LR-137. Boards that lack sheets or that nobody has looked at in time."""
    boards = places_of(one_stop_units_on(day), day=day)
    lacking = [board for board in boards if board.missing_count + board.outdated_count]
    if lacking:
        sheets = sum(board.missing_count + board.outdated_count for board in lacking)
        yield Alert(
            kind=AlertKind.SHEETS_LACKING,
            sentence=f"{len(lacking)} nơi tiếp nhận còn thiếu hoặc treo bản cũ, tất cả {sheets} tờ.",
            cure="Xin in và treo đúng bản đang áp dụng.",
            is_overdue=any(board.late_count for board in lacking),
        )
    if unchecked := [board for board in boards if board.is_overdue]:
        yield Alert(
            kind=AlertKind.BOARDS_UNCHECKED,
            sentence=f"{len(unchecked)} nơi niêm yết đã quá hạn kiểm tra.",
            cure="Xin đến xem, ghi lần kiểm tra có ảnh chụp.",
            is_overdue=True,
            due_on=min(board.next_check_on for board in unchecked),
        )


def _received_here(day: date) -> tuple[ControlledProcedure, ...]:
    """Procedures that are settled in the province."""
    return tuple(each for each in controlled_on(day) if each.level is not Level.MINISTRY)


def _subjects(procedures: Sequence[ControlledProcedure]) -> tuple[AlertSubject, ...]:
    return tuple(AlertSubject(each.slug, each.name) for each in procedures)


def _name_of(found: Decision) -> str:
    if found.number:
        return f"Quyết định {found.number}"
    return f"Quyết định có hiệu lực từ {_told(found.effective_from)}"


def _told(day: date) -> str:
    return f"{day:%d/%m/%Y}"
