"""LR-087. The run follows the acts of the law: idempotent, from any moment on, with few questions."""

import pytest
from django.apps import apps

from motcua.domain.dossiers import actions as dossiers
from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests import ways, ways_process
from motcua.domain.dossiers.tests.people import ACCEPTED_AT
from motcua.domain.identity.values import SYSTEM
from motcua.domain.workflow.actions import follow
from motcua.domain.workflow.tests.runs import followed, open_tasks, tasks
from motcua.foundation.errors import NotPermitted


def kinds(code):
    return [task.kind for task in open_tasks(code)]


@pytest.mark.parametrize(
    ("reach", "kind", "agency", "assigned"),
    [
        (walk.submitted, "intake", walk.PHO_HIEN_ONE_STOP, False),
        (walk.accepted, "intake", walk.PHO_HIEN_ONE_STOP, False),
        (walk.assigned, "appraise", walk.PHO_HIEN_COMMITTEE, False),
        (walk.appraising, "appraise", walk.PHO_HIEN_COMMITTEE, True),
        (walk.signing, "sign", walk.PHO_HIEN_COMMITTEE, False),
        (walk.result_ready, "return", walk.PHO_HIEN_ONE_STOP, False),
        (ways_process.rejected, "return", walk.PHO_HIEN_ONE_STOP, False),
    ],
)
def test_an_open_dossier_is_asked_of_one(people, reach, kind, agency, assigned):
    code = followed(reach(people))
    [task] = open_tasks(code)
    assert (task.kind, task.agency_id) == (kind, agency)
    holder = people.case_officer.account_id if assigned else None
    assert task.assignee_id == holder
    assert not task.is_held


def test_a_dossier_that_ended_asks_nobody(people):
    code = followed(walk.returned(people))
    assert open_tasks(code) == []
    assert [(task.kind, task.outcome) for task in tasks(code)] == [
        ("intake", "done"),
        ("appraise", "done"),
        ("sign", "done"),
        ("return", "done"),
    ]
    run = apps.get_model("workflow", "Run").objects.get(dossier__code=code)
    assert run.ended_at == ACCEPTED_AT


@pytest.mark.parametrize(
    ("reach", "expected"),
    [
        (ways.wanting, [("intake", True)]),
        (ways.sent_in_process, [("appraise", True), ("supplement", False)]),
        (ways_process.paused, [("appraise", True), ("paused", False)]),
        (ways_process.owing, [("appraise", True), ("payment", False)]),
        (ways.withdrawing, [("appraise", True), ("withdrawal", False)]),
        (ways_process.apology_raised, [("apology", False), ("appraise", False)]),
        (ways_process.consulted, [("appraise", False), ("opinion", False)]),
    ],
)
def test_waits_hold_the_step_and_ask_for_what_is_waited_for(people, reach, expected):
    code = followed(reach(people))
    found = sorted((task.kind, task.is_held) for task in open_tasks(code))
    assert found == expected


def test_step_by_step_or_all_at_once_leads_to_the_same(people):
    slowly = walk.submitted(people)
    followed(slowly)
    dossiers.accept(dossier_code=slowly, by=people.one_stop, at=ACCEPTED_AT)
    followed(slowly)
    dossiers.hand_over(dossier_code=slowly, by=people.one_stop, at=ACCEPTED_AT)
    followed(slowly)
    dossiers.take(dossier_code=slowly, by=people.case_officer, at=ACCEPTED_AT)
    followed(slowly)
    walk.propose(slowly, people)
    followed(slowly)
    dossiers.send_back(dossier_code=slowly, reason="Sửa tên.", by=people.leader, at=ACCEPTED_AT)
    followed(slowly)
    quickly = walk.signing(people)
    dossiers.send_back(dossier_code=quickly, reason="Sửa tên.", by=people.leader, at=ACCEPTED_AT)
    followed(quickly)

    def told(code):
        names = "kind step_key ordinal agency_id assignee_id barred_id outcome ended_by_id due_at"
        return [[getattr(task, name) for name in names.split()] for task in tasks(code)]

    assert told(slowly) == told(quickly)
    [task] = open_tasks(quickly)
    assert (task.kind, task.ordinal) == ("appraise", 2)
    assert task.assignee_id == people.case_officer.account_id


def test_told_again_nothing_happens_and_one_question_is_asked(people, django_assert_num_queries):
    code = followed(walk.appraising(people))
    dossier_id = open_tasks(code)[0].dossier_id
    before = list(apps.get_model("workflow", "Task").objects.order_by("id").values_list())
    with django_assert_num_queries(3):  # The question, in a transaction of its own.
        assert not follow(dossier_id=dossier_id, by=SYSTEM, at=ACCEPTED_AT)
    assert list(apps.get_model("workflow", "Task").objects.order_by("id").values_list()) == before


def test_only_the_system_follows(people):
    code = walk.submitted(people)
    dossier_id = apps.get_model("dossiers", "Dossier").objects.get(code=code).pk
    with pytest.raises(NotPermitted):
        follow(dossier_id=dossier_id, by=people.leader, at=ACCEPTED_AT)
