"""LR-091. A head gives work to those who may do it; with an appraisal goes the dossier."""

import pytest

from motcua.domain.dossiers.errors import OfficerUnknown
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT
from motcua.domain.identity.actions import revoke_role
from motcua.domain.identity.selectors import positions_of
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow import errors
from motcua.domain.workflow.actions import assign_task
from motcua.domain.workflow.selectors.tasks import people_for
from motcua.domain.workflow.tests import parallel
from motcua.domain.workflow.tests.interlinked import FINANCE, INVESTMENT, finish, register
from motcua.domain.workflow.tests.runs import followed, open_tasks
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted


def assign(task, to, by):
    account_id = to.account_id if to else None
    assign_task(task_id=task.pk, to_account_id=account_id, by=by, at=ACCEPTED_AT)


@pytest.fixture
def signing(others):
    code = parallel.reviewing(others, at=ACCEPTED_AT)
    finish(code, "xem-xet", others.finance_head, at=ACCEPTED_AT)
    return code


@pytest.fixture
def second_leader(others):
    return walk.register("tc-pho", "Cán bộ tc-pho", ("leader", FINANCE))


def test_given_given_again_and_put_back_into_the_queue(others, signing, second_leader):
    [sign] = open_tasks(signing)
    people = people_for(sign.pk, at=ACCEPTED_AT)
    assert [person.full_name for person in people] == ["Cán bộ tc-lanhdao", "Cán bộ tc-pho"]
    assign(sign, second_leader, others.finance_leader)
    [given] = open_tasks(signing)
    assert (given.assignee_id, given.version) == (second_leader.account_id, sign.version + 1)
    [other] = people_for(sign.pk, at=ACCEPTED_AT)
    assert other.full_name == "Cán bộ tc-lanhdao"
    assign(sign, None, others.finance_head)
    assert open_tasks(signing)[0].assignee_id is None
    line = journal.latest_about(f"dossier:{sign.dossier_id}", module="workflow")
    assert (line.word, line.facts["from"], line.facts["to"]) == (
        "workflow.task_assigned",
        second_leader.account_id,
        None,
    )


def test_an_assignment_ends_when_the_dossier_is_given(others, row):
    code = register(INVESTMENT, "hy2-pvhcc", others.province_counter, at=ACCEPTED_AT)
    [step] = open_tasks(code)
    assert (step.kind, step.role_key) == ("assign", "unit_head")
    assign(step, others.finance, others.finance_head)
    assert row(code).holder_id == others.finance.account_id
    assert sorted(task.kind for task in open_tasks(code)) == ["consult"] * 3


def test_an_appraisal_is_given_with_the_dossier(people, row):
    code = followed(walk.appraising(people))
    [appraisal] = open_tasks(code)
    assign(appraisal, people.other_case_officer, people.leader)
    assert row(code).holder_id == people.other_case_officer.account_id
    assert open_tasks(code)[0].assignee_id == people.other_case_officer.account_id
    with pytest.raises(errors.AlreadyDone):
        assign(appraisal, people.other_case_officer, people.leader)
    with pytest.raises(OfficerUnknown):
        assign(appraisal, people.stranger, people.leader)


def test_who_left_who_never_was_there_and_who_does_other_work_are_given_nothing(
    others, signing, second_leader, all_written
):
    [sign] = open_tasks(signing)
    for position in positions_of(second_leader.account_id, at=ACCEPTED_AT):
        revoke_role(grant_id=position.grant_id, by=SYSTEM, at=ACCEPTED_AT)
    before = all_written()
    for to in (second_leader, others.building):
        with pytest.raises(errors.AssigneeGone):
            assign(sign, to, others.finance_leader)
    for to in (others.finance_clerk, others.finance):  # of the agency, of another role
        with pytest.raises(errors.AssigneeUnfit):
            assign(sign, to, others.finance_leader)
    with pytest.raises(errors.AssigneeUnfit):
        assign_task(
            task_id=sign.pk, to_account_id=987_654, by=others.finance_leader, at=ACCEPTED_AT
        )
    assert all_written() == before


def test_only_who_assigns_in_the_agency_assigns(others, signing, all_written):
    [sign] = open_tasks(signing)
    before = all_written()
    for by in (others.finance, others.finance_clerk, others.province_counter):
        with pytest.raises(NotPermitted):
            assign(sign, others.finance_leader, by)
    with pytest.raises(errors.TaskNotFound):
        assign(sign, others.finance_leader, others.police)
    assert all_written() == before
