"""LR-084. A dossier stays on the version of its intake; another version is an act with a reason."""

from dataclasses import replace
from datetime import date

import pytest

from motcua.domain.dossiers.tests import people as walk
from motcua.domain.dossiers.tests.people import ACCEPTED_AT
from motcua.domain.identity.selectors import account_of, actor_for
from motcua.domain.processes.actions import draw_process, publish_process
from motcua.domain.processes.selectors import versions_of
from motcua.domain.workflow import errors
from motcua.domain.workflow.actions import migrate_run
from motcua.domain.workflow.selectors.tasks import run_of
from motcua.domain.workflow.tests import parallel
from motcua.domain.workflow.tests.interlinked import INVESTMENT
from motcua.domain.workflow.tests.runs import dossier_id_of, followed, open_tasks, tasks
from motcua.foundation import journal
from motcua.foundation.errors import NotPermitted


@pytest.fixture
def controller(others):
    return actor_for(account_of("ve-cap-giay"), at=ACCEPTED_AT)


@pytest.fixture
def publisher(others):
    return actor_for(account_of("ky-cap-giay"), at=ACCEPTED_AT)


@pytest.fixture
def changed(others, controller, publisher):
    """Publishes the process again, changed."""

    def publish(change, *, is_draft=False):
        [former, *_] = versions_of(INVESTMENT)
        process = replace(
            former.process,
            steps=tuple(step for step in map(change, former.process.steps) if step is not None),
        )
        version_id = draw_process(process=process, by=controller, at=ACCEPTED_AT)
        if not is_draft:
            publish_process(
                version_id=version_id,
                decision_number="1300/QĐ-UBND",
                decided_on=date(2026, 11, 19),
                valid_from=date(2026, 12, 1),
                by=publisher,
                at=ACCEPTED_AT,
            )
        return version_id

    return publish


def shorter(step):
    return replace(step, name="Thẩm định nhanh", hours=16) if step.key == "tham-dinh" else step


def migrate(code, to, by, reason="Áp dụng quy trình mới theo Quyết định 1300."):
    migrate_run(dossier_code=code, to_version_id=to, reason=reason, by=by, at=ACCEPTED_AT)


def test_open_steps_are_asked_by_the_new_version_of_whoever_has_them(others, controller, changed):
    code = parallel.appraising(others, at=ACCEPTED_AT)
    [before] = open_tasks(code)
    to = changed(shorter)
    assert open_tasks(followed(code))[0].name == before.name  # Nothing by itself.
    migrate(code, to, controller)
    [after] = open_tasks(code)
    assert (after.name, after.hours, after.ordinal) == ("Thẩm định nhanh", 16, 2)
    assert after.assignee_id == before.assignee_id == others.finance.account_id
    moved = next(task for task in tasks(code) if task.pk == before.pk)
    assert moved.outcome == "moved"
    assert run_of(dossier_id_of(code)).version_id == to
    line = journal.latest_about(f"dossier:{dossier_id_of(code)}", module="workflow")
    assert (line.word, line.facts["to"]) == ("workflow.run_migrated", to)
    assert "1300" in journal.private_facts_of(line)["reason"]


def test_parts_of_others_stay_asked_and_their_join_waits_on(others, controller, changed, row):
    code = parallel.assigned(others, at=ACCEPTED_AT)
    migrate(code, changed(shorter), controller)
    assert sorted(task.step_key for task in open_tasks(code)) == sorted(parallel.STEPS.values())
    assert row(code).consultations.filter(answered_at__isnull=True).count() == 3


def test_a_step_that_the_new_version_lacks_is_named(others, controller, changed, all_written):
    code = parallel.reviewing(others, at=ACCEPTED_AT)

    def without_review(step):
        if step.key == "xem-xet":
            return None
        exits = tuple(
            replace(one, to=tuple("ky" if to == "xem-xet" else to for to in one.to))
            for one in step.exits
        )
        return replace(step, exits=exits)

    to = changed(without_review)
    before = all_written()
    with pytest.raises(errors.StepsNotPlaced) as refusal:
        migrate(code, to, controller)
    assert refusal.value.details["steps"] == "Lãnh đạo phòng xem xét"
    assert all_written() == before


def test_only_to_another_published_version_of_the_same_procedure(
    others, controller, changed, people, all_written
):
    code = parallel.appraising(others, at=ACCEPTED_AT)
    draft = changed(shorter, is_draft=True)
    now = run_of(dossier_id_of(code)).version_id
    birth = followed(walk.appraising(people))
    over = followed(walk.returned(people))
    before = all_written()
    for dossier, to in ((code, draft), (code, now), (code, 987_654), (birth, now)):
        with pytest.raises(errors.VersionUnfit):
            migrate(dossier, to, controller)
    with pytest.raises(errors.RunEnded):
        migrate(over, now, controller)
    with pytest.raises(errors.NoteMissing):
        migrate(code, draft, controller, reason="  ")
    for by in (others.finance_leader, others.finance, people.controller):
        with pytest.raises(NotPermitted):
            migrate(code, now, by)
    assert all_written() == before
