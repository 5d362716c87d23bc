"""Why a dossier has not gone on: what it waits for, who has it, since when, what comes next and when.

Legal   LR-073: 61/2018/NĐ-CP arts 5, 6 and 224/2026/NĐ-CP art 15.1g: an applicant may know where the
        dossier is and when it goes on. LR-074: TT 01/2018/TT-VPCP art 16.2d: how much each reader is
        told; officials are named to officials, to others their office and task.

Clauses are Vietnamese texts with places for names and moments, so that a page can translate them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from motcua.domain.dossiers.rules import ReturnMethod
from motcua.domain.dossiers.rules.deadlines import Deadlines
from motcua.domain.dossiers.states import Position, Stage, State
from motcua.domain.dossiers.values import ApologyLine, DossierLife, DossierPage
from motcua.foundation.clock import VIETNAM

from .why_words import BACK_AT, HEADS, STEPS, Awaited


class Audience(StrEnum):
    """Who reads."""

    APPLICANT = "applicant"
    SLIP_HOLDER = "slip_holder"  # holds the slip, may be anybody: no amounts, nobody's name
    OFFICER = "officer"
    LEADER = "leader"


_OFFICIALS = frozenset({Audience.OFFICER, Audience.LEADER})


@dataclass(frozen=True, slots=True)
class Clause:
    """A text with places; a value is a name, a moment, a day or a clause again."""

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Why:
    """The answer. `next_by`: until when the next step must be done, where law or agency has set it."""

    awaited: Awaited
    holder: Clause
    since: datetime
    next_by: datetime | date | None
    is_overdue: bool  # the promise to the applicant, or the time for the next step, has passed
    clauses: tuple[Clause, ...]


def why(
    page: DossierPage,
    life: DossierLife,
    *,
    deadlines: Deadlines,
    ground_name: str = "",
    stops_by_notice: bool = False,
    audience: Audience,
    at: datetime,
) -> Why:
    """The answer for one reader at one moment.

    `ground_name` is the regime's name for the ground of an open pause; `stops_by_notice`: whether the
    regime ends a dossier at its applicant's wish by a notice (118/2025/NĐ-CP art 21).
    """
    return _Reading(page, life, deadlines, ground_name, stops_by_notice, audience, at).answer()


def sentence(
    clauses: tuple[Clause, ...],
    *,
    translate: Callable[[str], str] = str,
    moment: Callable[[datetime | date], str] | None = None,
) -> str:
    """The clauses as one sentence."""
    shown = "; ".join(
        in_words(clause, translate=translate, moment=moment or _moment) for clause in clauses
    )
    return shown[:1].upper() + shown[1:] + "."


def in_words(
    clause: Clause,
    *,
    translate: Callable[[str], str],
    moment: Callable[[datetime | date], str],
) -> str:
    """One clause with its places filled."""

    def said(value: Any) -> Any:
        if isinstance(value, Clause):
            return in_words(value, translate=translate, moment=moment)
        return moment(value) if isinstance(value, date) else value

    values = {name: said(value) for name, value in clause.values.items()}
    return translate(clause.message).format(**values)


def _moment(at: datetime | date) -> str:
    if isinstance(at, datetime):
        return f"{at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}"
    return f"ngày {at:%d/%m/%Y}"


@dataclass(frozen=True, slots=True)
class _Reading:
    """One dossier before one reader."""

    page: DossierPage
    life: DossierLife
    deadlines: Deadlines
    ground_name: str
    stops_by_notice: bool
    audience: Audience
    at: datetime

    def answer(self) -> Why:
        awaited = self._awaited()
        next_by = self._next_by(awaited)
        places = self._places(awaited)
        clauses = (
            Clause(self._head(awaited), places),
            self._next(awaited, places, next_by),
            *self._promise(awaited),
        )
        is_late = next_by is not None and self._is_past(next_by)
        return Why(
            awaited=awaited,
            holder=places["holder"],
            since=places["since"],
            next_by=next_by,
            is_overdue=is_late or self._is_overdue,
            clauses=clauses,
        )

    # What it waits for

    def _awaited(self) -> Awaited:
        page = self.page
        match State(page.state):
            case State.SUPPLEMENT_BEFORE_ACCEPTANCE | State.SUPPLEMENT_IN_PROCESS:
                request = self.life.open_supplement
                is_sent = request is not None and request.sent_at is not None
                return Awaited.SUPPLEMENT_CHECK if is_sent else Awaited.SUPPLEMENT
            case State.IN_PROGRESS:
                return self._awaited_inside()
            case State.RESULT_READY | State.REJECTED:
                return self._awaited_at_the_end()
            case state:
                return Awaited(state.value)

    def _awaited_inside(self) -> Awaited:
        match Stage(self.page.stage):
            case Stage.ASSIGNED:
                return Awaited.TAKING
            case Stage.SIGNING:
                return Awaited.SIGNATURE
            case _ if self.life.open_consultations:
                return Awaited.OPINION
            case _ if self._is_sent_back:
                return Awaited.REVISION
            case _:
                return Awaited.APPRAISAL

    def _awaited_at_the_end(self) -> Awaited:
        ready_at, due_at = self.page.result_ready_at, self.page.due_at
        if ready_at and due_at and ready_at > due_at and self._apology_for(due_at) is None:
            return Awaited.APOLOGY
        if self.page.parcel_number:
            return Awaited.POST
        return {
            ReturnMethod.POST: Awaited.POSTING,
            ReturnMethod.ONLINE: Awaited.DOWNLOAD,
        }.get(ReturnMethod(self.page.return_method), Awaited.COLLECTION)

    @property
    def _is_sent_back(self) -> bool:
        acts = (line.word for line in reversed(self.page.history))
        drafts = {"dossiers.result_sent_back", "dossiers.taken", "dossiers.supplement_accepted"}
        return next((word for word in acts if word in drafts), "") == "dossiers.result_sent_back"

    # Who and since when

    def _places(self, awaited: Awaited) -> dict[str, Any]:
        page = self.page
        places: dict[str, Any] = {
            "receiving": page.receiving_agency_name,
            "competent": page.competent_agency_name,
            "applicant": self._applicant(),
            "since": page.held_since,
            "thing": Clause(self._thing()),
        }
        places["holder"] = self._holder(awaited)
        if awaited is Awaited.OPINION:
            first = min(self.life.open_consultations, key=lambda line: line.answer_by)
            others = sorted({line.agency_name for line in self.life.open_consultations})
            places |= {"since": first.asked_at, "consulted": ", ".join(others)}
        if awaited is Awaited.SUPPLEMENT and self.life.open_supplement:
            places["count"] = len(self.life.open_supplement.papers)
        if awaited is Awaited.AWAITING_PAYMENT and (owed := self.life.open_obligation):
            places |= {
                "what": owed.name[:1].lower() + owed.name[1:],
                "amount": f"{owed.amount_vnd:,}".replace(",", "."),
            }
        if self.page.behind:
            places["behind"] = Clause(BACK_AT[self._position_behind()])
        return places | {
            "ground": Clause(self.ground_name or "theo quy định của pháp luật"),
            "parcel": page.parcel_number,
        }

    def _holder(self, awaited: Awaited) -> Clause:
        match awaited:
            case Awaited.DRAFT | Awaited.SUPPLEMENT | Awaited.AWAITING_PAYMENT | Awaited.RETURNED:
                return self._applicant()
            case Awaited.POST:
                return Clause("bưu điện")
            case Awaited.SIGNATURE:
                return Clause("lãnh đạo {agency}", {"agency": self.page.competent_agency_name})
            case Awaited.APPRAISAL | Awaited.REVISION | Awaited.OPINION | Awaited.PAUSED:
                return self._case_officer()
            case Awaited.TAKING | Awaited.APOLOGY | Awaited.ARCHIVED:
                return Clause("{agency}", {"agency": self.page.competent_agency_name})
            case _:
                return Clause("{agency}", {"agency": self.page.receiving_agency_name})

    def _case_officer(self) -> Clause:
        agency, name = self.page.competent_agency_name, self.page.holder_name
        if self.audience in _OFFICIALS and name:
            return Clause("{name} ({agency})", {"name": name, "agency": agency})
        return Clause("cán bộ thụ lý của {agency}", {"agency": agency})

    def _applicant(self) -> Clause:
        if self.audience is Audience.APPLICANT:
            return Clause("ông/bà")
        if self.audience in _OFFICIALS:
            return Clause("người nộp {name}", {"name": self.page.submitter_name})
        return Clause("người nộp hồ sơ")

    def _thing(self) -> str:
        is_refusal = self.page.outcome == "rejection" or self.page.state == State.REJECTED
        return "văn bản từ chối" if is_refusal else "kết quả"

    def _position_behind(self) -> Position:
        state, stage = self.page.behind[-1]
        return Position(State(state), Stage(stage))

    # In words

    def _head(self, awaited: Awaited) -> str:
        kept_apart: Mapping[Awaited, str | bool] = {
            Awaited.AWAITING_PAYMENT: self.audience is Audience.SLIP_HOLDER,
            Awaited.POST: self.audience is Audience.SLIP_HOLDER,
            Awaited.SIGNATURE: self.audience in _OFFICIALS,
            Awaited.APPRAISAL: bool(self.life.replaced_results),
            Awaited.TAKING: bool(self.life.replaced_results),
        }
        usual, other = HEADS[awaited]
        return other if kept_apart.get(awaited) else usual

    def _next(
        self, awaited: Awaited, places: Mapping[str, Any], by: datetime | date | None
    ) -> Clause:
        usual, other = STEPS[awaited]
        is_other = awaited is Awaited.WITHDRAW_REQUESTED and self.stops_by_notice
        is_other |= awaited is Awaited.DOWNLOAD and self.audience is not Audience.APPLICANT
        step = Clause(other if is_other else usual, places)
        if by is None:
            return Clause("tiếp theo: {step}", {"step": step})
        if awaited is Awaited.PAUSED:
            return Clause("tiếp theo: {step}, dự kiến {by}", {"step": step, "by": by})
        if self._is_past(by):
            return Clause("tiếp theo: {step}, lẽ ra phải xong trước {by}", {"step": step, "by": by})
        return Clause("tiếp theo: {step}, chậm nhất {by}", {"step": step, "by": by})

    def _next_by(self, awaited: Awaited) -> datetime | date | None:
        match awaited:
            case Awaited.SUBMITTED | Awaited.SUPPLEMENT_CHECK:
                return self.deadlines.answer_by
            case Awaited.ACCEPTED:
                return self.deadlines.hand_over_by
            case Awaited.SUPPLEMENT if self.life.open_supplement:
                return self.life.open_supplement.complete_by
            case Awaited.OPINION:
                return min(line.answer_by for line in self.life.open_consultations)
            case Awaited.PAUSED if self.life.open_pause:
                return self.life.open_pause.expected_until
            case _:
                return None

    def _is_past(self, by: datetime | date) -> bool:
        if isinstance(by, datetime):
            return self.at > by
        return self.at.astimezone(VIETNAM).date() > by

    # The promise

    @property
    def _is_running(self) -> bool:
        waits = {
            State.ACCEPTED,
            State.IN_PROGRESS,
            State.AWAITING_PAYMENT,
            State.WITHDRAW_REQUESTED,
        }
        return State(self.page.state) in waits and self.page.due_at is not None

    @property
    def _is_overdue(self) -> bool:
        return self._is_running and self.page.due_at is not None and self.at > self.page.due_at

    def _apology_for(self, due_at: datetime) -> ApologyLine | None:
        sent = (line for line in self.life.apologies if line.sent_at is not None)
        return next((line for line in sent if line.for_due_at == due_at), None)

    def _promise(self, awaited: Awaited) -> tuple[Clause, ...]:
        due_at = self.page.due_at
        if self._is_running and due_at is not None:
            days = self.deadlines.working_days_to_due
            places = {"due": due_at, "agency": self.page.competent_agency_name, "days": days}
            return (Clause(self._promise_words(due_at), places),)
        if awaited is Awaited.COLLECTION and self.deadlines.reminder_on is not None:
            return (Clause("chưa nhận thì được nhắc {on}", {"on": self.deadlines.reminder_on}),)
        if self.page.state == State.SUPPLEMENT_IN_PROCESS:
            return (Clause("thời hạn giải quyết tính lại từ đầu khi đủ giấy tờ"),)
        is_stopped = self.page.clock_started_at is not None and not self.page.result_ready_at
        if is_stopped and self.page.state in {State.AWAITING_PAYMENT, State.WITHDRAW_REQUESTED}:
            return (Clause("thời hạn giải quyết đang tạm dừng"),)
        return ()

    def _promise_words(self, due_at: datetime) -> str:
        is_leader = self.audience is Audience.LEADER
        if self.at > due_at:
            if self._apology_for(due_at) is not None:
                return "đã quá hẹn {due}, {agency} đã xin lỗi"
            if is_leader:
                return "đã quá hẹn {due}, tức {days} ngày làm việc, và chưa có văn bản xin lỗi"
            return "đã quá hẹn {due}, {agency} phải xin lỗi và hẹn lại"
        if self.audience in _OFFICIALS and self.life.apology_to_send is not None:
            return "hẹn trả {due}, không kịp thì phải gửi văn bản xin lỗi trước hạn"
        if any(line.new_due_at == due_at for line in self.life.apologies):
            return "đã xin lỗi và hẹn lại {due}"
        return "hẹn trả {due}, còn {days} ngày làm việc" if is_leader else "hẹn trả {due}"
