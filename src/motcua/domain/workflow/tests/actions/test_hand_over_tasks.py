"""LR-091. One's own work, and that of somebody one stands in for, is passed on; each task for itself."""

from datetime import timedelta

import pytest

from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT, PHO_HIEN_COMMITTEE
from motcua.domain.workflow import errors
from motcua.domain.workflow.actions import hand_over_tasks, register_absence
from motcua.domain.workflow.tests.runs import followed, open_tasks
from motcua.foundation.errors import NotPermitted


def hand_over(task_ids, to, by):
    return [
        type(each.refusal) if each.refusal else None
        for each in hand_over_tasks(
            task_ids=task_ids, to_account_id=to.account_id, by=by, at=ACCEPTED_AT
        )
    ]


@pytest.fixture
def mine(people):
    return [open_tasks(followed(walk.appraising(people)))[0] for _ in range(2)]


def test_each_is_passed_on_for_itself_and_the_second_time_says_so(people, mine, row):
    queued = open_tasks(followed(walk.assigned(people)))[0]
    asked = [mine[0].pk, queued.pk, 987_654, mine[1].pk, mine[0].pk]
    done = hand_over(asked, people.other_case_officer, people.case_officer)
    assert done == [None, errors.NotYourTask, errors.TaskNotFound, None]
    for task in mine:
        [now] = open_tasks(task.dossier.code)
        assert now.assignee_id == people.other_case_officer.account_id
        assert row(task.dossier.code).holder_id == people.other_case_officer.account_id
    again = hand_over([task.pk for task in mine], people.other_case_officer, people.case_officer)
    assert again == [errors.AlreadyDone, errors.AlreadyDone]


def test_what_another_has_stays_unless_one_stands_in(people, mine):
    ids = [task.pk for task in mine]
    third = walk.register("ba", "Ngô Thị Ba", ("case_officer", PHO_HIEN_COMMITTEE))
    refused = hand_over(ids, third, people.other_case_officer)
    assert refused == [errors.NotYourTask] * 2
    register_absence(
        account_id=people.case_officer.account_id,
        substitute_account_id=people.other_case_officer.account_id,
        agency_code=PHO_HIEN_COMMITTEE,
        since=ACCEPTED_AT,
        until=ACCEPTED_AT + timedelta(days=3),
        reason="",
        by=people.leader,
        at=ACCEPTED_AT,
    )
    assert hand_over(ids, third, people.other_case_officer) == [None, None]


def test_strangers_leaders_and_others_get_nothing(people, mine):
    ids = [mine[0].pk]
    case_officer = people.case_officer
    assert hand_over(ids, people.leader, case_officer) == [errors.AssigneeUnfit]
    assert hand_over(ids, people.stranger, case_officer) == [errors.AssigneeGone]
    assert hand_over(ids, people.other_case_officer, people.stranger) == [errors.TaskNotFound]
    assert hand_over(ids, people.other_case_officer, people.controller) == [NotPermitted]
