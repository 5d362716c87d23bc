"""What goes wrong on purpose or by accident: two at once, out of order, killed half-way, forged, gone."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from itertools import combinations_with_replacement
from threading import Barrier

import pytest
from django.apps import apps
from django.db import connection, transaction

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.errors import Moved
from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, PHO_HIEN_COMMITTEE
from motcua.domain.dossiers.tests.ways_process import PAUSE
from motcua.domain.identity.values import SYSTEM
from motcua.domain.processes.values import StepOutcome
from motcua.domain.workflow import errors
from motcua.domain.workflow.actions import (
    _following,
    assign_task,
    finish_task,
    follow,
    hand_over_tasks,
    register_absence,
)
from motcua.domain.workflow.tests import interlinked, parallel
from motcua.domain.workflow.tests.interlinked import act
from motcua.domain.workflow.tests.runs import dossier_id_of, followed, open_tasks, tasks
from motcua.foundation.errors import DomainError, NotPermitted


def at_once(*calls):
    """Run the calls at the same moment, each on a connection of its own; what each answered."""
    barrier = Barrier(len(calls))

    def run(call):
        try:
            barrier.wait()
            return call()
        except DomainError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.fixture
def crowd(transactional_db, content_store):
    people = walk.everybody()
    others = interlinked.everybody_across()
    interlinked.publish(interlinked.INVESTMENT)
    return people, others


def test_of_two_acts_on_one_task_one_wins_and_the_other_is_told(crowd):
    """Every pair: finished, sent back, given to each of two, put back, signed past it."""
    _people, others = crowd
    head = others.finance_head
    second = walk.register("tc-phong2", "Cán bộ tc-phong2", ("unit_head", interlinked.FINANCE))

    def acts_on(code):
        [review] = open_tasks(code)
        on = partial(dict, task_id=review.pk, at=ACCEPTED_AT, expected_version=review.version)
        back = {"outcome": StepOutcome.SEND_BACK, "note": "Thiếu ý kiến."}
        return {
            "done": lambda: finish_task(**on(), outcome=StepOutcome.DONE, by=head),
            "done by the other": lambda: finish_task(**on(), outcome=StepOutcome.DONE, by=second),
            "sent back": lambda: finish_task(**on(), **back, by=second),
            "sent back by law": lambda: act(
                code, Act.SEND_BACK, head, at=ACCEPTED_AT, reason="Sửa tên dự án."
            ),
            "given": lambda: assign_task(**on(), to_account_id=second.account_id, by=head),
        }

    names = list(acts_on(parallel.reviewing(others, at=ACCEPTED_AT)))
    for one, other in combinations_with_replacement(names, 2):
        code = parallel.reviewing(others, at=ACCEPTED_AT)
        calls = acts_on(code)
        answers = at_once(calls[one], calls[other])
        refused = [answer for answer in answers if isinstance(answer, DomainError)]
        # A task that was given may still be ended by law by who has it now.
        both = {one, other} == {"given", "sent back by law"}
        assert len(refused) == 1 or (both and len(refused) <= 1), (one, other, answers)
        told = (errors.WorkflowError, Moved)
        assert all(isinstance(each, told) for each in refused), (one, other, answers)
        assert len(open_tasks(code)) == 1, (one, other)


def test_two_followers_at_once_open_everything_once(crowd):
    people, _others = crowd
    codes = [walk.signing(people), walk.returned(people), ways.sent_in_process(people)]
    for code in codes:
        follow_it = partial(follow, dossier_id=dossier_id_of(code), by=SYSTEM, at=ACCEPTED_AT)
        assert not [each for each in at_once(*[follow_it] * 4) if isinstance(each, Exception)]
        keys = [(task.kind, task.step_key, task.ordinal) for task in tasks(code)]
        assert len(keys) == len(set(keys))
    assert apps.get_model("workflow", "Run").objects.count() == len(codes)


def test_an_act_and_its_fact_at_once_are_followed_once(crowd):
    people, _others = crowd
    code = followed(walk.assigned(people))
    answers = at_once(
        lambda: act(code, Act.TAKE, people.case_officer, at=ACCEPTED_AT),
        lambda: act(code, Act.TAKE, people.other_case_officer, at=ACCEPTED_AT),
        lambda: follow(dossier_id=dossier_id_of(code), by=SYSTEM, at=ACCEPTED_AT),
    )
    assert sum(isinstance(each, Moved) for each in answers) == 1
    [task] = open_tasks(code)
    assert (task.kind, task.ordinal) == ("appraise", 1)
    assert task.assignee_id in {
        people.case_officer.account_id,
        people.other_case_officer.account_id,
    }


@pytest.mark.parametrize("where", ["write_matters", "send_and_recall", "_note_moved"])
def test_killed_half_way_nothing_is_half_followed(people, where, monkeypatch, all_written):
    """The act and what follows from it stand together, or neither does."""
    code = followed(walk.assigned(people))
    before = all_written()

    class Killed(BaseException):
        pass

    def die(*_arguments, **_named):
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(_following, where, die)
        with pytest.raises(Killed), transaction.atomic():
            act(code, Act.TAKE, people.case_officer, at=ACCEPTED_AT)
    assert all_written() == before
    act(code, Act.TAKE, people.case_officer, at=ACCEPTED_AT)
    assert open_tasks(code)[0].assignee_id == people.case_officer.account_id


def test_out_of_order_is_refused_and_says_what_is_waited_for(others, all_written):
    code = parallel.assigned(others, at=ACCEPTED_AT)
    before = all_written()
    with pytest.raises(errors.StepNotReached) as refusal:
        act(
            code,
            Act.PROPOSE_RESULT,
            others.finance,
            at=ACCEPTED_AT,
            result_name="Giấy chứng nhận",
            result_number="1/2026",
            result_file_id=None,
        )
    assert "Sở" in refusal.value.details["who"]
    assert all_written() == before
    review = parallel.reviewing(others, at=ACCEPTED_AT)
    with pytest.raises(errors.StepNotReached):
        act(review, Act.APPROVE_RESULT, others.finance_leader, at=ACCEPTED_AT)


def test_nobody_helps_himself_where_a_head_assigns(others, all_written):
    code = interlinked.register(
        interlinked.INVESTMENT, "hy2-pvhcc", others.province_counter, at=ACCEPTED_AT
    )
    before = all_written()
    with pytest.raises(errors.StepNotReached) as refusal:
        act(code, Act.TAKE, others.finance, at=ACCEPTED_AT)
    assert refusal.value.details["step"].startswith("Phân công")
    assert all_written() == before


def test_a_task_of_another_unit_is_not_there(people, others, all_written):
    """Forged numbers, and those of others' dossiers, in every act on tasks."""
    code = followed(walk.appraising(people))
    theirs = open_tasks(code)[0].pk
    before = all_written()
    for number in (theirs, 0, -1, 2**40):
        with pytest.raises(errors.TaskNotFound):
            finish_task(
                task_id=number, outcome=StepOutcome.DONE, by=others.finance_head, at=ACCEPTED_AT
            )
        with pytest.raises(errors.TaskNotFound):
            assign_task(
                task_id=number,
                to_account_id=others.finance.account_id,
                by=others.finance_head,
                at=ACCEPTED_AT,
            )
        [outcome] = hand_over_tasks(
            task_ids=[number],
            to_account_id=others.finance.account_id,
            by=others.finance,
            at=ACCEPTED_AT,
        )
        assert isinstance(outcome.refusal, errors.TaskNotFound)
    with pytest.raises(NotPermitted):
        act(code, Act.TRANSFER, others.finance, at=ACCEPTED_AT, to_agency_code="x", reason="y" * 20)
    assert all_written() == before


def test_who_stands_in_takes_the_dossier_over_with_the_first_act(people, row):
    code = followed(walk.appraising(people))
    substitute = people.other_case_officer
    with pytest.raises(DomainError):
        act(code, Act.PAUSE, substitute, at=ACCEPTED_AT, **PAUSE)
    register_absence(
        account_id=people.case_officer.account_id,
        substitute_account_id=substitute.account_id,
        agency_code=PHO_HIEN_COMMITTEE,
        since=ACCEPTED_AT,
        until=ACCEPTED_AT + timedelta(days=2),
        reason="Nghỉ phép",
        by=people.leader,
        at=ACCEPTED_AT,
    )
    act(code, Act.PAUSE, substitute, at=ACCEPTED_AT, **PAUSE)
    assert row(code).holder_id == substitute.account_id
    assert {task.assignee_id for task in open_tasks(code)} == {substitute.account_id}


def test_an_agency_that_was_abolished_leaves_its_tasks_to_its_successor(content_store, db, row):
    """LR-080. A dossier of 2019, still open when three tiers became two."""
    people = ways.everybody_in_2019()
    code = followed(ways.accepted_in_2019(people), at=ways.OLD_SENT_AT)
    [before] = open_tasks(code)
    assert before.agency_id == ways.HIEN_NAM_ONE_STOP
    dossiers.follow_successor(dossier_code=code, by=SYSTEM, at=ACCEPTED_AT)
    followed(code, at=ACCEPTED_AT)
    [after] = open_tasks(code)
    assert after.agency_id == row(code).receiving_agency_id != ways.HIEN_NAM_ONE_STOP
    assert (after.step_key, after.ordinal, after.assignee_id) == (before.step_key, 2, None)
    moved = tasks(code)[0]
    assert (moved.pk, moved.outcome) == (before.pk, "moved")
    entries = apps.get_model("journal", "Entry").objects.filter(word="workflow.task_moved")
    [entry] = entries
    assert (entry.facts["from"], entry.facts["to"]) == (before.agency_id, after.agency_id)


def test_acts_that_follow_cost_few_questions(people, django_assert_max_num_queries):
    """An act within its process: its own statements, and as many again to look and to follow."""
    code = followed(walk.assigned(people))
    with django_assert_max_num_queries(40):
        act(code, Act.TAKE, people.case_officer, at=ACCEPTED_AT)
