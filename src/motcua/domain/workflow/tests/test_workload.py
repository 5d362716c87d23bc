"""LR-098 (61/2018/NĐ-CP arts 9, 19.1). How much lies with whom; every figure is a part of the queue."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.domain.dossiers.tests.people import PHO_HIEN_COMMITTEE, SON_NAM_COMMITTEE
from motcua.domain.workflow.selectors.inbox import DueFilter, InboxFilter, unit_queue
from motcua.domain.workflow.selectors.workload import workload
from motcua.domain.workflow.tests.test_inbox import NOW, SOON, Desk
from motcua.foundation.errors import NotPermitted

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
QUERIES_MAX = 3


@pytest.fixture
def desk(db, settings, tmp_path):
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return Desk()


@pytest.fixture
def loads(desk):
    def by_name(by=None):
        by = by or desk.people.leader
        return {
            (load.full_name or load.role_keys): load
            for load in workload(PHO_HIEN_COMMITTEE, by=by, at=NOW)
        }

    return by_name


def test_each_officer_and_what_nobody_has_taken(desk, loads):
    own = {"assignee_id": desk.people.case_officer.account_id, "hours": 4}
    desk.task(due=NOW - DAY, **own)
    desk.task(due=NOW + HOUR, **own)
    desk.task(due=NOW + DAY, **own)
    desk.task(due=None, is_held=True, **own)
    desk.task(due=NOW - HOUR, hours=2)
    desk.task(due=NOW - HOUR, ended_at=NOW, outcome="done", **own)
    desk.task(agency=SON_NAM_COMMITTEE)
    found = loads()
    ha, unclaimed = found["Nguyễn Thị Thu Hà"], found["case_officer",]
    assert (ha.open, ha.overdue, ha.due_today, ha.held, ha.hours) == (4, 1, 1, 1, 16.0)
    assert (unclaimed.account_id, unclaimed.open, unclaimed.overdue) == (None, 1, 1)
    assert found["Lê Anh Tú"].open == 0  # Who has nothing can be given something.
    assert "Hoàng Thị Soát" not in found  # Procedure control has no tasks.
    assert next(iter(found)) == "Nguyễn Thị Thu Hà"


def test_every_figure_is_the_length_of_its_list(desk, loads):
    for number in range(12):
        assignee = [None, desk.people.case_officer, desk.people.other_case_officer][number % 3]
        desk.task(
            due=NOW + (number - 4) * 7 * HOUR,
            assignee_id=assignee.account_id if assignee else None,
        )
    for load in loads().values():
        of_them = {
            "assignee_account_id": load.account_id,
            "is_unclaimed": load.account_id is None,
            "role_key": "" if load.account_id else load.role_keys[0],
        }
        for count, more in (
            (load.open, {}),
            (load.overdue, {"due": DueFilter.OVERDUE}),
            (load.due_today, {"is_due_today": True}),
        ):
            page = unit_queue(
                PHO_HIEN_COMMITTEE,
                by=desk.people.leader,
                at=NOW,
                soon_until=SOON,
                asked=InboxFilter(**of_them, **more),
                size=100,
            )
            assert len(page.rows) == count, (load, more)


def test_who_has_work_and_no_role_any_more_is_not_forgotten(desk, loads):
    desk.task(assignee_id=desk.people.neighbour.account_id)
    load = loads()["Đỗ Văn Bình"]
    assert (load.role_keys, load.open) == ((), 1)


def test_it_is_for_those_who_see_to_the_work_and_cheap(desk, loads):
    desk.task(assignee_id=desk.people.neighbour.account_id)
    with pytest.raises(NotPermitted):
        loads(desk.people.case_officer)
    with CaptureQueriesContext(connection) as queries:
        loads()
    assert len(queries) <= QUERIES_MAX
