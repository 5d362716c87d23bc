"""The desk is read from open tasks: whose they are, in which order, and at what cost."""

import json
import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from motcua.domain.dossiers.selectors import dossier_behind, heads
from motcua.domain.dossiers.tests.people import (
    PHO_HIEN_COMMITTEE,
    PHO_HIEN_ONE_STOP,
    SON_NAM_COMMITTEE,
    SON_NAM_ONE_STOP,
    everybody,
    register,
    submitted,
)
from motcua.domain.workflow.selectors.inbox import (
    DueFilter,
    InboxFilter,
    Pile,
    inbox,
    inbox_counts,
    unit_queue,
)
from motcua.domain.workflow.selectors.inbox_filters import Place, cursor_of, place_of
from motcua.domain.workflow.values import Matter
from motcua.foundation.clock import VIETNAM
from motcua.foundation.errors import NotPermitted

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
SOON = datetime(2026, 11, 23, 17, 0, tzinfo=VIETNAM)
HOUR = timedelta(hours=1)


@pytest.fixture
def desk(db, settings, tmp_path):
    """People, one dossier, and a way to put tasks before them."""
    settings.CONTENT_STORE_FOLDER = tmp_path / "files"
    return Desk()


class Desk:
    def __init__(self):
        self.people = everybody()
        code = submitted(self.people)
        self.dossier = apps.get_model("dossiers", "Dossier").objects.get(code=code)
        run = apps.get_model("workflow", "Run")
        self.run, _ = run.objects.get_or_create(
            dossier=self.dossier, defaults={"started_at": NOW, "builtin": "test"}
        )
        self.tasks = apps.get_model("workflow", "Task")
        self.tasks.objects.all().delete()
        self.count = 0

    def task(self, role="case_officer", agency=PHO_HIEN_COMMITTEE, *, due=NOW + HOUR, **more):
        self.count += 1
        facts = {
            "kind": "work",
            "step_key": f"buoc-{self.count}",
            "name": "Xác minh",
            "opened_at": NOW - HOUR,
            "receiving_agency_id": PHO_HIEN_ONE_STOP,
            "competent_agency_id": PHO_HIEN_COMMITTEE,
            "procedure_slug": "dang-ky-khai-sinh",
            "field_key": "ho-tich",
            "channel": "online",
            "urgent_at": due or datetime(9999, 12, 31, tzinfo=UTC),
            "dossier_due_at": due,
            **more,
        }
        return self.tasks.objects.create(
            run=self.run, dossier=self.dossier, role_key=role, agency_id=agency, **facts
        ).pk

    def shown(self, by, pile=Pile.MINE, **more):
        page = inbox(InboxFilter(pile=pile, **more), by=by, at=NOW, soon_until=SOON, size=100)
        return [row.task_id for row in page.rows]


def test_one_sees_the_tasks_of_ones_roles_and_ones_own_the_most_urgent_first(desk):
    people = desk.people
    later = desk.task(due=NOW + 3 * HOUR)
    first = desk.task(due=NOW - HOUR)
    own = desk.task(due=NOW + 2 * HOUR, assignee_id=people.case_officer.account_id)
    desk.task(assignee_id=people.other_case_officer.account_id)
    desk.task("leader")
    desk.task(agency=SON_NAM_COMMITTEE)
    desk.task(is_held=True)
    desk.task(ended_at=NOW, outcome="done")
    desk.task(barred_id=people.case_officer.account_id)
    assert desk.shown(people.case_officer) == [first, own, later]


def test_what_is_to_be_given_out_is_a_pile_of_its_own(desk):
    given_out = desk.task("one_stop_officer", PHO_HIEN_ONE_STOP, kind="return")
    taken_in = desk.task("one_stop_officer", PHO_HIEN_ONE_STOP, kind="intake")
    assert desk.shown(desk.people.one_stop) == [taken_in]
    assert desk.shown(desk.people.one_stop, Pile.READY) == [given_out]


def test_ones_own_pause_is_shown_although_the_dossier_waits(desk):
    own = desk.people.case_officer.account_id
    paused = desk.task(kind=Matter.PAUSED.value, is_held=True, assignee_id=own, due=None)
    desk.task(kind="appraise", is_held=True, assignee_id=own)
    assert desk.shown(desk.people.case_officer) == [paused]
    assert desk.shown(desk.people.case_officer, matter=Matter.PAUSED) == [paused]


def test_a_substitute_sees_the_tasks_of_who_is_away_there_and_then(desk):
    people, absence = desk.people, apps.get_model("workflow", "Absence")
    away, substitute = people.case_officer.account_id, people.other_case_officer
    theirs = desk.task(assignee_id=away)
    elsewhere = desk.task(agency=SON_NAM_COMMITTEE, assignee_id=away)
    facts = {
        "account_id": away,
        "substitute_id": substitute.account_id,
        "agency_code": PHO_HIEN_COMMITTEE,
        "entered_by_id": away,
        "entered_at": NOW,
    }
    row = absence.objects.create(since=NOW + HOUR, until=NOW + 2 * HOUR, **facts)
    assert desk.shown(substitute) == []
    row.since = NOW
    row.save()
    assert desk.shown(substitute) == [theirs]
    assert desk.shown(people.case_officer) == [theirs, elsewhere]
    row.cancelled_at = NOW
    row.save()
    assert desk.shown(substitute) == []


def test_what_waits_elsewhere_is_shown_once_to_whoever_may_read_it(desk):
    mine = desk.task("one_stop_officer", PHO_HIEN_ONE_STOP, kind="intake")
    inside = desk.task("leader", kind="sign")
    held = desk.task(is_held=True, due=NOW + 2 * HOUR)
    foreign = {
        "receiving_agency_id": SON_NAM_ONE_STOP,
        "competent_agency_id": SON_NAM_COMMITTEE,
    }
    desk.task(agency=SON_NAM_COMMITTEE, **foreign)
    assert desk.shown(desk.people.one_stop, Pile.ELSEWHERE) == [inside, held]
    assert mine not in desk.shown(desk.people.one_stop, Pile.ELSEWHERE)


def test_what_one_ended_today_is_shown_the_last_first(desk):
    officer = desk.people.case_officer
    ended = {"outcome": "done", "ended_by_id": officer.account_id}
    early = desk.task(ended_at=NOW - HOUR / 2, **ended)
    late = desk.task(ended_at=NOW - HOUR / 4, **ended)
    yesterday = NOW - timedelta(days=1)
    desk.task(ended_at=yesterday, **ended | {"opened_at": yesterday})
    desk.task(ended_at=NOW, outcome="done", ended_by_id=desk.people.leader.account_id)
    assert desk.shown(officer, Pile.DONE) == [late, early]


def test_filters_by_limit_divide_the_pile(desk):
    ids = {
        DueFilter.OVERDUE: desk.task(due=NOW - HOUR),
        DueFilter.SOON: desk.task(due=SOON),
        DueFilter.LATER: desk.task(due=SOON + HOUR),
        DueFilter.WAITING: desk.task(due=None, kind="intake"),
        DueFilter.HELD: desk.task(due=None, kind="work"),
    }
    officer = desk.people.case_officer
    for due, task_id in ids.items():
        assert desk.shown(officer, due=due) == [task_id]
    counts = inbox_counts(by=officer, at=NOW, soon_until=SOON)
    assert counts.by_due == dict.fromkeys(DueFilter, 1)
    assert (counts.by_pile[Pile.MINE], counts.overdue, counts.due_today) == (5, 1, 0)


def test_other_filters_narrow_the_pile(desk):
    officer = desk.people.case_officer
    plain = desk.task()
    other = desk.task(field_key="dat-dai", channel="post", assignee_id=officer.account_id)
    for narrowing in (
        {"field_key": "dat-dai"},
        {"channel": "post"},
        {"assignee_account_id": officer.account_id},
    ):
        assert desk.shown(officer, **narrowing) == [other]
    assert desk.shown(officer, agency_code=PHO_HIEN_COMMITTEE) == [plain, other]
    assert desk.shown(officer, agency_code=SON_NAM_COMMITTEE) == []


def test_counts_say_what_the_lists_show(desk):
    people = desk.people
    desk.task("one_stop_officer", PHO_HIEN_ONE_STOP, kind="intake", due=NOW + HOUR)
    desk.task("one_stop_officer", PHO_HIEN_ONE_STOP, kind="return")
    desk.task("one_stop_officer", PHO_HIEN_ONE_STOP, kind=Matter.WITHDRAWAL.value, step_key="")
    desk.task("leader")
    counts = inbox_counts(by=people.one_stop, at=NOW, soon_until=SOON)
    for pile in Pile:
        assert counts.by_pile[pile] == len(desk.shown(people.one_stop, pile))
    assert counts.by_matter[Matter.WITHDRAWAL] == 1
    assert counts.due_today == 2


def test_pages_follow_each_other_without_gap_or_overlap(desk):
    officer = desk.people.case_officer
    ids = [desk.task(due=NOW + (number // 3) * HOUR) for number in range(20)]
    walk, seen, cursors = {"after": None}, [], []
    while True:
        page = inbox(InboxFilter(), by=officer, at=NOW, soon_until=SOON, size=6, **walk)
        seen += [row.task_id for row in page.rows]
        cursors.append(page)
        if page.next is None:
            break
        walk = {"after": page.next}
    assert seen == ids
    assert cursors[0].previous is None
    for before, page in pairwise(cursors):
        back = inbox(
            InboxFilter(), by=officer, at=NOW, soon_until=SOON, size=6, before=page.previous
        )
        assert back.rows == before.rows


def test_a_queue_of_a_unit_is_for_those_who_see_to_its_work(desk):
    desk.task(assignee_id=desk.people.case_officer.account_id)
    desk.task("leader")
    page = unit_queue(PHO_HIEN_COMMITTEE, by=desk.people.leader, at=NOW, soon_until=SOON)
    assert len(page.rows) == 2
    with pytest.raises(NotPermitted):
        unit_queue(PHO_HIEN_COMMITTEE, by=desk.people.case_officer, at=NOW, soon_until=SOON)


@given(
    moment=st.datetimes(timezones=st.just(UTC)),
    number=st.integers(0, 10**18 - 1),
)
def test_a_cursor_keeps_its_place(moment, number):
    place = Place(moment.isoformat(" ").removesuffix(":00"), number)
    assert place_of(cursor_of(place)) == place


@given(st.text(max_size=120))
def test_what_is_no_cursor_leads_to_the_first_page(text):
    assert place_of(text) is None or cursor_of(place_of(text)) == text


@pytest.mark.parametrize(
    "text", [None, "", "infinity|1", cursor_of(Place("2026-13-01 00:00:00+00", 1))]
)
def test_malformed_cursors_are_none(text):
    assert place_of(text) is None


def test_a_task_that_is_never_urgent_has_a_place_too(desk):
    officer = desk.people.case_officer
    for _ in range(3):
        desk.task(due=None)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE workflow_task SET urgent_at = 'infinity'")
    first = inbox(InboxFilter(), by=officer, at=NOW, soon_until=SOON, size=2)
    second = inbox(InboxFilter(), by=officer, at=NOW, soon_until=SOON, size=2, after=first.next)
    assert (len(first.rows), len(second.rows)) == (2, 1)


def test_heads_say_what_a_row_shows(desk):
    head = heads([desk.dossier.pk])[desk.dossier.pk]
    page = dossier_behind(desk.dossier.pk)
    assert (head.code, head.state, head.submitter_name) == (page.code, page.state, "Phạm Thị Hạnh")
    assert head.due_derivation is None
    assert heads([]) == {}


MANY = """
    INSERT INTO workflow_task (run_id, dossier_id, step_key, ordinal, kind, name, agency_id,
        role_key, assignee_id, opened_at, is_held, outcome, note, version, receiving_agency_id,
        competent_agency_id, procedure_slug, field_key, channel, urgent_at, dossier_due_at,
        ended_at, ended_by_id)
    SELECT %(run)s, %(dossier)s, role.key || number, 1, 'work', 'Xác minh', agency.code,
        role.key, CASE WHEN number %% 3 = 0 THEN %(officer)s::bigint END, %(now)s, FALSE,
        CASE WHEN number %% 10 > 0 THEN 'done' ELSE '' END, '', 1, agency.code, agency.code,
        '', '', '', %(now)s::timestamptz + number * interval '1 minute',
        %(now)s::timestamptz + number * interval '1 minute',
        CASE WHEN number %% 10 > 0 THEN %(now)s::timestamptz END,
        CASE WHEN number %% 10 > 0 THEN %(officer)s::bigint END
    FROM (SELECT code FROM organisations_agency
        ORDER BY code <> %(committee)s, code <> %(one_stop)s, code LIMIT 20) agency,
        unnest(ARRAY['case_officer', 'leader', 'one_stop_officer']) role (key),
        generate_series(1, 1000) number
"""


@pytest.mark.parametrize("pile", [Pile.MINE, Pile.READY, Pile.ELSEWHERE])
def test_at_scale_every_stretch_is_a_short_walk_along_an_index(desk, pile, monkeypatch):
    officer = register(
        "nhieu",
        "Phạm Thị Nhiều",
        ("case_officer", PHO_HIEN_COMMITTEE),
        ("one_stop_officer", PHO_HIEN_ONE_STOP),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            MANY,
            {
                "run": desk.run.pk,
                "dossier": desk.dossier.pk,
                "officer": officer.account_id,
                "committee": PHO_HIEN_COMMITTEE,
                "one_stop": PHO_HIEN_ONE_STOP,
                "now": NOW,
            },
        )
        cursor.execute("ANALYZE workflow_task, workflow_absence")
    first = inbox(InboxFilter(pile=pile), by=officer, at=NOW, soon_until=SOON)
    assert bool(first.rows) is (pile is not Pile.READY)
    for after in (None, first.next):
        plan = explained(monkeypatch, InboxFilter(pile=pile), by=officer, after=after)
        nodes = list(walked(plan))
        assert not [each for each in nodes if each["Node Type"] == "Seq Scan" and of_tasks(each)]
        scans = [each for each in nodes if of_tasks(each)]
        assert scans
        assert {each["Node Type"] for each in scans} == {"Index Scan"}
        for sort in (each for each in nodes if each["Node Type"] in {"Sort", "Incremental Sort"}):
            assert sort["Actual Rows"] <= 26 * 8  # of a stretch 26 rows at most, of few stretches


def of_tasks(node):
    return node.get("Relation Name") == "workflow_task"


def walked(node):
    yield node
    for child in node.get("Plans", []):
        yield from walked(child)


def explained(monkeypatch, asked, *, by, after):
    """The plan of the page's own query, as it was really done."""
    from motcua.domain.workflow.selectors import inbox as module  # noqa: PLC0415

    plans = []

    def instead(statement, values):
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", values)
            [(found,)] = cursor.fetchall()
        plans.append(json.loads(found) if isinstance(found, str) else found)
        return []

    monkeypatch.setattr(module, "read", instead)
    inbox(asked, by=by, at=NOW, soon_until=SOON, after=after)
    monkeypatch.undo()
    [[plan]] = plans
    assert not re.search(r"external", json.dumps(plan))
    return plan["Plan"]


def test_a_page_and_its_counts_are_one_query_each(desk, django_assert_num_queries):
    with django_assert_num_queries(1):
        inbox(InboxFilter(), by=desk.people.one_stop, at=NOW, soon_until=SOON)
    with django_assert_num_queries(1):
        inbox_counts(by=desk.people.one_stop, at=NOW, soon_until=SOON)
    with django_assert_num_queries(1):
        heads([desk.dossier.pk])
