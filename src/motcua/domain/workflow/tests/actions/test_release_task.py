"""LR-091. A task of somebody who left falls back to the queue, and whoever takes it up has the dossier."""

import pytest

from motcua.domain.dossiers.states import Act
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT
from motcua.domain.dossiers.tests.ways_process import PAUSE
from motcua.domain.identity.actions import revoke_role
from motcua.domain.identity.selectors import positions_of
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.actions import release_task
from motcua.domain.workflow.selectors.tasks import tasks_of_leavers
from motcua.domain.workflow.tests.interlinked import act
from motcua.domain.workflow.tests.runs import followed, open_tasks
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted


def leave(person):
    for position in positions_of(person.account_id, at=ACCEPTED_AT):
        revoke_role(grant_id=position.grant_id, by=SYSTEM, at=ACCEPTED_AT)


def release(task):
    return release_task(task_id=task.pk, by=SYSTEM, at=ACCEPTED_AT)


def test_whoever_is_there_keeps_the_task(people):
    [task] = open_tasks(followed(walk.appraising(people)))
    assert tasks_of_leavers(at=ACCEPTED_AT) == []
    assert not release(task)
    with pytest.raises(NotPermitted):
        release_task(task_id=task.pk, by=people.leader, at=ACCEPTED_AT)


def test_work_of_one_who_left_goes_on_with_a_colleague(people, row):
    code = followed(walk.appraising(people))
    [task] = open_tasks(code)
    leave(people.case_officer)
    assert tasks_of_leavers(at=ACCEPTED_AT) == [task.pk]
    assert release(task)
    assert not release(task)
    assert tasks_of_leavers(at=ACCEPTED_AT) == []
    line = journal.latest_about(f"dossier:{task.dossier_id}", module="workflow")
    assert (line.word, line.facts["from"]) == (
        "workflow.task_released",
        people.case_officer.account_id,
    )
    colleague = people.other_case_officer
    act(code, Act.PAUSE, colleague, at=ACCEPTED_AT, **PAUSE)
    assert row(code).holder_id == colleague.account_id
    held = next(one for one in open_tasks(code) if one.step_key)
    assert held.assignee_id == colleague.account_id
