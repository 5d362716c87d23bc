"""Bring the dossiers of the file to where they stand, by nothing but the acts of the law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from motcua.domain.catalogue.selectors import procedure_on
from motcua.domain.documents.actions import keep_file
from motcua.domain.documents.values import FileId
from motcua.domain.dossiers import actions
from motcua.domain.dossiers.errors import DraftIncomplete
from motcua.domain.dossiers.rules import Channel, ReturnMethod, papers_missing
from motcua.domain.dossiers.selectors import (
    dossier_of_applicant,
    dossiers_of,
)
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.values import ApplicantOnPaper, AskedPaper, PaperBrought
from motcua.domain.drafts import actions as drafts
from motcua.domain.drafts.selectors import draft_of
from motcua.domain.drafts.values import DraftId
from motcua.domain.forms.selectors import form_version
from motcua.domain.identity import selectors as identity
from motcua.domain.identity.actions import register_account
from motcua.domain.identity.values import SYSTEM, AccountKind, Actor
from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow.actions import finish_task, follow
from motcua.domain.workflow.selectors.tasks import tasks_of
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import DomainError
from motcua.foundation.printing import PrintingFault
from motcua.interfaces.commands.reference_data.faults import Fault

from .moments import Moments
from .records import NAME, Applicant, Content, Deed, Record, TaskDeed
from .samples import sample


class Unbringable(Exception):
    """A record asks for what there is not. The message says what, for who mends the file."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of one record at its moment; without a deed it is the sending."""

    at: datetime
    record: Record
    deed: Deed | None = None


@dataclass(slots=True)
class Bringing:
    """What a run has done so far."""

    applicants: Mapping[str, Applicant]
    now: datetime
    codes: dict[str, str] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    _actors: dict[str, Actor] = field(default_factory=dict)

    def actor(self, username: str) -> Actor:
        """The person with the rights held now: what they do in the past, they do by these."""
        if username not in self._actors:
            account_id = identity.account_of(username)
            if account_id is None:
                raise Unbringable(
                    f"không có tài khoản {username!r}; xin chạy motcua demo_accounts trước"
                )
            self._actors[username] = identity.actor_for(account_id, at=self.now)
        return self._actors[username]

    def require_people(self, record: Record) -> None:
        """Raises Unbringable unless everybody is there: better no dossier than half of one."""
        counter = {record.counter["by"]} if record.counter else set()
        for username in {record.applicant, *counter, *(deed.by for deed in record.deeds)}:
            if username not in self.applicants:
                self.actor(username)


def absent(content: Content) -> Sequence[Record]:
    """The records that are not here yet: whose applicant has no dossier at all.

    Asked before anything is brought, so one applicant may have several records.
    """
    have = {name for name in {record.applicant for record in content.records} if _has_any(name)}
    return [record for record in content.records if record.applicant not in have]


def bring(records: Sequence[Record], content: Content, moments: Moments) -> Bringing:
    """Do every act of the records, earliest first, so that codes and registers grow with time.

    A record that goes wrong is named in `faults` and left where it stands; the others go on.
    """
    run = Bringing(content.applicants, moments.now)
    steps: list[Step] = []
    for record in records:
        try:
            run.require_people(record)
            steps += steps_of(record, moments)
        except Unbringable as fault:
            run.faults[record.key] = Fault(NAME, record.key, "acts", str(fault))
    for step in sorted(steps, key=lambda step: step.at):
        if step.record.key not in run.faults:
            _attempt(run, step)
    return run


def steps_of(record: Record, moments: Moments) -> Sequence[Step]:
    """The acts of a record with their moments. Raises Unbringable unless each is later than the
    one before, in office hours, and past."""
    steps = [
        Step(moments.at(record.sent), record),
        *(Step(moments.at(deed.when), record, deed) for deed in record.deeds),
    ]
    for earlier, later in pairwise(steps):
        if earlier.at >= later.at:
            raise Unbringable(f"việc sau ({later.at}) không muộn hơn việc trước ({earlier.at})")
    for step in steps:
        if step.at > moments.now or not moments.is_in_office_hours(step.at):
            raise Unbringable(f"{step.at} chưa đến hoặc ngoài giờ làm việc")
    return steps


def _has_any(username: str) -> bool:
    account_id = identity.account_of(username)
    return account_id is not None and bool(dossiers_of(account_id)[:1])


def _attempt(run: Bringing, step: Step) -> None:
    word = step.deed.act.value if step.deed else "sent"
    try:
        if step.deed is None:
            run.codes[step.record.key] = _send(run, step.record, step.at)
        else:
            _do(run, step.record, step.deed, step.at)
        _follow(run.codes[step.record.key], run.actor(step.record.applicant), step.at)
    except DomainError as refusal:
        run.faults[step.record.key] = Fault(NAME, step.record.key, word, _sentence(refusal))
    except (Unbringable, PrintingFault) as fault:
        run.faults[step.record.key] = Fault(NAME, step.record.key, word, str(fault))


def _follow(code: str, applicant: Actor, at: datetime) -> None:
    """Tasks stand on the desks at once, without waiting for the worker."""
    dossier_id = dossier_of_applicant(code, by=applicant).dossier_id
    follow(dossier_id=dossier_id, by=SYSTEM, at=at)


def _sentence(refusal: DomainError) -> str:
    said = [refusal.message % refusal.details]
    if isinstance(refusal, DraftIncomplete):
        faults: Sequence[tuple[str, str, str]] = refusal.details["faults"]  # type: ignore[assignment]
        said += [sentence for _page, _field, sentence in faults]
    return " ".join(said)


def _send(run: Bringing, record: Record, at: datetime) -> str:
    """Register who applies, fill in the form, attach samples, send. Returns the code."""
    if record.applicant in run.applicants:
        _register(run.applicants[record.applicant], at)
    by = run.actor(record.applicant)
    if record.counter:
        return _register_paper(run, record, at)
    draft_id = drafts.start_draft(
        procedure_slug=record.procedure, case_key=record.case, by=by, at=at
    )
    draft = draft_of(draft_id, account_id=by.account_id)
    schema = form_version(draft.form_key, draft.form_version)
    answers = {**record.answers, **_dates(record, at.astimezone(VIETNAM).date())}
    asked = {field.key for field in schema.fields}
    if strange := {*record.answers, *record.days_before} - asked:
        raise Unbringable(f"tờ khai {schema.key} không hỏi {', '.join(sorted(strange))}")
    for page in schema.pages:
        typed = {**draft.answers, **answers}
        drafts.save_answers(draft_id=draft_id, page_key=page.key, typed=typed, by=by, at=at)
    drafts.save_delivery(
        draft_id=draft_id,
        typed={
            **draft.delivery,
            "commune_code": record.commune,
            "return_method": record.return_method,
            "return_address": _return_address(record, by),
        },
        by=by,
        at=at,
    )
    _attach(record, draft_id, form_name=schema.implements, by=by, at=at)
    return actions.submit(draft_id=draft_id, by=by, at=at).dossier_code


def _register(applicant: Applicant, at: datetime) -> None:
    if identity.account_of(applicant.username) is None:
        register_account(
            username=applicant.username,
            kind=AccountKind.CITIZEN,
            full_name=applicant.full_name,
            identity_number=applicant.identity_number,
            phone_number=applicant.phone_number,
            email=applicant.email,
            address=applicant.address,
            born_on=applicant.born_on,
            is_demonstration=True,
            by=SYSTEM,
            at=at,
        )


def _register_paper(run: Bringing, record: Record, at: datetime) -> str:
    """What a counter of the record takes in on paper: one original of each paper that must come."""
    applicant = run.applicants[record.applicant]
    published = procedure_on(record.procedure, at.astimezone(VIETNAM).date())
    procedure = published.in_case(record.case)
    return actions.register(
        procedure_slug=record.procedure,
        case_key=record.case,
        channel=Channel.COUNTER,
        receiving_agency_code=record.counter["agency_code"],
        commune_code=record.commune,
        applicant=ApplicantOnPaper(
            full_name=applicant.full_name,
            identity_number=applicant.identity_number,
            address=applicant.address,
            phone_number=applicant.phone_number,
        ),
        papers=[
            PaperBrought(order=component.order, original_count=1)
            for component in procedure.components
            if component.is_always_required
        ],
        return_method=record.return_method,
        by=run.actor(record.counter["by"]),
        at=at,
    ).dossier_code


def _return_address(record: Record, by: Actor) -> str:
    """Home, for who has the result sent by post."""
    if record.return_method != ReturnMethod.POST or by.account_id is None:
        return ""
    return identity.person(by.account_id).address


def _dates(record: Record, sent_on: date) -> Mapping[str, str]:
    """Dates as a page of the form types them: day, month and year."""
    days = {key: sent_on - timedelta(days=count) for key, count in record.days_before.items()}
    return {
        f"{key}-{part}": str(getattr(day, part))
        for key, day in days.items()
        for part in ("day", "month", "year")
    }


def _attach(record: Record, draft_id: DraftId, *, form_name: str, by: Actor, at: datetime) -> None:
    """A sample for each paper that must come, and for those that the record adds."""
    published = procedure_on(record.procedure, at.astimezone(VIETNAM).date())
    procedure = published.in_case(record.case)
    missing = papers_missing(procedure.components, attached=(), interactive_form_name=form_name)
    names = {component.order: component.name for component in published.components}
    lines = [("Người nộp", by.full_name), ("Nộp trong hồ sơ", procedure.name)]
    for order in sorted({component.order for component in missing} | set(record.papers)):
        name = names.get(order, "")
        file = keep_file(
            chunks=[sample(name=name, lines=lines, at=at)],
            original_name=f"{name}.pdf",
            by=by,
            at=at,
        )
        drafts.attach_paper(
            draft_id=draft_id, component_order=order, file_id=file.file_id, by=by, at=at
        )


def _do(run: Bringing, record: Record, deed: Deed, at: datetime) -> None:
    """One act of an official, or what the applicant asks for later."""
    code, by = run.codes[record.key], run.actor(deed.by)
    words: Mapping[str, Any] = deed.words
    match deed.act:
        case TaskDeed.FINISH_STEP:
            _finish(run, record, words["step"], by=by, at=at)
            return
        case Act.ASSIGN:
            words = {"to_account_id": run.actor(words["to"]).account_id}
        case Act.ANSWER_CONSULTATION:
            words = {
                "agency_code": words["agency_code"],
                "answer": words["answer"],
                "step_key": words.get("step", ""),
                "result_name": words.get("result", ""),
                "result_number": _number(words.get("number", ""), at),
            }
        case Act.ACCEPT:
            words = {"fee_orders": words.get("fees", ())}
        case Act.PROPOSE_RESULT:
            words = {
                "result_name": words["result"],
                "result_number": _number(words["number"], at),
                "result_file_id": _result(run, record, deed, at),
            }
        case Act.RETURN_RESULT:
            words = {"returned_how": words["how"]}
        case Act.REQUEST_SUPPLEMENT_AT_INTAKE | Act.REQUEST_SUPPLEMENT_IN_PROCESS:
            words = {**words, "items": _asked(record, words["items"], at)}
        case Act.PROPOSE_REJECTION:
            words = {**words, "letter_number": _number(words["letter_number"], at)}
    # An act's function bears its name.
    getattr(actions, deed.act.value)(dossier_code=code, by=by, at=at, **words)


def _finish(run: Bringing, record: Record, step_key: str, *, by: Actor, at: datetime) -> None:
    """End one's step of the internal process. Raises Unbringable where nobody is asked for it."""
    page = dossier_of_applicant(run.codes[record.key], by=run.actor(record.applicant))
    for task in tasks_of(page.dossier_id):
        if task.step_key == step_key and task.ended_at is None:
            finish_task(task_id=task.task_id, outcome=StepOutcome.DONE, by=by, at=at)
            return
    raise Unbringable(f"bước {step_key!r} chưa tới lượt; xin xem lại thứ tự các việc")


def _asked(
    record: Record, items: Sequence[Mapping[str, Any]], at: datetime
) -> Sequence[AskedPaper]:
    """Papers of the published list, by their place in it."""
    procedure = procedure_on(record.procedure, at.astimezone(VIETNAM).date())
    listed = {component.order: component for component in procedure.components}
    return [
        AskedPaper(
            order=item["order"],
            name=listed[item["order"]].name,
            original_count=0,
            copy_count=1,
            what_is_missing=item["what"],
        )
        for item in items
    ]


def _result(run: Bringing, record: Record, deed: Deed, at: datetime) -> FileId:
    page = dossier_of_applicant(run.codes[record.key], by=run.actor(record.applicant))
    name = deed.words["result"]
    content = sample(
        name=name,
        number=_number(deed.words["number"], at),
        agency=page.competent_agency_name,
        lines=[
            ("Cấp cho ông/bà", page.submitter_name),
            ("Nơi cư trú", page.submitter_address),
            ("Theo hồ sơ", page.code),
            ("Thủ tục", page.procedure_name),
        ],
        at=at,
    )
    return keep_file(
        chunks=[content], original_name=f"{name} (mẫu).pdf", by=run.actor(deed.by), at=at
    ).file_id


def _number(pattern: str, at: datetime) -> str:
    return pattern.replace("YEAR", f"{at.astimezone(VIETNAM):%Y}")
