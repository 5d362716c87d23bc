"""A naive model of a dossier's life, without a database: what each act leaves in the facts."""

from collections import deque
from dataclasses import dataclass, fields, replace
from datetime import timedelta

from motcua.domain.catalogue.values import ProcedurePage
from motcua.domain.dossiers.states import (
    DRAFT,
    LIFE,
    Act,
    Position,
    Stage,
    State,
    next_position,
    step_for,
)
from motcua.domain.dossiers.values import (
    ApologyLine,
    AskedPaper,
    ConsultationLine,
    DossierLife,
    DossierPage,
    HistoryLine,
    ObligationLine,
    PauseLine,
    ReplacedResultLine,
    SupplementLine,
)
from motcua.domain.regimes.values import Regime
from motcua.domain.working_time.rules import due_time
from motcua.domain.working_time.values import WorkCalendar

APPLICANT, OFFICIAL, CONSULTED = "Phạm Thị Hạnh", "Nguyễn Thị Thu Hà", "Công an phường Phố Hiến"
BETWEEN = timedelta(hours=5, minutes=7)
EMPTY = DossierLife(
    slips=(),
    supplements=(),
    pauses=(),
    obligations=(),
    consultations=(),
    verifications=(),
    apologies=(),
    custody=(),
    replaced_results=(),
)


@dataclass(frozen=True)
class Lived:
    """A dossier at a moment of its life, and the acts that led there."""

    page: DossierPage
    life: DossierLife
    at: object
    procedure: ProcedurePage
    regime: Regime
    calendar: WorkCalendar
    acts: tuple[Act, ...] = ()

    @property
    def position(self):
        behind = tuple(Position(State(state), Stage(stage)) for state, stage in self.page.behind)
        return Position(State(self.page.state), Stage(self.page.stage), behind)

    def due_at(self):
        return due_time(
            self.at,
            self.procedure.limit,
            self.calendar,
            self.regime.counting_rules,
            same_day=self.procedure.is_same_day,
        ).due_at


def unsent(procedure, regime, calendar, *, receiving, competent, return_method, at):
    """A draft, as a dossier that is not sent."""
    texts = {each.name: "" for each in fields(DossierPage) if each.type is str}
    nothing = {each.name: None for each in fields(DossierPage) if "None" in str(each.type)}
    known = {
        "dossier_id": 1,
        "code": "H31.101.00-261119-0001",
        "version": 1,
        "state": "draft",
        "stage": "",
        "behind": (),
        "procedure_name": procedure.name,
        "procedure_version_id": 1,
        "regime_key": regime.version,
        "channel": "online",
        "receiving_agency_code": "receiving",
        "receiving_agency_name": receiving,
        "competent_agency_code": "competent",
        "competent_agency_name": competent,
        "consulted_agency_codes": frozenset(),
        "submitter_name": APPLICANT,
        "submitter_identity_number": "033190004127",
        "submitter_address": "Thôn Đông, xã Tiên Lữ",
        "phone_number": "0900 000 127",
        "form_key": "",
        "form_version": 1,
        "answers": {},
        "return_method": return_method,
        "return_address": "Thôn Đông, xã Tiên Lữ" if return_method == "post" else "",
        "submitted_at": at,
        "reappointments": 0,
        "supplement_requests": 0,
        "held_since": at,
        "collection_reminders": 0,
        "papers": (),
        "history": (),
    }
    page = DossierPage(
        **(texts | nothing | known),
    )
    return Lived(page, EMPTY, at, procedure, regime, calendar)


def lived(world: Lived, act: Act) -> Lived:
    """The facts after one more act, a few hours later."""
    step, position = step_for(world.position, act), next_position(world.position, act)
    at = world.at + BETWEEN
    line = HistoryLine(step.journal_word, OFFICIAL, 7, at, {})
    page = replace(
        world.page,
        state=position.state.value,
        stage=position.stage.value,
        behind=tuple((each.state.value, each.stage.value) for each in position.behind),
        held_since=at if step.moves else world.page.held_since,
        holder_name=OFFICIAL if position.stage in {"appraising", "signing"} else "",
        history=(*world.page.history, line),
    )
    moved = replace(world, page=page, at=at, acts=(*world.acts, act))
    effect = globals().get(f"_{act.value}")
    return effect(moved) if effect else moved


def reachable(world: Lived) -> dict[Position, Lived]:
    """Every position, with what lies behind, by the shortest life that leads there."""
    found, waiting = {DRAFT: world}, deque([world])
    while waiting:
        here = waiting.popleft()
        for step in LIFE:
            if here.position.plain in step.starts:
                there = lived(here, step.act)
                if there.position not in found:
                    found[there.position] = there
                    waiting.append(there)
    return found


def _changed(world, **page):
    return replace(world, page=replace(world.page, **page))


def _with(world, **lines):
    return replace(world, life=replace(world.life, **lines))


def _last(lines, **changes):
    return (*lines[:-1], replace(lines[-1], **changes))


def _accept(world):
    if world.life.open_supplement:
        world = _with(world, supplements=_last(world.life.supplements, completed_at=world.at))
    return _changed(world, accepted_at=world.at, clock_started_at=world.at, due_at=world.due_at())


def _request_supplement_at_intake(world):
    papers = tuple(
        AskedPaper(each.order, each.name, 1, 0, "Bản chụp mờ, không đọc được.")
        for each in world.procedure.components[:2]
    )
    line = SupplementLine(
        ordinal=len(world.life.supplements) + 1,
        is_at_intake=world.page.clock_started_at is None,
        papers=papers,
        reason="Giấy tờ không đọc được.",
        legal_basis="61/2018/NĐ-CP",
        complete_by=world.at.date() + timedelta(days=10) if len(papers) == 2 else None,
        requested_at=world.at,
        sent_at=None,
        sent_note="",
        completed_at=None,
    )
    return _with(world, supplements=(*world.life.supplements, line))


def _request_supplement_in_process(world):
    return _changed(_request_supplement_at_intake(world), due_at=None)


def _send_supplement(world):
    lines = _last(world.life.supplements, sent_at=world.at)
    if world.page.state == "submitted":
        lines = _last(lines, completed_at=world.at)
    return _with(world, supplements=lines)


def _accept_supplement(world):
    world = _with(world, supplements=_last(world.life.supplements, completed_at=world.at))
    return _changed(world, clock_started_at=world.at, due_at=world.due_at())


def _raise_obligation(world):
    pauses = world.procedure.field_key == "dat-dai"
    line = ObligationLine("land", "lệ phí trước bạ", 1_250_000, pauses, world.at, None, "")
    world = _with(world, obligations=(*world.life.obligations, line))
    return _changed(world, due_at=None) if pauses else world


def _record_payment(world):
    world = _with(world, obligations=_last(world.life.obligations, paid_at=world.at))
    return _changed(world, due_at=world.due_at())


def _consult(world, *, kind="opinion", step_key=""):
    line = ConsultationLine(
        consultation_id=len(world.life.consultations) + 1,
        agency_code="police",
        agency_name=CONSULTED,
        kind=kind,
        step_key=step_key,
        question="Xin ý kiến.",
        asked_by_account_id=7,
        asked_at=world.at,
        answer_by=world.at + timedelta(days=3),
        answer="",
        answered_at=None,
        is_recalled=False,
        result_name="",
        result_number="",
        result_file_id=None,
        overdue_noted_at=None,
    )
    return _with(world, consultations=(*world.life.consultations, line))


def _send_part(world):
    return _consult(world, kind="part", step_key="cong-an")


def _answer_consultation(world, **changes):
    if not world.life.open_consultations:
        return world
    answered = _last(world.life.consultations, answered_at=world.at, **changes)
    return _with(world, consultations=answered)


def _recall_part(world):
    return _answer_consultation(world, is_recalled=True)


def _pause(world):
    day = world.at.date() + timedelta(days=6)
    line = PauseLine(world.regime.pause_grounds[0], "Đã hẹn ngày.", "", world.at, None, day)
    return _changed(_with(world, pauses=(*world.life.pauses, line)), due_at=None)


def _resume(world):
    world = _with(world, pauses=_last(world.life.pauses, until=world.at))
    return _changed(world, due_at=world.due_at())


def _propose_rejection(world):
    return _changed(world, outcome="rejection")


def _propose_result(world):
    return _changed(world, outcome="result")


def _approve_result(world):
    return _changed(world, result_ready_at=world.at)


_reject = _approve_result


def _apologise(world):
    due_at = world.page.due_at
    if due_at is None:  # The act is refused.
        return world
    later = due_at + timedelta(days=2)
    line = ApologyLine(due_at, "competent", world.at, "", later, "Quá tải.", later, world.at, False)
    return _changed(_with(world, apologies=(*world.life.apologies, line)), due_at=later)


def _raise_apology(world):
    if world.page.due_at is None:
        return world
    line = ApologyLine(
        world.page.due_at, "competent", world.at, "Quá tải.", None, "", None, None, False
    )
    return _with(world, apologies=(*world.life.apologies, line))


def _hand_to_post(world):
    return _changed(world, parcel_number="EA123456789VN")


def _remind_collection(world):
    return _changed(world, collection_reminders=world.page.collection_reminders + 1)


def _return_result(world):
    return _changed(world, returned_at=world.at)


def _reopen(world):
    line = ReplacedResultLine("Kết quả", "1", None, world.at, world.at, "Sai tên.")
    world = _with(world, replaced_results=(*world.life.replaced_results, line))
    return _changed(world, result_ready_at=None, clock_started_at=world.at, due_at=world.due_at())
