"""LR-090. Who is asked ends the step, nobody else, once; whoever comes next is asked at once."""

import pytest

from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests.people import ACCEPTED_AT
from motcua.domain.dossiers.tests.ways_process import PAUSE
from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow import errors
from motcua.domain.workflow.actions import assign_task, finish_task
from motcua.domain.workflow.tests import parallel
from motcua.domain.workflow.tests.interlinked import act
from motcua.domain.workflow.tests.runs import open_tasks, tasks
from motcua.foundation import journal


def finish(task, by, outcome=StepOutcome.DONE, **values):
    finish_task(task_id=task.pk, outcome=outcome, by=by, at=ACCEPTED_AT, **values)


@pytest.fixture
def code(others):
    return parallel.reviewing(others, at=ACCEPTED_AT)


def test_a_review_that_is_passed_asks_the_leader(others, code):
    [review] = open_tasks(code)
    assert (review.kind, review.barred_id) == ("review", others.finance.account_id)
    finish(review, others.finance_head, note="Đồng ý.")
    [sign] = open_tasks(code)
    assert (sign.kind, sign.assignee_id, sign.barred_id) == (
        "sign",
        None,
        others.finance.account_id,
    )
    done = next(task for task in tasks(code) if task.pk == review.pk)
    assert (done.outcome, done.ended_by_id, done.note) == (
        "done",
        others.finance_head.account_id,
        "Đồng ý.",
    )
    line = journal.latest_about(f"dossier:{review.dossier_id}", module="workflow")
    assert line.word == "workflow.task_finished"
    assert line.facts["step"] == "xem-xet"
    assert "Đồng ý." not in str(line.facts)
    assert journal.private_facts_of(line) == {"note": "Đồng ý."}


def test_a_review_that_is_not_passed_is_a_draft_sent_back_by_law(others, code, row):
    [review] = open_tasks(code)
    finish(review, others.finance_head, StepOutcome.SEND_BACK, note="Thiếu ý kiến về quy hoạch.")
    assert row(code).stage == "appraising"
    assert row(code).send_back_reason == "Thiếu ý kiến về quy hoạch."
    [again] = open_tasks(code)
    assert (again.step_key, again.ordinal) == ("tham-dinh", 2)
    assert again.assignee_id == others.finance.account_id == row(code).holder_id


@pytest.mark.parametrize(
    ("who", "outcome", "note", "refusal"),
    [
        ("finance", StepOutcome.DONE, "", errors.NotYourTask),
        ("finance_leader", StepOutcome.DONE, "", errors.NotYourTask),
        ("finance_clerk", StepOutcome.DONE, "", errors.NotYourTask),
        ("province_counter", StepOutcome.DONE, "", errors.NotYourTask),  # reads, is not asked
        ("building", StepOutcome.DONE, "", errors.TaskNotFound),  # another agency
        ("police", StepOutcome.DONE, "", errors.TaskNotFound),
        ("finance_head", StepOutcome.SEND_BACK, " ", errors.NoteMissing),
        ("finance_head", StepOutcome.DONE, "x" * 2001, errors.NoteMissing),
        ("finance_head", StepOutcome.SUPPLEMENT, "Thiếu.", errors.OutcomeImpossible),
    ],
)
def test_a_refusal_writes_nothing(others, all_written, who, outcome, note, refusal):  # noqa: PLR0917
    code = parallel.reviewing(others, at=ACCEPTED_AT)
    [review] = open_tasks(code)
    before = all_written()
    with pytest.raises(refusal):
        finish(review, getattr(others, who), outcome, note=note)
    assert all_written() == before


def test_the_second_is_told_who_was_first_and_when(others, code, all_written):
    [review] = open_tasks(code)
    finish(review, others.finance_head)
    before = all_written()
    with pytest.raises(errors.TaskEnded) as refusal:
        finish(review, others.finance_head)
    assert refusal.value.details["who"] == "Cán bộ tc-phong"
    assert refusal.value.details["time"] == "14:58 19/11/2026"
    with pytest.raises(errors.TaskNotFound):
        finish_task(
            task_id=987_654_321, outcome=StepOutcome.DONE, by=others.finance_head, at=ACCEPTED_AT
        )
    assert all_written() == before


def test_one_that_was_given_to_another_meanwhile_is_not_ended_from_an_old_page(others, code):
    [review] = open_tasks(code)
    head = others.finance_head
    assign_task(task_id=review.pk, to_account_id=head.account_id, by=head, at=ACCEPTED_AT)
    with pytest.raises(errors.TaskChanged):
        finish(review, head, expected_version=review.version)
    [review] = open_tasks(code)
    finish(review, head, expected_version=review.version)


def test_what_ends_by_an_act_of_the_law_is_not_ended_by_hand(others):
    code = parallel.appraising(others, at=ACCEPTED_AT)
    [appraisal] = open_tasks(code)
    with pytest.raises(errors.EndsByAct):
        finish(appraisal, others.finance)
    waiting = parallel.assigned(others, at=ACCEPTED_AT)
    for part in open_tasks(waiting):
        with pytest.raises(errors.EndsByAct):
            finish(part, others.building if part.agency_id.endswith("dung") else others.finance)


def test_the_clerk_and_nobody_before_issues_and_the_counter_returns(others, code):
    finish(open_tasks(code)[0], others.finance_head)
    act(code, Act.APPROVE_RESULT, others.finance_leader, at=ACCEPTED_AT)
    with pytest.raises(errors.StepNotReached) as refusal:
        give_out(code, others)
    assert refusal.value.details == {
        "step": "Vào số, đóng dấu, phát hành",
        "who": "văn thư, Sở Tài chính",
    }
    finish(open_tasks(code)[0], others.finance_clerk)
    give_out(code, others)
    assert open_tasks(code) == []


def give_out(code, others):
    counter = others.province_counter
    act(code, Act.RETURN_RESULT, counter, at=ACCEPTED_AT, returned_how="counter")


def test_while_the_dossier_waits_nobody_is_asked(others):
    code = parallel.appraising(others, at=ACCEPTED_AT)
    act(code, Act.PAUSE, others.finance, at=ACCEPTED_AT, **PAUSE)
    held = [task for task in open_tasks(code) if task.step_key]
    assert [(task.kind, task.is_held, task.due_at) for task in held] == [("appraise", True, None)]
    act(code, Act.RESUME, others.finance, at=ACCEPTED_AT)
    [appraisal] = open_tasks(code)
    assert not appraisal.is_held
    assert appraisal.due_at is not None
